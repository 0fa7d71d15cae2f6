package synthesis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word as it stands in a text, with the marks that touch it.
type word struct {
	raw string
	key string // small letters, without the marks; "" for a dash
}

func (w word) comma() bool { return strings.HasSuffix(w.raw, ",") }

// ends reports a mark that no word of the same clause can follow.
func (w word) ends() bool { return strings.ContainsAny(w.raw[len(w.raw)-1:], ":;") }

// sentences cuts a line into sentences of words. A full stop ends a sentence
// when a capital follows and the word is no abbreviation or number.
func sentences(line string) [][]word {
	var out [][]word
	var s []word
	line = strings.TrimLeft(line, "-–—*•· \t")
	if rest, ok := strings.CutPrefix(line, "o "); ok {
		line = rest // the bullet that Word's second level pastes as
	}
	fields := strings.Fields(line)
	for i, f := range fields {
		s = append(s, word{f, strings.ToLower(strings.TrimFunc(f, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}))})
		if i+1 < len(fields) && stops(f, fields[i+1]) {
			out = append(out, s)
			s = nil
		}
	}
	if len(s) > 0 {
		out = append(out, s)
	}
	return out
}

func stops(f, next string) bool {
	f = strings.TrimRight(f, `"”«)`)
	if strings.HasSuffix(f, "!") || strings.HasSuffix(f, "?") {
		return true
	}
	if !strings.HasSuffix(f, ".") && !strings.HasSuffix(f, "…") {
		return false
	}
	low := strings.ToLower(strings.Trim(f, `.("»“`))
	digit := low != "" && low[len(low)-1] >= '0' && low[len(low)-1] <= '9'
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `"»“(`))
	return !abbreviations[low] && !digit && utf8.RuneCountInString(low) > 1 && !unicode.IsLower(first)
}

// opener is a turn of words, slot by slot.
type opener []slot

type slot struct {
	words    map[string]bool
	optional bool
}

// newOpener reads "vi|jeg vil|ville meget? gerne have at".
func newOpener(pattern string) opener {
	var o opener
	for _, p := range strings.Fields(pattern) {
		p, optional := strings.CutSuffix(p, "?")
		words := map[string]bool{}
		for w := range strings.SplitSeq(p, "|") {
			words[w] = true
		}
		o = append(o, slot{words, optional})
	}
	return o
}

// match returns how many words the opener takes, or -1.
func (o opener) match(s []word) int {
	if len(o) == 0 {
		return 0
	}
	if len(s) > 0 && o[0].words[s[0].key] {
		if n := o[1:].match(s[1:]); n >= 0 {
			return n + 1
		}
	}
	if o[0].optional {
		return o[1:].match(s)
	}
	return -1
}

// headingKind is what a heading says of the texts under it.
type headingKind int

const (
	noHeading      headingKind = iota
	wishHeading                // wishes of what others should do
	ownWishHeading             // wishes of those who speak: "Vi ønsker os:"
	againstHeading             // what is wrong or should stop
)

func headingOf(heading string) headingKind {
	var own, wish, others bool
	for w := range strings.FieldsFuncSeq(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch {
		case againstWords[w]:
			return againstHeading
		case othersWords[w]:
			others = true
		case ownWords[w]:
			own, wish = true, true
		case wishWords[w]:
			wish = true
		}
	}
	switch {
	case own && !others:
		return ownWishHeading
	case wish:
		return wishHeading
	}
	return noHeading
}

// infinitive reports a known infinitive, active or passive ("høres").
func infinitive(key string) bool {
	active, _ := strings.CutSuffix(key, "s")
	return infinitives[key] || infinitives[active]
}
