package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestReadText(t *testing.T) {
	for _, tt := range []struct {
		name string
		data string
		want Text
	}{
		{"UTF-8", "Vi blev hørt på mødet", Text{Body: "Vi blev hørt på mødet", Charset: "utf-8"}},
		{"UTF-8 with a byte order mark", "\ufeffÆblet", Text{Body: "Æblet", Charset: "utf-8"}},
		{"UTF-16 from Notepad", "\xff\xfe\xe5\x00b\x00\r\x00\n\x00!\x00", Text{Body: "åb\n!", Charset: "utf-16le"}},
		{"UTF-16, big end first", "\xfe\xff\x00\xf8\x00l", Text{Body: "øl", Charset: "utf-16be"}},
		{"half a character at the end of UTF-16", "\xff\xfev\x00i\x00!\x00b", Text{Body: "vi!\ufffd", Charset: "utf-16le", Replaced: 1}},
		{"Windows-1252", "F\xf8rst kom l\xe6reren \x96 s\xe5 r\xe5dgiveren", Text{Body: "Først kom læreren – så rådgiveren", Charset: "windows-1252"}},
		{"Windows-1252 with one byte that it lacks", "bl\xe5 b\xe6r \x81", Text{Body: "blå bær \ufffd", Charset: "windows-1252", Replaced: 1}},
		{"UTF-8 with a broken byte", "Først på \xff mødet", Text{Body: "Først på \ufffd mødet", Charset: "utf-8", Replaced: 1}},
		{"UTF-8 cut in the middle of its first letter", "Vi er gl\xc3", Text{Body: "Vi er gl\ufffd", Charset: "utf-8", Replaced: 1}},
		{"a replacement character that was there is not counted", "hvad\ufffd", Text{Body: "hvad\ufffd", Charset: "utf-8"}},
		{"lines from Windows", "en\r\nto\r\n", Text{Body: "en\nto\n", Charset: "utf-8"}},
		{"lines from an old Macintosh", "en\rto\r", Text{Body: "en\nto\n", Charset: "utf-8"}},
		{"Word's line within a paragraph", "en\vto\ftre\u2028fire", Text{Body: "en\nto\ntre\nfire", Charset: "utf-8"}},
		{"å as a and a ring", "ga\u030ar", Text{Body: "går", Charset: "utf-8"}},
		{"emoji", "Tak 👍🏽", Text{Body: "Tak 👍🏽", Charset: "utf-8"}},
		{"a word that begins as a picture does", "BMI-målingen fylder for meget i samtalen", Text{Body: "BMI-målingen fylder for meget i samtalen", Charset: "utf-8"}},
		{"a tab is not a control character", "bord\t1\n", Text{Body: "bord\t1\n", Charset: "utf-8"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Read("noter.txt", []byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			tt.want.Source = "noter.txt"
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for _, tt := range []struct {
		name string
		data string
		want error
	}{
		{"nothing", "", ErrEmpty},
		{"white space", " \r\n\t\u00a0", ErrEmpty},
		{"a byte order mark alone", "\ufeff", ErrEmpty},
		{"an empty UTF-16 file", "\xff\xfe", ErrEmpty},
		{"a zero-width space", "\u200b\n", ErrEmpty},
		{"a NUL", "vi\x00os", ErrBinary},
		{"UTF-16 without a mark", "v\x00i\x00", ErrBinary},
		{"control characters", "\x01\x02\x03abc", ErrBinary},
		{"bytes of no character set", "\x81\x8d\x8f\x90\x9dab", ErrBinary},
		{"more than 20 MB", strings.Repeat("a", MaxBytes+1), ErrTooLarge},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := Read("x", []byte(tt.data)); !errors.Is(err, tt.want) {
				t.Errorf("Read gave %.40q, %v; want %v", got.Body, err, tt.want)
			}
		})
	}
}

func zipOf(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		if _, err := z.Create(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDetect(t *testing.T) {
	for _, tt := range []struct {
		name string
		data string
		want Format
	}{
		{"a workbook", zipOf(t, "[Content_Types].xml", "xl/workbook.xml"), XLSX},
		{"a Word document", zipOf(t, "[Content_Types].xml", "word/document.xml"), DOCX},
		{"slides", zipOf(t, "ppt/presentation.xml"), PPTX},
		{"OpenDocument", zipOf(t, "mimetype", "META-INF/manifest.xml"), ODF},
		{"an archive of notes", zipOf(t, "noter.txt"), ZIP},
		{"an empty archive", zipOf(t), ZIP},
		{"an archive that is cut off", zipOf(t, "xl/workbook.xml")[:20], ZIP},
		{"PDF", "%PDF-1.7\n%âãÏÓ", PDF},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Image},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", Image},
		{"a telephone's picture", "\x00\x00\x00\x18ftypheic\x00\x00", Image},
		{"WebP", "RIFF\x24\x00\x00\x00WEBPVP8 ", Image},
		{"a recording", "RIFF\x24\x00\x00\x00WAVEfmt ", Media},
		{"film", "\x00\x00\x00\x18ftypmp42\x00\x00", Media},
		{"Word 97", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", Office},
		{"rich text", `{\rtf1\ansi Hej}`, RTF},
		{"a saved page", "\ufeff\n<!DOCTYPE html><html>", HTML},
		{"a note about a page", "siden <html> virker ikke", TXT},
		{"a note about RIFF", "RIFF er et format", TXT},
		{"a note", "Bord 2: vi mangler svar", TXT},
		{"nothing", "", TXT},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Detect([]byte(tt.data)); got != tt.want {
				t.Errorf("Detect = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestReadNamesTheFormatThatItCannotRead(t *testing.T) {
	_, err := Read("svar.xlsx", []byte(zipOf(t, "xl/workbook.xml")))
	var format *FormatError
	if !errors.Is(err, ErrFormat) || !errors.As(err, &format) || format.Format != XLSX {
		t.Errorf("Read gave %v, want a FormatError for xlsx", err)
	}
}

// endless gives bytes for ever and counts them.
type endless struct{ given int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.given += len(p)
	return len(p), nil
}

func TestReadFromStopsAtTheLimit(t *testing.T) {
	var src endless
	if _, err := ReadFrom(&src, "x"); !errors.Is(err, ErrTooLarge) {
		t.Errorf("ReadFrom gave %v, want ErrTooLarge", err)
	}
	if src.given > 2*MaxBytes {
		t.Errorf("ReadFrom took %d bytes of an endless file", src.given)
	}
}

func TestReadFromTakesAFileOfTheLimit(t *testing.T) {
	got, err := ReadFrom(io.LimitReader(&endless{}, MaxBytes), "x")
	if err != nil || len(got.Body) != MaxBytes {
		t.Errorf("ReadFrom gave %d bytes, %v; want all %d", len(got.Body), err, MaxBytes)
	}
}

// Any text that is valid UTF-8 comes back letter by letter, in composed form
// and with LF as its line end.
func TestValidTextComesBackWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := "Udsagn: " + rapid.StringMatching(`[a-zæøåÆØÅé 🙂\n\t.,»«!-]{0,80}`).Draw(t, "text")
		got, err := Read("x", []byte(in))
		if err != nil {
			t.Fatal(err)
		}
		if want := norm.NFC.String(in); got.Body != want || got.Replaced != 0 || got.Charset != utf8Name {
			t.Fatalf("gave %q (%s, %d replaced), want %q", got.Body, got.Charset, got.Replaced, want)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"Vi blev hørt\r\n", "\xff\xfeh\x00", "\xfe\xff\xd8\x00", "F\xf8rst", "PK\x03\x04", "\ufeff\x00", "æ\xff\r\r\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Read("x", data)
		if err != nil {
			for _, known := range []error{ErrEmpty, ErrBinary, ErrFormat} {
				if errors.Is(err, known) {
					return
				}
			}
			t.Fatalf("an error of no kind: %v", err)
		}
		if !utf8.ValidString(got.Body) || strings.ContainsAny(got.Body, "\r\x00") {
			t.Fatalf("%q is not clean text", got.Body)
		}
		if n := strings.Count(got.Body, "\ufffd"); n < got.Replaced {
			t.Fatalf("%d replaced, but %d marks in the text", got.Replaced, n)
		}
		again, err := Read("x", []byte("\ufeff"+got.Body))
		if err != nil || again.Body != got.Body {
			t.Fatalf("read again, %q became %q, %v", got.Body, again.Body, err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	line := "Vi vil gerne have, at der er en dagsorden før mødet.\r\n"
	for name, data := range map[string][]byte{
		"utf8":    []byte(strings.Repeat(line, 20_000)),
		"cp1252":  []byte(strings.Repeat("F\xf8rst kom l\xe6reren, s\xe5 r\xe5dgiveren.\r\n", 20_000)),
		"utf16le": append([]byte("\xff\xfe"), bytes.Repeat([]byte("v\x00i\x00\r\x00\n\x00"), 100_000)...),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read("x", data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
