package ui

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"foraeldredialog/app"
	"foraeldredialog/app/workshop"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	flag.Parse()
	time.Local = time.UTC
	test.NewApp()
	useLanguage("da")
	code := m.Run()
	if shared.app != nil {
		_ = shared.app.Close()
		_ = os.RemoveAll(shared.dir)
	}
	os.Exit(code)
}

// clock is the time in every test: a Wednesday afternoon.
var clock = time.Date(2026, 3, 4, 14, 32, 0, 0, time.UTC)

// ticking is a clock that moves by a step each time it is read, so that events
// keep their order.
func ticking(step time.Duration) func() time.Time {
	var n atomic.Int64
	return func() time.Time { return clock.Add(time.Duration(n.Add(1)) * step) }
}

// stage is a window whose background work comes back only when the test says
// so, on the test's own thread.
type stage struct {
	*shell
	t    testing.TB
	mu   sync.Mutex
	jobs []func()
}

// newStage shows an empty window on a data folder.
func newStage(t testing.TB, dir string) *stage {
	t.Helper()
	g := &stage{t: t}
	g.shell = newShell(test.NewTempApp(t), Options{
		Dir: dir, Look: lookLight, Lang: "da", Passphrase: passphrase,
		Now:  ticking(time.Millisecond),
		Exit: func(int) {},
		back: func(f func()) { g.mu.Lock(); g.jobs = append(g.jobs, f); g.mu.Unlock() },
	})
	g.win.Resize(fyne.NewSize(1280, 760))
	t.Cleanup(func() {
		g.worker.wait()
		if g.app != nil && g.app != shared.app {
			_ = g.app.Close()
		}
		g.worker.close()
	})
	return g
}

// shared is one open store for every test that brings a series of its own:
// opening one costs a third of a second, on purpose.
var shared struct {
	once sync.Once
	dir  string
	app  *app.App
}

func sharedApp(t testing.TB) *app.App {
	shared.once.Do(func() {
		var err error
		shared.dir, err = os.MkdirTemp("", "foraeldredialog-test")
		must(t, err)
		shared.app, err = app.Create(app.Config{
			Dir: filepath.Join(shared.dir, "data"), Passphrase: passphrase, User: "Anne",
			Now: ticking(time.Microsecond),
		})
		must(t, err)
	})
	return shared.app
}

const passphrase = "fire grønne cykler sover"

// settle runs what came back from the background until nothing is under way.
func (g *stage) settle() {
	for {
		g.worker.wait()
		g.mu.Lock()
		jobs := g.jobs
		g.jobs = nil
		g.mu.Unlock()
		if len(jobs) == 0 && !g.worker.busy() {
			return
		}
		for _, f := range jobs {
			f()
		}
	}
}

// until settles until something has come about.
func (g *stage) until(what string, holds func() bool) {
	g.t.Helper()
	for end := time.Now().Add(20 * time.Second); !holds(); time.Sleep(time.Millisecond) {
		g.settle()
		if time.Now().After(end) {
			g.t.Fatalf("did not come about: %s", what)
		}
	}
}

// unlocked is a stage with an open, empty store.
func unlocked(t testing.TB) *stage {
	g := newStage(t, t.TempDir())
	g.begin()
	g.until("the store opens", func() bool { return g.app != nil })
	g.settle()
	return g
}

// withSeries is a stage with a small series whose findings do not depend on
// what the analysis makes of free text: its only theme rests on one cue.
func withSeries(t testing.TB) *stage {
	g := newStage(t, "/et/sted")
	g.entered(sharedApp(t))
	g.settle()
	g.fill()
	t.Cleanup(func() { // what this series taught must not reach the next test's
		g.settle()
		var ids []workshop.StatementID
		g.series.View(func(st *workshop.State) {
			for _, x := range st.Statements {
				ids = append(ids, x.ID)
			}
		})
		if len(ids) > 0 {
			must(t, g.series.Remove(ids...))
		}
	})
	return g
}

// fill makes the small series in the open store and opens it.
func (g *stage) fill() {
	t := g.t
	series, err := g.app.NewSeries(app.NewSeries{
		Title: "Forældredialog, foråret 2026", Season: "foråret 2026", Committee: "Børne- og Ungeudvalget",
		Municipality: "Åby Kommune", MeetingDate: "2026-06-04",
	})
	must(t, err)
	var old []workshop.ThemeID
	series.View(func(st *workshop.State) {
		for _, x := range st.Themes {
			old = append(old, x.ID)
		}
	})
	for _, id := range old {
		must(t, series.RemoveTheme(id))
	}
	_, err = series.AddTheme(app.ThemeInput{Name: "Ventetid", Description: "At vente", Cues: []string{"ventetid"}, Colour: "#0B5CAD"})
	must(t, err)
	_, err = series.AddTheme(app.ThemeInput{Name: "Sprog", Cues: []string{"fagsprog"}, Colour: "#B45309"})
	must(t, err)
	_, err = series.AddSession(app.Session{
		Title: "Aftenmøde på rådhuset", Date: "2026-03-04", Place: "Salen", Tables: []string{"Bord 1", "Bord 2"},
		Parts:        readParts("14.00 Velkomst\n14.15 Ved bordene\n15.00 Opsamling"),
		Participants: map[workshop.Role]int{workshop.Parent: 12, workshop.Staff: 4},
	})
	must(t, err)
	g.setSeries(series)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// golden compares a picture of an object, as markup, with a file in testdata.
func golden(t *testing.T, name string, o fyne.CanvasObject) {
	t.Helper()
	got := test.RenderObjectToMarkup(o)
	path := filepath.Join("testdata", name+".xml")
	if *update {
		must(t, os.MkdirAll("testdata", 0o755))
		must(t, os.WriteFile(path, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if got == string(want) {
		return
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s, line %d:\n  have %s\n  want %s\nlook at the screen, then run go test ./app/ui -update", path, i+1, b[i], a[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", path, len(b), len(a))
}
