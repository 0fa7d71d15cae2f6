package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"foraeldredialog/app"
	slides "foraeldredialog/app/report/page"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// presentationPage is Præsentation: the pages as they are exported, in small on
// the left and one in full; beside them what to look at before they are sent.
type presentationPage struct {
	s      *shell
	series *app.Series

	draft  bool
	reader *latest[laidOut]
	laid   laidOut

	thumbs *widget.TileList
	slide  *slide
	place  *widget.Text
	sub    *widget.Text
	mode   *widget.Check
	status *widget.Pick
	notes  *fyne.Container
	scroll *widget.Reading
	title  string // of the series, for the file's name
	points int    // accepted ones
}

// laidOut is the document as pages, and what there is to say about it.
type laidOut struct {
	pages    slides.Result
	concerns []app.Concern
	err      error
}

// statuses is how far a series has come, in order.
var statuses = []workshop.Status{workshop.Draft, workshop.Reviewed, workshop.Approved, workshop.Exported}

func buildPresentation(s *shell) *page { return newPresentationPage(s).layout() }

func newPresentationPage(s *shell) *presentationPage {
	p := &presentationPage{s: s, series: s.series, sub: widget.NewShrinking("", widget.Small)}
	p.reader = newLatest(s.worker.back, p.layOut, func(_ string, l laidOut) { p.showPages(l) })
	p.thumbs = widget.NewTileList(6, 7)
	p.thumbs.OnSelected = p.showPage
	p.thumbs.OnRune = func(r rune, _ int) {
		switch lowerRune(r) {
		case 'u':
			p.mode.SetChecked(!p.draft)
		case 'e':
			p.export()
		}
	}
	p.slide = newSlide()
	p.place = widget.NewShrinking("", widget.Small)
	p.mode = widget.NewCheck(tr("presentation.draft")+"  U", func(on bool) { p.draft = on; p.refresh(); s.focusPage() })
	names := make([]string, len(statuses))
	for i, st := range statuses {
		names[i] = tr("seriesStatus." + string(st))
	}
	p.status = widget.NewPick(tr("presentation.status"), "", names, p.setStatus)
	p.notes = widget.NewColumn(10)
	p.scroll = widget.NewReading(0, p.notes)
	return p
}

func (p *presentationPage) layout() *page {
	full := widget.NewPanes(14, []widget.Pane{{Least: 214, Below: 1}, {Least: 380, Share: 1, Below: 3}, {Least: 262, Below: 2}},
		widget.Card(p.thumbs), p.middle(), widget.Card(p.scroll))
	head := p.s.head(widget.NewShrinking(tr("step.presentation"), widget.Title), p.sub,
		container.NewCenter(container.NewHBox(p.mode,
			widget.NewPrimary(tr("presentation.export")+"  E", theme.DocumentSaveIcon(), p.export))))
	return &page{
		body: container.NewBorder(head, nil, nil, nil, full), refresh: p.refresh, focus: p.thumbs, keys: p.keys(),
		shortcut: func(k fyne.KeyName, m fyne.KeyModifier) bool {
			if m == fyne.KeyModifierControl && (k == fyne.KeyS || k == fyne.KeyE) {
				p.export()
				return true
			}
			return false
		},
	}
}

func (p *presentationPage) keys() []widget.KeyHint {
	return []widget.KeyHint{
		{Key: "E", Does: tr("presentation.keyExport")},
		{Key: "U", Does: tr("presentation.keyDraft")},
		{Key: tr("review.keysUpDown"), Does: tr("presentation.keyPage")},
	}
}

func (p *presentationPage) middle() fyne.CanvasObject {
	step := func(d int) func() {
		return func() { p.thumbs.Select(p.thumbs.Selected() + d); p.s.focusPage() }
	}
	foot := container.NewBorder(nil, nil, nil,
		container.NewHBox(icon(theme.NavigateBackIcon(), step(-1)), icon(theme.NavigateNextIcon(), step(1))), p.place)
	return widget.Card(container.NewBorder(nil, widget.Pad(foot, 8, 0, 0, 0), nil, nil, p.slide))
}

// refresh lays the document out anew, beside the UI thread.
func (p *presentationPage) refresh() {
	p.series.View(func(st *workshop.State) {
		p.status.Choose(max(0, slices.Index(statuses, st.Series.Status)))
		p.title, p.points = st.Series.Title.String(), 0
		for _, x := range st.Points {
			if !x.Proposal {
				p.points++
			}
		}
	})
	if p.laid.pages.Pages == nil {
		p.sub.SetText(tr("presentation.laying"))
	}
	p.reader.ask(modeName(p.draft))
}

