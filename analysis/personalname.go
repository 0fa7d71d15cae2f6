package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameToken is a word as the search for names sees it.
type nameToken struct {
	Span
	low     string
	stem    string // low without the genitive, where the name list has it
	use     nameUse
	capital bool
	upper   bool // two letters or more, all capitals: an acronym, unless a name
	start   bool // begins a sentence, a line or a quotation: the capital says nothing
	joined  bool // only a space stands between it and the word before
	line    bool // first in its line
	known   bool // an ordinary word
	proper  bool // the dictionary has it with a capital, the name list has not
	place   bool // proper, and looks like a place
	named   bool // is a name elsewhere in the text
	odd     bool // holds a digit or an inner capital: a product, a class
}

// nameTokens cuts text into words and looks each of them up.
func (a *Analyser) nameTokens(text string) []nameToken {
	var ts []nameToken
	last := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			i += size
			continue
		}
		t := nameToken{Span: Span{i, wordEnd(text, i)}}
		between := text[last:i]
		t.joined = between == " " || between == "\u00a0"
		t.line = len(ts) == 0 || strings.ContainsAny(between, "\n\r")
		t.start = a.startsSentence(text, ts, between)
		if t.Len() <= maxWord {
			a.lookUp(&t, text)
		}
		ts = append(ts, t)
		i, last = t.End, t.End
	}
	return ts
}

func (a *Analyser) lookUp(t *nameToken, text string) {
	s := t.Of(text)
	t.low = strings.ToLower(s)
	t.capital = unicode.IsUpper(after(s, 0))
	capitals, letters := 0, 0
	for i, r := range s {
		switch {
		case unicode.IsDigit(r):
			t.odd = true
		case unicode.IsUpper(r):
			capitals++
			letters++
			if i > 0 && unicode.IsLower(before(s, i)) {
				t.odd = true
			}
		case unicode.IsLetter(r):
			letters++
		}
	}
	t.upper = capitals > 1 && (capitals == letters || unicode.IsUpper([]rune(s)[1]))
	t.use, t.stem = a.names.of(t.low)
	if t.use == 0 && strings.Contains(t.low, "-") {
		t.use = a.hyphenated(t.low)
	}
	t.known = a.lex.Known(t.low)
	if a.cues.stop[t.low] && t.use&firstName == 0 || t.Len() == 2 && a.cues.stop[t.low] {
		t.use = 0 // De and Den stand in lists of foreign surnames
	}
	t.proper = t.use == 0 && a.lex.Proper(t.low)
	t.place = t.proper && placeLike(t.low)
}

// placeEnds are what Danish place names end in.
var placeEnds = []string{
	"borg", "by", "rup", "lev", "sted", "land", "købing", "sund", "havn", "inge", "løse", "rød", "strup", "ø", "bæk", "vig", "bjerg",
	"holm", "ens", "se", "ing", "dal", "sk", "stan", "ien", "ika", "kreds", "sjælland", "jylland", "lands", "rike", "rig", "slev", "toft", "næs", "lund", "strand", "marks", "mark",
}

