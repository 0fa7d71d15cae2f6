package report

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func clean(s string) analysis.Clean { return analysis.Authored(s) }

func ptr[T any](v T) *T { return &v }

var created = time.Date(2024, 6, 3, 12, 0, 0, 0, time.UTC)

// fold makes the state of the payloads.
func fold(payloads ...workshop.Payload) *workshop.State {
	var events []workshop.Event
	for i, p := range payloads {
		events = append(events, workshop.Event{
			Device: "d", Seq: uint64(i), At: created.Add(time.Duration(i) * time.Second),
			Act: workshop.ActID(fmt.Sprint(i)), Payload: p,
		})
	}
	return workshop.NewLog(events).State()
}

// theSeries is a small course with everything in it: two meetings held and one
// to come, all voices, a merged statement, points of every sort.
func theSeries() *workshop.State {
	day := func(s string) *workshop.Date { return ptr(workshop.Date(s)) }
	p := []workshop.Payload{
		workshop.SeriesCreated{ID: "s", SeriesChanged: workshop.SeriesChanged{
			Title: ptr(clean("Samtaler med forældre, foråret 2024")), Committee: ptr(clean("Udvalget for Børn og Læring")),
			Municipality: ptr(clean("Søby Kommune")), MeetingDate: day("2024-06-12"), Purpose: ptr(clean("at lære af forældrenes erfaringer")),
		}},
		workshop.SessionAdded{ID: "m1", SessionChanged: workshop.SessionChanged{
			Title: ptr(clean("Første workshop")), Date: day("2024-04-09"), Place: ptr(clean("Biblioteket")),
			Participants: &map[workshop.Role]int{workshop.Parent: 14, workshop.Staff: 1},
		}},
		workshop.SessionAdded{ID: "m2", SessionChanged: workshop.SessionChanged{Title: ptr(clean("Anden workshop"))}},
		workshop.SessionAdded{ID: "m3", SessionChanged: workshop.SessionChanged{Title: ptr(clean("Temadag")), Date: day("2024-09-01")}},
		workshop.ThemeAdded{Theme: workshop.Theme{ID: "g", Name: clean("Gennemsigtighed")}},
		workshop.ThemeAdded{Theme: workshop.Theme{ID: "h", Name: clean("Helhed")}},
		workshop.ThemeAdded{Theme: workshop.Theme{ID: "none", Name: clean("Tomt tema")}},
		workshop.ThemeAdded{Theme: workshop.Theme{ID: "early", Name: clean("Kun forslag")}},
	}
	add := func(n int, role workshop.Role, voice workshop.Voice, themes ...workshop.ThemeID) {
		for range n {
			id := workshop.StatementID(fmt.Sprint("u", len(p)))
			var tags []workshop.Tag
			for _, t := range themes {
				tags = append(tags, workshop.Tag{Theme: t, Origin: workshop.Suggested})
			}
			p = append(p, workshop.StatementAdded{
				ID: id, Role: role, Voice: voice, Tags: tags, Text: clean("Ordene i udsagn " + string(id) + " hører til i rummet"),
				Masks: []workshop.Mask{{Hidden: true, Decided: true}},
			})
		}
	}
	add(13, workshop.Parent, workshop.FirstHand, "g")
	add(6, workshop.Staff, workshop.FirstHand, "g")
	add(2, workshop.Child, workshop.FirstHand, "h", "g")
	add(7, workshop.Parent, workshop.FirstHand, "h")
	add(1, workshop.Parent, workshop.Retold, "h")
	add(1, workshop.Leader, workshop.FirstHand)
	add(1, workshop.Parent, workshop.FirstHand, "g")
	p = append(p,
		workshop.StatementsMerged{Into: "u8", From: []workshop.StatementID{"u38"}},
		workshop.StatementChanged{Statement: "u8", Reviewed: ptr(true)},
		point("g", "at planen er kendt i god tid", workshop.OfParents, workshop.Point{Evidence: []workshop.StatementID{"u8"}}),
		point("g", "at alle svar har en grund.", workshop.OfParents, workshop.Point{}),
		point("g", "at skabelonen bliver kortere", workshop.OfMunicipality, workshop.Point{}),
		point("g", "at forslaget ligger her.", workshop.OfParents, workshop.Point{Proposal: true}),
		point("h", `"Et citat, der venter"`, workshop.OfParents, workshop.Point{Proposal: true, Quote: true}),
		point("h", "Et citat, der er godkendt", workshop.OfParents, workshop.Point{Quote: true}),
		point("early", "at noget er på vej.", workshop.Shared, workshop.Point{Proposal: true}),
		workshop.ActionAdded{Action: workshop.Action{ID: "a", Text: clean("Hjemmesiden skrives om."), Who: clean("Familieafdelingen"), Due: "2024-11-01"}},
		workshop.ActionAdded{Action: workshop.Action{ID: "b", Text: clean("Forældrene inviteres igen til foråret")}},
		workshop.ActionAdded{Action: workshop.Action{ID: "c", Text: clean("Nyt brev"), Done: true}},
	)
	return fold(p...)
}

