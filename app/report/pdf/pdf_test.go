package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"foraeldredialog/app/report"
	"foraeldredialog/app/report/page"
)

// run gives a file to a program and returns what it prints. A program that is
// not installed skips the test with a message.
func run(t *testing.T, file []byte, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed (Debian: qpdf, poppler-utils); this test has checked nothing", name)
	}
	pdf := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(pdf, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = pdf
		}
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestSameBytesTwice(t *testing.T) {
	docs := map[string]report.Document{"twelve": twelve(), "hard": hard()}
	first := map[string][]byte{}
	for name, doc := range docs {
		first[name], _ = render(t, doc)
	}
	time.Sleep(1100 * time.Millisecond) // the clock's next second, if it were read, would show
	for name, doc := range docs {
		if second, _ := render(t, doc); !bytes.Equal(first[name], second) {
			t.Errorf("%s: two runs differ", name)
		}
	}
}

func TestSameBytesAtTheSameTime(t *testing.T) {
	fonts, doc := inter(t), twelve()
	files := make([][]byte, 4)
	var wg sync.WaitGroup
	for i := range files {
		wg.Go(func() {
			var out bytes.Buffer
			if _, err := Render(doc, fonts, &out); err != nil {
				t.Error(err)
			}
			files[i] = out.Bytes()
		})
	}
	wg.Wait()
	for _, f := range files[1:] {
		if !bytes.Equal(files[0], f) {
			t.Error("files made side by side differ")
		}
	}
}

func TestAnotherDateIsAnotherFile(t *testing.T) {
	doc := twelve()
	first, _ := render(t, doc)
	doc.Created = doc.Created.Add(time.Hour)
	second, _ := render(t, doc)
	id := regexp.MustCompile(`/ID\[<[0-9A-F]{32}>`)
	a, b := id.Find(first), id.Find(second)
	if a == nil || b == nil || bytes.Equal(a, b) {
		t.Errorf("identifiers are %q and %q", a, b)
	}
}

func TestQpdfFindsNoFault(t *testing.T) {
	none := document()
	none.Title, none.Author, none.Created = report.Text{}, report.Text{}, time.Time{}
	for name, doc := range map[string]report.Document{"twelve": twelve(), "hard": hard(), "none": none} {
		t.Run(name, func(t *testing.T) {
			file, _ := render(t, doc)
			out := run(t, file, "qpdf", "--check", "FILE")
			if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
				t.Error(out)
			}
		})
	}
}

func TestPdfinfo(t *testing.T) {
	file, _ := render(t, twelve())
	out := run(t, file, "pdfinfo", "FILE")
	for _, want := range []string{
		`Title: +Samtaler om hverdagen i Søkøbing\n`,
		`Author: +Søkøbing Kommune\n`,
		`Tagged: +yes\n`,
		`Pages: +12\n`,
		`Page size: +960 x 540 pts\n`,
		`Metadata Stream: +yes\n`,
		`PDF version: +1.7\n`,
		`Encrypted: +no\n`,
	} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, out)
		}
	}
}

func TestXMPSaysWhatInfoSays(t *testing.T) {
	file, _ := render(t, twelve())
	out := run(t, file, "pdfinfo", "-meta", "FILE")
	for _, want := range []string{
		"<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>",
		`<rdf:li xml:lang="x-default">Samtaler om hverdagen i Søkøbing</rdf:li>`,
		"<rdf:li>Søkøbing Kommune</rdf:li>", "<rdf:li>da-DK</rdf:li>",
		"<xmp:CreateDate>2025-03-12T09:30:00Z</xmp:CreateDate>",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("XMP lacks %s:\n%s", want, out)
		}
	}
}

