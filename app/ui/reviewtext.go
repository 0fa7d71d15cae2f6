package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/analysis"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// The middle of Gennemgå: the statement as it was given, what stands around it,
// and how it will read.

type reviewText struct {
	reader  *widget.Reader
	fetch   *latest[givenText]
	given   string // the text as given of the statement that is shown
	version string // the id that it is kept under
	shown   workshop.StatementID
	jump    bool // the cursor goes to the next thing to decide when the text is drawn

	meta, heading *widget.Text
	why           *widget.Marked
	before, after *widget.Marked
	cleanHead     fyne.CanvasObject
	clean         *widget.Marked
	like          *fyne.Container
	scroll        *widget.Reading
}

type givenText struct {
	id   workshop.StatementID
	text string
	err  error
}

var readerStyle = widget.Style{Colour: widget.ColourText, Size: 18}

func (p *reviewPage) makeText() {
	t := &p.text
	t.reader = widget.NewReader(readerStyle)
	t.reader.OnKey, t.reader.OnRune = p.typedKey, p.typedRune
	t.meta, t.heading = widget.NewShrinking("", widget.Small), widget.NewShrinking("", widget.Small)
	t.why = widget.NewParagraph("", widget.Small.In(widget.ColourWarn))
	t.before, t.after = widget.NewParagraph("", widget.Small), widget.NewParagraph("", widget.Small)
	t.cleanHead = widget.NewShrinking(tr("review.clean"), widget.Overline)
	t.clean = widget.NewParagraph("", widget.Plain)
	t.like = widget.NewColumn(6)
	series := p.series
	t.fetch = newLatest(p.s.worker.back, func(id string) givenText {
		text, err := series.Given(workshop.StatementID(id))
		return givenText{workshop.StatementID(id), text, err}
	}, func(_ string, g givenText) { p.fetched(g) })
}

func (p *reviewPage) textCard() fyne.CanvasObject {
	t := &p.text
	acts := widget.NewFlow(
		p.actButton("review.hide", "H", theme.VisibilityOffIcon(), p.hide),
		p.actButton("review.show", "V", theme.VisibilityIcon(), p.unhide),
		p.actButton("review.split", "S", theme.ContentCutIcon(), p.split),
		p.actButton("review.remove", "Delete", theme.DeleteIcon(), p.remove),
	)
	t.scroll = widget.NewReading(10, t.meta, t.heading, t.why, widget.Rule(), t.before, t.reader, t.after, acts, t.cleanHead, t.clean, t.like)
	t.reader.OnReveal = p.reveal
	return widget.Card(t.scroll)
}

// actButton is a button that says its key, and gives the keyboard back.
func (p *reviewPage) actButton(key, stroke string, icon fyne.Resource, do func()) fyne.CanvasObject {
	return widget.NewButton(tr(key)+"  "+stroke, icon, func() {
		if p.current() != nil {
			do()
		}
		p.s.focusPage()
	})
}

// reveal scrolls so that the words at the cursor can be seen in a long text.
func (p *reviewPage) reveal(top, bottom float32) {
	y := p.text.reader.Position().Y
	p.text.scroll.Reveal(y+top, y+bottom)
}

// show draws the statement that is selected.
func (p *reviewPage) show() {
	x := p.current()
	if x == nil {
		return
	}
	if p.text.shown != x.id {
		p.text.shown, p.text.jump = x.id, true
		p.text.scroll.ScrollToTop()
	}
	p.sel = x.id
	p.remark(x)
	p.drawText(x)
	p.drawSide(x)
	if p.text.version != x.statement.Given {
		p.text.fetch.ask(string(x.id))
		return
	}
	p.drawGiven(x)
}

// fetched takes the text as it was given, unless another statement is shown.
func (p *reviewPage) fetched(g givenText) {
	x := p.current()
	if x == nil || x.id != g.id {
		return
	}
	if g.err != nil {
		p.s.explain(g.err)
		return
	}
	p.text.given, p.text.version, p.text.jump = g.text, x.statement.Given, true
	p.drawGiven(x)
}

