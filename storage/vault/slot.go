package vault

import (
	"crypto/cipher"
	"encoding/json"
	"fmt"
	"io"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// Cost is the work that one guess at a passphrase takes.
type Cost struct {
	Time      uint32 // passes
	MemoryKiB uint32
	Threads   uint8
}

// DefaultCost takes about 0.3 s on a laptop of 2020 (RFC 9106, second
// recommended option, with its 64 MiB).
var DefaultCost = Cost{Time: 3, MemoryKiB: 64 << 10, Threads: 4}

// A file comes from outside: without bounds it could ask for 100 GB or a year.
const (
	maxTime      = 16
	maxMemoryKiB = 512 << 10
	maxThreads   = 16
	saltSize     = 16
	maxSlots     = 16

	kindPassphrase = "passphrase"
	kdfArgon2id    = "argon2id"
)

// slot is a passphrase slot as it stands in the file.
type slot struct {
	Kind      string `json:"kind"`
	KDF       string `json:"kdf"`
	Time      uint32 `json:"time"`
	MemoryKiB uint32 `json:"memoryKiB"`
	Threads   uint8  `json:"threads"`
	Salt      []byte `json:"salt"`
	Nonce     []byte `json:"nonce"`
	Sealed    []byte `json:"sealed"`
}

func (s slot) check() error {
	switch {
	case s.KDF != kdfArgon2id:
		return fmt.Errorf("%w: key derivation %q", ErrDamaged, s.KDF)
	case s.Time < 1 || s.Time > maxTime,
		s.Threads < 1 || s.Threads > maxThreads,
		s.MemoryKiB < 8*uint32(s.Threads) || s.MemoryKiB > maxMemoryKiB:
		return fmt.Errorf("%w: cost time=%d memory=%d KiB threads=%d out of bounds",
			ErrDamaged, s.Time, s.MemoryKiB, s.Threads)
	case len(s.Salt) != saltSize, len(s.Nonce) != chacha20poly1305.NonceSizeX,
		len(s.Sealed) != keySize+chacha20poly1305.Overhead:
		return fmt.Errorf("%w: slot field of wrong length", ErrDamaged)
	}
	return nil
}

// aead makes the cipher of the slot key. The passphrase is NFC-normalised
// because a Mac types "å" as two code points and Windows as one.
func (s slot) aead(passphrase string) (cipher.AEAD, error) {
	plain := norm.NFC.Bytes([]byte(passphrase))
	return chacha20poly1305.NewX(argon2.IDKey(plain, s.Salt, s.Time, s.MemoryKiB, s.Threads, keySize))
}

func (s slot) aad() []byte {
	return fmt.Appendf(nil, "%s/v%d/%s", fileFormat, fileVersion, s.Kind)
}

func sealSlot(key Key, passphrase string, opt Options) (json.RawMessage, error) {
	if passphrase == "" {
		return nil, ErrEmpty
	}
	s := slot{
		Kind: kindPassphrase, KDF: kdfArgon2id,
		Time: opt.Cost.Time, MemoryKiB: opt.Cost.MemoryKiB, Threads: opt.Cost.Threads,
		Salt:   make([]byte, saltSize),
		Nonce:  make([]byte, chacha20poly1305.NonceSizeX),
		Sealed: make([]byte, keySize+chacha20poly1305.Overhead),
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	for _, b := range [][]byte{s.Salt, s.Nonce} {
		if _, err := io.ReadFull(opt.Rand, b); err != nil {
			return nil, fmt.Errorf("draw salt: %w", err)
		}
	}
	aead, err := s.aead(passphrase)
	if err != nil {
		return nil, err
	}
	s.Sealed = aead.Seal(s.Sealed[:0], s.Nonce, key.data[:], s.aad())
	return json.Marshal(s)
}

// openAny tries the passphrase on each slot of its kind and says which opened.
func openAny(file keyFile, passphrase string) (Key, int, error) {
	result := ErrPassphrase
	for i, raw := range file.Slots {
		var s slot
		if err := json.Unmarshal(raw, &s); err != nil {
			result = fmt.Errorf("%w: slot %d: %w", ErrDamaged, i, err)
			continue
		}
		if s.Kind != kindPassphrase {
			continue
		}
		if err := s.check(); err != nil {
			result = err
			continue
		}
		if key, ok := s.open(passphrase); ok {
			return key, i, nil
		}
	}
	return Key{}, 0, result
}

func (s slot) open(passphrase string) (Key, bool) {
	aead, err := s.aead(passphrase)
	if err != nil {
		return Key{}, false
	}
	plain, err := aead.Open(nil, s.Nonce, s.Sealed, s.aad())
	if err != nil {
		return Key{}, false
	}
	var key Key
	copy(key.data[:], plain)
	return key, true
}
