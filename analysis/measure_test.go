package analysis

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// corpusFile opens a file of the labelled corpus that the environment names.
// The corpus is no part of the program: without it there is nothing to measure.
func corpusFile(tb testing.TB, variable, name string) *bufio.Scanner {
	tb.Helper()
	dir := os.Getenv(variable)
	if dir == "" {
		tb.Skip(variable + " is not set")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = f.Close() })
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	return s
}

// note is a raw text with its gold segments in runes.
type note struct {
	ID, Raw  string
	Segments []struct{ Start, End int }
}

// gold returns the segments in bytes.
func (n note) gold() []Span {
	at := make([]int, 0, len(n.Raw)+1)
	for i := range n.Raw {
		at = append(at, i)
	}
	at = append(at, len(n.Raw))
	var out []Span
	for _, s := range n.Segments {
		out = append(out, Span{at[s.Start], at[s.End]})
	}
	return out
}

// score counts what was found, right and wanted.
type score struct{ right, found, wanted int }

func (s score) f1() float64 { return 2 * float64(s.right) / float64(max(1, s.found+s.wanted)) }

// match pairs found and wanted spans whose overlap is at least least of their
// union, one to one, and marks the pairs.
func match(found, wanted []Span, least float64) (right int, hit, missed map[int]bool) {
	hit, missed = map[int]bool{}, map[int]bool{}
	for i, w := range wanted {
		missed[i] = true
		for j, f := range found {
			both := min(w.End, f.End) - max(w.Start, f.Start)
			either := max(w.End, f.End) - min(w.Start, f.Start)
			if !hit[j] && both > 0 && float64(both) >= least*float64(either) {
				hit[j] = true
				delete(missed, i)
				right++
				break
			}
		}
	}
	return right, hit, missed
}

func said(segs []Segment) []Span {
	var out []Span
	for _, s := range segs {
		if s.Kind == Said {
			out = append(out, s.Span)
		}
	}
	return out
}

// TestMeasureSegments prints the F1 of segments at an overlap of 0.8, in all
// and a note; with -v also what is wrong.
func TestMeasureSegments(t *testing.T) { judgeSegments(t, segmentAnalyser(t)) }

func judgeSegments(t *testing.T, a *Analyser) (all score) {
	lines := corpusFile(t, "FORAELDREDIALOG_CORPUS", "notes.jsonl")
	for lines.Scan() {
		var n note
		if err := json.Unmarshal(lines.Bytes(), &n); err != nil {
			t.Fatal(err)
		}
		found, wanted := said(a.Segment(n.Raw)), n.gold()
		right, hit, missed := match(found, wanted, 0.8)
		one := score{right, len(found), len(wanted)}
		all = score{all.right + right, all.found + one.found, all.wanted + one.wanted}
		t.Logf("%s F1 %.3f (%d right, %d found, %d wanted)", n.ID, one.f1(), one.right, one.found, one.wanted)
		for j, f := range found {
			if !hit[j] {
				t.Logf("    found  %q", f.Of(n.Raw))
			}
		}
		for i, w := range wanted {
			if missed[i] {
				t.Logf("    missed %q", w.Of(n.Raw))
			}
		}
	}
	t.Logf("segments F1 %.4f (%d right, %d found, %d wanted)", all.f1(), all.right, all.found, all.wanted)
	return all
}

// newsTexts joins three sentences of a treebank each by a space.
func newsTexts(t *testing.T) (texts []string, gold [][]Span) {
	lines := corpusFile(t, "FORAELDREDIALOG_TREEBANK", "da_ddt-ud-dev.conllu")
	var b strings.Builder
	var spans []Span
	flush := func() {
		if len(spans) > 0 {
			texts, gold = append(texts, b.String()), append(gold, spans)
		}
		b.Reset()
		spans = nil
	}
	for lines.Scan() {
		sentence, ok := strings.CutPrefix(lines.Text(), "# text = ")
		if !ok {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		spans = append(spans, Span{b.Len(), b.Len() + len(sentence)})
		b.WriteString(sentence)
		if len(spans) == 3 {
			flush()
		}
	}
	flush()
	return texts, gold
}

// TestMeasureSentences prints the F1 of sentences in news, exact to the byte,
// for Sentences and for the statements that Segment makes of the same texts.
func TestMeasureSentences(t *testing.T) {
	a := segmentAnalyser(t)
	judgeSentences(t, "Sentences", a.Sentences)
	judgeSentences(t, "Segment", func(s string) []Span { return said(a.Segment(s)) })
}

func judgeSentences(t *testing.T, name string, split func(string) []Span) (all score) {
	texts, gold := newsTexts(t)
	for i, text := range texts {
		found := split(text)
		right, hit, missed := match(found, gold[i], 1)
		all = score{all.right + right, all.found + len(found), all.wanted + len(gold[i])}
		if len(missed) > 0 {
			logWrong(t, name, text, found, gold[i], hit, missed)
		}
	}
	t.Logf("%s F1 %.4f (%d right, %d found, %d wanted)", name, all.f1(), all.right, all.found, all.wanted)
	return all
}

func logWrong(t *testing.T, name, text string, found, gold []Span, hit, missed map[int]bool) {
	for j, f := range found {
		if !hit[j] {
			t.Logf("    %s found  %q", name, ends(f.Of(text)))
		}
	}
	for i, w := range gold {
		if missed[i] {
			t.Logf("    %s missed %q", name, ends(w.Of(text)))
		}
	}
}

// ends shortens a sentence to its ends, where the mistakes are.
func ends(s string) string {
	r := []rune(s)
	if utf8.RuneCountInString(s) < 90 {
		return s
	}
	return string(r[:45]) + " … " + string(r[len(r)-40:])
}
