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

// The right of Syntese: the points of a theme and the entry that one is
// written in.

// pointEditor is the point that is being written: one of the list, or a new one.
type pointEditor struct {
	open  bool
	id    workshop.PointID // "": a new one
	was   string           // what it held at first
	entry *widget.Capture
	warn  *widget.Text
	tile  fyne.CanvasObject
}

func (p *synthesisPage) makePoints() {
	p.tiles = widget.NewTileList(10, 12)
	p.tiles.OnSelected = func(int) {
		if p.only.At() == showEvidence {
			p.filterList()
		} else {
			p.list.Redraw()
		}
	}
	p.tiles.OnActivated = p.editPoint
	p.tiles.OnKey = p.pointKey
	p.tiles.OnRune = p.pointRune
	e := &p.edit
	e.entry, e.warn = widget.NewCapture(), widget.NewShrinking("", widget.Small.In(widget.ColourWarn))
	e.entry.SetMinRowsVisible(3)
	e.entry.SetPlaceHolder(tr("synthesis.placeholder"))
	e.entry.OnChanged = func(text string) { e.warn.SetText(pointWarning(text)) }
	e.entry.OnSave = p.savePoint
	e.entry.OnEsc = func() bool { p.dropPoint(); return true }
	save := widget.NewPrimary(tr("button.save")+"  Enter", nil, func() { p.savePoint(e.entry.Text) })
	stop := widget.NewButton(tr("button.cancel")+"  Esc", nil, p.dropPoint)
	e.tile = widget.Rows(6, e.entry, e.warn, container.NewHBox(save, stop))
	p.noPoints = widget.Empty(theme.ListIcon(), tr("synthesis.noPointsTitle"), tr("synthesis.noPointsWords"),
		container.NewHBox(
			widget.NewPrimary(tr("synthesis.propose"), theme.SearchIcon(), p.propose),
			widget.NewButton(tr("synthesis.new"), theme.ContentAddIcon(), p.newPoint)))
	p.pointSide = container.NewStack(p.tiles, widget.Card(p.noPoints))
}

// pointWarning says what a reader of the slides would stumble over.
func pointWarning(text string) string {
	if t := strings.TrimSpace(text); t == "" || strings.EqualFold(t, "at") || beginsWithAt(text) {
		return ""
	}
	return tr("synthesis.notAt")
}

// point is the selected point, or nil.
func (p *synthesisPage) point() *pointView {
	if i := p.tiles.Selected(); i >= 0 && i < len(p.points) {
		return &p.points[i]
	}
	return nil
}

func (p *synthesisPage) drawPoints() {
	var tiles []fyne.CanvasObject
	for i := range p.points {
		if x := &p.points[i]; p.edit.open && p.edit.id == x.ID {
			tiles = append(tiles, p.edit.tile)
		} else {
			tiles = append(tiles, p.pointTile(i, x))
		}
	}
	if p.edit.open && p.edit.id == "" {
		tiles = append(tiles, p.edit.tile)
	}
	p.tiles.SetTiles(tiles...)
	p.pointSide.Objects[0].(*widget.TileList).Hidden = len(tiles) == 0
	p.pointSide.Objects[1].(*fyne.Container).Hidden = len(tiles) > 0
	p.pointSide.Refresh()
	p.settle()
}

// settle keeps a point selected: the one that was just written, or where the
// selection stood.
func (p *synthesisPage) settle() {
	if p.wait != "" {
		for i, x := range p.points {
			if x.text == p.wait {
				p.wait = ""
				p.tiles.Select(i)
				return
			}
		}
	}
	if p.tiles.Selected() < 0 && p.tiles.Len() > 0 {
		p.tiles.Select(0)
	}
}

var pointStyle = widget.Style{Colour: widget.ColourText, Size: 15}

