package page

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"foraeldredialog/app/report"
)

func para(s report.Style, t string) report.Paragraph { return report.Paragraph{Style: s, Text: txt(t)} }

func only(blocks ...report.Block) report.Document {
	return report.Document{Sections: []report.Section{section("Tema", blocks...)}}
}

// bodyTable has rows of one line each, told apart as "række 1" and so on.
func bodyTable(rows int) report.Table {
	t := report.Table{Caption: txt("Udsagn efter rolle"), Head: txts("Rolle", "Antal"), Numeric: []bool{false, true}}
	for i := range rows {
		t.Rows = append(t.Rows, txts(fmt.Sprintf("række %d", i+1), "7"))
	}
	return t
}

func bodyChart(bars int) report.Bars {
	var c report.Bars
	for i := range bars {
		c.Labels = append(c.Labels, txt(fmt.Sprintf("søjle %d", i+1)))
		c.Values = append(c.Values, i+1)
	}
	return c
}

func points(n int) report.List {
	var items []string
	for i := range n {
		items = append(items, fmt.Sprintf("at punkt %d bliver husket, hver gang et barn og en familie får en ny medarbejder at tale med.", i+1))
	}
	return bullets(items...)
}

// spot is where the first line that begins with s stands.
func spot(t *testing.T, res Result, s string) (page int, e Element) {
	t.Helper()
	for i, p := range res.Pages {
		for _, e := range p.Elements {
			if e.Kind == Text && e.Node >= 0 && strings.HasPrefix(e.Text, s) {
				return i + 1, e
			}
		}
	}
	t.Fatalf("no page shows %q", s)
	return 0, Element{}
}

func TestWhatBelongsTogetherSharesAPage(t *testing.T) {
	const lead, note = "Forældrene peger på:", "Temaet bygger på 12 udsagn."
	for _, c := range []struct {
		name     string
		blocks   []report.Block
		together []string
		on       int
	}{
		{"table below a chart", []report.Block{bodyChart(4), bodyTable(5)}, []string{"Udsagn efter rolle", "Rolle", "række 1", "række 5"}, 2},
		{"table below a list", []report.Block{points(3), bodyTable(6)}, []string{"Udsagn efter rolle", "række 1", "række 6"}, 2},
		{"table as high as a page", []report.Block{para(report.Body, "Materialet."), bodyTable(7)}, []string{"Udsagn efter rolle", "række 1", "række 7"}, 2},
		{"table with its lead-in and note", []report.Block{points(2), para(report.LeadIn, lead), bodyTable(6), para(report.Note, note)}, []string{lead, "række 1", "række 6", note}, 2},
		{"table that is tightened for its note", []report.Block{bodyTable(7), para(report.Note, note)}, []string{"række 1", "række 7", note}, 1},
		{"chart below a list, with its lead-in", []report.Block{points(4), para(report.LeadIn, lead), bodyChart(6)}, []string{lead, "søjle 1", "søjle 6"}, 2},
		{"chart as high as a page, with lead-in", []report.Block{points(1), para(report.LeadIn, lead), bodyChart(9)}, []string{lead, "søjle 1"}, 2},
		{"long chart and its note", []report.Block{bodyChart(18), para(report.Note, note)}, []string{"søjle 10", "søjle 18", note}, 2},
		{"note below a full page of points", []report.Block{points(6), para(report.Note, note)}, []string{"at punkt 6", note}, 2},
		{"note below a long list", []report.Block{points(12), para(report.Note, note)}, []string{"at punkt 12", note}, 3},
	} {
		res := layout(t, only(c.blocks...))
		for _, s := range c.together {
			if page, _ := spot(t, res, s); page != c.on {
				t.Errorf("%s: %q is on page %d, want %d", c.name, s, page, c.on)
			}
		}
	}
}

// A table that no page holds has two rows or more on either side of each break,
// its caption and head with the first of them.
func TestLongTableLeavesNoRowAlone(t *testing.T) {
	for rows := 11; rows < 60; rows++ {
		for above := range 6 {
			blocks := []report.Block{bodyTable(rows), para(report.Note, "Små tal er ikke vist.")}
			if above > 0 {
				blocks = append([]report.Block{points(above)}, blocks...)
			}
			res := layout(t, only(blocks...))
			from, _ := spot(t, res, "række 1")
			to, _ := spot(t, res, fmt.Sprintf("række %d", rows))
			second, _ := spot(t, res, "række 2")
			lastButOne, _ := spot(t, res, fmt.Sprintf("række %d", rows-1))
			caption, _ := spot(t, res, "Udsagn efter rolle")
			note, _ := spot(t, res, "Små tal")
			if from == to {
				t.Fatalf("%d rows are all on page %d", rows, to)
			}
			if from != second || from != caption || to != lastButOne || to != note {
				t.Errorf("%d rows below %d points: caption on %d, rows on %d, %d … %d, %d, note on %d",
					rows, above, caption, from, second, lastButOne, to, note)
			}
		}
	}
}

func TestSpaceShowsWhatBelongsTogether(t *testing.T) {
	for _, n := range []int{1, 2, 3, 4, 6, 9} { // from a nearly empty page to several
		res := layout(t, only(
			para(report.LeadIn, "Forældrene efterspørger:"), bullets("at en", "at to"),
			para(report.LeadIn, "Medarbejderne peger på:"), bullets("at tre", "at fire"),
			para(report.LeadIn, "Deltagerne peger på:"), points(n),
		))
		gap := func(above, below string) float64 {
			p, a := spot(t, res, above)
			q, b := spot(t, res, below)
			if p != q {
				t.Fatalf("%q is on page %d, %q on %d", above, p, below, q)
			}
			return b.Y - a.Y
		}
		group, lead, item := gap("at to", "Medarbejderne"), gap("Medarbejderne", "at tre"), gap("at tre", "at fire")
		if group < lead+10 || group < item+4 {
			t.Errorf("%d points: %.1f above the lead-in, %.1f below it, %.1f between items", n, group, lead, item)
		}
	}
}

