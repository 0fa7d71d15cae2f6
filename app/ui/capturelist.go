package ui

import (
	"image/color"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// The lower card of Indsaml: the running list.

// captured is a statement as lists show it.
type captured struct {
	id        workshop.StatementID
	number    int
	text      string
	lower     string // text in lower case; made at the first search
	meta      string
	tags      []tagView
	masked    bool
	undecided int
	important bool
}

type tagView struct {
	theme  workshop.ThemeID
	name   string
	colour string
	sure   bool
}

// copyStatements copies the statements that stand for themselves, newest first.
func copyStatements(st *workshop.State, themes []themeView, out []captured) []captured {
	names := make(map[workshop.ThemeID]themeView, len(themes))
	for _, t := range themes {
		names[t.id] = t
	}
	for i := len(st.Statements) - 1; i >= 0; i-- {
		if x := st.Statements[i]; x.Into == "" {
			out = append(out, copyStatement(x, names))
		}
	}
	return out
}

func copyStatement(x *workshop.Statement, themes map[workshop.ThemeID]themeView) captured {
	c := captured{
		id: x.ID, number: x.Number, text: x.Text.String(), masked: len(x.Masks) > 0,
		undecided: x.Undecided(), important: x.Important, meta: statementMeta(x),
	}
	for _, t := range x.Tags {
		if v, ok := themes[t.Theme]; ok && t.Origin != workshop.Rejected {
			c.tags = append(c.tags, tagView{t.Theme, v.name, v.colour, t.Origin == workshop.Confirmed})
		}
	}
	return c
}

// statementMeta is the small line below a statement.
func statementMeta(x *workshop.Statement) string {
	var parts []string
	if x.Important {
		parts = append(parts, "★ "+tr("capture.important"))
	}
	if x.Table != "" {
		parts = append(parts, x.Table)
	}
	if !x.At.IsZero() {
		parts = append(parts, clockTime(x.At))
	}
	if x.Role != workshop.NoRole {
		parts = append(parts, tr(roleKey(x.Role)))
	}
	if x.Voice == workshop.Retold {
		parts = append(parts, tr(voiceKey(x.Voice)))
	}
	if x.Valence != "" {
		parts = append(parts, tr(valenceKey(string(x.Valence))))
	}
	if s := x.Source.String(); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "  ·  ")
}

// maskLabel finds the neutral labels that stand for hidden words, "[navn 1]".
var maskLabel = regexp.MustCompile(`\[[^\[\]\n]{2,24}\]`)

// maskMarks marks the labels in a cleaned text.
func maskMarks(text string, masked bool) []widget.Mark {
	if !masked {
		return nil
	}
	var out []widget.Mark
	for _, at := range maskLabel.FindAllStringIndex(text, -1) {
		out = append(out, widget.Mark{Start: at[0], End: at[1]})
	}
	return out
}

// themeColour is a theme's own colour, or a grey where it has none.
func themeColour(hex string) color.Color { return widget.ParseColour(hex, rgb(0x5B6770)) }

// tagChips are a statement's themes as chips: suggested ones with "?".
func tagChips(tags []tagView) []widget.ChipData {
	var out []widget.ChipData
	for _, t := range tags {
		d := widget.ChipData{Label: t.name, Base: themeColour(t.colour), State: widget.ChipMaybe}
		if t.sure {
			d.State = widget.ChipSoft
		}
		out = append(out, d)
	}
	return out
}

func (p *capturePage) makeList() {
	p.list = widget.NewRowList(func() int { return len(p.shown) }, p.row)
	p.list.OnActivated = func(i int) { p.edit(p.rows[p.shown[i]].id) }
	p.list.OnChip = p.pressChip
	p.list.OnKey = func(k *fyne.KeyEvent, i int) bool {
		switch k.Name {
		case fyne.KeyDelete, fyne.KeyBackspace:
			p.remove(i)
		case fyne.KeyEscape:
			p.s.focusPage()
		default:
			return false
		}
		return true
	}
	p.list.OnRune = func(r rune, i int) bool {
		if i >= 0 && r >= '1' && r <= '9' {
			p.retag(i, int(r-'1'))
		}
		return true
	}
	p.list.OnMenu = p.menu
	p.search = widget.NewField()
	p.search.SetPlaceHolder(tr("capture.search"))
	p.search.OnChanged = func(string) { p.filter() }
	p.search.OnSubmitted = func(string) { p.s.win.Canvas().Focus(p.list) }
	p.search.OnEsc = func() bool { p.search.SetText(""); p.s.focusPage(); return true }
	p.total = widget.NewShrinking("", widget.Heading)
	p.clear = widget.NewQuiet("", theme.CancelIcon(), func() { p.only = ""; p.filter(); p.drawSide() })
	p.clear.Hide()
	head := container.NewBorder(nil, nil, nil, container.NewHBox(p.clear, widget.Fixed(230, p.search)), p.total)
	p.full = widget.Card(container.NewBorder(widget.Pad(head, 0, 0, 8, 0), nil, nil, nil, p.list))
	p.empty = widget.Card(widget.Empty(theme.DocumentCreateIcon(), tr("capture.emptyTitle"), tr("capture.emptyWords"),
		widget.NewButton(tr("capture.notes"), theme.FolderOpenIcon(), p.openNotes)))
	p.below = container.NewStack(p.full)
}

