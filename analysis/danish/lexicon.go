package danish

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// maxTable bounds the unpacked table: a damaged or foreign file must not fill
// the memory before it is refused.
const maxTable = 64 << 20

// Lexicon answers what the dictionary knows of a word. It never changes after
// loading and may be used from several goroutines.
type Lexicon struct {
	table *table
}

// Load reads a lemma table as lemmagen writes it, gzipped.
func Load(gz []byte) (*Lexicon, error) {
	zip, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return nil, fmt.Errorf("unpack lemma table: %w", err)
	}
	var size uint32
	if len(gz) >= 4 { // gzip ends with the length of what it holds
		size = min(binary.LittleEndian.Uint32(gz[len(gz)-4:]), maxTable)
	}
	buf := bytes.NewBuffer(make([]byte, 0, int(size)+bytes.MinRead))
	if _, err := io.Copy(buf, io.LimitReader(zip, maxTable)); err != nil {
		return nil, fmt.Errorf("unpack lemma table: %w", err)
	}
	t, err := parseTable(buf.Bytes())
	if err != nil {
		return nil, fmt.Errorf("read lemma table: %w", err)
	}
	return &Lexicon{table: t}, nil
}

// Use tells how the dictionary lets the form stand, 0 where it has no such form.
func (l *Lexicon) Use(form string) Use {
	r, _ := l.table.find(strings.ToLower(form))
	return r.use
}

// Known reports whether the form is an ordinary word of the dictionary, in any
// inflection. Names are not: "Sofie" is Proper, not Known.
func (l *Lexicon) Known(form string) bool { return l.Use(form)&Word != 0 }

// Proper reports whether the dictionary has the form as a name only.
func (l *Lexicon) Proper(form string) bool { return l.Use(form)&Proper != 0 }

// Lemma returns the dictionary form of a word, lower-case: "Forældrenes" gives
// "forælder". A compound that is no entry gets the lemma of its last part
// (familiekonsulenten, familiekonsulent). ok is false for a word that the
// dictionary cannot explain; lemma is then the word in lower case.
func (l *Lexicon) Lemma(form string) (lemma string, ok bool) {
	low := strings.ToLower(form)
	if r, found := l.table.find(low); found && r.use&(Word|Proper) != 0 {
		return r.lemma(low), true
	}
	if cuts := l.cuts(low); len(cuts) > 0 {
		last := cuts[len(cuts)-1]
		r, _ := l.table.find(low[last:])
		return low[:last] + r.lemma(low[last:]), true
	}
	if stem, cut := cutGenitive(low); cut {
		if r, found := l.table.find(stem); found && r.use&(Word|Proper) != 0 {
			return r.lemma(stem), true
		}
	}
	return low, false
}

func (r lemmaRule) lemma(form string) string {
	if r.strip == 0 && r.add == "" {
		return form
	}
	return form[:len(form)-int(r.strip)] + r.add
}

// cutGenitive takes the genitive off a name or foreign word (Ullas, PPR's).
func cutGenitive(low string) (string, bool) {
	for _, end := range []string{"'s", "’s", "'", "’", "s"} {
		if stem, ok := strings.CutSuffix(low, end); ok && utf8.RuneCountInString(stem) >= 2 {
			return stem, true
		}
	}
	return low, false
}