// The whole text comes out of the structure tree in reading order, and nothing
// else does: no footer, no page number, no repeated heading.
func TestStructureIsReadInOrder(t *testing.T) {
	doc := twelve()
	doc.Draft = true
	file, _ := render(t, doc)
	out := run(t, file, "pdfinfo", "-struct-text", "FILE")
	text := squeezed(out)
	at := 0
	for _, want := range []string{
		"Document", "Sect", "H1", "Opsamling på forældremøderne i Søkøbing Kommune, foråret 2025",
		"Oplæg til Udvalget", "Den 12. marts 2025",
		"H2", "Baggrund og forløb", "L", "LI", "Lbl", "•", "LBody", "To aftenmøder", "inden de blev sendt videre.",
		"Fire temaer", "Samtalerne samlede sig", "1", "Tilfældighed", "2", "Gennemsigtighed", "3", "Inddragelse", "4", "Helhed",
		"Forældrene efterspørger:", "at hjælpen", "at en ny rådgiver",
		"Udsagn pr. tema", "Figure", "Gennemsigtighed", "58", "Helhed", "31",
		"Temaer i tal", "Table", "TR", "TH", "Tema", "Udsagn", "Forældre", "Medarbejdere", "TR", "Tilfældighed", "TD", "23", "17", "6",
		"Et udsagn kan høre til flere temaer.",
		"Hvad er næste skridt?", "1.", "En arbejdsgruppe", "2.", "3.", "Resultatet",
		"Trivsel", "Sådan er materialet", "Forbehold:",
	} {
		i := strings.Index(text[at:], squeezed(want))
		if i < 0 {
			t.Fatalf("%q is missing or out of order:\n%s", want, out)
		}
		at += i + len(squeezed(want))
	}
	for _, artifact := range []string{"UDKAST", "fortsat", "·"} {
		if strings.Contains(text, artifact) {
			t.Errorf("%q is no artifact:\n%s", artifact, out)
		}
	}
}

func TestWordsOfWrappedLinesStayApart(t *testing.T) {
	file, _ := render(t, twelve())
	out := run(t, file, "pdfinfo", "-struct-text", "FILE")
	flat := regexp.MustCompile(`"\s*"`).ReplaceAllString(out, "")
	if !strings.Contains(flat, "at referatet kommer senest en uge efter mødet og er skrevet, så man kan genkende det, der blev sagt.") {
		t.Errorf("lines do not join to the sentence:\n%s", out)
	}
}

func TestDanishLettersAreCopiedRight(t *testing.T) {
	doc := document(theme("Ærø, Øster Å og ægte blåbær", "at ÆØÅ æøå é ü – »ja« ½ € kan læses (også) \\ her."))
	file, _ := render(t, doc)
	out := run(t, file, "pdftotext", "-layout", "FILE", "-")
	for _, want := range []string{"Ærø, Øster Å og ægte blåbær", "at ÆØÅ æøå é ü – »ja« ½ € kan læses (også) \\ her."} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in:\n%s", want, out)
		}
	}
}

// Nothing is cut off, however long.
func TestOverflowKeepsEveryWord(t *testing.T) {
	doc := hard()
	file, res := render(t, doc)
	out := run(t, file, "pdftotext", "-layout", "FILE", "-")
	for i := range 60 {
		for _, want := range []string{fmt.Sprintf("Punkt%02d", i), fmt.Sprintf("barnet%02d.", i)} {
			if strings.Count(out, want) != 1 {
				t.Errorf("%q stands %d times on the pages", want, strings.Count(out, want))
			}
		}
	}
	for i := range 1250 {
		if want := fmt.Sprintf("ord%04d", i); strings.Count(out, want) != 1 {
			t.Errorf("%q stands %d times on the pages", want, strings.Count(out, want))
		}
	}
	if word := strings.Repeat("æblegrødsskål", 39); !strings.Contains(squeezed(out), word) {
		t.Error("a word of 500 letters is not whole")
	}
	for i := range 25 {
		if want := fmt.Sprintf("Handling %d ", i+1); !strings.Contains(out, want) {
			t.Errorf("row %q is missing", want)
		}
	}
	seen := map[rune]int{}
	for _, r := range res.Replaced {
		seen[r.Rune] += r.Count
	}
	for r, n := range map[rune]int{'😀': 3, '漢': 1, '字': 1, 0: 1, '\uFFFD': 1} {
		if seen[r] != n {
			t.Errorf("%U is reported %d times, want %d", r, seen[r], n)
		}
	}
}

// Each code that is drawn leads to a glyph other than .notdef.
func TestNoCodeIsWithoutGlyph(t *testing.T) {
	for name, doc := range map[string]report.Document{"twelve": twelve(), "hard": hard()} {
		laid, err := page.Layout(doc, inter(t))
		if err != nil {
			t.Fatal(err)
		}
		d, err := draw(laid, inter(t))
		if err != nil {
			t.Fatal(err)
		}
		objects, err := parse(d.file)
		if err != nil {
			t.Fatal(err)
		}
		checked := 0
		for _, o := range objects {
			font := regexp.MustCompile(`/BaseFont /utf8(\w+)`).FindStringSubmatch(o.value)
			glyphs := regexp.MustCompile(`/CIDToGIDMap (\d+) 0 R`).FindStringSubmatch(o.value)
			if font == nil || glyphs == nil {
				continue
			}
			w, _ := weightOf(font[1])
			at, _ := strconv.Atoi(glyphs[1])
			for _, r := range d.runes[w] {
				checked++
				if gid := objects[at].data[2*r : 2*r+2]; gid[0] == 0 && gid[1] == 0 {
					t.Errorf("%s: %U has no glyph in %s", name, r, font[1])
				}
			}
		}
		if checked < 100 {
			t.Errorf("%s: only %d codes looked at", name, checked)
		}
	}
}

