package analysis

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// corpusStatement is a line of statements.jsonl.
type corpusStatement struct {
	Text    string
	Themes  []string
	Valence Valence
	Kind    Kind
	PII     []corpusPII
}

type corpusPII struct {
	Start, End int // runes
	Type       PII
}

func corpusLines[T any](t *testing.T, name string) []T {
	t.Helper()
	dir := os.Getenv("FORAELDREDIALOG_CORPUS")
	if dir == "" {
		t.Skip("FORAELDREDIALOG_CORPUS does not name the development corpus")
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	var out []T
	for sc := bufio.NewScanner(bytes.NewReader(b)); sc.Scan(); {
		var x T
		if err := json.Unmarshal(sc.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

// counts are what precision, recall and F1 are made of.
type counts struct{ hit, extra, missed float64 }

func (c *counts) add(said, gold bool) {
	switch {
	case said && gold:
		c.hit++
	case said:
		c.extra++
	case gold:
		c.missed++
	}
}

func (c counts) precision() float64 { return c.hit / max(c.hit+c.extra, 1) }
func (c counts) recall() float64    { return c.hit / max(c.hit+c.missed, 1) }
func (c counts) f1() float64        { return 2 * c.hit / max(2*c.hit+c.extra+c.missed, 1) }

// themeIDs are the themes that the codebook knows.
var themeIDs = [...]string{"tilfaeldighed", "gennemsigtighed", "inddragelse", "helhed"}

func builtIn() []Theme {
	var defs []Theme
	for _, id := range themeIDs {
		defs = append(defs, Theme{ID: id, Name: id})
	}
	return defs
}

func TestThemeQuality(t *testing.T) {
	statements := corpusLines[corpusStatement](t, "statements.jsonl")
	a := testAnalyser(t)
	themes := a.Themes(builtIn())
	per := make([]counts, len(themeIDs)+1)
	var shown counts
	for _, s := range statements {
		var said []string
		for _, g := range themes.Tag(s.Text) {
			said = append(said, g.Theme)
			if len(g.Because) == 0 {
				t.Errorf("%q: %s has no reason", s.Text, g.Theme)
			}
			shown.add(true, slices.Contains(s.Themes, g.Theme))
		}
		for i, id := range themeIDs {
			per[i].add(slices.Contains(said, id), slices.Contains(s.Themes, id))
		}
		per[len(themeIDs)].add(len(said) == 0, len(s.Themes) == 0)
	}
	report(t, "theme", append(themeIDs[:], "none"), per)
	t.Logf("precision of the suggested: %.3f", shown.precision())
}

// TestShortStatementsQuality measures on the easier part of the corpus, whose
// lines have one label each; nothing was tuned on it.
func TestShortStatementsQuality(t *testing.T) {
	dir := os.Getenv("FORAELDREDIALOG_CORPUS")
	if dir == "" {
		t.Skip("FORAELDREDIALOG_CORPUS does not name the development corpus")
	}
	b, err := os.ReadFile(filepath.Join(dir, "extra.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	themes := testAnalyser(t).Themes(builtIn())
	per := make([]counts, len(themeIDs)+1)
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 6 || f[0] == "id" {
			continue
		}
		gold := strings.ReplaceAll(f[1]+" "+f[2], "æ", "ae")
		said := themeIDsOf(themes.Tag(f[5]))
		for i, id := range themeIDs {
			per[i].add(slices.Contains(said, id), strings.Contains(gold, id))
		}
		per[len(themeIDs)].add(len(said) == 0, strings.Contains(gold, "ingen"))
	}
	report(t, "short", append(themeIDs[:], "none"), per)
}

func report(t *testing.T, what string, names []string, per []counts) float64 {
	t.Helper()
	var sum float64
	for i, c := range per {
		sum += c.f1()
		t.Logf("%-10s %-16s P %.3f  R %.3f  F1 %.3f  (%v)", what, names[i], c.precision(), c.recall(), c.f1(), c)
	}
	macro := sum / float64(len(per))
	t.Logf("%-10s macro-F1 %.3f", what, macro)
	return macro
}

func TestValenceAndKindQuality(t *testing.T) {
	statements := corpusLines[corpusStatement](t, "statements.jsonl")
	a := testAnalyser(t)
	vs, ks := make([]counts, len(valences)), make([]counts, len(kinds))
	var vNames, kNames []string
	for i, v := range valences {
		vNames = append(vNames, string(v))
		for _, s := range statements {
			vs[i].add(a.Valence(s.Text) == v, s.Valence == v)
		}
	}
	for i, k := range kinds {
		kNames = append(kNames, string(k))
		for _, s := range statements {
			ks[i].add(a.Kind(s.Text) == k, s.Kind == k)
		}
	}
	report(t, "valence", vNames, vs)
	report(t, "kind", kNames, ks)
}

// TestHeldOutQuality judges each batch of the built-in examples by a model
// that was made from the others. It needs no corpus.
func TestHeldOutQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("trains a model for each batch")
	}
	made := trainedOnce(t)
	per := make([]counts, len(themeIDs)+1)
	any := make([][2]bool, len(made.set.examples)) // said, gold
	for c := range themeIDs {
		h := &made.model.heads[c]
		for i, o := range made.held[c] {
			said := h.confidence(float32(o.margin)) >= float64(h.Threshold)
			per[c].add(said, o.answer > 0)
			any[i][0] = any[i][0] || said
			any[i][1] = any[i][1] || o.answer > 0
		}
	}
	for _, x := range any {
		per[len(themeIDs)].add(!x[0], !x[1])
	}
	if f := report(t, "held out", append(themeIDs[:], "none"), per); f < 0.60 {
		t.Errorf("macro-F1 %.3f over held-out batches, want 0.60 or more", f)
	}
}

var learnt struct {
	once sync.Once
	made *training
	err  error
}

// trainedOnce trains the model once for all tests that look at the training.
func trainedOnce(t *testing.T) *training {
	t.Helper()
	learnt.once.Do(func() { learnt.made, learnt.err = train(testData(t)) })
	if learnt.err != nil {
		t.Fatal(learnt.err)
	}
	return learnt.made
}
