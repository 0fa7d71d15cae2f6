package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"foraeldredialog/analysis"
	"foraeldredialog/app/intake"
	"foraeldredialog/app/workshop"
)

// evening is an app on a clock that goes a second forward at each look.
func evening(t testing.TB, dir string) *App {
	t.Helper()
	now := time.Date(2026, 10, 6, 17, 0, 0, 0, time.UTC)
	c := Config{Dir: dir, Passphrase: "fire grønne æbler", User: "Anne", Now: func() time.Time {
		now = now.Add(time.Second)
		return now
	}}
	open := Open
	if !Exists(dir) {
		open = Create
	}
	a, err := open(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

// newSeriesFor makes a series with two sessions.
func newSeriesFor(t testing.TB, a *App) *Series {
	t.Helper()
	s, err := a.NewSeries(NewSeries{Title: "Forældredialog", Sessions: []string{"Første aften", "Anden aften"}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func capture(t testing.TB, s *Series, text string) workshop.StatementID {
	t.Helper()
	id, err := s.Capture(Capture{Text: text, Role: workshop.Parent})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func textOf(s *Series, id workshop.StatementID) (text string) {
	s.View(func(st *workshop.State) {
		if x := st.Statement(id); x != nil {
			text = x.Text.String()
		}
	})
	return text
}

// snapshot is what a user can see of a series.
func snapshot(s *Series) (out workshop.State) {
	s.View(func(st *workshop.State) { out = *st })
	return out
}

func sameState(a, b workshop.State) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(workshop.State{}), cmp.AllowUnexported(analysis.Clean{}), cmpopts.EquateEmpty())
}

func TestEverythingIsThereAfterARestart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	a := evening(t, dir)
	s := newSeriesFor(t, a)
	first := capture(t, s, "Ny sagsbehandler igen, og vi begynder forfra")
	if _, err := s.Import(Import{Note: intake.Text{Source: "bord1.txt", Body: "- Ingen spurgte Noah\n- brevet kom for sent"}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Accept(first); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Synthesise(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddAction(ActionInput{Text: "Ny hjemmeside", Due: "2027-03-01"}); err != nil {
		t.Fatal(err)
	}
	want := snapshot(s)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b := evening(t, dir)
	again, err := b.Series(s.ID())
	if err != nil {
		t.Fatal(err)
	}
	if diff := sameState(want, snapshot(again)); diff != "" {
		t.Error(diff)
	}
	if name, ok := again.CanUndo(); !ok || name != "Tilføj næste skridt" {
		t.Errorf("after the restart undo would take back %q, want the newest act", name)
	}
}

func TestEveryActIsUndone(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	s := newSeriesFor(t, a)
	one := capture(t, s, "Vi vil gerne have, at Mette ringer før mødet, og at brevet kommer bagefter")
	two := capture(t, s, "Ingen spurgte os")
	point, err := s.AddPoint(PointInput{Theme: "helhed", Text: "at nogen samler trådene.", Evidence: []workshop.StatementID{one, two}})
	if err != nil {
		t.Fatal(err)
	}
	ptr := func(r workshop.Role) *workshop.Role { return &r }
	acts := map[string]func() error{
		"import": func() error {
			_, err := s.Import(Import{Note: intake.Text{Source: "n.txt", Body: "- et udsagn om mødet\n- endnu et udsagn om mødet"}})
			return err
		},
		"correct": func() error { return s.Correct(one, "Helt andre ord om Mette") },
		"split":   func() error { _, err := s.Split(one, 44); return err },
		"merge":   func() error { return s.Merge(one, two) },
		"remove":  func() error { return s.Remove(one, two) },
		"tag":     func() error { return s.SetTags([]workshop.StatementID{one, two}, "helhed", workshop.Confirmed) },
		"move":    func() error { return s.MoveToTheme(one, "helhed", "inddragelse") },
		"change": func() error {
			return s.ChangeStatements([]workshop.StatementID{one}, workshop.StatementChanged{Role: ptr(workshop.Staff)})
		},
		"hide":   func() error { _, err := s.Hide(one, analysis.Span{Start: 3, End: 6}, analysis.Name); return err },
		"accept": func() error { return s.Accept(one) },
		"points": func() error { _, err := s.Synthesise(); return err },
		"reword": func() error { return s.ChangePoint(point, "at der er én plan.") },
		"theme":  func() error { return s.RemoveTheme("helhed") },
		"session": func() error {
			_, err := s.AddSession(Session{Title: "Tredje aften"})
			return err
		},
	}
	for name, act := range acts {
		t.Run(name, func(t *testing.T) {
			before := snapshotCopy(t, s)
			if err := act(); err != nil {
				t.Fatal(err)
			}
			after := snapshotCopy(t, s)
			if sameState(before, after) == "" && name != "points" {
				t.Fatal("the act changed nothing")
			}
			if sameState(before, after) == "" {
				return
			}
			if _, err := s.Undo(); err != nil {
				t.Fatal(err)
			}
			if diff := sameState(before, snapshot(s)); diff != "" {
				t.Errorf("undo: %s", diff)
			}
			if _, err := s.Redo(); err != nil {
				t.Fatal(err)
			}
			if diff := sameState(after, snapshot(s)); diff != "" {
				t.Errorf("redo: %s", diff)
			}
			if _, err := s.Undo(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// snapshotCopy folds the log anew, so that later acts do not change it.
func snapshotCopy(t *testing.T, s *Series) workshop.State {
	t.Helper()
	s.mu.RLock()
	defer s.mu.RUnlock()
	return *workshop.NewLog(s.log.Events()).State()
}

func TestPersonalDataAreHiddenAndDecided(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	s := newSeriesFor(t, a)
	given := "Jeg talte med Mette på 12 34 56 78 om Solstrålen"
	id := capture(t, s, given)
	for _, secret := range []string{"Mette", "12 34 56 78"} {
		if strings.Contains(textOf(s, id), secret) {
			t.Errorf("%q is not hidden in %q", secret, textOf(s, id))
		}
	}
	if got, err := s.Given(id); err != nil || got != given {
		t.Errorf("as given: %q, %v; want %q", got, err, given)
	}
	at := strings.Index(given, "Mette")
	if _, err := s.Show(id, analysis.Span{Start: at, End: at + 5}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(textOf(s, id), "Mette") {
		t.Errorf("a name that was decided to stay is hidden in %q", textOf(s, id))
	}
	at = strings.Index(given, "Jeg")
	if _, err := s.Hide(id, analysis.Span{Start: at, End: at + 3}, analysis.Name); err != nil {
		t.Fatal(err)
	}
	if text := textOf(s, id); strings.Contains(text, "Jeg") || !strings.Contains(text, "Mette") || strings.Contains(text, "12 34") {
		t.Errorf("after hiding a further word: %q", text)
	}
	if _, err := s.Hide(id, analysis.Span{Start: at, End: at + 20}, analysis.Name); err != nil {
		t.Fatal(err)
	}
	if text := textOf(s, id); strings.Contains(text, "Mette") {
		t.Errorf("a wider stretch was hidden, and %q shows what stood in it", text)
	}
}

func TestNothingUnderstoodIsKept(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	s := newSeriesFor(t, a)
	body := "----------\n17.00\n----------"
	got, err := s.Import(Import{Note: intake.Text{Source: "tider.txt", Body: body}})
	if err != nil || len(got.Statements) != 0 {
		t.Fatalf("%d statements, %v; want none", len(got.Statements), err)
	}
	var note string
	s.View(func(st *workshop.State) { note = st.Notes[0].ID })
	if kept, err := a.store.Given(string(s.id), note+".1"); err != nil || string(kept) != body {
		t.Errorf("kept %q, %v; want the note as it was given", kept, err)
	}
}

func TestAClockSetBackKeepsTheOrder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	now := time.Date(2026, 10, 6, 17, 0, 0, 0, time.UTC)
	c := Config{Dir: dir, Passphrase: "p", Now: func() time.Time { return now }}
	a, err := Create(c)
	if err != nil {
		t.Fatal(err)
	}
	s := newSeriesFor(t, a)
	id := capture(t, s, "Vi blev ikke hørt")
	now = now.Add(-24 * time.Hour)
	if err := s.Correct(id, "Vi blev hørt"); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	again, err := b.Series(s.ID())
	if err != nil || textOf(again, id) != "Vi blev hørt" {
		t.Errorf("%q, %v; want the correction to stand", textOf(again, id), err)
	}
}

// The export holds no word that was hidden, and no proposal that nobody
// accepted; the temporary file is gone.
func TestExportIsWholeAndClean(t *testing.T) {
	dir := t.TempDir()
	a := evening(t, filepath.Join(dir, "data"))
	s, err := a.LoadExample()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Synthesise(); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "ud.pdf")
	first, err := s.Export(out, "slides", false)
	if err != nil {
		t.Fatal(err)
	}
	one, err := os.ReadFile(out)
	if err != nil || len(one) != first.Bytes || first.Pages < 8 {
		t.Fatalf("%d bytes on %d pages, %v", len(one), first.Pages, err)
	}
	if _, err := s.Export(out, "slides", false); err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(out)
	if err != nil || string(one) != string(two) {
		t.Errorf("the same content gave other bytes (%v)", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".foraeldredialog-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("temporary files left: %v, %v", left, err)
	}
}

// Looking while others act is safe, and every act of every goroutine is kept.
func TestManyActAndLookAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	a := evening(t, dir)
	s := newSeriesFor(t, a)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 10 {
				if _, err := s.Capture(Capture{Text: "Ingen spurgte Noah om mødet"}); err != nil {
					t.Error(err)
				}
				s.View(func(st *workshop.State) { st.Under("inddragelse") })
				s.Suggest("Ny sagsbehandler igen")
				s.Queue()
				if _, err := s.Undo(); err != nil {
					t.Error(err)
				}
				if _, err := s.Redo(); err != nil && !errors.Is(err, ErrNothing) {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	want := snapshot(s)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := evening(t, dir).Series(s.ID())
	if err != nil {
		t.Fatal(err)
	}
	if diff := sameState(want, snapshot(again)); diff != "" {
		t.Error(diff)
	}
}

func TestThemesThatTheScribeSetOrSwitchedOff(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	s := newSeriesFor(t, a)
	text := "Ny sagsbehandler igen, og vi begynder forfra"
	guess := s.Suggest(text).Themes
	if len(guess) == 0 {
		t.Fatal("no theme is suggested")
	}
	off := workshop.ThemeID(guess[0].Theme)
	id, err := s.Capture(Capture{Text: text, Themes: []workshop.ThemeID{"helhed"}, Not: []workshop.ThemeID{off}})
	if err != nil {
		t.Fatal(err)
	}
	s.View(func(st *workshop.State) {
		x := st.Statement(id)
		if x.In(off) || !x.In("helhed") || x.Tag("helhed").Origin != workshop.Confirmed {
			t.Errorf("tags are %v", x.Tags)
		}
	})
	if _, err := s.Undo(); err != nil || textOf(s, id) != "" {
		t.Errorf("one undo leaves %q, %v", textOf(s, id), err)
	}
}
