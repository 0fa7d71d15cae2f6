package analysis

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsStem reports whether a heading is the first half of a sentence that each
// line below it ends: "Vi møder mange forældre, som". Then the heading belongs
// to what the line says, where a title ("Ris", "Bord 3") only stands above it.
func IsStem(heading string) bool {
	const longest = 160 // bytes
	t := strings.TrimRight(heading, " :.…-–")
	if len(heading) > longest || wordCount(t) < 2 || strings.HasSuffix(heading, "?") {
		return false
	}
	if hangs(t) || stemWords[strings.ToLower(t[strings.LastIndexByte(t, ' ')+1:])] {
		return true
	}
	words := strings.Fields(strings.ToLower(t))
	for i, w := range words {
		if i+1 < len(words) && stemSubjects[w] && stemVerbs[words[i+1]] || i+1 < len(words) && stemVerbs[w] && stemSubjects[words[i+1]] {
			return true
		}
	}
	return false
}

// stemWords are last words that ask for a clause, beside those of hangs.
var stemWords = wordSet(`som der at om over mod under uden efter før mellem end især blandt
	være er blive bliver have har kan skal vil følgende os sig hvor hvordan`)

// stemSubjects and stemVerbs begin the sentences that lists end: "vi ønsker os",
// "forældrene oplever", "det skal", "kommunen bør".
var (
	stemSubjects = wordSet(`vi jeg man det de i forældre forældrene børnene kommunen barnet skolen der alle mange`)
	stemVerbs    = wordSet(`ønsker vil skal bør kan oplever mangler savner undrer håber frygter mener synes foreslår
		møder hører ser har er kunne ville skulle burde vi drømmer glæder takker efterlyser tror føler får giver
		siger fortæller beder anbefaler forventer`)
)

// isStem reports whether row i breaks off in mid-sentence above a list.
func (s *segmenter) isStem(i int, t string) bool {
	const longest = 160 // bytes
	if s.rows[i].bullet > 0 || len(t) > longest || wordCount(t) < 2 || i+1 >= len(s.rows) || s.rows[i+1].bullet == 0 {
		return false
	}
	switch last := lastRune(t); {
	case last == '…', strings.HasSuffix(t, "..."):
		return true
	case strings.ContainsRune(".!?", last):
		return false
	}
	list := i+2 < len(s.rows) && s.rows[i+2].bullet > 0 && s.rows[i+2].indent == s.rows[i+1].indent
	return hangs(t) || list && startsUpper(t) && IsStem(t)
}

// isParent reports whether row i is a few words with deeper rows below them.
func (s *segmenter) isParent(i int, t string) bool {
	if i+1 >= len(s.rows) || s.rows[i].timed || strings.ContainsRune(".!?,", lastRune(t)) || hangs(t) {
		return false
	}
	r, next := s.rows[i], s.rows[i+1]
	if next.indent < r.indent+2 || next.timed {
		return false
	}
	if r.bullet > 0 { // a point may have one remark below it, a heading has a list
		return next.bullet > 0 && wordCount(t) <= 4 && i+2 < len(s.rows) && s.rows[i+2].indent == next.indent && s.rows[i+2].bullet > 0
	}
	wraps := next.bullet == 0 && unicode.IsLower(firstRune(next.Of(s.text))) && utf8.RuneCountInString(t) > 30
	return wordCount(t) <= 6 && !wraps
}

// isNumberedHeading reports whether row i is a numbered title with rows of
// another kind below it: "2. Overgange" in minutes.
func (s *segmenter) isNumberedHeading(i int) bool {
	r := s.rows[i]
	t := r.body.Of(s.text)
	if !s.isNumbered(i) || wordCount(t) > 7 || !startsUpper(t) || strings.ContainsRune(".!,", lastRune(t)) || i+1 >= len(s.rows) {
		return false
	}
	next := s.rows[i+1]
	return !s.isNumbered(i+1) && next.indent >= r.indent && (next.bullet > 0 || !unicode.IsLower(firstRune(next.Of(s.text)))) ||
		isProgramme(t) || reListing.MatchString(t)
}

// isNumbered reports whether a digit is the bullet of row i.
func (s *segmenter) isNumbered(i int) bool {
	r := s.rows[i]
	return r.bullet > 0 && unicode.IsDigit(rune(s.text[r.Start]))
}

// isOutline reports whether the numbers of the text stand in front of headings:
// most of them have rows without a number below.
func (s *segmenter) isOutline() bool {
	numbered, headings := 0, 0
	for i := range s.rows {
		if s.isNumbered(i) {
			numbered++
			if s.isNumberedHeading(i) {
				headings++
			}
		}
	}
	return headings >= 2 && headings*3 >= numbered*2
}

// WithStem is a statement as it is meant: with the half sentence that it ends,
// where its heading is one.
func WithStem(heading, text string) string {
	if !IsStem(heading) {
		return text
	}
	return stemOf(heading) + text
}

func stemOf(heading string) string { return strings.TrimRight(heading, " :.…") + " " }

// TagUnder suggests themes for a statement below a heading. A half sentence
// helps to judge the line that ends it, but is no reason of its own: it stands
// above all its lines, so that a theme needs words in the line itself.
func (t *Themes) TagUnder(heading, text string) []Suggestion {
	return t.WeighUnder(heading, text).Suggested
}

// WeighUnder is TagUnder with what else may be meant.
func (t *Themes) WeighUnder(heading, text string) Opinion {
	o := t.Weigh(text)
	if !IsStem(heading) {
		return o
	}
	stem := stemOf(heading)
	for _, g := range t.Tag(stem + text) {
		var because []Evidence
		for _, e := range g.Because {
			if e.Start >= len(stem) {
				e.Start, e.End = e.Start-len(stem), e.End-len(stem)
				because = append(because, e)
			}
		}
		if len(because) == 0 || t.refused(g.Theme, text) {
			continue
		}
		if i := slices.IndexFunc(o.Suggested, func(s Suggestion) bool { return s.Theme == g.Theme }); i < 0 {
			o.Suggested = append(o.Suggested, Suggestion{g.Theme, g.Confidence, because})
		} else if o.Suggested[i].Confidence < g.Confidence {
			o.Suggested[i].Confidence = g.Confidence
		}
	}
	slices.SortStableFunc(o.Suggested, func(x, y Suggestion) int { return cmp.Compare(y.Confidence, x.Confidence) })
	o.Maybe = slices.DeleteFunc(o.Maybe, func(m Alternative) bool {
		return o.Suggested != nil && o.Suggested[0].Confidence >= Unsure ||
			slices.ContainsFunc(o.Suggested, func(s Suggestion) bool { return s.Theme == m.Theme })
	})
	return o
}

// refused reports whether a person said of this very text that it is not of a theme.
func (t *Themes) refused(theme, text string) bool {
	r := t.a.pool.Get().(*reading)
	defer t.a.pool.Put(r)
	t.a.read(text, r)
	told := t.recall(text, r)
	for i := range t.defs {
		if t.defs[i].ID == theme {
			return told.verdict[i] < 0
		}
	}
	return false
}
