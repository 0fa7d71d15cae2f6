package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"foraeldredialog/app/workshop"
)

// porridge are statements that no built-in theme knows anything of.
var porridge = []string{
	"Grøden er kold hver morgen.", "Hun kan ikke lide grød.", "Min datter får kvalme af den grød.",
	"Grød om mandagen går ikke an.", "Så blev der serveret grød.", "Kantinen har dejlig grød.",
}

func foodTheme(t testing.TB, s *Series) workshop.ThemeID {
	t.Helper()
	id, err := s.AddTheme(ThemeInput{
		Name: "Måltider", Cues: []string{"mad", "madpakke", "kantine"}, Examples: []string{"Han spiser aldrig det, vi smører til ham."},
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// tagsOf copies every statement's tags.
func tagsOf(s *Series) map[workshop.StatementID][]workshop.Tag {
	out := map[workshop.StatementID][]workshop.Tag{}
	s.View(func(st *workshop.State) {
		for _, x := range st.Statements {
			out[x.ID] = slices.Clone(x.Tags)
		}
	})
	return out
}

func suggestedIn(s *Series, id workshop.StatementID, theme workshop.ThemeID) bool {
	return slices.ContainsFunc(tagsOf(s)[id], func(t workshop.Tag) bool {
		return t.Theme == theme && t.Origin == workshop.Suggested
	})
}

func TestDecisionsTeachAndUndoTakesItBack(t *testing.T) {
	s := seriesIn(t)
	theme := foodTheme(t, s)
	var ids []workshop.StatementID
	for _, text := range porridge[:5] {
		ids = append(ids, capture(t, s, text))
	}
	if suggestedIn(s, ids[4], theme) {
		t.Fatal("the theme is suggested before anything was learned: the test shows nothing")
	}
	before := tagsOf(s)
	if err := s.SetTags(ids[:4], theme, workshop.Confirmed); err != nil {
		t.Fatal(err)
	}
	if !suggestedIn(s, ids[4], theme) {
		t.Errorf("four statements on porridge teach nothing of the fifth: %v", tagsOf(s)[ids[4]])
	}
	after := tagsOf(s)
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, tagsOf(s)); diff != "" {
		t.Errorf("undo leaves traces (-before +after):\n%s", diff)
	}
	if got := s.Suggest(porridge[4]).Themes; len(got) > 0 {
		t.Errorf("after undo %v is suggested while one types", got)
	}
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(after, tagsOf(s)); diff != "" {
		t.Errorf("redo does something else (-first +again):\n%s", diff)
	}
}

func TestOtherSeriesAndTheNextStartKnowWhatWasLearned(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	a := evening(t, dir)
	first := newSeriesFor(t, a)
	theme := foodTheme(t, first)
	for _, text := range porridge {
		if err := first.SetTag(capture(t, first, text), theme, workshop.Confirmed); err != nil {
			t.Fatal(err)
		}
	}
	second := newSeriesFor(t, a)
	foodTheme(t, second)
	third := newSeriesFor(t, a)
	if len(second.Suggest("Mere grød, tak.").Themes) == 0 {
		t.Error("a theme of the same name in another series knows nothing")
	}
	if got := third.Suggest("Mere grød, tak.").Themes; len(got) > 0 {
		t.Errorf("a series without the theme suggests %v", got)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := evening(t, dir).Series(second.ID())
	if err != nil {
		t.Fatal(err)
	}
	if id := capture(t, again, "Mere grød, tak."); len(tagsOf(again)[id]) == 0 {
		t.Error("after a restart everything is forgotten")
	}
}

func TestARemovedStatementTeachesNoMore(t *testing.T) {
	s := seriesIn(t)
	theme := foodTheme(t, s)
	var ids []workshop.StatementID
	for _, text := range porridge {
		ids = append(ids, capture(t, s, text))
	}
	if err := s.SetTags(ids, theme, workshop.Confirmed); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove(ids...); err != nil {
		t.Fatal(err)
	}
	if got := s.Suggest(porridge[4]).Themes; len(got) > 0 {
		t.Errorf("%v is suggested for what was learned from removed statements", got)
	}
}

// Whatever is decided about other statements, what a person decided stands; and
// undo brings back every tag.
func TestLearningNeverTouchesADecision(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	texts := append(slices.Clone(porridge), "Det er et lotteri, hvem man får.", "Ingen lyttede til os.", "Vi fik ingen begrundelse.")
	rapid.Check(t, func(t *rapid.T) {
		s, err := a.NewSeries(NewSeries{Title: "Forældredialog"})
		if err != nil {
			t.Fatal(err)
		}
		themes := []workshop.ThemeID{"tilfaeldighed", "inddragelse"}
		if id, err := s.AddTheme(ThemeInput{Name: "Måltider", Cues: []string{"grød"}}); err == nil {
			themes = append(themes, id)
		}
		var ids []workshop.StatementID
		for _, text := range texts {
			id, err := s.Capture(Capture{Text: text})
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		for range rapid.IntRange(1, 8).Draw(t, "acts") {
			id, theme := rapid.SampledFrom(ids).Draw(t, "statement"), rapid.SampledFrom(themes).Draw(t, "theme")
			before := tagsOf(s)
			if err := s.SetTag(id, theme, rapid.SampledFrom([]workshop.Origin{workshop.Confirmed, workshop.Rejected}).Draw(t, "origin")); err != nil {
				t.Fatal(err)
			}
			after := tagsOf(s)
			for other, tags := range before {
				for _, tag := range tags {
					if tag.Origin == workshop.Suggested || other == id && tag.Theme == theme {
						continue
					}
					if !slices.ContainsFunc(after[other], func(x workshop.Tag) bool { return cmp.Equal(x, tag) }) {
						t.Fatalf("%s of %s was touched: %v", tag.Theme, other, after[other])
					}
				}
			}
			if rapid.Bool().Draw(t, "undo") {
				if _, err := s.Undo(); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(before, tagsOf(s)); diff != "" {
					t.Fatal(diff)
				}
			}
		}
	})
}

// A decision in a series of a thousand statements that nobody has decided, all
// of them suggested anew, a thousand lessons known.
func BenchmarkDecide(b *testing.B) {
	s := newSeriesFor(b, evening(b, filepath.Join(b.TempDir(), "data")))
	var ids []workshop.StatementID
	for i := range 2000 {
		ids = append(ids, capture(b, s, fmt.Sprint(spoken, " Det var nummer ", i)))
	}
	if err := s.SetTags(ids[1000:], "helhed", workshop.Confirmed); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		if err := s.SetTag(ids[n%1000], "inddragelse", []workshop.Origin{workshop.Confirmed, workshop.Rejected}[n/1000%2]); err != nil {
			b.Fatal(err)
		}
	}
}
