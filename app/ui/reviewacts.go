package ui

import (
	"foraeldredialog/app/workshop"
)

// What Gennemgå does with the statement that is shown. Accepting and removing
// go on to the next one at once; the disk follows.

// onward moves the selection off the current statement before it leaves the
// queue, so that the next key belongs to the next statement.
func (p *reviewPage) onward() {
	i := p.list.Selected()
	next := i + 1
	if next >= len(p.shown) {
		next = i - 1
	}
	if next >= 0 && next < len(p.shown) {
		p.quiet = true
		p.list.Select(next)
		p.quiet = false
		p.show()
	}
}

// accept confirms the suggested themes, decides masks as they stand, and goes on.
func (p *reviewPage) accept() {
	x := p.current()
	if x == nil {
		return
	}
	id, number, series := x.id, x.number, p.series
	p.onward()
	p.s.change(tr("review.accepted", "N", number), func() error { return series.Accept(id) })
}

func (p *reviewPage) remove() {
	x := p.current()
	if x == nil {
		return
	}
	id, number, series := x.id, x.number, p.series
	p.onward()
	p.s.change(tr("capture.removed", "N", number), func() error { return series.Remove(id) })
}

// toggleTheme takes theme i away where the statement has it, suggested or
// confirmed, and sets it where not: what is left when Enter comes is right.
func (p *reviewPage) toggleTheme(i int) {
	x := p.current()
	if x == nil || i >= len(p.themes) {
		return
	}
	v, id, series := p.themes[i], x.id, p.series
	origin, said := workshop.Confirmed, tr("tag.confirmed", "Theme", v.name)
	if x.statement.In(v.id) {
		origin, said = workshop.Rejected, tr("tag.rejected", "Theme", v.name)
	}
	p.s.change(said, func() error { return series.SetTag(id, v.id, origin) })
}

// set changes properties of the statement.
func (p *reviewPage) set(c workshop.StatementChanged, said string) {
	x := p.current()
	if x == nil {
		return
	}
	id, series := x.id, p.series
	p.s.change(said, func() error { return series.ChangeStatements([]workshop.StatementID{id}, c) })
	p.s.focusPage()
}

func (p *reviewPage) toggleSensitive() {
	x := p.current()
	if x == nil {
		return
	}
	on := !x.statement.Sensitive
	said := tr("review.sensitiveOff")
	if on {
		said = tr("review.sensitiveOn")
	}
	p.set(workshop.StatementChanged{Sensitive: &on}, said)
}

// ready reports whether the text as given of the shown statement is there: its
// places count in that text.
func (p *reviewPage) ready() (*reviewItem, bool) {
	x := p.current()
	return x, x != nil && p.text.version == x.statement.Given
}

// hide hides the chosen words, or decides the mask that they touch.
func (p *reviewPage) hide() {
	x, ok := p.ready()
	start, end := p.text.reader.Selection()
	if !ok || start == end {
		return
	}
	span, kind := chosen(start, end, x.statement.Masks)
	id, series := x.id, p.series
	p.text.jump = true
	also := func(n int) string { return trn("review.hiddenAlso", n) }
	p.decide(tr("review.hidden"), also, func() (int, error) { return series.Hide(id, span, kind) })
}

// unhide says that the mask at the cursor is no personal data.
func (p *reviewPage) unhide() {
	x, ok := p.ready()
	start, end := p.text.reader.Selection()
	if !ok {
		return
	}
	span, kind := chosen(start, end, x.statement.Masks)
	if kind == "" && len(x.hints) > 0 {
		p.s.toast(tr("review.hintStays"), "", "", nil)
		return
	}
	if kind == "" {
		p.s.toast(tr("review.noMask"), "", "", nil)
		return
	}
	id, series := x.id, p.series
	p.text.jump = true
	also := func(n int) string { return trn("review.shownAlso", n) }
	p.decide(tr("review.shown"), also, func() (int, error) { return series.Show(id, span) })
}

// decide hides or shows a word, and says how many other statements follow.
func (p *reviewPage) decide(said string, also func(n int) string, act func() (others int, err error)) {
	others := 0
	p.s.do(func() (err error) { others, err = act(); return err }, func() {
		if others > 0 {
			said = also(others)
		}
		p.s.toastUndo(said)
	})
}

// split divides the statement in front of the chosen word.
func (p *reviewPage) split() {
	x, ok := p.ready()
	at, end := p.text.reader.Selection()
	if !ok {
		return
	}
	if at == end || at == 0 {
		p.s.toast(tr("review.splitWhere"), "", "", nil)
		return
	}
	id, number, series := x.id, x.number, p.series
	p.s.change(tr("review.wasSplit", "N", number), func() error { _, err := series.Split(id, at); return err })
}

// merge lets the statement stand for its ticked near-duplicates.
func (p *reviewPage) merge() {
	x := p.current()
	if x == nil {
		return
	}
	var from []workshop.StatementID
	for _, o := range p.others(x) {
		if p.marked[o.id] {
			from = append(from, o.id)
		}
	}
	if len(from) == 0 {
		p.s.toast(tr("review.nothingToMerge"), "", "", nil)
		return
	}
	id, series := x.id, p.series
	p.s.change(trn("review.merged", len(from)+1), func() error { return series.Merge(id, from...) })
}

// markNext goes round which near-duplicates are ticked: all, then one after the
// other.
func (p *reviewPage) markNext() {
	x := p.current()
	if x == nil {
		return
	}
	others := p.others(x)
	on, last := 0, -1
	for i, o := range others {
		if p.marked[o.id] {
			on, last = on+1, i
		}
	}
	if on != 1 {
		last = -1
	}
	all := on == 1 && last == len(others)-1 && len(others) > 1
	for i, o := range others {
		p.marked[o.id] = all || i == last+1 || len(others) == 1 && on == 0
	}
	p.drawLike(x)
	p.text.scroll.Refresh()
}
