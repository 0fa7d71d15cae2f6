package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// synthesisPage is Syntese: the statements of a theme on the left, its points
// on the right, and in between the ticks that say what rests on what.
type synthesisPage struct {
	s      *shell
	series *app.Series

	themes     []synthesisTheme
	at         int // index into themes
	statements []synthesisStatement
	shown      []int
	points     []pointView
	total      int // statements of the series

	filter    *widget.Field
	only      *widget.Pick
	list      *widget.RowList
	listHead  *widget.Text
	tiles     *widget.TileList
	edit      pointEditor
	wait      string // the text of the point that is being saved: it is selected when it comes
	title     *widget.Text
	sub       *widget.Text
	rail      *fyne.Container
	full      *widget.Panes
	body      *fyne.Container
	pointSide *fyne.Container
	noPoints  fyne.CanvasObject
}

type synthesisTheme struct {
	themeView
	statements, points int
}

type synthesisStatement struct {
	id    workshop.StatementID
	row   widget.Row
	lower string
	used  []int // numbers of the points that it is under
}

// pointView is a point as its tile shows it.
type pointView struct {
	workshop.Point
	text  string
	words string // what it rests on
	empty bool   // on nothing
}

// The choices of what the list shows.
const (
	showAll = iota
	showEvidence
	showFree
)

func buildSynthesis(s *shell) *page { return newSynthesisPage(s).layout() }

func newSynthesisPage(s *shell) *synthesisPage {
	p := &synthesisPage{s: s, series: s.series, rail: container.NewVBox(), body: container.NewStack()}
	p.makeList()
	p.makePoints()
	p.title, p.sub = widget.NewShrinking("", widget.Title), widget.NewShrinking("", widget.Small)
	left := widget.Card(container.NewBorder(widget.Pad(widget.Rows(8, p.listHead, widget.NewFlow(widget.Fixed(200, p.filter), p.only)), 0, 0, 8, 0), nil, nil, nil, p.list))
	p.full = widget.NewPanes(14, []widget.Pane{{Least: 350, Share: 1, Below: 1}, {Least: 380, Share: 1, Below: 2}}, left, p.pointSide)
	return p
}

func (p *synthesisPage) layout() *page {
	acts := container.NewHBox(
		widget.NewButton(tr("synthesis.propose")+"  P", theme.SearchIcon(), p.propose),
		widget.NewPrimary(tr("synthesis.new")+"  N", theme.ContentAddIcon(), p.newPoint))
	return &page{
		body: container.NewBorder(p.s.head(p.title, p.sub, container.NewCenter(acts)), nil, nil, nil, p.body),
		rail: p.rail, refresh: p.refresh, focus: p.tiles, keys: p.keys(), shortcut: p.shortcut, leave: p.leave,
	}
}

func (p *synthesisPage) keys() []widget.KeyHint {
	return []widget.KeyHint{
		{Key: "A", Does: tr("synthesis.keyAccept")},
		{Key: "Enter", Does: tr("synthesis.keyEdit")},
		{Key: "B", Does: tr("synthesis.keyJump")},
		{Key: "N", Does: tr("synthesis.keyNew")},
		{Key: "P", Does: tr("synthesis.keyPropose")},
		{Key: "O", Does: tr("synthesis.keyOf")},
		{Key: tr("synthesis.space"), Does: tr("synthesis.keyTick")},
		{Key: "1–9", Does: tr("synthesis.keyTheme")},
		{Key: "Ctrl+" + tr("review.keysUpDown"), Does: tr("synthesis.keyMove")},
		{Key: "Delete", Does: tr("synthesis.keyRemove")},
		{Key: "Ctrl+E", Does: tr("synthesis.keyOnly")},
		{Key: "Ctrl+F", Does: tr("synthesis.keyFilter")},
		{Key: tr("review.keysLeftRight"), Does: tr("synthesis.keyTab")},
	}
}

func (p *synthesisPage) shortcut(k fyne.KeyName, m fyne.KeyModifier) bool {
	if m != fyne.KeyModifierControl {
		return false
	}
	switch {
	case k == fyne.KeyF:
		p.s.win.Canvas().Focus(p.filter)
	case k == fyne.KeyE:
		p.only.Next(1)
	case k == fyne.KeyUp && !p.edit.open:
		p.movePoint(-1)
	case k == fyne.KeyDown && !p.edit.open:
		p.movePoint(1)
	case len(k) == 1 && k[0] >= '1' && k[0] <= '9':
		p.choose(int(k[0] - '1'))
	default:
		return false
	}
	return true
}

