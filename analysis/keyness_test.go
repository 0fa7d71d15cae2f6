package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestIdeasFindWhatNoThemeCovers(t *testing.T) {
	a := testAnalyser(t)
	untagged := []string{
		"Der bør serveres varm mad i kantinen.", "Kaffen var kold.", "Børnene i SFO fik kun havregrød.",
		"Svømmehallen er lukket hele vinteren.", "Min søn savner svømmehallen.", "Hvornår åbner svømmehallen igen?",
		"Vi cyklede til svømmehallen hver torsdag.", "Parkeringspladsen er for lille.",
	}
	known := []string{"Ingen lyttede til os.", "Vi fik ingen begrundelse.", "Vi har haft fem sagsbehandlere."}
	ideas := a.Ideas(untagged, known, nil)
	if len(ideas) != 1 || ideas[0].Words[0] != "svømmehal" {
		t.Fatalf("the ideas are %+v, want one of svømmehal", ideas)
	}
	if got := fmt.Sprint(ideas[0].Statements); got != "[3 4 5 6]" {
		t.Errorf("it rests on statements %s", got)
	}
	if again := a.Ideas(untagged, known, ideas[0].Words); len(again) != 0 {
		t.Errorf("left out, it comes again as %+v", again)
	}
	if none := a.Ideas(known, untagged, nil); len(none) != 0 {
		t.Errorf("three statements of three themes give %+v", none)
	}
}

func TestLogLikelihood(t *testing.T) {
	for _, c := range []struct{ a, b, n, m, least, most int }{
		{5, 5, 100, 100, 0, 0},    // as frequent here as there
		{1, 50, 100, 100, 0, 0},   // rarer here
		{10, 0, 100, 100, 13, 14}, // 20·ln 2
		{3, 0, 10, 0, 0, 0},       // nothing to compare with
	} {
		if got := logLikelihood(c.a, c.b, c.n, c.m); got < float64(c.least) || got > float64(c.most) {
			t.Errorf("%d of %d against %d of %d: %f", c.a, c.n, c.b, c.m, got)
		}
	}
}

// Every idea has its words, each statement goes with one idea only, and all its
// statements hold one of the words.
func TestIdeasRestOnTheirStatements(t *testing.T) {
	a := testAnalyser(t)
	words := strings.Fields("svømmehallen skolebussen kantinemad ikke lyttede vi og \xff . legeplads hegn hegnet")
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 5).Draw(t, "words"), " ")
		}), 0, 25).Draw(t, "untagged")
		seen := map[int]bool{}
		for _, idea := range a.Ideas(texts, texts[:len(texts)/2], nil) {
			if len(idea.Words) == 0 || len(idea.Statements) < ideaStatements {
				t.Fatalf("%+v", idea)
			}
			for _, s := range idea.Statements {
				if seen[s] {
					t.Fatalf("statement %d is in two ideas", s)
				}
				seen[s] = true
				if terms := a.terms(texts[s]); !slices.ContainsFunc(idea.Words, func(w string) bool { return slices.Contains(terms, w) }) {
					t.Fatalf("%q holds none of %v", texts[s], idea.Words)
				}
			}
		}
	})
}

func BenchmarkIdeas(b *testing.B) {
	a := testAnalyser(b)
	_, examples, err := parseExamples(testData(b).Examples)
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	for i := range 2000 {
		texts = append(texts, examples[i%len(examples)].text)
	}
	b.ReportAllocs()
	for b.Loop() {
		a.Ideas(texts[:1000], texts[1000:], nil)
	}
}
