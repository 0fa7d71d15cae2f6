// Package journal is the authenticated, fsynced write-ahead log in front of the
// database. What Append has returned is on the disk; what is on the disk cannot
// be changed, moved or swapped unnoticed.
//
// It knows bytes. It refuses to know what a frame means, who wrote it or when,
// and it never deletes: rewriting is done by writing a new journal.
//
// Files are journal/00000001.fdj, 00000002.fdj, … All integers are big-endian.
//
//	segment = header header frame*          the second header is a copy of the first,
//	                                        so that no single bit can orphan a segment
//	header  = "FDJS" version:2 0:2 segment:8 id:16 first:8 prev:16 mac:16
//	          id     random, the same in all segments of a journal
//	          first  number of the first frame in this segment
//	          prev   tag of the frame before it, in the segment before
//	frame   = head mac:16 nonce:24 ciphertext
//	head    = "FDJF" length:4 number:8 prev:16
//	          length of the ciphertext with its tag
//	          number counts up from 1 through all segments
//	          prev   tag of the frame before (the chain)
//
//	ciphertext = XChaCha20-Poly1305(key, nonce, payload, aad = id ‖ segment ‖ head)
//	mac        = BLAKE2b-128(mac key, id ‖ segment ‖ head), or over a header's bytes
//	mac key    = HKDF-SHA256(key, info = "foraeldredialog/journal-mac/v1")
//
// The head has a mac of its own for two reasons: a length is believed only when
// it is ours, so that a hostile file cannot ask for memory, and after a damaged
// frame the next one can be found, so that damage costs itself and no neighbour.
package journal

import (
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/crypto/chacha20poly1305"
)

// Errors that callers tell apart with errors.Is.
var (
	ErrClosed   = errors.New("journal: closed")
	ErrDiskFull = errors.New("journal: disk full")
	ErrTooLarge = errors.New("journal: payload too large")
	ErrDamaged  = errors.New("journal: no segment header can be read")
	ErrNewer    = errors.New("journal: segment is from a newer version")
)

const (
	// MaxPayload bounds one frame. A 20 MB import, kept both as given and as
	// entries, fits with room to spare.
	MaxPayload = 64 << 20

	defaultSegment = 8 << 20
	defaultReserve = 32 << 20
)

// ID names one journal; frames of another never pass for its own.
type ID [16]byte

// Tag is a frame's authentication tag, the link that the next frame binds.
type Tag [16]byte

// Head names the newest frame. The zero Head is that of an empty journal.
type Head struct {
	ID      ID
	Segment uint64
	Frame   uint64
	Tag     Tag
}

// Same says whether both name the same frame of the same journal. The segment
// does not count: after damage the journal goes on in another.
func (h Head) Same(o Head) bool { return h.ID == o.ID && h.Frame == o.Frame && h.Tag == o.Tag }

// Options are what a journal draws on. The zero value is what a program wants.
type Options struct {
	Rand        io.Reader                        // default crypto/rand
	SegmentSize int64                            // rotate beyond this; default 8 MiB
	Reserve     uint64                           // free bytes never written into; default 32 MiB
	Free        func(dir string) (uint64, error) // default the operating system's figure
	Seen        Head                             // newest frame known from elsewhere; see Open
}

func (o Options) withDefaults() Options {
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.SegmentSize == 0 {
		o.SegmentSize = defaultSegment
	}
	if o.Reserve == 0 {
		o.Reserve = defaultReserve
	}
	if o.Free == nil {
		o.Free = Free
	}
	return o
}

// Journal is an open journal. Its methods may be called from any goroutine.
type Journal struct {
	dir  string
	opt  Options
	aead cipher.AEAD
	keys macs

	queueMu sync.Mutex
	queue   []*pending // waiting for whoever holds mu next

	mu         sync.Mutex
	file       *os.File // the newest segment
	end        int64    // its length up to the last acknowledged frame
	head       Head
	buf        []byte
	torn       bool // bytes after end may be on the disk and must go first
	mustRotate bool
	closed     bool

	// Tests replace these to stage a failing disk.
	writeAt func(f *os.File, p []byte, off int64) (int, error)
	sync    func(f *os.File) error
}

