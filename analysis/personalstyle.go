package analysis

import (
	"strings"
	"unicode"
)

// writing is how a word's surroundings are written. Where a capital says
// nothing of a name, or says it of every noun, the name list alone decides.
type writing uint8

const (
	plainDanish writing = iota
	inCapitals
	inForeign
)

// A line is in capitals when it has so many words in capitals at least, half of
// them ordinary ones, and no more than a fifth of its words are written small.
const leastCapitals = 2

// leastLine is how many words a line has at least whose language is asked for
// apart from that of the whole text.
const leastLine = 4

// writings notes how the surroundings of each word are written. What has been
// found and what an earlier cleaning put in has no part in it, so that a text
// is the same after cleaning.
func (a *Analyser) writings(text string, ts []nameToken) {
	foreign := a.Language(text) != Danish
	for from := 0; from < len(ts); {
		to := from + 1
		for to < len(ts) && !ts[to].line {
			to++
		}
		w := plainDanish
		switch {
		case isInCapitals(ts[from:to]):
			w = inCapitals
		case foreign || to-from >= leastLine && to-from < len(ts) && a.Language(text[ts[from].Start:ts[to-1].End]) != Danish:
			w = inForeign
		}
		for ; from < to; from++ {
			ts[from].writing = w
		}
	}
}

func isInCapitals(line []nameToken) bool {
	capitals, ordinary, small := 0, 0, 0
	for i := range line {
		switch t := &line[i]; {
		case t.hidden || t.Len() < 2 || !unicode.IsLetter(after(t.low, 0)):
		case !t.upper:
			small++
		default:
			capitals++
			if t.known || t.stop {
				ordinary++
			}
		}
	}
	return capitals >= leastCapitals && ordinary*2 >= capitals && small*4 <= capitals
}

// isListed decides on a word by the name list: a first name that no other word
// is, a surname likewise or behind a first name, an initial in front of one.
func (a *Analyser) isListed(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	switch {
	case !t.capital || t.odd:
		return false
	case t.single:
		return strings.HasPrefix(text[t.End:], ".") && (i > 0 && t.joined && ts[i-1].low == "lille" ||
			i+1 < len(ts) && text[t.End:ts[i+1].Start] == ". " && ts[i+1].use&lastName != 0 && a.isListedAlone(&ts[i+1]))
	case i > 0 && t.joined && foreignTitles[ts[i-1].low] && t.writing == inForeign && !t.upper:
		return true
	case i > 0 && t.joined && t.use&lastName != 0 && !t.stop && (ts[i-1].hidden && ts[i-1].use == firstName || ts[i-1].capital && ts[i-1].use&firstName != 0 && a.isListedAlone(&ts[i-1])):
		return true
	}
	return a.isListedAlone(t)
}

// isListedAlone reports whether a listed word is a name whatever stands beside
// it. German and English write many a noun like a surname, so that in another
// language only a first name is one.
func (a *Analyser) isListedAlone(t *nameToken) bool {
	if t.use&(firstName|lastName) == 0 || t.use&noName != 0 || t.known || t.stop || t.Len() < 3 || t.stem != t.low && a.lex.Known(t.stem) {
		return false
	}
	return t.writing == inCapitals || t.use&firstName != 0 && len(wordLanguages[t.low]) == 0
}

// joinsListed reports whether a word goes on with a name that the list alone
// has decided on. In another language a surname that nobody listed does, too.
func (a *Analyser) joinsListed(text string, ts []nameToken, to int) bool {
	t, n := &ts[to], &ts[to+1]
	if t.single && text[t.End:n.Start] == ". " {
		return n.capital && n.use&lastName != 0
	}
	if !n.joined || !n.capital || n.odd || t.stem != t.low && t.use != 0 {
		return false
	}
	return n.use&lastName != 0 && !n.stop || a.isListedAlone(n) ||
		n.writing == inForeign && n.use == 0 && !n.start && !n.upper && !n.known && len(wordLanguages[n.low]) == 0
}

// foreignTitles stand in front of names in the languages that are told apart.
var foreignTitles = set("frau herr herrn mr mrs ms miss pan pani pana fru hr bay bayan")
