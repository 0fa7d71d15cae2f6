package intake

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf16enc "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// The character sets that are told apart.
const (
	utf8Name    = "utf-8"
	utf16LEName = "utf-16le"
	utf16BEName = "utf-16be"
	cp1252Name  = "windows-1252"
)

// readTXT reads plain text in any of the four character sets.
func readTXT(data []byte) (Text, error) {
	t, err := decode(data)
	if err != nil {
		return Text{}, err
	}
	// Judged as it is kept, so that what was read once is read again.
	t.Body = norm.NFC.String(lineEnds.Replace(t.Body))
	if binary(t.Body) {
		return Text{}, ErrBinary
	}
	return t, nil
}

// lineEnds turns every character that ends a line into LF. Word puts a vertical
// tab where its user pressed Shift and Enter; a form feed ends a page.
var lineEnds = strings.NewReplacer(
	"\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n",
)

func decode(data []byte) (Text, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], utf16enc.LittleEndian, utf16LEName)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], utf16enc.BigEndian, utf16BEName)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if utf8.Valid(data) {
		return Text{Body: string(data), Charset: utf8Name}, nil
	}
	if readsBetterAs1252(data) {
		return decode1252(data)
	}
	body, n := repairUTF8(data)
	return Text{Body: body, Charset: utf8Name, Replaced: n}, nil
}

func decodeUTF16(data []byte, order utf16enc.Endianness, name string) (Text, error) {
	b, err := utf16enc.UTF16(order, utf16enc.IgnoreBOM).NewDecoder().Bytes(data)
	if err != nil {
		return Text{}, fmt.Errorf("decode %s: %w", name, err)
	}
	given := 0 // replacement characters that stood in the file already
	for i := 0; i+1 < len(data); i += 2 {
		hi, lo := data[i], data[i+1]
		if order == utf16enc.LittleEndian {
			hi, lo = lo, hi
		}
		if hi == 0xff && lo == 0xfd {
			given++
		}
	}
	return Text{Body: string(b), Charset: name, Replaced: bytes.Count(b, []byte("\ufffd")) - given}, nil
}

// decode1252 counts the five bytes that Windows-1252 leaves undefined. The
// decoder gives U+FFFD for them, which no byte of the set stands for.
func decode1252(data []byte) (Text, error) {
	b, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return Text{}, fmt.Errorf("decode %s: %w", cp1252Name, err)
	}
	return Text{Body: string(b), Charset: cp1252Name, Replaced: bytes.Count(b, []byte("\ufffd"))}, nil
}

// probable1252 are the bytes above ASCII that Danish text in Windows-1252 has:
// æøåÆØÅ, letters of common names, and the typographic marks that Word puts in.
const probable1252 = "\xe6\xf8\xe5\xc6\xd8\xc5\xe9\xc9\xe8\xe4\xc4\xf6\xd6\xfc\xdc\xe1\xf3\xf0\xde\xfe" +
	"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa7\xab\xb4\xbb\xbd\xb0\xa0\xb7"

// readsBetterAs1252 weighs the bytes that are not UTF-8, where they would be
// Danish letters or marks, against the characters that are UTF-8: two letters
// of Windows-1252 that happen to make up one of UTF-8 are hardly ever Danish.
func readsBetterAs1252(data []byte) bool {
	good, bad, probable := 0, 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case n > 1:
			good++
		case r == utf8.RuneError:
			bad++
			if strings.IndexByte(probable1252, data[i]) >= 0 {
				probable++
			}
		}
		i += n
	}
	return probable > good && 2*probable >= bad
}

// repairUTF8 puts U+FFFD in the place of each byte that is not UTF-8.
func repairUTF8(data []byte) (string, int) {
	var b strings.Builder
	b.Grow(len(data))
	replaced := 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			replaced++
		}
		b.WriteRune(r)
		data = data[n:]
	}
	return b.String(), replaced
}

// binary reports text that nobody wrote: a NUL, more than one control character
// in ten, or more than one unreadable character in three. Notes pasted from a
// terminal, and short notes with a broken letter, stay well below that.
func binary(s string) bool {
	runes, controls, unreadable := 0, 0, 0
	for _, r := range s {
		runes++
		switch {
		case r == 0:
			return true
		case r == utf8.RuneError:
			unreadable++
		case unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\v\f\u0085", r):
			controls++
		}
	}
	return controls*10 > runes || unreadable*3 > runes
}
