package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"foraeldredialog/app"
	"foraeldredialog/app/workshop"
)

// gathering is a stage on which Syntese is shown, with one point and one
// proposal under the first theme.
func gathering(t testing.TB) (*stage, *synthesisPage) {
	g := withStatements(t)
	var theme workshop.ThemeID
	var parents []workshop.StatementID
	g.series.View(func(st *workshop.State) {
		theme = st.Themes[0].ID
		for _, x := range st.Under(theme) {
			parents = append(parents, x.ID)
		}
	})
	_, err := g.series.AddPoint(app.PointInput{Theme: theme, Text: "at ventetiden er kort", Evidence: parents})
	must(t, err)
	p := newSynthesisPage(g.shell)
	g.put(stepIndex("synthesis"), p.layout())
	g.settle()
	return g, p
}

func (g *stage) points() []string {
	var out []string
	g.series.View(func(st *workshop.State) {
		for _, x := range st.Points {
			out = append(out, x.Text.String())
		}
	})
	return out
}

func TestScreenSynthesis(t *testing.T) {
	g, _ := gathering(t)
	golden(t, "synthesis", g.page.body)
	golden(t, "synthesis-rail", g.page.rail)
}

func TestScreenSynthesisWithoutPoints(t *testing.T) {
	g := withStatements(t)
	g.show("synthesis")
	g.settle()
	golden(t, "synthesis-empty", g.page.body)
}

func TestEvidenceInWords(t *testing.T) {
	roles := func(parents, children int) map[workshop.Role]int {
		return map[workshop.Role]int{workshop.Parent: parents, workshop.Child: children}
	}
	for _, c := range []struct {
		e    evidence
		want string
	}{
		{evidence{}, "Pointen hviler ikke på noget udsagn endnu"},
		{evidence{own: 1, roles: roles(1, 0), sessions: 1}, "1 udsagn · 1 fra forældre · 1 møde"},
		{evidence{own: 6, roles: roles(5, 1), sessions: 2}, "6 udsagn · 5 fra forældre, 1 fra børn/unge · 2 møder"},
		{evidence{own: 1, roles: map[workshop.Role]int{"": 1}}, "1 udsagn · 1 uden rolle"},
		{evidence{own: 2, roles: roles(2, 0), sessions: 1, retold: 1}, "2 udsagn · 2 fra forældre · 1 møde · desuden 1 gengivet"},
		{evidence{own: 2, roles: roles(2, 0), sessions: 1, retold: 3}, "2 udsagn · 2 fra forældre · 1 møde · desuden 3 gengivne"},
		{evidence{retold: 1, sessions: 1}, "Kun 1 gengivet udsagn · 1 møde"},
		{evidence{retold: 4}, "Kun 4 gengivne udsagn"},
	} {
		if got := strings.ReplaceAll(c.e.words(), "  ·  ", " · "); got != c.want {
			t.Errorf("%+v: %q, want %q", c.e, got, c.want)
		}
	}
}

func TestEvidenceKeepsRetoldApart(t *testing.T) {
	g, p := gathering(t)
	g.series.View(func(st *workshop.State) {
		e := countEvidence(st, append(p.points[0].Evidence, "unknown"))
		if e.own != 3 || e.retold != 1 || e.sessions != 1 || e.roles[workshop.Parent] != 2 || e.roles[workshop.Child] != 1 {
			t.Errorf("counted %+v", e)
		}
	})
}

func TestPointsBeginWithAt(t *testing.T) {
	for text, want := range map[string]bool{
		"at der er ro": true, "At der er ro": true, "  at  svare": true,
		"at": false, "der er ro": false, "attest": false, "": false, "»at der er ro«": false,
	} {
		if beginsWithAt(text) != want {
			t.Errorf("beginsWithAt(%q) = %v", text, !want)
		}
	}
}