// filter shows what the search and the chosen theme leave.
func (p *capturePage) filter() {
	want := strings.ToLower(strings.TrimSpace(p.search.Text))
	p.shown = p.shown[:0]
	for i := range p.rows {
		if p.fits(&p.rows[i], want) {
			p.shown = append(p.shown, i)
		}
	}
	words := trn("count.statements", len(p.rows))
	if len(p.shown) != len(p.rows) {
		words = tr("capture.shownOf", "N", len(p.shown), "All", len(p.rows))
	}
	p.total.SetText(words)
	p.clear.Hide()
	for _, t := range p.themes {
		if t.id == p.only {
			p.clear.SetText(tr("capture.onlyTheme", "Theme", t.name))
			p.clear.Show()
		}
	}
	now := p.full
	if len(p.rows) == 0 {
		now = p.empty
	}
	if p.below.Objects[0] != now {
		p.below.Objects[0] = now
		p.below.Refresh()
	}
	p.list.Reload()
}

func (p *capturePage) fits(c *captured, want string) bool {
	if want != "" {
		if c.lower == "" {
			c.lower = strings.ToLower(c.text)
		}
		if !strings.Contains(c.lower, want) {
			return false
		}
	}
	if p.only == "" {
		return true
	}
	for _, t := range c.tags {
		if t.theme == p.only {
			return true
		}
	}
	return false
}

func (p *capturePage) row(i int) widget.Row {
	c := &p.rows[p.shown[i]]
	r := widget.Row{
		Number: itoa(c.number), Text: c.text, Marks: maskMarks(c.text, c.masked), Meta: c.meta,
		Chips: tagChips(c.tags), Strong: c.important,
	}
	if c.undecided > 0 {
		r.Note = trn("capture.undecided", c.undecided)
	}
	return r
}

// pressChip makes a suggested theme sure, and takes a sure one away.
func (p *capturePage) pressChip(i, chip int) {
	c := p.rows[p.shown[i]]
	t := c.tags[chip]
	origin, said := workshop.Confirmed, tr("tag.confirmed", "Theme", t.name)
	if t.sure {
		origin, said = workshop.Rejected, tr("tag.rejected", "Theme", t.name)
	}
	series := p.series
	p.s.change(said, func() error { return series.SetTag(c.id, t.theme, origin) })
}

// retag toggles theme k on statement i.
func (p *capturePage) retag(i, k int) {
	if k >= len(p.themes) {
		return
	}
	c, t := p.rows[p.shown[i]], p.themes[k]
	origin, said := workshop.Confirmed, tr("tag.confirmed", "Theme", t.name)
	for _, has := range c.tags {
		if has.theme == t.id && has.sure {
			origin, said = workshop.Rejected, tr("tag.rejected", "Theme", t.name)
		}
	}
	series := p.series
	p.s.change(said, func() error { return series.SetTag(c.id, t.id, origin) })
}

func (p *capturePage) remove(i int) {
	c, series := p.rows[p.shown[i]], p.series
	p.s.change(tr("capture.removed", "N", c.number), func() error { return series.Remove(c.id) })
}

// menu is what the secondary button offers on a statement; each act has a key
// as well.
func (p *capturePage) menu(i int, at fyne.Position) {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(tr("capture.menuEdit"), func() { p.edit(p.rows[p.shown[i]].id) }),
		fyne.NewMenuItem(tr("capture.menuRemove"), func() { p.remove(i) }),
		fyne.NewMenuItemSeparator(),
	}
	for k, t := range p.themes {
		items = append(items, fyne.NewMenuItem(tr("capture.menuTheme", "Theme", t.name), func() { p.retag(i, k) }))
	}
	p.s.menu(at, items...)
}
