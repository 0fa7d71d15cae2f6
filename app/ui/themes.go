package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// themesPage is Temaer: a column a theme, and one for what has none. A card
// moves by its key, by the menu and by the mouse.
type themesPage struct {
	s      *shell
	series *app.Series
	page   *page

	columns []*themeColumn // the first holds what has no theme
	total   int
	role    *widget.Pick
	count   *widget.Text
	board   *fyne.Container
	scroll  *container.Scroll
	stage   *fyne.Container // head, board, and the card that is being dragged
	full    fyne.CanvasObject
	body    *fyne.Container
	drag    themeDrag
	at      int // the column that was used last

	ideas     *latest[[]app.ThemeIdea]
	ideaSheet *sheet // nil: not shown
}

// themeColumn is one column of the board.
type themeColumn struct {
	themeView
	key   string
	cards []themeMove
	list  *widget.RowList
	title *widget.Text
	count *widget.Text
	panel *widget.Panel
	box   fyne.CanvasObject
}

// themeMove is a statement as a card of one column.
type themeMove struct {
	id   workshop.StatementID
	text string
	meta string
	hide bool // personal data in it is hidden: labels stand for words
	sure bool
	note string
}

func buildThemes(s *shell) *page { return newThemesPage(s).layout() }

func newThemesPage(s *shell) *themesPage {
	p := &themesPage{s: s, series: s.series, count: widget.NewShrinking("", widget.Small)}
	p.role = widget.NewPick("", "Ctrl+R", roleFilter(), func(int) { p.refresh() })
	p.board = container.New(&boardLayout{gap: 12, least: 178})
	p.scroll = container.NewHScroll(p.board)
	p.body = container.NewStack()
	p.full = container.NewBorder(nil, widget.Pad(widget.HintLine(p.hints()...), 8, 0, 0, 2), nil, nil, p.scroll)
	p.drag.layer = container.NewWithoutLayout()
	p.refresh()
	return p
}

func (p *themesPage) layout() *page {
	add := widget.NewButton(tr("prepare.addTheme"), theme.ContentAddIcon(), p.addTheme)
	ideas := widget.NewButton(tr("ideas.title"), theme.SearchIcon(), p.askIdeas)
	head := p.s.head(widget.NewShrinking(tr("step.themes"), widget.Title), p.count,
		container.NewCenter(container.NewHBox(container.NewCenter(p.role), ideas, add)))
	p.stage = container.NewStack(container.NewBorder(head, nil, nil, nil, p.body), p.drag.layer)
	p.page = &page{
		body: p.stage, refresh: p.refresh, focus: p.columns[p.first()].list, keys: p.keys(), shortcut: p.shortcut,
	}
	return p.page
}

func (p *themesPage) hints() []widget.KeyHint {
	return []widget.KeyHint{
		{Key: "1–9", Does: tr("themes.keyMove")},
		{Key: "0", Does: tr("themes.keyNone")},
		{Key: "Enter", Does: tr("themes.keyOpen")},
		{Key: tr("themes.mouse"), Does: tr("themes.keyDrag")},
		{Key: "?", Does: tr("themes.suggested")},
	}
}

func (p *themesPage) keys() []widget.KeyHint {
	return append([]widget.KeyHint{
		{Key: tr("themes.arrows"), Does: tr("themes.keyArrows")},
	}, append(p.hints(),
		widget.KeyHint{Key: "Ctrl+1–9", Does: tr("themes.keyAlso")},
		widget.KeyHint{Key: "Ctrl+" + tr("review.keysLeftRight"), Does: tr("themes.keyNeighbour")},
		widget.KeyHint{Key: "N", Does: tr("themes.keyNew")},
		widget.KeyHint{Key: "E", Does: tr("themes.keyEdit")},
		widget.KeyHint{Key: "F", Does: tr("ideas.title")},
		widget.KeyHint{Key: "Ctrl+R", Does: tr("themes.keyRole")},
	)...)
}

// first is the column that the keyboard begins in: the first with cards.
func (p *themesPage) first() int {
	for i, c := range p.columns {
		if len(c.cards) > 0 {
			return i
		}
	}
	return 0
}

