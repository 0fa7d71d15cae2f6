package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titles stand in front of a surname, also of one in small letters.
var titles = set("fru frk frøken hr herr")

// isTitled reports whether a title stands in front of a word that may be a
// surname: "fru jensen", "hr. holm".
func (a *Analyser) isTitled(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if i == 0 || t.hidden || t.stop || t.odd || t.Len() < 3 || t.use&noName != 0 || !titles[ts[i-1].low] {
		return false
	}
	if between := text[ts[i-1].End:t.Start]; between != " " && between != ". " {
		return false
	}
	return t.use&(firstName|lastName) != 0 || !t.known && !t.compound && a.lex.Parts(t.low) == nil
}

// isLittle reports whether a first name in small letters stands behind "lille"
// without an article: "lille per" is a child, "et lille liv" none.
func isLittle(ts []nameToken, i int) bool {
	t := &ts[i]
	return i > 0 && t.joined && t.use&firstName != 0 && t.use&noName == 0 && ts[i-1].low == "lille" &&
		!(i > 1 && ts[i-1].joined && articles[ts[i-2].low])
}

var articles = set("en et den det de denne dette sit sin sine min mit mine din dit vores jeres deres hans hendes hver hvert noget nogen intet ingen meget så alt for")

// ownsByApostrophe reports whether a word is in the genitive of names on s:
// "Mads' lærer". Ordinary words have no apostrophe there, and a quotation that
// ends there has begun before.
func (a *Analyser) ownsByApostrophe(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	last := t.low[len(t.low)-1]
	if !t.capital || t.upper || t.odd || t.use&noName != 0 || t.Len() < 3 || last != 's' && last != 'x' && last != 'z' {
		return false
	}
	for _, mark := range []string{"'", "’"} {
		rest, ok := strings.CutPrefix(text[t.End:], mark+" ")
		if !ok || !unicode.IsLetter(after(rest, 0)) || strings.HasSuffix(text[:t.Start], "'") || strings.HasSuffix(text[:t.Start], "‘") {
			continue
		}
		line := text[strings.LastIndexByte(text[max(0, t.Start-maxQuoted):t.Start], '\n')+1+max(0, t.Start-maxQuoted) : t.Start]
		if strings.Contains(line, " '") || strings.HasPrefix(line, "'") || strings.Contains(line, "‘") {
			continue
		}
		return t.use&(firstName|lastName) != 0 || !t.known && !t.stop && !t.compound && !t.proper && !t.body
	}
	return false
}

// maxQuoted bounds in bytes how far back a quotation's beginning is looked for.
const maxQuoted = 200

// isUnheard reports whether a word that no list has, first in its sentence, does
// what persons do: "Xhevdet blev drillet".
func (a *Analyser) isUnheard(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if !t.start || !t.capital || t.upper || t.odd || t.use != 0 || t.known || t.proper || t.compound || t.stop || t.body || t.abbrev || t.Len() < 4 || strings.Contains(t.low, "-") {
		return false
	}
	if i+1 == len(ts) || !ts[i+1].joined || ts[i+1].capital || !subjectVerbs[ts[i+1].low] {
		return false
	}
	return !a.isTailed(t) && !a.isTwoWords(t.low) && !a.isMistyped(text, t) && a.lex.Parts(t.low) == nil && t.margin > unheardMargin
}

// isTwoWords reports whether a word is two ordinary ones without the space:
// "tilsidst".
func (a *Analyser) isTwoWords(low string) bool {
	const least = 3 // bytes of either
	for i := least; i <= len(low)-least; i++ {
		if utf8.RuneStart(low[i]) && a.lex.Known(low[:i]) && a.lex.Known(low[i:]) {
			return true
		}
	}
	return false
}
