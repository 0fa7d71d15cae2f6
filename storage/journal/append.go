package journal

import (
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// Write is a frame whose payload is made at the moment it is written.
type Write struct {
	// Payload is called once, in frame order, one frame at a time.
	Payload func() ([]byte, error)
	// Done is called once for each Payload that returned no error, in the same
	// order, before any later Payload: with the frame's head when it is on the
	// disk, or with the error when it is not. A payload that is too large is
	// told at once.
	Done func(Head, error)
}

type pending struct {
	write   Write
	payload []byte
	head    Head
	err     error
	done    bool
}

// Append writes one frame, all of it or nothing, and returns when file and
// folder are synced. Calls that come while a sync is under way share the next.
func (j *Journal) Append(payload []byte) (Head, error) {
	return j.Commit(Write{
		Payload: func() ([]byte, error) { return payload, nil },
		Done:    func(Head, error) {},
	})
}

// Commit is Append for a payload that depends on its place in the order.
func (j *Journal) Commit(w Write) (Head, error) {
	p := &pending{write: w}
	j.queueMu.Lock()
	j.queue = append(j.queue, p)
	j.queueMu.Unlock()

	j.mu.Lock()
	defer j.mu.Unlock()
	if !p.done { // else the holder before us has taken it along
		j.queueMu.Lock()
		batch := j.queue
		j.queue = nil
		j.queueMu.Unlock()
		j.commit(batch)
	}
	if p.err != nil {
		return Head{}, fmt.Errorf("journal: append: %w", p.err)
	}
	return p.head, nil
}

// commit writes the whole batch with one sync and tells each its fate.
func (j *Journal) commit(batch []*pending) {
	made := make([]*pending, 0, len(batch))
	size := int64(0)
	for _, p := range batch {
		p.done = true
		if p.err = j.make(p); p.err == nil {
			made = append(made, p)
			size += frameSize(len(p.payload))
		}
	}
	if len(made) == 0 {
		return
	}
	err := j.write(made, size)
	for _, p := range made {
		p.err = err
		p.payload = nil
		p.write.Done(p.head, err)
	}
}

func (j *Journal) make(p *pending) (err error) {
	if j.closed {
		return ErrClosed
	}
	if p.payload, err = p.write.Payload(); err != nil {
		return err
	}
	if len(p.payload) > MaxPayload {
		p.write.Done(Head{}, ErrTooLarge)
		return fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(p.payload), MaxPayload)
	}
	return nil
}

func (j *Journal) write(batch []*pending, size int64) error {
	if err := j.room(size); err != nil {
		return err
	}
	if j.torn {
		if err := j.rollBack(); err != nil {
			return err
		}
	}
	if j.mustRotate || j.end > headersSize && j.end+size > j.opt.SegmentSize {
		// Once begun it must succeed before anything else is written: an empty
		// newer segment on the disk says where the next frame is.
		j.mustRotate = true
		if err := j.startSegment(j.head.Segment + 1); err != nil {
			return diskFull(err)
		}
		j.mustRotate = false
	}
	head, err := j.seal(batch)
	if err != nil {
		return err
	}
	if err := j.flush(); err != nil {
		// When this fails too, the next write tries again before it writes.
		_ = j.rollBack()
		return diskFull(err)
	}
	j.end += int64(len(j.buf))
	j.head = head
	return nil
}

func (j *Journal) room(size int64) error {
	free, err := j.opt.Free(j.dir)
	if err != nil {
		return fmt.Errorf("ask for free space: %w", err)
	}
	if free < uint64(size)+j.opt.Reserve {
		return fmt.Errorf("%w: %d bytes free, %d kept in reserve", ErrDiskFull, free, j.opt.Reserve)
	}
	return nil
}

// keepBuffer bounds what stays allocated after a large import.
const keepBuffer = 1 << 20

// seal fills buf with the batch's frames and returns the last one's head.
func (j *Journal) seal(batch []*pending) (Head, error) {
	if cap(j.buf) > keepBuffer {
		j.buf = nil
	}
	j.buf = j.buf[:0]
	at := j.head
	for _, p := range batch {
		var err error
		if at, err = j.sealOne(at, p.payload); err != nil {
			return Head{}, err
		}
		p.head = at
	}
	return at, nil
}

func (j *Journal) sealOne(prev Head, payload []byte) (Head, error) {
	h := frameHead{length: len(payload) + chacha20poly1305.Overhead, number: prev.Frame + 1, prev: prev.Tag}
	var nonce [chacha20poly1305.NonceSizeX]byte
	if _, err := io.ReadFull(j.opt.Rand, nonce[:]); err != nil {
		return Head{}, fmt.Errorf("draw nonce: %w", err)
	}
	var aad [aadSize]byte
	h.encode(&aad, prev.ID, prev.Segment)
	mac := j.keys.sum(aad[:])
	j.buf = append(j.buf, aad[aadSize-headSize:]...)
	j.buf = append(j.buf, mac[:]...)
	j.buf = append(j.buf, nonce[:]...)
	j.buf = j.aead.Seal(j.buf, nonce[:], payload, aad[:])
	next := prev
	next.Frame = h.number
	copy(next.Tag[:], j.buf[len(j.buf)-len(next.Tag):])
	return next, nil
}

func (j *Journal) flush() error {
	if _, err := j.writeAt(j.file, j.buf, j.end); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if err := j.sync(j.file); err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	return nil
}