func point(theme workshop.ThemeID, text string, of workshop.Perspective, p workshop.Point) workshop.PointAdded {
	p.ID, p.Theme, p.Text, p.Perspective = workshop.PointID(text), theme, clean(text), of
	return workshop.PointAdded{Point: p}
}

// dump writes a document as text, a block a line.
func dump(d Document) string {
	var b strings.Builder
	line := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	line("%s | %s | %s | udkast %v | %s", d.Title, d.Author, d.Lang, d.Draft, d.Footer)
	row := func(cells []Text) string {
		s := make([]string, len(cells))
		for i, c := range cells {
			s[i] = c.String()
		}
		return strings.Join(s, " | ")
	}
	for _, s := range d.Sections {
		line("\n# %s (%s)", s.Heading, s.Layout)
		for _, block := range s.Blocks {
			switch x := block.(type) {
			case Paragraph:
				line("%s%s", map[Style]string{LeadIn: "> ", Subtitle: "~ ", Note: "* "}[x.Style], x.Text)
			case List:
				for _, t := range x.Items {
					line("- %s", t)
				}
			case Cards:
				for i, t := range x.Items {
					line("[%d] %s", i+1, t)
				}
			case Table:
				line("= %s\n%s %v", x.Caption, row(x.Head), x.Numeric)
				for _, r := range x.Rows {
					line("%s", row(r))
				}
			case Bars:
				line("| %s\n| %s %v", x.Alt, row(x.Labels), x.Values)
			}
		}
	}
	return b.String()
}

