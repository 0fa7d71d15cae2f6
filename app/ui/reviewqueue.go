package ui

import (
	"slices"
	"strings"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/workshop"
)

// What Gennemgå goes through: the queue, in an order that does not move under
// the user's hands, and the words for its reasons.

// everything is the view that leaves nothing out: also what nobody needs to see.
const everything synthesis.Reason = "*"

// reviewItem is a statement as this screen shows it.
type reviewItem struct {
	captured
	statement workshop.Statement // a copy, its tags and masks too: the state changes them in place
	reasons   []synthesis.Reason
	like      []workshop.StatementID
	hints     []analysis.Hint // in the cleaned text; none where they are decided
	before    string          // what stands around it in the same note
	after     string
}

// order is the statements' order on the screen.
func (p *reviewPage) order() []workshop.StatementID {
	out := make([]workshop.StatementID, len(p.all))
	for i := range p.all {
		out[i] = p.all[i].id
	}
	return out
}

// keepOrder leaves the statements where they stood while the page is shown: one
// that was half settled would else move, and the next key meet another one.
// New ones stand behind the statement that is shown.
func (p *reviewPage) keepOrder(was []workshop.StatementID) {
	if len(was) == 0 {
		return
	}
	place, here := make(map[workshop.StatementID]int, len(was)), len(was)
	for i, id := range was {
		place[id] = 2 * i
		if id == p.sel {
			here = 2*i + 1
		}
	}
	rank := func(x reviewItem) int {
		if i, ok := place[x.id]; ok {
			return i
		}
		return here
	}
	slices.SortStableFunc(p.all, func(a, b reviewItem) int { return rank(a) - rank(b) })
}

// reviewItems is the queue, worst first, and behind it everything else in the
// order of capture.
func reviewItems(series *app.Series, st *workshop.State, themes []themeView) []reviewItem {
	names := make(map[workshop.ThemeID]themeView, len(themes))
	for _, t := range themes {
		names[t.id] = t
	}
	active := st.Active()
	place := make(map[workshop.StatementID]int, len(active))
	for i, x := range active {
		place[x.ID] = i
	}
	var out []reviewItem
	add := func(x *workshop.Statement, why []synthesis.Reason, like []workshop.StatementID) {
		it := reviewItem{captured: copyStatement(x, names), statement: *x, reasons: why, like: like}
		it.statement.Tags, it.statement.Masks = slices.Clone(x.Tags), slices.Clone(x.Masks)
		if slices.Contains(why, synthesis.Recognisable) {
			it.hints = series.Hints(x)
		}
		i := place[x.ID]
		if i > 0 && together(active[i-1], x) {
			it.before = active[i-1].Text.String()
		}
		if i+1 < len(active) && together(x, active[i+1]) {
			it.after = active[i+1].Text.String()
		}
		delete(place, x.ID)
		out = append(out, it)
	}
	queue := synthesis.Queue(st, series.Recognisable)
	for _, q := range queue {
		add(q.Statement, q.Reasons, q.Like)
	}
	for _, x := range active {
		if _, left := place[x.ID]; left {
			add(x, nil, nil)
		}
	}
	return out
}

// together reports whether two statements come from the same note, or were
// typed at the same table.
func together(a, b *workshop.Statement) bool {
	return a.Session == b.Session && a.Table == b.Table && a.Source == b.Source
}

// shorten cuts a text after whole words.
func shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	cut := 0
	for i, c := range s {
		if i > most {
			break
		}
		if c == ' ' {
			cut = i
		}
	}
	if cut == 0 {
		return s
	}
	return s[:cut] + " …"
}

// reasonKey is the key of a reason's words; the stored values are Danish words,
// the keys are not tied to them.
func reasonKey(r synthesis.Reason) string {
	switch r {
	case synthesis.UndecidedData:
		return "reason.personal"
	case synthesis.Recognisable:
		return "reason.hint"
	case synthesis.Sensitive:
		return "reason.sensitive"
	case synthesis.NoTheme:
		return "reason.noTheme"
	case synthesis.LowConfidence:
		return "reason.unsure"
	case synthesis.SeveralThemes:
		return "reason.several"
	case synthesis.UnclearVoice:
		return "reason.voice"
	}
	return "reason.like"
}

// maybe is what else a statement may be about.
func (p *reviewPage) maybe(x *reviewItem) []analysis.Alternative {
	m, asked := p.maybes[x.id]
	if !asked {
		m = p.series.Maybe(&x.statement)
		p.maybes[x.id] = m
	}
	return m
}

// reasonWords says a reason in full where that takes the themes' names.
func (p *reviewPage) reasonWords(x *reviewItem, r synthesis.Reason, words string) string {
	if r == synthesis.Recognisable {
		return words + ": " + hintWords(x)
	}
	if r != synthesis.NoTheme && r != synthesis.LowConfidence {
		return words
	}
	var names []string
	for _, v := range p.themes {
		if t := x.statement.Tag(v.id); t != nil && t.Origin == workshop.Suggested {
			names = append(names, v.name)
		}
	}
	for _, m := range p.maybe(x) {
		for _, v := range p.themes {
			if string(v.id) == m.Theme {
				names = append(names, v.name)
			}
		}
	}
	switch {
	case len(names) >= 2:
		return tr("why.either", "One", names[0], "Other", names[1])
	case len(names) == 1 && r == synthesis.NoTheme:
		return tr("why.perhaps", "Theme", names[0])
	}
	return words
}

// hintWords are the words that together may point at a person, each once.
func hintWords(x *reviewItem) string {
	var out []string
	for _, h := range x.hints {
		for _, s := range []analysis.Span{h.Age, h.Rare} {
			if w := "»" + s.Of(x.text) + "«"; !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return strings.Join(out, ", ")
}

// kinds are what a statement can do, in the order shown.
var kinds = []analysis.Kind{
	analysis.Experience, analysis.Wish, analysis.Worry, analysis.Praise, analysis.Question, analysis.Other,
}

func kindKey(k analysis.Kind) string {
	switch k {
	case analysis.Experience:
		return "kind.experience"
	case analysis.Wish:
		return "kind.wish"
	case analysis.Worry:
		return "kind.worry"
	case analysis.Praise:
		return "kind.praise"
	case analysis.Question:
		return "kind.question"
	}
	return "kind.other"
}