// drawGiven shows the text as given with its marks.
func (p *reviewPage) drawGiven(x *reviewItem) {
	t := &p.text
	var marks []widget.Mark
	shift := newShift(t.given, x.text, x.statement.Masks)
	for _, m := range append(p.becauseMarks(x), hintMarks(x)...) {
		if start, ok := shift.given(m.Start); ok {
			m.Start, m.End = start, start+m.End-m.Start
			marks = append(marks, m)
		}
	}
	for _, m := range x.statement.Masks {
		mark := widget.Mark{Start: m.Start, End: m.End}
		if !m.Hidden {
			mark.Base = rgb(0x5B6770)
		}
		marks = append(marks, mark)
	}
	t.reader.Set(t.given, marks...)
	if t.jump {
		t.jump = false
		if m, ok := nextUndecided(x.statement.Masks); ok {
			t.reader.Select(m.Start, m.End)
		} else if len(x.hints) > 0 {
			rare := x.hints[0].Rare
			if start, ok := shift.given(rare.Start); ok {
				t.reader.Select(start, start+rare.Len())
			}
		}
	}
	p.text.scroll.Refresh()
}

func nextUndecided(masks []workshop.Mask) (workshop.Mask, bool) {
	for _, m := range masks {
		if !m.Decided {
			return m, true
		}
	}
	return workshop.Mask{}, false
}

// hintMarks marks what may point at a person, in the cleaned text.
func hintMarks(x *reviewItem) []widget.Mark {
	var out []widget.Mark
	for _, h := range x.hints {
		for _, s := range []analysis.Span{h.Age, h.Rare} {
			out = append(out, widget.Mark{Start: s.Start, End: s.End, Doubt: true})
		}
	}
	return out
}

// becauseMarks marks the words that the themes rest on, in the cleaned text.
func (p *reviewPage) becauseMarks(x *reviewItem) []widget.Mark {
	var out []widget.Mark
	for _, v := range p.themes {
		tag := x.statement.Tag(v.id)
		if tag == nil || tag.Origin == workshop.Rejected {
			continue
		}
		for _, e := range tag.Because {
			if e.Start >= 0 && e.Start < e.End && e.End <= len(x.text) {
				out = append(out, widget.Mark{Start: e.Start, End: e.End, Base: themeColour(v.colour)})
			}
		}
	}
	return out
}

// drawText shows everything around the text as given.
func (p *reviewPage) drawText(x *reviewItem) {
	t := &p.text
	t.meta.SetText(tr("review.number", "N", x.number) + "  ·  " + p.sessionName(x.statement.Session) + "  ·  " + x.meta)
	setOrHide(t.heading, tr("review.under", "Heading", x.statement.Heading.String()), !x.statement.Heading.IsEmpty())
	var why []string
	for _, r := range x.reasons {
		why = append(why, p.reasonWords(x, r, tr("why."+strings.TrimPrefix(reasonKey(r), "reason."))))
	}
	showParagraph(t.why, strings.Join(why, "  ·  "))
	showParagraph(t.before, prefixed("…  ", shorten(x.before, 160)))
	showParagraph(t.after, prefixed("…  ", shorten(x.after, 160)))
	t.clean.Set(x.text, slices.Concat(p.becauseMarks(x), hintMarks(x), maskMarks(x.text, x.masked))...)
	hidden := false
	for _, m := range x.statement.Masks {
		hidden = hidden || m.Hidden
	}
	t.cleanHead.Hide()
	t.clean.Hide()
	if hidden {
		t.cleanHead.Show()
		t.clean.Show()
	}
	p.drawLike(x)
	t.scroll.Refresh()
}

