package synthesis

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A feature is a character 3-gram (three runes of 21 bits) or a lemma (the top
// bit and its number in the space).
type feature = uint64

const lemmaBit feature = 1 << 63

// weight is one entry of a vector. Rank is the feature's place from the rarest
// to the commonest in its space.
type weight struct {
	rank  int32
	value float32
}

// vector is of length one and ordered by rank.
type vector []weight

// shares are the shares of texts, one in so many, at which features can be split
// into rare and common ones.
var shares = [...]int{100, 50, 20, 10, 5, 2}

// space holds the tf-idf vectors of some texts.
type space struct {
	vectors  []vector
	features int
	rarer    map[int]int32 // by n: how many features at most one text in n has
}

// newSpace makes the vectors of the texts. With lemmas, half of a vector's
// square is its lemmas, so that inflected forms and short words count as much
// as the letters do; lemmas may be nil.
func newSpace(texts []string, lemmas func(string) []string) *space {
	counts := make([]map[feature]float32, len(texts))
	seen := map[feature]int32{}
	numbers := map[string]feature{}
	for i, t := range texts {
		counts[i] = grams(t)
		if lemmas != nil {
			for _, l := range lemmas(t) {
				l = strings.ToLower(l)
				if _, ok := numbers[l]; !ok {
					numbers[l] = lemmaBit | feature(len(numbers))
				}
				counts[i][numbers[l]]++
			}
		}
		for f := range counts[i] {
			seen[f]++
		}
	}
	ranks := rankByRarity(seen)
	s := &space{vectors: make([]vector, len(texts)), features: len(seen), rarer: map[int]int32{}}
	for _, parts := range shares[:] {
		for _, n := range seen {
			if int(n)*parts <= len(texts) {
				s.rarer[parts]++
			}
		}
	}
	for i, c := range counts {
		s.vectors[i] = newVector(c, seen, ranks, len(texts))
	}
	return s
}

// grams counts the 3-grams of letters and digits, word by word with a blank at
// each end. What the anonymiser put in ("[navn 1]") is left out: two statements
// that both name somebody are not alike for that.
func grams(text string) map[feature]float32 {
	out := make(map[feature]float32, len(text))
	var a, b rune = 0, ' ' // the two before; a is 0 while no letter of the word has come
	depth := 0
	for _, r := range text {
		switch {
		case r == '[':
			depth++
		case r == ']' && depth > 0:
			depth--
		case depth > 0:
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			r = unicode.ToLower(r)
			if a != 0 {
				out[gram(a, b, r)]++
			}
			a, b = b, r
			continue
		}
		if a != 0 {
			out[gram(a, b, ' ')]++
		}
		a, b = 0, ' '
	}
	if a != 0 {
		out[gram(a, b, ' ')]++
	}
	return out
}

func gram(a, b, c rune) feature { return feature(a)<<42 | feature(b)<<21 | feature(c) }

func rankByRarity(seen map[feature]int32) map[feature]int32 {
	order := make([]feature, 0, len(seen))
	for f := range seen {
		order = append(order, f)
	}
	slices.SortFunc(order, func(a, b feature) int {
		return cmp.Or(cmp.Compare(seen[a], seen[b]), cmp.Compare(a, b))
	})
	ranks := make(map[feature]int32, len(order))
	for i, f := range order {
		ranks[f] = int32(i)
	}
	return ranks
}

func newVector(counts map[feature]float32, seen, ranks map[feature]int32, texts int) vector {
	v := make(vector, 0, len(counts))
	var letters, words float64
	for f, n := range counts {
		// The 1 keeps a feature that every text has from vanishing: two texts
		// alone in a space would otherwise share nothing.
		w := (1 + math.Log(float64(n))) * (1 + math.Log(float64(texts)/float64(seen[f])))
		if f&lemmaBit != 0 {
			words += w * w
			w = -w // told apart below
		} else {
			letters += w * w
		}
		v = append(v, weight{ranks[f], float32(w)})
	}
	if letters > 0 && words > 0 {
		letters, words = 2*letters, 2*words
	}
	for i := range v {
		if v[i].value < 0 {
			v[i].value /= -float32(math.Sqrt(words))
		} else {
			v[i].value /= float32(math.Sqrt(letters))
		}
	}
	slices.SortFunc(v, func(a, b weight) int { return cmp.Compare(a.rank, b.rank) })
	return v
}

// cosine of two vectors of one space, 0 to 1.
func cosine(a, b vector) float32 {
	var dot float32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].rank, b[j].rank; {
		case x == y:
			dot += a[i].value * b[j].value
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return dot
}

// pair is two texts by index and how alike they are.
type pair struct {
	a, b int
	sim  float32
}

// pairs calls yield with every pair of at least the given cosine, by b then a.
//
// Features that many texts have make long lists and tell little. Only the rarer
// ones are looked up; what the commoner ones can add to a pair is at most the
// product of their lengths, so a pair that stays below with that is passed over
// (the bound of Cauchy and Schwarz). Texts that are nearly all common features
// are compared with one another one by one.
func (s *space) pairs(least float32, yield func(pair)) {
	split, common := s.split(least)
	lists := make([][]link, split)
	sums := make([]float32, len(s.vectors))
	var candidates []int32
	var plain []int32 // texts before b that could make a pair by common features alone
	for b, v := range s.vectors {
		candidates = candidates[:0]
		for _, w := range v {
			if w.rank >= split {
				break
			}
			for _, e := range lists[w.rank] {
				if sums[e.to] == 0 {
					candidates = append(candidates, e.to)
				}
				sums[e.to] += w.value * e.sim
			}
			lists[w.rank] = append(lists[w.rank], link{int32(b), w.value})
		}
		if common[b] >= least-margin {
			for _, a := range plain {
				if sums[a] == 0 {
					candidates = append(candidates, a)
				}
			}
			plain = append(plain, int32(b))
		}
		near := candidates[:0] // few are left, and only they need their order
		for _, a := range candidates {
			if sums[a]+common[a]*common[b] >= least-margin {
				near = append(near, a)
			}
			sums[a] = 0
		}
		slices.Sort(near)
		for _, a := range near {
			if sim := cosine(s.vectors[a], v); sim >= least {
				yield(pair{int(a), b, sim})
			}
		}
	}
}

// margin covers the rounding of 32-bit sums.
const margin = 1e-3

// split returns the rank from which features count as common, and the length of
// each text's common part. It takes the lowest rank, and so the shortest lists,
// at which hardly any text is all common.
func (s *space) split(least float32) (rank int32, common []float32) {
	for _, parts := range shares[:] {
		rank = s.rarer[parts]
		common = make([]float32, len(s.vectors))
		plain := 0
		for i, v := range s.vectors {
			var sq float32
			for j := len(v) - 1; j >= 0 && v[j].rank >= rank; j-- {
				sq += v[j].value * v[j].value
			}
			common[i] = float32(math.Sqrt(float64(sq)))
			if sq >= least {
				plain++
			}
		}
		if plain*50 <= len(s.vectors) {
			return rank, common
		}
	}
	return int32(s.features), make([]float32, len(s.vectors))
}

// link is another text and how alike it is; also a text's weight of a feature.
type link struct {
	to  int32
	sim float32
}

// neighbours lists, for each text, the others of at least the given cosine. At
// a low cosine nearly every pair is a candidate, so whole lists are added up.
func (s *space) neighbours(least float32) [][]link {
	lists := make([][]link, s.features)
	out := make([][]link, len(s.vectors))
	sums := make([]float32, len(s.vectors))
	for b, v := range s.vectors {
		clear(sums[:b])
		for _, w := range v {
			for _, e := range lists[w.rank] {
				sums[e.to] += w.value * e.sim
			}
			lists[w.rank] = append(lists[w.rank], link{int32(b), w.value})
		}
		for a, sim := range sums[:b] {
			if sim >= least {
				out[a] = append(out[a], link{int32(b), sim})
				out[b] = append(out[b], link{int32(a), sim})
			}
		}
	}
	return out
}
