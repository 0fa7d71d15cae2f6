package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"foraeldredialog/analysis"
)

//go:embed own.txt
var own string

//go:embed slots.txt
var slotWords string

// copies is how often a template is filled: enough to learn the frame, too few
// to drown the news.
const copies = 5

// filler fills the slots of templates.
type filler struct {
	dice  *rand.Rand
	words map[string][]string // slot → what it may hold
}

// newFiller reads the slots' words, and takes names from the name list.
func newFiller(names []byte) *filler {
	f := &filler{dice: rand.New(rand.NewPCG(3, 4)), words: map[string][]string{}}
	slot := ""
	for line := range strings.Lines(slotWords) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "# "); ok {
			slot, _, _ = strings.Cut(name, " ")
			continue
		}
		for w := range strings.SplitSeq(line, ",") {
			if w = strings.TrimSpace(w); w != "" {
				f.words[slot] = append(f.words[slot], w)
			}
		}
	}
	ambiguous := map[string]bool{}
	for _, w := range f.words["a"] {
		ambiguous[w] = true
	}
	section := ""
	for line := range strings.Lines(string(names)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "# "):
			section = map[string]string{"# first": "f", "# last": "l"}[line]
		case section != "" && utf8.RuneCountInString(line) > 2 && !ambiguous[line]:
			f.words[section] = append(f.words[section], line)
		}
	}
	return f
}

func (f *filler) any(list string) string { return f.words[list][f.dice.IntN(len(f.words[list]))] }

// slot returns what fills a slot, and whether no list has it.
func (f *filler) slot(name string) (text string, of analysis.NameOf, unlisted bool) {
	switch name {
	case "u":
		text, unlisted = f.any("head")+f.any("tail"), true
	case "v":
		text, unlisted = f.any("lead")+f.any("end"), true
	case "i":
		text = string(rune('A'+f.dice.IntN(26))) + "."
	case "p":
		return f.any("p"), analysis.OfPlace, false
	case "s", "d", "o":
		return f.any(name), analysis.OfBody, false
	case "T":
		text = f.any("t")
		r, size := utf8.DecodeRuneInString(text)
		text = string(unicode.ToUpper(r)) + text[size:]
	default:
		text = f.any(name)
	}
	return text, 0, unlisted
}

// texts fills every template of own.txt.
func (f *filler) texts() ([]analysis.PersonText, error) {
	var out []analysis.PersonText
	for line := range strings.Lines(own) {
		line = strings.ReplaceAll(strings.TrimRight(line, "\n"), `\n`, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		n := 2
		if strings.Contains(line, "{") {
			n = copies
		}
		for range n {
			t, err := f.fill(line)
			if err != nil {
				return nil, err
			}
			out = append(out, t)
		}
	}
	return out, nil
}

func (f *filler) fill(line string) (analysis.PersonText, error) {
	var t analysis.PersonText
	var b strings.Builder
	small := !strings.ContainsFunc(line, func(r rune) bool { return unicode.IsUpper(r) }) && unicode.IsLower(first(strings.TrimLeft(line, "<{")))
	person := -1
	for i := 0; i < len(line); {
		switch line[i] {
		case '<':
			person = b.Len()
			i++
		case '>':
			t.Names = append(t.Names, analysis.PersonName{Span: analysis.Span{Start: person, End: b.Len()}, Of: analysis.OfPerson})
			i++
		case '{':
			end := strings.IndexByte(line[i:], '}')
			if end < 0 || len(f.words[line[i+1:i+end]]) == 0 && !strings.Contains("uviT", line[i+1:i+end]) {
				return t, fmt.Errorf("own.txt: %q: unknown slot", line)
			}
			text, of, unlisted := f.slot(line[i+1 : i+end])
			if small && !unlisted && of == 0 {
				text = strings.ToLower(text)
			}
			if of != 0 {
				t.Names = append(t.Names, analysis.PersonName{Span: analysis.Span{Start: b.Len(), End: b.Len() + len(text)}, Of: of})
			}
			b.WriteString(text)
			t.Unlisted = t.Unlisted || unlisted
			i += end + 1
		default:
			b.WriteByte(line[i])
			i++
		}
	}
	t.Text = b.String()
	return t, nil
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
