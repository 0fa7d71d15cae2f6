package workshop

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"foraeldredialog/analysis"
)

var start = time.Date(2026, 10, 6, 17, 0, 0, 0, time.UTC)

// sameState compares what a user can see of two states.
func sameState(a, b *State) string {
	return cmp.Diff(a, b,
		cmpopts.IgnoreUnexported(State{}), cmp.AllowUnexported(analysis.Clean{}), cmpopts.EquateEmpty())
}

// events builds a log's events, one act a payload, a second apart.
func events(payloads ...Payload) []Event {
	var out []Event
	for i, p := range payloads {
		out = append(out, Event{
			Device: "a", Seq: uint64(i + 1), At: start.Add(time.Duration(i) * time.Second),
			Act: ActID(fmt.Sprint("act", i)), Name: p.EventKind(), Payload: p,
		})
	}
	return out
}

func clean(s string) analysis.Clean { return analysis.Authored(s) }

func TestMergedStatementsStandAsOne(t *testing.T) {
	l := NewLog(events(
		SeriesCreated{ID: "s"},
		ThemeAdded{Theme{ID: "t"}},
		StatementAdded{ID: "1", Text: clean("Vi blev ikke spurgt.")},
		StatementAdded{ID: "2", Text: clean("Ingen spurgte os.")},
		StatementAdded{ID: "3", Text: clean("Ingen spurgte.")},
		PointAdded{Point{ID: "p", Theme: "t", Evidence: []StatementID{"1", "2"}}},
		StatementsMerged{Into: "2", From: []StatementID{"3"}},
		StatementsMerged{Into: "1", From: []StatementID{"2"}},
	))
	st := l.State()
	if got := len(st.Active()); got != 1 {
		t.Errorf("%d active statements, want 1", got)
	}
	if diff := cmp.Diff([]StatementID{"2", "3"}, st.Statement("1").From); diff != "" {
		t.Errorf("statements inside the merged one: %s", diff)
	}
	if diff := cmp.Diff([]StatementID{"1"}, st.Point("p").Evidence); diff != "" {
		t.Errorf("the point's evidence: %s", diff)
	}
}

