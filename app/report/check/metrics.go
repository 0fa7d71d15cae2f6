package check

import (
	"encoding/binary"
	"math"
)

// metrics is what a TrueType font says of its glyphs' widths.
type metrics struct {
	glyphs   int
	unit     float64 // units in an em
	advances []byte  // hmtx
	long     int     // how many glyphs have a width of their own
}

// readMetrics is nil for a font that is not TrueType or is damaged: such a font
// has no width to compare with.
func readMetrics(data []byte) *metrics {
	tables := fontTables(data)
	head, maxp, hhea := tables["head"], tables["maxp"], tables["hhea"]
	if len(head) < 20 || len(maxp) < 6 || len(hhea) < 36 {
		return nil
	}
	m := &metrics{
		glyphs:   int(binary.BigEndian.Uint16(maxp[4:])),
		unit:     float64(binary.BigEndian.Uint16(head[18:])),
		long:     int(binary.BigEndian.Uint16(hhea[34:])),
		advances: tables["hmtx"],
	}
	if m.unit == 0 || m.long == 0 || len(m.advances) < 4*m.long {
		return nil
	}
	return m
}

// fontTables slices a font file by its table directory.
func fontTables(data []byte) map[string][]byte {
	tables := map[string][]byte{}
	if len(data) < 12 {
		return tables
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := 12 + 16*i
		if entry+16 > len(data) {
			break
		}
		start := uint64(binary.BigEndian.Uint32(data[entry+8:]))
		size := uint64(binary.BigEndian.Uint32(data[entry+12:]))
		if start+size <= uint64(len(data)) {
			tables[string(data[entry:entry+4])] = data[start : start+size]
		}
	}
	return tables
}

// advance is a glyph's width in thousandths of an em, NaN where unknown.
func (m *metrics) advance(glyph int) float64 {
	if m == nil {
		return math.NaN()
	}
	i := 4 * min(glyph, m.long-1)
	return float64(binary.BigEndian.Uint16(m.advances[i:])) * 1000 / m.unit
}
