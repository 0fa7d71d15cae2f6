package storage

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"foraeldredialog/storage/journal"
)

const indexPrefix = "index-"

func (s *Store) indexDir(n uint64) string {
	return filepath.Join(s.dir, fmt.Sprintf("%s%08d", indexPrefix, n))
}

// openDatabase opens Badger as it is when its files are those that were closed,
// and the mark and Badger's own note both agree with the journal. Otherwise it
// builds it anew. On return the mark says "not clean": whatever happens from now
// on, the next open will look.
func (s *Store) openDatabase() error {
	seen := s.mark
	clean := seen.Clean && seen.Head.Same(s.j.Head())
	if clean {
		sum, err := digest(s.indexDir(seen.Index))
		clean = err == nil && sum == seen.Digest
	}
	s.mark = mark{Index: seen.Index, Head: s.j.Head(), Tried: seen.Tried}
	if clean {
		if err := writeMark(s.dir, s.seal, s.mark); err != nil {
			return err
		}
		if s.openAsIs() {
			s.removeOthers()
			return nil
		}
	}
	return s.rebuild()
}

// openAsIs reports false for a Badger that cannot be used as it is.
func (s *Store) openAsIs() bool {
	idx, err := openIndex(s.indexDir(s.mark.Index), s.seal)
	if err != nil {
		return false
	}
	m, err := idx.readMeta()
	if err != nil || !m.Head.Same(s.mark.Head) || m.Seqs == nil || m.Counts == nil {
		_ = idx.close() // thrown away next
		return false
	}
	s.idx, s.device, s.seqs, s.counts = idx, m.Device, m.Seqs, m.Counts
	return true
}

// rebuild replays the journal into a fresh folder and lets the mark name it.
func (s *Store) rebuild() error {
	s.seqs, s.counts, s.device = map[string]uint64{}, map[string]uint64{}, ""
	size, err := folderSize(filepath.Join(s.dir, journalDir))
	if err != nil {
		return err
	}
	if err := s.room(openReserve + 2*size); err != nil {
		return err
	}
	if s.mark.Index, err = s.freshIndex(); err != nil {
		return err
	}
	if s.idx, err = openIndex(s.indexDir(s.mark.Index), s.seal); err != nil {
		return err
	}
	damaged, err := s.replay(salvaged{})
	if err == nil && damaged {
		err = s.rescue()
	}
	if err != nil {
		return fmt.Errorf("rebuild: %w", err)
	}
	if !damaged {
		s.mark.Tried = nil // whatever was kept, the journal has it all
	}
	if err := writeMark(s.dir, s.seal, s.mark); err != nil {
		return err
	}
	s.removeOthers()
	return nil
}

// rescue is what a rebuild does about a journal with damage: the Badgers from
// before give what it has lost, and the caller of Damage is told.
func (s *Store) rescue() error {
	v, err := s.survey()
	if err != nil {
		return err
	}
	if s.mark.Tried == nil {
		s.mark.Tried = map[uint64]int{}
	}
	found, err := s.salvage(v)
	if err != nil {
		return err
	}
	s.damage = v.report.Problems
	if len(found.entries)+len(found.given) > 0 {
		// All over again, because what is salvaged shifts the ordinals after it.
		s.seqs, s.counts, s.device = map[string]uint64{}, map[string]uint64{}, ""
		if _, err := s.replay(found); err != nil {
			return err
		}
	}
	// Numbers of lost entries must never be given out twice: write on as another
	// device.
	s.device = ""
	// What was salvaged is nowhere else once the old folders go, so it must be on
	// the disk before.
	if err := s.idx.close(); err != nil {
		s.idx = nil
		return err
	}
	s.idx, err = openIndex(s.indexDir(s.mark.Index), s.seal)
	return err
}

// replay writes the journal's frames to Badger, the salvaged ones between them
// where they once stood. It says whether the journal has damage.
func (s *Store) replay(found salvaged) (damaged bool, err error) {
	batch := s.idx.db.NewWriteBatch()
	defer batch.Cancel()
	put := func(frame uint64, r records) error {
		ordinals := s.ordinals(r.entries)
		s.count(r)
		return s.idx.write(batch.Set, frame, r, ordinals)
	}
	lost := found.frames()
	putBefore := func(frame uint64) error {
		for len(lost) > 0 && lost[0].number < frame {
			if err := put(lost[0].number, lost[0].records); err != nil {
				return err
			}
			lost = lost[1:]
		}
		return nil
	}
	report, err := s.j.Scan(func(f journal.Frame) error {
		r, err := decodeRecords(f.Payload)
		if errors.Is(err, errRecord) {
			damaged = true // authentic but senseless
			return nil
		}
		if err != nil {
			return err
		}
		if err := putBefore(f.Number); err != nil {
			return err
		}
		return put(f.Number, r)
	})
	if err != nil {
		return damaged, err
	}
	texts := records{given: slices.Collect(maps.Values(found.given))}
	if err := putBefore(math.MaxUint64); err != nil {
		return damaged, err
	}
	if err := put(0, texts); err != nil {
		return damaged, err
	}
	return damaged || len(report.Problems) > 0, batch.Flush()
}

// Damage says what opening the store found wrong with the journal, and what could
// not be salvaged; it is empty when nothing was. After a clean stop the opening
// reads too little to tell: Verify reads everything.
func (s *Store) Damage() []Problem { return slices.Clone(s.damage) }

// freshIndex is a number that no folder has: what a failed attempt left behind
// may not even be removable while the program runs.
func (s *Store) freshIndex() (uint64, error) {
	newest := s.mark.Index
	numbers, err := s.indexNumbers()
	for _, n := range numbers {
		newest = max(newest, n)
	}
	return newest + 1, err
}

// indexNumbers lists the Badger folders that are there, oldest first.
func (s *Store) indexNumbers() ([]uint64, error) {
	var numbers []uint64
	names, err := os.ReadDir(s.dir)
	for _, d := range names {
		if digits, ok := strings.CutPrefix(d.Name(), indexPrefix); ok {
			if n, err := strconv.ParseUint(digits, 10, 63); err == nil {
				numbers = append(numbers, n)
			}
		}
	}
	slices.Sort(numbers)
	return numbers, err
}

// removeOthers clears every Badger folder but the one in use and those that a
// salvage could not read to the end. What cannot be removed now is tried again at
// the next open.
func (s *Store) removeOthers() {
	numbers, err := s.indexNumbers()
	if err != nil {
		return
	}
	for _, n := range numbers {
		if n != s.mark.Index && s.mark.Tried[n] == 0 {
			_ = os.RemoveAll(s.indexDir(n))
		}
	}
}

func folderSize(dir string) (uint64, error) {
	names, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	var size uint64
	for _, d := range names {
		info, err := d.Info()
		if err != nil {
			return 0, err
		}
		size += uint64(info.Size())
	}
	return size, nil
}
