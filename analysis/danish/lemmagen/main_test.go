package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"foraeldredialog/analysis/danish"
)

const testAff = `SET UTF-8
FLAG num
SFX 2 Y 2
SFX 2 0 n/34 e	+BESTEMT_ENTAL
SFX 2 0 en/34 [^e]	+BESTEMT_ENTAL
SFX 10 Y 1
SFX 10 0 s/34 [^sxz]	+GENITIV
SFX 11 Y 1
SFX 11 0 r/34 e	+PLUR_UBEK
SFX 21 Y 1
SFX 21 0 r/34 e	+NUTID
SFX 29 Y 1
SFX 29 0 s/32,35,36 .
SFX 31 Y 1
SFX 31 0 0/32,36,35 .
SFX 39 Y 1
SFX 39 0 0/35,34 .	+ORD_SIDST
`

const testDic = `8
skole/2,10,11,31,39
helhed/2,29,39
give/21 al:gav al:givet al:giv
giver/2,39
børn/10,39
barn/39
Sofie/10
skolle/6
`

// generated writes a dictionary, runs the generator on it and returns the bytes.
func generated(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	dic, aff, out := filepath.Join(dir, "a.dic"), filepath.Join(dir, "a.aff"), filepath.Join(dir, "t.gz")
	for path, text := range map[string]string{dic: testDic, aff: testAff} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(dic, aff, out); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestGenerate(t *testing.T) {
	l, err := danish.Load(generated(t))
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{
		"skolen": "skole", "skoles": "skole", "skoler": "skole",
		"giver": "give", "gav": "give", "givet": "give", // the verb, not whoever gives
		"børns": "barn", // a plural with a changed vowel is an entry of its own
		"sofie": "sofie",
	} {
		if got, ok := l.Lemma(form); got != want || !ok {
			t.Errorf("Lemma(%q) = %q, %v, want %q", form, got, ok, want)
		}
	}
	if l.Use("skolle") != 0 {
		t.Error("a forbidden word is in the table")
	}
	if !l.Proper("Sofie") || l.Known("Sofie") || l.Known("helheds") {
		t.Error("Sofie is a name, helheds a part of compounds only")
	}
	if diff := cmp.Diff([]string{"helhed", "skole"}, l.Parts("helhedsskolen")); diff != "" {
		t.Error(diff)
	}
}

func TestGenerateTwice(t *testing.T) {
	first, second := generated(t), generated(t)
	if !bytes.Equal(first, second) {
		t.Error("the same dictionary gave two tables")
	}
}

func TestGenerateWithoutDictionary(t *testing.T) {
	err := run("none.dic", "none.aff", filepath.Join(t.TempDir(), "t.gz"))
	if err == nil || !strings.Contains(err.Error(), "none.aff") {
		t.Errorf("run without a dictionary: %v", err)
	}
}
