package synthesis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of a clause in words, "at" not counted.
const (
	leastWords = 2
	mostWords  = 60
)

// AtClause turns a wish into the clause that a point is: "Vi vil gerne have, at
// der er en dagsorden" gives "at der er en dagsorden." It is grammar alone:
// every word of the clause but "at" stands in the text, and where a word would
// have to be changed, or where the text may be a complaint, ok is false.
func AtClause(text string) (clause string, ok bool) {
	return AtClauseUnder("", text)
}

// AtClauseUnder is AtClause for a text that stood under a heading. Under "Vi
// ønsker os:" a bare infinitive is a wish, under "Hvad fungerer ikke?" an "at"
// of its own is none.
func AtClauseUnder(heading, text string) (clause string, ok bool) {
	clause, form := clauseOf(headingOf(heading), text)
	return clause, form != noForm
}

// form is how a text shows that it is a wish.
type form int

const (
	noForm   form = iota
	bare          // it only begins with "at": its kind must tell that it is a wish
	explicit      // its own words or its heading say so
)

// clauseOf takes the first sentence of the text that is a wish.
func clauseOf(h headingKind, text string) (string, form) {
	first := true
	for line := range strings.Lines(text) {
		for _, s := range sentences(line) {
			if c, f := clauseOfSentence(h, s, first); f != noForm {
				return c, f
			}
			first = false
		}
	}
	return "", noForm
}

// clauseOfSentence also needs to know whether the sentence is the text's first:
// the subject of a later one may be a word that points back ("den bør skrives
// om").
func clauseOfSentence(h headingKind, s []word, first bool) (string, form) {
	if strings.Contains(s[len(s)-1].raw, "?") {
		return "", noForm // a question asks, it does not yet propose
	}
	for len(s) > 1 && skipped[s[0].key] && !s[0].ends() {
		s = s[1:]
	}
	if len(s) > 1 && labels[s[0].key] && strings.HasSuffix(s[0].raw, ":") {
		h, s = headingOf(s[0].key), s[1:]
	}
	if rest, ok := afterOpener(s); ok {
		return finish(rest, explicit)
	}
	if rest, ok := afterGladly(s); ok {
		return finish(rest, explicit)
	}
	if s[0].key == "at" {
		return fromAt(h, s)
	}
	if rest, ok := fromBare(s); ok {
		return finish(rest, explicit)
	}
	if rest, ok := subordinate(h, s); ok && (first || standing[s[0].key]) {
		return finish(rest, explicit)
	}
	if h == ownWishHeading && len(s) > 1 && infinitive(s[0].key) && !urging[s[1].key] {
		return finish(lowered(s), explicit)
	}
	return "", noForm
}

// afterOpener takes off "vi vil gerne have, at" and its like.
func afterOpener(s []word) ([]word, bool) {
	for _, o := range openers {
		n := o.match(s)
		if n < 0 || n >= len(s) {
			continue
		}
		rest := s[n:]
		switch last := s[n-1].key; {
		case last == "hvis" && rest[0].key == "bare":
			rest = rest[1:]
		case last == "ønske" && !subjects[rest[0].key]:
			continue // "jeg ville ønske" goes without "at" before a clause only
		}
		if n > 1 && s[1].key == "ville" && holds(rest, "men") {
			continue // "vi ville gerne have, at …, men" tells what did not happen
		}
		return rest, true
	}
	return nil, false
}

// afterGladly takes off "vi vil gerne" before an infinitive. What is wanted and
// then hindered ("vi vil gerne hjælpe, men …") is a complaint.
func afterGladly(s []word) ([]word, bool) {
	n := gladly.match(s)
	if n < 0 || n >= len(s) || !infinitive(s[n].key) || s[n].key == "have" || holds(s, "men") {
		return nil, false
	}
	return s[n:], true
}

// fromBare reads "Bare de ville ringe".
func fromBare(s []word) ([]word, bool) {
	if len(s) < 4 || s[0].key != "bare" || !subjects[s[1].key] || s[2].key != "ville" && s[2].key != "kunne" {
		return nil, false
	}
	return s[1:], true
}

// fromAt reads a text that is an "at" clause already.
func fromAt(h headingKind, s []word) (string, form) {
	rest := s[1:]
	switch {
	case len(rest) == 0 || h == againstHeading || fronted(rest):
		return "", noForm
	case h == wishHeading && infinitive(rest[0].key):
		return "", noForm // under "Hvad skal kommunen …?" it is another who acts
	case h == wishHeading || h == ownWishHeading:
		return finish(rest, explicit)
	case complains(rest):
		return "", noForm
	}
	return finish(rest, bare)
}

// complains reports a denial that tells how things are ("at vi ikke får svar")
// rather than how they should be ("at vi ikke skal begynde forfra").
func complains(s []word) bool {
	for i, w := range s {
		if !denials[w.key] {
			continue
		}
		if i+1 >= len(s) || s[i+1].key != "skal" && s[i+1].key != "behøver" && s[i+1].key != "må" {
			return true
		}
	}
	return false
}

// fronted reports an "at" clause that is the subject of a sentence: "At vi må
// vente, er hårdt". Where a second verb follows without a word that joins, it is
// taken for one.
func fronted(s []word) bool {
	verb := false
	for i, w := range s {
		switch {
		case i > 1 && s[i-1].comma() && (verbs[w.key] || judging[w.key]):
			return true
		case joining[w.key]:
			verb = false
		case verb && judging[w.key]:
			return true
		case verbs[w.key] || strings.HasSuffix(w.key, "ede") || strings.HasSuffix(w.key, "r") && !particles[w.key]:
			verb = true
		}
	}
	return false
}

