package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Runes that cannot be drawn travel through wrapping and paging as marks from a
// private plane: firstMark+i stands for the i-th such rune of the document. At
// the end each mark becomes the box, counted on the page that it came to. The
// plane cannot occur in text, as no font in use has glyphs there.
const (
	firstMark = rune(0xF0000)
	maxMarks  = 0xFFF0
	box       = '□'
	nbsp      = '\u00A0'
)

// marks are the runes of a document that the fonts lack.
type marks struct {
	faces faces
	runes []rune
	index map[rune]rune
	sign  rune // what is drawn instead
	count map[Replacement]int
}

func newMarks(f faces) *marks {
	m := &marks{faces: f, index: map[rune]rune{}, sign: '?', count: map[Replacement]int{}}
	if f.have(box) {
		m.sign = box
	}
	return m
}

// clean is s as it can be set: composed letters, single spaces, no-break spaces
// kept, marks in place of runes without a glyph. Format characters such as the
// soft hyphen and variation selectors have no picture and are left out.
func (m *marks) clean(s string) string {
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	var space rune // the space that is due before the next letter
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == '\u00A0' || r == '\u202F' || r == '\u2007':
			if space == 0 {
				space = nbsp
			}
			continue
		case isBreak(r):
			space = ' '
			continue
		case isInvisible(r):
			continue
		case r == utf8.RuneError || unicode.Is(unicode.Co, r) || unicode.IsControl(r) || !m.faces.have(r):
			r = m.mark(r)
		}
		if space != 0 && b.Len() > 0 {
			b.WriteRune(space)
		}
		space = 0
		b.WriteRune(r)
	}
	return b.String()
}

// isBreak reports whether a line may end in place of r.
func isBreak(r rune) bool {
	return unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' || r == '\u200B'
}

// isInvisible reports format characters without a picture. The few that draw
// something around numbers (Arabic, Syriac) are not among them.
func isInvisible(r rune) bool {
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false
	}
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034F'
}

func (m *marks) mark(r rune) rune {
	if known, ok := m.index[r]; ok {
		return known
	}
	if len(m.runes) == maxMarks { // the last mark stands for all that follow
		return firstMark + maxMarks - 1
	}
	out := firstMark + rune(len(m.runes))
	m.runes = append(m.runes, r)
	m.index[r] = out
	return out
}

// width is that of the text as it will be drawn.
func (m *marks) width(s string, w Weight, size float64) float64 {
	var sum int
	for _, r := range s {
		sum += m.advance(r, w)
	}
	return float64(sum) * size / 1000
}

func (m *marks) advance(r rune, w Weight) int {
	if r >= firstMark {
		r = m.sign
	}
	return max(m.faces[w].advance(r), 0)
}

// reveal turns marks into what is drawn and counts them for a page.
func (m *marks) reveal(s string, page int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= firstMark:
			m.count[Replacement{Rune: m.runes[r-firstMark], Page: page}]++
			return m.sign
		case r == nbsp:
			return ' '
		}
		return r
	}, s)
}

func (m *marks) replaced() []Replacement {
	var out []Replacement
	for key, n := range m.count {
		key.Count = n
		out = append(out, key)
	}
	slices.SortFunc(out, func(a, b Replacement) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Rune, b.Rune))
	})
	return out
}

// plain is s for places that are read but not drawn, such as an alternative
// text: any script goes, but no control characters and no broken bytes.
func plain(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		switch {
		case isBreak(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Noncharacter_Code_Point, r):
			return '\uFFFD'
		}
		return r
	}, s)
	return abridged(strings.Join(strings.Fields(s), " "), plainLength)
}

// How many runes a text beside the pages may have. PDF/A-2 (6.1.13) allows
// strings of 32,767 bytes, which are 8,190 runes at the very worst; a bookmark
// is read at a glance.
const (
	plainLength    = 8000
	bookmarkLength = 120
)

// abridged is s, or its start and an ellipsis.
func abridged(s string, most int) string {
	for i := range s {
		if most == 0 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
		most--
	}
	return s
}
