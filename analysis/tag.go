package analysis

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Opinion is what a set of themes makes of a text.
type Opinion struct {
	Suggested []Suggestion  // sure enough to stand for what is meant, the surest first
	Maybe     []Alternative // where that is unsure: what else may be meant, the likeliest first
}

// Alternative is a theme that may be meant but is not sure enough to be
// suggested. It is shown as such, and counts as nothing until a person takes it.
type Alternative Suggestion

// Tag suggests themes for a statement: those that are sure enough to be shown,
// the surest first, each with the words that it rests on.
func (t *Themes) Tag(text string) []Suggestion {
	r := t.a.pool.Get().(*reading)
	defer t.a.pool.Put(r)
	suggested, _ := t.suggest(text, r)
	return suggested
}

// Weigh is Tag with what else may be meant where the suggestion is unsure.
func (t *Themes) Weigh(text string) Opinion {
	r := t.a.pool.Get().(*reading)
	defer t.a.pool.Put(r)
	return t.weigh(text, r)
}

func (t *Themes) weigh(text string, r *reading) Opinion {
	var o Opinion
	var rest []candidate
	o.Suggested, rest = t.suggest(text, r)
	room := 2 - len(o.Suggested) // two are shown in all
	if len(o.Suggested) > 0 && o.Suggested[0].Confidence >= Unsure {
		room = 0
	}
	for _, c := range rest {
		if len(o.Maybe) < room && c.confidence >= maybeShare*c.least {
			if because := t.because(r, text, &c); len(because) > 0 {
				o.Maybe = append(o.Maybe, Alternative{t.defs[c.def].ID, c.confidence, because})
			}
		}
	}
	return o
}

// Unsure is the confidence below which the surest suggestion is taken for
// unsure, and the next theme shown beside it.
const Unsure = 0.6

// maybeShare is how near to its threshold a theme must come to be shown as an
// alternative: from there on it is right three times in ten (README.md).
const maybeShare = 0.7

// candidate is a theme of the set with how sure it is of a text.
type candidate struct {
	def               int
	confidence, least float64
	firm              bool       // a person said so of the very same text
	cued              []Evidence // the user's own cues and examples
}

// suggest returns what is sure enough, and the rest, the likeliest first.
func (t *Themes) suggest(text string, r *reading) ([]Suggestion, []candidate) {
	t.a.read(text, r)
	t.a.model.find(r)
	margins := t.a.model.margins(r, themeBlock)
	told := t.recall(text, r)
	var sure, rest []candidate
	for i := range t.defs {
		c := t.consider(i, r, margins, told)
		switch {
		case told.verdict[i] < 0: // a person said that it is not
		case c.confidence >= c.least:
			sure = append(sure, c)
		default:
			rest = append(rest, c)
		}
	}
	slices.SortStableFunc(sure, surest)
	var out []Suggestion
	for _, c := range sure {
		if len(out) > 0 && !c.firm && t.defs[c.def].column >= 0 && c.confidence < c.least+secondAbove {
			rest = append(rest, c)
			continue
		}
		if because := t.because(r, text, &c); len(because) > 0 {
			out = append(out, Suggestion{t.defs[c.def].ID, c.confidence, because})
		}
	}
	slices.SortStableFunc(rest, surest)
	return out, rest
}

func surest(x, y candidate) int { return cmp.Compare(y.confidence, x.confidence) }

// secondAbove is how much surer a theme must be that is not the first: one
// statement in eight has two themes, but words of a second stand in many more.
const secondAbove = 0.45

// firmly is at least how sure a theme is of a text that a person put under it.
const firmly = 0.97

