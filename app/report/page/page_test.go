package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"foraeldredialog/analysis"
	"foraeldredialog/app/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func txt(s string) report.Text { return report.Of(analysis.Authored(s)) }

func txts(ss ...string) []report.Text {
	out := make([]report.Text, len(ss))
	for i, s := range ss {
		out[i] = txt(s)
	}
	return out
}

func inter(t testing.TB) Fonts {
	t.Helper()
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "fonts", name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	return Fonts{
		Regular:  read("Inter_400Regular.ttf"),
		Medium:   read("Inter_500Medium.ttf"),
		SemiBold: read("Inter_600SemiBold.ttf"),
		Bold:     read("Inter_700Bold.ttf"),
	}
}

func layout(t testing.TB, doc report.Document) Result {
	t.Helper()
	res, err := Layout(doc, inter(t))
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func section(heading string, blocks ...report.Block) report.Section {
	return report.Section{Layout: report.Content, Heading: txt(heading), Blocks: blocks}
}

func bullets(ss ...string) report.List { return report.List{Items: txts(ss...)} }

// small has one of each block.
func small() report.Document {
	return report.Document{
		Title:  txt("Møder i Lillestrand"),
		Footer: txt("Lillestrand Kommune"),
		Draft:  true,
		Sections: []report.Section{
			{Layout: report.Cover, Heading: txt("Møder i Lillestrand"), Blocks: []report.Block{
				report.Paragraph{Style: report.Subtitle, Text: txt("Oplæg til udvalget")},
				report.Paragraph{Style: report.Subtitle, Text: txt("Den 3. maj 2025")},
			}},
			section("Det siger forældrene",
				report.Paragraph{Style: report.LeadIn, Text: txt("Forældrene efterspørger:")},
				bullets("at nogen ringer tilbage samme dag, og at man får navnet på den, man skal tale med næste gang.", "at brevet er til at forstå 😀.")),
			{Layout: report.Overview, Heading: txt("Temaer"), Blocks: []report.Block{report.Cards{Items: txts("Ro", "Svar")}}},
			section("Tal", report.Bars{Labels: txts("Ro", "Svar"), Values: []int{4, 8}}),
			section("Tabel", report.Table{
				Caption: txt("Udsagn"), Head: txts("Tema", "Antal"),
				Rows: [][]report.Text{txts("Ro", "4"), txts("Svar", "8")}, Numeric: []bool{false, true},
			}, report.Paragraph{Style: report.Note, Text: txt("Et udsagn kan tælle to gange.")}),
			section("Næste skridt", report.List{Ordered: true, Items: txts("Nye breve", "Faste tider")}),
		},
	}
}

// dump writes pages as text: what is drawn, where, and in which role.
func dump(res Result) string {
	var b strings.Builder
	role := func(n NodeID) string {
		switch n {
		case Decoration:
			return "decoration"
		case Pagination:
			return "pagination"
		}
		return fmt.Sprintf("%s#%d", res.Nodes[n].Role, n)
	}
	for i, n := range res.Nodes {
		fmt.Fprintf(&b, "node %d %s in %d", i, n.Role, n.Parent)
		if n.Alt+string(n.Scope) != "" || n.Ordered {
			fmt.Fprintf(&b, " alt=%q scope=%q ordered=%v", n.Alt, n.Scope, n.Ordered)
		}
		b.WriteString("\n")
	}
	for i, p := range res.Pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, e := range p.Elements {
			color := fmt.Sprintf("#%02X%02X%02X", e.Color.R, e.Color.G, e.Color.B)
			switch e.Kind {
			case Text:
				fmt.Fprintf(&b, "  text %.1f,%.1f wide %.1f size %g weight %d %s %s %q\n", e.X, e.Y, e.W, e.Size, e.Weight, color, role(e.Node), e.Text)
			case Rect:
				fmt.Fprintf(&b, "  rect %.1f,%.1f %.1f×%.1f round %g %s %s\n", e.X, e.Y, e.W, e.H, e.Radius, color, role(e.Node))
			case Line:
				fmt.Fprintf(&b, "  line %.1f,%.1f %.1f×%.1f %s %s\n", e.X, e.Y, e.W, e.H, color, role(e.Node))
			}
		}
	}
	for _, m := range res.Bookmarks {
		fmt.Fprintf(&b, "bookmark %q on %d\n", m.Title, m.Page+1)
	}
	for _, r := range res.Replaced {
		fmt.Fprintf(&b, "replaced %U on page %d: %d\n", r.Rune, r.Page, r.Count)
	}
	return b.String()
}

