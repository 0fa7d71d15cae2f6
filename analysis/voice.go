package analysis

import (
	"slices"
	"strings"
)

// The grammar of re-telling: somebody who can speak for himself, then a verb of
// saying or feeling. "Forældrene siger, at …", "mor fortæller", "ifølge eleven".
var (
	tellers = set(`forælder mor far familie barn pige dreng datter søn ung unge elev bruger borger mormor farmor plejeforælder
		plejefamilie pårørende kvinde mand deltager søskende storebror storesøster teenager bedsteforælder moder fader fædre
		nabo kone kæreste veninde bror søster forældreråd mødre bedstemor bedstefar fremmødt`)
	gatherings = set(`bord gruppe borde netværk plenum forældrekreds`) // they speak as one: "bordet var enigt om"
	ownChild   = set(`barn datter søn dreng pige børn unge elev søskende storebror storesøster teenager familie`)

	tellingVerbs = set(`sige fortælle mene opleve føle udtrykke synes nævne beskrive efterspørge efterlyse ønske give berette
		forklare klage rose spørge foreslå fremhæve pege savne svare understrege påpege frygte bekymre håbe udtale formulere
		tilkendegive ytre oplyse undre kritisere gentage drømme tilføje indvende beklage bede forlange anbefale kalde`)
	// objectVerbs are verbs that need no clause: what they have for an object is what is told.
	objectVerbs = set(`opleve føle efterspørge efterlyse ønske savne beskrive nævne fremhæve pege frygte udtrykke undre klage
		foreslå kritisere rose håbe berette oplyse påpege understrege drømme tilkendegive`)
	between = set(`i til gruppe som selv også ofte tit altid så her har at de den det os mig flere mange og nogle er bliver blev
		havde ret meget kom gav giver generelt stadig`)
	tellingNouns = set(`oplevelse ønske bekymring kritik frustration holdning opfattelse vurdering budskab håb forslag
		indtryk utilfredshed tilfredshed utryghed glæde erfaring synspunkt`)
	feelings = set(`ked glad træt bekymret frustreret vred bange utryg tilfreds utilfreds taknemmelig skuffet presset`)

	quantifiers = set(`flere nogle enkelte mange alle en et én to tre begge fleste`)
	reports     = set(`fremhæves påpeges nævnes efterlyses efterspørges foreslås udtrykkes tilkendegives understreges`)
)

// retoldReach is how many words may stand between the teller and the verb.
const retoldReach = 4

// Retold reports whether a statement gives somebody else's words: those never
// count as that person's own statement. A parent's "min datter siger, at …" is
// re-told too; "min datter siger ingenting" is told first-hand, for it has no
// clause of what was said. Staff and institutions are no tellers: what a parent
// was told by the school is the parent's experience.
func (a *Analyser) Retold(text string) bool {
	t := telling{a: a, text: text, words: a.scan(text, nil)}
	if len(t.words) == 0 {
		return false
	}
	if t.startsWithVerb() || t.startsWithMood() {
		return true
	}
	told := false // a teller has been named
	for i := range t.words {
		switch {
		case t.isReport(i), t.isQuantified(i), t.isPronoun(i, told), told && t.isInverted(i):
			return true
		case !t.isTeller(i):
			continue
		case t.isSource(i), t.belongs(i), t.isAmong(i), t.isMet(i), t.isAfterVerb(i), t.isWish(i):
			return true
		}
		told = true
		if v := t.verb(i); v >= 0 && !t.speaksOfSelf(i, v) && t.saysWhat(v) {
			return true
		}
	}
	return false
}

// telling is the work on one statement.
type telling struct {
	a     *Analyser
	text  string
	words []word
}

func (t *telling) lemma(i int) string {
	if i < 0 || i >= len(t.words) {
		return ""
	}
	return t.words[i].info.lemma
}

func (t *telling) low(i int) string {
	if i < 0 || i >= len(t.words) {
		return ""
	}
	return strings.ToLower(t.words[i].Of(t.text))
}

func (t *telling) isTeller(i int) bool {
	in := t.words[i].info
	if tellers[in.lemma] || gatherings[in.lemma] {
		return true
	}
	return slices.ContainsFunc(in.parts[max(0, len(in.parts)-1):], func(p string) bool { return tellers[p] || gatherings[p] })
}

// startsWithVerb reports a note's "siger hun ikke tør": a verb of saying at the
// head with the one who said it behind.
func (t *telling) startsWithVerb() bool {
	switch t.low(1) {
	case "hun", "han", "de":
		return tellingVerbs[t.lemma(0)] && !strings.HasSuffix(strings.TrimSpace(t.text), "?")
	}
	return false
}

