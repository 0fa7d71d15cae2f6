// Package vault keeps one random data key behind slots. Each slot holds the
// same data key, sealed under something a person has: today a passphrase.
// Changing the passphrase therefore rewrites a slot and never the data.
//
// The package knows keys and slots. It refuses to know what the data key opens,
// and it never logs, prints or returns a passphrase.
//
// One file, keys.json, mode 0600, written whole or not at all:
//
//	{
//	  "format": "foraeldredialog-keys",
//	  "version": 1,
//	  "slots": [{
//	    "kind": "passphrase", "kdf": "argon2id",
//	    "time": 3, "memoryKiB": 65536, "threads": 4,
//	    "salt": …16 bytes…, "nonce": …24 bytes…, "sealed": …32+16 bytes…
//	  }]
//	}
//
// The keys hang together like this:
//
//	passphrase ─ NFC ─ argon2id(salt) ─→ slot key
//	slot key ─ XChaCha20-Poly1305(nonce, aad = format/version/kind) ─→ data key
//	data key ─ HKDF-SHA256(info = "foraeldredialog/journal/v1") ─→ journal key
//	data key ─ HKDF-SHA256(info = "foraeldredialog/badger/v1")  ─→ Badger key
//
// Slots of a kind that this version does not know are kept when the file is
// rewritten.
package vault

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Errors that callers tell apart with errors.Is.
var (
	ErrPassphrase = errors.New("vault: wrong passphrase")
	ErrEmpty      = errors.New("vault: empty passphrase")
	ErrDamaged    = errors.New("vault: key file damaged")
	ErrNewer      = errors.New("vault: key file is from a newer version")
	ErrExists     = errors.New("vault: there is a key file already")
)

const (
	fileName    = "keys.json"
	fileFormat  = "foraeldredialog-keys"
	fileVersion = 1
	// A file with every slot planned so far is below 4 KiB.
	maxFile = 1 << 16
)

// Options are what Create and ChangePassphrase draw on besides their arguments.
type Options struct {
	Rand io.Reader // default crypto/rand
	Cost Cost      // default DefaultCost; anything less is for tests
}

func (o Options) withDefaults() Options {
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.Cost == (Cost{}) {
		o.Cost = DefaultCost
	}
	return o
}

// keyFile is keys.json. Slots stay raw so that unknown kinds survive a rewrite.
type keyFile struct {
	Format  string            `json:"format"`
	Version int               `json:"version"`
	Slots   []json.RawMessage `json:"slots"`
}

// Exists says whether dir holds a key file. A file that cannot be looked at
// counts as one, so that nothing is ever created over it.
func Exists(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, fileName))
	return err == nil || !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR)
}

// Create draws a new data key and writes the key file with one passphrase slot.
func Create(dir, passphrase string, opt Options) (Key, error) {
	opt = opt.withDefaults()
	if Exists(dir) {
		return Key{}, fmt.Errorf("vault: create: %w", ErrExists)
	}
	var key Key
	if _, err := io.ReadFull(opt.Rand, key.data[:]); err != nil {
		return Key{}, fmt.Errorf("vault: create: draw key: %w", err)
	}
	raw, err := sealSlot(key, passphrase, opt)
	if err != nil {
		return Key{}, fmt.Errorf("vault: create: %w", err)
	}
	file := keyFile{Format: fileFormat, Version: fileVersion, Slots: []json.RawMessage{raw}}
	if err := writeKeys(dir, file); err != nil {
		return Key{}, fmt.Errorf("vault: create: %w", err)
	}
	return key, nil
}

// Open returns the data key if the passphrase opens a slot, else ErrPassphrase.
// A damaged slot cannot be told from a wrong passphrase, by design.
func Open(dir, passphrase string) (Key, error) {
	file, err := readKeys(dir)
	if err != nil {
		return Key{}, fmt.Errorf("vault: open: %w", err)
	}
	key, _, err := openAny(file, passphrase)
	if err != nil {
		return Key{}, fmt.Errorf("vault: open: %w", err)
	}
	return key, nil
}

// ChangePassphrase replaces the slot that old opens with one for next. The data
// key and all other slots stay. On any error the old passphrase still holds.
func ChangePassphrase(dir, old, next string, opt Options) error {
	file, err := readKeys(dir)
	if err != nil {
		return fmt.Errorf("vault: change passphrase: %w", err)
	}
	key, at, err := openAny(file, old)
	if err != nil {
		return fmt.Errorf("vault: change passphrase: %w", err)
	}
	if file.Slots[at], err = sealSlot(key, next, opt.withDefaults()); err != nil {
		return fmt.Errorf("vault: change passphrase: %w", err)
	}
	if err := writeKeys(dir, file); err != nil {
		return fmt.Errorf("vault: change passphrase: %w", err)
	}
	return nil
}

func readKeys(dir string) (keyFile, error) {
	f, err := os.Open(filepath.Join(dir, fileName))
	if err != nil {
		return keyFile{}, err
	}
	defer func() { _ = f.Close() }() // read only: nothing to lose
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return keyFile{}, err
	}
	return parseKeys(data)
}

func parseKeys(data []byte) (keyFile, error) {
	var file keyFile
	if len(data) > maxFile {
		return keyFile{}, fmt.Errorf("%w: larger than %d bytes", ErrDamaged, maxFile)
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return keyFile{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if file.Format != fileFormat || file.Version < 1 {
		return keyFile{}, fmt.Errorf("%w: format %q version %d", ErrDamaged, file.Format, file.Version)
	}
	if file.Version > fileVersion {
		return keyFile{}, fmt.Errorf("%w: version %d", ErrNewer, file.Version)
	}
	if len(file.Slots) == 0 || len(file.Slots) > maxSlots {
		return keyFile{}, fmt.Errorf("%w: %d slots", ErrDamaged, len(file.Slots))
	}
	return file, nil
}

func writeKeys(dir string, file keyFile) error {
	data, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return fmt.Errorf("encode keys: %w", err)
	}
	return WriteWhole(filepath.Join(dir, fileName), append(data, '\n'))
}