func TestCleaningKeepsWhatAPersonDecided(t *testing.T) {
	l := NewLog(events(
		SeriesCreated{ID: "s"},
		StatementAdded{ID: "1", Text: clean("Noah blev glemt"), Tags: []Tag{
			{Theme: "a", Origin: Confirmed}, {Theme: "b", Origin: Rejected}, {Theme: "c", Origin: Suggested},
		}},
		StatementCleaned{Statement: "1", Text: clean("[navn 1] blev glemt"), Tags: []Tag{
			{Theme: "b", Origin: Suggested}, {Theme: "d", Origin: Suggested},
		}},
	))
	got := map[ThemeID]Origin{}
	for _, tag := range l.State().Statement("1").Tags {
		got[tag.Theme] = tag.Origin
	}
	want := map[ThemeID]Origin{"a": Confirmed, "b": Rejected, "d": Suggested}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What happened at the same moment is ordered by device, then by number.
func TestTheSameMomentHasAnOrder(t *testing.T) {
	opened := events(SeriesCreated{ID: "s"})
	at := func(device string, seq uint64) Event {
		id := fmt.Sprint(device, seq)
		return Event{Device: device, Seq: seq, At: start.Add(time.Minute), Act: ActID(id), Payload: StatementAdded{ID: StatementID(id)}}
	}
	for _, ev := range [][]Event{
		{at("b", 1), at("a", 10), at("a", 2), at("b", 3)},
		{at("a", 10), at("b", 3), at("b", 1), at("a", 2)},
	} {
		var got []StatementID
		for _, st := range NewLog(append(ev, opened...)).State().Statements {
			got = append(got, st.ID)
		}
		if diff := cmp.Diff([]StatementID{"a2", "a10", "b1", "b3"}, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestUndoAndRedo(t *testing.T) {
	l := NewLog(events(SeriesCreated{ID: "s"}, StatementAdded{ID: "1"}, StatementAdded{ID: "2"}))
	step := func(p Payload, wantStatements int, undo, redo bool) {
		t.Helper()
		n := l.Len()
		l.Add(Event{Device: "a", Seq: uint64(n + 1), At: start.Add(time.Hour), Act: ActID(fmt.Sprint("act", n)), Payload: p})
		_, canUndo := l.CanUndo()
		_, canRedo := l.CanRedo()
		if got := len(l.State().Statements); got != wantStatements || canUndo != undo || canRedo != redo {
			t.Errorf("after %s: %d statements, undo %v, redo %v; want %d, %v, %v",
				p.EventKind(), got, canUndo, canRedo, wantStatements, undo, redo)
		}
	}
	step(ActUndone{"act2"}, 1, true, true)
	step(ActUndone{"act1"}, 0, false, true)
	step(ActRedone{"act1"}, 1, true, true)
	step(ActRedone{"act2"}, 2, true, false)
	step(ActUndone{"act2"}, 1, true, true)
	step(StatementAdded{ID: "3"}, 2, true, false) // a new act: nothing is left to redo
	step(ActRedone{"act2"}, 2, true, false)
	step(DocumentExported{Format: "slides"}, 2, true, false)
	if act, _ := l.CanUndo(); act.ID != "act8" {
		t.Errorf("undo would take back %q, want act8: an export is not taken back", act.ID)
	}
}

func TestTheSeriesItselfIsNotUndone(t *testing.T) {
	ev := events(SeriesCreated{ID: "s"}, ThemeAdded{Theme{ID: "t"}}, StatementAdded{ID: "1"})
	ev[1].Act = ev[0].Act
	l := NewLog(ev)
	l.Add(Event{Device: "a", Seq: 9, At: start.Add(time.Hour), Act: "u", Payload: ActUndone{ev[2].Act}})
	if _, ok := l.CanUndo(); ok || len(l.State().Themes) != 1 {
		t.Errorf("can undo %v with %d themes; want the founding act to stand", ok, len(l.State().Themes))
	}
}

func TestUnknownEventsChangeNothingAndAreKept(t *testing.T) {
	body := []byte(`{"act":"x","name":"Fremtid","data":{"hvad":[1,2]}}`)
	e, err := Decode("future.kind", body)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Encode(e)
	if err != nil || string(again) != string(body) {
		t.Errorf("got %s, %v; want the body as it was", again, err)
	}
	e.At = start.Add(time.Hour)
	l := NewLog(append(events(SeriesCreated{ID: "s"}, StatementAdded{ID: "1"}), e))
	if got := len(l.State().Statements); got != 1 || l.Len() != 3 {
		t.Errorf("%d statements of %d events, want 1 of 3", got, l.Len())
	}
}

// anyPayload draws an event on a small world, so that events meet.
func anyPayload(t *rapid.T) Payload {
	id := func(label string) string {
		return fmt.Sprint(rapid.IntRange(1, 5).Draw(t, label))
	}
	st := func() StatementID { return StatementID(id("statement")) }
	switch rapid.IntRange(0, 14).Draw(t, "kind") {
	case 0, 1, 2, 3:
		return StatementAdded{ID: st(), Session: SessionID(id("session")), Text: clean(rapid.StringMatching(`[a-zæøå ]{1,20}`).Draw(t, "text"))}
	case 4:
		return StatementRemoved{st()}
	case 5:
		return StatementsMerged{Into: st(), From: []StatementID{st(), st()}}
	case 6:
		return TagSet{Statement: st(), Tag: Tag{Theme: ThemeID(id("theme")), Origin: rapid.SampledFrom([]Origin{"", Confirmed, Rejected}).Draw(t, "origin")}}
	case 7:
		return ThemeAdded{Theme{ID: ThemeID(id("theme"))}}
	case 8:
		return ThemeRemoved{ThemeID(id("theme"))}
	case 9:
		return PointAdded{Point{ID: PointID(id("point")), Theme: ThemeID(id("theme")), Evidence: []StatementID{st(), st()}}}
	case 10:
		return PointMoved{PointID(id("point")), rapid.IntRange(-1, 6).Draw(t, "index")}
	case 11:
		return SessionAdded{ID: SessionID(id("session"))}
	case 12:
		return SessionRemoved{SessionID(id("session"))}
	case 13:
		return TagsSuggested{Statement: st(), Tags: []Tag{{Theme: ThemeID(id("theme")), Origin: Suggested}}}
	default:
		return StatementCleaned{Statement: st(), Text: clean("renset"), Tags: []Tag{{Theme: ThemeID(id("theme")), Origin: Suggested}}}
	}
}

// Adding events one by one, reading them all at once, in any order, and through
// the journal's bytes: all give the same state.
func TestTheStateIsWhatTheEventsAddUpTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payloads := append([]Payload{SeriesCreated{ID: "s"}}, rapid.SliceOfN(rapid.Custom(anyPayload), 0, 40).Draw(t, "payloads")...)
		ev := events(payloads...)
		one := NewLog(nil)
		for _, e := range ev {
			one.Add(e)
		}
		var decoded []Event
		for _, e := range ev {
			b, err := Encode(e)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Decode(e.Payload.EventKind(), b)
			if err != nil {
				t.Fatal(err)
			}
			d.Device, d.Seq, d.At = e.Device, e.Seq, e.At
			decoded = append(decoded, d)
		}
		rand.Shuffle(len(decoded), func(i, j int) { decoded[i], decoded[j] = decoded[j], decoded[i] })
		if diff := sameState(one.State(), NewLog(decoded).State()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Events of other devices come late and in any order; whatever came when, the
// log is the one of all events, and would take back the same act.
func TestLateEventsAreSortedIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payloads := append([]Payload{SeriesCreated{ID: "s"}}, rapid.SliceOfN(rapid.Custom(anyPayload), 1, 20).Draw(t, "payloads")...)
		ev := events(payloads...)
		for i := range ev {
			ev[i].Device = rapid.SampledFrom([]string{"a", "b"}).Draw(t, "device")
			ev[i].At = start.Add(time.Duration(i/3) * time.Second)
		}
		want, got := NewLog(ev), NewLog(nil)
		late := rapid.Permutation(ev).Draw(t, "late")
		for len(late) > 0 {
			n := rapid.IntRange(1, len(late)).Draw(t, "together")
			got.Add(late[:n]...)
			late = late[n:]
		}
		if diff := sameState(want.State(), got.State()); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(want.Events(), got.Events(), cmp.AllowUnexported(analysis.Clean{})); diff != "" {
			t.Fatal(diff)
		}
		wantAct, _ := want.CanUndo()
		if gotAct, _ := got.CanUndo(); gotAct != wantAct {
			t.Fatalf("undo would take back %v, want %v", gotAct, wantAct)
		}
	})
}

// Undo gives the state before the act, redo the state after it, whatever the
// act was; statements, points and tags never point at what is gone.
func TestUndoTakesEveryActBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payloads := append([]Payload{SeriesCreated{ID: "s"}}, rapid.SliceOfN(rapid.Custom(anyPayload), 1, 30).Draw(t, "payloads")...)
		ev := events(payloads...)
		before, after := NewLog(ev[:len(ev)-1]), NewLog(ev)
		act, ok := after.CanUndo()
		if !ok || act.ID != ev[len(ev)-1].Act {
			t.Fatalf("cannot undo the newest act, but %v", act)
		}
		wantAfter := NewLog(ev).State()
		after.Add(Event{Device: "a", Seq: 1000, At: start.Add(time.Hour), Act: "u", Payload: ActUndone{act.ID}})
		if diff := sameState(before.State(), after.State()); diff != "" {
			t.Fatalf("undo: %s", diff)
		}
		after.Add(Event{Device: "a", Seq: 1001, At: start.Add(time.Hour), Act: "r", Payload: ActRedone{act.ID}})
		if diff := sameState(wantAfter, after.State()); diff != "" {
			t.Fatalf("redo: %s", diff)
		}
		soundReferences(t, after.State())
	})
}

