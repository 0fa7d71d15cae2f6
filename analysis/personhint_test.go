package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestHints(t *testing.T) {
	a := testAnalyser(t)
	for text, want := range map[string][]string{
		"Vores dreng på 9 har Prader-Willi.":                        {"på 9", "Prader-Willi"},
		"En 14-årig pige i kørestol blev glemt på turen.":           {"14-årig", "kørestol"},
		"Tvillingerne er fire år og sover ikke":                     {"er fire år", "Tvillingerne"},
		"Han går i 3. klasse og er døv på det ene øre.":             {"3. klasse", "døv"},
		"Vores dreng på 9 har det godt.":                            nil,
		"Vi kender tre børn med epilepsi, og ingen af dem får svar": nil,
	} {
		var got []string
		for _, h := range a.Hints(text) {
			got = append(got, h.Age.Of(text), h.Rare.Of(text))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// The pieces of a hint lie in the text, near one another.
func TestHintsLaw(t *testing.T) {
	a := testAnalyser(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("på 9 døv år14-ig.klase\n\xffæ"))).Draw(t, "text")
		for _, h := range a.Hints(text) {
			if h.Age.Len() <= 0 || h.Rare.Len() <= 0 || max(h.Age.End, h.Rare.End) > len(text) || min(h.Age.Start, h.Rare.Start) < 0 {
				t.Fatalf("%q: %v", text, h)
			}
		}
	})
}
