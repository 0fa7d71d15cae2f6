package analysis

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// figure is a line of the quality table: what is measured, what it must reach,
// and what it reaches on the development corpus and on held-out batches of our
// own examples. NaN stands for "not measured".
type figure struct {
	task       string
	least, aim float64
	corpus     float64
	heldOut    float64
	atMost     bool // less is better
}

// falls reports whether a measured value does not reach the least.
func (f *figure) falls(value float64) bool {
	if math.IsNaN(value) {
		return false
	}
	if f.atMost {
		return value > f.least
	}
	return value < f.least
}

// TestQuality prints what the analysis is worth and fails where a figure falls
// below its floor. Held-out figures need nothing but the examples; the corpus'
// are measured where FORAELDREDIALOG_CORPUS and FORAELDREDIALOG_TREEBANK name
// its folders.
func TestQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("trains a model for each batch")
	}
	table := append(statementFigures(t), textFigures(t)...)
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-42s %6s %6s %8s %14s\n", "task", "least", "aim", "corpus", "author left out")
	for _, f := range table {
		fmt.Fprintf(&b, "%-42s %6.3g %6.3g %8s %14s\n", f.task, f.least, f.aim, printed(f.corpus), printed(f.heldOut))
		if f.falls(f.corpus) {
			t.Errorf("%s: %.3f on the corpus, %g is the floor", f.task, f.corpus, f.least)
		}
		if f.falls(f.heldOut) {
			t.Errorf("%s: %.3f with the author left out, %g is the floor", f.task, f.heldOut, f.least)
		}
	}
	t.Log(b.String())
}

func printed(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.3f", x)
}

// statementFigures are about single statements.
func statementFigures(t *testing.T) []figure {
	made := trainedOnce(t)
	held := judgeHeldOut(made)
	none := math.NaN()
	table := []figure{
		{"themes, macro-F1 over four and none", 0.70, 0.85, none, macroF1(held.per), false},
		{"precision of the suggested themes", 0.75, 0.90, none, held.shown.precision(), false},
		{"valence, macro-F1 over 4", 0.50, 0.72, none, macroF1(heldOutAttitude(made, valenceBlock)), false},
		{"kind, macro-F1 over 6", 0.45, 0.62, none, macroF1(heldOutAttitude(made, kindBlock)), false},
		{"calibration error of the first theme", 0.10, 0.05, none, held.calibrationError(), true},
	}
	if os.Getenv("FORAELDREDIALOG_CORPUS") == "" {
		return table
	}
	statements := corpusLines[corpusStatement](t, "statements.jsonl")
	a := testAnalyser(t)
	j := judgeThemes(t, a, statements)
	report(t, "theme", append(themeIDs[:], "none"), j.per)
	vs, ks := judgeAttitude(a, statements)
	for i, x := range []float64{macroF1(j.per), j.shown.precision(), macroF1(vs), macroF1(ks), j.calibrationError()} {
		table[i].corpus = x
	}
	return table
}

// textFigures are about notes and news, which our examples do not hold.
func textFigures(t *testing.T) []figure {
	none := math.NaN()
	table := []figure{
		{"notes to statements, F1 at overlap 0.8", 0.85, 0.95, none, none, false},
		{"personal data, recall", 0.93, 0.98, none, none, false},
		{"personal data, precision", 0.80, 0.90, none, none, false},
		{"sentences in news, three a text, F1", 0.89, 0.905, none, none, false},
		{"persons in news masked whole", 0.88, 0.95, none, none, false},
	}
	a := testAnalyser(t)
	if os.Getenv("FORAELDREDIALOG_CORPUS") != "" {
		personal := judgePersonal(t, a)
		table[0].corpus, table[1].corpus, table[2].corpus = judgeSegments(t, a).f1(), personal.recall(), personal.precision()
	}
	if dir := os.Getenv("FORAELDREDIALOG_TREEBANK"); dir != "" {
		table[3].corpus = judgeSentences(t, "Segment", func(s string) []Span { return said(a.Segment(s)) }).f1()
		table[4].corpus = judgeNews(t, a, filepath.Join(dir, "uner.dev.iob2"))
	}
	return table
}