// refresh copies what the series holds and draws it.
func (p *themesPage) refresh() {
	var views []themeView
	cards := map[workshop.ThemeID][]themeMove{}
	p.total = 0
	p.series.View(func(st *workshop.State) {
		views = append([]themeView{{"", tr("count.untagged"), ""}}, themeViews(st)...)
		names := make(map[workshop.ThemeID]string, len(views))
		for _, v := range views[1:] {
			names[v.id] = v.name
		}
		for _, x := range st.Active() {
			p.total++
			if i := p.role.At(); i == 0 || x.Role == roles[i-1] {
				addCards(cards, x, names)
			}
		}
	})
	if !p.sameColumns(views) {
		p.makeColumns(views)
	}
	for i, c := range p.columns {
		c.themeView, c.cards = views[i], cards[views[i].id]
		c.title.SetText(c.name)
		c.count.SetText(itoa(len(c.cards)))
		c.list.Reload()
		c.box.Refresh()
	}
	p.count.SetText(tr("themes.count", "Statements", trn("count.statements", p.total), "Themes", trn("count.themes", len(views)-1)))
	p.drawBody()
}

// addCards puts a statement into the columns of its themes.
func addCards(cards map[workshop.ThemeID][]themeMove, x *workshop.Statement, names map[workshop.ThemeID]string) {
	meta := tr("review.number", "N", x.Number)
	if x.Role != workshop.NoRole {
		meta += "  ·  " + tr(roleKey(x.Role))
	}
	if x.Voice == workshop.Retold {
		meta += "  ·  " + tr(voiceKey(x.Voice))
	}
	card := themeMove{id: x.ID, text: x.Text.String(), meta: meta, hide: len(x.Masks) > 0}
	under := x.Themes()
	if len(under) == 0 {
		cards[""] = append(cards[""], card)
	}
	for _, id := range under {
		c := card
		var also []string
		for _, other := range under {
			if other != id && names[other] != "" {
				also = append(also, names[other])
			}
		}
		if t := x.Tag(id); t != nil {
			c.sure = t.Origin == workshop.Confirmed
		}
		if len(also) > 0 {
			c.note = tr("themes.also", "Themes", strings.Join(also, ", "))
		}
		cards[id] = append(cards[id], c)
	}
}

func (p *themesPage) sameColumns(views []themeView) bool {
	if len(views) != len(p.columns) {
		return false
	}
	for i, v := range views {
		if p.columns[i].themeView != v {
			return false
		}
	}
	return true
}

func (p *themesPage) makeColumns(views []themeView) {
	p.columns, p.board.Objects = nil, nil
	for i, v := range views {
		c := &themeColumn{themeView: v, title: widget.NewShrinking(v.name, widget.Heading), count: widget.NewText("", widget.Figure)}
		if i < 10 {
			c.key = itoa(i)
		}
		p.makeList(c, i)
		c.panel = widget.NewPanel(widget.ColourCard, widget.ColourRule, 8)
		c.box = container.NewStack(c.panel, widget.Pad(container.NewBorder(p.columnHead(c), nil, nil, nil, c.list), 12, 6, 8, 10))
		p.columns = append(p.columns, c)
		p.board.Objects = append(p.board.Objects, c.box)
	}
	p.at = min(p.at, len(p.columns)-1)
	if p.page != nil { // the lists are new ones
		p.page.focus = p.columns[p.at].list
	}
	p.board.Refresh()
}

// columnHead is a column's name, key and count over a bar in its colour.
func (p *themesPage) columnHead(c *themeColumn) fyne.CanvasObject {
	key := widget.NewText(c.key, widget.Small)
	bar := canvas.NewRectangle(themeColour(c.colour))
	bar.CornerRadius = 2
	bar.SetMinSize(fyne.NewSize(10, 4))
	return widget.Pad(widget.Rows(7, container.NewBorder(nil, nil, widget.Pad(key, 2, 8, 0, 0), c.count, c.title), bar), 0, 6, 6, 0)
}

func (p *themesPage) makeList(c *themeColumn, at int) {
	l := widget.NewRowList(func() int { return len(c.cards) }, func(i int) widget.Row {
		x := c.cards[i]
		r := widget.Row{Text: x.text, Marks: maskMarks(x.text, x.hide), Meta: x.meta, Note: x.note}
		if c.id != "" && !x.sure {
			r.Meta = "?  " + r.Meta
		}
		return r
	})
	l.NoNumbers = true
	l.OnSelected = func(int) { p.at = at }
	l.OnActivated = func(i int) { p.s.showStatements("review", c.cards[i].id) }
	l.OnKey = func(k *fyne.KeyEvent, _ int) bool { return p.columnKey(at, k.Name) }
	l.OnRune = func(r rune, i int) bool { return p.columnRune(at, i, r) }
	l.OnMenu = func(i int, pos fyne.Position) { p.menu(at, i, pos) }
	l.OnDrag = func(i int, pos fyne.Position) { p.dragged(at, i, pos) }
	l.OnDrop = func(i int) { p.dropped(at, i) }
	c.list = l
}

