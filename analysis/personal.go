package analysis

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxRounds bounds how often masked text is searched again. What stands beside
// a name may be recognised only once the name is out of the way; each round
// takes at least one word away, and nearly all texts need one.
const maxRounds = 6

// Personal finds personal data: in order, and without overlap.
func (a *Analyser) Personal(text string) []Finding {
	find := a.personalSeen
	if !isSeen(text) {
		find = a.personalUnseen
	}
	all := find(text)
	slices.SortFunc(all, byStart)
	return all
}

// personalSeen finds personal data in a text as it stands, in any order.
func (a *Analyser) personalSeen(text string) []Finding {
	var all []Finding
	rest := text
	for range maxRounds {
		found := a.personalOnce(rest)
		if len(found) == 0 {
			break
		}
		all = append(all, found...)
		rest = blank(rest, found)
		if found = echoes(text, rest, all); len(found) > 0 {
			all = append(all, found...)
			rest = blank(rest, found)
		}
	}
	return all
}

// echoes finds in the rest of a text what was found elsewhere in it: a name
// that is recognised once is hidden wherever it stands.
func echoes(text, rest string, found []Finding) []Finding {
	var ds decisions
	for _, f := range found {
		ds.add(f.Of(text), f.Type, true)
	}
	return ds.find(blankPlaceholders(rest))
}

func byStart(x, y Finding) int { return cmp.Compare(x.Start, y.Start) }

// These stand for each byte of what has been found, so that offsets stay. No
// text that people write holds them, and they are no letter, digit or space.
const (
	foundName = '\x1A'
	foundElse = '\x1C'

	foundMarks = string(foundName) + string(foundElse)
)

func blank(text string, fs []Finding) string {
	b := []byte(text)
	for _, f := range fs {
		mark := byte(foundElse)
		if f.Type == Name {
			mark = foundName
		}
		for i := f.Start; i < f.End; i++ {
			b[i] = mark
		}
	}
	return string(b)
}

// personalOnce looks for patterns first, then for schools and institutions,
// then for persons: a school may be named after one.
func (a *Analyser) personalOnce(text string) []Finding {
	text = blankPlaceholders(text)
	var c claims
	a.patterns(text, &c)
	ts := a.nameTokens(text)
	for _, f := range a.schools(text, ts) {
		c.add(text, f.Type, f.Start, f.End)
	}
	for _, f := range a.persons(text, ts) {
		c.add(text, f.Type, f.Start, f.End)
	}
	slices.SortFunc(c.found, byStart)
	return c.found
}

// claims are findings that keep clear of one another: the first has the place.
type claims struct {
	found []Finding
	taken []bool // by byte; a search among the findings would not be linear
}

func (c *claims) add(text string, t PII, start, end int) {
	if start >= end {
		return
	}
	if c.taken == nil {
		c.taken = make([]bool, len(text))
	}
	if slices.Contains(c.taken[start:end], true) {
		return
	}
	for i := start; i < end; i++ {
		c.taken[i] = true
	}
	c.found = append(c.found, Finding{Span{start, end}, t})
}

// placeholders are what stands for each type of finding. A name gets a number.
var placeholders = map[PII]string{
	Name: "[navn", School: "[skole]", Institution: "[institution]", CPR: "[cpr-nummer]",
	Phone: "[telefon]", Email: "[e-mail]", Address: "[adresse]", CaseNumber: "[sagsnummer]",
	Detail: hiddenLabel,
}

// hiddenLabel stands for what has no name of its own.
const hiddenLabel = "[skjult]"

// placeholderAt returns the length of the placeholder that text begins with.
func placeholderAt(text string) int {
	if text == "" || text[0] != '[' {
		return 0
	}
	for t, p := range placeholders {
		rest, ok := strings.CutPrefix(text, p)
		switch {
		case !ok:
		case t != Name:
			return len(p)
		default:
			rest = strings.TrimPrefix(rest, " ")
			digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
			if rest = rest[digits:]; digits < 7 && strings.HasPrefix(rest, "]") {
				return len(text) - len(rest) + 1
			}
		}
	}
	return 0
}

// blankPlaceholders takes out what an earlier cleaning has put in.
func blankPlaceholders(text string) string {
	var fs []Finding
	for i := strings.IndexByte(text, '['); i >= 0 && i < len(text); {
		n := placeholderAt(text[i:])
		if n > 0 {
			f := Finding{Span: Span{i, i + n}}
			if strings.HasPrefix(text[i:], placeholders[Name]) {
				f.Type = Name
			}
			fs = append(fs, f)
		}
		next := strings.IndexByte(text[i+1:], '[')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	if len(fs) == 0 {
		return text
	}
	return blank(text, fs)
}

// before returns the rune that ends at i, after the rune that begins there.
func before(text string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

func after(text string, i int) rune {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}
