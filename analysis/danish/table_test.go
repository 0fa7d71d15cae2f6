package danish

import (
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The law of the table: what went in comes out, and nothing else is found.
func TestTableRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[abcæø]{1,6}`)
		forms := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) Form {
			return Form{Text: word.Draw(t, "form"), Lemma: word.Draw(t, "lemma"), Use: Use(rapid.IntRange(1, 15).Draw(t, "use"))}
		}), 0, 80, func(f Form) string { return f.Text }).Draw(t, "forms")
		slices.SortFunc(forms, func(a, b Form) int { return strings.Compare(a.Text, b.Text) })
		tab, err := parseTable(EncodeTable(forms))
		if err != nil {
			t.Fatal(err)
		}
		in := map[string]bool{}
		for _, f := range forms {
			in[f.Text] = true
			if r, ok := tab.find(f.Text); !ok || r.lemma(f.Text) != f.Lemma || r.use != f.Use {
				t.Fatalf("find(%q) = %q %v %v, want %+v", f.Text, r.lemma(f.Text), r.use, ok, f)
			}
		}
		if other := word.Draw(t, "other"); !in[other] {
			if _, ok := tab.find(other); ok {
				t.Fatalf("find(%q), which is not in", other)
			}
		}
	})
}

// A damaged table is refused or harmless: no look-up may leave it.
func FuzzParseTable(f *testing.F) {
	whole := EncodeTable([]Form{{"barn", "barn", Word}, {"børn", "barn", Word | Last}, {"ø", "ø", Word}})
	f.Add(whole, "børn")
	f.Add(whole[:len(whole)-2], "ø")
	f.Add([]byte(tableMagic), "")
	f.Fuzz(func(t *testing.T, b []byte, form string) {
		tab, err := parseTable(b)
		if err != nil {
			return
		}
		if r, ok := tab.find(form); ok && r.lemma(form) == form && r.strip > uint8(len(form)) {
			t.Fatalf("%q lost more than it had", form)
		}
	})
}

func TestLoadRefuses(t *testing.T) {
	var other bytes.Buffer
	zip := gzip.NewWriter(&other)
	if _, err := zip.Write([]byte("something else")); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"nothing": nil, "no gzip": []byte("abcd"), "another file": other.Bytes(), "cut off": other.Bytes()[:12]} {
		if _, err := Load(b); err == nil {
			t.Errorf("%s: Load took it", name)
		}
	}
}
