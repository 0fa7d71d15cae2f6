package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

var (
	ruleFontMissing = rule{"font-not-embedded", "ISO 14289-1 7.21.4.1"}
	ruleFontMap     = rule{"font-cid-map", "ISO 14289-1 7.21.3.2"}
	ruleGlyph       = rule{"glyph-missing", "ISO 14289-1 7.21.8"}
	ruleGlyphWidth  = rule{"glyph-width", "ISO 14289-1 7.21.5"}
	ruleNoUnicode   = rule{"no-tounicode", "ISO 14289-1 7.21.7"}
	ruleUnicodeGap  = rule{"tounicode-gap", "ISO 14289-1 7.21.7"}
	ruleUnicodeBad  = rule{"tounicode-bad", "ISO 14289-1 7.21.7"}
	ruleUnicodeForm = rule{"tounicode-range", "ISO 32000-1 9.10.3"}
)

// font is a font that text is shown with and the codes that are shown.
type font struct {
	dict    types.Dict
	page    int // where it is used first
	wide    bool
	known   bool // whether codes can be read: one byte, or Identity
	visible bool
	codes   map[int]bool
}

// label is the font's name without the tag of a subset.
func (d *document) label(f *font) string {
	s := d.name(f.dict["BaseFont"])
	if i := strings.IndexByte(s, '+'); i == 6 {
		s = s[7:]
	}
	return cmp.Or(s, "uden navn")
}

func (r *reader) setFont(args []any) {
	n, ok := first(args).(name)
	if !ok {
		return
	}
	o := r.d.dict(r.resources["Font"])[string(n)]
	dict := r.d.dict(o)
	if dict == nil {
		r.state.font = nil
		return
	}
	var key any = refOf(o)
	if key == 0 {
		key = [2]any{r.own, n}
	}
	f := r.d.fonts[key]
	if f == nil {
		f = &font{dict: dict, page: r.page.number, codes: map[int]bool{}}
		f.wide = r.d.name(dict["Subtype"]) == "Type0"
		f.known = !f.wide || strings.HasPrefix(r.d.name(dict["Encoding"]), "Identity")
		r.d.fonts[key] = f
	}
	r.state.font = f
}

// show notes which codes a text operator uses.
func (r *reader) show(text any) {
	parts, ok := text.([]any)
	if !ok {
		parts = []any{text}
	}
	painted := false
	for _, p := range parts {
		s, _ := p.([]byte)
		painted = painted || len(s) > 0
		if f := r.state.font; f != nil {
			f.note(s, r.state.mode != 3)
		}
	}
	if painted {
		r.paint(paintText)
	}
}

func (f *font) note(s []byte, visible bool) {
	f.visible = f.visible || visible && len(s) > 0
	switch {
	case !f.known:
	case f.wide:
		for i := 0; i+1 < len(s); i += 2 {
			f.codes[int(s[i])<<8|int(s[i+1])] = true
		}
	default:
		for _, c := range s {
			f.codes[int(c)] = true
		}
	}
}

func (d *document) checkFonts() {
	all := slices.SortedStableFunc(maps.Values(d.fonts), func(a, b *font) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(d.label(a), d.label(b)))
	})
	for _, f := range all {
		if d.exceeded() {
			return
		}
		switch {
		case d.name(f.dict["Subtype"]) == "Type3":
			// Its glyphs are content streams in the file.
		case f.wide:
			d.checkWideFont(f)
		default:
			d.checkSimpleFont(f)
		}
		d.checkUnicode(f)
	}
}

func (d *document) fontFile(holder types.Dict) (data []byte, embedded bool) {
	descriptor := d.dict(holder["FontDescriptor"])
	for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
		if descriptor[key] != nil {
			data, embedded = d.stream(descriptor[key])
			return data, embedded && len(data) > 0
		}
	}
	return nil, false
}

func (d *document) missingFont(f *font) {
	if f.visible {
		d.add(ruleFontMissing, f.page, "Skrifttypen %s ligger ikke i filen.", d.label(f))
	}
}