// Open opens the journal in dir, or begins one where there is none. Only the
// newest segment is read. A torn tail, left by a crash before anything was
// acknowledged, is cut off.
//
// Options.Seen names a frame that is known to have been acknowledged. When the
// files end before it, the tail is no crash's work but damage: it is left as it
// is, a new segment begins after the seen frame, and Scan reports the gap from
// then on.
func Open(dir string, key []byte, opt Options) (*Journal, error) {
	j, err := prepare(dir, key, opt)
	if err != nil {
		return nil, fmt.Errorf("journal: open: %w", err)
	}
	if err := j.load(); err != nil {
		return nil, fmt.Errorf("journal: open: %w", errors.Join(err, j.closeFile()))
	}
	return j, nil
}

func prepare(dir string, key []byte, opt Options) (*Journal, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	keys, err := newMACs(key)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return &Journal{
		dir: dir, opt: opt.withDefaults(), aead: aead, keys: keys,
		writeAt: (*os.File).WriteAt, sync: syncData,
	}, nil
}

// load finds the newest frame and readies the newest segment for appending.
func (j *Journal) load() error {
	if err := removeTemporary(j.dir); err != nil {
		return err
	}
	segments, err := listSegments(j.dir)
	if err != nil {
		return err
	}
	if len(segments) == 0 {
		return j.begin()
	}
	newest := segments[len(segments)-1]
	_, headerErr := j.readHeader(newest)
	if errors.Is(headerErr, ErrNewer) {
		return headerErr
	}
	from := segments[len(segments)-1:]
	if headerErr != nil {
		from = segments // its first number is unknown, so count from the start
	}
	found, err := j.scan(from, headerErr != nil, nil)
	if err != nil {
		return err
	}
	j.head = found.head
	if headerErr != nil || found.head.Frame < j.opt.Seen.Frame {
		return j.skipDamage(max(newest, j.opt.Seen.Segment))
	}
	return j.resume(newest, found.end)
}

func (j *Journal) begin() error {
	if j.opt.Seen.Frame > 0 {
		return j.skipDamage(j.opt.Seen.Segment)
	}
	if _, err := io.ReadFull(j.opt.Rand, j.head.ID[:]); err != nil {
		return fmt.Errorf("draw id: %w", err)
	}
	return j.startSegment(1)
}

// skipDamage leaves everything as it is and goes on in a segment after it.
func (j *Journal) skipDamage(after uint64) error {
	if j.head.Frame < j.opt.Seen.Frame {
		j.head = j.opt.Seen
	}
	return j.startSegment(after + 1)
}

// resume opens the newest segment for writing and cuts its torn tail off.
func (j *Journal) resume(segment uint64, end int64) error {
	f, err := os.OpenFile(j.path(segment), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	j.file, j.end, j.head.Segment = f, end, segment
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() == end {
		return nil
	}
	return j.rollBack()
}

// rollBack makes the file end after the last acknowledged frame.
func (j *Journal) rollBack() error {
	j.torn = true
	if err := j.file.Truncate(j.end); err != nil {
		return fmt.Errorf("cut tail: %w", err)
	}
	// A full sync: the length is metadata.
	if err := j.file.Sync(); err != nil {
		return fmt.Errorf("cut tail: %w", err)
	}
	j.torn = false
	return nil
}

// Head names the newest acknowledged frame.
func (j *Journal) Head() Head {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.head
}

// Close ends the journal. Nothing is pending: Append returns only when done.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return nil
	}
	j.closed = true
	if j.torn {
		// Not fatal when it fails: an unacknowledged tail is cut at the next open.
		_ = j.rollBack()
	}
	if err := j.closeFile(); err != nil {
		return fmt.Errorf("journal: close: %w", err)
	}
	return nil
}

func (j *Journal) closeFile() error {
	if j.file == nil {
		return nil
	}
	err := j.file.Close()
	j.file = nil
	return err
}

func (j *Journal) path(segment uint64) string {
	return filepath.Join(j.dir, segmentName(segment))
}
