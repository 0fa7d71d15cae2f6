package danish

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lexicon loads the table that the program ships with.
func lexicon(tb testing.TB) *Lexicon {
	tb.Helper()
	b, err := os.ReadFile("../../assets/lexicon/lemmas.gz")
	if err != nil {
		tb.Fatal(err)
	}
	l, err := Load(b)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func TestLemma(t *testing.T) {
	l := lexicon(t)
	for _, tt := range []struct{ form, want string }{
		{"børnenes", "barn"},
		{"Børn", "barn"},
		{"forældre", "forælder"},
		{"FORÆLDRENE", "forælder"},
		{"sagsbehandlere", "sagsbehandler"},
		{"blev", "blive"},
		{"fik", "få"},
		{"var", "være"},
		{"bedre", "god"},
		{"mødrene", "mor"},
		{"skolerne", "skole"},
		{"inddraget", "inddrage"},
		{"afgørelserne", "afgørelse"},
		{"familiekonsulenterne", "familiekonsulent"},
		{"trivselssamtalens", "trivselssamtale"},
		{"Ullas", "ulla"},
	} {
		if got, ok := l.Lemma(tt.form); got != tt.want || !ok {
			t.Errorf("Lemma(%q) = %q, %v, want %q", tt.form, got, ok, tt.want)
		}
	}
	if got, ok := l.Lemma("Xyzzyq"); got != "xyzzyq" || ok {
		t.Errorf("Lemma of nonsense = %q, %v", got, ok)
	}
}

func TestKnown(t *testing.T) {
	l := lexicon(t)
	for form, want := range map[string]bool{
		"Kommunen": true, "spurgt": true, "ikke": true,
		"Sofie": false, "helheds": true, "qwzx": false, "": false,
	} {
		if got := l.Known(form); got != want {
			t.Errorf("Known(%q) = %v, want %v", form, got, want)
		}
	}
	if !l.Proper("Sofie") || l.Proper("skole") {
		t.Error("Sofie is a name, skole is not")
	}
}

func TestParts(t *testing.T) {
	l := lexicon(t)
	for word, want := range map[string][]string{
		"helhedssynet":       {"helhed", "syn"},
		"forældremøde":       {"forælder", "møde"},
		"skolestart":         {"skole", "start"},
		"sagsbehandlerskift": {"sagsbehandler", "skift"},
		"familiekonsulenten": {"familie", "konsulent"},
		"PPR-forløbet":       {"ppr", "forløb"},
		"børnehaveklassen":   {"børnehave", "klasse"},
		"forstå":             nil,
		"overse":             nil,
		"mor":                nil,
		"":                   nil,
	} {
		if diff := cmp.Diff(want, l.Parts(word)); diff != "" {
			t.Errorf("Parts(%q):\n%s", word, diff)
		}
	}
}
