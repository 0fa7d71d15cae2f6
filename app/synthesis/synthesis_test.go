package synthesis

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// statement makes a parent's first-hand statement under the theme "t", changed
// as the options say.
func statement(id, text string, options ...func(*workshop.Statement)) *workshop.Statement {
	s := &workshop.Statement{
		ID: workshop.StatementID(id), Role: workshop.Parent, Voice: workshop.FirstHand, Kind: analysis.Experience,
		Text: analysis.Authored(text), Tags: []workshop.Tag{{Theme: "t", Origin: workshop.Suggested, Confidence: 0.9}},
	}
	for _, o := range options {
		o(s)
	}
	return s
}

func wish(s *workshop.Statement)   { s.Kind = analysis.Wish }
func staff(s *workshop.Statement)  { s.Role = workshop.Staff }
func retold(s *workshop.Statement) { s.Voice = workshop.Retold }

// state is a state of the statements alone, numbered in order.
func state(list ...*workshop.Statement) *workshop.State {
	for i, s := range list {
		s.Number = i + 1
	}
	return &workshop.State{Statements: list}
}

var theTheme = &workshop.Theme{ID: "t"}

func propose(list ...*workshop.Statement) []Proposal {
	return Propose(theTheme, list, nil, Options{})
}

func TestProposeTakesTheWishThatMostResemble(t *testing.T) {
	got := propose(
		statement("a", "Vi får aldrig en mødeplan før mødet"),
		statement("b", "Vi vil gerne have, at vi får en mødeplan før mødet", wish),
		statement("c", "Vi fik ingen mødeplan før mødet"),
		statement("d", "Kaffen var kold"),
	)
	if len(got) == 0 {
		t.Fatal("nothing proposed")
	}
	first := got[0]
	if first.Text.String() != "at vi får en mødeplan før mødet." || first.Quote || first.Perspective != workshop.OfParents {
		t.Errorf("first proposal is %+v", first)
	}
	if d := cmp.Diff([]workshop.StatementID{"b", "a", "c"}, first.Evidence); d != "" {
		t.Errorf("evidence: %s", d)
	}
}

func TestProposeKeepsAComplaintAsAQuote(t *testing.T) {
	got := propose(statement("a", "Der mangler en mødeplan", wish))
	if len(got) != 1 || !got[0].Quote || got[0].Text.String() != "Der mangler en mødeplan" {
		t.Errorf("got %+v, want the complaint's own words as a quote", got)
	}
}

func TestProposeTakesABareAtForAWishOnlyFromAWish(t *testing.T) {
	const text = "At der kommer nye folk hele tiden"
	if got := propose(statement("a", text)); len(got) != 1 || !got[0].Quote {
		t.Errorf("from an experience: %+v, want a quote", got)
	}
	if got := propose(statement("a", text, wish)); len(got) != 1 || got[0].Quote {
		t.Errorf("from a wish: %+v, want a clause", got)
	}
}

func TestProposeKeepsVoicesApart(t *testing.T) {
	const text = "Vi vil gerne have, at der er en fast kontakt"
	got := propose(
		statement("parent", text, wish),
		statement("child", text, wish, func(s *workshop.Statement) { s.Role = workshop.Child }),
		statement("staff", text, wish, staff),
		statement("leader", text, wish, func(s *workshop.Statement) { s.Role = workshop.Leader }),
		statement("retold", text, wish, retold),
		statement("provider", text, wish, func(s *workshop.Statement) { s.Role = workshop.Provider }),
		statement("merged", text, wish, func(s *workshop.Statement) { s.Into = "parent" }),
		statement("rejected", text, wish, func(s *workshop.Statement) { s.Tags[0].Origin = workshop.Rejected }),
		statement("nobody", text, wish, func(s *workshop.Statement) { s.Role = workshop.NoRole }),
	)
	clause := analysis.Authored("at der er en fast kontakt.")
	want := []Proposal{
		{Text: clause, Perspective: workshop.OfParents, Evidence: []workshop.StatementID{"parent", "child"}},
		{Text: clause, Perspective: workshop.OfMunicipality, Evidence: []workshop.StatementID{"staff", "leader"}},
		{Text: clause, Perspective: workshop.Shared, Evidence: []workshop.StatementID{"nobody"}},
	}
	if d := cmp.Diff(want, got, cmp.Comparer(func(a, b analysis.Clean) bool { return a == b })); d != "" {
		t.Error(d)
	}
}

