package analysis

import (
	"iter"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Language is what a text is written in, as an ISO 639 code.
type Language string

// The languages that are told apart. A text that nobody could name for sure is
// Danish: a stub, a name or a typo must never be set aside for its looks.
const (
	Danish    Language = ""
	English   Language = "en"
	German    Language = "de"
	Swedish   Language = "sv"
	Norwegian Language = "no"
	Polish    Language = "pl"
	Turkish   Language = "tr"
	Somali    Language = "so"
	Arabic    Language = "ar"
	Persian   Language = "fa"
	Ukrainian Language = "uk"
	Russian   Language = "ru"
	Foreign   Language = "und" // not Danish, and no more is known
)

// languageReach bounds how much of a text is read to tell its language.
const languageReach = 4096

// Language tells what a text is written in: by its script, by the words that
// each language has most of, by letters that Danish lacks, and by how much of it
// is in the Danish dictionary. Danish wins wherever it is close, so that of two
// words one must be plainly foreign. Norwegian is told from Danish by its own
// words alone, and where a sentence has none of them it passes for Danish, which
// the theme tagger then reads as such.
func (a *Analyser) Language(text string) Language { return a.language(text, Danish) }

// language tells the language of a piece of a text that is mostly in another:
// then less is enough.
func (a *Analyser) language(text string, around Language) Language {
	text = head(text, languageReach)
	if l := scriptOf(text); l != Danish {
		return l
	}
	v := a.votes(text)
	best, most, danish := v.best()
	switch {
	case around != Danish: // a stub among foreign lines needs Danish words of its own
		if most > 0 && most >= danish && v.own[best] > 0 {
			return best
		}
		if v.danish == 0 && v.unknown*2 > v.total {
			return around
		}
		return Danish
	case most >= leastForeign && most > danish+v.lead() && (best != English || v.total > 2),
		most > 0 && most == v.total && v.longest >= 6 && best != English:
		return best
	case v.total >= 4 && v.danish == 0 && v.odd >= 2 && v.unknown*4 >= v.total*3:
		return Foreign
	}
	return Danish
}

// A language is believed from about two words that only it has, and when it
// leads Danish by half a word. Danish text is full of English, so that two
// English words alone are not believed.
const (
	leastForeign = 1.3
	leadForeign  = 0.3
)

// lead is by how much a language must lead Danish: by more in a sentence that is
// Danish but for a saying.
func (v *votes) lead() float64 {
	if v.danish >= 1 && v.total < 12 {
		return 3 * leadForeign
	}
	return leadForeign
}

// best returns the foreign language that most speaks for, and what speaks for
// Danish against it. Against Norwegian and Swedish a word that Danish shares
// with them is no evidence; against all others it is.
func (v *votes) best() (best Language, most, danish float64) {
	for l := range commonWords {
		if l == Danish {
			continue
		}
		against := v.danish + v.letters[Danish] + v.known
		speaks := v.words[l] + v.letters[l]
		if l == Norwegian || l == Swedish {
			against = v.words[Danish] + v.known
		}
		if l == Norwegian && v.own[l] < 2 {
			continue
		}
		if speaks > 0 && (best == Danish || speaks-against > most-danish || speaks-against == most-danish && l < best) {
			best, most, danish = l, speaks, against
		}
	}
	return best, most, danish
}

// scriptOf names the language of a text whose letters are mostly not Latin.
func scriptOf(text string) Language {
	letters, other := 0, 0
	var arabic, persian, cyrillic, russian int
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Lm, r) || r == 'º' || r == 'ª' || r == 'µ' {
			continue
		}
		other++
		switch {
		case strings.ContainsRune("پچژگیک", r):
			persian++
			arabic++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case strings.ContainsRune("ыэъёЫЭЪЁ", r):
			russian++
			cyrillic++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		}
	}
	switch {
	case other < 3 || other*2 <= letters:
		return Danish
	case arabic*2 > other && persian*20 > arabic:
		return Persian
	case arabic*2 > other:
		return Arabic
	case cyrillic*2 > other && russian > 0:
		return Russian
	case cyrillic*2 > other:
		return Ukrainian
	}
	return Foreign
}

// votes are what the words of a text say for each language.
type votes struct {
	words   map[Language]float64 // a word of several languages speaks for each by its share
	own     map[Language]int     // words that only this language has
	letters map[Language]float64
	danish  float64 // words of Danish that only its neighbours share
	known   float64 // words that only the dictionary speaks for
	total   float64
	unknown float64 // words that Danish does not have
	odd     float64 // of them, words made as Danish words are not
	longest int     // bytes of the longest word
}

func (a *Analyser) votes(text string) votes {
	v := votes{words: map[Language]float64{}, own: map[Language]int{}, letters: map[Language]float64{}}
	names := 0
	for i, w := range letterWords(text) {
		low := strings.ToLower(w)
		v.total++
		v.longest = max(v.longest, len(low))
		v.letter(low)
		in := wordLanguages[low]
		switch {
		case len(in) > 0 && !(areNeighbours(in) && a.lex.Known(low)):
			v.common(in)
		case a.lex.Known(low) || len(low) <= maxWord && len(a.lex.Parts(low)) > 1:
			v.known += 0.25 // short entries are abbreviations as often as words
			if len(low) > 3 {
				v.known += 0.25
			}
		case i > 0 && isCapitalised(w) && names < 2:
			names++ // a name is no word of any language
			v.total--
		default:
			v.unknown++
			if l := looksLike(low); l != Danish {
				v.words[l] += 0.45
				v.odd++
			} else if isOdd(low) {
				v.odd++
			}
		}
	}
	return v
}

