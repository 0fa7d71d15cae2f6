package analysis

import (
	"regexp"
	"strings"
)

// Hint is a pair of pieces that point at one child together though neither is
// personal data: an age and something rare. Nothing is hidden for it.
type Hint struct{ Age, Rare Span }

// hintReach is how far apart in bytes the two may stand: about two sentences.
const hintReach = 200

var agesPattern = regexp.MustCompile(`(?i)\b(?:\d{1,2}(?:½|,5)?[ -]årig[et]?|\d{1,2} år(?: gammel)?|(?:på|er) (?:\d{1,2}|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten)(?: år)?|(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten)[ -]?årig[et]?|\d{1,2}\. ?(?:klasse|kl\.?))`)

// rareWords are what few children of an age in a municipality have: beginnings
// of words in small letters.
var rareWords = strings.Fields(`retts angelman prader duchenne muskelsvind cerebral spastiker spastisk trisomi downs turners
	klinefelter williams døv blind svagtsynet hørehandicap sonde respirator kørestol stomi hjerneskade hjernerystelse
	leukæmi kræft hjertefejl dialyse transplanter cystisk epilepsi skizofreni psykose psykotisk mutisme anoreksi
	tourette adopter tvilling trilling forældreløs uledsaget flygtning anbragt plejebarn tvangsfjern fængsel afson
	incest overgreb voldtægt selvmord selvskade transkøn kemoterapi sjælden dværg albin fragilt`)

// rareByByte are the rare words by the byte that they begin with.
var rareByByte = func() (by [256][]string) {
	for _, w := range rareWords {
		by[w[0]] = append(by[w[0]], w)
	}
	return by
}()

// Hints finds ages beside rare circumstances. The rare ones are looked for
// first: they are, and finding ages takes ten times as long.
func (a *Analyser) Hints(text string) []Hint {
	var rare []Span
	for _, w := range wordSpans(text) {
		if w.Len() <= maxWord && isRare(strings.ToLower(w.Of(text))) {
			rare = append(rare, w)
		}
	}
	if len(rare) == 0 {
		return nil
	}
	ages := agesPattern.FindAllStringIndex(text, -1)
	var out []Hint
	k := 0
	for _, w := range rare {
		for k < len(ages) && ages[k][1]+hintReach < w.Start {
			k++
		}
		if k < len(ages) && ages[k][0] <= w.End+hintReach {
			out = append(out, Hint{Span{ages[k][0], ages[k][1]}, w})
		}
	}
	return out
}

func isRare(low string) bool {
	for _, r := range rareByByte[low[0]] {
		if strings.HasPrefix(low, r) {
			return true
		}
	}
	return false
}
