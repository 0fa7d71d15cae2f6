package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"foraeldredialog/analysis"
	"foraeldredialog/app/intake"
	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/workshop"
)

// piece is where words first stand in a text.
func piece(t interface{ Fatalf(string, ...any) }, text, piece string) analysis.Span {
	at := strings.Index(text, piece)
	if at < 0 {
		t.Fatalf("%q does not stand in %q", piece, text)
	}
	return analysis.Span{Start: at, End: at + len(piece)}
}

func hide(t testing.TB, s *Series, id workshop.StatementID, what string) (others int) {
	t.Helper()
	others, err := s.Hide(id, piece(t, given(t, s, id), what), "")
	if err != nil {
		t.Fatal(err)
	}
	return others
}

func show(t testing.TB, s *Series, id workshop.StatementID, what string) (others int) {
	t.Helper()
	others, err := s.Show(id, piece(t, given(t, s, id), what))
	if err != nil {
		t.Fatal(err)
	}
	return others
}

func given(t testing.TB, s *Series, id workshop.StatementID) string {
	t.Helper()
	text, err := s.Given(id)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func undo(t testing.TB, s *Series) {
	t.Helper()
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
}

func textsOf(s *Series) map[workshop.StatementID]string {
	out := map[workshop.StatementID]string{}
	s.View(func(st *workshop.State) {
		for _, x := range st.Statements {
			out[x.ID] = x.Text.String()
		}
	})
	return out
}

// undecidedIn counts the masks that still want a person's eyes.
func undecidedIn(s *Series, id workshop.StatementID) (n int) {
	s.View(func(st *workshop.State) { n = st.Statement(id).Undecided() })
	return n
}

// nobody is a name that the analysis does not find by itself.
const nobody = "Så kom Skovtrolden forbi"

func TestANameHiddenByHandIsHiddenEverywhere(t *testing.T) {
	s := seriesIn(t)
	first, second := capture(t, s, nobody), capture(t, s, "Vi spurgte Skovtroldens bror")
	if !strings.Contains(textOf(s, first), "Skovtrolden") {
		t.Fatal("the name is found without a person: the test shows nothing")
	}
	if others := hide(t, s, first, "Skovtrolden"); others != 1 {
		t.Errorf("%d other statements follow, want 1", others)
	}
	later := capture(t, s, "Skovtrolden kommer ikke mere")
	if _, err := s.Import(Import{Note: intake.Text{Source: "bord1.txt", Body: "- Skovtrolden var der igen\n- brevet kom for sent"}}); err != nil {
		t.Fatal(err)
	}
	corrected := capture(t, s, "Kaffen var kold")
	if err := s.Correct(corrected, "Kaffen var kold, sagde Skovtrolden"); err != nil {
		t.Fatal(err)
	}
	if second, err := s.Split(second, len("Vi spurgte")); err != nil || strings.Contains(textOf(s, second), "Skovtrold") {
		t.Errorf("after a split: %q, %v", textOf(s, second), err)
	}
	for id, text := range textsOf(s) {
		if strings.Contains(text, "Skovtrold") || undecidedIn(s, id) > 0 {
			t.Errorf("%q, %d undecided", text, undecidedIn(s, id))
		}
	}
	if got := textOf(s, later); got != "[navn 1] kommer ikke mere" {
		t.Errorf("%q; want the same label", got)
	}
	if got := s.Suggest("og Skovtrolden selv").Personal; len(got) != 1 {
		t.Errorf("while one types %v would be hidden", got)
	}
}

func TestAKeptNameStaysVisible(t *testing.T) {
	s := seriesIn(t)
	first, second := capture(t, s, "Mette holdt oplæg"), capture(t, s, "Mettes oplæg var godt, sagde Emil")
	if others := show(t, s, first, "Mette"); others != 1 {
		t.Errorf("%d other statements follow, want 1", others)
	}
	if got := textOf(s, second); !strings.Contains(got, "Mettes oplæg") || strings.Contains(got, "Emil") {
		t.Errorf("%q; want Mette shown and Emil hidden", got)
	}
	if n := undecidedIn(s, second); n != 1 {
		t.Errorf("%d masks want eyes, want Emil's", n)
	}
	third := capture(t, s, "Mette ringede på 22 33 44 55")
	if got := textOf(s, third); !strings.HasPrefix(got, "Mette ringede") || strings.Contains(got, "22 33") {
		t.Errorf("%q; want Mette shown and the number hidden", got)
	}
	if got := textOf(s, capture(t, s, "Mette Lind ringede")); strings.Contains(got, "Mette") {
		t.Errorf("%q: another Mette is shown", got)
	}
}

func TestUndoTakesTheRememberingBack(t *testing.T) {
	s := seriesIn(t)
	first, second := capture(t, s, nobody), capture(t, s, "Hvor er Skovtrolden?")
	third := capture(t, s, "Mette holdt oplæg")
	before := snapshotCopy(t, s)
	hide(t, s, first, "Skovtrolden")
	undo(t, s)
	show(t, s, third, "Mette")
	undo(t, s)
	if diff := sameState(before, snapshot(s)); diff != "" {
		t.Errorf("undo leaves traces: %s", diff)
	}
	if got := textOf(s, capture(t, s, "Skovtrolden og Mette")); !strings.HasPrefix(got, "Skovtrolden") || strings.Contains(got, "Mette") {
		t.Errorf("after undo %q; want it as it was before the decisions", got)
	}
	undo(t, s)
	hide(t, s, second, "Skovtrolden")
	undo(t, s)
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	if got := textOf(s, capture(t, s, nobody)); strings.Contains(got, "Skovtrolden") {
		t.Errorf("after redo %q", got)
	}
}

func TestNamesAreRememberedOverARestart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	a := evening(t, dir)
	s := newSeriesFor(t, a)
	hide(t, s, capture(t, s, nobody), "Skovtrolden")
	show(t, s, capture(t, s, "Mette holdt oplæg"), "Mette")
	twice := capture(t, s, "Ulla holdt oplæg")
	show(t, s, twice, "Ulla")
	hide(t, s, twice, "Ulla")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := evening(t, dir).Series(s.ID())
	if err != nil {
		t.Fatal(err)
	}
	if got := textOf(again, capture(t, again, "Skovtrolden, Mette og Ulla kom")); got != "[navn 1], Mette og [navn 2] kom" && got != "[navn 1], Mette og [navn 3] kom" {
		t.Errorf("after a restart %q", got)
	}
}

