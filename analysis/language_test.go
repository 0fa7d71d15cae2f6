package analysis

import (
	"os"
	"strings"
	"testing"
	"unicode"
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

// The law of Language: an answer from the list, the same whatever space stands
// around, and Danish where there are no letters.
func FuzzLanguage(f *testing.F) {
	for _, x := range ownLanguages(f) {
		f.Add(x.text)
	}
	f.Add("\xff\x00 \u202e مرحبا")
	a := segmentAnalyser(f)
	f.Fuzz(func(t *testing.T, text string) {
		got := a.Language(text)
		switch got {
		case Danish, Foreign, Arabic, Persian, Ukrainian, Russian:
		default:
			if commonWords[got] == "" {
				t.Errorf("%q is in %q", text, got)
			}
		}
		if len(text) < languageReach-2 && a.Language(" "+text+"\n") != got {
			t.Errorf("%q: space changes the language", text)
		}
		if strings.IndexFunc(text, unicode.IsLetter) < 0 && got != Danish {
			t.Errorf("%q has no letters and is in %q", text, got)
		}
	})
}