// typedRune is what a letter or digit does in both lists.
func (p *synthesisPage) typedRune(r rune) bool {
	switch r = lowerRune(r); {
	case r >= '1' && r <= '9':
		p.choose(int(r - '1'))
	case r == 'p':
		p.propose()
	case r == 'n':
		p.newPoint()
	default:
		return false
	}
	return true
}

// current is the theme that is shown, or nil.
func (p *synthesisPage) current() *synthesisTheme {
	if p.at < len(p.themes) {
		return &p.themes[p.at]
	}
	return nil
}

// choose shows another theme.
func (p *synthesisPage) choose(i int) {
	if i < 0 || i >= len(p.themes) || i == p.at {
		return
	}
	p.leave()
	p.at = i
	p.list.Unselect()
	p.list.ScrollToTop()
	p.refresh()
	p.tiles.Select(0)
	p.s.focusPage()
}

// refresh copies what the series holds and draws it. A point that is being
// written is left alone.
func (p *synthesisPage) refresh() {
	p.series.View(func(st *workshop.State) {
		p.themes = p.themes[:0]
		for _, v := range themeViews(st) {
			p.themes = append(p.themes, synthesisTheme{v, len(st.Under(v.id)), len(st.PointsOf(v.id))})
		}
		p.at = max(0, min(p.at, len(p.themes)-1))
		p.total = len(st.Active())
		p.statements, p.points = nil, nil
		if t := p.current(); t != nil {
			p.copyTheme(st, t.id)
		}
	})
	p.drawHead()
	p.drawRail()
	p.drawBody()
	p.drawPoints()
	p.filterList()
}

func (p *synthesisPage) copyTheme(st *workshop.State, id workshop.ThemeID) {
	used := map[workshop.StatementID][]int{}
	for i, x := range st.PointsOf(id) {
		v := pointView{Point: *x, text: x.Text.String()}
		v.Evidence = slices.Clone(x.Evidence)
		e := countEvidence(st, x.Evidence)
		v.words, v.empty = e.words(), e.own+e.retold == 0
		for _, s := range x.Evidence {
			used[s] = append(used[s], i+1)
		}
		p.points = append(p.points, v)
	}
	for _, x := range st.Under(id) {
		p.statements = append(p.statements, synthesisRow(x, used[x.ID]))
	}
}

func synthesisRow(x *workshop.Statement, used []int) synthesisStatement {
	text := x.Text.String()
	var meta []string
	if x.Role != workshop.NoRole {
		meta = append(meta, tr(roleKey(x.Role)))
	}
	if x.Voice == workshop.Retold {
		meta = append(meta, tr(voiceKey(x.Voice)))
	}
	if x.Valence != "" {
		meta = append(meta, tr(valenceKey(string(x.Valence))))
	}
	if len(used) > 0 {
		var n []string
		for _, i := range used {
			n = append(n, itoa(i))
		}
		meta = append(meta, tr("synthesis.usedIn", "Points", strings.Join(n, ", ")))
	}
	return synthesisStatement{
		id: x.ID, lower: strings.ToLower(text), used: used,
		row: widget.Row{Number: itoa(x.Number), Text: text, Meta: strings.Join(meta, "  ·  "), Marks: maskMarks(text, len(x.Masks) > 0)},
	}
}

func (p *synthesisPage) drawHead() {
	t := p.current()
	if t == nil {
		p.title.SetText(tr("step.synthesis"))
		p.sub.SetText("")
		return
	}
	p.title.SetText(t.name)
	proposals := 0
	for _, x := range p.points {
		if x.Proposal {
			proposals++
		}
	}
	words := trn("count.statements", t.statements) + "  ·  " + trn("count.points", len(p.points)-proposals)
	if proposals > 0 {
		words += "  ·  " + trn("synthesis.proposals", proposals)
	}
	p.sub.SetText(words)
}

func (p *synthesisPage) drawRail() {
	list := widget.Rows(1, railHeading(tr("synthesis.rail")))
	for i, t := range p.themes {
		list.Add(widget.NewRailItem(widget.RailData{
			Lead: itoa(i + 1), LeadWide: 20, Label: t.name, On: i == p.at,
			Trailing: tr("synthesis.railCount", "Statements", t.statements, "Points", t.points),
		}, func() { p.choose(i) }))
	}
	p.rail.Objects = []fyne.CanvasObject{list}
	p.rail.Refresh()
}

