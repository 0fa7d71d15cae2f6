package ui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app"
	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// seriesPage is the start: every series, the last changed first.
type seriesPage struct {
	s      *shell
	all    []app.Overview
	shown  []app.Overview
	loaded bool
	list   *widget.RowList
	search *widget.Field
	first  *widget.Button // of the empty list
	count  *widget.Text
	body   *fyne.Container
	full   fyne.CanvasObject
	empty  fyne.CanvasObject
	none   fyne.CanvasObject
	page   *page
}

func buildSeries(s *shell) *page { return newSeriesPage(s).layout() }

func newSeriesPage(s *shell) *seriesPage {
	p := &seriesPage{s: s, search: widget.NewField(), count: widget.NewShrinking("", widget.Small)}
	p.list = widget.NewRowList(func() int { return len(p.shown) }, p.row)
	p.list.NoNumbers = true
	p.list.OnActivated = p.open
	p.search.SetPlaceHolder(tr("series.search"))
	p.search.OnChanged = func(string) { p.filter() }
	p.search.OnSubmitted = func(string) { p.open(0) }
	p.search.OnEsc = func() bool { used := p.search.Text != ""; p.search.SetText(""); return used }
	return p
}

// layout lays the parts out.
func (p *seriesPage) layout() *page {
	s := p.s
	add := widget.NewPrimary(tr("series.new"), theme.ContentAddIcon(), s.newSeriesForm)
	trailing := container.NewHBox(widget.Fixed(240, p.search), add)
	p.full = widget.Card(p.list)
	p.first = widget.NewPrimary(tr("series.emptyButton"), theme.ContentAddIcon(), s.newSeriesForm)
	p.empty = widget.Card(widget.Empty(theme.DocumentCreateIcon(), tr("series.emptyTitle"), tr("series.emptyWords"), p.first))
	p.none = widget.Card(widget.Empty(theme.SearchIcon(), tr("series.noneTitle"), tr("series.noneWords"),
		widget.NewButton(tr("series.noneButton"), nil, func() { p.search.SetText("") })))
	p.body = container.NewStack()
	head := s.head(widget.NewShrinking(tr("step.series"), widget.Title), p.count, container.NewCenter(trailing))
	p.page = &page{
		body:    container.NewBorder(head, nil, nil, nil, p.body),
		refresh: p.load,
		keys: []widget.KeyHint{
			{Key: "Enter", Does: tr("series.keyOpen")}, {Key: "Ctrl+N", Does: tr("series.keyNew")}, {Key: "Ctrl+F", Does: tr("series.keySearch")},
		},
		shortcut: func(k fyne.KeyName, m fyne.KeyModifier) bool {
			if k == fyne.KeyF && m == fyne.KeyModifierControl {
				s.win.Canvas().Focus(p.search)
				return true
			}
			return false
		},
	}
	return p.page
}

// load reads the series off the UI thread and draws them.
func (p *seriesPage) load() {
	var list []app.Overview
	a := p.s.app
	p.s.run(func() (err error) { list, err = a.List(); return err }, func(err error) {
		if err != nil {
			p.s.explain(err)
			return
		}
		p.all, p.loaded = list, true
		p.filter()
	})
}

func (p *seriesPage) filter() {
	labels := make([]string, len(p.all))
	for i, o := range p.all {
		labels[i] = o.Title + " " + o.Season + " " + o.Committee
	}
	p.shown = p.shown[:0:0]
	for _, m := range synthesis.Find(p.search.Text, labels) {
		p.shown = append(p.shown, p.all[m.Index])
	}
	p.count.SetText(trn("series.count", len(p.all)))
	now := p.full
	switch {
	case !p.loaded:
		return
	case len(p.all) == 0:
		now = p.empty
	case len(p.shown) == 0:
		now = p.none
	}
	if len(p.body.Objects) == 0 || p.body.Objects[0] != now {
		p.body.Objects = []fyne.CanvasObject{now}
		p.body.Refresh()
	}
	p.list.Reload()
	p.page.focus = nil
	switch now {
	case p.full:
		p.page.focus = p.list
	case p.empty:
		p.page.focus = p.first
	}
	at := p.s.win.Canvas().Focused()
	gone := at == fyne.Focusable(p.first) && now != p.empty
	if (at == nil || gone) && !p.s.blocked() {
		p.s.win.Canvas().Unfocus()
		p.s.focusPage()
	}
}

func (p *seriesPage) open(i int) {
	if i >= 0 && i < len(p.shown) {
		step := "capture"
		if p.shown[i].Statements == 0 {
			step = "prepare"
		}
		p.s.openSeries(p.shown[i].ID, step)
	}
}

func (p *seriesPage) row(i int) widget.Row {
	o := p.shown[i]
	var meta []string
	for _, w := range []string{o.Season, o.Committee, o.MeetingDate.Danish()} {
		if w != "" {
			meta = append(meta, w)
		}
	}
	counts := []string{
		trn("count.sessions", o.Sessions), trn("count.statements", o.Statements), trn("count.points", o.Points),
		tr("series.changed", "When", dayTime(o.Changed, p.s.now())),
	}
	return widget.Row{
		Text: o.Title, Strong: true, Meta: strings.Join(append(counts[:3:3], append(meta, counts[3])...), "  ·  "),
		Chips: []widget.ChipData{{Label: tr("seriesStatus." + string(o.Status)), State: widget.ChipSoft, Base: statusColour(o.Status)}},
	}
}

func statusColour(st workshop.Status) color.Color {
	switch st {
	case workshop.Reviewed:
		return rgb(0x2F5FA8)
	case workshop.Approved:
		return rgb(0x1B7440)
	case workshop.Exported:
		return rgb(0x0B626B)
	}
	return rgb(0x5B6770)
}