// columnKey goes to a neighbouring column.
func (p *themesPage) columnKey(at int, k fyne.KeyName) bool {
	switch k {
	case fyne.KeyLeft:
		p.goTo(at - 1)
	case fyne.KeyRight:
		p.goTo(at + 1)
	default:
		return false
	}
	return true
}

func (p *themesPage) goTo(at int) {
	if at < 0 || at >= len(p.columns) {
		return
	}
	p.at = at
	box := p.columns[at].box
	left, right := box.Position().X, box.Position().X+box.Size().Width
	if off := &p.scroll.Offset; left < off.X || right > off.X+p.scroll.Size().Width {
		off.X = max(0, min(left, right-p.scroll.Size().Width))
		p.scroll.Refresh()
	}
	p.s.win.Canvas().Focus(p.columns[at].list)
}

func (p *themesPage) columnRune(at, i int, r rune) bool {
	switch {
	case i >= 0 && r >= '0' && r <= '9':
		p.move(at, i, int(r-'0'))
	case r == 'n' || r == 'N':
		p.addTheme()
	case r == 'e' || r == 'E':
		p.editColumn(at)
	case r == 'f' || r == 'F':
		p.askIdeas()
	default:
		return false
	}
	return true
}

// shortcut is what Ctrl does with the card that is selected.
func (p *themesPage) shortcut(k fyne.KeyName, m fyne.KeyModifier) bool {
	if m == fyne.KeyModifierControl|fyne.KeyModifierShift && k == fyne.KeyR {
		p.role.Next(-1)
		return true
	}
	if m != fyne.KeyModifierControl {
		return false
	}
	i := p.columns[p.at].list.Selected()
	switch {
	case k == fyne.KeyR:
		p.role.Next(1)
	case k == fyne.KeyLeft:
		p.move(p.at, i, p.at-1)
	case k == fyne.KeyRight:
		p.move(p.at, i, p.at+1)
	case len(k) == 1 && k[0] >= '1' && k[0] <= '9':
		p.also(p.at, i, int(k[0]-'0'))
	default:
		return false
	}
	return true
}

// move takes card i of a column to another column.
func (p *themesPage) move(from, i, to int) {
	if to < 0 || to >= len(p.columns) || to == from || i < 0 || i >= len(p.columns[from].cards) {
		return
	}
	id, a, b, series := p.columns[from].cards[i].id, p.columns[from].id, p.columns[to].themeView, p.series
	said := tr("themes.moved", "Theme", b.name)
	if b.id == "" {
		said = tr("themes.movedOut")
	}
	p.s.change(said, func() error { return series.MoveToTheme(id, a, b.id) })
}

// also puts card i under a further theme.
func (p *themesPage) also(from, i, to int) {
	if to >= len(p.columns) || i < 0 || i >= len(p.columns[from].cards) {
		return
	}
	id, b, series := p.columns[from].cards[i].id, p.columns[to].themeView, p.series
	p.s.change(tr("themes.alsoUnder", "Theme", b.name), func() error { return series.SetTag(id, b.id, workshop.Confirmed) })
}

// menu offers with the mouse what the keys do.
func (p *themesPage) menu(at, i int, pos fyne.Position) {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(tr("themes.menuOpen"), func() { p.s.showStatements("review", p.columns[at].cards[i].id) }),
		fyne.NewMenuItemSeparator(),
	}
	for k, c := range p.columns {
		if k != at {
			items = append(items, fyne.NewMenuItem(tr("themes.menuMove", "Theme", c.name, "Key", c.key), func() { p.move(at, i, k) }))
		}
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for k, c := range p.columns[1:] {
		if k+1 != at {
			items = append(items, fyne.NewMenuItem(tr("themes.menuAlso", "Theme", c.name, "Key", c.key), func() { p.also(at, i, k+1) }))
		}
	}
	if c := p.columns[at]; c.id != "" {
		items = append(items, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(tr("themes.menuEdit", "Theme", c.name), func() { p.editColumn(at) }))
	}
	p.s.menu(pos, items...)
}

// addTheme opens the form that Forbered has, too.
func (p *themesPage) addTheme() { (&preparePage{s: p.s, series: p.series}).editTheme("") }

func (p *themesPage) drawBody() {
	now := p.full
	if p.total == 0 {
		now = widget.Card(widget.Empty(theme.DocumentCreateIcon(), tr("themes.emptyTitle"), tr("review.emptyWords"),
			widget.NewPrimary(tr("step.capture"), nil, func() { p.s.show("capture") })))
	}
	if len(p.body.Objects) == 0 || p.body.Objects[0] != now {
		p.body.Objects = []fyne.CanvasObject{now}
		p.body.Refresh()
	}
}
