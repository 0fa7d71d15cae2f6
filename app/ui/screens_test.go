package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"foraeldredialog/app"
	"foraeldredialog/app/workshop"
)

// Each screen of the first half as markup: what stands where, in which colour.

func TestScreenUnlockFirst(t *testing.T) {
	g := newStage(t, "/et/sted")
	u := newUnlock(g.shell, true)
	g.win.SetContent(u.root)
	golden(t, "unlock-first", u.root)
}

func TestScreenUnlockAgain(t *testing.T) {
	g := newStage(t, "/et/sted")
	u := newUnlock(g.shell, false)
	g.win.SetContent(u.root)
	golden(t, "unlock", u.root)
}

func TestScreenSeries(t *testing.T) {
	g := unlocked(t)
	golden(t, "series-empty", g.page.body)
	_, err := g.app.NewSeries(app.NewSeries{
		Title: "Forældredialog, foråret 2026", Season: "foråret 2026", Committee: "Børne- og Ungeudvalget", Sessions: []string{"Møde 1", "Møde 2"},
	})
	must(t, err)
	g.refresh()
	g.settle()
	golden(t, "series", g.page.body)
}

func TestScreenPrepare(t *testing.T) {
	g := withSeries(t)
	g.show("prepare")
	g.settle()
	golden(t, "prepare", g.page.body)
}

func TestScreenCapture(t *testing.T) {
	g := withSeries(t)
	g.show("capture")
	g.settle()
	golden(t, "capture-empty", g.page.body)
	for _, c := range []app.Capture{
		{Text: "Der var tre måneders ventetid", Table: "Bord 1", Role: workshop.Parent, Valence: "negativ", Kind: "oplevelse", Voice: workshop.FirstHand},
		{Text: "Ring til mig på 22 33 44 55", Table: "Bord 2", Role: workshop.Parent, Valence: "neutral", Kind: "andet", Voice: workshop.FirstHand},
		{Text: "Kaffen var god", Role: workshop.Staff, Valence: "positiv", Kind: "ros", Voice: workshop.Retold, Important: true},
	} {
		c.Session = g.capture.session
		_, err := g.series.Capture(c)
		must(t, err)
	}
	g.refresh()
	g.settle()
	golden(t, "capture", g.page.body)
	golden(t, "capture-side", g.page.side)
	golden(t, "capture-rail", g.page.rail)
}

// A window as small as a small laptop's at double size still shows every part.
func TestWindowFitsSmallScreens(t *testing.T) {
	g := withSeries(t)
	g.show("capture")
	g.settle()
	for _, size := range []fyne.Size{{Width: 1366, Height: 700}, {Width: 960, Height: 520}, {Width: 683, Height: 384}} {
		g.win.Resize(size)
		if m := g.chrome.root.MinSize(); m.Width > size.Width || m.Height > size.Height {
			t.Errorf("the window wants %v of %v", m, size)
		}
		entry := g.page.focus.(fyne.CanvasObject)
		if s := entry.Size(); s.Width < 200 || s.Height < 30 {
			t.Errorf("at %v the entry has %v", size, s)
		}
	}
}
