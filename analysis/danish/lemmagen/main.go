// Command lemmagen makes the lemma table of package danish from a Hunspell
// dictionary: it expands every entry's affixes, chooses one lemma a form and
// writes the front-coded table. It knows Hunspell's format and the table's,
// and nothing of how either is used. The same dictionary gives the same bytes.
//
//	go run ./analysis/danish/lemmagen -dic da_DK.dic -aff da_DK.aff -o assets/lexicon/lemmas.gz
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"foraeldredialog/analysis/danish"
)

func main() {
	dic := flag.String("dic", "/usr/share/hunspell/da_DK.dic", "Hunspell word list")
	aff := flag.String("aff", "/usr/share/hunspell/da_DK.aff", "Hunspell affix rules")
	out := flag.String("o", "assets/lexicon/lemmas.gz", "table to write")
	flag.Parse()
	if err := run(*dic, *aff, *out); err != nil {
		fmt.Fprintln(os.Stderr, "lemmagen:", err)
		os.Exit(1)
	}
}

func run(dic, aff, out string) error {
	rules, err := readRules(aff)
	if err != nil {
		return fmt.Errorf("read affix rules: %w", err)
	}
	entries, err := readEntries(dic)
	if err != nil {
		return fmt.Errorf("read word list: %w", err)
	}
	table := newTable(entries)
	for _, e := range entries {
		rules.expand(e, table.add)
	}
	forms := table.forms()
	var buf bytes.Buffer
	zip, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("compress: %w", err)
	}
	if _, err := zip.Write(danish.EncodeTable(forms)); err != nil {
		return fmt.Errorf("compress: %w", err)
	}
	if err := zip.Close(); err != nil {
		return fmt.Errorf("compress: %w", err)
	}
	if err := os.WriteFile(out, buf.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	fmt.Fprintf(os.Stderr, "%d forms, %d bytes\n", len(forms), buf.Len())
	return nil
}

// table gathers the candidates of every form.
type table struct {
	words      map[string]bool // entries as they stand in the word list
	candidates map[string][]candidate
}

func newTable(entries []entry) *table {
	t := &table{words: make(map[string]bool, len(entries)), candidates: map[string][]candidate{}}
	for _, e := range entries {
		t.words[e.word] = true
	}
	return t
}

// add takes one expanded form of the entry word. Genitives and spellings with
// an apostrophe stay in; what cannot be one token does not.
func (t *table) add(form, word string, use danish.Use, how inflection) {
	if strings.ContainsAny(form, " \t") || strings.HasPrefix(form, "-") || strings.HasSuffix(form, "-") {
		return
	}
	if utf8.RuneCountInString(form) > 60 || !strings.ContainsFunc(form, unicode.IsLetter) {
		return
	}
	if first, _ := utf8.DecodeRuneInString(word); use&danish.Word != 0 && unicode.IsUpper(first) {
		use = use&^danish.Word | danish.Proper
	}
	key := strings.ToLower(form)
	lemma := strings.ToLower(t.singular(word))
	c := t.candidates[key]
	for i := range c {
		if c[i].Lemma == lemma {
			c[i].Use |= use
			c[i].how = min(c[i].how, how)
			return
		}
	}
	t.candidates[key] = append(c, candidate{danish.Form{Text: key, Lemma: lemma, Use: use}, how})
}

// singular joins a plural with a changed vowel, which the word list has as an
// entry of its own, to its singular.
func (t *table) singular(word string) string {
	for _, p := range vowelPlurals {
		if stem, ok := strings.CutSuffix(word, p.plural); ok && t.words[stem+p.singular] {
			return stem + p.singular
		}
	}
	return word
}

// forms returns one record a form, in the order of their bytes.
func (t *table) forms() []danish.Form {
	out := make([]danish.Form, 0, len(t.candidates))
	for _, form := range slices.Sorted(maps.Keys(t.candidates)) {
		out = append(out, choose(form, t.candidates[form]))
	}
	return out
}
