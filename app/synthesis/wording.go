package synthesis

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sameWording reports whether two texts that share most of their letters say
// the same: one may add words to the other, but where each has a word that the
// other lacks, they tell of different things. A shared beginning ("Mange
// forældre oplever, at …") makes most letters alike and says nothing.
func sameWording(a, b string) bool {
	x, y := wordsOf(a), wordsOf(b)
	left, right := unmatched(x, y), unmatched(y, x)
	if len(left) > 0 && len(right) > 0 {
		return false
	}
	for _, w := range append(left, right...) {
		if turns[w] {
			return false
		}
	}
	return true
}

// fillers come and go between two ways of writing down one statement.
var fillers = wordsIn(`en et den det de og at så er var bliver blev være har have havde vil ville kan kunne skal skulle må måtte
	måttet alt helt meget ret lidt slet bare jo også da nu der som i på af til for om med hos ved fra ud op ind hele selv sig
	dem min mit mine vores vor sin sit sine deres jer os mig man vi jeg hun han igen ikke ik bl.a lige nok`)

// turns change what is said where one of two statements has them.
var turns = wordsIn(`kun færre mindre værre bedre mere før efter først sidst uden længere snart næsten heller ellers`)

// alikeWords are different words for one thing.
var alikeWords = map[string]string{
	"inden": "før", "to": "2", "tre": "3", "fire": "4", "fem": "5", "seks": "6", "syv": "7", "otte": "8", "ni": "9", "ti": "10",
	"ku": "kunne", "ka": "kan", "sbh": "sagsbehandler", "mdr": "måneder",
}

func wordsIn(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// wordsOf returns the words of a text in small letters, without what the
// anonymiser put in ("[navn 1]"): it tells of nobody.
func wordsOf(text string) []string {
	var out []string
	text = strings.ToLower(text)
	start, depth := -1, 0
	end := func(i int) {
		if start >= 0 {
			w := text[start:i]
			out = append(out, cmp.Or(alikeWords[w], w))
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case r == '[':
			end(i)
			depth++
		case r == ']' && depth > 0:
			depth--
		case depth > 0:
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end(i)
		case start < 0:
			start = i
		}
	}
	end(len(text))
	return out
}

// unmatched returns the words of a, but fillers, that b has in no form. Texts of
// statements are short; of longer ones the beginning is compared.
func unmatched(a, b []string) []string {
	const most = 200
	a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	var out []string
next:
	for _, w := range a {
		if fillers[w] {
			continue
		}
		for _, v := range b {
			if sameWord(w, v) {
				continue next
			}
		}
		out = append(out, w)
	}
	return out
}

// sameWord reports whether two words are forms of one, or one a slip of the
// other. The first letter must be the same: "uklar" is no slip of "klar".
func sameWord(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if !unicode.IsLetter(firstRune(a)) || firstRune(a) != firstRune(b) || turns[a] || turns[b] {
		return false
	}
	if len(a) >= 3 && strings.HasPrefix(b, a) && len(b)-len(a) <= 4 {
		return true
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	const stem, ending = 4, 3 // bytes that forms share, and that they may differ by
	if n >= stem && len(a)-n <= ending && len(b)-n <= ending && n*2 > len(b) {
		return true
	}
	return len(a) >= 6 && oneSlip(a[n:], b[n:])
}

// oneSlip reports whether a and b, different from the first byte on, are the
// same but for one letter that is missing, added or another.
func oneSlip(a, b string) bool {
	_, i := utf8.DecodeRuneInString(a)
	_, j := utf8.DecodeRuneInString(b)
	return a[i:] == b[j:] || a == b[j:]
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
