package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// stepForm is the dialog that changes a next step or adds one.
type stepForm struct {
	p     *followupPage
	id    workshop.ActionID
	done  bool
	sheet *sheet

	kind           *widget.Select
	what, who, due *widget.Field
	whatBox        *widget.Labelled
	dueBox         *widget.Labelled
	points         map[workshop.PointID]bool
}

// edit opens the form; nil adds a step.
func (p *followupPage) edit(x *stepView) { p.form(x) }

func (p *followupPage) form(x *stepView) *stepForm {
	f := &stepForm{
		p: p, what: widget.NewArea(3), who: widget.NewField(), due: widget.NewField(), points: map[workshop.PointID]bool{},
	}
	var names []string
	for _, k := range workshop.ActionKinds {
		names = append(names, tr("actionLong."+strings.TrimPrefix(actionKey(k), "action.")))
	}
	f.kind = widget.NewSelect(names, nil)
	f.kind.SetSelectedIndex(slices.Index(workshop.ActionKinds, workshop.Planned))
	heading, button := tr("followup.formNew"), tr("followup.add")
	if x != nil {
		heading, button = tr("followup.formEdit"), tr("button.save")
		f.fill(x)
	}
	f.whatBox = widget.NewLabelled(tr("followup.what"), tr("followup.whatHint"), f.what)
	f.dueBox = widget.NewLabelled(tr("followup.when"), p.s.dateHint("new.dateHint"), f.due)
	f.what.OnChanged = func(string) { f.whatBox.SetProblem("") }
	f.due.OnChanged = func(string) { f.dueBox.SetProblem("") }
	f.due.OnDone = func(string) { f.readDue() }
	content := widget.Rows(10, f.whatBox.Container,
		container.NewGridWithColumns(2,
			widget.NewLabelled(tr("followup.kind"), "", f.kind).Container,
			f.dueBox.Container),
		widget.NewLabelled(tr("followup.who"), tr("followup.whoHint"), f.who).Container,
		f.answers())
	f.sheet = p.s.ask(heading, content, fyne.NewSize(680, 600), button+"  Ctrl+Enter", f.save, f.what)
	return f
}

func (f *stepForm) fill(x *stepView) {
	f.id, f.done = x.ID, x.Done
	f.what.SetText(x.text)
	f.who.SetText(x.who)
	f.due.SetText(x.Due.Danish())
	f.kind.SetSelectedIndex(max(0, slices.Index(workshop.ActionKinds, x.Kind)))
	for _, id := range x.Points {
		f.points[id] = true
	}
}

// answers lists the points that the step can answer, under their themes.
func (f *stepForm) answers() fyne.CanvasObject {
	rows := widget.Rows(4)
	theme := ""
	for _, c := range f.p.points {
		if c.theme != theme {
			theme = c.theme
			rows.Add(widget.NewShrinking(theme, widget.Overline))
		}
		check := widget.NewCheck("", func(on bool) { f.points[c.id] = on })
		check.Checked = f.points[c.id]
		rows.Add(container.NewBorder(nil, nil, container.NewVBox(check), nil, widget.Pad(widget.NewParagraph(c.text, widget.Plain), 7, 0, 0, 0)))
	}
	if len(f.p.points) == 0 {
		rows.Add(widget.NewParagraph(tr("followup.noPoints"), widget.Lesser))
	}
	return widget.NewLabelled(tr("followup.points"), tr("followup.pointsHint"), rows).Container
}

// readDue reads the date and says in place what is wrong with it.
func (f *stepForm) readDue() (workshop.Date, bool) {
	d, err := workshop.ParseDate(f.due.Text)
	if err != nil {
		what, _ := app.Explain(err)
		f.dueBox.SetProblem(what + " " + f.p.s.dateHint("new.dateLike"))
		return "", false
	}
	return d, true
}

// save reads the form; whatever cannot be read is said in its place, and the
// form stays.
func (f *stepForm) save() bool {
	due, ok := f.readDue()
	text := strings.Join(strings.Fields(f.what.Text), " ")
	if text == "" {
		f.whatBox.SetProblem(tr("followup.whatMissing"))
		ok = false
	}
	if !ok {
		return false
	}
	n := app.ActionInput{Text: text, Who: f.who.Text, Due: due, Done: f.done}
	if i := f.kind.SelectedIndex(); i >= 0 {
		n.Kind = workshop.ActionKinds[i]
	}
	for _, c := range f.p.points { // in the order of the points, not of the clicks
		if f.points[c.id] {
			n.Points = append(n.Points, c.id)
		}
	}
	series, id := f.p.series, f.id
	f.p.s.run(func() (err error) {
		if id != "" {
			return series.ChangeAction(id, n)
		}
		id, err = series.AddAction(n)
		return err
	}, func(err error) { f.saved(id, err) })
	return false // the form goes once the step is on the disk
}

// saved closes the form; where saving failed it stays and says why, with all
// that was written.
func (f *stepForm) saved(id workshop.ActionID, err error) {
	if err != nil {
		what, next := app.Explain(err)
		f.whatBox.SetProblem(what + " " + next)
		return
	}
	f.sheet.shut()
	f.p.wait = id
	f.p.s.toastUndo(tr("followup.saved"))
	f.p.s.refresh()
}
