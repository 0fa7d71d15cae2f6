package danish

import (
	"strings"
	"unicode/utf8"
)

// The bounds of compounds. Shorter parts make nonsense of ordinary words, and
// longer words are no words.
const (
	minPart     = 3  // runes
	maxCompound = 64 // bytes
)

// notFirst are prefixes of verbs: as the first part of a compound they split
// words whose meaning is not that of their parts (forstå, overse, indføre).
var notFirst = set(`
	for over ind ud op ned af an på til fra med mod om under efter ved bi be er
	mis sam und van fore frem hen hjem bort væk igennem gennem imod tilbage
	sammen imellem mellem ad bag uden inden`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// Parts returns the lemmas of a compound's parts in order: "helhedssynet" gives
// helhed, syn; "PPR-forløb" gives ppr, forløb. It returns nil for a word that
// is no compound. It also splits words that are entries themselves; whoever
// uses it decides whether that is wanted (see Known).
func (l *Lexicon) Parts(word string) []string {
	low := strings.ToLower(word)
	cuts := l.cuts(low)
	if len(cuts) == 0 {
		return nil
	}
	parts := make([]string, 0, len(cuts)+1)
	start := 0
	for _, end := range append(cuts, len(low)) {
		part := strings.Trim(low[start:end], "-")
		if r, ok := l.table.find(part); ok {
			part = r.lemma(part)
		}
		if part != "" {
			parts = append(parts, part)
		}
		start = end
	}
	return parts
}

// cuts returns where the parts of a compound after the first one start, nil
// where the word does not split.
func (l *Lexicon) cuts(low string) []int {
	if len(low) > maxCompound || utf8.RuneCountInString(low) < 2*minPart {
		return nil
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 && i < len(low)-1 {
		return l.cutsAtHyphens(low)
	}
	return l.cutsWithin(low)
}

// cutsAtHyphens splits at hyphens where the last part is a word: "12-års" and
// "PPR-forløb" do, "Anne-Lise" does not.
func (l *Lexicon) cutsAtHyphens(low string) []int {
	last := strings.LastIndexByte(low, '-') + 1
	if l.Use(low[last:])&(Word|Last) == 0 {
		return nil
	}
	var cuts []int
	for i := range len(low) {
		if low[i] == '-' && i > 0 {
			cuts = append(cuts, i+1)
		}
	}
	return cuts
}

// cutsWithin finds the split into the fewest parts, and among those the one
// with the longest last part: a linking s or e then stays with the part before
// (skole+start, not skoles+tart). It works from the end, so that a first part
// is looked up only where the rest is known to split.
func (l *Lexicon) cutsWithin(low string) []int {
	var parts, next [maxCompound + 1]uint8 // from each byte: fewest parts, end of the first of them
	for i := len(low) - minPart; i > 0; i-- {
		if !utf8.RuneStart(low[i]) {
			continue
		}
		if l.isLast(low[i:]) {
			parts[i] = 1
			continue
		}
		parts[i], next[i] = l.shortest(low, i, &parts)
	}
	n, first := l.shortest(low, 0, &parts)
	if n < 2 {
		return nil
	}
	cuts := []int{int(first)}
	for at := first; parts[at] > 1; at = next[at] {
		cuts = append(cuts, int(next[at]))
	}
	return cuts
}

// shortest returns the number of parts of low[from:] and where the first ends.
func (l *Lexicon) shortest(low string, from int, parts *[maxCompound + 1]uint8) (n, end uint8) {
	for j := from + minPart; j < len(low); j++ {
		if parts[j] == 0 || (n != 0 && parts[j]+1 >= n) {
			continue
		}
		if l.isFirst(low[from:j]) {
			n, end = parts[j]+1, uint8(j)
		}
	}
	return n, end
}

func (l *Lexicon) isLast(s string) bool {
	if utf8.RuneCountInString(s) < minPart {
		return false
	}
	r, _ := l.table.find(s)
	return r.use&Last != 0 && r.use&Word != 0
}

func (l *Lexicon) isFirst(s string) bool {
	if utf8.RuneCountInString(s) < minPart || notFirst[s] {
		return false
	}
	r, _ := l.table.find(s)
	return r.use&First != 0
}
