package intake

import (
	"archive/zip"
	"bytes"
	"strings"
)

// Format is what a file is, told by its content.
type Format string

// The formats. Anything that is none of the others is taken for TXT.
const (
	TXT     Format = "txt"
	XLSX    Format = "xlsx"
	DOCX    Format = "docx"
	PPTX    Format = "pptx"
	ODF     Format = "odf"    // OpenDocument: odt, ods, odp
	Office  Format = "office" // the binary doc, xls and ppt from before 2007
	RTF     Format = "rtf"
	HTML    Format = "html"
	PDF     Format = "pdf"
	ZIP     Format = "zip"
	Archive Format = "archive" // gzip, 7z, rar
	Image   Format = "image"
	Media   Format = "media" // sound and film
)

// magic holds the openings of formats whose opening is never that of a text.
var magic = []struct {
	opening string
	format  Format
}{
	{"%PDF-", PDF},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Office},
	{"{\\rtf", RTF},
	{"\x89PNG\r\n\x1a\n", Image},
	{"\xff\xd8\xff", Image}, // JPEG
	{"GIF87a", Image},
	{"GIF89a", Image},
	{"II*\x00", Image}, // TIFF, both byte orders
	{"MM\x00*", Image},
	{"\x1f\x8b", Archive},
	{"7z\xbc\xaf\x27\x1c", Archive},
	{"Rar!\x1a\x07", Archive},
	{"OggS\x00", Media},
	{"ID3\x03\x00", Media},
	{"ID3\x04\x00", Media},
}

// Detect tells what the bytes are.
func Detect(data []byte) Format {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.opening)) {
			return m.format
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return inZIP(data)
	case len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return Image
	case len(data) > 12 && string(data[:4]) == "RIFF" && (string(data[8:12]) == "WAVE" || string(data[8:12]) == "AVI "):
		return Media
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		return either(strings.HasPrefix(string(data[8:12]), "hei") || string(data[8:12]) == "mif1", Image, Media)
	case len(data) > 26 && string(data[:2]) == "BM" && string(data[6:10]) == "\x00\x00\x00\x00":
		return Image // "BM" alone also opens an ordinary word
	case isHTML(data):
		return HTML
	}
	return TXT
}

func either(is bool, yes, no Format) Format {
	if is {
		return yes
	}
	return no
}

// inZIP looks at the names inside an archive: the office formats are archives
// that differ in their folders only.
func inZIP(data []byte) Format {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return ZIP
	}
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "xl/"):
			return XLSX
		case strings.HasPrefix(f.Name, "word/"):
			return DOCX
		case strings.HasPrefix(f.Name, "ppt/"):
			return PPTX
		case f.Name == "META-INF/manifest.xml":
			return ODF
		}
	}
	return ZIP
}

// isHTML looks at the first word only: a note may well speak of <html>.
func isHTML(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 256)], "\ufeff \t\r\n"))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}
