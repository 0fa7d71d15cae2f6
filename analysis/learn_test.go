package analysis

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// learners are the built-in themes and one of the user's.
func learners() []Theme {
	return append(builtIn(), Theme{ID: "x", Name: "Ventetid", Cues: []string{"venteliste"}, Examples: []string{"Der gik måneder, før psykologen havde en ledig tid."}})
}

var lessonWords = strings.Fields(`vi fik ikke svar fra kommunen , . ! ? ingen lyttede sagsbehandler ny igen lotteri søskende
	taler sammen venteliste ventetid måneder psykolog kaffe kold skolebus chauffør 7 [navn] ` + "\xff \x00 »")

func drawText(t *rapid.T, label string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(lessonWords), 0, 12).Draw(t, label), " ")
}

func drawLessons(t *rapid.T, a *Analyser, most int) []Lesson {
	defs := learners()
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Lesson {
		return Lesson{
			From: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "from"), Theme: a.Key(rapid.SampledFrom(defs).Draw(t, "theme")), Text: drawText(t, "lesson"),
			Belongs: rapid.Bool().Draw(t, "belongs"),
		}
	}), 0, most).Draw(t, "lessons")
}

func shuffled(t *rapid.T, ls []Lesson) []Lesson { return rapid.Permutation(ls).Draw(t, "order") }

func TestForgettingIsAsIfNeverLearned(t *testing.T) {
	a := testAnalyser(t)
	rapid.Check(t, func(t *rapid.T) {
		kept, gone := drawLessons(t, a, 5), drawLessons(t, a, 5)
		plain, taught := a.NewMemory(), a.NewMemory()
		for _, l := range kept {
			plain.Learn(l)
		}
		for _, l := range shuffled(t, slices.Concat(kept, gone)) {
			taught.Learn(l)
		}
		for _, l := range shuffled(t, gone) {
			taught.Forget(l)
		}
		if len(plain.rows) != len(taught.rows) || len(plain.texts) != len(taught.texts) {
			t.Fatalf("%d features and %d texts stay, want %d and %d", len(taught.rows), len(taught.texts), len(plain.rows), len(plain.texts))
		}
		text := drawText(t, "text")
		before, after := a.Themes(learners(), Recall{plain, "a"}).Weigh(text), a.Themes(learners(), Recall{taught, "a"}).Weigh(text)
		if diff := cmp.Diff(before, after); diff != "" {
			t.Fatalf("Weigh(%q) (-never learned +forgotten):\n%s", text, diff)
		}
	})
}

func TestTheOrderOfLessonsDoesNotMatter(t *testing.T) {
	a := testAnalyser(t)
	rapid.Check(t, func(t *rapid.T) {
		lessons := drawLessons(t, a, 8)
		one, other := a.NewMemory(), a.NewMemory()
		for _, l := range lessons {
			one.Learn(l)
		}
		for _, l := range shuffled(t, lessons) {
			other.Learn(l)
		}
		text := drawText(t, "text")
		if diff := cmp.Diff(a.Themes(learners(), Recall{one, "a"}).Weigh(text), a.Themes(learners(), Recall{other, "a"}).Weigh(text)); diff != "" {
			t.Fatalf("Weigh(%q):\n%s", text, diff)
		}
	})
}

// What a person said of a text stands, whatever is learned of other texts and
// other themes.
func TestLessonsNeverFlipWhatWasDecided(t *testing.T) {
	a := testAnalyser(t)
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t, "decided text")
		def := rapid.SampledFrom(learners()).Draw(t, "decided theme")
		decided := Lesson{From: "a", Theme: a.Key(def), Text: text, Belongs: rapid.Bool().Draw(t, "decided")}
		m := a.NewMemory()
		m.Learn(decided)
		for _, l := range drawLessons(t, a, 20) {
			if l.Theme != decided.Theme || textHash(l.Text) != textHash(text) {
				m.Learn(l)
			}
		}
		themes := a.Themes(learners(), Recall{m, "a"})
		if got := slices.Contains(themeIDsOf(themes.Tag(text)), def.ID); got != decided.Belongs && len(a.scan(text, nil)) > 0 {
			t.Fatalf("Tag(%q) has %s: %v, a person said %v", text, def.ID, got, decided.Belongs)
		}
		checkTagging(t, a, themes, drawText(t, "text"))
	})
}