func TestProposeGivesStaffNoWishOfParents(t *testing.T) {
	if got := propose(statement("a", "Forældrene ønsker, at vi ringer oftere", staff, wish)); len(got) != 0 {
		t.Errorf("got %+v, want nothing: somebody must first say whose words it is", got)
	}
	if got := propose(statement("a", "Forældre vil gerne have, at vi ringer", staff, wish)); len(got) != 1 || !got[0].Quote {
		t.Errorf("got %+v, want a quote", got)
	}
}

func TestProposeNeverQuotesTheSensitive(t *testing.T) {
	got := propose(
		statement("a", "Vi vil gerne have, at lægen ringer om medicinen", wish, func(s *workshop.Statement) { s.Sensitive = true }),
		statement("b", "Vi vil gerne have, at lægen ringer til os", wish),
	)
	for _, p := range got {
		if p.Evidence[0] == "a" {
			t.Errorf("the sensitive statement became %+v", p)
		}
	}
}

func TestProposeLeavesWhatAPointCarries(t *testing.T) {
	list := []*workshop.Statement{
		statement("a", "Vi vil gerne have, at vi får en mødeplan før mødet", wish),
		statement("b", "Vi vil gerne have, at søskende også bliver set", wish),
	}
	have := []*workshop.Point{{Text: analysis.Authored("at planen er kendt."), Evidence: []workshop.StatementID{"a"}}}
	got := Propose(theTheme, list, nil, Options{Have: have})
	if len(got) != 1 || got[0].Evidence[0] != "b" {
		t.Errorf("got %+v, want the siblings alone", got)
	}
}

func TestProposeOfNothing(t *testing.T) {
	if got := propose(); got != nil {
		t.Errorf("got %+v", got)
	}
	if got := propose(statement("a", " ")); got != nil {
		t.Errorf("from blank text: %+v", got)
	}
}

// At most five a perspective, every statement under one proposal at most, all
// evidence from the statements of the theme, and the same input gives the same.
func TestProposeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		list := crowd(n, rapid.Uint64().Draw(t, "seed"))
		got := propose(list...)
		if d := cmp.Diff(got, propose(list...), cmp.Comparer(func(a, b analysis.Clean) bool { return a == b })); d != "" {
			t.Fatal("the second time it is another: " + d)
		}
		seen := map[workshop.StatementID]bool{}
		perspectives := map[workshop.Perspective]int{}
		for _, p := range got {
			perspectives[p.Perspective]++
			for _, id := range p.Evidence {
				if seen[id] {
					t.Fatalf("%s is evidence twice", id)
				}
				seen[id] = true
			}
		}
		for p, n := range perspectives {
			if n > 5 {
				t.Fatalf("%d proposals %s", n, p)
			}
		}
	})
}

