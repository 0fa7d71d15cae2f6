package storage

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"foraeldredialog/storage/journal"
)

// Kinds of damage: the journal's own, which keep its words, and the store's.
const (
	WhatFrames   = string(journal.FaultFrame)
	WhatGap      = string(journal.FaultGap)
	WhatSegment  = string(journal.FaultSegment)
	WhatHeader   = string(journal.FaultHeader)
	WhatChain    = string(journal.FaultChain)
	WhatRecord   = "frame's content cannot be read"
	WhatDatabase = "database differs from the journal"
)

// Problem is one thing that Verify found. From and To span the time that it
// covers as far as the neighbours tell; zero when they do not.
type Problem struct {
	What     string // one of the What constants
	Where    string // for support: segment, frame or key
	From, To time.Time
}

// Report is what Verify found.
type Report struct {
	Frames   int
	Entries  int // in the journal
	Givens   int // in the journal, each id once
	Segments int
	Bytes    int64 // of the journal
	Problems []Problem
}

// Verify reads everything: each frame, the chain, and Badger against the
// journal. Appends wait until it is done. It returns an error only when it could
// not look; what it saw is in the report.
func (s *Store) Verify() (Report, error) {
	if err := s.enter(); err != nil {
		return Report{}, ours("verify", err)
	}
	defer s.leave()
	c := checker{givens: map[string][sha256.Size]byte{}}
	s.mu.Lock()
	if !s.dirty {
		c.idx = s.idx
	}
	s.mu.Unlock()
	found, err := s.j.Scan(c.frame)
	if err != nil {
		return Report{}, ours("verify", err)
	}
	c.report.Frames, c.report.Segments, c.report.Bytes = found.Frames, found.Segments, found.Bytes
	c.report.Givens = len(c.givens)
	c.journalProblems(found.Problems)
	if c.idx == nil {
		c.differs("it is behind and is built anew at the next start", time.Time{})
		return c.report, nil
	}
	c.database()
	return c.report, nil
}

// checker walks the journal once and keeps what it needs to hold against Badger.
type checker struct {
	idx    *index // nil when there is nothing to hold against
	report Report
	spans  []span
	givens map[string][sha256.Size]byte // newest text of each key
	stored int                          // entries that Badger has as the journal has them
}

// span is the time that a frame's entries cover.
type span struct {
	frame    uint64
	from, to time.Time
}

func (c *checker) frame(f journal.Frame) error {
	r, err := decodeRecords(f.Payload)
	if errors.Is(err, errRecord) {
		c.report.Problems = append(c.report.Problems, Problem{What: WhatRecord, Where: fmt.Sprintf("frame %d", f.Number)})
		return nil
	}
	if err != nil {
		return err
	}
	for i, e := range r.entries {
		c.report.Entries++
		c.entry(e, position{frame: f.Number, place: uint32(i)})
	}
	for _, g := range r.given {
		c.givens[string(givenKey(g.Series, g.ID))] = sha256.Sum256(appendGiven(nil, g))
	}
	return nil
}

func (c *checker) entry(e Entry, p position) {
	if n := len(c.spans); n > 0 && c.spans[n-1].frame == p.frame {
		c.spans[n-1].widen(e.At)
	} else {
		c.spans = append(c.spans, span{frame: p.frame, from: e.At, to: e.At})
	}
	if c.idx == nil {
		return
	}
	plain, err := c.idx.get(entryKey(e.Series, p))
	stored := reader{rest: plain}
	stored.uvarint() // the ordinal is Badger's own: it shifts when frames are lost
	if err != nil || !bytes.Equal(stored.rest, appendEntry(nil, e)) {
		c.differs(fmt.Sprintf("entry %d of frame %d", p.place, p.frame), e.At)
		return
	}
	c.stored++
}

func (s *span) widen(at time.Time) {
	if at.Before(s.from) {
		s.from = at
	}
	if at.After(s.to) {
		s.to = at
	}
}

// journalProblems gives each problem the time between its neighbours.
func (c *checker) journalProblems(found []journal.Problem) {
	for _, p := range found {
		out := Problem{What: string(p.Fault), Where: fmt.Sprintf("segment %d byte %d", p.Segment, p.Offset)}
		lost := p.Last >= p.First || p.Last == 0
		if lost && p.Last >= p.First {
			out.Where += fmt.Sprintf(" frames %d to %d", p.First, p.Last)
		}
		for _, s := range c.spans {
			if lost && s.frame < p.First {
				out.From = s.to
			}
			if lost && p.Last > 0 && s.frame > p.Last {
				out.To = s.from
				break
			}
		}
		c.report.Problems = append(c.report.Problems, out)
	}
}

func (c *checker) differs(where string, at time.Time) {
	c.report.Problems = append(c.report.Problems, Problem{What: WhatDatabase, Where: where, From: at, To: at})
}

// database looks for what Badger has and the journal has not, or differently.
// Entries of damaged frames are no difference: Badger is their last copy.
func (c *checker) database() {
	known := make(map[uint64]bool, len(c.spans))
	for _, s := range c.spans {
		known[s.frame] = true
	}
	extra := -c.stored
	err := c.idx.each(entryPrefix, func(key, _ []byte) error {
		if _, p, ok := parseEntryKey(key); !ok || known[p.frame] {
			extra++
		}
		return nil
	})
	if err != nil {
		c.differs(err.Error(), time.Time{})
	} else if extra > 0 {
		c.differs(fmt.Sprintf("%d entries that the journal has not", extra), time.Time{})
	}
	err = c.idx.each(givenPrefix, func(key, plain []byte) error {
		want, ok := c.givens[string(key)]
		if ok && want != sha256.Sum256(plain) {
			c.differs("a text as given", time.Time{})
		}
		delete(c.givens, string(key))
		return nil
	})
	if err != nil {
		c.differs(err.Error(), time.Time{})
	} else if len(c.givens) > 0 {
		c.differs(fmt.Sprintf("%d texts as given are missing", len(c.givens)), time.Time{})
	}
}