// pointTile is a point with what it rests on, what is wrong with it, and its acts.
func (p *synthesisPage) pointTile(i int, x *pointView) fyne.CanvasObject {
	number := widget.Fixed(24, widget.NewText(itoa(i+1), widget.Small))
	var head []fyne.CanvasObject
	if x.Proposal {
		head = append(head, buttonHigh(widget.NewChip(widget.ChipData{Label: tr("synthesis.proposal"), State: widget.ChipMaybe, Base: rgb(0x8A5A00)}, nil)))
	}
	of := widget.NewPick("", "O", perspectiveNames(), func(k int) { p.setPerspective(x.ID, perspectives[k]) })
	of.Choose(max(0, slices.Index(perspectives, x.Perspective)))
	head = append(head, buttonHigh(of))
	words := widget.NewColumn(5, widget.NewParagraph(x.text, pointStyle))
	tone := widget.Small
	if x.empty {
		tone = widget.Small.In(widget.ColourWarn)
	}
	words.Add(widget.NewParagraph(x.words, tone))
	if note := pointNote(x); note != "" {
		words.Add(widget.NewParagraph(note, widget.Small.In(widget.ColourWarn)))
	}
	words.Add(widget.Pad(widget.NewFlow(append(head, p.pointActs(i, x)...)...), 4, 0, 0, 0))
	return container.NewBorder(nil, nil, container.NewVBox(number), nil, words)
}

// buttonHigh gives a chip or a choice the height of the buttons beside it.
func buttonHigh(o fyne.CanvasObject) fyne.CanvasObject { return widget.Pad(o, 4, 0, 4, 0) }

// pointNote is what the user should still do with a point.
func pointNote(x *pointView) string {
	switch {
	case x.Quote:
		return tr("synthesis.quote")
	case !beginsWithAt(x.text):
		return tr("synthesis.notAt")
	}
	return ""
}

func (p *synthesisPage) pointActs(i int, x *pointView) []fyne.CanvasObject {
	at := func(do func()) func() {
		return func() {
			p.tiles.Select(i)
			p.s.win.Canvas().Focus(p.tiles)
			do()
		}
	}
	var acts []fyne.CanvasObject
	switch {
	case x.Proposal && x.Quote:
		acts = append(acts, widget.NewPrimary(tr("synthesis.rewrite"), theme.DocumentCreateIcon(), at(p.acceptPoint)))
	case x.Proposal:
		acts = append(acts, widget.NewPrimary(tr("synthesis.accept"), theme.ConfirmIcon(), at(p.acceptPoint)))
	}
	up, down := icon(theme.MoveUpIcon(), at(func() { p.movePoint(-1) })), icon(theme.MoveDownIcon(), at(func() { p.movePoint(1) }))
	if i == 0 {
		up.Disable()
	}
	if i == len(p.points)-1 {
		down.Disable()
	}
	// These stay on one line: where the tile is narrow they wrap as one.
	edit := widget.NewButton(tr("button.edit"), theme.DocumentCreateIcon(), at(func() { p.editPoint(i) }))
	return append(acts, widget.Columns(4, edit, up, down, icon(theme.DeleteIcon(), at(p.removePoint))))
}

var perspectives = []workshop.Perspective{workshop.OfParents, workshop.OfMunicipality, workshop.Shared}

func perspectiveNames() []string {
	return []string{tr("perspective.parents"), tr("perspective.municipality"), tr("perspective.shared")}
}

func (p *synthesisPage) setPerspective(id workshop.PointID, of workshop.Perspective) {
	series := p.series
	p.s.focusPage() // the choice itself is drawn anew
	said := tr("synthesis.perspectiveSet", "Of", perspectiveNames()[slices.Index(perspectives, of)])
	p.s.change(said, func() error { return series.SetPerspective(id, of) })
}

func (p *synthesisPage) pointKey(k *fyne.KeyEvent, _ int) bool {
	switch k.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		p.removePoint()
	case fyne.KeyLeft:
		p.focusPane(onStatements)
	default:
		return false
	}
	return true
}

func (p *synthesisPage) pointRune(r rune, _ int) {
	switch lowerRune(r) {
	case 'a':
		p.acceptPoint()
	case 'b':
		p.jumpToEvidence()
	case 'o':
		if x := p.point(); x != nil {
			next := perspectives[(slices.Index(perspectives, x.Perspective)+1)%len(perspectives)]
			p.setPerspective(x.ID, next)
		}
	default:
		p.typedRune(r)
	}
}

// acceptPoint makes a proposal a point. A quote is no point yet: it has to be
// written as one first.
func (p *synthesisPage) acceptPoint() {
	x := p.point()
	if x == nil || !x.Proposal {
		return
	}
	if x.Quote {
		p.editPoint(p.tiles.Selected())
		p.s.toast(tr("synthesis.quote"), "", "", nil)
		return
	}
	id, series := x.ID, p.series
	p.s.change(tr("synthesis.accepted"), func() error { return series.AcceptPoint(id) })
}

