package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Escape in a form asks before anything that was typed goes; a form that was
// only looked at closes at once.
func TestEscapeAsksBeforeItDropsAForm(t *testing.T) {
	g := withSeries(t)
	p := newPreparePage(g.shell)
	g.put(stepIndex("prepare"), p.layout())
	forms := map[string]func(){
		"new series": g.newSeriesForm,
		"session":    func() { p.editSession("") },
		"theme":      func() { p.editTheme("") },
		"next step":  func() { newFollowupPage(g.shell).form(nil) },
	}
	for name, open := range forms {
		open()
		g.typedKey(fyne.KeyEscape)
		if len(g.chrome.sheets) != 0 {
			t.Fatalf("%s: an untouched form does not close", name)
		}
		open()
		fields, _ := g.form()
		fields[0].SetText("Noget, der tog tid")
		g.typedKey(fyne.KeyEscape)
		if n := len(g.chrome.sheets); n != 2 || !g.chrome.sheets[1].asks {
			t.Fatalf("%s: Escape leaves %d dialogs, want the form and the question", name, n)
		}
		g.typedKey(fyne.KeyEscape) // back to the form
		if len(g.chrome.sheets) != 1 || fields[0].Text != "Noget, der tog tid" || g.win.Canvas().Focused() == nil {
			t.Fatalf("%s: the form is not as it was left", name)
		}
		g.typedKey(fyne.KeyEscape)
		_, buttons := g.form()
		test.Tap(buttons[0])
		if len(g.chrome.sheets) != 0 {
			t.Fatalf("%s: the form is still there", name)
		}
	}
}

// Closing the window over a form asks as well, once.
func TestClosingTheWindowAsksAboutAForm(t *testing.T) {
	g := unlocked(t)
	g.newSeriesForm()
	fields, _ := g.form()
	fields[0].SetText("Forældredialog")
	g.quit()
	if n := len(g.chrome.sheets); g.closing || n != 2 || !g.chrome.sheets[1].asks {
		t.Fatalf("closing over a form: ends %v with %d dialogs", g.closing, n)
	}
}

// Examples of dates lie ahead of the clock, and can be read back.
func TestExamplesFollowTheClock(t *testing.T) {
	g := newStage(t, t.TempDir())
	for _, key := range []string{"new.dateHint", "new.dateLike", "new.seasonHint", "new.titleHint"} {
		if words := g.dateHint(key); !strings.Contains(words, "2027") {
			t.Errorf("%s: %q", key, words)
		}
	}
}