func TestDuplicates(t *testing.T) {
	for _, tt := range []struct {
		name string
		list []*workshop.Statement
		want [][]workshop.StatementID
	}{
		{"a typing error", []*workshop.Statement{
			statement("a", "Vi får aldrig svar på vores mails"), statement("b", "vi får aldrig svar på vores mail!"),
			statement("c", "Lokalet var for lille"),
		}, [][]workshop.StatementID{{"a", "b"}}},
		{"a shared beginning", []*workshop.Statement{
			statement("a", "Mange forældre oplever, at skolen er lukket land"),
			statement("b", "Mange forældre oplever, at ventetiden slider på hjemmet"),
		}, nil},
		{"a statement and its denial", []*workshop.Statement{
			statement("a", "Vi bliver hørt på møderne"), statement("b", "Vi bliver ikke hørt på møderne"),
		}, nil},
		{"two roles", []*workshop.Statement{
			statement("a", "Der er for lidt tid"), statement("b", "Der er for lidt tid", staff),
		}, nil},
		{"first-hand and re-told", []*workshop.Statement{
			statement("a", "Der er for lidt tid"), statement("b", "Der er for lidt tid", retold),
		}, nil},
		{"hidden names do not make two alike", []*workshop.Statement{
			statement("a", "[navn 1] [navn 2] ringede"), statement("b", "[navn 1] [navn 2] flyttede"),
		}, nil},
		{"the same name hidden under two numbers", []*workshop.Statement{
			statement("a", "[navn 1] ringer altid tilbage"), statement("b", "[navn 7] ringer altid tilbage"),
		}, [][]workshop.StatementID{{"a", "b"}}},
		{"merged and blank ones are left out", []*workshop.Statement{
			statement("a", "Tak for i dag"), statement("b", ""), statement("c", ""),
			statement("d", "Tak for i dag", func(s *workshop.Statement) { s.Into = "a" }),
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, Duplicates(tt.list)); tt.want != nil && d != "" || tt.want == nil && len(Duplicates(tt.list)) > 0 {
				t.Error(Duplicates(tt.list), d)
			}
		})
	}
}

// The quick search finds exactly the pairs that comparing all with all finds.
func TestPairsAreAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := crowd(rapid.IntRange(0, 80).Draw(t, "n"), rapid.Uint64().Draw(t, "seed"))
		texts := make([]string, len(list))
		for i, s := range list {
			texts[i] = s.Text.String()
		}
		sp := newSpace(texts, strings.Fields)
		for _, least := range []float32{0.3, alike} {
			var got, want []pair
			sp.pairs(least, func(p pair) { got = append(got, p) })
			both := 0
			for b := range texts {
				for a := range b {
					if sim := cosine(sp.vectors[a], sp.vectors[b]); sim >= least {
						want = append(want, pair{a, b, sim})
					}
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("at %v got %v, want %v", least, got, want)
			}
			for _, n := range sp.neighbours(least - 1e-4) {
				both += len(n)
			}
			if both < 2*len(want) {
				t.Fatalf("at %v neighbours lists %d, want %d", least, both, 2*len(want))
			}
		}
	})
}

