package app

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"foraeldredialog/app/workshop"
)

func swimmers(t *testing.T, s *Series) {
	t.Helper()
	for _, text := range []string{
		"Svømmehallen er lukket hele vinteren.", "Min søn savner svømmehallen.", "Hvornår åbner svømmehallen igen?",
		"Vi cyklede til svømmehallen hver torsdag.", "Parkeringspladsen er for lille.",
	} {
		if _, err := s.Capture(Capture{Text: text, Not: []workshop.ThemeID{"tilfaeldighed", "gennemsigtighed", "inddragelse", "helhed"}}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnIdeaBecomesAThemeInOneAct(t *testing.T) {
	s := seriesIn(t)
	if got := s.ThemeIdeas(); len(got) > 0 {
		t.Fatalf("an empty series gives %+v", got)
	}
	swimmers(t, s)
	ideas := s.ThemeIdeas()
	if len(ideas) != 1 || len(ideas[0].Statements) != 4 {
		t.Fatalf("the ideas are %+v", ideas)
	}
	before := tagsOf(s)
	in := ideas[0].Input()
	if in.Name == "" || !slices.Contains(in.Cues, "svømmehal") || len(in.Examples) != mostExamples {
		t.Errorf("the theme to fill in is %+v", in)
	}
	var ids []workshop.StatementID
	for _, x := range ideas[0].Statements {
		ids = append(ids, x.ID)
	}
	theme, err := s.AddThemeFor(in, ids)
	if err != nil {
		t.Fatal(err)
	}
	s.View(func(st *workshop.State) {
		if n := len(st.Under(theme)); n != 4 {
			t.Errorf("%d statements are under the new theme, want 4", n)
		}
	})
	if id := capture(t, s, "Svømmehallen mangler vi."); !suggestedIn(s, id, theme) {
		t.Error("the new theme is not suggested for a statement with its word")
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, tagsOf(s)); diff != "" {
		t.Errorf("undo leaves traces:\n%s", diff)
	}
	if got := s.ThemeIdeas(); len(got) != 1 {
		t.Errorf("after undo there are %d ideas", len(got))
	}
}

func TestADismissedIdeaStaysAwayUntilUndone(t *testing.T) {
	s := seriesIn(t)
	swimmers(t, s)
	if err := s.DismissIdea(s.ThemeIdeas()[0].Words); err != nil {
		t.Fatal(err)
	}
	if got := s.ThemeIdeas(); len(got) > 0 {
		t.Errorf("dismissed, it comes again: %+v", got)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := s.ThemeIdeas(); len(got) != 1 {
		t.Errorf("after undo there are %d ideas", len(got))
	}
}
