package storage

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"

	"foraeldredialog/storage/journal"
)

// maxTries bounds how often an older Badger is opened for salvage. Badger may
// end the whole program over a damaged file, from a goroutine of its own; the
// tries are counted in the mark beforehand, so that the store opens in the end.
// More than one, because power may also fail in the middle of a sound salvage.
const maxTries = 2

// survey is what the journal still has, to tell what it has lost.
type survey struct {
	checker
	readable map[uint64]bool
	newest   uint64 // number of the journal's newest frame
	given    map[string]*givenTrace
}

// givenTrace follows one text through the journal.
type givenTrace struct {
	frame uint64 // newest readable frame that has it
	texts map[[sha256.Size]byte]bool
}

func (s *Store) survey() (*survey, error) {
	v := &survey{
		checker:  checker{givens: map[string][sha256.Size]byte{}},
		readable: map[uint64]bool{}, newest: s.j.Head().Frame, given: map[string]*givenTrace{},
	}
	found, err := s.j.Scan(v.frame)
	v.journalProblems(found.Problems)
	return v, err
}

func (v *survey) frame(f journal.Frame) error {
	r, err := decodeRecords(f.Payload)
	if err == nil {
		v.readable[f.Number] = true
	}
	for _, g := range r.given {
		key := string(givenKey(g.Series, g.ID))
		t := v.given[key]
		if t == nil {
			t = &givenTrace{texts: map[[sha256.Size]byte]bool{}}
			v.given[key] = t
		}
		t.frame = f.Number
		t.texts[sha256.Sum256(appendGiven(nil, g))] = true
	}
	return v.checker.frame(f)
}

// lost says whether the journal once had this frame and cannot read it now.
func (v *survey) lost(frame uint64) bool {
	return frame > 0 && frame <= v.newest && !v.readable[frame]
}

// wants says whether a text from an older Badger is newer than the journal's. It
// is when no readable frame ever held it, for then it came from a lost one, and
// a frame was lost after the newest that can be read.
func (v *survey) wants(key string, plain []byte) bool {
	t := v.given[key]
	if t == nil {
		return true
	}
	if t.texts[sha256.Sum256(plain)] {
		return false
	}
	for n := t.frame + 1; n <= v.newest; n++ {
		if v.lost(n) {
			return true
		}
	}
	return false
}

// salvaged is what older Badgers still have of the lost frames.
type salvaged struct {
	entries map[position]Entry
	given   map[string]Given
}

// frames gives the entries back as frames, in journal order.
func (g salvaged) frames() []salvagedFrame {
	var out []salvagedFrame
	order := slices.SortedFunc(maps.Keys(g.entries), func(a, b position) int {
		return cmp.Or(cmp.Compare(a.frame, b.frame), cmp.Compare(a.place, b.place))
	})
	for _, p := range order {
		if n := len(out); n == 0 || out[n-1].number != p.frame {
			out = append(out, salvagedFrame{number: p.frame})
		}
		f := &out[len(out)-1]
		f.entries = append(f.entries, g.entries[p])
		f.places = append(f.places, p.place)
	}
	return out
}

type salvagedFrame struct {
	number uint64
	records
}

// salvage collects what the journal has lost from the Badgers that were there
// before. Their digest is of no help: after an unclean stop nobody has taken it.
// None is needed, because every value is sealed under its key and an entry that
// opens is right; Badger's own files are looked at only so that it will not
// bring the program down.
//
// The journal is left as it is: an entry appended to it again would stand at
// another place. What is salvaged therefore lives in Badger alone, and the next
// rebuild salvages it from there again; should Badger be lost as well, it is gone.
func (s *Store) salvage(v *survey) (salvaged, error) {
	out := salvaged{entries: map[position]Entry{}, given: map[string]Given{}}
	if err := s.room(2 * openReserve); err != nil {
		return out, err
	}
	names, err := s.indexNumbers()
	if err != nil {
		return out, err
	}
	for _, n := range slices.Backward(names) { // where two disagree, the newest is right
		if n == s.mark.Index {
			continue
		}
		if err := s.salvageOne(n, v, out); err != nil {
			return out, err
		}
	}
	return out, nil
}