// areNeighbours reports whether only Norwegian and Swedish have a word; then
// the Danish dictionary may know it, too.
func areNeighbours(in []Language) bool {
	return !slices.ContainsFunc(in, func(l Language) bool { return l != Norwegian && l != Swedish })
}

// common counts a word that some languages have.
func (v *votes) common(in []Language) {
	isDanish, strangers := false, 0.0
	for _, l := range in {
		v.words[l] += 1 / float64(len(in))
		switch l {
		case Danish:
			isDanish = true
		case Norwegian, Swedish:
		default:
			strangers++
		}
	}
	if isDanish {
		v.danish += 1 / (1 + strangers)
	}
	if len(in) == 1 {
		v.own[in[0]]++
	}
}

// letter counts a word with letters that one language has and Danish lacks, or
// the other way round. One word may be a name: it weighs less than a function
// word.
func (v *votes) letter(low string) {
	for l, set := range ownLetters {
		if strings.ContainsAny(low, set) {
			v.letters[l] += 0.7
		}
	}
}

var ownLetters = map[Language]string{
	Danish: "æøå",
	German: "äöüß", Swedish: "äö", Polish: "ąęłśżźćń", Turkish: "ışğçöü",
}

// isOdd reports whether a word is made in a way that Danish words are not.
func isOdd(low string) bool {
	for _, r := range low {
		if r > unicode.MaxASCII && !strings.ContainsRune("æøåéáüöäè", r) {
			return true
		}
	}
	if strings.ContainsAny(low, "wxqzc") {
		return true
	}
	for _, pair := range []string{"aa", "uu", "ii", "dh", "ay", "oo", "sh", "th", "ou", "ia", "io", "eu", "ão"} {
		if strings.Contains(low, pair) {
			return true
		}
	}
	return false
}

// looksLike names the language whose common words have most of the three-letter
// groups of an unknown word, where it leads Danish clearly. Swedish and Norwegian
// are left out: their words look like misspelt Danish.
func looksLike(low string) Language {
	const clearly = 0.9 // by which factor of e a group speaks against Danish, on average
	table := trigramTable()
	best, most, n := Danish, 0.0, 0
	sums := make([]float64, len(trigramLanguages))
	for g := range trigrams(low) {
		n++
		for i, x := range table.of(g) {
			sums[i] += x
		}
	}
	for i, l := range trigramLanguages {
		if lead := sums[i] - sums[0]; l != Danish && lead > most {
			best, most = l, lead
		}
	}
	if n < 3 || most < clearly*float64(n) {
		return Danish
	}
	return best
}

// trigramLanguages are the columns of the table; Danish is the first.
var trigramLanguages = []Language{Danish, English, German, Polish, Turkish, Somali}

// trigramLogs holds the logarithm of each group's share of a language's groups.
type trigramLogs struct {
	logs map[[3]rune][]float64
	rare []float64 // for groups that a language does not have
}

func (t *trigramLogs) of(g [3]rune) []float64 {
	if x, ok := t.logs[g]; ok {
		return x
	}
	return t.rare
}

// trigrams yields the groups of three letters of a word, with its ends.
func trigrams(low string) iter.Seq[[3]rune] {
	return func(yield func([3]rune) bool) {
		a, b := ' ', ' '
		for _, r := range low + " " {
			if g := [3]rune{a, b, r}; b != ' ' && !yield(g) {
				return
			}
			a, b = b, r
		}
	}
}

// trigramTable counts the groups of the common words once. It is small on
// purpose: it only has to tell a word that nobody knows from a Danish typo.
var trigramTable = sync.OnceValue(func() *trigramLogs {
	counts := map[[3]rune][]float64{}
	totals := make([]float64, len(trigramLanguages))
	for i, l := range trigramLanguages {
		for w := range strings.FieldsSeq(commonWords[l]) {
			for g := range trigrams(w) {
				if counts[g] == nil {
					counts[g] = make([]float64, len(trigramLanguages))
				}
				counts[g][i]++
				totals[i]++
			}
		}
	}
	const unseen = 0.3 // how often a group counts that was not seen
	t := &trigramLogs{logs: counts, rare: make([]float64, len(trigramLanguages))}
	kinds := float64(len(counts))
	for i := range totals {
		t.rare[i] = math.Log(unseen / (totals[i] + unseen*kinds))
	}
	for _, c := range counts {
		for i := range c {
			c[i] = math.Log((c[i] + unseen) / (totals[i] + unseen*kinds))
		}
	}
	return t
})

// letterWords returns the words of letters and inner apostrophes.
func letterWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && r != '\'' && r != '’' && r != '-'
	})
}

// wordLanguages tells which languages have a common word.
var wordLanguages = func() map[string][]Language {
	out := map[string][]Language{}
	for l, words := range commonWords {
		for w := range strings.FieldsSeq(words) {
			out[w] = append(out[w], l)
		}
	}
	return out
}()
