package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// Frame is one frame as it was appended. Payload is valid until the callback
// returns.
type Frame struct {
	Number  uint64
	Segment uint64
	Payload []byte
}

// Fault says what is wrong with a stretch of the journal.
type Fault string

// The kinds of damage that a scan tells apart.
const (
	FaultFrame   Fault = "frames cannot be read"
	FaultGap     Fault = "frames are missing"
	FaultSegment Fault = "segment file is missing"
	FaultHeader  Fault = "segment header is damaged"
	FaultChain   Fault = "frame does not follow from the one before"
)

// Problem is damage at one place. First to Last are the frames that are lost to
// it; Last < First means that none is, Last 0 that their number is not known.
type Problem struct {
	Fault       Fault
	Segment     uint64
	Offset      int64
	First, Last uint64
}

// Report sums up a scan.
type Report struct {
	Frames   int
	Segments int
	Bytes    int64
	Problems []Problem
}

// Scan reads the whole journal in order and hands each readable frame to fn; a
// damaged one is reported and skipped. Appends wait until it is done.
func (j *Journal) Scan(fn func(Frame) error) (Report, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return Report{}, fmt.Errorf("journal: scan: %w", ErrClosed)
	}
	segments, err := listSegments(j.dir)
	if err != nil {
		return Report{}, fmt.Errorf("journal: scan: %w", err)
	}
	found, err := j.scan(segments, true, fn)
	if err != nil {
		return found.report, fmt.Errorf("journal: scan: %w", err)
	}
	found.expectHead(j.head)
	return found.report, nil
}

// scanState follows the chain through the segments.
type scanState struct {
	id     ID
	head   Head  // newest readable frame, or what a header says came before
	end    int64 // end of the last readable frame in the last segment
	open   bool  // the last problem's Last is yet to be known
	report Report
}

func (j *Journal) scan(segments []uint64, whole bool, fn func(Frame) error) (scanState, error) {
	var s scanState
	var err error
	if s.id, err = j.findID(segments); err != nil {
		return s, err
	}
	s.head.ID = s.id
	last := uint64(0)
	if !whole && len(segments) > 0 {
		last = segments[0] - 1
	}
	for _, n := range segments {
		if n != last+1 {
			s.problem(Problem{Fault: FaultSegment, Segment: last + 1, First: s.head.Frame + 1}, true)
		}
		last = n
		if err := j.scanSegment(&s, n, whole, fn); err != nil {
			return s, fmt.Errorf("segment %d: %w", n, err)
		}
	}
	return s, nil
}

// findID takes the journal's id from the first header that can be read.
func (j *Journal) findID(segments []uint64) (ID, error) {
	for _, n := range segments {
		h, err := j.readHeader(n)
		if err == nil {
			return h.id, nil
		}
		if !errors.Is(err, ErrDamaged) {
			return ID{}, err
		}
	}
	for _, known := range []ID{j.head.ID, j.opt.Seen.ID} {
		if known != (ID{}) {
			return known, nil
		}
	}
	return ID{}, ErrDamaged
}

func (j *Journal) scanSegment(s *scanState, n uint64, whole bool, fn func(Frame) error) (err error) {
	f, err := os.Open(j.path(n))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	size, err := j.scanSize(f, n)
	if err != nil {
		return err
	}
	s.report.Segments++
	s.report.Bytes += size

	h, err := j.readHeader(n)
	switch {
	case errors.Is(err, ErrDamaged) || err == nil && h.id != s.id:
		s.problem(Problem{Fault: FaultHeader, Segment: n, First: s.head.Frame + 1, Last: s.head.Frame}, false)
	case err != nil:
		return err
	default:
		s.enter(h, whole)
	}
	s.head.Segment = n
	return j.walk(s, newWindow(f, size), fn)
}

