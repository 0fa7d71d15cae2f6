package storage

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"

	"foraeldredialog/storage/journal"
)

const (
	entryPrefix = "e/"
	givenPrefix = "g/"
	metaKey     = "m"
)

// position is an entry's place in the journal.
type position struct {
	frame uint64
	place uint32
}

func (p position) after(q position) bool {
	return p.frame > q.frame || p.frame == q.frame && p.place > q.place
}

// meta is what a clean close leaves in Badger, to be held against the journal.
type meta struct {
	Head   journal.Head
	Device string
	Seqs   map[string]uint64 // newest sequence number of each device
	Counts map[string]uint64 // entries of each series
}

// index is Badger with our seal around every value.
type index struct {
	db   *badger.DB
	seal sealer
}

// small keeps Badger's appetite that of a laptop program: the defaults reserve
// 2.3 GB. Values come sealed, so compression has nothing to gain. Checksums are
// verified at each read but not as tables open: there Badger panics on a
// mismatch, and digest has looked already.
func small(dir string) badger.Options {
	return badger.DefaultOptions(dir).
		WithLogger(nil).
		WithSyncWrites(false).
		WithMetricsEnabled(false).
		WithDetectConflicts(false).
		WithCompression(options.None).
		WithChecksumVerificationMode(options.OnBlockRead).
		WithMemTableSize(8 << 20).
		WithNumMemtables(2).
		WithValueLogFileSize(16 << 20).
		WithValueThreshold(64 << 10).
		WithBlockCacheSize(8 << 20).
		WithIndexCacheSize(8 << 20).
		WithNumCompactors(2)
}

func openIndex(dir string, s sealer) (x *index, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("badger panicked: %v", r)
		}
	}()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	db, err := badger.Open(small(dir))
	if err != nil {
		return nil, fmt.Errorf("open badger: %w", err)
	}
	return &index{db: db, seal: s}, nil
}

func entryKey(series string, p position) []byte {
	key := append([]byte(entryPrefix+series), '/')
	key = binary.BigEndian.AppendUint64(key, p.frame)
	return binary.BigEndian.AppendUint32(key, p.place)
}

// parseEntryKey splits a key that entryKey made.
func parseEntryKey(key []byte) (series string, p position, ok bool) {
	if len(key) < len(entryPrefix)+1+12 {
		return "", p, false
	}
	at := len(key) - 12
	p.frame = binary.BigEndian.Uint64(key[at:])
	p.place = binary.BigEndian.Uint32(key[at+8:])
	return string(key[len(entryPrefix) : at-1]), p, true
}

func givenKey(series, id string) []byte { return []byte(givenPrefix + series + "/" + id) }

// setter is what a transaction and a batch have in common.
type setter func(key, value []byte) error

// write puts a frame. Each entry carries its ordinal within its series, counted
// from 1, so that a reader notices at once when Badger leaves one out.
func (x *index) write(set setter, frame uint64, r records, ordinals []uint64) error {
	for i, e := range r.entries {
		key := entryKey(e.Series, position{frame: frame, place: r.place(i)})
		if err := x.set(set, key, appendEntry(binary.AppendUvarint(nil, ordinals[i]), e)); err != nil {
			return err
		}
	}
	for _, g := range r.given {
		if err := x.set(set, givenKey(g.Series, g.ID), appendGiven(nil, g)); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) set(set setter, key, plain []byte) error {
	sealed, err := x.seal.seal(string(key), plain)
	if err != nil {
		return err
	}
	return set(key, sealed)
}

// apply adds one frame. It need not be atomic: a half-applied frame is only
// seen after an unclean stop, and then all is built anew.
func (x *index) apply(frame uint64, r records, ordinals []uint64) error {
	txn := x.db.NewTransaction(true)
	defer func() { txn.Discard() }()
	set := func(key, value []byte) error {
		err := txn.Set(key, value)
		if !errors.Is(err, badger.ErrTxnTooBig) {
			return err
		}
		if err := txn.Commit(); err != nil {
			return err
		}
		txn = x.db.NewTransaction(true)
		return txn.Set(key, value)
	}
	if err := x.write(set, frame, r, ordinals); err != nil {
		return err
	}
	return txn.Commit()
}

func (x *index) writeMeta(m meta) error {
	plain, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("encode meta: %w", err)
	}
	return x.db.Update(func(txn *badger.Txn) error {
		return x.set(txn.Set, []byte(metaKey), plain)
	})
}

func (x *index) readMeta() (meta, error) {
	var m meta
	plain, err := x.get([]byte(metaKey))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(plain, &m)
}

// get returns ErrNotFound, or an error that means damage.
func (x *index) get(key []byte) (plain []byte, err error) {
	err = x.db.View(func(txn *badger.Txn) error {
		item, err := txn.Get(key)
		if err != nil {
			return err
		}
		plain, err = x.open(item)
		return err
	})
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, ErrNotFound
	}
	return plain, err
}

func (x *index) open(item *badger.Item) (plain []byte, err error) {
	err = item.Value(func(sealed []byte) error {
		plain, err = x.seal.open(string(item.Key()), sealed)
		return err
	})
	return plain, err
}

// each calls fn for every pair whose key begins with prefix, in key order.
func (x *index) each(prefix string, fn func(key, plain []byte) error) error {
	return x.db.View(func(txn *badger.Txn) error {
		opt := badger.DefaultIteratorOptions
		opt.Prefix = []byte(prefix)
		it := txn.NewIterator(opt)
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			item := it.Item()
			plain, err := x.open(item)
			if err != nil {
				return err
			}
			if err := fn(item.Key(), plain); err != nil {
				return err
			}
		}
		return nil
	})
}

// close closes Badger and syncs its files one by one, because Badger's own sync
// is an empty function on Windows.
func (x *index) close() error {
	dir := x.db.Opts().Dir
	if err := x.db.Close(); err != nil {
		return fmt.Errorf("close badger: %w", err)
	}
	return syncFiles(dir)
}

func syncFiles(dir string) error {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
	if err != nil {
		return fmt.Errorf("sync badger: %w", err)
	}
	return journal.SyncDir(dir)
}

// digest sums up what a closed Badger consists of. One flipped bit in a table
// makes Badger panic as it opens, in a goroutine of its own where nothing can
// recover, so the files are looked at before it gets to see them. It guards
// against accidents; against intent every value is sealed.
func digest(dir string) (uint32, error) {
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	names, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return 0, err
	}
	for _, d := range names {
		if d.Name() == "LOCK" {
			continue
		}
		if err := addFile(sum, filepath.Join(dir, d.Name())); err != nil {
			return 0, err
		}
	}
	return sum.Sum32(), nil
}

func addFile(sum io.Writer, path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	n, err := io.Copy(sum, f)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(sum, "%q %d", filepath.Base(path), n)
	return err
}
