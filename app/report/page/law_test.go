package page

import (
	"math"
	"strings"
	"testing"
	"unicode"

	"foraeldredialog/app/report"
)

// everywhere puts s into every place that a document has for text.
func everywhere(s string, n int) report.Document {
	t := txt(s)
	many := make([]report.Text, n)
	for i := range many {
		many[i] = t
	}
	return report.Document{
		Title: t, Author: t, Footer: t, Draft: true,
		Sections: []report.Section{
			{Layout: report.Cover, Heading: t, Blocks: []report.Block{report.Paragraph{Style: report.Subtitle, Text: t}, report.List{Items: many}}},
			{Layout: report.Content, Heading: t, Blocks: []report.Block{
				report.Paragraph{Style: report.LeadIn, Text: t},
				report.List{Items: many},
				report.List{Ordered: true, Items: many},
				report.Paragraph{Text: t},
				report.Paragraph{Style: report.Note, Text: t},
			}},
			{Layout: report.Overview, Heading: t, Blocks: []report.Block{report.Cards{Items: many}}},
			{Layout: report.Content, Blocks: []report.Block{
				report.Table{Caption: t, Head: many, Rows: [][]report.Text{many, {t}, nil, many}, Numeric: []bool{false, true}},
				report.Bars{Alt: t, Labels: many, Values: []int{3, -1, math.MaxInt, 0}},
			}},
		},
	}
}

func FuzzLayout(f *testing.F) {
	f.Add("at nogen ringer tilbage kl. 10", 3)
	f.Add("😀 漢字 \x00 \xff "+strings.Repeat("æ", 500), 8)
	f.Add(strings.Repeat("lang tekst ", 300), 2)
	f.Add("\u00A0\u200B\u202E", 11)
	f.Add("A\u030A\u0301\u0301\u0301 "+strings.Repeat("\u0301", 200), 4)
	f.Add("⸻⸻⸻ ⸺ ﷽", 9)
	fonts := inter(f)
	m := testMarks(f)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if len(s) > 5_000 {
			t.Skip("longer than any one text; the bound is tested apart")
		}
		doc := everywhere(s, max(0, min(n, 14)))
		res, err := Layout(doc, fonts)
		if err != nil {
			t.Fatal(err)
		}
		holdsBounds(t, res)
		holdsText(t, m, res, doc.Sections[0].Heading.String())
	})
}

// holdsBounds checks that nothing leaves its page or body, that no text is
// small but the footer, that no two texts overlap, and that each page carries
// the draft's word.
func holdsBounds(t *testing.T, res Result) {
	t.Helper()
	for i, p := range res.Pages {
		drafts := 0
		var texts []Element
		for _, e := range p.Elements {
			l, top, r, bottom := e.Bounds()
			if l < -0.01 || top < -0.01 || r > Width+0.01 || bottom > Height+0.01 {
				t.Fatalf("page %d: %q leaves the page: %.1f %.1f %.1f %.1f", i+1, e.Text, l, top, r, bottom)
			}
			if e.Kind != Text {
				continue
			}
			if e.Size < 12 && e.Node != Pagination {
				t.Fatalf("page %d: %q is set in %g points", i+1, e.Text, e.Size)
			}
			if e.Text == draftWord && e.Node == Pagination && e.Y < 20 {
				drafts++
			}
			if e.Node >= 0 && e.Y > bodyEnd {
				t.Fatalf("page %d: %q stands below the body", i+1, e.Text)
			}
			texts = append(texts, e)
		}
		if drafts != 1 {
			t.Fatalf("page %d carries %d draft words", i+1, drafts)
		}
		for j, a := range texts {
			for _, b := range texts[j+1:] {
				if overlap(a, b) {
					t.Fatalf("page %d: %q and %q overlap", i+1, a.Text, b.Text)
				}
			}
		}
	}
}

// overlap compares texts from baseline to the height of capitals.
func overlap(a, b Element) bool {
	return a.X+0.01 < b.X+b.W && b.X+0.01 < a.X+a.W && a.Y-capHeight*a.Size < b.Y && b.Y-capHeight*b.Size < a.Y
}

// holdsText checks that each place shows the whole text, letter by letter, and
// that the font has every letter that is drawn.
func holdsText(t *testing.T, m *marks, res Result, s string) {
	t.Helper()
	want := squeeze(m.reveal(m.clean(s), 0))
	got := make([]strings.Builder, len(res.Nodes))
	for i, p := range res.Pages {
		for _, e := range p.Elements {
			for _, r := range e.Text {
				if !m.faces.have(r) {
					t.Fatalf("page %d draws %U, which the font lacks", i+1, r)
				}
			}
			if e.Node >= 0 {
				got[e.Node].WriteString(e.Text)
			}
		}
	}
	for i, n := range res.Nodes {
		switch n.Role {
		case RoleH1, RoleH2, RoleP, RoleCaption:
			if text := squeeze(got[i].String()); text != want {
				t.Fatalf("%s#%d shows %.80q, want %.80q", n.Role, i, text, want)
			}
		case RoleBody, RoleCell, RoleHead: // may be empty, or told as a list
			if text := squeeze(got[i].String()); !strings.Contains(text, want) && !isFigures(text) {
				t.Fatalf("%s#%d shows %.80q, want %.80q", n.Role, i, text, want)
			}
		}
	}
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// isFigures is true of empty cells and of a chart's values in a table.
func isFigures(s string) bool { return strings.Trim(s, "-0123456789") == "" }

// The contrast of all text to what lies under it, reckoned by WCAG 2.1 from the
// pages themselves.
func TestContrast(t *testing.T) {
	for i, p := range layout(t, small()).Pages {
		for j, e := range p.Elements {
			if e.Kind != Text {
				continue
			}
			l, top, r, bottom := e.Bounds()
			ground := Color{}
			for _, under := range p.Elements {
				ul, ut, ur, ub := under.Bounds()
				if under.Kind == Rect && ul <= l && ut <= top+aboveBase*e.Size/2 && ur >= r && ub >= bottom-belowBase*e.Size {
					ground = under.Color
				}
			}
			if c := contrast(e.Color, ground); c < 4.5 {
				t.Errorf("page %d, element %d: %q has a contrast of %.2f to %v", i+1, j, e.Text, c, ground)
			}
		}
	}
}

func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c Color) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func TestPaletteContrast(t *testing.T) {
	for _, c := range []struct {
		name         string
		text, ground Color
	}{
		{"title on cover", white, navy},
		{"small lines on cover", mist, navy},
		{"heading on band", navy, pale},
		{"draft on band", orange, pale},
		{"body on white", ink, white},
		{"body on striped row", ink, pale},
		{"labels on white", teal, white},
		{"notes and footer on white", grey, white},
		{"card's figure", orange, pale},
		{"card's text", navy, pale},
		{"table head", white, navy},
	} {
		got := contrast(c.text, c.ground)
		t.Logf("%-28s %5.2f", c.name, got)
		if got < 4.5 {
			t.Errorf("%s: contrast %.2f, want 4.5", c.name, got)
		}
	}
}
