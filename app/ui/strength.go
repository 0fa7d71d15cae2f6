package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// grade is how hard a passphrase is to guess.
type grade string

// The grades. Only tooShort is refused: what a municipality demands beyond that
// is its own policy.
const (
	tooShort  grade = "short"
	guessable grade = "weak"
	fair      grade = "fair"
	strong    grade = "strong"
)

// leastPassphrase is the shortest one that is taken, in characters.
const leastPassphrase = 8

// strength judges a passphrase by its length, its words and how much it
// repeats itself. Argon2id makes each guess cost a third of a second; four
// unrelated words are then out of reach.
func strength(p string) grade {
	n := utf8.RuneCountInString(strings.TrimSpace(p))
	words := len(strings.FieldsFunc(p, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	kinds := map[rune]bool{}
	for _, r := range p {
		kinds[r] = true
	}
	switch {
	case n < leastPassphrase:
		return tooShort
	case len(kinds) < 5:
		return guessable
	case n >= 20 && words >= 4, n >= 16 && len(kinds) >= 12:
		return strong
	case n >= 12:
		return fair
	}
	return guessable
}
