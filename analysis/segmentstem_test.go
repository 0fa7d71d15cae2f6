package analysis

import "testing"

// stemmed are lines below half sentences, with the theme that a reader gives
// the line; "" where the stem's words are no reason for it.
var stemmed = []struct{ stem, line, theme string }{
	{"Vi møder mange forældre, som", "selv må samle trådene mellem skole og sygehus", "helhed"},
	{"Vi møder mange forældre, som", "ikke ved, hvad de har sagt ja til", "gennemsigtighed"},
	{"Det afhænger helt af", "hvilken rådgiver man har", "tilfaeldighed"},
	{"Det er vigtigt for os, at kommunen", "ser hele familien", "helhed"},
	{"Det er vigtigt for os, at kommunen", "lytter til børnene", "inddragelse"},
	{"Vi vil gerne have, at", "der står i brevet, hvorfor der er sagt nej", "gennemsigtighed"},
	{"Forældrene oplever, at", "de skal starte forfra med en ny sagsbehandler", "tilfaeldighed"},
	{"Forældrene oplever, at", "ingen spørger dem", "inddragelse"},
	{"Vi får aldrig svar på, hvorfor", "kaffen er kold", ""},
	{"Ingen lytter til os, når vi siger, at", "der mangler p-pladser", ""},
	{"Vi skal selv koordinere alt, og", "lokalet er koldt", ""},
}

func TestTagUnder(t *testing.T) {
	themes := testAnalyser(t).Themes(builtIn())
	alone, under := 0, 0
	for _, tt := range stemmed {
		if !IsStem(tt.stem) {
			t.Errorf("%q is no stem", tt.stem)
		}
		if firstTheme(themes.Tag(tt.line)) == tt.theme {
			alone++
		}
		if got := firstTheme(themes.TagUnder(tt.stem, tt.line)); got == tt.theme {
			under++
		} else {
			t.Logf("%s | %s: %q, want %q", tt.stem, tt.line, got, tt.theme)
		}
	}
	t.Logf("right of %d: %d alone, %d under their stem", len(stemmed), alone, under)
	if under < alone {
		t.Errorf("stems make it worse: %d right alone, %d under their stem", alone, under)
	}
}

func firstTheme(ss []Suggestion) string {
	if len(ss) == 0 {
		return ""
	}
	return ss[0].Theme
}

// The law of TagUnder is that of Tag, whatever stands above: reasons lie in the
// line itself.
func FuzzTagUnder(f *testing.F) {
	themes := testAnalyser(f).Themes(builtIn())
	for _, tt := range stemmed {
		f.Add(tt.stem, tt.line)
	}
	f.Fuzz(func(t *testing.T, heading, text string) {
		checkSuggestions(t, themes.TagUnder(heading, text), text)
	})
}