// modeName names the two documents that there are.
func modeName(draft bool) string {
	if draft {
		return "draft"
	}
	return "final"
}

func (p *presentationPage) layOut(mode string) laidOut {
	draft := mode == modeName(true)
	res, err := slides.Layout(p.series.Slides(draft), app.Fonts())
	return laidOut{res, p.series.Concerns(draft), err}
}

func (p *presentationPage) showPages(l laidOut) {
	if l.err != nil {
		p.s.explain(l.err)
		return
	}
	p.laid = l
	var tiles []fyne.CanvasObject
	for i := range l.pages.Pages {
		small := newSlide()
		small.show(&l.pages.Pages[i])
		number := widget.NewText(itoa(i+1), widget.Small)
		tiles = append(tiles, container.NewBorder(nil, container.NewCenter(number), nil, nil,
			container.New(&thumbLayout{}, small)))
	}
	at := max(0, p.thumbs.Selected())
	p.thumbs.SetTiles(tiles...)
	p.thumbs.Select(at)
	p.sub.SetText(trn("presentation.pages", len(tiles)) + "  ·  " + tr("presentation."+modeName(p.draft)))
	p.drawNotes()
}

// thumbLayout gives a page in small its height.
type thumbLayout struct{}

func (*thumbLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(96, 85) }

func (*thumbLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, x := range o {
		x.Resize(size)
	}
}

func (p *presentationPage) showPage(i int) {
	if i < 0 || i >= len(p.laid.pages.Pages) {
		return
	}
	p.slide.show(&p.laid.pages.Pages[i])
	words := tr("presentation.page", "N", i+1, "All", len(p.laid.pages.Pages))
	name := ""
	for _, b := range p.laid.pages.Bookmarks {
		if b.Page <= i {
			name = b.Title
		}
	}
	p.place.SetText(words + prefixed("  ·  ", name))
}

// drawNotes says what to look at before the document is sent.
func (p *presentationPage) drawNotes() {
	p.notes.RemoveAll()
	p.notes.Add(widget.NewFlow(p.status))
	p.notes.Add(widget.NewShrinking(tr("presentation.before"), widget.Heading))
	if p.points == 0 {
		p.notes.Add(note(theme.WarningIcon(), tr("presentation.noPoints"), p.goTo("synthesis")))
	}
	for _, c := range p.laid.concerns {
		p.notes.Add(p.concern(c))
	}
	for _, r := range p.laid.pages.Replaced {
		p.notes.Add(note(theme.WarningIcon(), tr("presentation.replaced", "Sign", string(r.Rune), "Page", r.Page), nil))
	}
	if p.points > 0 && len(p.laid.concerns)+len(p.laid.pages.Replaced) == 0 {
		p.notes.Add(note(theme.ConfirmIcon(), tr("presentation.fine"), nil))
	}
	p.notes.Add(widget.Rule())
	p.notes.Add(widget.NewParagraph(tr("presentation.same"), widget.Small))
	p.notes.Refresh()
	p.scroll.Refresh()
}

// concernSteps is where a concern is settled.
var concernSteps = map[app.ConcernKind]string{
	app.UnacceptedPoints: "synthesis", app.NamesInDocument: "prepare", app.NoEvidence: "synthesis", app.EmptyThemes: "synthesis",
	app.UndecidedData: "review", app.NotReviewed: "review",
}

func (p *presentationPage) concern(c app.Concern) fyne.CanvasObject {
	key := "concern." + string(c.Kind)
	if c.Kind == app.UnacceptedPoints && p.draft {
		key += ".draft"
	}
	return note(theme.WarningIcon(), trn(key, c.Count), p.goTo(concernSteps[c.Kind]))
}

// goTo is the button that leads to the step where something is settled.
func (p *presentationPage) goTo(step string) fyne.CanvasObject {
	return widget.NewButton(tr("presentation.go", "Step", tr("step."+step)), nil, func() { p.s.show(step) })
}

// note is a sign beside a sentence, and below it the button that helps.
func note(sign fyne.Resource, words string, act fyne.CanvasObject) fyne.CanvasObject {
	text := widget.NewColumn(4, widget.NewParagraph(words, widget.Plain))
	if act != nil {
		text.Add(widget.NewFlow(act))
	}
	picture := widget.Pad(container.NewVBox(fw.NewIcon(sign)), 1, 8, 0, 0)
	return container.NewBorder(nil, nil, picture, nil, text)
}

func (p *presentationPage) setStatus(i int) {
	series, st := p.series, statuses[i]
	p.s.change(tr("presentation.statusSet", "Status", tr("seriesStatus."+string(st))), func() error {
		return series.Change(workshop.SeriesChanged{Status: &st})
	})
	p.s.focusPage()
}
