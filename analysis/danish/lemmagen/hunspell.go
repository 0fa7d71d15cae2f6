package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"foraeldredialog/analysis/danish"
)

// Flags with a meaning of their own, from the head of the affix file.
const (
	flagForbidden  = "6"
	flagNeedAffix  = "8"
	flagVerb       = "21" // takes the endings of a verb
	flagBegin      = "32"
	flagMiddle     = "33"
	flagEnd        = "34"
	flagOnlyInside = "36"
)

// maxAffixes bounds the affixes that pile up on one stem: the doubled
// consonant, the inflection, and the genitive or passive on top.
const maxAffixes = 3

// entry is a line of the word list.
type entry struct {
	word  string
	flags []string
	also  []string // irregular forms, given in full
}

func readEntries(path string) ([]entry, error) {
	lines, err := readLines(path)
	if err != nil {
		return nil, err
	}
	var out []entry
	for _, line := range lines[1:] { // the first line is the number of entries
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		head := line
		if i := strings.Index(line, " al:"); i >= 0 {
			head = line[:i]
		}
		word, flags, _ := strings.Cut(strings.TrimSpace(head), "/")
		e := entry{word: word}
		if flags != "" {
			e.flags = strings.Split(flags, ",")
		}
		for _, f := range fields {
			if form, ok := strings.CutPrefix(f, "al:"); ok {
				e.also = append(e.also, form)
			}
		}
		out = append(out, e)
	}
	return out, nil
}

// rule is one suffix line of the affix file.
type rule struct {
	strip, add string
	next       []string
	how        inflection
	condition  *regexp.Regexp
}

// ruleset holds the suffix rules by flag. The two prefix flags (points of the
// compass before place names, the hyphen in compounds) make no form that a
// reader of workshop notes would miss.
type ruleset map[string][]rule

func readRules(path string) (ruleset, error) {
	lines, err := readLines(path)
	if err != nil {
		return nil, err
	}
	out := ruleset{}
	for _, line := range lines {
		f := strings.Fields(line)
		if len(f) < 5 || f[0] != "SFX" { // heads have four fields, some rules lack a comment
			continue
		}
		add, next, _ := strings.Cut(f[3], "/")
		r := rule{strip: f[2], add: add, how: inflectionOf(f[3], f[5:])}
		if r.strip == "0" {
			r.strip = ""
		}
		if r.add == "0" {
			r.add = ""
		}
		if next != "" {
			r.next = strings.Split(next, ",")
		}
		if r.condition, err = regexp.Compile("(?:" + f[4] + ")$"); err != nil {
			return nil, fmt.Errorf("condition %q: %w", f[4], err)
		}
		out[f[1]] = append(out[f[1]], r)
	}
	return out, nil
}

// adder takes one expanded form of a word.
type adder func(form, word string, use danish.Use, how inflection)

// expand calls add for the entry's own form and everything its affixes make.
func (rs ruleset) expand(e entry, add adder) {
	if slices.Contains(e.flags, flagForbidden) {
		return
	}
	how := base
	if strings.HasSuffix(e.word, "e") && (slices.Contains(e.flags, flagVerb) || slices.Contains(e.also, e.word+"r")) {
		how = infinitive
	}
	rs.emit(e.word, e.word, e.flags, how, maxAffixes, add)
	for _, form := range e.also {
		add(form, e.word, danish.Word|danish.Last, irregular(form, e.word))
	}
}

func (rs ruleset) emit(form, word string, flags []string, how inflection, left int, add adder) {
	if use := useOf(flags); use != 0 {
		add(form, word, use, how)
	}
	if left == 0 {
		return
	}
	for _, flag := range flags {
		for _, r := range rs[flag] {
			if strings.HasSuffix(form, r.strip) && r.condition.MatchString(form) {
				rs.emit(form[:len(form)-len(r.strip)]+r.add, word, r.next, r.how.after(how, r), left-1, add)
			}
		}
	}
}

// useOf reads how a form with these flags may stand.
func useOf(flags []string) danish.Use {
	var use danish.Use
	for _, f := range flags {
		switch f {
		case flagBegin, flagMiddle:
			use |= danish.First
		case flagEnd:
			use |= danish.Last
		}
	}
	if !slices.Contains(flags, flagOnlyInside) && !slices.Contains(flags, flagNeedAffix) {
		use |= danish.Word
	}
	return use
}

func readLines(path string) ([]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.ReplaceAll(string(b), "\r\n", "\n"), "\n"), nil
}