// The page that this was made for: three lead-ins, four points of up to two
// lines, and a note.
func TestThemeFitsOnePage(t *testing.T) {
	long := "at kommunen samler, hvad skole og sundhedspleje ved om barnet, så ingen familie skal fortælle det igen og igen."
	res := layout(t, only(
		para(report.LeadIn, "Forældrene efterspørger:"), bullets(long, long),
		para(report.LeadIn, "Medarbejderne peger på:"), bullets(long),
		para(report.LeadIn, "Deltagerne peger på:"), bullets(long),
		para(report.Note, "Temaet bygger på 55 udsagn."),
	))
	_, e := spot(t, res, "at kommunen")
	if len(res.Pages) != 1 || e.Size < 20 {
		t.Errorf("%d pages at %g points", len(res.Pages), e.Size)
	}
}

func TestLeadInNeverEndsAPage(t *testing.T) {
	for above := 1; above < 12; above++ {
		for below := 1; below < 8; below++ {
			res := layout(t, only(points(above), para(report.LeadIn, "Medarbejderne peger på:"),
				bullets("at gaden er ren", "at broen holder"), points(below), para(report.Note, "Temaet bygger på 5 udsagn.")))
			lead, _ := spot(t, res, "Medarbejderne")
			first, _ := spot(t, res, "at gaden")
			if lead != first {
				t.Errorf("%d points above, %d below: lead-in on page %d, its point on %d", above, below, lead, first)
			}
			n := len(res.Pages)
			if note, _ := spot(t, res, "Temaet bygger"); note == n && bodyTexts(res.Pages[n-1]) < 3 {
				t.Errorf("%d points above, %d below: the note is alone on page %d", above, below, n)
			}
		}
	}
}

// The laws of paging: every atom comes once and in order, no page is filled
// beyond its room, and no other way of dealing them out costs less.
func TestPagingCostsTheLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const full = 100.0
		first := rapid.SampledFrom([]float64{100, 60, 10}).Draw(t, "first")
		atoms := make([]atom, rapid.IntRange(1, 9).Draw(t, "atoms"))
		for i := range atoms {
			atoms[i].height = rapid.Float64Range(1, 60).Draw(t, "height")
			atoms[i].gap = rapid.Float64Range(0, 20).Draw(t, "gap")
			atoms[i].tie = rapid.SampledFrom([]tie{0, inList, inPair, hold, bind, solid}).Draw(t, "tie")
		}
		pages := paginate(atoms, first, full)
		var ends []int
		at := 0
		for i, p := range pages {
			if room := roomOf(i, first, full); heightOf(p, true) > room {
				t.Fatalf("page %d is %.1f high, its room %.1f", i+1, heightOf(p, true), room)
			}
			at += len(p)
			ends = append(ends, at)
		}
		if at != len(atoms) {
			t.Fatalf("%d of %d atoms came to a page", at, len(atoms))
		}
		got, _ := costOf(atoms, ends, first, full)
		for mask := range 1 << len(atoms) { // bit i: a page ends before atom i
			var ends []int
			for i := range atoms {
				if mask>>i&1 == 1 && (i > 0 || first < full) {
					ends = append(ends, i)
				}
			}
			if c, ok := costOf(atoms, append(ends, len(atoms)), first, full); ok && c < got {
				t.Fatalf("ends %v cost %d, those chosen %d", ends, c, got)
			}
		}
	})
}

func roomOf(page int, first, full float64) float64 {
	if page == 0 {
		return first
	}
	return full
}

// costOf reckons what ends of pages cost, and whether the pages hold.
func costOf(atoms []atom, ends []int, first, full float64) (tie, bool) {
	var c tie
	from := 0
	for i, to := range ends {
		room, h := roomOf(i, first, full), heightOf(atoms[from:to], true)
		if h > room {
			return 0, false
		}
		c += unfilled(h, room)
		if to < len(atoms) {
			c += aPage
			if to > 0 {
				c += atoms[to-1].tie
			}
		}
		from = to
	}
	return c, true
}

// Lists alone take no more pages than when each page is filled to the brim.
func TestListsTakeTheFewestPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		atoms := make([]atom, rapid.IntRange(1, 40).Draw(t, "atoms"))
		fewest, used := 1, 0.0
		for i := range atoms {
			atoms[i].height = rapid.Float64Range(5, 60).Draw(t, "height")
			atoms[i].tie = rapid.SampledFrom([]tie{0, inList, inPair}).Draw(t, "tie")
			if used+atoms[i].height > 100 {
				fewest++
				used = 0
			}
			used += atoms[i].height
		}
		if n := len(paginate(atoms, 100, 100)); n != fewest {
			t.Fatalf("%d pages, %d are enough", n, fewest)
		}
	})
}

func BenchmarkPaginate(b *testing.B) {
	atoms := make([]atom, 20_000)
	for i := range atoms {
		atoms[i] = atom{height: 19, gap: 6, tie: inList}
	}
	b.ReportAllocs()
	for b.Loop() {
		paginate(atoms, fullBody, fullBody)
	}
}
