package workshop

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"foraeldredialog/analysis"
)

func TestCleaningForgetsWhyInTextThatIsGone(t *testing.T) {
	because := func(at int) []analysis.Evidence {
		return []analysis.Evidence{{Span: analysis.Span{Start: at, End: at + 4}, Cue: "brev"}}
	}
	st := NewLog(events(
		SeriesCreated{ID: "s"},
		StatementAdded{ID: "1", Text: clean("Noah fik et brev"), Tags: []Tag{
			{Theme: "a", Origin: Confirmed, Because: because(12)}, {Theme: "b", Origin: Rejected, Because: because(12)},
		}},
		StatementCleaned{Statement: "1", Text: clean("[navn 1] fik et brev"), Tags: []Tag{
			{Theme: "b", Origin: Suggested, Because: because(16)},
		}},
	)).State().Statement("1")
	want := []Tag{{Theme: "a", Origin: Confirmed}, {Theme: "b", Origin: Rejected, Because: because(16)}}
	if diff := cmp.Diff(want, st.Tags); diff != "" {
		t.Error(diff)
	}
}

func TestACorrectionNamesTheTextAsGiven(t *testing.T) {
	l := NewLog(events(SeriesCreated{ID: "s"}, StatementAdded{ID: "1"}, StatementAdded{ID: "2", Given: "other"}))
	for _, step := range []struct {
		id    StatementID
		given string // of the event
		want  string
	}{
		{"1", "", "1"}, {"1", "version", "version"}, {"1", "", "version"}, {"2", "", "other"}, {"2", "version", "version"},
	} {
		n := l.Len()
		l.Add(Event{
			Device: "a", Seq: uint64(n + 1), At: start.Add(time.Hour), Act: ActID(fmt.Sprint("act", n)),
			Payload: StatementCleaned{Statement: step.id, Given: step.given},
		})
		if got := l.State().Statement(step.id).Given; got != step.want {
			t.Errorf("after a cleaning with given %q, statement %s has its text as given at %q; want %q", step.given, step.id, got, step.want)
		}
	}
}

func TestRemovingAMergedStatementLeavesTheOthersInside(t *testing.T) {
	st := NewLog(events(
		SeriesCreated{ID: "s"},
		StatementAdded{ID: "1"}, StatementAdded{ID: "2"}, StatementAdded{ID: "3"}, StatementAdded{ID: "4"},
		StatementsMerged{Into: "1", From: []StatementID{"2", "3", "4"}},
		StatementRemoved{"3"},
	)).State()
	if diff := cmp.Diff([]StatementID{"2", "4"}, st.Statement("1").From); diff != "" || st.Statement("3") != nil {
		t.Errorf("statements inside the merged one: %s", diff)
	}
}