// scanSize leaves out what follows the last acknowledged frame.
func (j *Journal) scanSize(f *os.File, n uint64) (int64, error) {
	if j.file != nil && n == j.head.Segment {
		return j.end, nil
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// enter checks a segment's header against the chain.
func (s *scanState) enter(h header, whole bool) {
	if h.half {
		s.problem(Problem{Fault: FaultHeader, Segment: h.segment, First: h.first, Last: h.first - 1}, false)
	}
	if !whole && s.report.Segments == 1 {
		s.head.Frame, s.head.Tag = h.first-1, h.prev
		return
	}
	s.follow(h.segment, 0, h.first, h.prev)
	if h.first > s.head.Frame+1 {
		s.head.Frame, s.head.Tag = h.first-1, h.prev
	}
}

// follow settles what lies between the newest frame and the number now seen.
func (s *scanState) follow(segment uint64, offset int64, number uint64, prev Tag) {
	next := s.head.Frame + 1
	switch {
	case s.open:
		s.report.Problems[len(s.report.Problems)-1].Last = number - 1
		s.open = false
	case number > next:
		s.problem(Problem{Fault: FaultGap, Segment: segment, Offset: offset, First: next, Last: number - 1}, false)
	case number < next || prev != s.head.Tag:
		s.problem(Problem{Fault: FaultChain, Segment: segment, Offset: offset, First: next, Last: next - 1}, false)
	}
}

func (s *scanState) problem(p Problem, open bool) {
	if s.open && open {
		return // one stretch, one problem
	}
	s.report.Problems = append(s.report.Problems, p)
	s.open = open
}

// expectHead reports a tail that is gone although it was acknowledged.
func (s *scanState) expectHead(want Head) {
	if s.head.Frame < want.Frame {
		s.follow(want.Segment, s.end, want.Frame+1, Tag{})
	}
}

// walk hands over each readable frame after s.head and steps over the rest.
func (j *Journal) walk(s *scanState, w *window, fn func(Frame) error) error {
	s.end = min(headersSize, w.size)
	off := s.end
	for off < w.size {
		h, aad, ok, err := j.headAt(s, w, off)
		if err != nil {
			return err
		}
		if !ok {
			s.problem(Problem{Fault: FaultFrame, Segment: s.head.Segment, Offset: off, First: s.head.Frame + 1}, true)
			if off, err = j.findHead(s, w, off+1); err != nil {
				return err
			}
			continue
		}
		payload, tag, err := j.openFrame(w, off, h, aad)
		if err != nil {
			return err
		}
		if payload == nil {
			s.problem(Problem{Fault: FaultFrame, Segment: s.head.Segment, Offset: off, First: s.head.Frame + 1}, true)
			off += h.size()
			continue
		}
		s.follow(s.head.Segment, off, h.number, h.prev)
		off += h.size()
		s.end, s.head.Frame, s.head.Tag = off, h.number, tag
		s.report.Frames++
		if fn == nil {
			continue
		}
		if err := fn(Frame{Number: h.number, Segment: s.head.Segment, Payload: payload}); err != nil {
			return err
		}
	}
	return nil
}

// headAt reads a head that is ours, newer than the last, and whose frame ends
// within the file.
func (j *Journal) headAt(s *scanState, w *window, off int64) (frameHead, [aadSize]byte, bool, error) {
	p, err := w.bytes(off, prefixSize)
	if err != nil || p == nil {
		return frameHead{}, [aadSize]byte{}, false, err
	}
	h, aad, ok := j.keys.decodeHead(p, s.id, s.head.Segment)
	ok = ok && h.number > s.head.Frame && off+h.size() <= w.size
	return h, aad, ok, nil
}

// openFrame decrypts in place; payload is nil when the frame is damaged.
func (j *Journal) openFrame(w *window, off int64, h frameHead, aad [aadSize]byte) (payload []byte, tag Tag, err error) {
	p, err := w.bytes(off, int(h.size()))
	if err != nil || p == nil {
		return nil, tag, err
	}
	nonce, sealed := p[headSize+macSize:prefixSize], p[prefixSize:]
	copy(tag[:], sealed[len(sealed)-len(tag):])
	payload, err = j.aead.Open(sealed[:0], nonce, sealed, aad[:])
	if err != nil {
		return nil, tag, nil // the only error is a failed authentication
	}
	if payload == nil {
		payload = []byte{}
	}
	return payload, tag, nil
}

// findHead returns where the next usable head stands, or the size if none does.
// Each byte is looked at once, so that it takes linear time on any file.
func (j *Journal) findHead(s *scanState, w *window, off int64) (int64, error) {
	for off < w.size {
		at, err := w.index(frameMagic, off)
		if err != nil || at < 0 {
			return w.size, err
		}
		if _, _, ok, err := j.headAt(s, w, at); err != nil || ok {
			return at, err
		}
		off = at + 1
	}
	return w.size, nil
}

// window reads a file through a buffer that holds the bytes last asked for.
type window struct {
	r    io.ReaderAt
	size int64
	buf  []byte
	off  int64 // of buf in the file
}

const windowSize = 64 << 10

func newWindow(r io.ReaderAt, size int64) *window { return &window{r: r, size: size} }

// bytes returns n bytes at off, or nil when the file ends before. They are
// valid, and may be written over, until the next call.
func (w *window) bytes(off int64, n int) ([]byte, error) {
	if off < 0 || off+int64(n) > w.size {
		return nil, nil
	}
	if off < w.off || off+int64(n) > w.off+int64(len(w.buf)) {
		want := int(min(int64(max(n, windowSize)), w.size-off))
		if cap(w.buf) < want || cap(w.buf) > 4*windowSize && want <= windowSize {
			w.buf = make([]byte, want)
		}
		w.buf = w.buf[:want]
		w.off = off
		got, err := w.r.ReadAt(w.buf, off)
		if err != nil && !errors.Is(err, io.EOF) {
			w.buf = w.buf[:0]
			return nil, err
		}
		w.buf = w.buf[:got]
		if got < n {
			return nil, nil // the file shrank under us
		}
	}
	at := int(off - w.off)
	return w.buf[at : at+n], nil
}

// index returns where marker next stands at or after off, or -1.
func (w *window) index(marker string, off int64) (int64, error) {
	for off+int64(len(marker)) <= w.size {
		n := int(min(windowSize, w.size-off))
		// What is buffered is searched first, or a file made of markers would
		// have the buffer read again for each.
		if rest := w.off + int64(len(w.buf)) - off; off >= w.off && rest >= int64(len(marker)) {
			n = int(rest)
		}
		p, err := w.bytes(off, n)
		if err != nil || p == nil {
			return -1, err
		}
		if i := bytes.Index(p, []byte(marker)); i >= 0 {
			return off + int64(i), nil
		}
		off += int64(n - len(marker) + 1)
	}
	return -1, nil
}