func TestAPointIsWrittenInItsPlace(t *testing.T) {
	g, p := gathering(t)
	p.tiles.TypedRune('n')
	if p.edit.entry.Text != "at " || g.win.Canvas().Focused() != fyne.Focusable(p.edit.entry) {
		t.Fatalf("N opens %q", p.edit.entry.Text)
	}
	test.Type(p.edit.entry, "nogen tager telefonen")
	g.refresh() // something else happens meanwhile
	if p.edit.entry.Text != "at nogen tager telefonen" {
		t.Errorf("a refresh left %q", p.edit.entry.Text)
	}
	press(p.edit.entry, fyne.KeyReturn)
	g.settle()
	if got := strings.Join(g.points(), "|"); got != "at ventetiden er kort|at nogen tager telefonen" {
		t.Errorf("points: %s", got)
	}
	if x := p.point(); x == nil || x.text != "at nogen tager telefonen" || !x.empty {
		t.Errorf("the new point is not the selected one")
	}
}

func TestAPointWithoutAtIsWarnedAbout(t *testing.T) {
	_, p := gathering(t)
	p.newPoint()
	for text, warns := range map[string]bool{"": false, "at ": false, "kort ventetid": true, "at der er kort ventetid": false} {
		p.edit.entry.SetText(text)
		if got := p.edit.warn.Text() != ""; got != warns {
			t.Errorf("%q: warned %v", text, got)
		}
	}
}

func TestLeavingSavesThePoint(t *testing.T) {
	g, p := gathering(t)
	p.editPoint(0)
	p.edit.entry.SetText("at ventetiden er to uger")
	g.show("followup")
	g.settle()
	if got := strings.Join(g.points(), "|"); got != "at ventetiden er to uger" {
		t.Errorf("points: %s", got)
	}
}

func TestEscapeLeavesThePointAsItWas(t *testing.T) {
	g, p := gathering(t)
	p.editPoint(0)
	p.edit.entry.SetText("noget andet")
	press(p.edit.entry, fyne.KeyEscape)
	g.settle()
	if got := strings.Join(g.points(), "|"); got != "at ventetiden er kort" {
		t.Errorf("points: %s", got)
	}
}

func TestSpaceTicksEvidence(t *testing.T) {
	g, p := gathering(t)
	p.list.Select(1)
	press(p.list, fyne.KeySpace)
	g.settle()
	if n := len(p.points[0].Evidence); n != 3 {
		t.Errorf("after Space the point rests on %d", n)
	}
	press(p.list, fyne.KeySpace)
	g.settle()
	if n := len(p.points[0].Evidence); n != 4 {
		t.Errorf("after a second Space on %d", n)
	}
}

func TestJumpBetweenPointAndEvidence(t *testing.T) {
	g, p := gathering(t)
	p.tiles.TypedRune('b')
	if g.win.Canvas().Focused() != fyne.Focusable(p.list) || p.list.Selected() != 0 {
		t.Errorf("B goes to row %d", p.list.Selected())
	}
	p.list.TypedRune('b')
	if g.win.Canvas().Focused() != fyne.Focusable(p.tiles) || p.tiles.Selected() != 0 {
		t.Errorf("B goes back to point %d", p.tiles.Selected())
	}
}

func TestProposalsAreAcceptedMovedAndRemoved(t *testing.T) {
	g, p := gathering(t)
	p.propose()
	g.settle()
	proposal := -1
	for i, x := range p.points {
		if x.Proposal && !x.Quote {
			proposal = i
		}
	}
	if proposal < 0 {
		proposal = len(p.points) - 1
	}
	if len(p.points) > 1 {
		p.tiles.Select(proposal)
		p.movePoint(-1)
		g.settle()
		if p.tiles.Selected() != proposal-1 {
			t.Errorf("the moved point is not selected: %d", p.tiles.Selected())
		}
	}
	n := len(p.points)
	p.tiles.Select(0)
	press(p.tiles, fyne.KeyDelete)
	g.settle()
	if len(p.points) != n-1 {
		t.Errorf("%d points after one of %d was removed", len(p.points), n)
	}
}

func TestFilterOfStatements(t *testing.T) {
	_, p := gathering(t)
	p.filter.SetText("fagsprog")
	if len(p.shown) != 1 {
		t.Errorf("the filter leaves %d", len(p.shown))
	}
	p.filter.SetText("")
	p.only.Next(2)
	if len(p.shown) != 0 {
		t.Errorf("without a point there are %d", len(p.shown))
	}
}