func TestLessonsCarryOverToTextsLikeThem(t *testing.T) {
	a := testAnalyser(t)
	own := Theme{ID: "mad", Name: "Måltider", Cues: []string{"mad", "madpakke", "kantine"}, Examples: []string{"Han spiser aldrig det, vi smører til ham."}}
	m := a.NewMemory()
	themes := a.Themes(append(builtIn(), own), Recall{m, "a"})
	text := "Så blev der serveret grød."
	if slices.Contains(themeIDsOf(themes.Tag(text)), "mad") {
		t.Fatal("the theme is suggested before anything was learned: the test shows nothing")
	}
	for _, s := range []string{
		"Grøden er kold hver morgen.", "Hun kan ikke lide grød.", "Min datter får kvalme af den grød.", "Grød om mandagen går ikke an.",
	} {
		m.Learn(Lesson{"a", a.Key(own), s, true})
	}
	var because []string
	for _, s := range themes.Tag(text) {
		if s.Theme == "mad" {
			for _, e := range s.Because {
				because = append(because, e.Of(text))
			}
		}
	}
	if !slices.Contains(because, "grød") {
		t.Errorf("the reasons for what was learned are %q, want grød among them", because)
	}
}

// TestAnAlternativeIsNoSuggestion: what may be meant is told apart from what is
// suggested, and has its reasons.
func TestAnAlternativeIsNoSuggestion(t *testing.T) {
	a := testAnalyser(t)
	themes := a.Themes(learners())
	_, examples, err := parseExamples(testData(t).Examples)
	if err != nil {
		t.Fatal(err)
	}
	alternatives := 0
	for _, ex := range examples[:400] {
		o := themes.Weigh(ex.text)
		if diff := cmp.Diff(themes.Tag(ex.text), o.Suggested); diff != "" {
			t.Errorf("Weigh(%q) suggests otherwise than Tag:\n%s", ex.text, diff)
		}
		for _, m := range o.Maybe {
			alternatives++
			if slices.Contains(themeIDsOf(o.Suggested), m.Theme) || len(m.Because) == 0 {
				t.Errorf("Weigh(%q): alternative %v beside %v", ex.text, m, o.Suggested)
			}
		}
		if n := len(o.Suggested); len(o.Maybe) > 0 && (len(o.Maybe)+n > 2 || n > 0 && o.Suggested[0].Confidence >= Unsure) {
			t.Errorf("Weigh(%q): %d alternatives beside %v", ex.text, len(o.Maybe), o.Suggested)
		}
	}
	if alternatives == 0 {
		t.Error("400 examples and no alternative: the test shows nothing")
	}
}

func TestAMemoryIsSharedBetweenGoroutines(t *testing.T) {
	a := testAnalyser(t)
	m := a.NewMemory()
	themes := a.Themes(learners(), Recall{m, "a"})
	var all sync.WaitGroup
	for g := range 4 {
		all.Go(func() {
			for i := range 50 {
				l := Lesson{"a", "helhed", fmt.Sprintf("søskende %d og %d", g, i), i%2 == 0}
				m.Learn(l)
				themes.Weigh(l.Text)
				m.Forget(l)
			}
		})
	}
	all.Wait()
	if len(m.rows)+len(m.texts) > 0 {
		t.Errorf("%d features and %d texts stay when everything is forgotten", len(m.rows), len(m.texts))
	}
}

// thousandLessons is a memory as a municipality has it after some series.
func thousandLessons(tb testing.TB, a *Analyser) (*Memory, []example) {
	_, examples, err := parseExamples(testData(tb).Examples)
	if err != nil {
		tb.Fatal(err)
	}
	m := a.NewMemory()
	for i := range 1000 {
		ex := &examples[i%len(examples)]
		theme := themeIDs[i%len(themeIDs)]
		m.Learn(Lesson{string(rune(97 + i%5)), theme, fmt.Sprint(ex.text, " ", i), slices.Contains(ex.themes, theme)})
	}
	return m, examples
}

func BenchmarkTagAfterLessons(b *testing.B) {
	a := testAnalyser(b)
	m, examples := thousandLessons(b, a)
	themes := a.Themes(builtIn(), Recall{m, "a"})
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		themes.Tag(examples[i%len(examples)].text)
		i++
	}
}

func BenchmarkLearnAndForget(b *testing.B) {
	a := testAnalyser(b)
	m, examples := thousandLessons(b, a)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		l := Lesson{"a", "helhed", examples[i%len(examples)].text, true}
		m.Learn(l)
		m.Forget(l)
		i++
	}
}