func (p *synthesisPage) drawBody() {
	var now fyne.CanvasObject = p.full
	switch {
	case len(p.themes) == 0:
		now = widget.Card(widget.Empty(theme.ListIcon(), tr("synthesis.noThemesTitle"), tr("prepare.noThemes"),
			widget.NewPrimary(tr("step.prepare"), nil, func() { p.s.show("prepare") })))
	case p.total == 0 && len(p.points) == 0:
		now = widget.Card(widget.Empty(theme.DocumentCreateIcon(), tr("synthesis.emptyTitle"), tr("review.emptyWords"),
			widget.NewPrimary(tr("step.capture"), nil, func() { p.s.show("capture") })))
	}
	if len(p.body.Objects) == 0 || p.body.Objects[0] != now {
		p.body.Objects = []fyne.CanvasObject{now}
		p.body.Refresh()
	}
}

func (p *synthesisPage) makeList() {
	p.list = widget.NewRowList(func() int { return len(p.shown) }, func(i int) widget.Row { return p.statements[p.shown[i]].row })
	p.list.Checked = func(i int) bool { return p.under(p.statements[p.shown[i]].id) }
	p.list.OnToggle = p.toggleEvidence
	p.list.OnActivated = func(i int) { p.s.showStatements("review", p.statements[p.shown[i]].id) }
	p.list.OnRune = func(r rune, i int) bool {
		if i >= 0 && lowerRune(r) == 'b' {
			p.jumpToPoint(i)
			return true
		}
		return p.typedRune(r)
	}
	p.list.OnKey = func(k *fyne.KeyEvent, _ int) bool {
		if k.Name == fyne.KeyRight {
			p.focusPane(onPoints)
			return true
		}
		return false
	}
	p.listHead = widget.NewShrinking("", widget.Heading)
	p.filter = widget.NewField()
	p.filter.SetPlaceHolder(tr("synthesis.filter"))
	p.filter.OnChanged = func(string) { p.filterList() }
	p.filter.OnSubmitted = func(string) { p.s.win.Canvas().Focus(p.list) }
	p.filter.OnEsc = func() bool { p.filter.SetText(""); p.s.focusPage(); return true }
	p.only = widget.NewPick("", "Ctrl+E", []string{tr("synthesis.showAll"), tr("synthesis.showEvidence"), tr("synthesis.showFree")},
		func(int) { p.filterList(); p.list.ScrollToTop() })
}

// under reports whether the selected point rests on the statement.
func (p *synthesisPage) under(id workshop.StatementID) bool {
	x := p.point()
	return x != nil && slices.Contains(x.Evidence, id)
}

// filterList shows what words and choice leave.
func (p *synthesisPage) filterList() {
	want := strings.ToLower(strings.TrimSpace(p.filter.Text))
	p.shown = p.shown[:0]
	for i := range p.statements {
		x := &p.statements[i]
		fits := strings.Contains(x.lower, want)
		switch p.only.At() {
		case showEvidence:
			fits = fits && p.under(x.id)
		case showFree:
			fits = fits && len(x.used) == 0
		}
		if fits {
			p.shown = append(p.shown, i)
		}
	}
	words := tr("synthesis.statements")
	if len(p.shown) != len(p.statements) {
		words = tr("capture.shownOf", "N", len(p.shown), "All", len(p.statements))
	}
	p.listHead.SetText(words)
	p.list.Reload()
}

// toggleEvidence lets the selected point rest on a statement, or no longer.
func (p *synthesisPage) toggleEvidence(i int) {
	x := p.point()
	if x == nil {
		p.s.toast(tr("synthesis.choosePoint"), "", "", nil)
		return
	}
	id, number := p.statements[p.shown[i]].id, p.tiles.Selected()+1
	next := slices.Clone(x.Evidence)
	said := tr("synthesis.ticked", "Point", number)
	if at := slices.Index(next, id); at >= 0 {
		next, said = slices.Delete(next, at, at+1), tr("synthesis.unticked", "Point", number)
	} else {
		next = append(next, id)
	}
	x.Evidence = next // the tick shows at once, and a quick second one builds on it
	point, series := x.ID, p.series
	p.s.change(said, func() error { return series.SetEvidence(point, next) })
}

// jumpToPoint goes from a statement to the first point that rests on it.
func (p *synthesisPage) jumpToPoint(i int) {
	used := p.statements[p.shown[i]].used
	if len(used) == 0 {
		p.s.toast(tr("synthesis.noPoint"), "", "", nil)
		return
	}
	p.tiles.Select(used[0] - 1)
	p.focusPane(onPoints)
}

// The panes of the page.
const (
	onStatements = iota
	onPoints
)

// focusPane gives a pane the keyboard and brings it into view.
func (p *synthesisPage) focusPane(i int) {
	p.full.Reveal(i)
	if i == onStatements {
		p.s.win.Canvas().Focus(p.list)
	} else {
		p.s.win.Canvas().Focus(p.tiles)
	}
}