// consider weighs theme i: what the model says, what lessons say, and what the
// user's cues and examples say.
func (t *Themes) consider(i int, r *reading, margins []float32, told *recalled) candidate {
	d := &t.defs[i]
	own, cued := d.match(r.words)
	c := candidate{def: i, least: ownThreshold, cued: cued, firm: told.verdict[i] > 0}
	if d.column >= 0 {
		h := &t.a.model.heads[d.column]
		logit := float64(h.Slope*margins[d.column]+h.Offset) + told.shift(i, &ofBuiltIn)
		c.confidence, c.least = 1-(1-sigmoid(logit))*(1-own), float64(h.Threshold)
	} else {
		logit := ownOffset
		if own > 0 {
			logit = math.Log(own / (1 - own))
		}
		c.confidence = sigmoid(logit + told.shift(i, &ofOwn))
	}
	if c.firm {
		c.confidence = max(c.confidence, firmly)
	}
	return c
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// A reason is shown until the shown ones carry this much of what speaks for
// the theme, but no more than maxReasons of them.
const (
	shownShare = 0.6
	maxReasons = 4
)

// because returns what speaks most for a theme, as places in the text: the
// user's cues, and the features with the largest part in model and lessons.
func (t *Themes) because(r *reading, text string, c *candidate) []Evidence {
	shares, total := t.shares(r, c.def)
	slices.SortStableFunc(shares, func(x, y placeShare) int { return cmp.Compare(y.weight, x.weight) })
	out := c.cued
	var shown float64
	for n, s := range shares {
		if n == maxReasons || shown >= shownShare*total {
			break
		}
		shown += s.weight
		out = append(out, r.evidence(s.from, s.to))
	}
	if n := len(r.words); len(out) == 0 && c.firm && n > 0 {
		out = []Evidence{{Span{r.words[0].Start, r.words[n-1].End}, sameText}}
	}
	return tidy(out)
}

// sameText is the cue where a text is under a theme because a person put the
// very same text there, and nothing else in it speaks for the theme.
const sameText = "samme udsagn"

// placeShare is what the features of one place in the text add to a theme.
type placeShare struct {
	from, to int
	weight   float64
}

// shares adds up what speaks for theme i, place by place, on the scale of the
// logit.
func (t *Themes) shares(r *reading, i int) (shares []placeShare, total float64) {
	m, column, how, slope := t.a.model, t.defs[i].column, &ofOwn, 0.0
	if column >= 0 {
		how, slope = &ofBuiltIn, float64(m.heads[column].Slope*r.scale)
	}
	learned := r.learned(i, how)
	shares = r.shares[:0]
	for k := range r.hits {
		h := &r.hits[k]
		if h.weak || h.from < 0 {
			continue
		}
		x := 0.0
		if learned != nil {
			x = learned[k]
		}
		if column >= 0 && h.row >= 0 {
			x += slope * float64(m.weights[themeBlock].row(h.row)[column]*h.value)
		}
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
			shares = append(shares, placeShare{h.from, h.to, 0})
		}
		shares[n].weight += x
	}
	r.shares = shares
	return shares, total
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
// several goroutines. Lessons that its memories learn count at once.
type Themes struct {
	a       *Analyser
	defs    []definition
	keys    []string // in a memory, by theme
	recalls []*recaller
}

// Themes makes themes ready: built-in knowledge by ID, the cues and examples
// that the definitions hold, and what the memories hold of them.
func (a *Analyser) Themes(defs []Theme, recalls ...Recall) *Themes {
	t := &Themes{a: a}
	examples := a.NewMemory()
	for _, def := range defs {
		d := definition{Theme: def, column: a.column(def.ID), byFirst: map[string][]themeCue{}}
		key := a.Key(def)
		cues := def.Cues
		if d.column < 0 {
			cues = append(slices.Clone(cues), def.Name)
		}
		for _, c := range cues {
			d.addCue(a, c)
		}
		for _, ex := range def.Examples {
			d.examples = append(d.examples, a.contentLemmas(ex))
			examples.Learn(Lesson{Theme: key, Text: ex, Belongs: true})
		}
		t.defs, t.keys = append(t.defs, d), append(t.keys, key)
	}
	for _, r := range append(recalls, Recall{Memory: examples}) {
		t.recalls = append(t.recalls, &recaller{Recall: r})
	}
	return t
}

func (d *definition) addCue(a *Analyser, text string) {
	var c themeCue
	for _, w := range a.scan(text, nil) {
		c.lemmas = append(c.lemmas, w.info.lemma)
	}
	c.text = strings.Join(c.lemmas, " ")
	known := len(c.lemmas) > 0 && slices.ContainsFunc(d.byFirst[c.lemmas[0]], func(o themeCue) bool { return o.text == c.text })
	if len(c.lemmas) > 0 && !known { // a name that is a cue word, too, counts once
		d.byFirst[c.lemmas[0]] = append(d.byFirst[c.lemmas[0]], c)
	}
}