// What was decided last holds, in whichever statement, also on a clock that
// stands still and after a restart.
func TestTheLastDecisionOfANameHolds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	c := Config{Dir: dir, Passphrase: "fire grønne æbler", Now: func() time.Time { return time.Date(2026, 10, 6, 17, 0, 0, 0, time.UTC) }}
	a, err := Create(c)
	if err != nil {
		t.Fatal(err)
	}
	s := newSeriesFor(t, a)
	var ids []workshop.StatementID
	for range 4 {
		ids = append(ids, capture(t, s, "Mette holdt oplæg"))
	}
	for _, i := range []int{2, 0, 3, 1} { // the last one is neither the newest nor the oldest
		hide(t, s, ids[i], "Mette")
	}
	show(t, s, ids[1], "Mette")
	shown := func(s *Series) bool { return len(s.Suggest("Mette kom").Personal) == 0 }
	if !shown(s) {
		t.Error("hidden, though it was shown last")
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if a, err = Open(c); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	again, err := a.Series(s.ID())
	if err != nil {
		t.Fatal(err)
	}
	if got := textOf(again, capture(t, again, "Mette kom")); got != "Mette kom" || !shown(again) {
		t.Errorf("after a restart %q", got)
	}
}

// What was decided in a statement itself is not touched by what is decided
// elsewhere, and holds through a split and a correction.
func TestDecisionsInAStatementStand(t *testing.T) {
	s := seriesIn(t)
	here := capture(t, s, "Mette holdt oplæg om skolen, og Mette lyttede")
	there := capture(t, s, "Mette er min datter")
	hide(t, s, there, "Mette")
	show(t, s, here, "Mette")
	if got := textOf(s, there); strings.Contains(got, "Mette") {
		t.Errorf("%q: what was hidden by hand is shown", got)
	}
	if got := textOf(s, here); strings.Count(got, "Mette") != 2 {
		t.Errorf("%q: the name's second place does not follow the first", got)
	}
	if err := s.Correct(there, "Mette er vores datter"); err != nil {
		t.Fatal(err)
	}
	second, err := s.Split(here, strings.Index(given(t, s, here), ", og"))
	if err != nil {
		t.Fatal(err)
	}
	if got := textOf(s, there); strings.Contains(got, "Mette") {
		t.Errorf("after a correction %q", got)
	}
	if got := textOf(s, here) + textOf(s, second); strings.Count(got, "Mette") != 2 {
		t.Errorf("after a split %q", got)
	}
	if got := textOf(s, capture(t, s, "Mette kom")); !strings.Contains(got, "Mette") {
		t.Errorf("%q: what was decided last does not hold", got)
	}
}

