package app

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"foraeldredialog/analysis"
	"foraeldredialog/app/intake"
	"foraeldredialog/app/workshop"
)

// seriesIn is a new series in a new store.
func seriesIn(t *testing.T) *Series {
	t.Helper()
	return newSeriesFor(t, evening(t, filepath.Join(t.TempDir(), "data")))
}

func TestANewSeriesIsOpenOnce(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	s := newSeriesFor(t, a)
	if again, err := a.Series(s.ID()); err != nil || again != s {
		t.Errorf("App.Series gives %p, %v; want the series that was made, %p", again, err, s)
	}
}

func TestAnUnknownSessionIsRefused(t *testing.T) {
	s := seriesIn(t)
	id, nowhere := capture(t, s, "Kaffen var kold"), workshop.SessionID("x")
	before := snapshotCopy(t, s)
	note := intake.Text{Source: "bord1.txt", Body: "- Ingen spurgte os\n- brevet kom for sent"}
	for name, act := range map[string]func() error{
		"capture": func() error { _, err := s.Capture(Capture{Text: "Ingen spurgte os", Session: "x"}); return err },
		"import":  func() error { _, err := s.Import(Import{Note: note, Session: "x"}); return err },
		"change":  func() error { return s.ChangeSession("x", Session{Title: "Tredje aften"}) },
		"move": func() error {
			return s.ChangeStatements([]workshop.StatementID{id}, workshop.StatementChanged{Session: &nowhere})
		},
	} {
		if err := act(); !errors.Is(err, ErrNoSession) {
			t.Errorf("%s: %v; want ErrNoSession", name, err)
		}
	}
	if diff := sameState(before, snapshot(s)); diff != "" {
		t.Errorf("what was refused left something behind: %s", diff)
	}
}

func TestAPointThatNamesAPersonIsAConcern(t *testing.T) {
	s := seriesIn(t)
	names := func() int {
		concerns := s.Concerns(false)
		if i := slices.IndexFunc(concerns, func(c Concern) bool { return c.Kind == NamesInDocument }); i >= 0 {
			return concerns[i].Count
		}
		return 0
	}
	for _, p := range []struct {
		text string
		want int
	}{
		{"at der er én plan for barnet.", 0}, {"at Mette ringer før mødet.", 1}, {"at man kan ringe på 12 34 56 78.", 2},
	} {
		if _, err := s.AddPoint(PointInput{Theme: "helhed", Text: p.text}); err != nil {
			t.Fatal(err)
		}
		if got := names(); got != p.want {
			t.Errorf("after the point %q: %d texts name somebody, want %d", p.text, got, p.want)
		}
	}
}

func TestShowingAPartShowsTheWholeMask(t *testing.T) {
	given := "Vi kan ringe til Karen på 12 34 56 78 om mødet"
	number := strings.Index(given, "12 34 56 78")
	whole := analysis.Span{Start: number, End: number + len("12 34 56 78")}
	for name, part := range map[string]analysis.Span{
		"its beginning": {Start: number, End: number + 2},
		"its middle":    {Start: number + 3, End: number + 5},
		"its end":       {Start: number + 9, End: whole.End},
	} {
		t.Run(name, func(t *testing.T) {
			s := seriesIn(t)
			id := capture(t, s, given)
			if _, err := s.Show(id, part); err != nil {
				t.Fatal(err)
			}
			if text := textOf(s, id); !strings.Contains(text, "12 34 56 78") || strings.Contains(text, "Karen") {
				t.Errorf("the text is %q; want the number shown whole and the name hidden", text)
			}
			s.View(func(st *workshop.State) {
				masks := st.Statement(id).Masks
				if !slices.ContainsFunc(masks, func(m workshop.Mask) bool { return m.Span == whole && !m.Hidden && m.Decided }) || len(masks) != 2 {
					t.Errorf("masks are %v; want the whole number decided", masks)
				}
			})
		})
	}
}

