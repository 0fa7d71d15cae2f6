package app

import (
	"path/filepath"
	"strings"
	"testing"

	"foraeldredialog/app/intake"
	"foraeldredialog/app/workshop"
)

const spoken = "Vi fik først brevet, da fristen var gået, og den nye sagsbehandler kendte ikke noget til aftalen med skolen."

// One key pressed while a statement is typed: themes, personal data, valence,
// kind and voice of what stands there so far.
func BenchmarkSuggest(b *testing.B) {
	s := newSeriesFor(b, evening(b, filepath.Join(b.TempDir(), "data")))
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		s.Suggest(spoken[:len(spoken)-n%40])
	}
}

// A statement saved, synced to the disk and in the state.
func BenchmarkCapture(b *testing.B) {
	s := newSeriesFor(b, evening(b, filepath.Join(b.TempDir(), "data")))
	b.ReportAllocs()
	for b.Loop() {
		capture(b, s, spoken)
	}
}

// A note of a thousand statements, split, cleaned, tagged and saved.
func BenchmarkImport(b *testing.B) {
	s := newSeriesFor(b, evening(b, filepath.Join(b.TempDir(), "data")))
	body := strings.Repeat("- "+spoken+"\n", 1000)
	b.ReportAllocs()
	for b.Loop() {
		got, err := s.Import(Import{Note: intake.Text{Source: "n.txt", Body: body}})
		if err != nil || len(got.Statements) != 1000 {
			b.Fatal(len(got.Statements), err)
		}
	}
}

// Ten thousand events read from the store and added up.
func BenchmarkOpenSeries(b *testing.B) {
	a := evening(b, filepath.Join(b.TempDir(), "data"))
	s := newSeriesFor(b, a)
	body := strings.Repeat("- "+spoken+"\n", 1000)
	for range 10 {
		if _, err := s.Import(Import{Note: intake.Text{Source: "n.txt", Body: body}}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		x := a.newSeries(s.id)
		if err := x.load(); err != nil {
			b.Fatal(err)
		}
		x.View(func(st *workshop.State) {
			if len(st.Statements) != 10_000 {
				b.Fatal(len(st.Statements))
			}
		})
	}
}

// The example's slides, laid out, drawn, tagged and written.
func BenchmarkExport(b *testing.B) {
	dir := b.TempDir()
	s, err := evening(b, filepath.Join(dir, "data")).LoadExample()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		out, err := s.Export(filepath.Join(dir, "ud.pdf"), "slides", false)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Bytes), "bytes")
		b.ReportMetric(float64(out.Pages), "pages")
	}
}