func soundReferences(t *rapid.T, s *State) {
	for _, st := range s.Statements {
		if st.Into != "" && (s.Statement(st.Into) == nil || s.Statement(st.Into).Into != "") {
			t.Fatalf("%s was merged into %q, which does not stand", st.ID, st.Into)
		}
		for _, id := range st.From {
			if x := s.Statement(id); x == nil || x.Into != st.ID {
				t.Fatalf("%s holds %s, which does not know it", st.ID, id)
			}
		}
	}
	for _, p := range s.Points {
		if len(p.Evidence) != len(slices.Compact(slices.Sorted(slices.Values(p.Evidence)))) {
			t.Fatalf("point %s rests on a statement twice: %v", p.ID, p.Evidence)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for kind, p := range map[string]string{
		"statement.added": `{"act":"a","data":{"id":"1","text":"Hej"}}`,
		"tag.set":         `{"act":"a","data":{"statement":"1","theme":"t","origin":"bekræftet"}}`,
		"fremmed":         `{"act":"a","data":[1]}`,
	} {
		f.Add(kind, []byte(p))
	}
	// What is read can be applied, written and read again to the same event.
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		e, err := Decode(kind, body)
		if err != nil {
			return
		}
		NewLog([]Event{{Payload: SeriesCreated{ID: "s"}, Act: "0"}, e})
		b, err := Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(kind, b)
		if err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		if c, err := Encode(again); err != nil || string(c) != string(b) {
			t.Fatalf("%s became %s (%v)", b, c, err)
		}
	})
}

func BenchmarkReplay(b *testing.B) {
	var bodies [][]byte
	ev := events(SeriesCreated{ID: "s"})
	for i := range 10_000 {
		id := StatementID(fmt.Sprint(i))
		ev = append(ev, Event{
			Device: "a", Seq: uint64(i + 2), At: start.Add(time.Duration(i) * time.Second), Act: ActID(fmt.Sprint("x", i)), Name: "Gem udsagn",
			Payload: StatementAdded{
				ID: id, Role: Parent, Voice: FirstHand, Kind: analysis.Experience, Valence: analysis.Negative,
				Text: clean("Vi fik først brevet, da fristen var gået, og ingen kunne sige hvorfor."),
				Tags: []Tag{{Theme: "gennemsigtighed", Origin: Suggested, Confidence: 0.8, Because: []analysis.Evidence{{Span: analysis.Span{Start: 3, End: 9}, Cue: "frist"}}}},
			},
		})
	}
	for _, e := range ev {
		body, err := Encode(e)
		if err != nil {
			b.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	b.ReportAllocs()
	for b.Loop() {
		out := make([]Event, 0, len(ev))
		for i, body := range bodies {
			e, err := Decode(ev[i].Payload.EventKind(), body)
			if err != nil {
				b.Fatal(err)
			}
			e.Device, e.Seq, e.At = ev[i].Device, ev[i].Seq, ev[i].At
			out = append(out, e)
		}
		if got := len(NewLog(out).State().Statements); got != 10_000 {
			b.Fatal(got)
		}
	}
}
