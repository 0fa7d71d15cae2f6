package storage

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/gofrs/flock"

	"foraeldredialog/storage/journal"
	"foraeldredialog/storage/vault"
)

const (
	lockName   = "lock"
	journalDir = "journal"

	// Badger writes through mapped memory: on a full disk that is a signal that
	// ends the process. Below this much space it is not opened at all.
	openReserve = 8 << 20
	// Kept free at every append; it covers what Badger flushes behind it.
	writeReserve = 32 << 20
)

// Store is an open store. Its methods may be called from any goroutine.
type Store struct {
	dir  string
	opt  Options
	lock *flock.Flock
	seal sealer
	j    *journal.Journal
	mark mark

	damage []Problem // what the opening found

	lifeMu sync.Mutex
	idle   *sync.Cond // signalled when active falls to 0
	active int
	closed bool

	// mu guards what follows and is held for moments only, never over a callback
	// or a disk write. It is taken after the journal's own lock, never before.
	mu     sync.Mutex
	idx    *index // nil or untrusted once dirty
	dirty  bool   // Badger is behind or damaged: read the journal instead
	device string
	seqs   map[string]uint64
	counts map[string]uint64 // entries of each series
}

// Exists says whether dir holds a store.
func Exists(dir string) bool { return vault.Exists(dir) }

// Create makes dir, mode 0700, and an empty store in it.
func Create(dir, passphrase string, opt Options) (*Store, error) {
	opt = opt.withDefaults()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, ours("create", err)
	}
	s, err := lockDir(dir, opt)
	if err != nil {
		return nil, ours("create", err)
	}
	if err := s.create(passphrase); err != nil {
		return nil, ours("create", errors.Join(err, s.release()))
	}
	return s, nil
}

