package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"time"
)

const (
	payloadVersion = 1

	recordDevice = 1
	recordEntry  = 2
	recordGiven  = 3

	maxName = 64
	// Badger refuses a value above its log file's 16 MiB.
	maxValue = 12 << 20
)

var errRecord = errors.New("record cannot be read")

// records is what one frame holds, in the order it was written.
type records struct {
	device  string
	entries []Entry
	given   []Given
	places  []uint32 // of the entries, when salvage has left gaps between them
}

func (r records) place(i int) uint32 {
	if r.places != nil {
		return r.places[i]
	}
	return uint32(i)
}

func (r records) encode() []byte {
	size := 1
	for _, e := range r.entries {
		size += len(e.Body) + 256
	}
	for _, g := range r.given {
		size += len(g.Text) + 256
	}
	b := append(make([]byte, 0, size), payloadVersion)
	if r.device != "" {
		b = appendRecord(b, recordDevice, []byte(r.device))
	}
	var one []byte
	for _, e := range r.entries {
		one = appendEntry(one[:0], e)
		b = appendRecord(b, recordEntry, one)
	}
	for _, g := range r.given {
		one = appendField(appendField(one[:0], g.Series), g.ID)
		one = appendGiven(one, g)
		b = appendRecord(b, recordGiven, one)
	}
	return b
}

func appendRecord(b []byte, kind byte, body []byte) []byte {
	b = binary.AppendUvarint(append(b, kind), uint64(len(body)))
	return append(b, body...)
}

func appendField(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendEntry(b []byte, e Entry) []byte {
	b = appendField(appendField(appendField(b, e.Series), e.Device), e.Kind)
	b = binary.AppendUvarint(b, e.Seq)
	b = binary.AppendVarint(b, e.At.UnixMilli())
	return append(b, e.Body...)
}

// appendGiven leaves series and id out: in Badger they are the key.
func appendGiven(b []byte, g Given) []byte {
	ms := int64(0)
	if !g.Expires.IsZero() {
		ms = g.Expires.UnixMilli()
	}
	return append(binary.AppendVarint(b, ms), g.Text...)
}

// decodeRecords reads a payload. Its slices share the payload's memory.
func decodeRecords(p []byte) (records, error) {
	var r records
	if len(p) == 0 {
		return r, errRecord
	}
	if p[0] != payloadVersion {
		return r, fmt.Errorf("%w: payload version %d", ErrNewer, p[0])
	}
	in := reader{rest: p[1:]}
	for len(in.rest) > 0 && !in.bad {
		kind := in.rest[0]
		in.rest = in.rest[1:]
		body := reader{rest: in.field()}
		switch kind {
		case recordDevice:
			r.device = string(body.rest)
		case recordEntry:
			r.entries = append(r.entries, body.entry())
		case recordGiven:
			g := Given{Series: string(body.field()), ID: string(body.field())}
			g.Expires, g.Text = body.given()
			r.given = append(r.given, g)
		}
		in.bad = in.bad || body.bad
	}
	if in.bad {
		return records{}, errRecord
	}
	return r, nil
}

// reader takes fields off its front; once bad, it stays bad and empty.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) fail() {
	r.bad = true
	r.rest = nil
}

func (r *reader) field() []byte {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.fail()
		return nil
	}
	f := r.rest[:n]
	r.rest = r.rest[n:]
	return f
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.rest)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) entry() Entry {
	e := Entry{Series: string(r.field()), Device: string(r.field()), Kind: string(r.field())}
	e.Seq = r.uvarint()
	e.At = time.UnixMilli(r.varint()).UTC()
	e.Body = r.rest
	return e
}

func (r *reader) given() (expires time.Time, text []byte) {
	if ms := r.varint(); ms != 0 {
		expires = time.UnixMilli(ms).UTC()
	}
	return expires, r.rest
}

// validate holds callers to what keys can carry. Series and ids stand in the
// open on the disk, which is why they may not be words.
func validate(entries []Entry, given []Given) error {
	for _, e := range entries {
		if !validSeries(e.Series) {
			return fmt.Errorf("%w: series %q", ErrInvalid, e.Series)
		}
		if len(e.Kind) > maxName || len(e.Body) > maxValue {
			return fmt.Errorf("%w: kind of %d and body of %d bytes", ErrInvalid, len(e.Kind), len(e.Body))
		}
	}
	for _, g := range given {
		if !validSeries(g.Series) || !validID(g.ID) {
			return fmt.Errorf("%w: series %q, id %q", ErrInvalid, g.Series, g.ID)
		}
		if len(g.Text) > maxValue {
			return fmt.Errorf("%w: text of %d bytes", ErrInvalid, len(g.Text))
		}
	}
	return nil
}

func validSeries(s string) bool {
	for _, c := range []byte(s) {
		if !isLower(c) && !isDigit(c) && c != '-' {
			return false
		}
	}
	return s != "" && len(s) <= maxName
}

func validID(s string) bool {
	for _, c := range []byte(s) {
		if !isLower(c|0x20) && !isDigit(c) && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return s != "" && len(s) <= maxName
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