func (p *reviewPage) sessionName(id workshop.SessionID) string {
	for _, x := range p.sessions {
		if x.id == id {
			return x.title
		}
	}
	return tr("capture.noSession")
}

func prefixed(with, s string) string {
	if s == "" {
		return ""
	}
	return with + s
}

func setOrHide(t *widget.Text, words string, there bool) {
	t.SetText(words)
	t.Hidden = !there
}

func showParagraph(m *widget.Marked, words string) {
	m.Set(words)
	m.Hidden = words == ""
}

// drawLike lists the near-duplicates; the ticked ones are merged by M.
func (p *reviewPage) drawLike(x *reviewItem) {
	t := &p.text
	t.like.RemoveAll()
	others := p.others(x)
	t.like.Hidden = len(others) == 0
	if len(others) == 0 {
		return
	}
	t.like.Add(widget.NewShrinking(tr("review.like"), widget.Overline))
	for _, o := range others {
		check := widget.NewCheck(tr("review.number", "N", o.number), nil)
		check.Checked = p.marked[o.id]
		check.OnChanged = func(on bool) { p.marked[o.id] = on; p.s.focusPage() }
		t.like.Add(check)
		t.like.Add(widget.Pad(widget.NewParagraph(o.text, widget.Small), 0, 0, 0, 30))
	}
	merge := p.actButton("review.merge", "M", theme.ContentAddIcon(), p.merge)
	t.like.Add(widget.NewFlow(merge))
	t.like.Refresh()
}

// mostLike bounds the near-duplicates that are shown, and so merged, at a time:
// more than these nobody compares.
const mostLike = 12

// others are the near-duplicates of a statement that still stand.
func (p *reviewPage) others(x *reviewItem) []*reviewItem {
	var out []*reviewItem
	for _, id := range x.like {
		if i, ok := p.places[id]; ok && id != x.id && len(out) < mostLike {
			out = append(out, &p.all[i])
		}
	}
	return out
}

// remark ticks all near-duplicates of a statement that comes into view.
func (p *reviewPage) remark(x *reviewItem) {
	known := false
	for _, o := range p.others(x) {
		_, has := p.marked[o.id]
		known = known || has
	}
	if known {
		return
	}
	p.marked = map[workshop.StatementID]bool{}
	for _, o := range p.others(x) {
		p.marked[o.id] = true
	}
}

// shift tells where a byte of the cleaned text stands in the text as given:
// between hidden stretches the two are the same.
type shift struct{ same []sameText }

type sameText struct{ clean, given, length int }

func newShift(given, clean string, masks []workshop.Mask) shift {
	var s shift
	at, from := 0, 0
	add := func(end int) {
		part := given[from:end]
		i := strings.Index(clean[at:], part)
		if part == "" || i < 0 {
			return
		}
		s.same = append(s.same, sameText{at + i, from, len(part)})
		at += i + len(part)
	}
	for _, m := range masks {
		if m.Hidden && m.Start >= from && m.End <= len(given) {
			add(m.Start)
			from = m.End
		}
	}
	add(len(given))
	return s
}

// given is the place in the text as given of a place in the cleaned text.
func (s shift) given(clean int) (int, bool) {
	for _, p := range s.same {
		if clean >= p.clean && clean < p.clean+p.length {
			return p.given + clean - p.clean, true
		}
	}
	return 0, false
}

// chosen is the stretch that hiding takes: the chosen words, and the whole of
// every mask that they touch.
func chosen(start, end int, masks []workshop.Mask) (span analysis.Span, kind analysis.PII) {
	span = analysis.Span{Start: start, End: end}
	for _, m := range masks {
		if m.Start < end && start < m.End {
			span.Start, span.End = min(span.Start, m.Start), max(span.End, m.End)
			kind = m.Type
		}
	}
	return span, kind
}

// percent is a confidence as people read it.
func percent(c float64) string { return fmt.Sprintf("%.0f %%", 100*c) }
