package analysis

import (
	"strings"
	"unicode"
)

// finite are verb forms that only a clause has, beside those that the endings
// give away. Forms that are also common nouns ("arbejder", "timer") are left to
// the endings, which ask for a subject in front.
var finite = wordSet(`er var har havde blev bliver kan kunne skal skulle vil ville må måtte bør burde tør turde får fik
	går gik kommer kom siger sagde gør gjorde står stod ved vidste synes syntes føler følte giver gav ser så tager tog
	lader lod holder holdt hører hørte mangler manglede ønsker ønskede oplever oplevede savner savnede lytter lyttede
	venter ventede ringer ringede svarer svarede virker virkede fungerer fungerede betyder betød hjalp hjælper troede
	tror mener mente fandt finder sad sidder lå ligger faldt falder skrev skriver spurgte spørger valgte vælger
	mistede mister trives findes fandtes kender kendte bad beder lever levede slap slipper forstår forstod`)

// subjects are the pronouns that nothing but the subject of a clause can be.
// "De" and "alle" may also stand in front of a noun, "det" in front of what a
// title is about: they count with a verb behind them.
var (
	subjects     = wordSet(`vi jeg hun han man`)
	softSubjects = wordSet(`det de der i du den alle ingen nogen nogle mange flere`)
)

// isTold reports whether words in capitals are a sentence and no title: a full
// stop ends them, or they have a subject and its verb. "HVAD VI ØNSKER" and
// "DET VIRKER IKKE" are titles of what follows.
func (s *segmenter) isTold(span Span) bool {
	const few = 3 // words; titles are as short as the shortest sentences
	for _, x := range s.sent.split(nil, s.text, span) {
		t := x.Of(s.text)
		words := wordsOf(t)
		if len(words) < few || isTableHead(t) || strings.HasSuffix(t, "?") || strings.HasSuffix(t, ":") || startsQuestion(words) {
			continue
		}
		if last := lastRune(t); last == '.' && !strings.HasSuffix(t, "..") && !s.endsAbbreviated(t) || s.hasClause(words) {
			if len(words) > few || last == '.' || !softSubjects[words[0]] {
				return true
			}
		}
	}
	return false
}

func (s *segmenter) endsAbbreviated(t string) bool {
	last := t[strings.LastIndexByte(t, ' ')+1:]
	return s.sent.abbrev.Has(last) || unicode.IsDigit(firstRune(last))
}

// startsQuestion reports whether the first word asks, or names what a title is
// about: "det vi ønsker", "sådan kan det blive".
func startsQuestion(words []string) bool {
	if len(words) == 0 {
		return false
	}
	switch {
	case strings.HasPrefix(words[0], "hv") && words[0] != "hver" && words[0] != "hvis", words[0] == "sådan":
		return true
	case len(words) > 1 && words[0] == "det":
		return subjects[words[1]] || softSubjects[words[1]]
	}
	return false
}

// wordsOf returns the words at the head of a line in small letters, without the
// marks around them.
func wordsOf(t string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(head(t, 400)), isSpace) {
		if w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// hasClause reports whether words have a verb that is finite and something in
// front of or behind it that can be its subject.
func (s *segmenter) hasClause(words []string) bool {
	for i, w := range words {
		before, after := "", ""
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			after = words[i+1]
		}
		inverted := subjects[after] || softSubjects[after]
		if finite[w] && (i > 0 || inverted) || i > 0 && s.isPast(w) || (s.isSubject(before) || inverted) && s.isPresent(w) {
			return true
		}
	}
	return false
}

// isSubject reports whether a word may stand right in front of its verb: a
// pronoun, or a noun that is pointed at.
func (s *segmenter) isSubject(w string) bool {
	if subjects[w] || softSubjects[w] {
		return true
	}
	for _, end := range []string{"en", "et", "ne"} {
		if len(w) > 4 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// isPast reports whether a word is a weak verb's past: "ringede", not "hede".
func (s *segmenter) isPast(w string) bool {
	if !strings.HasSuffix(w, "ede") {
		return false
	}
	infinitive := strings.TrimSuffix(w, "de")
	lemma, ok := s.sent.lex.Lemma(w)
	return ok && lemma == infinitive && s.sent.lex.Known(infinitive+"r")
}

// isPresent reports whether a word can be a verb's present: plurals such as
// "timer" look the same, so that callers ask what stands in front.
func (s *segmenter) isPresent(w string) bool {
	infinitive, ok := strings.CutSuffix(w, "r")
	if !ok || !strings.HasSuffix(infinitive, "e") || !s.sent.lex.Known(infinitive) {
		return false
	}
	return s.sent.lex.Known(infinitive+"de") || s.sent.lex.Known(strings.TrimSuffix(infinitive, "e")+"te")
}
