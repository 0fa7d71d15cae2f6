package analysis

import (
	"os"
	"strings"
	"testing"
)

// ownLanguages reads testdata/languages.tsv.
func ownLanguages(tb testing.TB) (out []struct{ code, text string }) {
	tb.Helper()
	b, err := os.ReadFile("testdata/languages.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if code, text, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok && line[0] != '#' {
			out = append(out, struct{ code, text string }{code, text})
		}
	}
	return out
}

// TestLanguage holds the share of foreign sentences that are recognised, and of
// Danish stubs that are taken for foreign.
func TestLanguage(t *testing.T) {
	a := segmentAnalyser(t)
	right, all := map[string]int{}, map[string]int{}
	for _, x := range ownLanguages(t) {
		all[x.code]++
		got := a.Language(x.text)
		if (got != Danish) == (x.code != "da") {
			right[x.code]++
		} else {
			t.Logf("%s: %q for %q", x.code, got, x.text)
		}
		if x.code != "da" && got != Danish && string(got) != x.code {
			t.Logf("%s: named %q: %q", x.code, got, x.text)
		}
	}
	foreign, recognised := 0, 0
	for code, n := range all {
		t.Logf("%s: %d of %d", code, right[code], n)
		if code != "da" && code != "no" && code != "sv" {
			foreign, recognised = foreign+n, recognised+right[code]
		}
	}
	t.Logf("foreign sentences recognised: %d of %d", recognised, foreign)
	if recognised*100 < foreign*95 {
		t.Errorf("%d of %d foreign sentences are recognised", recognised, foreign)
	}
	if right["da"] < all["da"] {
		t.Errorf("%d of %d Danish stubs are taken for foreign", all["da"]-right["da"], all["da"])
	}
}

// TestMeasureLanguage counts false alarms on statements known to be Danish.
func TestMeasureLanguage(t *testing.T) {
	a := segmentAnalyser(t)
	b, err := os.ReadFile("../assets/lexicon/examples.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(string(b)) {
		if c := strings.Split(strings.TrimSpace(line), "\t"); len(c) > 4 && line[0] != '#' {
			texts = append(texts, c[len(c)-1])
		}
	}
	alarms := 0
	for _, text := range texts {
		if l := a.Language(text); l != Danish {
			alarms++
			t.Logf("%s: %q", l, text)
		}
	}
	t.Logf("%d of %d examples are taken for foreign", alarms, len(texts))
	if len(texts) < 500 || alarms*200 > len(texts) {
		t.Errorf("%d of %d examples are taken for foreign", alarms, len(texts))
	}
	if os.Getenv("FORAELDREDIALOG_CORPUS") == "" {
		return
	}
	alarms, n := 0, 0
	for _, name := range []string{"statements.jsonl", "extra.tsv"} {
		lines := corpusFile(t, "FORAELDREDIALOG_CORPUS", name)
		for lines.Scan() {
			text := lines.Text()
			if name == "extra.tsv" {
				text = text[strings.LastIndexByte(text, '\t')+1:]
			} else if _, rest, ok := strings.Cut(text, `"text": "`); ok {
				text, _, _ = strings.Cut(rest, `", "role"`)
			}
			n++
			if l := a.Language(text); l != Danish {
				alarms++
				t.Logf("%s: %q", l, text)
			}
		}
	}
	t.Logf("%d of %d corpus statements are taken for foreign", alarms, n)
}
