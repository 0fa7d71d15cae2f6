package analysis

import (
	"bytes"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func themeIDsOf(ss []Suggestion) []string {
	var ids []string
	for _, s := range ss {
		ids = append(ids, s.Theme)
	}
	return ids
}

func TestTag(t *testing.T) {
	a := testAnalyser(t)
	themes := a.Themes(builtIn())
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"Det er rent lotteri, om man får en god rådgiver.", []string{"tilfaeldighed"}},
		{"Vi har nu haft fem sagsbehandlere på to år.", []string{"tilfaeldighed"}},
		{"Vi fik afslag uden nogen begrundelse.", []string{"gennemsigtighed"}},
		{"Send dagsordenen ud før mødet.", []string{"gennemsigtighed"}},
		{"Ingen har på noget tidspunkt lyttet til os forældre.", []string{"inddragelse"}},
		{"Skole, læge og kommune taler ikke sammen, så vi koordinerer det hele selv.", []string{"helhed"}},
		{"Søskende bliver helt glemt, og vi er gået ned med stress.", []string{"helhed"}},
		{"Kaffen var kold, og der manglede stole.", nil},
		{"", nil},
		{"?!", nil},
	} {
		if diff := cmp.Diff(tt.want, themeIDsOf(themes.Tag(tt.text))); diff != "" {
			t.Errorf("Tag(%q) (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestReasonsNameTheWords(t *testing.T) {
	a := testAnalyser(t)
	text := "Det er rent lotteri, om man får hjælp."
	got := a.Themes(builtIn()).Tag(text)
	if len(got) == 0 {
		t.Fatal("no theme")
	}
	var marked []string
	for _, e := range got[0].Because {
		marked = append(marked, e.Of(text)+"|"+e.Cue)
	}
	if !strings.Contains(strings.Join(marked, " "), "lotteri") {
		t.Errorf("the reasons are %q, want lotteri among them", marked)
	}
}

func TestOwnThemeWorksFromThreeCuesAndOneExample(t *testing.T) {
	a := testAnalyser(t)
	themes := a.Themes(append(builtIn(), Theme{
		ID: "ventetid", Name: "Ventetid", Cues: []string{"venteliste", "ventetid", "vente for længe"},
		Examples: []string{"Der gik måneder, før psykologen havde en ledig tid."},
	}))
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"Hun har stået på ventelisten i et år.", true},
		{"Udredningsventetiden er urimelig.", true},
		{"Vi ventede alt for længe.", true},
		{"Der gik ni måneder, inden psykologen havde tid.", true},
		{"Kaffen var kold.", false},
		{"Vi blev ikke lyttet til.", false},
	} {
		got := false
		for _, s := range themes.Tag(tt.text) {
			got = got || s.Theme == "ventetid"
		}
		if got != tt.want {
			t.Errorf("Tag(%q) finds ventetid: %v, want %v", tt.text, got, tt.want)
		}
	}
}

func TestValenceAndKind(t *testing.T) {
	a := testAnalyser(t)
	for _, tt := range []struct {
		text    string
		valence Valence
		kind    Kind
	}{
		{"Vi følte os fuldstændig overhørt på mødet.", Negative, Experience},
		{"Stor ros til pædagogerne, de er fantastiske.", Positive, Praise},
		{"Send referatet ud senest en uge efter mødet.", Neutral, Wish},
		{"Jeg er bange for, hvad der sker, når støtten stopper.", Negative, Worry},
		{"Hvornår får vi svar på ansøgningen?", Negative, Question},
	} {
		if got := a.Valence(tt.text); got != tt.valence && tt.kind != Question {
			t.Errorf("Valence(%q) = %s, want %s", tt.text, got, tt.valence)
		}
		if got := a.Kind(tt.text); got != tt.kind {
			t.Errorf("Kind(%q) = %s, want %s", tt.text, got, tt.kind)
		}
	}
}

func TestRetold(t *testing.T) {
	a := testAnalyser(t)
	for text, want := range map[string]bool{
		"Forældrene siger, at de ikke bliver hørt.":                  true,
		"Mor fortæller: Vi får aldrig svar.":                         true,
		"Mange forældre oplever, at de står alene.":                  true,
		"Flere mødre fortæller os, at de selv må koordinere.":        true,
		"Ifølge forældrene kommer referatet for sent.":               true,
		"Plejeforældrene efterspørger en fast kontaktperson.":        true,
		"De unge fortæller, at ingen spørger dem.":                   true,
		"Vi forældre oplever, at ingen svarer.":                      false,
		"Jeg er mor og mener, at det er forkert.":                    false,
		"Ingen siger noget til os.":                                  false,
		"Som mor oplever jeg, at døren er lukket.":                   false,
		"Sagsbehandleren sagde ja, hendes afløser sagde nej.":        false,
		"Min søn siger ingenting derhjemme":                          false,
		"Vi har fået at vide, at sagen er lukket.":                   false,
		"Forældrene er glade for skolen og kommer gerne til møderne": false,
	} {
		if got := a.Retold(text); got != want {
			t.Errorf("Retold(%q) = %v, want %v", text, got, want)
		}
	}
}

// checkTagging states the laws of tagging: what is suggested is sorted, sure to
// a degree between 0 and 1, and rests on places in the text.
func checkTagging(t interface {
	Helper()
	Errorf(string, ...any)
}, a *Analyser, themes *Themes, text string,
) {
	t.Helper()
	checkSuggestions(t, themes.Tag(text), text)
	a.Valence(text)
	a.Kind(text)
	a.Retold(text)
}

