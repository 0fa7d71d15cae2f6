package danish

import (
	"strings"
)

// Abbreviations is a set of words that end in a dot without ending a sentence.
type Abbreviations struct {
	// words holds them lower-case without the last dot; the value tells
	// whether a capital letter behind one starts a sentence.
	words map[string]bool
}

// ParseAbbreviations reads a list of one abbreviation a line. Lines that start
// with # are comments; a "!" behind an abbreviation marks one that may end a
// sentence (osv., m.m.).
func ParseAbbreviations(list []byte) *Abbreviations {
	a := &Abbreviations{words: map[string]bool{}}
	for _, w := range listed(list) {
		w, ends := strings.CutSuffix(w, "!")
		a.words[strings.ToLower(strings.TrimSuffix(w, "."))] = ends
	}
	return a
}

// Has reports whether the word, with or without its last dot, is one of them.
func (a *Abbreviations) Has(word string) bool {
	_, ok := a.words[strings.ToLower(strings.TrimSuffix(word, "."))]
	return ok
}

// MayEnd reports whether the abbreviation ends a sentence when a capital letter
// follows, as "osv." does and "hr." does not.
func (a *Abbreviations) MayEnd(word string) bool {
	return a.words[strings.ToLower(strings.TrimSuffix(word, "."))]
}

// All returns the abbreviations without their last dot, in no order.
func (a *Abbreviations) All() []string {
	out := make([]string, 0, len(a.words))
	for w := range a.words {
		out = append(out, w)
	}
	return out
}

// listed returns the lines of a data file that are not blank and no comment.
func listed(list []byte) []string {
	var out []string
	for line := range strings.Lines(string(list)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