func TestSlidesGolden(t *testing.T) {
	for name, opt := range map[string]Options{
		"slides.txt": {Created: created},
		"draft.txt":  {Created: created, Draft: true},
	} {
		t.Run(name, func(t *testing.T) {
			got := dump(Slides(theSeries(), opt))
			path := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

// What nobody accepted, and what was said word by word, stands in no document
// that is not a draft; statements' words stand in a draft only as quotes.
func TestSlidesHoldNothingUnaccepted(t *testing.T) {
	final := dump(Slides(theSeries(), Options{Created: created}))
	draft := dump(Slides(theSeries(), Options{Created: created, Draft: true}))
	for _, planted := range []string{"forslaget ligger her", "Et citat, der venter", "Et citat, der er godkendt", "noget er på vej", "(forslag)", "Kun forslag"} {
		if strings.Contains(final, planted) {
			t.Errorf("the document holds %q", planted)
		}
		if !strings.Contains(draft, planted) {
			t.Errorf("the draft lacks %q", planted)
		}
	}
	for name, doc := range map[string]string{"document": final, "draft": draft} {
		for _, planted := range []string{"Ordene i udsagn", "Tomt tema", "u8"} {
			if strings.Contains(doc, planted) {
				t.Errorf("the %s holds %q", name, planted)
			}
		}
	}
}

// A name that stands in everything that is not published reaches no page.
func TestSlidesHoldNoNameOfTheUnpublished(t *testing.T) {
	const name = "Hjalmarine Kvistgaard-Bro"
	st := theSeries()
	for _, s := range st.Statements {
		s.By, s.Table, s.Source, s.Heading, s.Text = name, name, clean(name), clean(name), clean(name)
	}
	for _, x := range st.Themes {
		x.Description, x.Cues, x.Examples = clean(name), []string{name}, []string{name}
	}
	for _, x := range st.Sessions {
		x.Tables, x.Questions, x.Parts = []analysis.Clean{clean(name)}, []analysis.Clean{clean(name)}, []workshop.Part{{Title: clean(name)}}
	}
	st.Notes = []workshop.Note{{Source: name}}
	st.Exports = []workshop.Export{{By: name}}
	for _, draft := range []bool{false, true} {
		if got := dump(Slides(st, Options{Created: created, Draft: draft})); strings.Contains(got, "Hjalmarine") {
			t.Errorf("the name is in the document (draft %v):\n%s", draft, got)
		}
	}
}

func TestSlidesOfAnEmptySeries(t *testing.T) {
	got := dump(Slides(fold(workshop.SeriesCreated{ID: "s"}), Options{}))
	want := `Forældredialog |  | da-DK | udkast false | Forældredialog

# Forældredialog (cover)

# Hvem deltog, og hvad bygger det på? (content)
Der er endnu ikke indsamlet udsagn.

# Hvad er næste skridt? (content)
Der er endnu ikke aftalt næste skridt.

# Metode og anonymisering (content)
- Der er endnu ikke indsamlet udsagn.
`
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestBackgroundIsTheUsersOwnWhereGiven(t *testing.T) {
	st := fold(workshop.SeriesCreated{ID: "s", SeriesChanged: workshop.SeriesChanged{
		Background: &[]analysis.Clean{clean("Der blev holdt et møde "), clean(" "), clean("Tak for det!")},
	}})
	got := dump(Document{Sections: []Section{Slides(st, Options{}).Sections[1]}})
	if !strings.HasSuffix(got, "# Baggrund (content)\n- Der blev holdt et møde.\n- Tak for det!\n") {
		t.Error(got)
	}
}

// The overview speaks of parents only where more than half of what was said
// first-hand is theirs.
func TestTheOverviewNamesParentsWhereTheyPrevail(t *testing.T) {
	const parents, themes = "Centrale forældreperspektiver", "Centrale temaer"
	for _, tt := range []struct {
		name                           string
		parent, staff, unknown, retold int // retold are parents' words told by others
		want                           string
	}{
		{"parents alone", 1, 0, 0, 0, parents},
		{"just over half", 3, 2, 0, 0, parents},
		{"half", 2, 2, 0, 0, themes},
		{"the most, and not half", 3, 2, 2, 0, themes},
		{"told by others", 1, 2, 0, 3, themes},
		{"staff alone", 0, 2, 0, 0, themes},
	} {
		p := []workshop.Payload{
			workshop.SeriesCreated{ID: "s"},
			workshop.ThemeAdded{Theme: workshop.Theme{ID: "g", Name: clean("Gennemsigtighed")}},
			point("g", "at planen er kendt i god tid", workshop.OfParents, workshop.Point{}),
		}
		add := func(n int, role workshop.Role, voice workshop.Voice) {
			for range n {
				p = append(p, workshop.StatementAdded{
					ID: workshop.StatementID(fmt.Sprint(len(p))), Role: role, Voice: voice,
					Tags: []workshop.Tag{{Theme: "g", Origin: workshop.Confirmed}},
				})
			}
		}
		add(tt.parent, workshop.Parent, workshop.FirstHand)
		add(tt.staff, workshop.Staff, workshop.FirstHand)
		add(tt.unknown, workshop.NoRole, workshop.FirstHand)
		add(tt.retold, workshop.Parent, workshop.Retold)
		var got []string
		for _, s := range Slides(fold(p...), Options{}).Sections {
			if s.Layout == Overview {
				got = append(got, s.Heading.String())
			}
		}
		if d := cmp.Diff([]string{tt.want}, got); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{
		0: "ingen udsagn", 1: "ét udsagn", 2: "to udsagn", 12: "tolv udsagn", 13: "13 udsagn", 999: "999 udsagn",
		1204: "1.204 udsagn", 1234567: "1.234.567 udsagn", -1234: "-1.234 udsagn",
	} {
		if got := count(n, statements).String(); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestListing(t *testing.T) {
	a, b, c := fixed("en"), fixed("to"), fixed("tre")
	for _, tt := range []struct {
		parts []Text
		want  string
	}{
		{nil, ""}, {[]Text{a}, "en"}, {[]Text{a, b}, "en og to"}, {[]Text{a, b, c}, "en, to og tre"},
	} {
		if got := listing(tt.parts).String(); got != tt.want {
			t.Errorf("listing gave %q, want %q", got, tt.want)
		}
	}
}

func TestSentence(t *testing.T) {
	for text, want := range map[string]string{
		"at der er ro": "at der er ro.", "at der er ro.": "at der er ro.", "at der er ro. .": "at der er ro.",
		"Tak!": "Tak!", " at der\ner  ro ": "at der er ro.", "": "", " ": "",
	} {
		if got := sentence(clean(text)).String(); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestMeeting(t *testing.T) {
	for _, tt := range []struct {
		s    workshop.Session
		want string
	}{
		{workshop.Session{}, "Møde 3."},
		{workshop.Session{Title: clean("Dialogmøde")}, "Dialogmøde."},
		{workshop.Session{Date: "2024-05-01"}, "Møde 3: den 1. maj 2024."},
		{workshop.Session{Title: clean("Dialogmøde"), Place: clean("Hallen.")}, "Dialogmøde: Hallen."},
		{
			workshop.Session{Date: "2024-05-01", Place: clean("Hallen"), Participants: map[workshop.Role]int{workshop.Parent: 1, workshop.Child: 0}},
			"Møde 3: den 1. maj 2024, Hallen. Til stede var én forælder.",
		},
		{
			workshop.Session{Participants: map[workshop.Role]int{workshop.Leader: 1, workshop.Parent: 21, workshop.Child: 3, "fremmed": 2}},
			"Møde 3. Til stede var 21 forældre, tre børn og unge, én leder og to deltagere uden oplyst rolle.",
		},
	} {
		if got := meeting(&tt.s, 3).String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// A reader who knows a row's sum cannot work out a count below five.
func TestCellsHideSmallCounts(t *testing.T) {
	for _, tt := range []struct {
		values []int
		want   string
	}{
		{[]int{12, 5}, "12 5"},
		{[]int{12, 0}, "12 0"},
		{[]int{12, 4, 9}, "12 under 5 ikke vist"},
		{[]int{12, 4, 0}, "12 under 5 under 5"},
		{[]int{2, 1}, "under 5 under 5"},
		{[]int{3}, "3"}, // no breakdown: the sum itself is shown elsewhere
	} {
		var got []string
		for _, c := range (&builder{}).cells(tt.values) {
			got = append(got, c.String())
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%v is shown as %q, want %q", tt.values, s, tt.want)
		}
	}
}

func BenchmarkSlides(b *testing.B) {
	st := theSeries()
	b.ReportAllocs()
	for b.Loop() {
		Slides(st, Options{Created: created})
	}
}
