package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// feature is something that stands in a text, named by a hash that is the same
// in every build, for the model file holds it.
type feature struct {
	id    uint64
	value float32
}

// How much each kind of feature weighs before learning. Character n-grams are
// many and overlap, pairs are few and exact.
const (
	lemmaValue   = 1
	partValue    = 0.8
	conceptValue = 1.2
	gramValue    = 0.35
	pairValue    = 0.8
	cueValue     = 0.8
	shapeValue   = 2
)

// symbol hashes a kind of feature and its text (FNV-1a).
func symbol(kind byte, s string) uint64 {
	h := (uint64(14695981039346656037) ^ uint64(kind)) * 1099511628211
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// pair hashes two symbols in their order.
func pair(kind byte, x, y uint64) uint64 {
	h := (x ^ uint64(kind)) * 0x9E3779B97F4A7C15
	h = (h<<29 | h>>35) ^ y
	return h * 0xD6E8FEB86659FD93
}

// study finds out what is known of a word in lower case.
func (a *Analyser) study(low string) *wordInfo {
	lemma, known := a.lex.Lemma(low)
	in := &wordInfo{
		lemma: lemma, symbol: symbol('w', lemma),
		stop:    a.cues.stop[lemma] || a.cues.stop[low],
		asks:    a.cues.imperatives[low],
		negates: a.cues.negations[lemma] || a.cues.negations[low],
	}
	in.terms = append(in.terms, in.symbol)
	in.concepts = append(in.concepts, a.cues.ofWord[lemma]...)
	in.features = append(in.features, feature{in.symbol, lemmaValue})
	in.parts = a.lex.Parts(low)
	for i, part := range append(slices.Clone(in.parts), lemma) {
		in.terms = append(in.terms, symbol('p', part))
		for _, c := range a.cues.ofPart[part] {
			in.concepts = appendNew(in.concepts, c)
		}
		if i < len(in.parts) && (!known || a.cues.partTerms[part] || a.cues.ofPart[part] != nil || a.cues.ofWord[part] != nil) {
			in.features = append(in.features, feature{symbol('p', part), partValue})
		}
	}
	in.terms = append(in.terms, in.concepts...)
	for _, c := range in.concepts {
		in.features = append(in.features, feature{c, conceptValue})
	}
	if !in.stop {
		in.features = appendGrams(in.features, lemma)
	}
	for _, t := range in.terms {
		in.starts = append(in.starts, a.cues.byFirst[t]...)
	}
	slices.Sort(in.starts)
	in.starts = slices.Compact(in.starts)
	return in
}

// appendGrams adds the character 4- and 5-grams of a padded lemma: they join
// words that share a stem, and misspelt words with rightly spelt ones.
func appendGrams(fs []feature, lemma string) []feature {
	if utf8.RuneCountInString(lemma) < 4 {
		return fs
	}
	padded := "_" + lemma + "_"
	var at []int
	for i := range padded {
		at = append(at, i)
	}
	at = append(at, len(padded))
	for _, n := range []int{4, 5} {
		for i := 0; i+n < len(at); i++ {
			fs = append(fs, feature{symbol('g', padded[at[i]:at[i+n]]), gramValue})
		}
	}
	return fs
}

// hit is a feature with the words that it spans.
type hit struct {
	feature
	from, to int // first and last word
	weak     bool
	row      int32 // of the model, -1 for none
}

// reading is a text read for the model: its words, and each of its features once.
type reading struct {
	words   []word
	hits    []hit
	seen    map[uint64]int // feature → index in hits
	scale   float32
	margins []float32    // scratch of the model
	shares  []placeShare // scratch of because
	recalled
}

// read fills r with what stands in text.
func (a *Analyser) read(text string, r *reading) {
	r.hits = r.hits[:0]
	clear(r.seen)
	r.words = a.scan(text, r.words[:0])
	markNegated(r.words)
	for i := range r.words {
		a.readCues(r, i)
	}
	for i := range r.words {
		r.readWord(i)
		r.readPairs(i)
	}
	r.readShape(text)
	var sum float32
	for _, h := range r.hits {
		sum += h.value * h.value
	}
	r.scale = normalise(sum)
}

func (r *reading) add(id uint64, value float32, from, to int, weak bool) {
	if _, ok := r.seen[id]; ok {
		return
	}
	r.seen[id] = len(r.hits)
	r.hits = append(r.hits, hit{feature{id, value}, from, to, weak, -1})
}

// readCues adds the phrases that begin at word i.
func (a *Analyser) readCues(r *reading, i int) {
	for _, n := range r.words[i].info.starts {
		c := &a.cues.cues[n]
		last, ok := c.match(r.words, i)
		if !ok {
			continue
		}
		id, group := c.id, c.group
		if r.deniedFromOutside(i, last) {
			id, group = pair('n', 0, id), pair('n', 0, group)
		}
		r.add(id, cueValue, i, last, false)
		r.add(group, cueValue, i, last, false)
		if !c.theme {
			r.words[i].extra = append(r.words[i].extra, c.group)
		}
	}
}

// deniedFromOutside reports whether a negation in front of the words from first
// to last reaches them: "ikke blev lyttet til" speaks otherwise than "lyttet til",
// while a phrase that holds its own negation says all by itself.
func (r *reading) deniedFromOutside(first, last int) bool {
	if !r.words[first].negated {
		return false
	}
	for _, w := range r.words[first : last+1] {
		if w.info.negates {
			return false
		}
	}
	return true
}

func (r *reading) readWord(i int) {
	w := &r.words[i]
	for _, f := range w.info.features {
		r.add(f.id, f.value, i, i, w.info.stop)
	}
	if w.negated && !w.info.stop {
		r.add(pair('n', 0, w.info.symbol), lemmaValue, i, i, false)
		for _, c := range w.info.concepts {
			r.add(pair('n', 0, c), conceptValue, i, i, false)
		}
	}
}

// The reach of pairs, in words: neighbours for words, further for concepts,
// which are few.
const (
	lemmaReach   = 3
	conceptReach = 6
)

// readPairs adds what word i makes together with the words before it.
func (r *reading) readPairs(i int) {
	w := &r.words[i]
	if w.before == sentencePause {
		return
	}
	for j := i - 1; j >= 0 && j >= i-conceptReach; j-- {
		v := &r.words[j]
		weak := v.info.stop && w.info.stop
		if i-j <= lemmaReach {
			if !weak {
				r.add(pair('b', v.info.symbol, w.info.symbol), pairValue, j, i, weak)
			}
			r.readMixed(v, w, j, i)
		}
		for _, c := range v.info.concepts {
			for _, d := range w.info.concepts {
				r.add(pair('d', c, d), pairValue, j, i, weak)
			}
			for _, d := range w.extra {
				r.add(pair('d', c, d), pairValue, j, i, false)
			}
		}
		for _, c := range v.extra {
			for _, d := range w.info.concepts {
				r.add(pair('d', c, d), pairValue, j, i, false)
			}
		}
		if v.before == sentencePause {
			return
		}
	}
}

// readMixed pairs a word with the concepts of its neighbour.
func (r *reading) readMixed(v, w *word, j, i int) {
	weak := v.info.stop && w.info.stop
	for _, d := range w.info.concepts {
		r.add(pair('m', v.info.symbol, d), pairValue, j, i, weak)
	}
	for _, c := range v.info.concepts {
		r.add(pair('m', c, w.info.symbol), pairValue, j, i, weak)
	}
}

// readShape adds what the form of the statement tells: how it begins, how it
// ends, how long it is. It has no place in the text and is no reason.
func (r *reading) readShape(text string) {
	shape := func(s string) { r.add(symbol('s', s), shapeValue, -1, -1, true) }
	t := strings.TrimSpace(text)
	if strings.Contains(t, "?") {
		shape("question")
	}
	if strings.HasSuffix(t, "?") {
		shape("asks")
	}
	if strings.Contains(t, "!") {
		shape("exclaims")
	}
	if len(r.words) == 0 {
		return
	}
	r.add(pair('f', 0, r.words[0].info.symbol), shapeValue, -1, -1, true)
	for _, c := range r.words[0].info.concepts {
		r.add(pair('f', 1, c), shapeValue, -1, -1, true)
	}
	for i := range r.words {
		if w := &r.words[i]; w.info.asks && w.before == sentencePause {
			shape("imperative")
		}
	}
	switch n := len(r.words); {
	case n <= 4:
		shape("stub")
	case n <= 9:
		shape("short")
	case n >= 30:
		shape("long")
	}
}
