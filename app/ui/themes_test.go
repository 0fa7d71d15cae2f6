package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

func sorting(t testing.TB) (*stage, *themesPage) {
	g := withStatements(t)
	p := newThemesPage(g.shell)
	g.put(stepIndex("themes"), p.layout())
	g.settle()
	return g, p
}

// counts are the cards of the columns, from the left.
func (p *themesPage) counts() string {
	s := ""
	for _, c := range p.columns {
		s += c.count.Text() + " "
	}
	return s
}

func TestScreenThemes(t *testing.T) {
	g, _ := sorting(t)
	golden(t, "themes", g.page.body)
}

func TestCardsMoveByKey(t *testing.T) {
	g, p := sorting(t)
	if got := p.counts(); got != "1 4 1 " {
		t.Fatalf("the columns begin with %s", got)
	}
	none := p.columns[0].list
	g.win.Canvas().Focus(none)
	none.TypedRune('2')
	g.settle()
	if got := p.counts(); got != "0 4 2 " {
		t.Errorf("after 2: %s", got)
	}
	p.goTo(1)
	p.shortcut(fyne.Key2, fyne.KeyModifierControl) // also under the second theme
	g.settle()
	// What else says "ventetid" is now suggested there as well: it was learned.
	if got := p.counts(); got != "0 4 5 " {
		t.Errorf("after Ctrl+2: %s", got)
	}
	p.goTo(2)
	p.columns[2].list.TypedRune('0')
	g.settle()
	if got := p.counts(); got == "0 4 5 " {
		t.Errorf("after 0: %s", got)
	}
	g.undo()
	g.settle()
	if got := p.counts(); got != "0 4 5 " {
		t.Errorf("after 0 and undo: %s", got)
	}
}

func TestCardsMoveByMouse(t *testing.T) {
	g, p := sorting(t)
	g.win.Resize(fyne.NewSize(1280, 760))
	at := func(i int) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(p.columns[i].box).AddXY(60, 120)
	}
	p.dragged(0, 0, at(0))
	p.dragged(0, 0, at(2))
	if p.drag.ghost == nil || p.drag.over != 2 {
		t.Fatalf("under way: over column %d", p.drag.over)
	}
	p.dropped(0, 0)
	g.settle()
	if got := p.counts(); got != "0 4 2 " || p.drag.ghost != nil {
		t.Errorf("after the drop: %s", got)
	}
	p.dragged(1, 0, at(1))
	p.dropped(1, 0) // where it came from
	g.settle()
	if got := p.counts(); got != "0 4 2 " {
		t.Errorf("after a drop in its own column: %s", got)
	}
}

func TestColumnsFollowTheThemes(t *testing.T) {
	g, p := sorting(t)
	_, err := g.series.AddTheme(app.ThemeInput{Name: "Overgange", Colour: "#0F766E"})
	must(t, err)
	g.refresh()
	if len(p.columns) != 4 || p.columns[3].name != "Overgange" {
		t.Errorf("%d columns", len(p.columns))
	}
	if f, ok := g.page.focus.(fyne.CanvasObject); !ok || fyne.CurrentApp().Driver().CanvasForObject(f) == nil {
		t.Error("the keyboard would go to a list that is no longer there")
	}
}

func TestRoleFilterOfTheBoard(t *testing.T) {
	_, p := sorting(t)
	p.role.Next(2) // parents
	if got := p.counts(); got != "0 3 0 " {
		t.Errorf("parents: %s", got)
	}
}

// BenchmarkOpenThemes opens the board with a thousand statements.
func BenchmarkOpenThemes(b *testing.B) { benchmarkOpen(b, "themes") }

// BenchmarkOpenReview opens the queue with a thousand statements; each act on a
// statement costs as much.
func BenchmarkOpenReview(b *testing.B) { benchmarkOpen(b, "review") }

func benchmarkOpen(b *testing.B, step string) {
	g := withSeries(b)
	for i := range 1000 {
		text := fmt.Sprintf("Udsagn %d handler om noget andet end kaffen, og det er der mange grunde til at skrive ned", i)
		if i%3 == 0 {
			text = fmt.Sprintf("Der er ventetid nummer %d", i)
		}
		_, err := g.series.Capture(app.Capture{
			Text: text, Role: workshop.Parent, Voice: workshop.FirstHand, Kind: analysis.Other, Valence: analysis.Neutral,
		})
		must(b, err)
	}
	b.ReportAllocs()
	for b.Loop() {
		g.show(step)
	}
}

// An idea is read, made a theme of in the form, and taken back as one act.
func TestAnIdeaBecomesATheme(t *testing.T) {
	g := withSeries(t)
	for _, text := range []string{
		"Svømmehallen er lukket hele vinteren.", "Min søn savner svømmehallen.", "Hvornår åbner svømmehallen igen?", "Vi cyklede til svømmehallen.",
	} {
		_, err := g.series.Capture(app.Capture{Text: text})
		must(t, err)
	}
	p := newThemesPage(g.shell)
	g.put(stepIndex("themes"), p.layout())
	g.settle()
	p.columnRune(0, -1, 'f')
	g.until("the ideas are shown", func() bool { return p.ideaSheet != nil })
	words := test.RenderObjectToMarkup(p.ideaSheet.pop)
	for _, want := range []string{"svømmehal", "Min søn savner svømmehallen.", "Opret tema", "Afvis"} {
		if !strings.Contains(words, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	create, ok := g.win.Canvas().Focused().(*widget.Button)
	if !ok {
		t.Fatalf("the keyboard is with %T", g.win.Canvas().Focused())
	}
	create.OnTapped()
	g.submitTop()
	g.settle()
	if got := p.counts(); got != "0 0 0 4 " {
		t.Errorf("the columns are %s", got)
	}
	g.undo()
	g.settle()
	if got := p.counts(); got != "4 0 0 " {
		t.Errorf("after undo the columns are %s", got)
	}
}

func TestADismissedIdeaGoesAndWhatIsLeftIsSaid(t *testing.T) {
	g := withSeries(t)
	for range 4 {
		_, err := g.series.Capture(app.Capture{Text: "Svømmehallen er lukket."})
		must(t, err)
	}
	p := newThemesPage(g.shell)
	g.put(stepIndex("themes"), p.layout())
	g.settle()
	p.askIdeas()
	g.until("the ideas are shown", func() bool { return p.ideaSheet != nil })
	p.dismissIdea(g.series.ThemeIdeas()[0])
	none := func() bool {
		return p.ideaSheet != nil && strings.Contains(test.RenderObjectToMarkup(p.ideaSheet.pop), "ingen forslag")
	}
	g.until("the sheet says that there are none", none)
	p.ideaSheet.shut()
	p.columnRune(1, -1, 'e')
	if n := len(g.chrome.sheets); n != 1 {
		t.Errorf("E in a column opens %d forms", n)
	}
}