// salvageOne fails only when the mark cannot be written. A Badger that cannot be
// read to its end keeps its count in the mark, and with that its folder.
func (s *Store) salvageOne(n uint64, v *survey, out salvaged) error {
	err := errors.New("given up")
	if s.mark.Tried[n] < maxTries {
		s.mark.Tried[n]++
		if err := writeMark(s.dir, s.seal, s.mark); err != nil {
			return err
		}
		err = out.from(s.indexDir(n), s.seal, v)
	}
	if err == nil {
		delete(s.mark.Tried, n)
		return nil
	}
	v.differs(fmt.Sprintf("%s%08d is kept, it cannot be read to its end: %v", indexPrefix, n, err), time.Time{})
	return nil
}

func (g salvaged) from(dir string, seal sealer, v *survey) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("badger panicked: %v", r)
		}
	}()
	if err := checkTables(dir); err != nil {
		return err
	}
	// No compaction: nothing is to be read or thrown away behind our back. Without
	// it nothing would ever lift a stall either.
	db, err := badger.Open(small(dir).WithNumCompactors(0).WithNumLevelZeroTablesStall(1000))
	if err != nil {
		return fmt.Errorf("open badger: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return g.read(&index{db: db, seal: seal}, v)
}

// read takes what it can: one bad value does not cost the others.
func (g salvaged) read(x *index, v *survey) error {
	var bad error
	err := x.db.View(func(txn *badger.Txn) error {
		opt := badger.DefaultIteratorOptions
		opt.PrefetchValues = false // it would read in goroutines that nothing recovers
		it := txn.NewIterator(opt)
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			if err := g.item(x, it.Item(), v); err != nil {
				bad = err
			}
		}
		return nil
	})
	return errors.Join(bad, err)
}

func (g salvaged) item(x *index, item *badger.Item, v *survey) error {
	key := string(item.Key())
	isGiven := strings.HasPrefix(key, givenPrefix)
	series, p, isEntry := parseEntryKey([]byte(key))
	isEntry = isEntry && strings.HasPrefix(key, entryPrefix)
	if _, have := g.entries[p]; isEntry && (have || !v.lost(p.frame)) || !isEntry && !isGiven {
		return nil
	}
	plain, err := x.open(item)
	if err != nil {
		return err
	}
	in := reader{rest: plain}
	if isEntry {
		in.uvarint() // the ordinal is counted anew
		if e := in.entry(); !in.bad && e.Series == series {
			g.entries[p] = e
			return nil
		}
		return errRecord
	}
	series, id, _ := strings.Cut(strings.TrimPrefix(key, givenPrefix), "/")
	expires, text := in.given()
	if in.bad {
		return errRecord
	}
	if _, have := g.given[key]; !have && v.wants(key, plain) {
		g.given[key] = Given{Series: series, ID: id, Expires: expires, Text: bytes.Clone(text)}
	}
	return nil
}

var errTable = errors.New("table's index is not what was written")

// indexSound checks the end of a table by hand, because over a length that is
// wrong there Badger calls log.Fatal. From the end backwards:
//
//	checksum length:4 checksum index length:4 index
//
// The checksum is a protobuf message with CRC-32C, its default, left out and the
// sum as field 2.
func indexSound(data []byte) bool {
	rest := data
	cut := func() (part []byte, ok bool) {
		if len(rest) < 4 {
			return nil, false
		}
		at := len(rest) - 4
		n := uint64(binary.BigEndian.Uint32(rest[at:]))
		if n > uint64(at) {
			return nil, false
		}
		part, rest = rest[at-int(n):at], rest[:at-int(n)]
		return part, true
	}
	message, ok := cut()
	if !ok || len(message) == 0 || message[0] != 2<<3 {
		return false
	}
	want, n := binary.Uvarint(message[1:])
	index, ok := cut()
	return ok && n == len(message)-1 && want == uint64(crc32.Checksum(index, crc32.MakeTable(crc32.Castagnoli)))
}

// checkTables reads each of Badger's tables as Badger would as it opens, but here
// a panic over a flipped bit can be caught.
func checkTables(dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil {
		return err
	}
	opt := small(dir)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if !indexSound(data) {
			return fmt.Errorf("%s: %w", filepath.Base(name), errTable)
		}
		t, err := table.OpenInMemoryTable(data, 0, &table.Options{
			BlockSize: opt.BlockSize, Compression: options.None, ChkMode: options.OnTableAndBlockRead,
		})
		if err == nil {
			err = t.VerifyChecksum()
		}
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
	}
	return nil
}
