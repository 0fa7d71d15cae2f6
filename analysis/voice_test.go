package analysis

import (
	"os"
	"strings"
	"testing"
)

// TestOwnVoices holds re-told and first-hand statements apart, as far as rules
// go; with -v it says which it takes for the other.
func TestOwnVoices(t *testing.T) {
	const floor = 0.85
	a := testAnalyser(t)
	b, err := os.ReadFile("testdata/voice.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var c counts
	for line := range strings.Lines(string(b)) {
		voice, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		got := a.Retold(text)
		c.add(got, voice == "r")
		if got != (voice == "r") {
			t.Logf("%s taken for the other: %s", voice, text)
		}
	}
	t.Logf("re-told: precision %.3f, recall %.3f, F1 %.3f", c.precision(), c.recall(), c.f1())
	if c.f1() < floor {
		t.Errorf("re-told F1 %.3f, want at least %.2f", c.f1(), floor)
	}
}

// A pronoun tells for somebody else with verbs that only tell what one thinks;
// "vi" and "jeg" tell for themselves.
func TestRetoldPronoun(t *testing.T) {
	a := testAnalyser(t)
	for text, want := range map[string]bool{
		"Hun gav udtryk for, at ventetiden slider på dem.":              true,
		"De gav også udtryk for, at brevene er for lange":               true,
		"Han har givet udtryk for, at han føler sig glemt.":             true,
		"Han mente, at skolen burde have ringet først.":                 true,
		"De mener, at der mangler en fast plan":                         true,
		"Desuden mente hun, at møderne ligger for tidligt.":             true,
		"Jeg gav udtryk for, at vi ikke kunne vente længere.":           false,
		"Vi mente, at skolen burde have ringet først.":                  false,
		"Hun giver os altid tid nok":                                    false,
		"Han gav mig et nummer, jeg kunne ringe på":                     false,
		"De gav os ingen forklaring":                                    false,
		"Vi møder mange forældre, der ikke kan læse brevet":             false,
		"Hun har ringet hver fredag, og det betyder alt":                false,
		"Så gav hun os en mappe med det hele, og det hjalp":             false,
		"Vi gav udtryk for det på mødet, men der skete ikke noget":      false,
		"Derfor mente jeg, at vi selv måtte finde en psykolog til ham.": false,
	} {
		if got := a.Retold(text); got != want {
			t.Errorf("Retold(%q) is %v", text, got)
		}
	}
}

// The law of what is said of a statement: valence and kind from their lists, and
// the same answer with space behind it, whatever the bytes.
func FuzzAttitude(f *testing.F) {
	f.Add("Forældrene siger:\xff at\x00 de ikke")
	f.Add("flere har oplevet at, siger de (mor)")
	a := testAnalyser(f)
	f.Fuzz(func(t *testing.T, text string) {
		switch v := a.Valence(text); v {
		case Positive, Negative, Mixed, Neutral:
		default:
			t.Errorf("valence %q of %q", v, text)
		}
		switch k := a.Kind(text); k {
		case Experience, Wish, Worry, Praise, Question, Other:
		default:
			t.Errorf("kind %q of %q", k, text)
		}
		if first := a.Retold(text); first != a.Retold(text+" ") {
			t.Errorf("%q: space changes whose words it gives", text)
		}
		if got := WithStem("Vi møder mange, som", text); !strings.HasSuffix(got, text) {
			t.Errorf("the stem changes %q to %q", text, got)
		}
	})
}
