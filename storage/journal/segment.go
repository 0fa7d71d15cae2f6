package journal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

const (
	extension     = ".fdj"
	temporary     = ".fdj-new"
	headerMagic   = "FDJS"
	headerVersion = 1
	headerBody    = 4 + 2 + 2 + 8 + 16 + 8 + 16
	headerSize    = headerBody + macSize
	headersSize   = 2 * headerSize
)

type header struct {
	segment uint64
	id      ID
	first   uint64 // number of the first frame
	prev    Tag    // of the frame before it
	half    bool   // only one of the two copies could be read
}

func (j *Journal) encodeHeader(h header) []byte {
	b := make([]byte, headerBody, headersSize)
	copy(b, headerMagic)
	binary.BigEndian.PutUint16(b[4:], headerVersion)
	binary.BigEndian.PutUint64(b[8:], h.segment)
	copy(b[16:], h.id[:])
	binary.BigEndian.PutUint64(b[32:], h.first)
	copy(b[40:], h.prev[:])
	mac := j.keys.sum(b)
	b = append(b, mac[:]...)
	return append(b, b...)
}

// decodeHeader takes the first copy whose mac is ours and whose number is that
// of the file's name: a file put in another's place has no header.
func (j *Journal) decodeHeader(b []byte, segment uint64) (header, error) {
	var found header
	readable := 0
	for ; len(b) >= headerSize; b = b[headerSize:] {
		body := b[:headerBody]
		if string(body[:4]) != headerMagic || !j.keys.ok(body, b[headerBody:headerSize]) {
			continue
		}
		if v := binary.BigEndian.Uint16(body[4:]); v > headerVersion {
			return header{}, fmt.Errorf("%w: version %d", ErrNewer, v)
		}
		if binary.BigEndian.Uint64(body[8:]) != segment {
			continue
		}
		found = header{segment: segment, first: binary.BigEndian.Uint64(body[32:])}
		copy(found.id[:], body[16:])
		copy(found.prev[:], body[40:])
		readable++
	}
	if readable == 0 || found.first == 0 {
		return header{}, ErrDamaged
	}
	found.half = readable == 1
	return found, nil
}

func (j *Journal) readHeader(segment uint64) (h header, err error) {
	f, err := os.Open(j.path(segment))
	if err != nil {
		return header{}, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	b := make([]byte, headersSize)
	n, err := f.ReadAt(b, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return header{}, err
	}
	return j.decodeHeader(b[:n], segment)
}

// startSegment makes a segment appear with its header or not at all, and goes
// on in it.
func (j *Journal) startSegment(segment uint64) error {
	head := j.encodeHeader(header{segment: segment, id: j.head.ID, first: j.head.Frame + 1, prev: j.head.Tag})
	if err := j.createSegment(segment, head); err != nil {
		return fmt.Errorf("begin segment %d: %w", segment, err)
	}
	f, err := os.OpenFile(j.path(segment), os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("begin segment %d: %w", segment, err)
	}
	// Every frame in the old one is synced; its closing can lose nothing.
	_ = j.closeFile()
	j.file, j.end, j.head.Segment = f, headersSize, segment
	return nil
}

func (j *Journal) createSegment(segment uint64, head []byte) error {
	path := j.path(segment)
	if _, err := os.Lstat(path); err == nil && !j.mustRotate {
		return fmt.Errorf("%s: %w", filepath.Base(path), os.ErrExist)
	}
	draft := strings.TrimSuffix(path, extension) + temporary
	f, err := os.OpenFile(draft, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = j.writeAt(f, head, 0)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(draft))
	}
	if err := os.Rename(draft, path); err != nil {
		return err
	}
	return SyncDir(j.dir)
}

func segmentName(n uint64) string { return fmt.Sprintf("%08d%s", n, extension) }

// SyncDir makes files that came or went in dir durable. Windows offers no such
// call for a folder; NTFS journals the names itself.
func SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// removeTemporary clears drafts of segments that a crash left behind.
func removeTemporary(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), temporary) {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// listSegments returns the numbers of the segments in dir, lowest first. Files
// with other names are not ours and are left alone.
func listSegments(dir string) ([]uint64, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var numbers []uint64
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), extension)
		if !ok || e.IsDir() {
			continue
		}
		n, err := strconv.ParseUint(name, 10, 64)
		if err == nil && n > 0 && segmentName(n) == e.Name() {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers, nil
}
