package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"foraeldredialog/app"
	"foraeldredialog/app/workshop"
)

func following(t testing.TB) (*stage, *followupPage) {
	g := withSeries(t)
	for _, n := range []app.ActionInput{
		{Kind: workshop.Body, Text: "Et udvalg mødes hver måned", Who: "Børn og Unge", Due: "2026-09-01"},
		{Kind: workshop.Ongoing, Text: "Brevene skrives om", Who: "Modtagelsen", Due: "2026-02-01"},
		{Kind: workshop.Offer, Text: "Fire forældre læser med", Done: true},
	} {
		_, err := g.series.AddAction(n)
		must(t, err)
	}
	p := newFollowupPage(g.shell)
	g.put(stepIndex("followup"), p.layout())
	g.settle()
	return g, p
}

func (g *stage) steps() (out []workshop.Action) {
	g.series.View(func(st *workshop.State) {
		for _, a := range st.Actions {
			out = append(out, *a)
		}
	})
	return out
}

func TestScreenFollowup(t *testing.T) {
	g, _ := following(t)
	golden(t, "followup", g.page.body)
}

func TestScreenFollowupEmpty(t *testing.T) {
	g := withSeries(t)
	g.show("followup")
	g.settle()
	golden(t, "followup-empty", g.page.body)
}

func TestStepsAreDoneAndRemovedByKey(t *testing.T) {
	g, p := following(t)
	p.list.Select(1)
	if p.row(1).Note == "" {
		t.Error("a step whose date has passed does not say so")
	}
	press(p.list, fyne.KeySpace)
	g.settle()
	if got := g.steps()[1]; !got.Done || got.Text.String() != "Brevene skrives om" || got.Due != "2026-02-01" {
		t.Errorf("after Space: %+v", got)
	}
	if p.row(1).Note != "" {
		t.Error("a step that is done is late no longer")
	}
	press(p.list, fyne.KeyDelete)
	g.settle()
	if n := len(g.steps()); n != 2 {
		t.Errorf("after Delete there are %d", n)
	}
	g.undo()
	g.settle()
	if n := len(g.steps()); n != 3 {
		t.Errorf("after undo there are %d", n)
	}
}

func TestStepFormSaysWhatIsMissing(t *testing.T) {
	g, p := following(t)
	f := p.form(nil)
	if f.save(); f.whatBox.Problem() == "" {
		t.Error("a step without words is not refused")
	}
	f.what.SetText("Et opfølgningsmøde")
	f.due.SetText("31. april 2026")
	if f.save(); f.dueBox.Problem() == "" {
		t.Error("a date that does not exist is not refused")
	}
	f.due.SetText("30. april 2026")
	f.who.SetText("Administrationen")
	f.save()
	g.settle()
	got := g.steps()
	if len(got) != 4 || got[3].Due != "2026-04-30" || got[3].Kind != workshop.Planned || got[3].Who.String() != "Administrationen" {
		t.Errorf("saved %+v", got[len(got)-1])
	}
	if g.blocked() {
		t.Error("the form is still open")
	}
	if p.list.Selected() != 3 {
		t.Errorf("row %d is selected, not the new one", p.list.Selected())
	}
}

func TestStepFormKeepsWhatIsThere(t *testing.T) {
	g, p := following(t)
	f := p.form(&p.steps[2])
	f.what.SetText("Fem forældre læser med")
	f.save()
	g.settle()
	if got := g.steps()[2]; !got.Done || got.Kind != workshop.Offer || got.Text.String() != "Fem forældre læser med" {
		t.Errorf("saved %+v", got)
	}
}