func TestQueue(t *testing.T) {
	tag := func(c float64) workshop.Tag {
		return workshop.Tag{Theme: "u", Origin: workshop.Suggested, Confidence: c}
	}
	mask := func(decided bool) func(*workshop.Statement) {
		return func(s *workshop.Statement) { s.Masks = append(s.Masks, workshop.Mask{Hidden: true, Decided: decided}) }
	}
	reviewed := func(s *workshop.Statement) { s.Reviewed = true }
	untagged := func(s *workshop.Statement) { s.Tags = nil }
	rare := func(s *workshop.Statement) bool { return strings.Contains(s.Text.String(), "sonde") }
	for _, tt := range []struct {
		name string
		s    *workshop.Statement
		want []Reason
	}{
		{"nothing the matter", statement("x", "Alt gik godt"), nil},
		{"undecided personal data", statement("x", "Alt gik godt", mask(false)), []Reason{UndecidedData}},
		{"decided personal data", statement("x", "Alt gik godt", mask(true)), nil},
		{"reviewed, with personal data undecided", statement("x", "Alt", reviewed, mask(false), untagged), []Reason{UndecidedData}},
		{"reviewed, without a theme", statement("x", "Alt", reviewed, untagged), nil},
		{"without a theme", statement("x", "Alt", untagged), []Reason{NoTheme}},
		{"rejected themes are none", statement("x", "Alt", func(s *workshop.Statement) { s.Tags[0].Origin = workshop.Rejected }), []Reason{NoTheme}},
		{"low confidence", statement("x", "Alt", func(s *workshop.Statement) { s.Tags = []workshop.Tag{tag(0.4)} }), []Reason{LowConfidence}},
		{"low confidence, but confirmed", statement("x", "Alt", func(s *workshop.Statement) { s.Tags[0].Origin, s.Tags[0].Confidence = workshop.Confirmed, 0 }), nil},
		{"two themes", statement("x", "Alt", func(s *workshop.Statement) { s.Tags = append(s.Tags, tag(0.7)) }), []Reason{SeveralThemes}},
		{"reads as re-told", statement("x", "Forældrene siger, at ventetiden er lang", staff), []Reason{UnclearVoice}},
		{"known to be re-told", statement("x", "Forældrene siger, at ventetiden er lang", retold), nil},
		{"re-told by nobody knows whom", statement("x", "Det er svært", retold, func(s *workshop.Statement) { s.Role = workshop.NoRole }), []Reason{UnclearVoice}},
		{"points at a person", statement("x", "Hun er 9 og har sonde"), []Reason{Recognisable}},
		{"points at a person, and a name", statement("x", "Hun er 9 og har sonde", mask(false)), []Reason{UndecidedData, Recognisable}},
		{"points at a person, reviewed", statement("x", "Hun er 9 og har sonde", reviewed), nil},
		{"sensitive", statement("x", "Alt", func(s *workshop.Statement) { s.Sensitive = true }), []Reason{Sensitive}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []Reason
			for _, item := range Queue(state(tt.s), rare) {
				got = item.Reasons
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("reasons %v, want %v", got, tt.want)
			}
		})
	}
}

func TestQueueIsWorstFirst(t *testing.T) {
	untagged := func(s *workshop.Statement) { s.Tags = nil }
	undecided := func(s *workshop.Statement) { s.Masks = append(s.Masks, workshop.Mask{Hidden: true}) }
	rare := func(s *workshop.Statement) bool { return s.ID == "rare" }
	q := Queue(state(
		statement("same", "Vi mangler svar på vores mails"),
		statement("again", "Vi mangler svar på vores mail"),
		statement("untagged", "Der var kage", untagged),
		statement("rare", "Hun er 9 og har sonde"),
		statement("one name", "Hun hedder [navn 1]", undecided),
		statement("two names", "De hedder [navn 1] og [navn 2]", undecided, undecided),
	), rare)
	var got []string
	for _, i := range q {
		got = append(got, string(i.Statement.ID))
	}
	if d := cmp.Diff([]string{"two names", "one name", "rare", "untagged", "same", "again"}, got); d != "" {
		t.Error(d)
	}
	if like := q[4].Like; !slices.Equal(like, []workshop.StatementID{"same", "again"}) {
		t.Errorf("the near-duplicates are %v", like)
	}
}

func TestCount(t *testing.T) {
	st := state(
		statement("a", "x", func(s *workshop.Statement) {
			s.Reviewed = true
			s.Masks = []workshop.Mask{{Hidden: true, Decided: true}, {Decided: true}}
		}),
		statement("b", "x", staff, func(s *workshop.Statement) { s.Tags = nil }),
		statement("c", "x", retold),
		statement("d", "x", func(s *workshop.Statement) { s.Into = "a"; s.Masks = []workshop.Mask{{Hidden: true}} }),
	)
	st.Points = []*workshop.Point{{Theme: "t"}, {Theme: "t", Proposal: true}}
	st.Notes = make([]workshop.Note, 2)
	want := Counts{
		Statements: 3, Merged: 1, Untagged: 1, Hidden: 2, Undecided: 1, Reviewed: 1, Points: 1, Proposals: 1, Notes: 2,
		PerTheme: map[workshop.ThemeID]int{"t": 2}, PointsOf: map[workshop.ThemeID]int{"t": 1},
		PerRole: map[workshop.Role]int{workshop.Parent: 1, workshop.Staff: 1}, Retold: map[workshop.Role]int{workshop.Parent: 1},
	}
	got := Count(st)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got.FirstHand() != 2 || got.RetoldAll() != 1 {
		t.Errorf("%d first-hand and %d re-told, want 2 and 1", got.FirstHand(), got.RetoldAll())
	}
}

