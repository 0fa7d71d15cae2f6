package analysis

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"math"
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

// judgement is what the suggestions for labelled statements come to.
type judgement struct {
	per   []counts // a theme each, and none
	shown counts   // every suggestion
	first []forecast
}

// forecast is how sure a first suggestion was, and whether it was right.
type forecast struct {
	confidence float64
	right      bool
}

func (j *judgement) add(said []Suggestion, gold []string) {
	if j.per == nil {
		j.per = make([]counts, len(themeIDs)+1)
	}
	for i, g := range said {
		right := slices.Contains(gold, g.Theme)
		j.shown.add(true, right)
		if i == 0 {
			j.first = append(j.first, forecast{g.Confidence, right})
		}
	}
	for i, id := range themeIDs {
		j.per[i].add(slices.Contains(themeIDsOf(said), id), slices.Contains(gold, id))
	}
	j.per[len(themeIDs)].add(len(said) == 0, len(gold) == 0)
}

// calibrationError is the expected calibration error over ten bins of equal
// width (Guo et al. 2017).
func (j *judgement) calibrationError() float64 {
	var n [10]int
	var off [10]float64 // confidence less right answers
	for _, f := range j.first {
		bin := min(int(f.confidence*10), 9)
		n[bin]++
		off[bin] += f.confidence
		if f.right {
			off[bin]--
		}
	}
	sum := 0.0
	for _, x := range off {
		sum += math.Abs(x)
	}
	return sum / float64(max(len(j.first), 1))
}

func judgeThemes(t *testing.T, a *Analyser, statements []corpusStatement) judgement {
	t.Helper()
	themes := a.Themes(builtIn())
	var j judgement
	for _, s := range statements {
		said := themes.Tag(s.Text)
		for _, g := range said {
			if len(g.Because) == 0 {
				t.Errorf("%q: %s has no reason", s.Text, g.Theme)
			}
		}
		j.add(said, s.Themes)
	}
	return j
}

// judgeHeldOut judges each batch of the built-in examples by models that were
// made from the others, with the rule that Tag goes by.
func judgeHeldOut(made *training) judgement {
	var j judgement
	for i := range made.set.examples {
		var said []Suggestion
		for c, id := range made.model.themes {
			h := &made.model.heads[c]
			if p := h.confidence(float32(made.held[c][i].margin)); p >= float64(h.Threshold) {
				said = append(said, Suggestion{Theme: id, Confidence: p})
			}
		}
		slices.SortStableFunc(said, func(x, y Suggestion) int { return cmp.Compare(y.Confidence, x.Confidence) })
		shown := said[:min(1, len(said))]
		for _, g := range said[len(shown):] {
			if least := made.model.heads[slices.Index(made.model.themes, g.Theme)].Threshold; g.Confidence >= float64(least)+secondAbove {
				shown = append(shown, g)
			}
		}
		j.add(shown, made.set.examples[i].themes)
	}
	return j
}

// heldOutAttitude judges a block's columns on the same models.
func heldOutAttitude(made *training, block int) []counts {
	b := made.model.weights[block]
	per := make([]counts, b.width)
	for i := range made.set.examples {
		best, most, gold := 0, -1.0, -1
		for c := range b.width {
			h, o := &made.model.heads[b.first+c], made.held[b.first+c][i]
			if p := h.confidence(float32(o.margin)) / float64(h.Threshold); p > most {
				best, most = c, p
			}
			if o.answer > 0 {
				gold = c
			}
		}
		if gold < 0 {
			continue
		}
		for c := range per {
			per[c].add(c == best, c == gold)
		}
	}
	return per
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
	var j judgement
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 6 || f[0] == "id" {
			continue
		}
		label := strings.ReplaceAll(f[1]+" "+f[2], "æ", "ae")
		var gold []string
		for _, id := range themeIDs {
			if strings.Contains(label, id) {
				gold = append(gold, id)
			}
		}
		j.add(themes.Tag(f[5]), gold)
	}
	report(t, "short", append(themeIDs[:], "none"), j.per)
}

func macroF1(per []counts) (sum float64) {
	for _, c := range per {
		sum += c.f1() / float64(len(per))
	}
	return sum
}

func report(t *testing.T, what string, names []string, per []counts) {
	t.Helper()
	for i, c := range per {
		t.Logf("%-10s %-16s P %.3f  R %.3f  F1 %.3f  (%v)", what, names[i], c.precision(), c.recall(), c.f1(), c)
	}
	t.Logf("%-10s macro-F1 %.3f", what, macroF1(per))
}

// judgeAttitude judges valence and kind.
func judgeAttitude(a *Analyser, statements []corpusStatement) (vs, ks []counts) {
	vs, ks = make([]counts, len(valences)), make([]counts, len(kinds))
	for _, s := range statements {
		valence, kind := a.Valence(s.Text), a.Kind(s.Text)
		for i, v := range valences {
			vs[i].add(valence == v, s.Valence == v)
		}
		for i, k := range kinds {
			ks[i].add(kind == k, s.Kind == k)
		}
	}
	return vs, ks
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
