package analysis

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"
)

//go:embed testdata/personal.txt
var personalTexts string

var markedPattern = regexp.MustCompile(`\{(navn|skole|institution|cpr|telefon|email|adresse|sagsnr):([^{}]*)\}`)

// marked is a text with the findings that it should give.
type marked struct {
	group, text string
	want        []Finding
	even        bool // second, fourth … of its group: counted, never looked at
}

func parseMarked(file string) []marked {
	var out []marked
	group, n := "", 0
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\n")
		if name, ok := strings.CutPrefix(line, "# "); ok {
			group, n = name, 0
			continue
		}
		if line == "" {
			continue
		}
		line = strings.ReplaceAll(line, `\n`, "\n")
		n++
		m := marked{group: group, even: n%2 == 0}
		last := 0
		var b strings.Builder
		for _, x := range markedPattern.FindAllStringSubmatchIndex(line, -1) {
			b.WriteString(line[last:x[0]])
			start := b.Len()
			b.WriteString(line[x[4]:x[5]])
			m.want = append(m.want, Finding{Span{start, b.Len()}, PII(line[x[2]:x[3]])})
			last = x[1]
		}
		b.WriteString(line[last:])
		m.text = b.String()
		out = append(out, m)
	}
	return out
}

// masks counts findings: those wanted that are touched, those found that touch
// none, and those with the same type and the same ends.
type masks struct{ all, exact counts }

func (m *masks) judge(text string, want, found []Finding, logf func(string, ...any)) {
	used := make([]bool, len(found))
	for _, w := range want {
		hit := false
		for i, f := range found {
			if f.Start >= w.End || w.Start >= f.End {
				continue
			}
			used[i], hit = true, true
			if m.exact.add(f == w, true); f != w {
				logf("differs: %s %q, want %s %q in %q", f.Type, f.Of(text), w.Type, w.Of(text), text)
			}
		}
		if m.all.add(hit, true); !hit {
			logf("missed: %s %q in %q", w.Type, w.Of(text), text)
		}
	}
	for i, f := range found {
		if !used[i] {
			m.all.add(true, false)
			logf("extra: %s %q in %q", f.Type, f.Of(text), text)
		}
	}
}

// TestPersonalTexts measures on texts of our own. The rules were mended looking
// at the odd ones only, so the even ones tell what a reader may expect.
func TestPersonalTexts(t *testing.T) {
	a := testAnalyser(t)
	var odd, even masks
	for _, m := range parseMarked(personalTexts) {
		part, logf := &odd, t.Logf
		if m.even {
			part, logf = &even, func(string, ...any) {}
		}
		part.judge(m.text, m.want, a.Personal(m.text), logf)
	}
	for _, p := range []struct {
		name string
		*masks
	}{{"odd", &odd}, {"even", &even}} {
		t.Logf("%s: recall %.3f, precision %.3f, exact %.3f (%v)", p.name, p.all.recall(), p.all.precision(), p.exact.recall(), p.all)
		if p.all.recall() < 0.93 || p.all.precision() < 0.80 {
			t.Errorf("%s texts: recall %.3f and precision %.3f, want 0.93 and 0.80", p.name, p.all.recall(), p.all.precision())
		}
	}
}
