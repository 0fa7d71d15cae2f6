package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// followupPage is Opfølgning: the next steps, which are the presentation's last
// pages.
type followupPage struct {
	s      *shell
	series *app.Series

	steps  []stepView
	points []pointChoice
	wait   workshop.ActionID // a step that was just made: it is selected when it comes

	list *widget.RowList
	sub  *widget.Text
	full fyne.CanvasObject
	none fyne.CanvasObject
	body *fyne.Container
}

// stepView is a next step as the list shows it.
type stepView struct {
	workshop.Action
	text, who string
	answers   []string // the points that it answers, in their words
	late      bool
}

// pointChoice is a point that a step can answer.
type pointChoice struct {
	id    workshop.PointID
	theme string
	text  string
}

func buildFollowup(s *shell) *page { return newFollowupPage(s).layout() }

func newFollowupPage(s *shell) *followupPage {
	p := &followupPage{s: s, series: s.series, sub: widget.NewShrinking("", widget.Small), body: container.NewStack()}
	p.list = widget.NewRowList(func() int { return len(p.steps) }, p.row)
	p.list.NoNumbers = true
	p.list.Checked = func(i int) bool { return p.steps[i].Done }
	p.list.OnToggle = p.toggleDone
	p.list.OnActivated = func(i int) { p.edit(&p.steps[i]) }
	p.list.OnKey = func(k *fyne.KeyEvent, i int) bool {
		if k.Name == fyne.KeyDelete || k.Name == fyne.KeyBackspace {
			p.remove(i)
			return true
		}
		return false
	}
	p.list.OnRune = func(r rune, _ int) bool {
		if lowerRune(r) == 'n' {
			p.edit(nil)
			return true
		}
		return false
	}
	p.list.OnMenu = p.menu
	p.full = widget.Card(p.list)
	p.none = widget.Card(widget.Empty(theme.ListIcon(), tr("followup.emptyTitle"), tr("followup.emptyWords"),
		widget.NewPrimary(tr("followup.add"), theme.ContentAddIcon(), p.add)))
	return p
}

// add opens the form for a new step.
func (p *followupPage) add() { p.edit(nil) }

func (p *followupPage) layout() *page {
	head := p.s.head(widget.NewShrinking(tr("step.followup"), widget.Title), p.sub,
		container.NewCenter(widget.NewPrimary(tr("followup.add")+"  N", theme.ContentAddIcon(), p.add)))
	return &page{
		body: container.NewBorder(head, nil, nil, nil, p.body), refresh: p.refresh, focus: p.list, keys: p.keys(),
	}
}

func (p *followupPage) keys() []widget.KeyHint {
	return []widget.KeyHint{
		{Key: "N", Does: tr("followup.keyNew")},
		{Key: "Enter", Does: tr("followup.keyEdit")},
		{Key: tr("synthesis.space"), Does: tr("followup.keyDone")},
		{Key: "Delete", Does: tr("followup.keyRemove")},
	}
}

// refresh copies what the series holds and draws it.
func (p *followupPage) refresh() {
	today := workshop.Date(p.s.now().Format("2006-01-02"))
	p.series.View(func(st *workshop.State) {
		p.points = pointChoices(st)
		p.steps = p.steps[:0]
		for _, a := range st.Actions {
			p.steps = append(p.steps, copyStep(st, a, today))
		}
	})
	done := 0
	for i := range p.steps {
		if p.steps[i].Done {
			done++
		}
	}
	p.sub.SetText(tr("followup.count", "Steps", trn("count.steps", len(p.steps)), "Done", done))
	now := p.full
	if len(p.steps) == 0 {
		now = p.none
	}
	if len(p.body.Objects) == 0 || p.body.Objects[0] != now {
		p.body.Objects = []fyne.CanvasObject{now}
		p.body.Refresh()
	}
	p.list.Reload()
	for i := range p.steps {
		if p.steps[i].ID == p.wait {
			p.wait = ""
			p.list.Select(i)
		}
	}
}

// pointChoices are the accepted points, theme by theme.
func pointChoices(st *workshop.State) []pointChoice {
	var out []pointChoice
	for _, t := range st.Themes {
		for _, x := range st.PointsOf(t.ID) {
			if !x.Proposal {
				out = append(out, pointChoice{x.ID, t.Name.String(), x.Text.String()})
			}
		}
	}
	return out
}

func copyStep(st *workshop.State, a *workshop.Action, today workshop.Date) stepView {
	v := stepView{Action: *a, text: a.Text.String(), who: a.Who.String()}
	v.late = a.Due != "" && a.Due < today && !a.Done
	for _, id := range a.Points {
		if x := st.Point(id); x != nil {
			v.answers = append(v.answers, x.Text.String())
		}
	}
	return v
}

func (p *followupPage) row(i int) widget.Row {
	x := &p.steps[i]
	var meta []string
	if x.who != "" {
		meta = append(meta, x.who)
	}
	if d := x.Due.Danish(); d != "" {
		meta = append(meta, tr("followup.due", "Date", d))
	}
	if n := len(x.answers); n > 0 {
		meta = append(meta, trn("followup.answers", n))
	}
	r := widget.Row{
		Text: x.text, Meta: strings.Join(meta, "  ·  "),
		Chips: []widget.ChipData{{Label: tr(actionKey(x.Kind)), State: widget.ChipSoft, Base: rgb(0x0B626B)}},
	}
	switch {
	case x.Done:
		r.Meta = strings.Join(append([]string{tr("followup.done")}, meta...), "  ·  ")
	case x.late:
		r.Note = tr("followup.late")
	}
	return r
}

// actionKey is the key of a kind's words.
func actionKey(k workshop.ActionKind) string {
	switch k {
	case workshop.Body:
		return "action.body"
	case workshop.Offer:
		return "action.offer"
	case workshop.Ongoing:
		return "action.ongoing"
	case workshop.Standing:
		return "action.standing"
	}
	return "action.planned"
}

// input is a step as it is given back to app.
func (x *stepView) input() app.ActionInput {
	return app.ActionInput{Kind: x.Kind, Text: x.text, Who: x.who, Due: x.Due, Points: x.Points, Done: x.Done}
}

func (p *followupPage) toggleDone(i int) {
	x := p.steps[i]
	x.Done = !x.Done
	said := tr("followup.setOpen")
	if x.Done {
		said = tr("followup.setDone")
	}
	id, n, series := x.ID, x.input(), p.series
	p.s.change(said, func() error { return series.ChangeAction(id, n) })
}

func (p *followupPage) remove(i int) {
	id, series := p.steps[i].ID, p.series
	p.s.change(tr("followup.removed"), func() error { return series.RemoveAction(id) })
}

// menu offers with the mouse what the keys do.
func (p *followupPage) menu(i int, at fyne.Position) {
	done := tr("followup.menuDone")
	if p.steps[i].Done {
		done = tr("followup.menuOpen")
	}
	p.s.menu(at,
		fyne.NewMenuItem(tr("followup.menuEdit"), func() { p.edit(&p.steps[i]) }),
		fyne.NewMenuItem(done, func() { p.toggleDone(i) }),
		fyne.NewMenuItem(tr("followup.menuRemove"), func() { p.remove(i) }),
	)
}
