package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"foraeldredialog/app"
	slides "foraeldredialog/app/report/page"
	"foraeldredialog/app/workshop"
)

func presenting(t testing.TB) (*stage, *presentationPage) {
	g := withStatements(t)
	p := newPresentationPage(g.shell)
	g.put(stepIndex("presentation"), p.layout())
	g.until("the pages are laid out", func() bool { return p.laid.pages.Pages != nil })
	return g, p
}

// The golden has a page of its own, so that it holds the screen and not the
// presentation's words.
func TestScreenPresentation(t *testing.T) {
	g, p := presenting(t)
	p.showPages(laidOut{
		pages: slides.Result{
			Pages: []slides.Page{
				{Elements: []slides.Element{
					{Kind: slides.Rect, W: 960, H: 96, Color: slides.Color{R: 0xED, G: 0xF2, B: 0xF8}},
					{Kind: slides.Text, X: 66, Y: 60, W: 200, Weight: slides.SemiBold, Size: 30, Text: "Baggrund"},
					{Kind: slides.Line, X: 66, Y: 200, W: 300, Stroke: 2},
				}},
				{},
			},
			Bookmarks: []slides.Bookmark{{Title: "Baggrund"}},
			Replaced:  []slides.Replacement{{Rune: 'Ω', Page: 2, Count: 1}},
		},
		concerns: []app.Concern{{Kind: app.UndecidedData, Count: 1}, {Kind: app.UnacceptedPoints, Count: 3}},
	})
	golden(t, "presentation", g.page.body)
}

func TestPreviewIsThePagesOfTheDocument(t *testing.T) {
	g, p := presenting(t)
	want, err := slides.Layout(g.series.Slides(false), app.Fonts())
	must(t, err)
	if p.thumbs.Len() != len(want.Pages) {
		t.Errorf("%d pages in small, the document has %d", p.thumbs.Len(), len(want.Pages))
	}
	for i := range want.Pages {
		p.thumbs.Select(i)
		if n := len(p.slide.parts); n != len(want.Pages[i].Elements) {
			t.Errorf("page %d is drawn with %d of %d elements", i+1, n, len(want.Pages[i].Elements))
		}
	}
}

func TestDraftShowsMore(t *testing.T) {
	g, p := presenting(t)
	_, err := g.series.Synthesise()
	must(t, err)
	p.mode.SetChecked(true)
	g.until("the draft is laid out", func() bool {
		return len(p.laid.pages.Pages) > 0 && strings.Contains(p.sub.Text(), "forslag")
	})
	g.settle()
	found := false
	for _, e := range p.laid.pages.Pages[1].Elements {
		found = found || e.Text == "UDKAST"
	}
	if !found {
		t.Error("the draft's pages are not marked")
	}
}

func TestExportWritesTheFileAndSaysWhere(t *testing.T) {
	g, p := presenting(t)
	path := filepath.Join(t.TempDir(), "ny.pdf")
	f := p.exportForm()
	f.path.SetText(path)
	f.save()
	g.settle()
	b, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(b), "%PDF-") {
		t.Fatalf("no PDF: %v", err)
	}
	what, next := g.chrome.banner.Words()
	if !strings.Contains(what, path) || !strings.Contains(next, trn("presentation.pages", len(p.laid.pages.Pages))) {
		t.Errorf("said %q, %q", what, next)
	}
	if g.blocked() {
		t.Error("the dialog is still open")
	}
}

func TestExportAsksBeforeItReplaces(t *testing.T) {
	g, p := presenting(t)
	path := filepath.Join(t.TempDir(), "gammel.pdf")
	must(t, os.WriteFile(path, []byte("gammel"), 0o600))
	f := p.exportForm()
	f.path.SetText(path)
	f.save()
	g.settle()
	if b, _ := os.ReadFile(path); string(b) != "gammel" {
		t.Fatal("the file was replaced without asking")
	}
	f.write(path, true)
	g.settle()
	if b, _ := os.ReadFile(path); string(b) == "gammel" {
		t.Error("the file was not replaced after all")
	}
}

func TestExportThatFailsIsSaidInTheDialog(t *testing.T) {
	g, p := presenting(t)
	f := p.exportForm()
	folder := filepath.Join(t.TempDir(), "mappe.pdf")
	must(t, os.MkdirAll(filepath.Join(folder, fileName(p.title, false)), 0o700))
	for _, path := range []string{folder, filepath.Join(t.TempDir(), "findes", "ikke.pdf"), " "} {
		f.path.SetText(path)
		f.box.SetProblem("")
		f.save()
		g.settle()
		if f.box.Problem() == "" {
			t.Errorf("%q: nothing is said", path)
		}
	}
	if !g.blocked() {
		t.Error("the dialog went away")
	}
}

func TestExportPath(t *testing.T) {
	here := t.TempDir()
	for _, c := range []struct{ typed, want string }{
		{"/a/b.pdf", "/a/b.pdf"},
		{"/a/b", "/a/b.pdf"},
		{"/a/b.PDF", "/a/b.PDF"},
		{"forældre 2026", "/hjem/forældre 2026.pdf"},
		{"  x.pdf ", "/hjem/x.pdf"},
		{"/a/b/", "/a/b/navn.pdf"},
		{here, here + "/navn.pdf"},
		{"", ""},
	} {
		got, ok := exportPath(c.typed, "/hjem", "navn.pdf")
		if ok != (c.want != "") || got != filepath.FromSlash(c.want) {
			t.Errorf("exportPath(%q) = %q, %v", c.typed, got, ok)
		}
	}
}

func TestFileName(t *testing.T) {
	for _, c := range []struct {
		title string
		draft bool
		want  string
	}{
		{"Forældredialog, foråret 2026", false, "Forældredialog, foråret 2026.pdf"},
		{"Forældredialog, foråret 2026", true, "Forældredialog, foråret 2026 (udkast).pdf"},
		{"a/b: \"c\"?", false, "a b c.pdf"},
		{" .. ", false, "Forældredialog.pdf"},
		{strings.Repeat("æ", 200), false, strings.Repeat("æ", 80) + ".pdf"},
	} {
		if got := fileName(c.title, c.draft); got != c.want {
			t.Errorf("fileName(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

func TestStatusIsSet(t *testing.T) {
	g, p := presenting(t)
	p.status.Next(1)
	g.settle()
	g.series.View(func(st *workshop.State) {
		if st.Series.Status != workshop.Reviewed {
			t.Errorf("the status is %q", st.Series.Status)
		}
	})
}

// Every concern has words in both languages' files, and a step that settles it.
func TestConcernsHaveWordsAndAStep(t *testing.T) {
	for kind, step := range concernSteps {
		if stepIndex(step) < 0 {
			t.Errorf("%s is settled in %q, which there is not", kind, step)
		}
		if words := trn("concern."+string(kind), 2); !strings.HasPrefix(words, "2 ") {
			t.Errorf("%s reads %q", kind, words)
		}
	}
}

// The screens of the second half fit a small laptop, and a large one at twice
// the size.
func TestSecondHalfFitsSmallScreens(t *testing.T) {
	g := withStatements(t)
	for _, id := range []string{"review", "themes", "synthesis", "followup", "presentation"} {
		g.show(id)
		g.settle()
		for _, size := range []fyne.Size{{Width: 1366, Height: 700}, {Width: 960, Height: 520}, {Width: 683, Height: 384}} {
			g.win.Resize(size)
			if m := g.chrome.root.MinSize(); m.Width > size.Width || m.Height > size.Height {
				t.Errorf("%s: the window wants %v of %v", id, m, size)
			}
		}
		g.settle()
	}
}
