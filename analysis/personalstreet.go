package analysis

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// housePattern is what follows a street: the number, the floor, the postcode and
// the town. It is anchored, so that each number costs what it is long.
var housePattern = regexp.MustCompile(`^(\d{1,3})(?: ?[A-Za-zÆØÅ])?\b` + addressTail)

// What an address may hold in front of and behind its house number, in bytes.
const (
	maxStreet = 80
	maxTail   = 64
)

// maxStreetWords bounds the words in front of the one that is a street's.
const maxStreetWords = 3

// addresses looks around each number that stands behind a street.
func (a *Analyser) addresses(text string, c *claims) {
	last := 0
	for i := 1; i < len(text); i++ {
		if !isDigit(text, i) || text[i-1] != ' ' || i-1 < last {
			continue
		}
		m, ok := street(text, last, i)
		if !ok || !a.isStreet(text, m[:]) {
			continue
		}
		to := min(len(text), i+maxTail)
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		house := housePattern.FindStringSubmatchIndex(text[i:to])
		if house == nil {
			continue
		}
		for k := range house {
			if house[k] >= 0 {
				house[k] += i
			}
		}
		all := append(m[:], house[2:]...)
		all[1] = house[1]
		last = a.addressEnd(text, all)
		c.add(text, Address, all[0], last)
	}
}

// street finds the street of the number at i, not in front of last: where the
// address and where the street's own word begins and ends, as a pattern gives
// its groups.
func street(text string, last, i int) (m [4]int, ok bool) {
	from := max(last, i-maxStreet)
	end := len(strings.TrimSuffix(text[from:i], " ")) + from
	for _, nr := range []string{" nr.", " nr"} {
		if s, cut := strings.CutSuffix(text[from:end], nr); cut {
			end = from + len(s)
			break
		}
	}
	word := pieceStart(text, from, end, "-")
	if !hasEnd(strings.ToLower(text[word:end]), streetEnds) {
		return m, false
	}
	// In "Ny-Vej" and "Anne Maries Vej" each part has a capital; in "ny-vej" the
	// word is the whole.
	piece := pieceStart(text, from, end, "")
	start := streetWordsStart(text, from, piece)
	if whole := streetWordsStart(text, from, word); whole < start || start == piece {
		start, piece = whole, word
	}
	return [4]int{start, end, piece, end}, true
}

// streetWordsStart goes back over capitalised words.
func streetWordsStart(text string, from, at int) int {
	for range maxStreetWords {
		if at-1 <= from || text[at-1] != ' ' && text[at-1] != '-' {
			break
		}
		prev := pieceStart(text, from, at-1, ".")
		if prev == at-1 || !unicode.IsUpper(after(text, prev)) {
			break
		}
		at = prev
	}
	return at
}

// pieceStart returns where the letters and the other marks begin that end at end.
func pieceStart(text string, from, end int, marks string) int {
	for end > from {
		r, size := utf8.DecodeLastRuneInString(text[from:end])
		if !unicode.IsLetter(r) && !strings.ContainsRune(marks, r) {
			break
		}
		end -= size
	}
	return end
}
