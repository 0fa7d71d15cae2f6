package storage

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"foraeldredialog/storage/journal"
)

// errEnough ends an iteration early.
var errEnough = errors.New("enough")

// callbackError carries a caller's own error past the places where an error
// means damage.
type callbackError struct{ err error }

func (c callbackError) Error() string { return c.err.Error() }

// Entries calls fn for each entry of a series in append order. Entries that are
// appended meanwhile are left out. When Badger turns out to be damaged, the rest
// comes from the journal; when that lacks entries too, the last word is
// ErrDamaged. An error from fn ends the reading and is returned as it is.
func (s *Store) Entries(series string, fn func(Entry) error) error {
	if err := s.enter(); err != nil {
		return ours("entries", err)
	}
	defer s.leave()
	s.mu.Lock()
	want, idx := s.counts[series], s.idx
	if s.dirty {
		idx = nil
	}
	s.mu.Unlock()

	var got uint64
	var last position
	deliver := func(p position, e Entry) error {
		got, last = got+1, p
		if err := fn(e); err != nil {
			return callbackError{err}
		}
		return nil
	}
	if idx != nil {
		err := idx.entries(series, want, deliver)
		var own callbackError
		if errors.As(err, &own) {
			return own.err
		}
		if err == nil && got == want {
			return nil
		}
		s.setDirty()
	}
	if err := s.entriesFromJournal(series, last, deliver); err != nil {
		var own callbackError
		if errors.As(err, &own) {
			return own.err
		}
		return ours("entries", err)
	}
	if got < want {
		return fmt.Errorf("entries: %w: %d of %d can be read", ErrDamaged, got, want)
	}
	return nil
}

func (x *index) entries(series string, limit uint64, fn func(position, Entry) error) error {
	n := uint64(0)
	err := x.each(entryPrefix+series+"/", func(key, plain []byte) error {
		if n == limit {
			return errEnough
		}
		n++
		_, p, ok := parseEntryKey(key)
		in := reader{rest: plain}
		ordinal, e := in.uvarint(), in.entry()
		if !ok || in.bad || ordinal != n {
			return errRecord
		}
		return fn(p, e)
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// entriesFromJournal collects first and calls after, because appends wait while
// the journal is read and fn may want to append.
func (s *Store) entriesFromJournal(series string, after position, fn func(position, Entry) error) error {
	type placed struct {
		at position
		e  Entry
	}
	var found []placed
	err := s.eachFrame(func(frame uint64, r records) {
		for i, e := range r.entries {
			at := position{frame: frame, place: uint32(i)}
			if e.Series == series && at.after(after) {
				e.Body = slices.Clone(e.Body)
				found = append(found, placed{at, e})
			}
		}
	})
	if err != nil {
		return err
	}
	for _, f := range found {
		if err := fn(f.at, f.e); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) eachFrame(fn func(frame uint64, r records)) error {
	_, err := s.j.Scan(func(f journal.Frame) error {
		r, err := decodeRecords(f.Payload)
		if errors.Is(err, errRecord) {
			return nil
		}
		if err != nil {
			return err
		}
		fn(f.Number, r)
		return nil
	})
	return err
}

// SeriesIDs lists every series that anything was ever kept under, sorted.
func (s *Store) SeriesIDs() ([]string, error) {
	if err := s.enter(); err != nil {
		return nil, ours("series", err)
	}
	defer s.leave()
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.counts)), nil
}

// Given returns the newest text kept under an id, or ErrNotFound.
func (s *Store) Given(series, id string) ([]byte, error) {
	if err := s.enter(); err != nil {
		return nil, ours("given", err)
	}
	defer s.leave()
	s.mu.Lock()
	idx := s.idx
	if s.dirty {
		idx = nil
	}
	s.mu.Unlock()
	if idx != nil {
		plain, err := idx.get(givenKey(series, id))
		in := reader{rest: plain}
		switch _, text := in.given(); {
		case errors.Is(err, ErrNotFound):
			return nil, ours("given", err)
		case err == nil && !in.bad:
			return text, nil
		}
		s.setDirty()
	}
	text, err := s.givenFromJournal(series, id)
	if err != nil {
		return nil, ours("given", err)
	}
	return text, nil
}

func (s *Store) givenFromJournal(series, id string) ([]byte, error) {
	var text []byte
	err := s.eachFrame(func(_ uint64, r records) {
		for _, g := range r.given {
			if g.Series == series && g.ID == id {
				text = append([]byte{}, g.Text...)
			}
		}
	})
	if err == nil && text == nil {
		err = ErrNotFound
	}
	return text, err
}
