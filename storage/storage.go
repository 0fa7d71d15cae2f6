// Package storage keeps entries: opaque bodies under a series, a device and a
// sequence number, encrypted and synced to disk before they are acknowledged.
// The journal is the truth; Badger holds the entries again and serves every
// read. It knows no noun: what a body means is decided above.
//
// A store is one folder, mode 0700:
//
//	keys.json          the data key behind a passphrase (package vault)
//	lock               held while a program has the folder open
//	journal/*.fdj      every frame ever acknowledged (package journal)
//	index-00000001/    Badger; the number goes up when it is built anew
//	mark               sealed: clean or not, which index, its digest, newest frame
//
// A frame's payload is a version byte and records; a record is a kind byte, a
// length and that many bytes. Unknown kinds are kept and stepped over.
//
//	1 device   the id under which this store writes
//	2 entry    series device kind seq at body
//	3 given    series id expires text
//
// Badger's keys carry no personal text; all values are sealed by us, because
// Badger's own encryption notices no change:
//
//	e/<series>/<frame:8><place:4>   an entry; the key is its place in the journal,
//	                                so key order is append order
//	g/<series>/<id>                 text as given
//	                                its value begins with its ordinal in the series
//	m                               newest frame, sequence numbers, count a series
//
//	value = nonce:24 ‖ XChaCha20-Poly1305(Badger key, plain, aad = "foraeldredialog/badger/v1/" ‖ key)
//
// The mark says "clean" only between Close and the next Open, and holds a digest of
// Badger's files. Without it, or when the digest, m and the journal's newest frame
// disagree, Badger is built anew from the journal in a fresh folder; the mark then
// names that folder, and the old one is removed. Where the journal is damaged, the
// old one first gives back what the journal has lost; it is kept if it cannot be
// read to its end.
package storage

import (
	"crypto/rand"
	"errors"
	"io"
	"time"

	"foraeldredialog/storage/journal"
	"foraeldredialog/storage/vault"
)

// Entry is one thing that happened, as bytes.
type Entry struct {
	Series string    // which series it belongs to, at most 64 bytes of [a-z0-9-]
	Device string    // which machine wrote it; set by the store for new entries
	Seq    uint64    // counts up from 1 on that device; set by the store for new entries
	At     time.Time // when, to the millisecond, UTC
	Kind   string    // the event's kind; unknown kinds are kept
	Body   []byte
}

// Given is text as it was given. It lives in a key range of its own, so that it
// can expire and be erased apart from the entries that were made from it.
type Given struct {
	Series  string
	ID      string // at most 64 bytes of [A-Za-z0-9._-]; the newest text under an id counts
	Text    []byte
	Expires time.Time // zero: not set
}

// Errors that callers tell apart with errors.Is.
var (
	ErrPassphrase = errors.New("storage: wrong passphrase")
	ErrInUse      = errors.New("storage: another program has the folder open")
	ErrReadOnly   = errors.New("storage: folder cannot be written")
	ErrDiskFull   = errors.New("storage: disk full")
	ErrNoStore    = errors.New("storage: no store in this folder")
	ErrExists     = errors.New("storage: there is a store in this folder already")
	ErrDamaged    = errors.New("storage: damaged")
	ErrNotFound   = errors.New("storage: not found")
	ErrClosed     = errors.New("storage: closed")
	ErrInvalid    = errors.New("storage: not a valid series, id or size")
	ErrNewer      = errors.New("storage: written by a newer version")
)

// Options are what a store draws on. The zero value is what a program wants.
type Options struct {
	Now    func() time.Time // default time.Now
	Rand   io.Reader        // default crypto/rand
	Device string           // default a random id kept in the store

	// Tests set these to stage a full disk and to spend less on a passphrase.
	free func(dir string) (uint64, error)
	cost vault.Cost
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.free == nil {
		o.free = journal.Free
	}
	return o
}