// subordinate turns "der bør altid være en dagsorden" to the order of a
// subordinate clause, "der altid bør være en dagsorden": the adverbs that stand
// after the verb go before it. Only a pronoun or one well-known noun is taken
// for the subject, and only adverbs whose place is certain are moved.
func subordinate(h headingKind, s []word) ([]word, bool) {
	if len(s) < 4 || !subjects[s[0].key] || s[0].key == "i" && s[0].raw != "I" {
		return nil, false
	}
	verb := s[1].key
	wished := h == wishHeading || h == ownWishHeading
	switch {
	case verb == "bør":
	case verb == "burde" && s[0].key != "jeg" && s[0].key != "vi":
	case wished && modal[verb]:
	case wished && plain[verb] && !slices.ContainsFunc(s, func(w word) bool { return denials[w.key] }):
	default:
		return nil, false
	}
	n := 2
	for n < len(s) && moving[s[n].key] {
		n++
	}
	if n >= len(s) || unsettled[s[n].key] || nominative[s[n].key] || s[n-1].comma() {
		return nil, false // after the verb a nominative is the subject: "det bør man vide"
	}
	for _, w := range s[n:min(n+3, len(s))] {
		if w.key == "ikke" || w.key == "aldrig" || w.key == "altid" {
			return nil, false // it belongs before the verb, but something stands between
		}
	}
	out := append(lowered(s[:1]), s[2:n]...)
	out = append(out, s[1])
	return append(out, s[n:]...), true
}

// finish cuts what no longer belongs to the wish and checks the rest.
func finish(s []word, f form) (string, form) {
	s = cut(s)
	if len(s) < leastWords || len(s) > mostWords || regrets(s) || slices.ContainsFunc(s, func(w word) bool { return pointing[w.key] }) {
		return "", noForm
	}
	raw := make([]string, len(s))
	for i, w := range s {
		raw[i] = w.raw
	}
	text := strings.TrimRightFunc(strings.Join(raw, " "), func(r rune) bool {
		return strings.ContainsRune(".!…,;:- –", r) || unicode.IsSpace(r)
	})
	if strings.Contains(text, "?") || !balanced(text) || len(strings.Fields(text)) < leastWords {
		return "", noForm
	}
	return "at " + text + ".", f
}

// cut ends the clause before ", men", before what follows in the order of a main
// clause (", for vi …", ", han er jo …", "– det giver ro").
func cut(s []word) []word {
	for i := 1; i < len(s); i++ {
		reason := s[i].key == "for" && s[i-1].comma() && i+1 < len(s) && subjects[s[i+1].key]
		if s[i].key == "men" || reason || s[i-1].comma() && mainOrder(s[i:]) {
			s = s[:i]
			break
		}
	}
	dashes := 0
	first := -1
	for i, w := range s {
		if w.key == "" && strings.Trim(w.raw, "-–—") == "" {
			dashes++
			if first < 0 {
				first = i
			}
		}
	}
	if dashes == 1 && (first+1 >= len(s) || subjects[s[first+1].key]) {
		return s[:first]
	}
	return s
}

// mainOrder reports a pronoun, its verb and, soon after, an adverb that a
// subordinate clause has before its verb: "han bor der jo også".
func mainOrder(s []word) bool {
	return len(s) > 2 && nominative[s[0].key] && slices.ContainsFunc(s[2:min(4, len(s))], func(w word) bool {
		return w.key == "jo" || w.key == "ikke" || w.key == "aldrig" || w.key == "altid"
	})
}

// regrets reports what should have happened and did not: "nogen havde spurgt",
// "de ville have ringet". Nobody asks for that.
func regrets(s []word) bool {
	for i, w := range s {
		next := s[i+1 : min(i+4, len(s))]
		switch w.key {
		case "havde":
			// Before a determiner "havde" is a verb of its own: "havde en fast plan".
			if len(next) > 0 && !determiners[next[0].key] &&
				slices.ContainsFunc(next, func(w word) bool { return strings.HasSuffix(w.key, "t") }) {
				return true
			}
		case "ville", "kunne", "burde", "skulle":
			if slices.ContainsFunc(next[:min(2, len(next))], func(w word) bool { return w.key == "have" || w.key == "ha" }) {
				return true
			}
		}
	}
	return false
}

// balanced reports whether every bracket and quotation mark has its other half.
func balanced(s string) bool {
	pairs := [][2]string{{"(", ")"}, {"[", "]"}, {"»", "«"}, {"“", "”"}}
	for _, p := range pairs {
		if strings.Count(s, p[0]) != strings.Count(s, p[1]) {
			return false
		}
	}
	return strings.Count(s, `"`)%2 == 0
}

func holds(s []word, key string) bool {
	return slices.ContainsFunc(s, func(w word) bool { return w.key == key })
}

// lowered writes the first word small; "I" (you) stays.
func lowered(s []word) []word {
	out := slices.Clone(s)
	if out[0].raw != "I" {
		// The rest stays as it is to the byte: broken UTF-8 would grow otherwise.
		if first, n := utf8.DecodeRuneInString(out[0].raw); first != utf8.RuneError {
			out[0].raw = string(unicode.ToLower(first)) + out[0].raw[n:]
		}
	}
	return out
}
