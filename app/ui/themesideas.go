package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// Forslag til nye temaer: words that the statements without a theme have in
// common. The user makes a theme of them or sends them away.

// ideasShown bounds the statements that are read before deciding; the rest are
// counted.
const ideasShown = 5

// askIdeas looks for ideas beside the window, and shows them.
func (p *themesPage) askIdeas() {
	if p.ideas == nil {
		series := p.series
		p.ideas = newLatest(p.s.worker.back, func(string) []app.ThemeIdea { return series.ThemeIdeas() },
			func(_ string, found []app.ThemeIdea) { p.showIdeas(found) })
	}
	p.ideas.ask("")
}

func (p *themesPage) showIdeas(found []app.ThemeIdea) {
	if p.ideaSheet != nil {
		p.ideaSheet.shut()
	}
	content := widget.Rows(12, widget.NewParagraph(tr("ideas.words"), widget.Lesser))
	if len(found) == 0 {
		content = widget.Rows(12, widget.NewParagraph(tr("ideas.none"), widget.Plain))
	}
	var first fyne.Focusable
	for _, idea := range found {
		card, create := p.ideaCard(idea)
		content.Add(card)
		if first == nil {
			first = create
		}
	}
	p.ideaSheet = p.s.popup(tr("ideas.title"), content, fyne.NewSize(680, 600))
	p.ideaSheet.OnShut = func() { p.ideaSheet = nil }
	if first != nil {
		p.s.win.Canvas().Focus(first)
	}
}

// ideaCard is an idea with its words, its statements and what to do with it.
func (p *themesPage) ideaCard(idea app.ThemeIdea) (card fyne.CanvasObject, create *widget.Button) {
	create = widget.NewPrimary(tr("ideas.create"), theme.ContentAddIcon(), func() {
		p.ideaSheet.shut()
		(&preparePage{s: p.s, series: p.series}).editIdea(idea)
	})
	dismiss := widget.NewButton(tr("ideas.dismiss"), theme.CancelIcon(), func() { p.dismissIdea(idea) })
	rows := widget.NewColumn(4,
		widget.NewParagraph(strings.Join(idea.Words, "  ·  "), widget.Heading),
		widget.NewShrinking(trn("count.statements", len(idea.Statements)), widget.Small))
	for i, st := range idea.Statements {
		if i == ideasShown {
			rows.Add(widget.NewShrinking(tr("ideas.more", "N", len(idea.Statements)-i), widget.Small))
			break
		}
		rows.Add(widget.NewParagraph(tr("review.number", "N", st.Number)+"  "+shorten(st.Text.String(), 160), widget.Small.In(widget.ColourText)))
	}
	rows.Add(widget.Pad(container.NewHBox(create, dismiss), 6, 0, 0, 0))
	return widget.Card(rows), create
}

func (p *themesPage) dismissIdea(idea app.ThemeIdea) {
	series := p.series
	p.s.do(func() error { return series.DismissIdea(idea.Words) }, func() {
		p.s.toastUndo(tr("ideas.dismissed"))
		p.askIdeas()
	})
}

// editIdea opens the form of a theme with what the idea brings.
func (p *preparePage) editIdea(idea app.ThemeIdea) {
	in := idea.Input()
	f := p.themeForm("")
	f.name.SetText(in.Name)
	f.cues.SetText(strings.Join(in.Cues, ", "))
	f.examples.SetText(strings.Join(in.Examples, "\n"))
	for _, st := range idea.Statements {
		f.statements = append(f.statements, st.ID)
	}
	f.show(tr("ideas.create"), tr("ideas.create"))
}

// saveIdea makes the theme and puts the idea's statements under it.
func (f *themeForm) saveIdea(n app.ThemeInput) {
	series, statements := f.p.series, f.statements
	said := tr("ideas.created", "Name", strings.TrimSpace(n.Name), "Statements", trn("count.statements", len(statements)))
	f.p.s.change(said, func() error {
		_, err := series.AddThemeFor(n, statements)
		return err
	})
}

// editColumn changes the theme of a column.
func (p *themesPage) editColumn(at int) {
	if id := p.columns[at].id; id != "" {
		(&preparePage{s: p.s, series: p.series}).editTheme(id)
	}
}

// ideaStatements is the line in the form that says what else comes with it.
func ideaStatements(ids []workshop.StatementID) fyne.CanvasObject {
	return widget.NewParagraph(tr("ideas.statements", "Statements", trn("count.statements", len(ids))), widget.Small)
}
