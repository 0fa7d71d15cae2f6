package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
	s.mark = mark{Index: seen.Index, Head: s.j.Head()}
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
	report, err := s.replay()
	if err != nil {
		return fmt.Errorf("rebuild: %w", err)
	}
	if len(report.Problems) > 0 {
		// Numbers of lost entries must never be given out twice: write on as
		// another device.
		s.device = ""
	}
	if err := writeMark(s.dir, s.seal, s.mark); err != nil {
		return err
	}
	s.removeOthers()
	return nil
}

func (s *Store) replay() (journal.Report, error) {
	batch := s.idx.db.NewWriteBatch()
	defer batch.Cancel()
	report, err := s.j.Scan(func(f journal.Frame) error {
		r, err := decodeRecords(f.Payload)
		if errors.Is(err, errRecord) {
			return nil // authentic but senseless; Verify reports it
		}
		if err != nil {
			return err
		}
		ordinals := s.ordinals(r.entries)
		s.count(r)
		return s.idx.write(batch.Set, f.Number, r, ordinals)
	})
	if err != nil {
		return report, err
	}
	return report, batch.Flush()
}

// freshIndex is a number that no folder has: what a failed attempt left behind
// may not even be removable while the program runs.
func (s *Store) freshIndex() (uint64, error) {
	newest := s.mark.Index
	names, err := os.ReadDir(s.dir)
	for _, d := range names {
		if digits, ok := strings.CutPrefix(d.Name(), indexPrefix); ok {
			if n, err := strconv.ParseUint(digits, 10, 63); err == nil {
				newest = max(newest, n)
			}
		}
	}
	return newest + 1, err
}

// removeOthers clears every Badger folder but the one in use. What cannot be
// removed now is tried again at the next open.
func (s *Store) removeOthers() {
	names, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	for _, d := range names {
		path := filepath.Join(s.dir, d.Name())
		if strings.HasPrefix(d.Name(), indexPrefix) && path != s.indexDir(s.mark.Index) {
			_ = os.RemoveAll(path)
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