// startsWithMood reports a note's "mor er ked af, at …": nobody calls himself
// mor without "jeg".
func (t *telling) startsWithMood() bool {
	switch t.low(0) {
	case "mor", "far", "barnet", "drengen", "pigen":
		return t.low(1) == "er" && feelings[t.lemma(2)]
	}
	return false
}

// isReport reports the passive of minutes ("det fremhæves, at") and what was
// said at a table.
func (t *telling) isReport(i int) bool {
	if reports[t.low(i)] {
		return true
	}
	return t.low(i) == "ved" && t.lemma(i+1) == "bord" && slices.ContainsFunc(t.words[max(0, i-3):i], func(w word) bool {
		return tellingVerbs[w.info.lemma]
	})
}

// isQuantified reports "flere nævnte", "enkelte følte sig": a number of people
// that is its own noun.
func (t *telling) isQuantified(i int) bool {
	switch t.low(i) {
	case "flere", "enkelte", "nogle", "mange", "alle", "andre":
	default:
		return false
	}
	if i > 0 && t.words[i].before == noPause {
		return false
	}
	v := i + 1
	if low := t.low(v); low == "har" || low == "havde" {
		v++
	}
	return v < len(t.words) && t.words[v].before == noPause && tellingVerbs[t.lemma(v)] && t.lemma(v) != "give" && t.saysWhat(v)
}

// isPronoun reports "hun fortæller, at". Of whom "de siger" tells cannot be seen:
// parents say it of the municipality.
func (t *telling) isPronoun(i int, told bool) bool {
	switch t.low(i) {
	case "hun", "han", "de":
	default:
		return false
	}
	if told && tellingVerbs[t.lemma(i+1)] && t.low(i-1) == "og" {
		return t.saysWhat(i + 1)
	}
	v := t.behindPronoun(i)
	if t.tellsOn(v) {
		return (i == 0 || t.words[i].before == sentencePause) && t.words[v].before == noPause && t.saysWhat(v)
	}
	if i > 1 && t.tellsOn(i-1) && isLeading(t.low(i-2)) { // "desuden mente han, at"
		return t.lemma(i-1) == "give" && t.low(i+1) == "udtryk" || t.saysWhat(i)
	}
	return false
}

// behindPronoun returns the word behind a pronoun, past an auxiliary and the
// small words that may stand in front of the verb.
func (t *telling) behindPronoun(i int) int {
	v := i + 1
	for range 2 {
		switch t.low(v) {
		case "har", "havde", "også", "selv", "ellers", "bare", "dog", "klart", "tydeligt":
			v++
		}
	}
	return v
}

// tellsOn reports whether the verb at v has what somebody thinks for an object,
// whoever it is: "mene", and "give udtryk for", but not "sige", which is what
// parents tell of the municipality.
func (t *telling) tellsOn(v int) bool {
	switch t.lemma(v) {
	case "fortælle", "mene", "føle", "synes", "oplyse", "udtrykke":
		return v < len(t.words)
	case "give":
		for j := v + 1; j <= v+3 && j < len(t.words); j++ {
			if t.low(j) == "udtryk" {
				return true
			}
		}
	}
	return false
}

// isLeading reports whether a word stands in front of a verb without being its
// subject.
func isLeading(low string) bool {
	switch low {
	case "her", "derfor", "så", "også", "desuden", "endelig", "derudover", "samtidig", "bagefter", "generelt", "dog":
		return true
	}
	return false
}

// isInverted reports "…, siger de" where it was told before who they are.
func (t *telling) isInverted(i int) bool {
	switch t.low(i + 1) {
	case "de", "hun", "han":
		return t.words[i].before != noPause && t.words[i+1].before == noPause && tellingVerbs[t.lemma(i)]
	}
	return false
}

// isSource reports "ifølge forældrene", "hører fra familierne", "får at vide af
// forældrene".
func (t *telling) isSource(i int) bool {
	const reach = 7
	from := -1
	for j := i - 1; j >= max(0, i-4) && t.words[j+1].before == noPause; j-- {
		switch t.low(j) {
		case "ifølge":
			return true
		case "fra", "af":
			from = j
		}
	}
	return from >= 0 && slices.ContainsFunc(t.words[max(0, from-reach):from], func(w word) bool {
		switch strings.ToLower(w.Of(t.text)) {
		case "hører", "hørte", "hørt", "vide":
			return true
		}
		return false
	})
}

// belongs reports "forældrenes oplevelse", "familiernes største ønske".
func (t *telling) belongs(i int) bool {
	if low := t.low(i); !strings.HasSuffix(low, "s") || strings.HasSuffix(t.lemma(i), "s") {
		return false
	}
	for j := i + 1; j <= i+2 && j < len(t.words) && t.words[j].before == noPause; j++ {
		if tellingNouns[t.lemma(j)] {
			return true
		}
	}
	return false
}

