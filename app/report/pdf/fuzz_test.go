package pdf

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"foraeldredialog/app/report"
)

// FuzzRender states that any text becomes a file, whose objects can be read.
func FuzzRender(f *testing.F) {
	f.Add("at nogen ringer tilbage", "Titel")
	f.Add("😀\x00\xff(\\)", "a < b & c > d ]]>")
	f.Add("stream\nendstream\nendobj\n", "/Type /Page\n")
	f.Add("\u0301\u00A0\r\n", "\uFFFE")
	fonts := inter(f)
	f.Fuzz(func(t *testing.T, s, title string) {
		if len(s)+len(title) > 5_000 {
			t.Skip("longer than any one text; the bound is tested apart")
		}
		doc := document(theme(title, s, s), report.Section{Layout: report.Overview, Blocks: []report.Block{
			report.Cards{Items: txts(s, title)},
			report.Table{Head: txts(title, s), Rows: [][]report.Text{txts(s, title)}},
			report.Bars{Alt: txt(s), Labels: txts(title), Values: []int{7}},
		}})
		doc.Title = txt(title)
		var out bytes.Buffer
		res, err := Render(doc, fonts, &out)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(out.Bytes(), []byte("/Filter/FlateDecode")); n < res.Pages {
			t.Fatalf("%d streams for %d pages", n, res.Pages)
		}
	})
}

func BenchmarkRenderTwelveSlides(b *testing.B) {
	fonts, doc := inter(b), twelve()
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if _, err := Render(doc, fonts, &out); err != nil {
			b.Fatal(err)
		}
		size = out.Len()
	}
	b.ReportMetric(float64(size), "file-bytes")
}

func BenchmarkRenderByPages(b *testing.B) {
	fonts := inter(b)
	for _, n := range []int{10, 100, 1000} {
		var points []string
		for i := range n * 5 {
			points = append(points, fmt.Sprintf("at punkt %d også bliver læst af nogen, der kan gøre noget ved det, og at man får et svar inden ugen er gået.", i))
		}
		doc := document(theme("Alle udsagn", points...))
		b.Run(fmt.Sprintf("pages=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Render(doc, fonts, io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