func TestWhatWasHiddenStaysHiddenInWhatWasCutOrCorrected(t *testing.T) {
	s := seriesIn(t)
	id := capture(t, s, "Vi bor i det gule hus ved åen og venter")
	hide(t, s, id, "det gule hus ved åen")
	other := capture(t, s, "Hvem bor i det gule hus ved åen?")
	if got := textOf(s, other); !strings.Contains(got, "gule hus") {
		t.Errorf("%q: ordinary words vanish from other statements", got)
	}
	if err := s.Correct(id, "Vi bor nu i det gule hus ved åen og venter"); err != nil {
		t.Fatal(err)
	}
	if got := textOf(s, id); strings.Contains(got, "gule") {
		t.Errorf("after a correction %q", got)
	}
	second, err := s.Split(id, strings.Index(given(t, s, id), "hus ved"))
	if err != nil {
		t.Fatal(err)
	}
	if got := textOf(s, id) + "|" + textOf(s, second); strings.Contains(got, "gule") || strings.Contains(got, "åen") {
		t.Errorf("after a split %q", got)
	}
}

// Hiding reaches what somebody has been through, showing does not: a statement
// that was approved with a name hidden stays so.
func TestApprovedStatementsFollowOnlyIntoHiding(t *testing.T) {
	s := seriesIn(t)
	approved := capture(t, s, "Mette og Skovtrolden kom")
	if err := s.Accept(approved); err != nil {
		t.Fatal(err)
	}
	tags := tagsOf(s)[approved]
	show(t, s, capture(t, s, "Mette holdt oplæg"), "Mette")
	hide(t, s, capture(t, s, nobody), "Skovtrolden")
	if got := textOf(s, approved); strings.Contains(got, "Mette") || strings.Contains(got, "Skovtrolden") {
		t.Errorf("%q; want both hidden", got)
	}
	if got := tagsOf(s)[approved]; len(got) > len(tags) {
		t.Errorf("the approved statement got themes: %v, had %v", got, tags)
	}
}

func TestARemovedStatementRemembersNothing(t *testing.T) {
	s := seriesIn(t)
	id := capture(t, s, nobody)
	hide(t, s, id, "Skovtrolden")
	if err := s.Remove(id); err != nil {
		t.Fatal(err)
	}
	if got := textOf(s, capture(t, s, nobody)); !strings.Contains(got, "Skovtrolden") {
		t.Errorf("%q: the removed statement still decides", got)
	}
}

// Whatever is decided, corrected and taken back: what the series remembers is
// what a fresh start reads off its state, the last decision of a name holds for
// what is captured next, and masks lie in order, apart, within their text.
func TestRememberingLaws(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	words := []string{"Skovtrolden", "Mette", "Emil", "Mette Lind", "Kaffen", "og"}
	rapid.Check(t, func(t *rapid.T) {
		s, err := a.NewSeries(NewSeries{Title: "Forældredialog"})
		if err != nil {
			t.Fatal(err)
		}
		sentence := func() string {
			return "Så kom " + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, "words"), " og ") + " forbi"
		}
		var ids []workshop.StatementID
		for range 3 {
			id, err := s.Capture(Capture{Text: sentence()})
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		for range rapid.IntRange(1, 8).Draw(t, "acts") {
			actOnNames(t, s, rapid.SampledFrom(ids).Draw(t, "statement"), sentence)
			sound(t, s)
		}
		again := a.newSeries(s.ID())
		if err := again.load(); err != nil {
			t.Fatal(err)
		}
		again.acts.Lock()
		again.remember()
		again.acts.Unlock()
		for range 3 {
			text := sentence()
			if diff := cmp.Diff(again.recallNames(text), s.recallNames(text)); diff != "" {
				t.Fatalf("%q is remembered differently after a restart:\n%s", text, diff)
			}
		}
	})
}

