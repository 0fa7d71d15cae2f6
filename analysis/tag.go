package analysis

import (
	"cmp"
	"slices"
	"strings"
)

// Tag suggests themes for a statement: those that are sure enough to be shown,
// the surest first, each with the words that it rests on.
func (t *Themes) Tag(text string) []Suggestion {
	r := t.a.pool.Get().(*reading)
	defer t.a.pool.Put(r)
	t.a.read(text, r)
	margins := t.a.model.margins(r, themeBlock)
	var out []Suggestion
	for i := range t.defs {
		d := &t.defs[i]
		confidence, least := 0.0, ownThreshold
		if d.column >= 0 {
			h := &t.a.model.heads[d.column]
			confidence, least = h.confidence(margins[d.column]), float64(h.Threshold)
		}
		own, because := d.match(r.words)
		confidence = 1 - (1-confidence)*(1-own)
		if confidence < least {
			continue
		}
		if d.column >= 0 {
			because = append(because, t.a.model.because(r, text, d.column)...)
		}
		if because = tidy(because); len(because) > 0 {
			out = append(out, Suggestion{d.ID, confidence, because})
		}
	}
	slices.SortStableFunc(out, func(x, y Suggestion) int { return cmp.Compare(y.Confidence, x.Confidence) })
	return t.dropDoubtful(out)
}

// secondAbove is how much surer a theme must be that is not the first: one
// statement in eight has two themes, but words of a second stand in many more.
const secondAbove = 0.45

func (t *Themes) dropDoubtful(ss []Suggestion) []Suggestion {
	if len(ss) < 2 {
		return ss
	}
	rest := slices.DeleteFunc(ss[1:], func(s Suggestion) bool {
		n := slices.IndexFunc(t.defs, func(d definition) bool { return d.ID == s.Theme })
		c := t.defs[n].column
		return c >= 0 && s.Confidence < float64(t.a.model.heads[c].Threshold)+secondAbove
	})
	return ss[:1+len(rest)]
}

// A reason is shown until the shown ones carry this much of what speaks for
// the theme, but no more than maxReasons of them.
const (
	shownShare = 0.6
	maxReasons = 4
)

// share is what a place in the text adds to a margin.
type share struct {
	from, to int // words
	weight   float32
}

// because returns what speaks most for a column, as places in the text.
func (m *model) because(r *reading, text string, column int) []Evidence {
	shares := r.shares[:0]
	var total float32
	themes := &m.weights[themeBlock]
	for i := range r.hits {
		h := &r.hits[i]
		if h.row < 0 || h.weak || h.from < 0 {
			continue
		}
		x := themes.row(h.row)[column] * h.value
		if x <= 0 {
			continue
		}
		total += x
		// What stands in one place was read in one go: it is among the last.
		n := len(shares) - 1
		for n >= 0 && (shares[n].from != h.from || shares[n].to != h.to) {
			n--
		}
		if n < 0 {
			n = len(shares)
			shares = append(shares, share{h.from, h.to, 0})
		}
		shares[n].weight += x
	}
	r.shares = shares
	slices.SortStableFunc(shares, func(x, y share) int { return cmp.Compare(y.weight, x.weight) })
	var out []Evidence
	var shown float32
	for _, s := range shares {
		if len(out) == maxReasons || shown >= shownShare*total {
			break
		}
		shown += s.weight
		out = append(out, r.evidence(s.from, s.to))
	}
	return out
}

// evidence names the words at both ends of a place, and the whole place.
func (r *reading) evidence(from, to int) Evidence {
	e := Evidence{Span: Span{r.words[from].Start, r.words[to].End}, Cue: r.words[from].info.lemma}
	if to > from {
		e.Cue += " " + r.words[to].info.lemma
	}
	return e
}

// tidy puts evidence in order and drops what lies within other evidence.
func tidy(es []Evidence) []Evidence {
	slices.SortStableFunc(es, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	out := es[:0]
	for _, e := range es {
		n := len(out)
		if n > 0 && e.End <= out[n-1].End {
			continue
		}
		out = append(out, e)
	}
	return out
}

// themeCue is a cue of the user's: lemmas that follow one another.
type themeCue struct {
	lemmas []string
	text   string
}

// definition is a theme made ready.
type definition struct {
	Theme
	column   int // of the model, -1 for a theme of the user's
	byFirst  map[string][]themeCue
	examples []map[string]bool // each example's content lemmas
}

// Themes is a set of themes made ready for tagging. It may be used from
// several goroutines.
type Themes struct {
	a    *Analyser
	defs []definition
}

// Themes makes themes ready: built-in knowledge by ID, and the cues and
// examples that the definitions hold.
func (a *Analyser) Themes(defs []Theme) *Themes {
	t := &Themes{a: a}
	for _, def := range defs {
		d := definition{Theme: def, column: slices.Index(a.model.themes, def.ID), byFirst: map[string][]themeCue{}}
		cues := def.Cues
		if d.column < 0 {
			cues = append(slices.Clone(cues), def.Name)
		}
		for _, c := range cues {
			d.addCue(a, c)
		}
		for _, ex := range def.Examples {
			d.examples = append(d.examples, a.contentLemmas(ex))
		}
		t.defs = append(t.defs, d)
	}
	return t
}

func (d *definition) addCue(a *Analyser, text string) {
	var c themeCue
	for _, w := range a.scan(text, nil) {
		c.lemmas = append(c.lemmas, w.info.lemma)
	}
	if len(c.lemmas) > 0 {
		c.text = strings.Join(c.lemmas, " ")
		d.byFirst[c.lemmas[0]] = append(d.byFirst[c.lemmas[0]], c)
	}
}
