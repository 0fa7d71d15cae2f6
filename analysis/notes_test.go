package analysis

import (
	"os"
	"strings"
	"testing"
)

// ownNotes reads testdata/notes.txt: raw notes whose statements stand between
// ⟦ and ⟧. The marks are taken out, so that a note is what people paste.
func ownNotes(tb testing.TB) (names, texts []string, gold [][]Span) {
	tb.Helper()
	b, err := os.ReadFile("testdata/notes.txt")
	if err != nil {
		tb.Fatal(err)
	}
	for i, part := range strings.Split("\n"+string(b), "\n=== ") {
		if i == 0 {
			continue // what the file says of itself
		}
		name, marked, _ := strings.Cut(part, "\n")
		text, spans, ok := unmark(strings.TrimRight(marked, "\n"))
		if !ok {
			tb.Fatalf("%s: the marks do not pair", name)
		}
		names, texts, gold = append(names, name), append(texts, text), append(gold, spans)
	}
	return names, texts, gold
}

// unmark takes ⟦ and ⟧ out of a text and returns what stood between them.
func unmark(marked string) (text string, spans []Span, ok bool) {
	var b strings.Builder
	start := -1
	for _, r := range marked {
		switch {
		case r == '⟦' && start < 0:
			start = b.Len()
		case r == '⟧' && start >= 0:
			spans = append(spans, Span{start, b.Len()})
			start = -1
		case r == '⟦', r == '⟧':
			return "", nil, false
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans, start < 0
}

// TestOwnNotes holds segments at an overlap of 0.8 to a floor; with -v it says
// what is wrong in which note.
func TestOwnNotes(t *testing.T) {
	const floor = 0.95
	a := segmentAnalyser(t)
	names, texts, gold := ownNotes(t)
	var all score
	for i, text := range texts {
		found := said(a.Segment(text))
		right, hit, missed := match(found, gold[i], 0.8)
		one := score{right, len(found), len(gold[i])}
		all = score{all.right + right, all.found + one.found, all.wanted + one.wanted}
		t.Logf("%s: F1 %.3f (%d right, %d found, %d wanted)", names[i], one.f1(), one.right, one.found, one.wanted)
		for j, f := range found {
			if !hit[j] {
				t.Logf("    found  %q", f.Of(text))
			}
		}
		for j, w := range gold[i] {
			if missed[j] {
				t.Logf("    missed %q", w.Of(text))
			}
		}
	}
	t.Logf("own notes F1 %.4f (%d right, %d found, %d wanted)", all.f1(), all.right, all.found, all.wanted)
	if all.f1() < floor {
		t.Errorf("own notes F1 %.4f, want at least %.2f", all.f1(), floor)
	}
}
