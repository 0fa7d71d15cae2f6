package analysis

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

type corpusNote struct {
	Raw string
	PII []corpusPII
}

// byteSpan turns a span of runes into one of bytes.
func byteSpan(text string, p corpusPII) Span {
	var s Span
	n := 0
	for i := range text {
		if n == p.Start {
			s.Start = i
		}
		if n == p.End {
			s.End = i
		}
		n++
	}
	if p.End == n {
		s.End = len(text)
	}
	return s
}

func TestPersonalQuality(t *testing.T) { judgePersonal(t, testAnalyser(t)) }

// judgePersonal counts the places of the corpus that are found in any part.
func judgePersonal(t *testing.T, a *Analyser) (all counts) {
	var exact counts
	judge := func(text string, gold []corpusPII) {
		if !utf8.ValidString(text) {
			t.Fatal("the corpus is not UTF-8")
		}
		found := a.Personal(text)
		used := map[int]bool{}
		for _, g := range gold {
			span, hit := byteSpan(text, g), false
			for i, f := range found {
				if f.Start < span.End && span.Start < f.End {
					used[i], hit = true, true
					exact.add(f.Span == span && f.Type == g.Type, true)
					if f.Span != span || f.Type != g.Type {
						t.Logf("differs: %s %q, want %s %q", f.Type, f.Of(text), g.Type, span.Of(text))
					}
				}
			}
			all.add(hit, true)
			if !hit {
				t.Logf("missed: %s %q", g.Type, span.Of(text))
			}
		}
		for i, f := range found {
			if !used[i] {
				all.add(true, false)
				t.Logf("extra: %s %q in %q", f.Type, f.Of(text), text[max(0, f.Start-20):min(len(text), f.End+10)])
			}
		}
	}
	for _, s := range corpusLines[corpusStatement](t, "statements.jsonl") {
		judge(s.Text, s.PII)
	}
	for _, n := range corpusLines[corpusNote](t, "notes.jsonl") {
		judge(n.Raw, n.PII)
	}
	t.Logf("personal data: recall %.3f, precision %.3f, exact %.3f (%v)", all.recall(), all.precision(), exact.recall(), all)
	return all
}

// TestNewsPersons measures the share of persons in Danish news masked whole.
// FORAELDREDIALOG_NEWS names a file in the format of UNER's iob2.
func TestNewsPersons(t *testing.T) {
	path := os.Getenv("FORAELDREDIALOG_NEWS")
	if path == "" {
		t.Skip("FORAELDREDIALOG_NEWS does not name a file")
	}
	judgeNews(t, testAnalyser(t), path)
}

// judgeNews returns the share of persons masked whole.
func judgeNews(t *testing.T, a *Analyser, path string) float64 {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var whole, persons, right, said float64
	var words, tags []string
	flush := func() {
		text, spans := joinWords(words)
		found := a.Personal(text)
		isPerson := make([]bool, len(text)+1)
		isName := make([]bool, len(text)+1)
		for i := 0; i < len(tags); i++ {
			if tags[i] == "O" {
				continue
			}
			for k := spans[i].Start; k < spans[i].End; k++ {
				isName[k] = true
				isPerson[k] = strings.HasSuffix(tags[i], "PER")
			}
			if tags[i] != "B-PER" {
				continue
			}
			end := i
			for end+1 < len(tags) && tags[end+1] == "I-PER" {
				end++
			}
			persons++
			if covered(found, text, Span{spans[i].Start, spans[end].End}) {
				whole++
			} else if testing.Verbose() {
				t.Logf("not whole: %q in %q", text[spans[i].Start:spans[end].End], text)
			}
		}
		for _, f := range found {
			if f.Type == Name {
				said++
				if isName[f.Start] {
					right++
				} else if testing.Verbose() {
					t.Logf("no name: %q in %q", f.Of(text), text)
				}
			}
		}
		words, tags = words[:0], tags[:0]
	}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		cols := strings.Split(sc.Text(), "\t")
		switch {
		case len(cols) >= 3:
			words, tags = append(words, cols[1]), append(tags, cols[2])
		case len(words) > 0:
			flush()
		}
	}
	if len(words) > 0 {
		flush()
	}
	t.Logf("persons masked whole: %.3f (%v of %v), of what is masked a name: %.3f", whole/persons, whole, persons, right/said)
	return whole / persons
}

// joinWords sets a sentence from its tokens, and says where each came to stand.
func joinWords(words []string) (string, []Span) {
	var b strings.Builder
	var spans []Span
	for i, w := range words {
		if i > 0 && !strings.Contains(".,;:!?)", w) && words[i-1] != "(" {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(w)
		spans = append(spans, Span{start, b.Len()})
	}
	return b.String(), spans
}

// covered reports whether every letter of s is hidden, but for a genitive s.
func covered(fs []Finding, text string, s Span) bool {
	for i := s.Start; i < s.End; i++ {
		hidden := false
		for _, f := range fs {
			hidden = hidden || f.Start <= i && i < f.End
		}
		if !hidden && text[i] != ' ' && !(i >= s.End-2 && strings.Trim(text[i:s.End], "s'.") == "") {
			return false
		}
	}
	return true
}