func (s *Store) create(passphrase string) error {
	if err := s.room(openReserve); err != nil {
		return err
	}
	if !vault.Exists(s.dir) {
		// A journal without its keys is somebody's data, even if unreadable.
		left, err := os.ReadDir(filepath.Join(s.dir, journalDir))
		if len(left) > 0 {
			return fmt.Errorf("%w: there is a journal without keys.json", ErrDamaged)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	key, err := vault.Create(s.dir, passphrase, vault.Options{Rand: s.opt.Rand, Cost: s.opt.cost})
	if err != nil {
		return err
	}
	return s.open(key)
}

// Open opens the store in dir. After a clean stop only the journal's newest
// segment is read; after any other Badger is built anew from the journal.
func Open(dir, passphrase string, opt Options) (*Store, error) {
	if !Exists(dir) {
		if info, err := os.Stat(dir); err == nil && !info.IsDir() {
			return nil, ours("open", &fs.PathError{Op: "open", Path: dir, Err: syscall.ENOTDIR})
		}
		return nil, fmt.Errorf("open: %w", ErrNoStore)
	}
	s, err := lockDir(dir, opt.withDefaults())
	if err != nil {
		return nil, ours("open", err)
	}
	key, err := vault.Open(dir, passphrase)
	if err == nil {
		err = s.open(key)
	}
	if err != nil {
		return nil, ours("open", errors.Join(err, s.release()))
	}
	return s, nil
}

// ChangePassphrase lets next open the store in dir, and old no more. The store
// must not be open.
func ChangePassphrase(dir, old, next string, opt Options) error {
	if !Exists(dir) {
		return fmt.Errorf("change passphrase: %w", ErrNoStore)
	}
	s, err := lockDir(dir, opt.withDefaults())
	if err != nil {
		return ours("change passphrase", err)
	}
	err = vault.ChangePassphrase(dir, old, next, vault.Options{Rand: opt.Rand, Cost: opt.cost})
	if err = errors.Join(err, s.release()); err != nil {
		return ours("change passphrase", err)
	}
	return nil
}

func lockDir(dir string, opt Options) (*Store, error) {
	lock := flock.New(filepath.Join(dir, lockName), flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, ErrInUse
	}
	s := &Store{dir: dir, opt: opt, lock: lock}
	s.idle = sync.NewCond(&s.lifeMu)
	return s, nil
}

// open does everything that needs the data key.
func (s *Store) open(key vault.Key) error {
	journalKey, err := key.Journal()
	if err != nil {
		return err
	}
	badgerKey, err := key.Badger()
	if err != nil {
		return err
	}
	if s.seal, err = newSealer(badgerKey, s.opt.Rand); err != nil {
		return err
	}
	if s.mark, err = readMark(s.dir, s.seal); err != nil {
		return err
	}
	if err := s.room(openReserve); err != nil {
		return err
	}
	s.j, err = journal.Open(filepath.Join(s.dir, journalDir), journalKey, journal.Options{
		Rand: s.opt.Rand, Reserve: writeReserve, Free: s.opt.free, Seen: s.mark.Head,
	})
	if err != nil {
		return err
	}
	if err := s.openDatabase(); err != nil {
		return err
	}
	return s.settleDevice()
}

// settleDevice makes sure that there is an id to write under.
func (s *Store) settleDevice() error {
	if s.opt.Device != "" {
		s.device = s.opt.Device
	}
	if s.device != "" {
		return nil
	}
	id := make([]byte, 8)
	if _, err := io.ReadFull(s.opt.Rand, id); err != nil {
		return fmt.Errorf("draw device id: %w", err)
	}
	_, err := s.commit(records{device: hex.EncodeToString(id)})
	return err
}

// Close writes everything out and marks the store as cleanly closed. It waits
// for calls under way, so it must not be called from inside a callback.
func (s *Store) Close() error {
	s.lifeMu.Lock()
	if s.closed {
		s.lifeMu.Unlock()
		return nil
	}
	s.closed = true
	for s.active > 0 {
		s.idle.Wait()
	}
	s.lifeMu.Unlock()

	head := s.j.Head()
	sum, badgerErr := s.closeIndex(head)
	err := s.j.Close()
	if err == nil && badgerErr == nil {
		// Without the mark the next open builds Badger anew; nothing is lost.
		_ = writeMark(s.dir, s.seal, mark{Clean: true, Index: s.mark.Index, Digest: sum, Head: head, Tried: s.mark.Tried})
	}
	s.j = nil
	if err = errors.Join(err, s.release()); err != nil {
		return ours("close", err)
	}
	return nil
}

// closeIndex returns the digest of a Badger that the next open may trust.
func (s *Store) closeIndex(head journal.Head) (uint32, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.idx == nil {
		return 0, errBehind
	}
	var err error
	if s.dirty {
		err = errBehind
	} else {
		err = s.idx.writeMeta(meta{Head: head, Device: s.device, Seqs: s.seqs, Counts: s.counts})
	}
	err = errors.Join(err, s.idx.close())
	s.idx = nil
	if err != nil {
		return 0, err
	}
	return digest(s.indexDir(s.mark.Index))
}

// release lets go of whatever is held, on the way out.
func (s *Store) release() error {
	var err error
	if s.idx != nil {
		err = s.idx.close()
		s.idx = nil
	}
	if s.j != nil {
		err = errors.Join(err, s.j.Close())
		s.j = nil
	}
	return errors.Join(err, s.lock.Unlock())
}

// enter keeps Close waiting until leave.
func (s *Store) enter() error {
	s.lifeMu.Lock()
	defer s.lifeMu.Unlock()
	if s.closed {
		return ErrClosed
	}
	s.active++
	return nil
}

func (s *Store) leave() {
	s.lifeMu.Lock()
	defer s.lifeMu.Unlock()
	if s.active--; s.active == 0 {
		s.idle.Broadcast()
	}
}

// room returns ErrDiskFull unless need bytes are free.
func (s *Store) room(need uint64) error {
	free, err := s.opt.free(s.dir)
	if err != nil {
		return fmt.Errorf("ask for free space: %w", err)
	}
	if free < need {
		return fmt.Errorf("%w: %d bytes free, %d needed", ErrDiskFull, free, need)
	}
	return nil
}

// ours gives errors from below this package's names and says what was done.
func ours(op string, err error) error {
	names := []struct{ theirs, ours error }{
		{vault.ErrPassphrase, ErrPassphrase},
		{vault.ErrEmpty, ErrInvalid},
		{vault.ErrDamaged, ErrDamaged},
		{vault.ErrNewer, ErrNewer},
		{vault.ErrExists, ErrExists},
		{journal.ErrClosed, ErrClosed},
		{journal.ErrDiskFull, ErrDiskFull},
		{syscall.ENOSPC, ErrDiskFull},
		{journal.ErrTooLarge, ErrInvalid},
		{journal.ErrDamaged, ErrDamaged},
		{journal.ErrNewer, ErrNewer},
		{fs.ErrPermission, ErrReadOnly},
		{syscall.EROFS, ErrReadOnly},
		{syscall.ENOTDIR, ErrReadOnly},
	}
	for _, n := range names {
		if errors.Is(err, n.theirs) && !errors.Is(err, n.ours) {
			return fmt.Errorf("%s: %w: %w", op, n.ours, err)
		}
	}
	return fmt.Errorf("%s: %w", op, err)
}