// The file's width tables and the layout agree: a line ends where it was
// reckoned to end.
func TestLinesAreAsWideAsLaidOut(t *testing.T) {
	heading := "Rådgivning, økonomi og åbenhed 2025"
	doc := document(theme(heading, "at."))
	laid, err := page.Layout(doc, inter(t))
	if err != nil {
		t.Fatal(err)
	}
	want := 0.0
	for _, e := range laid.Pages[0].Elements {
		if e.Text == heading {
			want = e.X + e.W
		}
	}
	file, _ := render(t, doc)
	out := run(t, file, "pdftotext", "-bbox", "FILE", "-")
	m := regexp.MustCompile(`xMax="([0-9.]+)" yMax="[0-9.]+">2025<`).FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("no last word in:\n%s", out)
	}
	if got, _ := strconv.ParseFloat(m[1], 64); math.Abs(got-want) > 0.05 {
		t.Errorf("the line ends at %.3f, laid out to %.3f", got, want)
	}
}

// pdffonts lists name, type, encoding, embedded, subset and text mapping.
func TestFontsAreEmbeddedSubsets(t *testing.T) {
	file, _ := render(t, twelve())
	out := run(t, file, "pdffonts", "FILE")
	lines := strings.Split(strings.TrimSpace(out), "\n")[2:]
	if len(lines) == 0 {
		t.Fatalf("no fonts:\n%s", out)
	}
	for _, l := range lines {
		if !regexp.MustCompile(`^[A-Z]{6}\+Inter-\w+ +CID TrueType +Identity-H +yes yes yes`).MatchString(l) {
			t.Errorf("font is not an embedded subset with a text mapping: %s", l)
		}
	}
}

func TestBookmarksAndTitle(t *testing.T) {
	file, _ := render(t, twelve())
	out := run(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{
		"/DisplayDocTitle true", "/Lang (da-DK)", "/Marked true", "/Tabs /S", "/StructParents 11",
		"/Scope /Column", "/Scope /Row", "/ListNumbering /Decimal", "/ListNumbering /Disc", "/BBox [",
		"/S /GTS_PDFA1", "/ParentTreeNextKey 12", "/Count 12",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the file has no %s", want)
		}
	}
	if strings.Contains(out, "/Transparency") {
		t.Error("a transparency group is left")
	}
}

// Each page draws nothing outside marked content.
func TestEverythingIsMarked(t *testing.T) {
	laid, err := page.Layout(hard(), inter(t))
	if err != nil {
		t.Fatal(err)
	}
	d, err := draw(laid, inter(t))
	if err != nil {
		t.Fatal(err)
	}
	objects, err := parse(d.file)
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, o := range objects {
		if !bytes.Contains(o.data, []byte(" BDC\n")) {
			continue
		}
		pages++
		open := 0
		for line := range bytes.Lines(o.data) {
			switch {
			case bytes.HasSuffix(line, []byte(" BDC\n")):
				open++
			case bytes.Equal(line, []byte("EMC\n")):
				open--
			case open != 1 && (bytes.Contains(line, []byte(" Tj")) || bytes.HasSuffix(line, []byte(" re f\n")) || bytes.Equal(line, []byte("f\n"))):
				t.Fatalf("drawn at depth %d of marked content: %.60q", open, line)
			}
		}
		if open != 0 {
			t.Fatalf("%d marks are left open", open)
		}
	}
	if pages != len(laid.Pages) {
		t.Errorf("%d of %d pages looked at", pages, len(laid.Pages))
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriterThatFails(t *testing.T) {
	if _, err := Render(twelve(), inter(t), full{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want a short write", err)
	}
}

func TestParseRefusesOtherFiles(t *testing.T) {
	for _, s := range []string{"", "startxref\n0\n%%EOF\n", "xref\n0 2\n0000000000 65535 f \n0000000099 00000 n \nstartxref\n0\n%%EOF\n"} {
		if _, err := parse([]byte(s)); !errors.Is(err, errLayout) {
			t.Errorf("%q: got %v, want %v", s, err, errLayout)
		}
	}
}