// placeLike reports whether a name that only the dictionary has looks like a
// place's rather than a person's.
func placeLike(low string) bool {
	low = strings.TrimSuffix(low, "s")
	for _, e := range placeEnds {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// hyphenated returns the use of a name like Ida-Marie: both parts are names.
func (a *Analyser) hyphenated(low string) nameUse {
	use := firstName | lastName
	for part := range strings.SplitSeq(low, "-") {
		u, _ := a.names.of(part)
		use &= u
	}
	return use
}

// startsSentence reports whether the word behind between begins something. An
// abbreviation's point ends nothing, nor does that of an initial.
func (a *Analyser) startsSentence(text string, ts []nameToken, between string) bool {
	if len(ts) == 0 || strings.ContainsAny(between, "?!:;\n\r•»«\"”“()[]/–—…*|\x1A") {
		return true
	}
	if strings.HasPrefix(between, " -") || !strings.Contains(between, ".") {
		return strings.HasPrefix(between, " -")
	}
	prev := &ts[len(ts)-1]
	if prev.Len() == 1 && prev.capital {
		return false
	}
	return !a.sent.abbrev.Has(prev.low)
}

// persons finds names of persons.
func (a *Analyser) persons(text string, ts []nameToken) []Finding {
	named := map[string]bool{}
	for i := range ts {
		if ts[i].use&firstName != 0 && ts[i].capital && a.isName(text, ts, i) {
			named[ts[i].stem] = true
		}
	}
	for i := range ts {
		ts[i].named = ts[i].capital && !ts[i].upper && named[ts[i].stem] && !a.cues.stop[ts[i].low]
	}
	var out []Finding
	for i := 0; i < len(ts); {
		if !a.isName(text, ts, i) {
			i++
			continue
		}
		from, to := i, i
		for from > 0 && ts[from].joined && a.joinsLeft(&ts[from-1]) && (len(out) == 0 || ts[from-1].Start >= out[len(out)-1].End) {
			from--
		}
		for to+1 < len(ts) && a.joinsRight(text, ts, to) {
			to++
		}
		out = append(out, Finding{Span{ts[from].Start, a.nameEnd(text, ts, to)}, Name})
		i = to + 1
	}
	return out
}

// nameEnd leaves the genitive outside and takes an initial's point in.
func (a *Analyser) nameEnd(text string, ts []nameToken, to int) int {
	t := &ts[to]
	if t.Len() == 1 && strings.HasPrefix(text[t.End:], ".") {
		return t.End + 1
	}
	if t.use != 0 && t.stem != "" && len(t.stem) < len(t.low) && t.Len() == len(t.low) {
		return t.Start + len(t.stem)
	}
	return t.End
}

// singleCapital reports whether the token is a capital with a point, or alone.
func singleCapital(text string, t *nameToken) bool {
	return t.capital && t.End-t.Start == len(string(after(text, t.Start)))
}

// isName reports whether a token is a name by itself, or the head of one.
func (a *Analyser) isName(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	switch {
	case t.named:
		return true
	case singleCapital(text, t):
		return a.isInitialName(text, ts, i)
	case t.odd || t.Len() > maxWord || t.Len() < 2 || strings.HasPrefix(text[t.End:], "- "):
		return false
	case i+1 < len(ts) && ts[i+1].joined && ts[i+1].capital && bodyWord(ts[i+1].low):
		return false // "Egelund Kommune", "Lunden Bibliotek"
	case !t.capital:
		return t.use&firstName != 0 && t.use&noName == 0 && !t.known && len(t.stem) > 2 && !a.isLowWord(t) && !a.sent.abbrev.Has(t.low)
	case t.use&noName != 0:
		return t.use&firstName != 0 && !t.start && a.kin(ts, i)
	case t.upper:
		next := i+1 < len(ts) && ts[i+1].joined && ts[i+1].capital && !ts[i+1].upper && !ts[i+1].known
		return len(t.low) > 3 && (t.use&(firstName|lastName) != 0 && (!t.known || next) || t.proper && !t.place && len(t.low) > 5)
	case t.use != 0 && !t.known:
		return t.use&firstName != 0 || !placeBefore(ts, i)
	case t.use != 0:
		return a.isAmbiguousName(text, ts, i)
	}
	return a.isUnlisted(text, ts, i)
}

// isLowWord reports whether a small-letter word is explained otherwise than as
// a name: as a compound, or as a form that the dictionary derives.
func (a *Analyser) isLowWord(t *nameToken) bool {
	return t.stem != t.low && a.lex.Known(t.stem) || a.lex.Parts(t.low) != nil
}

// isAmbiguousName decides on names that are ordinary words too (Bo, Per, Liv).
func (a *Analyser) isAmbiguousName(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if a.kin(ts, i) {
		return true
	}
	if i+1 < len(ts) && ts[i+1].joined && ts[i+1].capital && (ts[i+1].use&lastName != 0 || ts[i+1].use == 0 && !ts[i+1].known && !ts[i+1].upper && !bodyWord(ts[i+1].low)) {
		return t.use&firstName != 0
	}
	if t.use&firstName == 0 {
		return false
	}
	if !t.start && !a.cues.stop[t.low] {
		return !placeBefore(ts, i)
	}
	return i+1 < len(ts) && ts[i+1].joined && saidWords[ts[i+1].low] || strings.HasPrefix(text[t.End:], ":") && t.line || strings.HasPrefix(text[t.End:], ", ") && !a.cues.stop[t.low]
}

// isUnlisted decides on capitalised words that no list has.
func (a *Analyser) isUnlisted(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if t.known || a.cues.stop[t.low] || a.lex.Parts(t.low) != nil || bodyWord(t.low) || a.sent.abbrev.Has(t.low) {
		return false
	}
	if a.kin(ts, i) && t.use&noName == 0 {
		return true
	}
	if t.proper {
		return !t.place && !placeBefore(ts, i)
	}
	next := i+1 < len(ts) && ts[i+1].joined && ts[i+1].capital && !ts[i+1].start && !ts[i+1].upper
	if t.start {
		return next && ts[i+1].use&lastName != 0 || i+1 < len(ts) && ts[i+1].joined && saidWords[ts[i+1].low]
	}
	if placeBefore(ts, i) {
		return next && ts[i+1].use&lastName != 0
	}
	return true
}

// isInitialName: "K. Holm", "lille M.", "Noah K." (the last by joinsRight).
func (a *Analyser) isInitialName(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if !strings.HasPrefix(text[t.End:], ".") {
		return false
	}
	if i > 0 && childWords[ts[i-1].low] && strings.TrimSpace(text[ts[i-1].End:t.Start]) == "" {
		return true
	}
	if i+1 < len(ts) && singleCapital(text, &ts[i+1]) && strings.TrimSpace(text[t.End:ts[i+1].Start]) == "." {
		return a.isInitialName(text, ts, i+1)
	}
	if i+1 >= len(ts) || text[t.End:ts[i+1].Start] != ". " || !ts[i+1].capital || t.line && ts[i+1].known {
		return false
	}
	n := &ts[i+1]
	return n.use&lastName != 0 || n.use == 0 && !n.known && a.lex.Parts(n.low) == nil && !n.upper
}

// joinsRight reports whether the token after to belongs to the same name.
func (a *Analyser) joinsRight(text string, ts []nameToken, to int) bool {
	t, n := &ts[to], &ts[to+1]
	if !n.joined {
		between := text[t.End:n.Start]
		return singleCapital(text, t) && (between == ". " || between == ".") && n.capital && !n.odd && (n.use&(firstName|lastName) != 0 || !n.known)
	}
	if singleCapital(text, n) {
		return strings.HasPrefix(text[n.End:], ".") || n.End == len(text)
	}
	if particles[n.low] {
		return to+2 < len(ts) && ts[to+2].joined && ts[to+2].capital && !ts[to+2].upper
	}
	if !n.capital {
		return n.use&lastName != 0 && !n.known && t.use&firstName != 0
	}
	if n.odd || n.upper != t.upper && n.upper || n.upper && len(n.low) < 4 {
		return false
	}
	if genitive := t.stem != t.low && t.use != 0; genitive && (n.use&lastName == 0 || n.use&firstName != 0) {
		return false // "Ullas Mor": a genitive ends the name
	}
	return n.use&(firstName|lastName) != 0 || n.use == 0 && !n.start && !bodyWord(n.low)
}

// joinsLeft reports whether the token in front belongs to the name behind it.
func (a *Analyser) joinsLeft(p *nameToken) bool {
	if !p.capital || p.odd || p.upper || p.use&noName != 0 || p.Len() < 2 || p.known && (p.start || p.use == 0) {
		return false
	}
	return p.use != 0 || !p.start && !bodyWord(p.low) && a.lex.Parts(p.low) == nil || p.start && a.lex.Proper(p.low)
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	particles  = set("von van de der den al el bin ben af du da la le di")
	saidWords  = set("siger sagde fortæller fortalte spurgte spørger mener mente synes syntes skriver skrev ringede ringer svarede svarer græder græd elsker hedder forklarer forklarede kommer fra")
	childWords = set("lille store barnet drengen pigen eleven søn sønnen datter datteren elev mor far")
	kinWords   = set("hedder hed kaldet kaldes navnet søn datter søster bror storebror storesøster lillebror lillesøster mormor morfar farmor farfar onkel moster faster hr fru frk mvh kh hilsen ref referent v sagsbehandler rådgiver lærer pædagog psykolog læge leder konsulent")
	kinTo      = set("mor far forælder forældre mormor farmor bedstemor plejemor plejefar søster bror søn datter tak hilsen storebror storesøster lillebror lillesøster ven veninde kæreste")
	placeWords = set("i på fra ved til nær omkring nord syd øst vest")
)

// kin reports whether the words in front announce a person.
func (a *Analyser) kin(ts []nameToken, i int) bool {
	if i == 0 || ts[i].line {
		return false
	}
	if kinWords[ts[i-1].low] || saidWords[ts[i-1].low] && ts[i-1].low != "fra" && ts[i].joined {
		return true
	}
	return i > 1 && (ts[i-1].low == "til" || ts[i-1].low == "og") && kinTo[ts[i-2].low]
}

// placeBefore reports whether a preposition of place stands in front. "til"
// does not count behind a relative: "mor til Xenja".
func placeBefore(ts []nameToken, i int) bool {
	if i == 0 || !ts[i].joined || !placeWords[ts[i-1].low] {
		return false
	}
	return ts[i-1].low != "til" && ts[i-1].low != "fra" && ts[i-1].low != "ved"
}

// bodyEnds are what names of public bodies, units and offices end in; those
// are no personal data.
var bodyEnds = []string{
	"kommune", "kommunen", "kommunes", "bibliotek", "biblioteket", "rådhus", "rådhuset", "kulturhus", "bibliotekssal", "forvaltning", "forvaltningen", "afdeling", "afdelingen", "styrelsen", "ministeriet", "regionen", "rådet", "udvalget", "nævnet", "ombudsmanden", "retten", "huset", "centret", "centeret", "foreningen", "loven", "lovens", "psykiatrien", "tilsynet", "enheden", "teamet", "partiet", "banken", "avisen", "universitetet", "amtet", "politiet", "fonden", "forbundet",
}

func bodyWord(low string) bool {
	for _, e := range bodyEnds {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}
