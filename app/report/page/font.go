package page

import (
	"errors"
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Fonts holds the four cuts of the typeface as TrueType files.
type Fonts struct{ Regular, Medium, SemiBold, Bold []byte }

// Bytes is the file of one weight.
func (f Fonts) Bytes(w Weight) []byte {
	return [...][]byte{f.Regular, f.Medium, f.SemiBold, f.Bold}[w]
}

// missing is the advance of a rune that a face has no glyph for.
const missing = -1

// face measures text in one cut.
type face struct {
	font   *sfnt.Font
	buf    sfnt.Buffer
	latin  [256]int // advances, 0 is unknown yet
	others map[rune]int
}

// faces are the four cuts; they cover the same runes in a well-made family, and
// a rune counts as known only where they do.
type faces [4]*face

func parseFonts(f Fonts) (faces, error) {
	var out faces
	for w := range Weight(len(out)) {
		parsed, err := sfnt.Parse(f.Bytes(w))
		if err != nil {
			return faces{}, fmt.Errorf("page: read font of weight %d: %w", w, err)
		}
		out[w] = &face{font: parsed, others: map[rune]int{}}
	}
	if !out.have('?') || !out.have(' ') {
		return faces{}, errors.New("page: the fonts lack the question mark or the space")
	}
	return out, nil
}

func (f faces) have(r rune) bool {
	for _, one := range f {
		if one.advance(r) == missing {
			return false
		}
	}
	return true
}

// advance is the width of r in thousandths of the size. Whole thousandths are
// what a PDF's width table holds, so a line is as wide in the file as here.
func (f *face) advance(r rune) int {
	if r >= 0 && r < rune(len(f.latin)) {
		if f.latin[r] == 0 {
			f.latin[r] = f.measure(r)
		}
		return f.latin[r]
	}
	a, known := f.others[r]
	if !known {
		a = f.measure(r)
		f.others[r] = a
	}
	return a
}

func (f *face) measure(r rune) int {
	if r == 0 || r >= 0xFFFF { // two-byte codes in the PDF, U+FFFF is none
		return missing
	}
	glyph, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || glyph == 0 {
		return missing
	}
	em := int(f.font.UnitsPerEm())
	a, err := f.font.GlyphAdvance(&f.buf, glyph, fixed.I(em), font.HintingNone)
	if err != nil {
		return missing
	}
	return (a.Round()*1000 + em/2) / em
}