func checkSuggestions(t interface {
	Helper()
	Errorf(string, ...any)
}, ss []Suggestion, text string,
) {
	t.Helper()
	last := 1.0
	for _, s := range ss {
		if s.Confidence > last || s.Confidence <= 0 || len(s.Because) == 0 {
			t.Errorf("%q: %+v after %f", text, s, last)
		}
		last = s.Confidence
		end := 0
		for _, e := range s.Because {
			if e.Start < 0 || e.End <= e.Start || e.End > len(text) || e.End <= end || e.Cue == "" {
				t.Errorf("%q: reason %+v", text, e)
			}
			end = e.End
		}
	}
}

func TestTaggingLaws(t *testing.T) {
	a := testAnalyser(t)
	themes := a.Themes(append(builtIn(), Theme{ID: "x", Name: "Ventetid", Cues: []string{"", "vente", "lang tid"}, Examples: []string{"", "vi venter på svar"}}))
	pieces := strings.Fields("vi fik ikke svar fra kommunen , . ! ? ingen lyttede sagsbehandler ny igen lotteri søskende taler sammen ventetid vente lang tid \xff \x00 »")
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 20).Draw(t, "words")
		checkTagging(t, a, themes, strings.Join(words, " "))
	})
}

func FuzzTag(f *testing.F) {
	a := testAnalyser(f)
	themes := a.Themes(builtIn())
	f.Add("Vi har haft fem sagsbehandlere, og ingen af dem lyttede til os.")
	f.Add("forældrene siger:\xff at\x00 ")
	f.Fuzz(func(t *testing.T, text string) { checkTagging(t, a, themes, text) })
}

// TestModelIsMadeFromItsData fails when a cue or an example was changed and
// the model was not made anew (go generate ./analysis).
func TestModelIsMadeFromItsData(t *testing.T) {
	if testing.Short() {
		t.Skip("trains the model")
	}
	made := trainedOnce(t)
	model, err := made.model.encode(made.set.ids)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(model, testData(t).Model) {
		t.Error("model.bin is not what modelgen makes from cues.json and examples.tsv")
	}
}

// TestLongTextEnds would run for minutes where the work is not linear.
func TestLongTextEnds(t *testing.T) {
	a := testAnalyser(t)
	themes := a.Themes(builtIn())
	for _, text := range []string{strings.Repeat("x", 1<<20), strings.Repeat("ikke ", 1<<17), strings.Repeat("æ-", 1<<18)} {
		themes.Tag(text)
	}
	for _, text := range []string{
		strings.Repeat("22 33 44 55, ", 1<<15), strings.Repeat("Aa ", 1<<17) + strings.Repeat("Skole ", 1<<15),
		strings.Repeat("Noah ", 1<<16), strings.Repeat("[navn ", 1<<15), strings.Repeat("0", 1<<18),
	} {
		a.Clean(text, a.Personal(text), nil)
	}
}

func BenchmarkTag(b *testing.B) {
	a := testAnalyser(b)
	_, examples, err := parseExamples(testData(b).Examples)
	if err != nil {
		b.Fatal(err)
	}
	themes := a.Themes(builtIn())
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		themes.Tag(examples[i%len(examples)].text)
		i++
	}
}

// BenchmarkNew also reports what stays in memory after tagging every example,
// that is, with the cache of words warm.
func BenchmarkNew(b *testing.B) {
	d := testData(b)
	_, examples, err := parseExamples(d.Examples)
	if err != nil {
		b.Fatal(err)
	}
	before := heap()
	var a *Analyser
	b.ReportAllocs()
	for b.Loop() {
		if a, err = New(d); err != nil {
			b.Fatal(err)
		}
	}
	themes := a.Themes(builtIn())
	for i := range examples {
		themes.Tag(examples[i].text)
	}
	b.ReportMetric(float64(heap()-before)/1e6, "live-MB")
	runtime.KeepAlive(a)
}

// heap returns the bytes in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkGrowth tags a thousand to a million statements: the time a statement
// must stay the same.
func BenchmarkGrowth(b *testing.B) {
	a := testAnalyser(b)
	_, examples, err := parseExamples(testData(b).Examples)
	if err != nil {
		b.Fatal(err)
	}
	themes := a.Themes(builtIn())
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				for i := range n {
					themes.Tag(examples[i%len(examples)].text)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*b.N), "ns/statement")
		})
	}
}

// TestAThemeIsALineOfData: a fifth theme needs no line of Go.
func TestAThemeIsALineOfData(t *testing.T) {
	d := testData(t)
	var lines []string
	for line := range strings.Lines(string(d.Examples)) {
		if name, ok := strings.CutPrefix(line, "# themes: "); ok {
			line = "# themes: venlighed " + name
		}
		if lines = append(lines, line); len(lines) == 200 {
			break
		}
	}
	for _, who := range []string{"hende i receptionen", "vores sundhedsplejerske", "pedellen", "damen i telefonen", "den nye vikar"} {
		lines = append(lines, "# batch: "+who+"\n", // calibrated on what other batches say of it
			"venlighed\tpositiv\tros\tforælder\tVi bliver altid mødt med et smil af "+who+".\n",
			"venlighed\tpositiv\tros\tforælder\t"+who+" er så sød og smilende over for børnene.\n",
		)
	}
	d.Examples = []byte(strings.Join(lines, ""))
	var err error
	if d.Model, err = Train(d); err != nil {
		t.Fatal(err)
	}
	a, err := New(d)
	if err != nil {
		t.Fatal(err)
	}
	themes := a.Themes(append(builtIn(), Theme{ID: "venlighed", Name: "Venlighed"}))
	if got := themeIDsOf(themes.Tag("Kokken er også sød og har altid et smil til os.")); !slices.Contains(got, "venlighed") {
		t.Errorf("the new theme was not suggested, only %v", got)
	}
}
