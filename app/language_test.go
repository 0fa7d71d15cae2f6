package app

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"foraeldredialog/analysis"
	"foraeldredialog/app/intake"
)

// What a note holds in other languages is kept with it and said, and makes no
// statement; the Danish lines around it do.
func TestImportOfOtherLanguages(t *testing.T) {
	s := newSeriesFor(t, evening(t, filepath.Join(t.TempDir(), "data")))
	body := "- vi venter på svar\n- Nobody reads our letters\n- الأطفال لا يسألون\n- tak for hjælpen\n"
	got, err := s.Import(Import{Note: intake.Text{Source: "n.txt", Body: body}})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Statements) != 2 || got.SetAside != 2 || !slices.Equal(got.Foreign, []analysis.Language{analysis.English, analysis.Arabic}) {
		t.Errorf("%+v", got)
	}
	if words := ExplainForeign(got.Foreign); !strings.Contains(words, "engelsk og arabisk") {
		t.Error(words)
	}
	if words := ExplainForeign(ForeignIn(s.Preview("- vi venter\n- ros til Kirsten"))); words != "" {
		t.Error(words)
	}
	if r := s.Suggest("We never get an answer from the school about the meeting"); len(r.Themes) > 0 {
		t.Errorf("themes in English: %+v", r.Themes)
	}
}

func TestEveryLanguageHasAName(t *testing.T) {
	for _, l := range []analysis.Language{
		analysis.English, analysis.German, analysis.Swedish, analysis.Norwegian, analysis.Polish, analysis.Turkish,
		analysis.Somali, analysis.Arabic, analysis.Persian, analysis.Ukrainian, analysis.Russian, analysis.Foreign,
	} {
		if languages[l] == "" {
			t.Errorf("%q has no name", l)
		}
	}
}
