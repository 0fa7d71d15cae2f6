package analysis

import (
	"math/rand"
	"slices"
	"testing"
)

// sourced is a corpus statement with where it comes from.
type sourced struct {
	Text, Source string
	Themes       []string
}

// madeUp are the built-in themes as a user would make them anew: under another
// name, with three cue words and one example.
var madeUp = map[string]Theme{
	"tilfaeldighed":   {ID: "a", Name: "Held", Cues: []string{"tilfældig", "held", "forskel"}, Examples: []string{"Det kommer an på, hvem man får som sagsbehandler."}},
	"gennemsigtighed": {ID: "b", Name: "Besked", Cues: []string{"information", "svar", "begrundelse"}, Examples: []string{"Vi fik aldrig at vide, hvorfor vi fik afslag."}},
	"inddragelse":     {ID: "c", Name: "Hørt", Cues: []string{"lytte", "inddrage", "høre"}, Examples: []string{"De havde bestemt det hele, før vi kom til mødet."}},
	"helhed":          {ID: "d", Name: "Familien", Cues: []string{"helhed", "koordinere", "søskende"}, Examples: []string{"Skolen og kommunen taler ikke sammen, så vi må selv samle trådene."}},
}

// classroom is one run: a user goes through so many statements of other sources
// than the one that is judged, confirms what is right and rejects what is not.
type classroom struct {
	a          *Analyser
	statements []sourced
	defs       []Theme
	gold       []string // the codebook's theme, by definition
}

func (e *classroom) judge(lessons int, seed int64) (per []counts, alternatives counts) {
	per = make([]counts, len(e.defs)+1)
	var sources []string
	for _, s := range e.statements {
		if !slices.Contains(sources, s.Source) {
			sources = append(sources, s.Source)
		}
	}
	order := rand.New(rand.NewSource(seed)).Perm(len(e.statements))
	for _, source := range sources {
		themes := e.taught(source, order, lessons)
		for _, s := range e.statements {
			if s.Source != source {
				continue
			}
			o := themes.Weigh(s.Text)
			said := themeIDsOf(o.Suggested)
			for i, d := range e.defs {
				per[i].add(slices.Contains(said, d.ID), slices.Contains(s.Themes, e.gold[i]))
			}
			per[len(e.defs)].add(len(said) == 0, len(s.Themes) == 0)
			for _, m := range o.Maybe {
				n := slices.IndexFunc(e.defs, func(d Theme) bool { return d.ID == m.Theme })
				alternatives.add(true, slices.Contains(s.Themes, e.gold[n]))
			}
		}
	}
	return per, alternatives
}

// taught are the themes after that many statements of other sources.
func (e *classroom) taught(not string, order []int, lessons int) *Themes {
	m := e.a.NewMemory()
	themes := e.a.Themes(e.defs, Recall{m, "a"})
	for _, i := range order {
		s := e.statements[i]
		if s.Source == not || lessons == 0 {
			continue
		}
		lessons--
		said := themeIDsOf(themes.Tag(s.Text))
		for k, d := range e.defs {
			right := slices.Contains(s.Themes, e.gold[k])
			if right || slices.Contains(said, d.ID) {
				m.Learn(Lesson{"a", e.a.Key(d), s.Text, right})
			}
		}
	}
	return themes
}

// figures averages over runs: macro-F1, precision of what is suggested, and for
// one theme alone its F1.
func (e *classroom) figures(lessons, only int) (f1, precision, alternative float64) {
	const runs = 4
	for seed := range runs {
		per, maybe := e.judge(lessons, int64(seed))
		alternative += maybe.precision() / runs
		if only >= 0 {
			f1, precision = f1+per[only].f1()/runs, precision+per[only].precision()/runs
			continue
		}
		var all counts
		for i, c := range per {
			f1 += c.f1() / float64(len(per)*runs)
			if i < len(e.defs) {
				all.hit, all.extra = all.hit+c.hit, all.extra+c.extra
			}
		}
		precision += all.precision() / runs
	}
	return f1, precision, alternative
}

// TestLearningQuality measures what lessons bring, on sources that they do not
// come from. Built-in themes must not lose by it, a user's own must win.
func TestLearningQuality(t *testing.T) {
	e := &classroom{a: testAnalyser(t), statements: corpusLines[sourced](t, "statements.jsonl"), defs: builtIn(), gold: themeIDs[:]}
	first := -1.0
	for _, n := range []int{0, 10, 30, 60, 120} {
		f1, precision, maybe := e.figures(n, -1)
		t.Logf("built-in, %3d statements gone through: macro-F1 %.3f, precision %.3f; alternatives right %.3f", n, f1, precision, maybe)
		if first < 0 {
			first = f1
		}
		if f1 < first-0.01 {
			t.Errorf("%d lessons bring macro-F1 from %.3f to %.3f", n, first, f1)
		}
	}
	var before, after float64
	for _, n := range []int{0, 10, 30, 60, 120} {
		var f1, precision float64
		for i, id := range themeIDs {
			defs := builtIn()
			defs[i] = madeUp[id]
			own := &classroom{a: e.a, statements: e.statements, defs: defs, gold: themeIDs[:]}
			f, p, _ := own.figures(n, i)
			f1, precision = f1+f/float64(len(themeIDs)), precision+p/float64(len(themeIDs))
		}
		t.Logf("a user's own, %3d statements gone through: F1 %.3f, precision %.3f", n, f1, precision)
		if n == 0 {
			before = f1
		}
		after = f1
	}
	if after < before+0.1 {
		t.Errorf("lessons bring a user's own theme from F1 %.3f to %.3f only", before, after)
	}
}