func (p *synthesisPage) removePoint() {
	x := p.point()
	if x == nil {
		return
	}
	id, series := x.ID, p.series
	p.s.change(tr("synthesis.removed"), func() error { return series.RemovePoint(id) })
}

func (p *synthesisPage) movePoint(d int) {
	x, to := p.point(), p.tiles.Selected()+d
	if x == nil || to < 0 || to >= len(p.points) {
		return
	}
	id, text, series := x.ID, x.text, p.series
	p.s.do(func() error { return series.MovePoint(id, to) }, func() {
		p.wait = text
		p.s.toastUndo(tr("synthesis.moved"))
	})
}

// propose asks for proposals for every theme, in place of those that nobody
// accepted.
func (p *synthesisPage) propose() {
	n, series := 0, p.series
	p.s.do(func() (err error) { n, err = series.Synthesise(); return err }, func() {
		if n == 0 {
			p.s.toast(tr("synthesis.nothing"), "", "", nil)
			return
		}
		p.s.toastUndo(trn("synthesis.proposed", n))
	})
}

// newPoint opens the entry for a new point; what was being written is saved.
func (p *synthesisPage) newPoint() { p.startEditing("", "at ") }

func (p *synthesisPage) editPoint(i int) {
	if i >= 0 && i < len(p.points) {
		p.startEditing(p.points[i].ID, p.points[i].text)
	}
}

func (p *synthesisPage) startEditing(id workshop.PointID, text string) {
	if p.current() == nil {
		return
	}
	p.leave()
	e := &p.edit
	e.open, e.id, e.was = true, id, text
	e.entry.SetText(text)
	p.drawPoints()
	if id == "" {
		p.tiles.Select(p.tiles.Len() - 1)
	}
	p.s.win.Canvas().Focus(e.entry)
	e.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the end, on whichever line it lies
}

// dropPoint leaves the point as it was; what was written goes only if the user
// says so.
func (p *synthesisPage) dropPoint() {
	if strings.TrimSpace(p.edit.entry.Text) == strings.TrimSpace(p.edit.was) {
		p.stopEditing()
		return
	}
	p.s.askDrop(p.stopEditing)
}

func (p *synthesisPage) stopEditing() {
	p.edit.open = false
	p.drawPoints()
	p.s.win.Canvas().Focus(p.tiles)
}

// savePoint saves what is in the entry and shows it in its place.
func (p *synthesisPage) savePoint(text string) {
	text = strings.Join(strings.Fields(text), " ")
	t := p.current()
	if t == nil || text == "" || strings.EqualFold(text, "at") {
		return
	}
	id, series := p.edit.id, p.series
	was := p.point()
	if id != "" && was != nil && was.ID == id && was.text == text && !was.Proposal && !was.Quote {
		p.stopEditing()
		return
	}
	n := app.PointInput{Theme: t.id, Text: text}
	p.edit.open = false
	p.wait = text
	p.s.run(func() error {
		if id != "" {
			return series.ChangePoint(id, text)
		}
		_, err := series.AddPoint(n)
		return err
	}, func(err error) { p.saved(id, text, err) })
	p.s.win.Canvas().Focus(p.tiles)
}

// saved shows the point in its place. Where it could not be saved, the entry
// comes back with what was written.
func (p *synthesisPage) saved(id workshop.PointID, text string, err error) {
	if err != nil {
		p.startEditing(id, text)
		p.s.explain(err)
		return
	}
	p.s.toastUndo(tr("synthesis.saved"))
	p.s.refresh()
}

// leave saves a point that is being written when the page or the theme is left.
func (p *synthesisPage) leave() {
	if p.edit.open {
		text := p.edit.entry.Text
		p.savePoint(text)
		p.edit.open = false
	}
}

// jumpToEvidence goes from a point to the first statement that it rests on.
func (p *synthesisPage) jumpToEvidence() {
	x := p.point()
	if x == nil || len(x.Evidence) == 0 {
		p.s.toast(tr("evidence.none"), "", "", nil)
		return
	}
	p.filter.SetText("")
	p.only.Choose(showAll)
	p.filterList()
	for i, k := range p.shown {
		if slices.Contains(x.Evidence, p.statements[k].id) {
			p.list.Select(i)
			p.focusPane(onStatements)
			return
		}
	}
	p.s.toast(tr("synthesis.elsewhere"), "", "", nil)
}
