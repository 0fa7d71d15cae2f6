package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestLabelsJoinFormsOfAName(t *testing.T) {
	a := testAnalyser(t)
	labels := &Labels{}
	for _, tt := range []struct{ given, want string }{
		{"Mette Hansen ringede.", "[navn 1] ringede."},
		{"Det er Mettes sag.", "Det er [navn 1]s sag."},
		{"Så kom Mette H. forbi.", "Så kom [navn 1] forbi."},
		{"Vi talte med fru Hansen.", "Vi talte med fru [navn 1]."},
		{"Og med Jens Krag og Jens' søn.", "Og med [navn 2] og [navn 2]' søn."},
		{"Mette Lind er en anden.", "[navn 3] er en anden."},
		{"Emil-sagen trækker ud, siger Emil.", "[navn 4] trækker ud, siger [navn 4]."},
	} {
		if got := a.Clean(tt.given, a.Personal(tt.given), labels).String(); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.given, got, tt.want)
		}
	}
}

func TestRecallAppliesWhatWasDecided(t *testing.T) {
	a := testAnalyser(t)
	l := &Labels{}
	decide := func(text string, piece Span, pii PII, hidden bool) { l.Decide(text, Finding{piece, pii}, hidden) }
	decide("Ulla holdt oplæg", Span{0, 4}, Name, false)
	decide("vores Trunte sover", Span{6, 12}, Name, true)
	decide("ring 22334455", Span{5, 13}, Phone, false)
	for _, tt := range []struct {
		text string
		want map[string]bool // piece → hidden
	}{
		{"Ullas oplæg var godt", map[string]bool{"Ulla": false}},
		{"Ulla Krag kender jeg ikke", map[string]bool{"Ulla Krag": true}},
		{"Truntes far og Emil", map[string]bool{"Truntes": true, "Emil": true}},
		{"en trunte er en stub", map[string]bool{}},
		{"ring 22334455", map[string]bool{"22334455": true}},
	} {
		got := map[string]bool{}
		for _, d := range l.Recall(tt.text, a.Personal(tt.text)) {
			got[d.Of(tt.text)] = d.Hidden
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestMayName(t *testing.T) {
	a := testAnalyser(t)
	for piece, want := range map[string]bool{
		"Trunte": true, "fnullemus": true, "lille Bo": true, "emil": true, "Solhøj Skole": true,
		"på 9": false, "14-årig": false, "hunden": false, "kørestol": false, "det gule hus ved kirken": false, "7": false, "": false, ".": false,
	} {
		if got := a.MayName(piece); got != want {
			t.Errorf("MayName(%q) = %v, want %v", piece, got, want)
		}
	}
}

// What was decided last holds, for every text and every piece of it, and what
// is recalled lies in order and apart.
func TestRecallLaws(t *testing.T) {
	a := testAnalyser(t)
	words := []string{"Trunte", "Ulla", "Emil", "Krag", "Solhøj", "trunte", "og", ",", ".", "s", "'", "\xff", "på"}
	rapid.Check(t, func(t *rapid.T) {
		l := &Labels{}
		text := ""
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(words), 1, 10).Draw(t, "words") {
			text += w + rapid.SampledFrom([]string{" ", ""}).Draw(t, "between")
		}
		found := a.Personal(text)
		for _, f := range found {
			l.Decide(text, f, rapid.Bool().Draw(t, "hidden"))
		}
		last := 0
		for _, d := range l.Recall(text, found) {
			if d.Start < last || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("%q: %v after %d", text, d, last)
			}
			last = d.End
		}
		if len(found) == 0 || !isRemembered(found[0].Type) {
			return
		}
		hidden := rapid.Bool().Draw(t, "last")
		l.Decide(text, found[0], hidden)
		for _, d := range l.Recall(text, found) {
			if d.Finding == found[0] && d.Hidden != hidden {
				t.Fatalf("%q: %v hidden=%v, decided %v", text, d, d.Hidden, hidden)
			}
		}
	})
}
