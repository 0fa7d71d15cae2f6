package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
)

// Reason is why a statement wants a person's eyes.
type Reason string

// The reasons, worst first.
const (
	UndecidedData Reason = "personoplysninger" // personal data that nobody has decided
	Recognisable  Reason = "genkendelig"       // no personal data, but what may point at one person
	Sensitive     Reason = "følsomt"
	NoTheme       Reason = "uden tema"
	LowConfidence Reason = "usikkert tema"
	SeveralThemes Reason = "flere temaer"
	UnclearVoice  Reason = "selv eller gengivet" // whose words it is, is not clear
	NearDuplicate Reason = "ligner et andet"
)

// Reasons lists the reasons, worst first.
var Reasons = []Reason{
	UndecidedData, Recognisable, Sensitive, NoTheme, LowConfidence, SeveralThemes, UnclearVoice, NearDuplicate,
}

// Item is a statement in the review queue and its reasons, worst first.
type Item struct {
	Statement *workshop.Statement
	Reasons   []Reason
	Like      []workshop.StatementID // the group that it is a near-duplicate in, itself included
}

// Queue lists what wants a person's eyes, worst first and in order of capture
// where equally bad. A reviewed statement is out of it, unless personal data in
// it is still undecided. recognisable tells whether a statement's cleaned text
// may point at one person; nil: no statement's does.
func Queue(st *workshop.State, recognisable func(*workshop.Statement) bool) []Item {
	like := map[workshop.StatementID][]workshop.StatementID{}
	for _, g := range Duplicates(st.Statements) {
		for _, id := range g {
			like[id] = g
		}
	}
	var out []Item
	for _, s := range st.Active() {
		hinted := recognisable != nil && !s.Reviewed && recognisable(s)
		if r := reasons(s, hinted, like[s.ID] != nil); len(r) > 0 {
			out = append(out, Item{s, r, like[s.ID]})
		}
	}
	slices.SortStableFunc(out, func(a, b Item) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Reasons, a.Reasons[0]), slices.Index(Reasons, b.Reasons[0])),
			cmp.Compare(b.Statement.Undecided(), a.Statement.Undecided()),
			cmp.Compare(len(b.Reasons), len(a.Reasons)),
			cmp.Compare(a.Statement.Number, b.Statement.Number),
		)
	})
	return out
}

func reasons(s *workshop.Statement, recognisable, duplicate bool) []Reason {
	var out []Reason
	add := func(when bool, r Reason) {
		if when {
			out = append(out, r)
		}
	}
	add(s.Undecided() > 0, UndecidedData)
	if s.Reviewed {
		return out
	}
	add(recognisable, Recognisable)
	suggested, confirmed, best := 0, 0, 0.0
	for _, t := range s.Tags {
		switch t.Origin {
		case workshop.Suggested:
			suggested++
			best = max(best, t.Confidence)
		case workshop.Confirmed:
			confirmed++
		}
	}
	add(s.Sensitive, Sensitive)
	add(suggested+confirmed == 0, NoTheme)
	add(suggested > 0 && confirmed == 0 && best < analysis.Unsure, LowConfidence)
	add(suggested > 0 && suggested+confirmed > 1, SeveralThemes)
	add(unclearVoice(s), UnclearVoice)
	add(duplicate, NearDuplicate)
	return out
}

// reported are turns by which somebody tells what others said.
var reported = []string{
	"forældrene siger", "forældrene sagde", "forældrene fortæller", "forældrene fortalte", "forældrene mener",
	"forældrene oplever", "forældrene synes", "forældrene ønsker", "forældre siger", "forældre fortæller",
	"mange forældre", "flere forældre", "nogle forældre", "en mor fortalte", "en far fortalte", "en mor sagde",
	"en far sagde", "børnene siger", "børnene fortæller", "de unge siger", "ifølge forældre",
}

// unclearVoice reports re-told words that nobody is named for, and first-hand
// ones that read as if they were re-told.
func unclearVoice(s *workshop.Statement) bool {
	if s.Voice == workshop.Retold {
		return s.Role == workshop.NoRole
	}
	text := strings.ToLower(s.Text.String())
	return slices.ContainsFunc(reported, func(r string) bool { return strings.Contains(text, r) })
}
