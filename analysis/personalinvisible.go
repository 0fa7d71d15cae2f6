package analysis

import "strings"

// invisible are characters that take no room: zero-width spaces and joiners,
// soft hyphens, marks of direction. Word processors and web pages leave them
// within names and numbers, where a reader does not see them.
const invisible = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e" +
	"\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"

// isSeen reports whether a text has none of them.
func isSeen(text string) bool { return !strings.ContainsAny(text, invisible) }

// seen takes them out. at[i] is where byte i of what is left stood.
func seen(text string) (out string, at []int) {
	var b strings.Builder
	b.Grow(len(text))
	at = make([]int, 0, len(text))
	for i := 0; i < len(text); {
		n := 1
		for i+n < len(text) && text[i+n]&0xC0 == 0x80 {
			n++
		}
		if strings.Contains(invisible, text[i:i+n]) && text[i] >= 0xC0 {
			i += n
			continue
		}
		for range n {
			b.WriteByte(text[i])
			at = append(at, i)
			i++
		}
	}
	return b.String(), at
}

// onlySeen returns a text without its invisible characters.
func onlySeen(text string) string {
	if isSeen(text) {
		return text
	}
	out, _ := seen(text)
	return out
}

// given maps a span of what is left back.
func given(s Span, at []int) Span { return Span{at[s.Start], at[s.End-1] + 1} }

// personalUnseen finds personal data in a text with invisible characters: as a
// reader sees it, and as it stands, since some people set such a character
// between words.
func (a *Analyser) personalUnseen(text string) []Finding {
	var all []Finding
	rest := text
	for range maxRounds {
		out, at := seen(rest)
		found := a.personalSeen(out)
		for i, f := range found {
			found[i].Span = given(f.Span, at)
		}
		all, rest = append(all, found...), blank(rest, found)
		more := a.personalSeen(rest)
		all, rest = append(all, more...), blank(rest, more)
		echo := echoes(text, rest, all)
		all, rest = append(all, echo...), blank(rest, echo)
		if len(found)+len(more)+len(echo) == 0 {
			break
		}
	}
	return all
}
