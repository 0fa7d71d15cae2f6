package pdf

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// profile is sRGB (IEC 61966-2-1) as an ICC display profile of version 4.2, the
// newest that PDF 1.7 knows. It is made here because 600 bytes do what the
// usual file of 3 KB does; PDF/A needs one where colours are given as RGB.
func profile() []byte {
	// Colorants adapted to D50, and the curve of IEC 61966-2-1.
	curve := append([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"),
		fixed(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)...)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", words("sRGB")},
		{"cprt", words("No copyright, use freely")},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"chad", append([]byte("sf32\x00\x00\x00\x00"), fixed(
			1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)...)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	}
	head := make([]byte, 128)
	copy(head[8:], []byte{4, 0x20, 0, 0})
	copy(head[12:], "mntrRGB XYZ ")
	copy(head[24:], []byte{0x07, 0xE8, 0, 1, 0, 1}) // 1 January 2024
	copy(head[36:], "acsp")
	copy(head[68:], fixed(0.9642, 1, 0.8249)) // D50, as the standard writes it
	at := len(head) + 4 + 12*len(tags)
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	curveAt := 0
	for _, t := range tags {
		offset := at + len(body)
		if t.name == "gTRC" || t.name == "bTRC" { // one curve for all three
			offset = curveAt
		} else {
			if t.name == "rTRC" {
				curveAt = offset
			}
			body = append(body, t.data...)
			body = append(body, make([]byte, (4-len(body)%4)%4)...)
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(offset))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
	}
	out := append(append(head, table...), body...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// fixed is numbers as ICC's s15Fixed16.
func fixed(xs ...float64) []byte {
	var out []byte
	for _, x := range xs {
		out = binary.BigEndian.AppendUint32(out, uint32(int32(math.Round(x*65536))))
	}
	return out
}

func xyz(x, y, z float64) []byte {
	return append([]byte("XYZ \x00\x00\x00\x00"), fixed(x, y, z)...)
}

// words is a text in ICC's multiLocalizedUnicode with one entry, for enUS.
func words(s string) []byte {
	u := utf16.Encode([]rune(s))
	out := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS")
	out = binary.BigEndian.AppendUint32(out, uint32(2*len(u)))
	out = binary.BigEndian.AppendUint32(out, 28)
	for _, c := range u {
		out = binary.BigEndian.AppendUint16(out, c)
	}
	return out
}