// isAmong reports "blandt forældrene er der stor frustration", "det fylder hos
// familierne".
func (t *telling) isAmong(i int) bool {
	switch t.low(i - 1) {
	case "fra":
		return t.low(i+1) == "lyder" || t.low(i+1) == "lød"
	case "hos", "blandt":
	default:
		return false
	}
	return slices.ContainsFunc(t.words, func(w word) bool { return tellingNouns[w.info.lemma] || w.info.lemma == "fylde" })
}

// isMet reports "de forældre, vi taler med, er …".
func (t *telling) isMet(i int) bool {
	if t.low(i+1) != "vi" && t.low(i+1) != "jeg" {
		return false
	}
	switch t.lemma(i + 2) {
	case "tale", "snakke", "møde", "høre":
		return t.low(i+3) == "med" || t.low(i+3) == "fra"
	}
	return false
}

// isAfterVerb reports "hos os siger forældrene tit": the verb first, which takes
// no person for an object, and no other subject in front of it.
func (t *telling) isAfterVerb(i int) bool {
	if i < 2 || t.words[i].before != noPause || strings.HasSuffix(strings.TrimSpace(t.text), "?") {
		return false
	}
	switch t.lemma(i - 1) {
	case "sige", "mene", "synes", "opleve", "føle":
	default:
		return false
	}
	switch t.low(i - 2) {
	case "os", "her", "derfor", "så", "også", "ofte", "tit", "generelt", "desuden", "endelig":
		return true
	}
	return false
}

// isWish reports "moren vil gerne have, at": a wish of somebody who is pointed
// at. "Forældre vil gerne høres" may be any parent's own.
func (t *telling) isWish(i int) bool {
	if low := t.low(i); low != "mor" && low != "far" && !strings.HasSuffix(low, "en") && !strings.HasSuffix(low, "ne") && !strings.HasSuffix(low, "et") {
		return false
	}
	start := i == 0 || t.words[i].before == sentencePause
	return start && t.low(i+1) == "vil" && (t.low(i+2) == "gerne" || t.low(i+2) == "have")
}

// speaksOfSelf leaves out those who speak of themselves, "vi forældre", "som
// mor", "jeg er far", "min mand og jeg", and what a child feels as its parent
// tells it.
func (t *telling) speaksOfSelf(i, v int) bool {
	for j := i + 1; j < v; j++ {
		if low := t.low(j); low == "jeg" || low == "vi" {
			return true
		}
	}
	if i == 0 || t.words[i].before != noPause {
		return false
	}
	switch t.lemma(i - 1) {
	case "som", "vi", "os", "jeg", "til", "for", "med", "lade", "få":
		return true
	case "være":
		return t.low(i-2) == "jeg" || t.low(i-2) == "vi"
	case "af":
		return !quantifiers[t.low(i-2)]
	}
	switch t.low(i - 1) {
	case "to", "tre":
		return t.low(i-2) == "vi"
	case "min", "mit", "mine", "vores", "vor":
		if ownChild[t.lemma(i)] {
			return !slices.Contains([]string{"sige", "fortælle", "mene", "synes", "give"}, t.lemma(v))
		}
	}
	return false
}

// verb returns the verb of telling that belongs to the teller, -1 if none. A
// clause may come between that tells of them: "forældre, som oplever".
func (t *telling) verb(i int) int {
	for j := i + 1; j < len(t.words) && j <= i+1+retoldReach; j++ {
		if t.words[j].before != noPause && !(t.words[j].before == clausePause && (t.low(j) == "som" || t.low(j) == "der")) {
			return -1
		}
		if tellingVerbs[t.lemma(j)] {
			return j
		}
		if t.low(j) == "enig" || t.low(j) == "enige" || t.low(j) == "enigt" {
			return j
		}
		if !between[t.low(j)] && !t.words[j].info.stop && !gatherings[t.lemma(j)] && !isNumber(t.low(j)) && t.low(j-1) != "i" {
			return -1
		}
	}
	return -1
}

// saysWhat reports whether what is told follows: "at …", a colon, a quotation,
// a further clause, praise, or an object that only others can have.
func (t *telling) saysWhat(v int) bool {
	if objectVerbs[t.lemma(v)] {
		return true
	}
	for j := v + 1; j < len(t.words) && j <= v+4; j++ {
		switch lemma := t.lemma(j); {
		case t.words[j].before != noPause, lemma == "at", lemma == "udtryk", lemma == "om", lemma == "ros", lemma == "tak":
			return true
		case j == v+1 && (t.low(j) == "han" || t.low(j) == "hun" || t.low(j) == "de"):
			return true // "far siger han ikke bliver inviteret"
		}
	}
	rest := t.text[t.words[v].End:]
	return strings.HasPrefix(rest, ":")
}
