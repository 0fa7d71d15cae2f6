package analysis

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// placeEnds are what Danish place names end in.
var placeEnds = []string{
	"borg", "by", "rup", "lev", "sted", "land", "købing", "sund", "havn", "inge", "løse", "rød", "strup", "ø", "bæk", "vig", "bjerg",
	"holm", "ens", "se", "ing", "dal", "sk", "stan", "ien", "ika", "kreds", "sjælland", "jylland", "lands", "rike", "rig", "slev", "toft", "næs", "lund", "strand", "marks", "mark",
	"marken", "vangen", "parken", "haven", "bakken", "gården", "skoven", "dalen", "toften", "engen", "kvarteret", "byen",
}

// placeLike reports whether a name that only the dictionary has looks like a
// place's rather than a person's.
func placeLike(low string) bool {
	return hasEnd(low, placeEnds) || hasEnd(strings.TrimSuffix(low, "s"), placeEnds)
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
func (a *Analyser) startsSentence(ts []nameToken, between string) bool {
	if len(ts) == 0 || strings.ContainsAny(between, "?!:;\n\r•»«\"”“()[]/–—…*|") {
		return true
	}
	if strings.HasPrefix(between, " -") || !strings.Contains(between, ".") {
		return strings.HasPrefix(between, " -")
	}
	prev := &ts[len(ts)-1]
	return !prev.single && !prev.abbrev
}

// persons finds names of persons.
func (a *Analyser) persons(text string, ts []nameToken) []Finding {
	a.tagPersons(text, ts)
	a.writings(text, ts)
	named := map[string]bool{}
	for i := range ts {
		if t := &ts[i]; (t.use&firstName != 0 || t.single) && t.capital && a.isPerson(text, ts, i) {
			named[t.stem] = true
		}
	}
	for i := range ts {
		ts[i].named = ts[i].capital && !ts[i].upper && named[ts[i].stem] && !ts[i].stop
	}
	var out []Finding
	for i := 0; i < len(ts); {
		if !a.isPerson(text, ts, i) {
			i++
			continue
		}
		from, to := i, i
		for from > 0 && ts[from].joined && ts[from].writing == plainDanish && !ts[from-1].hidden && a.joinsLeft(&ts[from-1]) && (len(out) == 0 || ts[from-1].Start >= out[len(out)-1].End) {
			from--
		}
		for to+1 < len(ts) && !ts[to+1].hidden && a.joinsRight(text, ts, to) {
			to++
		}
		out = append(out, Finding{Span{ts[from].Start, a.nameEnd(text, ts, to)}, Name})
		i = to + 1
	}
	return out
}

// How sure the perceptron must be, in units of the model file. Set on the
// development part of the news and on our own texts.
const (
	vetoMargin    = -9000 // below it a name that the rules see is none
	startMargin   = 5000  // a word in the genitive at a sentence's start: "Langs"
	wordMargin    = 7000  // a word that no list has as a first name
	initMargin    = 6000  // a capital with a point
	smallMargin   = 6000  // a word in small letters
	unheardMargin = -9000 // a word that nobody has heard of, doing what persons do
	firstMargin   = 2500  // an ordinary word that is a name too, first in a sentence: "Liv"
)

// isPerson reports whether a word is a person's name or part of one: the rules
// propose and the perceptron does, and each may overrule the other where it is
// sure.
func (a *Analyser) isPerson(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if t.writing == plainDanish && !t.capital && t.low != "" && t.Len() <= maxWord && (a.isTitled(text, ts, i) || isLittle(ts, i)) {
		return true
	}
	switch {
	case t.hidden || !isCandidate(t) || t.Len() > maxWord || t.stop && !t.capital:
		return false
	case t.named:
		return true
	case t.writing != plainDanish:
		return a.isListed(text, ts, i)
	case t.single:
		return a.isName(text, ts, i) || isLetterName(text, ts, i) || t.margin > initMargin && strings.HasPrefix(text[t.End:], ".") && !labelled(ts, i)
	case t.odd || t.abbrev && strings.HasPrefix(text[t.End:], "."),
		strings.HasPrefix(text[t.End:], "- "),
		i+1 < len(ts) && ts[i+1].joined && (ts[i+1].capital && ts[i+1].body || thingWords[ts[i+1].low]):
		return false // "MitID", "Tlf.", "Børne- og", "Egelund Kommune", "Williams syndrom"
	case t.nameFirst || ownsKin(ts, i) || nicknamed(ts, i) || a.ownsByApostrophe(text, ts, i) || a.isUnheard(text, ts, i):
		return true
	case t.use == 0 && t.start && (shortened(text[t.End:]) || a.isTailed(t)) && !a.kin(ts, i):
		return t.margin > wordMargin
	case t.use&firstName == 0 && placeLike(t.low) && i > 0 && t.joined && placeWords[ts[i-1].low] && !a.kin(ts, i):
		return t.margin > wordMargin // "fra Sønderby"
	case a.isName(text, ts, i):
		return t.margin > vetoMargin
	case !t.capital:
		return t.margin > smallMargin && t.use&noName == 0
	case t.use&noName != 0:
		return t.use&(firstName|lastName) != 0 && t.margin > wordMargin
	case t.known && t.use&firstName == 0 && !(i > 0 && t.joined && ts[i-1].tag.isPerson()):
		return t.margin > wordMargin
	case t.known && t.start && t.stem != t.low:
		return t.margin > startMargin
	case t.known && t.start:
		return t.margin > firstMargin
	}
	return t.margin > 0 && !(t.start && t.use == 0 && t.margin < startMargin && a.isMistyped(text, t))
}

// ownsKin reports whether a word unknown to the dictionary has a mother:
// "Ravinders mor".
func ownsKin(ts []nameToken, i int) bool {
	t := &ts[i]
	return t.capital && !t.known && !t.compound && !t.stop && t.use&noName == 0 && !t.odd &&
		strings.HasSuffix(t.low, "s") && t.Len() > 3 && i+1 < len(ts) && ts[i+1].joined && ownedKin[ts[i+1].low]
}

var ownedKin = set("mor far mors fars søster bror storebror storesøster lillebror lillesøster mormor morfar farmor farfar forældre moster onkel plejemor plejefar stedfar stedmor søskende mødre værelse diagnose lærer pædagog skema handleplan autisme trivsel")

// nicknamed reports whether the words in front say what somebody is called.
func nicknamed(ts []nameToken, i int) bool {
	return i > 1 && ts[i].capital && ts[i].joined && !ts[i].start && !ts[i].stop && calledWords[ts[i-1].low] && strings.HasPrefix(ts[i-2].low, "kald")
}

var calledWords = set("ham hende dem os mig ungen drengen pigen")

// maxMistyped bounds the texts whose words are searched for slips: the search
// looks up a hundred words for one.
const maxMistyped = 1 << 14

// isMistyped reports whether one slip makes the word of an ordinary one: two
// letters changed about, one too many, or one forgotten.
func (a *Analyser) isMistyped(text string, t *nameToken) bool {
	letters := []rune(t.low)
	if len(letters) < 6 || len(text) > maxMistyped {
		return false
	}
	try := make([]rune, 0, len(letters)+1)
	for i := range letters {
		if i > 0 {
			try = append(try[:0], letters...)
			try[i-1], try[i] = try[i], try[i-1]
			if a.lex.Known(string(try)) {
				return true
			}
			if a.lex.Known(string(append(append(try[:0], letters[:i]...), letters[i+1:]...))) {
				return true
			}
		}
		for _, r := range "eaiourntslgdkm" {
			if i > 1 && a.lex.Known(string(append(append(append(try[:0], letters[:i]...), r), letters[i:]...))) {
				return true
			}
		}
	}
	return false
}

// thingWords behind a name make it a thing's.
var thingWords = set("syndrom syge sygdom skala test testen metode metoden modellen model-metoden club klub")

// shortened reports whether what follows a word shows it to be clipped:
// "Eval.: god", "Eval.skema".
func shortened(rest string) bool {
	return len(rest) > 1 && rest[0] == '.' && (rest[1] == ':' || isWordRune(after(rest, 1)) && !unicode.IsUpper(after(rest, 1)))
}

// nounEnds are ends of nouns that no name has.
var nounEnds = strings.Fields("eren erne ningen ninger heden elsen elser skabet tionen")

// minTail is the least length in bytes of an ordinary word that a longer word
// must end in to be taken for a compound that the dictionary does not know.
const minTail = 5

// isTailed reports whether an unknown word ends in an ordinary one, inflected:
// "Frivilliggruppen". Names end in ordinary words too, but not in these forms.
func (a *Analyser) isTailed(t *nameToken) bool {
	if t.known || t.proper || !t.capital {
		return false
	}
	if t.compound || hasEnd(t.low, nounEnds) {
		return true
	}
	for i := 4; i <= len(t.low)-minTail; i++ {
		if utf8.RuneStart(t.low[i]) && a.lex.Known(t.low[i:]) {
			if lemma, ok := a.lex.Lemma(t.low[i:]); ok && lemma != t.low[i:] {
				return true
			}
		}
	}
	return false
}

// labelled reports whether a capital tells one of several from another: "Far
// A", "plan B".
func labelled(ts []nameToken, i int) bool {
	return i > 0 && ts[i].joined && !ts[i-1].capital && !childWords[ts[i-1].low] && !particles[ts[i-1].low] && ts[i-1].known && !ts[i-1].stop && !kinWords[ts[i-1].low] || i > 0 && ts[i].joined && labelWords[ts[i-1].low]
}

var labelWords = set("far mor forælder forældre barn bord plan bygning gruppe klasse hold spor model type punkt opgang blok bilag rum stue lokale vitamin hepatitis linje bus personlighed")

// nameEnd leaves the genitive outside and takes an initial's point in.
func (a *Analyser) nameEnd(text string, ts []nameToken, to int) int {
	t := &ts[to]
	if t.single {
		letter := t.Start + len(string(after(text, t.Start)))
		if letter == t.End && strings.HasPrefix(text[t.End:], ".") {
			return t.End + 1
		}
		return letter
	}
	if t.use == 0 && ownsKin(ts, to) {
		return t.End - 1
	}
	if t.use != 0 && t.stem != "" && len(t.stem) < len(t.low) && t.Len() == len(t.low) {
		return t.Start + len(t.stem)
	}
	return t.End
}

// isName reports whether a token is a name by itself, or the head of one.
func (a *Analyser) isName(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	switch {
	case t.named:
		return true
	case t.single:
		return a.isInitialName(text, ts, i)
	case t.odd || t.Len() > maxWord || t.Len() < 2 || strings.HasPrefix(text[t.End:], "- "):
		return false
	case i+1 < len(ts) && ts[i+1].joined && ts[i+1].capital && ts[i+1].body:
		return false // "Egelund Kommune", "Lunden Bibliotek"
	case !t.capital:
		return t.use&firstName != 0 && t.use&noName == 0 && !t.known && len(t.stem) > 2 && !a.isLowWord(t) && !t.abbrev
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
	return t.stem != t.low && a.lex.Known(t.stem) || t.compound
}

// isAmbiguousName decides on names that are ordinary words too (Bo, Per, Liv).
func (a *Analyser) isAmbiguousName(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if a.kin(ts, i) {
		return true
	}
	if i+1 < len(ts) && ts[i+1].joined && ts[i+1].capital && (ts[i+1].use&lastName != 0 || ts[i+1].use == 0 && !ts[i+1].known && !ts[i+1].upper && !ts[i+1].body) {
		return t.use&firstName != 0
	}
	if t.use&firstName == 0 {
		return false
	}
	if !t.start && !t.stop {
		return !placeBefore(ts, i)
	}
	return i+1 < len(ts) && ts[i+1].joined && saidWords[ts[i+1].low] || strings.HasPrefix(text[t.End:], ":") && t.line || strings.HasPrefix(text[t.End:], ", ") && !t.stop
}

// isUnlisted decides on capitalised words that no list has.
func (a *Analyser) isUnlisted(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if t.known || t.stop || t.compound || t.body || t.abbrev {
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

// agePattern is what tells the age of somebody called by a letter.
var agePattern = regexp.MustCompile(`^(?: på|,| \(|)? ?\d{1,2}(?: år|[ ,.:)]|$)`)

// maxInitials bounds the initials in front of one name.
const maxInitials = 4

// isInitialName: "K. Holm", "lille M.", "M's mor", "T på 9 år", "mor til J."
func (a *Analyser) isInitialName(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	rest := text[t.End:]
	if t.Len() > len(t.low[:1])+1 && t.capital && t.low[len(t.low)-1] == 's' || strings.HasPrefix(rest, ".s ") {
		return !labelled(ts, i)
	}
	if strings.HasPrefix(rest, " på ") && agePattern.MatchString(rest[:min(len(rest), 16)]) {
		return !labelled(ts, i)
	}
	if !strings.HasPrefix(rest, ".") {
		return false
	}
	if i > 0 && childWords[ts[i-1].low] && t.joined || a.kin(ts, i) {
		return true
	}
	for range maxInitials {
		if i+1 == len(ts) || !ts[i+1].single || strings.TrimSpace(text[t.End:ts[i+1].Start]) != "." {
			break
		}
		i++
		t = &ts[i]
	}
	if i+1 >= len(ts) || text[t.End:ts[i+1].Start] != ". " || !ts[i+1].capital || t.line && ts[i+1].known {
		return false
	}
	n := &ts[i+1]
	return n.use&lastName != 0 || n.use == 0 && !n.known && !n.compound && !n.upper
}

// joinsRight reports whether the token after to belongs to the same name.
func (a *Analyser) joinsRight(text string, ts []nameToken, to int) bool {
	t, n := &ts[to], &ts[to+1]
	if t.writing != plainDanish {
		return a.joinsListed(text, ts, to)
	}
	if !n.joined {
		between := text[t.End:n.Start]
		return t.single && (between == ". " || between == ".") && n.capital && !n.odd && (n.use&(firstName|lastName) != 0 || !n.known || n.single && between == ".")
	}
	if n.single {
		return strings.HasPrefix(text[n.End:], ".") || n.End == len(text)
	}
	if particles[n.low] {
		return to+2 < len(ts) && !ts[to+2].hidden && ts[to+2].joined && ts[to+2].capital && !ts[to+2].upper
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
	return n.tag.isPerson() && n.use&noName == 0 || n.use&(firstName|lastName) != 0 || n.use == 0 && !n.start && !n.body
}

// joinsLeft reports whether the token in front belongs to the name behind it.
func (a *Analyser) joinsLeft(p *nameToken) bool {
	if !p.capital || p.odd || p.upper || p.use&noName != 0 || p.Len() < 2 || p.known && (p.start || p.use == 0) && !p.tag.isPerson() {
		return false
	}
	return p.tag.isPerson() || p.use != 0 || !p.start && !p.body && !p.compound || p.start && a.lex.Proper(p.low)
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

func bodyWord(low string) bool { return hasEnd(low, bodyEnds) }