func TestFind(t *testing.T) {
	labels := []string{"Forældredialog, foråret 2024", "Gennemsigtighed", "Opstart på Ørebæk", "Helhed i forløbet"}
	for _, tt := range []struct {
		query string
		want  []int
	}{
		{"", []int{0, 1, 2, 3}},
		{" \t", []int{0, 1, 2, 3}},
		{"gennemsigtighed", []int{1}},
		{"ØREBÆK", []int{2}},
		{"forå 24", []int{0}},
		{"hel", []int{3}},
		{"forløb", []int{3}},
		{"zzz", nil},
	} {
		var got []int
		for _, m := range Find(tt.query, labels) {
			got = append(got, m.Index)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("Find(%q) = %v, want %v", tt.query, got, tt.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("hel", "Helhed")
	f.Add("\xff\x00", "\xff")
	f.Fuzz(func(t *testing.T, query, label string) {
		for _, m := range Find(query, []string{label}) {
			for _, at := range m.At {
				if at < 0 || at >= len(label) {
					t.Fatalf("a hit at %d of %q", at, label)
				}
			}
		}
	})
}

// crowd makes n statements: small words, and words of two syllables of which a
// few are frequent and most are rare, as in a language. One in twenty is nearly
// another one.
func crowd(n int, seed uint64) []*workshop.Statement {
	small := strings.Fields("det er ikke at vi og der har en til på som man med af for kan når den de os så i et")
	first := strings.Fields("bar for hjem mø skol råd lær ven klas pæd plan dag hør sø tid kom frem spørg tal gang stil lyt luk syn tryg")
	last := strings.Fields("ning else det en er te ede som lig hed dom bar fuld løs skab vis mod gang tid stue rum dag ord brev bog svar")
	r := rand.New(rand.NewPCG(seed, 1))
	zipf := rand.NewZipf(r, 1.1, 20, uint64(len(first)*len(first)*len(last)-1))
	list := make([]*workshop.Statement, n)
	for i := range list {
		text := make([]string, 6+r.IntN(14))
		for j := range text {
			if r.IntN(2) == 0 {
				text[j] = small[r.IntN(len(small))]
				continue
			}
			k := int(zipf.Uint64()) * 7919 % (len(first) * len(first) * len(last))
			text[j] = first[k%len(first)] + first[k/len(first)%len(first)] + last[k/len(first)/len(first)]
		}
		line := strings.Join(text, " ")
		switch {
		case i > 0 && r.IntN(20) == 0:
			line = list[r.IntN(i)].Text.String() + " ja"
		case r.IntN(10) == 0:
			line = "Vi vil gerne have, at " + line
		}
		list[i] = statement(fmt.Sprint("s", i), line)
	}
	return list
}

func benchmark(b *testing.B, act func([]*workshop.Statement)) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list := crowd(n, 7)
			b.ReportAllocs()
			for b.Loop() {
				act(list)
			}
		})
	}
}

func BenchmarkPropose(b *testing.B) {
	benchmark(b, func(list []*workshop.Statement) { propose(list...) })
}

func BenchmarkDuplicates(b *testing.B) {
	benchmark(b, func(list []*workshop.Statement) { Duplicates(list) })
}

func BenchmarkQueue(b *testing.B) {
	benchmark(b, func(list []*workshop.Statement) { Queue(state(list...), nil) })
}

func BenchmarkCount(b *testing.B) {
	benchmark(b, func(list []*workshop.Statement) { Count(state(list...)) })
}

func BenchmarkAtClause(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		AtClause("Mødet var fint. Vi vil gerne have, at der kommer et til, men ikke før jul.")
	}
}
