package analysis

import (
	"strings"
	"unicode/utf8"
)

// lead is what stands between a word and the one before it.
type lead uint8

const (
	leadNone lead = iota // nothing: the text begins, or another script touches
	leadSpace
	leadPoint
	leadComma
	leadColon
	leadQuote
	leadParen
	leadDash
	leadLine
	leadOther
)

func leadOf(between string) lead {
	switch between {
	case "":
		return leadNone
	case " ", "\u00a0":
		return leadSpace
	}
	for _, g := range []struct {
		marks string
		lead  lead
	}{
		{"\n\r", leadLine},
		{"\"»«”“„", leadQuote},
		{"()[]", leadParen},
		{":", leadColon},
		{".?!", leadPoint},
		{",;", leadComma},
		{"-–—•*", leadDash},
	} {
		if strings.ContainsAny(between, g.marks) {
			return g.lead
		}
	}
	return leadOther
}

// Kinds of feature. Each gets its own corner of the hash table.
const (
	fBias uint32 = iota + 1
	fWord
	fShape
	fSuffix
	fPrefix
	fGram
	fUse
	fUseStart
	fBefore
	fBefore2
	fAfter
	fAfter2
	fAround
	fEndBefore
	fEndAfter
	fUseBefore
	fUseAfter
	fLeads
	fTag
	fTagUse
	fTagBefore
	fRule
	fRuleStart
	fEndUse
	fWordBefore
	fAfterStart
)

// maxFeatures bounds the features of a word: 12 of its letters' pairs, and
// about thirty others.
const maxFeatures = 64

// hash is FNV-1a, which is good enough below a million rows.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// mix makes a feature of a kind and what was seen.
func mix(kind, a, b uint32) uint32 {
	h := kind*0x9E3779B1 ^ a*0x85EBCA77 ^ (b<<13|b>>19)*0xC2B2AE3D
	h ^= h >> 15
	h *= 0x2C1B3C6D
	h ^= h >> 12
	h *= 0x297A2D39
	return h ^ h>>15
}

// isCandidate reports whether the perceptron is asked about a word. All others
// are no names: Danish writes them small, and no name list has them.
func isCandidate(t *nameToken) bool {
	return t.low != "" && !t.hidden && (t.capital || t.use&firstName != 0)
}

// features appends what the perceptron may know of word i, given the tags of
// the words in front.
func (a *Analyser) features(out []uint32, text string, ts []nameToken, i int) []uint32 {
	t := &ts[i]
	edge := nameToken{form: noForm}
	prev, prev2, next, next2 := &edge, &edge, &edge, &edge
	if i > 0 && !t.line {
		prev = &ts[i-1]
		if i > 1 && !prev.line {
			prev2 = &ts[i-2]
		}
	}
	if i+1 < len(ts) && !ts[i+1].line {
		next = &ts[i+1]
		if i+2 < len(ts) && !ts[i+2].line {
			next2 = &ts[i+2]
		}
	}
	use, start := t.flags, flag(t.start)
	out = append(out,
		mix(fBias, 0, 0),
		mix(fWord, t.hash, 0),
		mix(fUse, use, 0),
		mix(fUseStart, use, start),
		mix(fBefore, prev.hash, 0),
		mix(fBefore2, prev2.hash, 0),
		mix(fAfter, next.hash, 0),
		mix(fAfterStart, next.hash, start),
		mix(fAfter2, next2.hash, 0),
		mix(fAround, prev.hash, next.hash),
		mix(fWordBefore, prev.hash, use),
		mix(fUseBefore, prev.flags, uint32(t.lead)),
		mix(fUseAfter, next.flags, uint32(next.lead)),
		mix(fEndBefore, hash(lastRunes(prev.low, 4)), 0),
		mix(fEndAfter, hash(lastRunes(next.low, 2)), start),
		mix(fLeads, uint32(t.lead), uint32(next.lead)),
		mix(fTag, uint32(prev.tag), uint32(t.lead)),
		mix(fTagUse, uint32(prev.tag)<<4|uint32(prev2.tag), use),
		mix(fTagBefore, uint32(prev.tag), prev.hash),
		mix(fRule, flag(a.kin(ts, i))|flag(placeBefore(ts, i))<<1|flag(t.body)<<2|flag(next.body)<<3, 0),
		mix(fRuleStart, t.shape, start),
		mix(fShape, t.shape, uint32(next.lead)),
	)
	for n := 1; n <= 4; n++ {
		end := hash(lastRunes(t.low, n))
		out = append(out, mix(fSuffix, end, uint32(n)), mix(fPrefix, hash(firstRunes(t.low, n)), uint32(n)))
		if n == 3 {
			out = append(out, mix(fEndUse, end, use))
		}
	}
	return grams(out, t.low)
}

// maxGrams bounds the pairs of letters taken from a word.
const maxGrams = 12

func grams(out []uint32, low string) []uint32 {
	last := uint32(0)
	for i, r := range low {
		if i > maxGrams {
			break
		}
		out = append(out, mix(fGram, last, uint32(r)))
		last = uint32(r)
	}
	return out
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func firstRunes(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}
