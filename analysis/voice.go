package analysis

import "slices"

// The grammar of re-telling: somebody who can speak for himself, then a verb of
// saying or feeling. "Forældrene siger, at …", "mor fortæller", "ifølge eleven".
var (
	tellers = set(`forælder mor far familie barn pige dreng datter søn ung unge elev bruger borger mormor farmor plejeforælder
		plejefamilie pårørende kvinde mand deltager søskende storebror storesøster teenager bedsteforælder moder fader fædre`)
	tellingVerbs = set(`sige fortælle mene opleve føle udtrykke synes nævne beskrive efterspørge efterlyse ønske give berette
		forklare klage rose spørge foreslå fremhæve pege savne svare understrege påpege frygte bekymre håbe udtale formulere
		tilkendegive ytre`)
	between = set(`i til gruppe som selv også ofte tit altid så her har at de den det os mig flere mange og nogle`)
)

// retoldReach is how many words may stand between the teller and the verb.
const retoldReach = 3

// Retold reports whether a statement gives somebody else's words: those never
// count as that person's own statement. A parent's "min datter siger, at …" is
// re-told too; "min datter siger ingenting" is told first-hand, for it has no
// clause of what was said.
func (a *Analyser) Retold(text string) bool {
	words := a.scan(text, nil)
	for i := range words {
		if words[i].info.lemma == "ifølge" && i+1 < len(words) && a.isTeller(words, i+1) {
			return true
		}
		if !a.isTeller(words, i) || !a.definiteOrMany(words, i) {
			continue
		}
		if v := a.verbAfter(text, words, i); v >= 0 && saysWhat(text, words, v) {
			return true
		}
	}
	return false
}

func (a *Analyser) isTeller(words []word, i int) bool {
	in := words[i].info
	if tellers[in.lemma] {
		return true
	}
	return slices.ContainsFunc(in.parts[max(0, len(in.parts)-1):], func(p string) bool { return tellers[p] })
}

// definiteOrMany leaves out those who speak of themselves: "vi forældre", "som
// mor", "jeg er far".
func (a *Analyser) definiteOrMany(words []word, i int) bool {
	if i == 0 || words[i].before != noPause {
		return true
	}
	switch words[i-1].info.lemma {
	case "som", "vi", "os", "jeg", "være", "til", "for", "med", "af":
		return false
	}
	return true
}

// verbAfter returns the verb of telling that belongs to the teller, -1 if none.
func (a *Analyser) verbAfter(text string, words []word, i int) int {
	for j := i + 1; j < len(words) && j <= i+1+retoldReach; j++ {
		if words[j].before != noPause {
			return -1
		}
		if tellingVerbs[words[j].info.lemma] {
			return j
		}
		if !between[words[j].Of(text)] && !words[j].info.stop {
			return -1
		}
	}
	return -1
}

// saysWhat reports whether what is told follows: "at …", a colon, a quotation,
// a further clause, or an object that only others can have (an efterlysning).
func saysWhat(text string, words []word, v int) bool {
	switch words[v].info.lemma {
	case "opleve", "føle", "efterspørge", "efterlyse", "ønske", "savne", "beskrive", "nævne", "fremhæve", "pege", "frygte":
		return true
	}
	for j := v + 1; j < len(words) && j <= v+4; j++ {
		if words[j].before != noPause || words[j].info.lemma == "at" || words[j].info.lemma == "udtryk" || words[j].info.lemma == "om" {
			return true
		}
	}
	return v+1 < len(words) && words[v+1].before != noPause || endsWithColon(text[words[v].End:])
}

func endsWithColon(rest string) bool { return len(rest) > 0 && rest[0] == ':' }
