package analysis

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// finite are verb forms that only a clause has, beside those that the endings
// give away. Forms that are also common nouns ("arbejder", "timer") are left to
// the endings, which ask for a subject in front.
var finite = wordSet(`er var har havde blev bliver kan kunne skal skulle vil ville må måtte bør burde tør turde får fik
	går gik kommer kom siger sagde gør gjorde står stod ved vidste synes syntes føler følte giver gav ser så tager tog
	lader lod holder holdt hører hørte mangler manglede ønsker ønskede oplever oplevede savner savnede lytter lyttede
	venter ventede ringer ringede svarer svarede virker virkede fungerer fungerede betyder betød hjalp hjælper troede
	tror mener mente fandt finder sad sidder lå ligger faldt falder skrev skriver spurgte spørger valgte vælger
	mistede mister trives findes fandtes kender kendte bad beder lever levede slap slipper forstår forstod
	sover sov græd græder løb løber slog slår drog brød tabte taber mødte møder endte ender ramte rammer bor`)

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

// reToldField matches the fields of minutes that may stand in front of what
// somebody says, too: "Tid: vi får den samme tid hver gang". Those of a mail's
// head and of what is agreed never do.
var reToldField = regexp.MustCompile(`(?i)^(?:sted|tid|tidspunkt|lokale|til stede|tilstede|deltagere|fremmødte|afbud|fraværende|bilag|antal \pL+|bord|bordnr|gruppe|hold|alder|antal|rolle|kontakt|skole|institution|kommune|klasse|telefon|tlf|mail|e-?mail|noter)\.?\s*(?:nr\.?\s*\d*)?\s*:\s+`)

// formula is the length of the greeting, thanks or field's name at the head of
// row i, where the line goes on with a clause of its own: only the formula is
// set aside then. It is 0 where there is none, or nothing but it.
func (s *segmenter) formula(t string, i int) int {
	const most = 14 // words; a longer line is a statement with its thanks
	if len(t) > 400 || wordCount(t) > most {
		return 0
	}
	if isField(t) {
		n := len(reToldField.FindString(t))
		if n > 0 && s.ownClause(t[n:]) {
			return n
		}
		return 0
	}
	if isGreeting(t, i, 2) && !strings.HasSuffix(t, "?") {
		return s.clauseBehind(t, len(firstWord(t)))
	}
	m := reCourtesy.FindStringIndex(t)
	if m == nil {
		return 0
	}
	if at := strings.LastIndexAny(t[:m[0]], ",.!?;"); at > 0 && s.ownClause(t[:at]) {
		return 0 // "vi blev ikke hørt, men tak for invitationen": see isCourtesy
	}
	return s.clauseBehind(t, m[1])
}

// clauseBehind returns where what stands behind the first n bytes of a line is a
// clause: behind a mark, or right there with its subject and verb. 0 if nowhere.
func (s *segmenter) clauseBehind(t string, n int) int {
	rest := wordsOf(t[n:])
	if isSpace(firstRune(t[n:])) && len(rest) > 2 && (subjects[rest[0]] || softSubjects[rest[0]]) && (finite[rest[1]] || s.isPresent(rest[1])) {
		return n
	}
	for {
		at := strings.IndexAny(t[n:], ",.!?;–-")
		if at < 0 {
			return 0
		}
		n += at
		_, size := utf8.DecodeRuneInString(t[n:])
		if n += size; n < len(t) && isSpace(firstRune(t[n:])) && s.ownClause(t[n:]) {
			return n
		}
	}
}

// ownClause reports whether t tells something, and is no further formula.
func (s *segmenter) ownClause(t string) bool {
	t = strings.TrimFunc(t, isSpace)
	return s.hasClause(wordsOf(t)) && !reCourtesy.MatchString(t) && !reClosing.MatchString(t)
}

// cutFormula sets the first n bytes of a span aside and returns the rest.
func (s *segmenter) cutFormula(span Span, n int) Span {
	s.add(Span{span.Start, span.Start + n}, Aside, "")
	rest := s.text[span.Start+n : span.End]
	return Span{span.End - len(strings.TrimLeft(rest, " ,.;:-–")), span.End}
}

// isReply reports whether row i begins a mail that the writer answers above it,
// though no line tells so: a block of sentences behind ">" below running text.
// Where a heading or a list stands above, ">" is a bullet of those notes.
func (s *segmenter) isReply(i int) bool {
	if i == 0 || !s.rows[i].quote || s.rows[i-1].bullet > 0 || s.heading != "" || len(s.out) == 0 {
		return false
	}
	above := s.out[len(s.out)-1]
	said := above.Kind == Said && above.Speaker == "" && s.isOwnText(above.Of(s.text))
	if !said && (above.Kind != Aside || !s.isClosing(i-1)) {
		return false
	}
	last := i
	for last+1 < len(s.rows) && s.rows[last+1].quote {
		last++
	}
	first := s.rows[i].body.Of(s.text)
	return startsUpper(first) && (reGreeting.MatchString(first) || strings.ContainsRune(".!?", lastRune(s.rows[last].Of(s.text))))
}

// isOwnText reports whether a piece is a sentence of running text.
func (s *segmenter) isOwnText(t string) bool {
	return startsUpper(t) && (strings.ContainsRune(".!", lastRune(t)) && wordCount(t) > 1 || s.hasClause(wordsOf(t)))
}
