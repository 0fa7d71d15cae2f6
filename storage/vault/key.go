package vault

import (
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
)

const keySize = 32

// Key is the data key. It never encrypts anything itself: callers take a subkey
// for each use, so that no two uses ever share one.
type Key struct{ data [keySize]byte }

// Journal is the subkey for journal frames.
func (k Key) Journal() ([]byte, error) { return k.sub("journal") }

// Badger is the subkey for values in the database and for the store's mark.
func (k Key) Badger() ([]byte, error) { return k.sub("badger") }

func (k Key) sub(use string) ([]byte, error) {
	sub, err := hkdf.Key(sha256.New, k.data[:], nil, "foraeldredialog/"+use+"/v1", keySize)
	if err != nil {
		return nil, fmt.Errorf("vault: derive %s key: %w", use, err)
	}
	return sub, nil
}

// Format keeps the key out of every log line, whatever the verb.
func (k Key) Format(f fmt.State, _ rune) {
	_, _ = f.Write([]byte("vault.Key(hidden)")) // fmt.State has nowhere to report to
}
