package analysis

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"foraeldredialog/analysis/danish"
)

// cueFile is the form of the cue lexicon. A member of a concept or a cue of a
// theme is a word or a phrase. In a phrase each term may be a word in any
// inflection, "+word" (also as a part of a compound), "@concept", and ".."
// (up to six words in between; elsewhere up to two).
type cueFile struct {
	Stop      []string `json:"stop"`
	Negations []string `json:"negations"`
	// Imperatives are forms, not lemmas: "skriv" asks, "skriver" tells.
	Imperatives []string            `json:"imperatives"`
	Concepts    map[string][]string `json:"concepts"`
	Themes      map[string][]string `json:"themes"`
}

// The words that may stand between two terms of a phrase.
const (
	nearGap = 2
	wideGap = 6
)

// cue is a phrase that stands for a concept or speaks for a theme.
type cue struct {
	terms []term
	id    uint64 // the cue's own feature
	group uint64 // the concept's or the theme's feature
	theme bool   // group is a theme
}

type term struct {
	symbol uint64
	gap    int // words that may stand before it
}

// cueLexicon is the cue file made ready: words by what they mean, and phrases
// by the symbol of their first term.
type cueLexicon struct {
	stop, negations map[string]bool
	imperatives     map[string]bool
	ofWord          map[string][]uint64 // lemma → concepts
	ofPart          map[string][]uint64 // compound part → concepts
	partTerms       map[string]bool     // parts that some cue asks for
	cues            []cue
	byFirst         map[uint64][]int32
}

func parseCues(b []byte, lex *danish.Lexicon) (*cueLexicon, error) {
	var f cueFile
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, err
	}
	l := &cueLexicon{
		stop: lemmaSet(f.Stop, lex), negations: lemmaSet(f.Negations, lex),
		ofWord: map[string][]uint64{}, ofPart: map[string][]uint64{},
		imperatives: map[string]bool{}, partTerms: map[string]bool{}, byFirst: map[uint64][]int32{},
	}
	for _, form := range f.Imperatives {
		l.imperatives[form] = true
	}
	for _, name := range slices.Sorted(maps.Keys(f.Concepts)) {
		for _, member := range f.Concepts[name] {
			if err := l.addMember(name, member, f.Concepts, lex); err != nil {
				return nil, err
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(f.Themes)) {
		for _, phrase := range f.Themes[id] {
			c := cue{id: symbol('Q', id+"|"+phrase), group: symbol('q', id), theme: true}
			if err := l.addCue(c, phrase, f.Concepts, lex); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

func lemmaSet(words []string, lex *danish.Lexicon) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		lemma, _ := lex.Lemma(w)
		m[lemma], m[w] = true, true
	}
	return m
}

func (l *cueLexicon) addMember(concept, member string, all map[string][]string, lex *danish.Lexicon) error {
	id := symbol('c', concept)
	bare := strings.TrimPrefix(member, "+")
	if strings.ContainsRune(bare, ' ') {
		return l.addCue(cue{id: symbol('C', concept+"|"+member), group: id}, member, all, lex)
	}
	lemma, _ := lex.Lemma(bare)
	l.ofWord[lemma] = appendNew(l.ofWord[lemma], id)
	if bare != member {
		l.ofPart[lemma] = appendNew(l.ofPart[lemma], id)
	}
	return nil
}

func appendNew(s []uint64, x uint64) []uint64 {
	if slices.Contains(s, x) {
		return s
	}
	return append(s, x)
}

func (l *cueLexicon) addCue(c cue, phrase string, concepts map[string][]string, lex *danish.Lexicon) error {
	gap := nearGap
	for t := range strings.FieldsSeq(phrase) {
		if t == ".." {
			gap = wideGap
			continue
		}
		s, err := l.termSymbol(t, concepts, lex)
		if err != nil {
			return fmt.Errorf("cue %q: %w", phrase, err)
		}
		c.terms = append(c.terms, term{s, gap})
		gap = nearGap
	}
	if len(c.terms) == 0 {
		return fmt.Errorf("cue %q has no word", phrase)
	}
	first := c.terms[0].symbol
	l.byFirst[first] = append(l.byFirst[first], int32(len(l.cues)))
	l.cues = append(l.cues, c)
	return nil
}

func (l *cueLexicon) termSymbol(t string, concepts map[string][]string, lex *danish.Lexicon) (uint64, error) {
	if name, ok := strings.CutPrefix(t, "@"); ok {
		if _, known := concepts[name]; !known {
			return 0, fmt.Errorf("no concept %q", name)
		}
		return symbol('c', name), nil
	}
	bare, part := strings.CutPrefix(t, "+")
	lemma, _ := lex.Lemma(bare)
	if part {
		l.partTerms[lemma] = true
		return symbol('p', lemma), nil
	}
	return symbol('w', lemma), nil
}

// match returns the index of the word at which the cue that begins at words[i]
// ends. The first term is known to match.
func (c *cue) match(words []word, i int) (last int, ok bool) {
	last = i
	for _, t := range c.terms[1:] {
		found := false
		for j := last + 1; j < len(words) && j <= last+1+t.gap; j++ {
			if words[j].before == sentencePause {
				break
			}
			if slices.Contains(words[j].info.terms, t.symbol) {
				last, found = j, true
				break
			}
		}
		if !found {
			return 0, false
		}
	}
	return last, true
}
