package storage

import (
	"crypto/cipher"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/crypto/chacha20poly1305"

	"foraeldredialog/storage/journal"
	"foraeldredialog/storage/vault"
)

// sealer seals values under the name they are kept by, so that a value cannot
// be moved to another name.
type sealer struct {
	aead cipher.AEAD
	rand io.Reader
}

func newSealer(key []byte, rand io.Reader) (sealer, error) {
	aead, err := chacha20poly1305.NewX(key)
	return sealer{aead: aead, rand: rand}, err
}

func aadFor(name string) []byte { return []byte("foraeldredialog/badger/v1/" + name) }

func (s sealer) seal(name string, plain []byte) ([]byte, error) {
	out := make([]byte, chacha20poly1305.NonceSizeX, chacha20poly1305.NonceSizeX+len(plain)+chacha20poly1305.Overhead)
	if _, err := io.ReadFull(s.rand, out); err != nil {
		return nil, fmt.Errorf("draw nonce: %w", err)
	}
	return s.aead.Seal(out, out, plain, aadFor(name)), nil
}

func (s sealer) open(name string, sealed []byte) ([]byte, error) {
	if len(sealed) < chacha20poly1305.NonceSizeX {
		return nil, errSealed
	}
	nonce := sealed[:chacha20poly1305.NonceSizeX]
	plain, err := s.aead.Open(nil, nonce, sealed[len(nonce):], aadFor(name))
	if err != nil {
		return nil, errSealed
	}
	return plain, nil
}

var errSealed = errors.New("value is not what was written")

const (
	markName    = "mark"
	markVersion = 1
)

// mark is what outlives a stop. A mark that is missing or cannot be read means
// the same as one that is not clean: look at everything.
type mark struct {
	Version int
	Clean   bool
	Index   uint64       // number of the folder that holds Badger
	Digest  uint32       // of that folder's files, when clean
	Head    journal.Head // newest frame when the mark was written
	// How often each older Badger was opened for salvage and not read to its end.
	Tried map[uint64]int `json:",omitempty"`
}

// readMark returns the zero mark for a missing or damaged one; it only fails
// when the disk does.
func readMark(dir string, s sealer) (mark, error) {
	sealed, err := os.ReadFile(filepath.Join(dir, markName))
	if errors.Is(err, fs.ErrNotExist) {
		return mark{}, nil
	}
	if err != nil {
		return mark{}, err
	}
	var m mark
	plain, err := s.open(markName, sealed)
	if err != nil || json.Unmarshal(plain, &m) != nil {
		return mark{}, nil
	}
	if m.Version > markVersion {
		return mark{}, fmt.Errorf("%w: mark version %d", ErrNewer, m.Version)
	}
	return m, nil
}

func writeMark(dir string, s sealer, m mark) error {
	m.Version = markVersion
	plain, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("encode mark: %w", err)
	}
	sealed, err := s.seal(markName, plain)
	if err != nil {
		return err
	}
	return vault.WriteWhole(filepath.Join(dir, markName), sealed)
}