func actOnNames(t *rapid.T, s *Series, id workshop.StatementID, sentence func() string) {
	text, err := s.Given(id)
	if err != nil {
		t.Fatal(err)
	}
	word := rapid.SampledFrom(strings.Fields(text)).Draw(t, "word")
	span := piece(t, text, word)
	act := rapid.SampledFrom([]string{"hide", "show", "accept", "correct", "undo"}).Draw(t, "act")
	switch act {
	case "hide":
		_, err = s.Hide(id, span, "")
	case "show":
		if !slices.ContainsFunc(masksOf(s, id), func(m workshop.Mask) bool { return m.Span == span }) {
			return
		}
		_, err = s.Show(id, span)
	case "accept":
		err = s.Accept(id)
	case "correct":
		err = s.Correct(id, sentence())
	case "undo":
		if name, ok := s.CanUndo(); ok && name != "Gem udsagn" {
			_, err = s.Undo()
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	if act == "hide" && !s.app.mind.MayName(word) || act != "hide" && act != "show" {
		return
	}
	next := "Så kom " + word + " forbi"
	at := piece(t, next, word)
	hidden := slices.ContainsFunc(s.recallNames(next), func(d analysis.Decision) bool { return d.Span == at && d.Hidden })
	if hidden != (act == "hide") {
		t.Fatalf("after %s of %s it is hidden in the next text: %v", act, word, hidden)
	}
}

func masksOf(s *Series, id workshop.StatementID) (out []workshop.Mask) {
	s.View(func(st *workshop.State) {
		if x := st.Statement(id); x != nil {
			out = slices.Clone(x.Masks)
		}
	})
	return out
}

// sound checks every statement's masks, and that nothing hidden can be read.
func sound(t *rapid.T, s *Series) {
	for id, clean := range textsOf(s) {
		text, err := s.Given(id)
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, m := range masksOf(s, id) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%q: mask %v after %d", text, m, last)
			}
			if strings.Count(clean, m.Of(text)) > strings.Count(text, m.Of(text)) {
				t.Fatalf("%q became %q", text, clean)
			}
			last = m.End
		}
	}
}

// A name is hidden in a series of two thousand statements, of which a hundred
// hold it.
func BenchmarkHideEverywhere(b *testing.B) {
	s := newSeriesFor(b, evening(b, filepath.Join(b.TempDir(), "data")))
	for i := range 2000 {
		text := fmt.Sprint(spoken, " Det var nummer ", i)
		if i%20 == 0 {
			text += ", sagde Skovtrolden"
		}
		capture(b, s, text)
	}
	id := capture(b, s, nobody)
	b.ReportAllocs()
	for b.Loop() {
		if others := hide(b, s, id, "Skovtrolden"); others != 100 {
			b.Fatal(others)
		}
		if _, err := s.Undo(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAgeBesideSomethingRareIsDecidedByTheUser(t *testing.T) {
	s := seriesIn(t)
	hidden, approved := capture(t, s, "Vores dreng på 9 sidder i kørestol"), capture(t, s, "En 14-årig med sonde blev glemt")
	wanted := func(id workshop.StatementID) bool {
		return slices.ContainsFunc(s.Queue(), func(i synthesis.Item) bool {
			return i.Statement.ID == id && slices.Contains(i.Reasons, synthesis.Recognisable)
		})
	}
	for _, id := range []workshop.StatementID{hidden, approved} {
		if m := masksOf(s, id); len(m) > 0 {
			t.Errorf("%v is hidden for a hint", m)
		}
		if !wanted(id) {
			t.Errorf("nobody is asked about %q", textOf(s, id))
		}
	}
	hide(t, s, hidden, "kørestol")
	if got := textOf(s, hidden); got != "Vores dreng på 9 sidder i [skjult]" {
		t.Errorf("%q; want no name for what is none", got)
	}
	if err := s.Accept(approved); err != nil {
		t.Fatal(err)
	}
	if wanted(hidden) || wanted(approved) {
		t.Error("a decided statement is still in the queue")
	}
	undo(t, s)
	if !wanted(approved) {
		t.Error("undo does not bring it back")
	}
}

// The hints of two thousand statements, none of them read before.
func BenchmarkHints(b *testing.B) {
	s := newSeriesFor(b, evening(b, filepath.Join(b.TempDir(), "data")))
	for i := range 2000 {
		capture(b, s, fmt.Sprint(spoken, " Det var nummer ", i))
	}
	b.ReportAllocs()
	for b.Loop() {
		clear(s.hints.of)
		s.View(func(st *workshop.State) {
			for _, x := range st.Statements {
				s.Hints(x)
			}
		})
	}
}
