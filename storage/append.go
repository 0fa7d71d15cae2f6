package storage

import (
	"errors"
	"slices"
	"time"

	"foraeldredialog/storage/journal"
)

var errBehind = errors.New("database is behind the journal")

// Append writes entries and given together, all or nothing, and returns when
// they are synced to disk. The entries come back with Device, Seq and At set;
// an At that is given stays, to the millisecond.
func (s *Store) Append(entries []Entry, given []Given) ([]Entry, error) {
	if err := s.enter(); err != nil {
		return nil, ours("append", err)
	}
	defer s.leave()
	if err := validate(entries, given); err != nil {
		return nil, ours("append", err)
	}
	if len(entries)+len(given) == 0 {
		return nil, nil
	}
	r, err := s.commit(records{entries: slices.Clone(entries), given: slices.Clone(given)})
	if err != nil {
		return nil, ours("append", err)
	}
	return r.entries, nil
}

// commit numbers the entries at the moment their frame is written, so that
// order in the journal, sequence numbers and Badger's keys all agree.
func (s *Store) commit(r records) (records, error) {
	_, err := s.j.Commit(journal.Write{
		Payload: func() ([]byte, error) {
			s.number(r.entries)
			payload := r.encode()
			// Badger keeps a second copy, and a third while it flushes.
			if err := s.room(3*uint64(len(payload)) + writeReserve); err != nil {
				s.takeBack(r.entries)
				return nil, err
			}
			return payload, nil
		},
		Done: func(head journal.Head, err error) {
			if err != nil {
				s.takeBack(r.entries)
				return
			}
			s.saved(head.Frame, r)
		},
	})
	return r, err
}

func (s *Store) number(entries []Entry) {
	now := s.opt.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range entries {
		e := &entries[i]
		if e.At.IsZero() {
			e.At = now
		}
		e.At = e.At.UTC().Truncate(time.Millisecond)
		e.Device = s.device
		s.seqs[s.device]++
		e.Seq = s.seqs[s.device]
	}
}

// takeBack frees the numbers of a frame that was not written. The journal tells
// all frames of a failed batch before it makes the next.
func (s *Store) takeBack(entries []Entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(entries) > 0 {
		s.seqs[s.device] -= uint64(len(entries))
	}
}

// saved brings Badger up to a frame that is on the disk. Its failure is no
// failure of the append: the journal has the frame, reads turn to it, and the
// next open builds Badger anew.
func (s *Store) saved(frame uint64, r records) {
	s.mu.Lock()
	idx := s.idx
	if s.dirty {
		idx = nil
	}
	ordinals := s.ordinals(r.entries)
	s.mu.Unlock()
	if idx == nil || idx.apply(frame, r, ordinals) != nil {
		s.setDirty()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count(r)
}

func (s *Store) setDirty() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dirty = true
}

// ordinals says which entry of its series each one will be. They are counted
// only once Badger has them, or a reader would miss them there.
func (s *Store) ordinals(entries []Entry) []uint64 {
	more := make(map[string]uint64, 1)
	out := make([]uint64, len(entries))
	for i, e := range entries {
		more[e.Series]++
		out[i] = s.counts[e.Series] + more[e.Series]
	}
	return out
}

// count keeps up with what frames add; the caller holds mu or is alone.
func (s *Store) count(r records) {
	if r.device != "" && s.opt.Device == "" {
		s.device = r.device
	}
	for _, e := range r.entries {
		s.counts[e.Series]++
		s.seqs[e.Device] = max(s.seqs[e.Device], e.Seq)
	}
	for _, g := range r.given {
		s.counts[g.Series] += 0 // the series is there, if without entries
	}
}