func (d *document) checkSimpleFont(f *font) {
	if _, ok := d.fontFile(f.dict); !ok {
		d.missingFont(f)
	}
	code := 0
	for _, o := range d.array(d.dict(f.dict["Encoding"])["Differences"]) {
		if n, ok := d.integer(o); ok {
			code = n
			continue
		}
		if d.name(o) == ".notdef" && f.codes[code] {
			d.missingGlyph(f, code)
		}
		code++
	}
}

func (d *document) missingGlyph(f *font, code int) {
	d.add(ruleGlyph, f.page, "Skrifttypen %s mangler et tegn, der er brugt (kode %04X); der står en tom firkant.", d.label(f), code)
}

// checkWideFont follows each code to its glyph in the embedded font.
func (d *document) checkWideFont(f *font) {
	members := d.array(f.dict["DescendantFonts"])
	if len(members) == 0 {
		d.missingFont(f)
		return
	}
	cid := d.dict(members[0])
	data, embedded := d.fontFile(cid)
	if !embedded {
		d.missingFont(f)
		return
	}
	trueType := d.name(cid["Subtype"]) == "CIDFontType2"
	glyphs, isMap := d.stream(cid["CIDToGIDMap"])
	if trueType && !isMap && d.name(cid["CIDToGIDMap"]) != "Identity" {
		d.add(ruleFontMap, f.page, "Skrifttypen %s siger ikke, hvilket tegn der hører til hvilken kode.", d.label(f))
		return
	}
	metrics := readMetrics(data)
	widths := d.widths(cid)
	for _, code := range slices.Sorted(maps.Keys(f.codes)) {
		glyph := code
		if isMap {
			glyph = 0
			if 2*code+1 < len(glyphs) {
				glyph = int(glyphs[2*code])<<8 | int(glyphs[2*code+1])
			}
		}
		if code == 0 || glyph == 0 || metrics != nil && glyph >= metrics.glyphs {
			d.missingGlyph(f, code)
		} else if !widths.agree(code, metrics.advance(glyph)) {
			d.add(ruleGlyphWidth, f.page, "Skrifttypen %s har forkert bredde for et tegn (kode %04X).", d.label(f), code)
		}
	}
}

// checkUnicode: without a way from code to letter, text can be seen but neither
// read aloud nor searched.
func (d *document) checkUnicode(f *font) {
	data, ok := d.stream(f.dict["ToUnicode"])
	if !ok {
		if f.wide || !d.hasKnownLetters(f) {
			d.add(ruleNoUnicode, f.page, "Teksten i skrifttypen %s kan ikke læses op: der mangler en oversættelse til bogstaver (ToUnicode).", d.label(f))
		}
		return
	}
	m := readCMap(data)
	if m.badRange {
		d.add(ruleUnicodeForm, f.page, "Oversættelsen til bogstaver for %s har et ugyldigt interval.", d.label(f))
	}
	if m.badTarget {
		d.add(ruleUnicodeBad, f.page, "Oversættelsen til bogstaver for %s giver tegn, der ikke er bogstaver (U+0000, U+FFFE eller U+FEFF).", d.label(f))
	}
	for _, code := range slices.Sorted(maps.Keys(f.codes)) {
		if !m.covers(code) {
			d.add(ruleUnicodeGap, f.page, "Et tegn i skrifttypen %s kan ikke læses op (kode %04X).", d.label(f), code)
		}
	}
}

// hasKnownLetters: a font with a standard encoding needs no ToUnicode.
func (d *document) hasKnownLetters(f *font) bool {
	encoding := d.name(f.dict["Encoding"])
	if dict := d.dict(f.dict["Encoding"]); dict != nil && dict["Differences"] == nil {
		encoding = d.name(dict["BaseEncoding"])
	}
	switch encoding {
	case "WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding":
		return d.name(f.dict["Subtype"]) != "Type3"
	}
	return false
}