func TestMovingToNoThemeLeavesNone(t *testing.T) {
	s := seriesIn(t)
	id, err := s.Capture(Capture{Text: "Kaffen var kold", Themes: []workshop.ThemeID{"helhed", "inddragelse"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.MoveToTheme(id, "helhed", ""); err != nil {
		t.Fatal(err)
	}
	s.View(func(st *workshop.State) {
		if x := st.Statement(id); len(x.Themes()) > 0 || !slices.Contains(st.Under(""), x) {
			t.Errorf("the statement belongs to %v; want no theme", x.Themes())
		}
	})
}

func TestRetagLeavesReviewedStatementsAlone(t *testing.T) {
	s := seriesIn(t)
	const text = "Legepladsen er lukket om vinteren"
	open, reviewed := capture(t, s, text), capture(t, s, text)
	if err := s.Accept(reviewed); err != nil {
		t.Fatal(err)
	}
	theme, err := s.AddTheme(ThemeInput{Name: "Legeplads", Cues: []string{"legeplads", "legepladsen"}})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.Retag(); err != nil || n != 1 {
		t.Errorf("%d statements changed, %v; want 1", n, err)
	}
	s.View(func(st *workshop.State) {
		if !st.Statement(open).In(theme) || st.Statement(reviewed).Tag(theme) != nil {
			t.Errorf("tags are %v, and %v where a person has been through; want the new theme only on the first",
				st.Statement(open).Tags, st.Statement(reviewed).Tags)
		}
	})
}

func TestProposingAgainReplacesTheProposals(t *testing.T) {
	s, err := evening(t, filepath.Join(t.TempDir(), "data")).LoadExample()
	if err != nil {
		t.Fatal(err)
	}
	propose := func() (made int, standing []workshop.PointID) {
		t.Helper()
		made, err := s.Synthesise()
		if err != nil {
			t.Fatal(err)
		}
		s.View(func(st *workshop.State) {
			for _, p := range st.Points {
				if p.Proposal {
					standing = append(standing, p.ID)
				}
			}
		})
		if made == 0 || len(standing) != made {
			t.Fatalf("%d proposals made, %d stand", made, len(standing))
		}
		return made, standing
	}
	_, first := propose()
	if err := s.AcceptPoint(first[0]); err != nil {
		t.Fatal(err)
	}
	_, second := propose()
	if i := slices.IndexFunc(second, func(id workshop.PointID) bool { return slices.Contains(first, id) }); i >= 0 {
		t.Errorf("the old proposal %s still stands", second[i])
	}
	if !s.has(func(st *workshop.State) bool { return st.Point(first[0]) != nil }) {
		t.Error("the accepted point is gone")
	}
}

// An act that was too large for one frame counts only when all of it is there.
func TestHalfAnActDoesNotCount(t *testing.T) {
	at := time.Date(2026, 10, 6, 17, 0, 0, 0, time.UTC)
	event := func(seq uint64, act workshop.ActID, of int, p workshop.Payload) workshop.Event {
		return workshop.Event{Device: "a", Seq: seq, At: at.Add(time.Duration(seq) * time.Second), Act: act, Of: of, Payload: p}
	}
	half := []workshop.Event{
		event(1, "open", 0, workshop.SeriesCreated{ID: "s"}),
		event(2, "one", 0, workshop.StatementAdded{ID: "1"}),
		event(3, "large", 2, workshop.StatementAdded{ID: "2"}),
	}
	log := workshop.NewLog(half)
	if n := len(log.State().Statements); n != 1 {
		t.Errorf("%d statements with half of the act, want 1", n)
	}
	if act, _ := log.CanUndo(); act.ID != "one" {
		t.Errorf("undo would take back %q, want the act that counts", act.ID)
	}
	log.Add(event(4, "large", 2, workshop.StatementAdded{ID: "3"}))
	if n := len(log.State().Statements); n != 3 {
		t.Errorf("%d statements with all of the act, want 3", n)
	}
}

func TestTheSamePersonKeepsTheLabelOverARestart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	a := evening(t, dir)
	s := newSeriesFor(t, a)
	first := textOf(s, capture(t, s, "Vi talte med Anna Jensen om skolen"))
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := evening(t, dir).Series(s.ID())
	if err != nil {
		t.Fatal(err)
	}
	other := textOf(again, capture(t, again, "Vi talte med Karsten Krogh om støtten"))
	same := textOf(again, capture(t, again, "Anna Jensen var der også"))
	if !strings.Contains(first, "[navn 1]") || !strings.Contains(other, "[navn 2]") || !strings.Contains(same, "[navn 1]") {
		t.Errorf("%q, %q, %q; want the labels 1, 2 and 1", first, other, same)
	}
}

func TestACPRNumberIsNeverShown(t *testing.T) {
	s := newSeriesFor(t, evening(t, filepath.Join(t.TempDir(), "data")))
	id := capture(t, s, "Det gælder 010203-1234, siger hun")
	_, err := s.Show(id, analysis.Span{Start: 12, End: 14})
	explained(t, err, "Et CPR-nummer bliver altid skjult.")
	if text := textOf(s, id); strings.Contains(text, "010203") {
		t.Errorf("%q shows it", text)
	}
}

func TestATableThatNamesSomebodyIsCleaned(t *testing.T) {
	s := newSeriesFor(t, evening(t, filepath.Join(t.TempDir(), "data")))
	id, err := s.Capture(Capture{Text: "Vi blev hørt", Table: "Bordet hos Mette Hansen 010203-1234"})
	if err != nil {
		t.Fatal(err)
	}
	s.View(func(st *workshop.State) {
		if table := st.Statement(id).Table; strings.Contains(table, "Mette") || strings.Contains(table, "010203") {
			t.Errorf("the table is kept as %q", table)
		}
	})
}

// An export keeps the mode of the file that it replaces, goes where a link
// points, and leaves alone what is no file.
func TestExportRespectsWhatStandsThere(t *testing.T) {
	dir := t.TempDir()
	s := newSeriesFor(t, evening(t, filepath.Join(dir, "data")))
	real, link := filepath.Join(dir, "rigtig.pdf"), filepath.Join(dir, "genvej.pdf")
	if err := os.WriteFile(real, nil, 0o664); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(real, 0o664); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if _, err := s.Export(link, "slides", false); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", info.Mode(), err)
	}
	if info, err = os.Stat(real); err != nil || info.Mode().Perm() != 0o664 || info.Size() == 0 {
		t.Errorf("the file is %v, %v; want its mode kept and something in it", info, err)
	}
	if runtime.GOOS == "linux" {
		_, err = s.Export("/dev/null", "slides", false)
		explained(t, err, "Filen må ikke skrives eller læses dér.")
	}
}

func TestActsOnNothingAreRefused(t *testing.T) {
	s := newSeriesFor(t, evening(t, filepath.Join(t.TempDir(), "data")))
	id := capture(t, s, "Vi blev hørt")
	name, _ := s.CanUndo()
	for what, err := range map[string]error{
		"remove": s.Remove("nope"), "merge": s.Merge(id, "nope"), "merge with itself": s.Merge(id, id),
		"remove point": s.RemovePoint("nope"), "move point": s.MovePoint("nope", 0),
		"change": s.ChangeStatements([]workshop.StatementID{"nope"}, workshop.StatementChanged{}),
	} {
		if err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	if now, _ := s.CanUndo(); now != name {
		t.Errorf("undo would take back %q, want %q", now, name)
	}
}
