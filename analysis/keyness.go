package analysis

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Idea is a theme that statements seem to have in common, though none of the
// known themes covers them.
type Idea struct {
	Words      []string // lemmas and compound parts, the most telling first
	Statements []int    // indices of the statements that hold them, ascending
}

// Bounds on ideas. Two statements with the same word are chance, a person reads
// no more than a handful of ideas, and a theme of the user's starts with a few
// cue words.
const (
	ideaStatements = 3
	mostIdeas      = 6
	ideaWords      = 6
	ideaLetters    = 4
)

// keyEnough is the log-likelihood from which on a word's frequency is no chance:
// the 99th percentile of chi-square with one degree of freedom.
const keyEnough = 6.63

// Ideas proposes themes for statements that have none: words that stand in them
// more often than in the known ones and in the built-in examples, by Dunning's
// log-likelihood (Accurate Methods for the Statistics of Surprise and
// Coincidence, 1993; as Rayson and Garside compare two corpora, 2000), counted
// in statements, with words that stand together gathered. Words in leave are not
// proposed, nor are their parts.
func (a *Analyser) Ideas(untagged, known []string, leave []string) []Idea {
	if len(untagged) < ideaStatements {
		return nil
	}
	holds := map[string][]int{}
	for i, text := range untagged {
		for _, term := range a.terms(text) {
			holds[term] = append(holds[term], i)
		}
	}
	maps.DeleteFunc(holds, func(term string, _ []int) bool {
		return slices.ContainsFunc(leave, func(w string) bool { return strings.Contains(w, term) })
	})
	usual, total := a.usual()
	here := map[string]int{}
	for _, text := range known {
		for _, term := range a.terms(text) {
			here[term]++
		}
	}
	total += len(known)
	var keys []keyword
	for term, in := range holds {
		if len(in) < ideaStatements {
			continue
		}
		if ll := logLikelihood(len(in), usual[term]+here[term], len(untagged), total); ll >= keyEnough {
			keys = append(keys, keyword{term, ll, in})
		}
	}
	slices.SortFunc(keys, func(x, y keyword) int {
		return cmp.Or(cmp.Compare(y.keyness, x.keyness), cmp.Compare(len(y.term), len(x.term)), cmp.Compare(x.term, y.term))
	})
	return gather(keys)
}

// keyword is a term with how telling it is and the statements that hold it.
type keyword struct {
	term    string
	keyness float64
	in      []int
}

// logLikelihood is the keyness of a term that stands in a of c statements here
// and b of d elsewhere; 0 where it is no more frequent here.
func logLikelihood(a, b, c, d int) float64 {
	x, y, n, m := float64(a), float64(b), float64(c), float64(d)
	if m == 0 || x/n <= y/m {
		return 0
	}
	share := (x + y) / (n + m)
	ll := x * math.Log(x/(n*share))
	if y > 0 {
		ll += y * math.Log(y/(m*share))
	}
	return 2 * ll
}

// gather puts the keywords that stand in the same statements together. A
// statement goes with the most telling of its words only.
func gather(keys []keyword) []Idea {
	taken, used := map[int]bool{}, make([]bool, len(keys))
	var out []Idea
	for i, k := range keys {
		free := freeOf(k.in, taken)
		if used[i] || len(free) < ideaStatements {
			continue
		}
		used[i] = true
		idea := Idea{Words: []string{k.term}, Statements: free}
		for j := i + 1; j < len(keys) && len(idea.Words) < ideaWords; j++ {
			other := freeOf(keys[j].in, taken)
			if slices.ContainsFunc(idea.Words, func(w string) bool { return strings.Contains(w, keys[j].term) }) && inBoth(other, idea.Statements) == len(other) {
				used[j] = true // a part of a word that says it already
			}
			if !used[j] && len(other) > 0 && 2*inBoth(other, idea.Statements) >= len(other) {
				used[j] = true
				idea.Words = append(idea.Words, keys[j].term)
				idea.Statements = append(idea.Statements, other...)
				slices.Sort(idea.Statements)
				idea.Statements = slices.Compact(idea.Statements)
			}
		}
		for _, s := range idea.Statements {
			taken[s] = true
		}
		if out = append(out, idea); len(out) == mostIdeas {
			break
		}
	}
	return out
}

func freeOf(in []int, taken map[int]bool) []int {
	return slices.DeleteFunc(slices.Clone(in), func(s int) bool { return taken[s] })
}

// inBoth counts what two ascending lists have in common.
func inBoth(a, b []int) (n int) {
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			n++
		}
	}
	return n
}

// terms are the words of a text that could be a theme's, each once: lemmas and
// the parts of compounds.
func (a *Analyser) terms(text string) []string {
	var out []string
	add := func(term string) {
		if utf8.RuneCountInString(term) >= ideaLetters && !a.cues.stop[term] && !slices.Contains(out, term) {
			out = append(out, term)
		}
	}
	for _, w := range a.scan(firstOf(text), nil) {
		if w.info.stop {
			continue
		}
		add(w.info.lemma)
		for _, p := range w.info.parts {
			add(p)
		}
	}
	return out
}

// mostTermBytes bounds what is read of one statement: to look a term up among
// those found is not linear.
const mostTermBytes = 4 << 10

func firstOf(text string) string {
	if len(text) <= mostTermBytes {
		return text
	}
	cut := mostTermBytes
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut]
}

// exampleTerms counts the built-in examples that hold a term, when first asked.
type exampleTerms struct {
	once  sync.Once
	count map[string]int
	total int
}

func (a *Analyser) usual() (count map[string]int, total int) {
	u := &a.mean.terms
	u.once.Do(func() {
		_, examples, _ := parseExamples(a.mean.examples)
		u.count, u.total = map[string]int{}, len(examples)
		for _, ex := range examples {
			for _, term := range a.terms(ex.text) {
				u.count[term]++
			}
		}
	})
	return u.count, u.total
}