func TestSmallDocumentIsLaidOutAsBefore(t *testing.T) {
	golden := filepath.Join("testdata", "small.golden")
	got := dump(layout(t, small()))
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("pages have changed; look at them, then run with -update (-want +got):\n%s", diff)
	}
}

func TestLongListGoesOnUnderItsHeading(t *testing.T) {
	var items []string
	for i := range 40 {
		items = append(items, fmt.Sprintf("at punkt nummer %d også er med.", i))
	}
	res := layout(t, report.Document{Sections: []report.Section{section("Mange", bullets(items...))}})
	if len(res.Pages) < 3 {
		t.Fatalf("40 points on %d pages", len(res.Pages))
	}
	sects := 0
	for _, n := range res.Nodes {
		if n.Role == RoleSect {
			sects++
		}
	}
	if sects != 1 {
		t.Errorf("a continued section became %d sections", sects)
	}
	for i, p := range res.Pages[1:] {
		found := false
		for _, e := range p.Elements {
			found = found || e.Text == "Mange (fortsat)" && e.Node == Pagination
		}
		if !found {
			t.Errorf("page %d does not repeat its heading", i+2)
		}
	}
	last := len(res.Pages) - 1
	if a, b := bodyTexts(res.Pages[last-1]), bodyTexts(res.Pages[last]); b*2 < a {
		t.Errorf("last page has %d lines, the one before it %d", b, a)
	}
}

func bodyTexts(p Page) int {
	n := 0
	for _, e := range p.Elements {
		if e.Kind == Text && e.Node >= 0 {
			n++
		}
	}
	return n
}

func TestTableRepeatsItsHeadAsAnArtifact(t *testing.T) {
	var rows [][]report.Text
	for i := range 30 {
		rows = append(rows, txts(fmt.Sprintf("Handling %d", i), "inden jul"))
	}
	res := layout(t, report.Document{Sections: []report.Section{
		section("Plan", report.Table{Head: txts("Hvad", "Hvornår"), Rows: rows}),
	}})
	for i, p := range res.Pages {
		want := Pagination
		if i == 0 {
			want = 0
		}
		for _, e := range p.Elements {
			if e.Text == "Hvornår" && (e.Node < 0) != (want < 0) {
				t.Errorf("page %d: head belongs to node %d", i+1, e.Node)
			}
		}
		if !strings.Contains(dump(Result{Pages: []Page{p}, Nodes: res.Nodes}), `"Hvornår"`) {
			t.Errorf("page %d has no table head", i+1)
		}
	}
}

func TestColumnsOfCards(t *testing.T) {
	for _, c := range []struct{ cards, columns int }{{1, 1}, {2, 2}, {6, 2}, {7, 3}, {12, 3}} {
		var items []string
		for i := range c.cards {
			items = append(items, fmt.Sprintf("Tema %d", i+1))
		}
		res := layout(t, report.Document{Sections: []report.Section{section("Overblik", report.Cards{Items: txts(items...)})}})
		lefts := map[float64]bool{}
		for _, p := range res.Pages {
			for _, e := range p.Elements {
				if e.Kind == Rect && e.Radius > 0 {
					lefts[e.X] = true
				}
			}
		}
		if len(lefts) != c.columns {
			t.Errorf("%d cards stand in %d columns, want %d", c.cards, len(lefts), c.columns)
		}
	}
}

func TestHeadingLevelsHaveNoGap(t *testing.T) {
	without := layout(t, report.Document{Sections: []report.Section{section("Et"), section("To")}})
	for _, n := range without.Nodes {
		if n.Role == RoleH2 {
			t.Error("second level without a first")
		}
	}
	with := layout(t, small())
	var roles []Role
	for _, n := range with.Nodes {
		if n.Role == RoleH1 || n.Role == RoleH2 {
			roles = append(roles, n.Role)
		}
	}
	if want := []Role{RoleH1, RoleH2, RoleH2, RoleH2, RoleH2, RoleH2}; !cmp.Equal(roles, want) {
		t.Errorf("headings are %v, want %v", roles, want)
	}
}

func TestNothingStillMakesAPage(t *testing.T) {
	if res := layout(t, report.Document{}); len(res.Pages) != 1 {
		t.Errorf("an empty document has %d pages", len(res.Pages))
	}
}

func TestFontsThatAreNone(t *testing.T) {
	if _, err := Layout(small(), Fonts{Regular: []byte("nej")}); err == nil {
		t.Error("no error for a font that is none")
	}
}

func BenchmarkLayout(b *testing.B) {
	fonts, doc := inter(b), small()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Layout(doc, fonts); err != nil {
			b.Fatal(err)
		}
	}
}
