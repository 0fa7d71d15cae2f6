package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// newSeries is the form behind "Nyt forløb".
type newSeries struct {
	title, season, committee, municipality, date *widget.Field

	titleBox, dateBox *widget.Labelled
	sessions          *widget.Select
}

// mostSessions is the most that the form offers; more are added in Forbered.
const mostSessions = 8

// newSeriesForm asks for what a series needs at first.
func (s *shell) newSeriesForm() {
	if s.app == nil {
		return
	}
	f := &newSeries{
		title: widget.NewField(), season: widget.NewField(), committee: widget.NewField(),
		municipality: widget.NewField(), date: widget.NewField(),
	}
	var numbers []string
	for i := range mostSessions {
		numbers = append(numbers, strconv.Itoa(i+1))
	}
	f.sessions = widget.NewSelect(numbers, nil)
	f.sessions.SetSelected("2")
	f.season.SetPlaceHolder(s.dateHint("new.seasonHint"))
	f.titleBox = widget.NewLabelled(tr("new.title"), s.dateHint("new.titleHint"), f.title)
	f.dateBox = widget.NewLabelled(tr("new.date"), s.dateHint("new.dateHint"), f.date)
	f.date.OnChanged = func(string) { f.dateBox.SetProblem("") }
	f.date.OnDone = func(string) { f.readDate(s) }
	f.title.OnChanged = func(string) { f.titleBox.SetProblem("") }
	content := widget.Rows(12, f.titleBox.Container,
		widget.Grid(14,
			widget.NewLabelled(tr("new.season"), "", f.season).Container,
			widget.NewLabelled(tr("new.municipality"), "", f.municipality).Container),
		widget.NewLabelled(tr("new.committee"), tr("new.committeeHint"), f.committee).Container,
		widget.Grid(14, f.dateBox.Container,
			widget.NewLabelled(tr("new.sessions"), tr("new.sessionsHint"), f.sessions).Container),
	)
	sh := s.ask(tr("new.heading"), content, fyne.NewSize(620, 480), tr("new.button"), func() bool { return f.create(s) }, f.title)
	for _, field := range []*widget.Field{f.title, f.season, f.committee, f.municipality, f.date} {
		field.OnSubmitted = func(string) {
			if f.create(s) {
				sh.shut()
			}
		}
	}
}

// readDate reads the date and says in place what is wrong with it.
func (f *newSeries) readDate(s *shell) (workshop.Date, bool) {
	d, err := workshop.ParseDate(f.date.Text)
	if err != nil {
		what, _ := app.Explain(err)
		f.dateBox.SetProblem(what + " " + s.dateHint("new.dateLike"))
		return "", false
	}
	return d, true
}

// create makes the series and opens it. What was typed is still in the form if
// something is missing.
func (f *newSeries) create(s *shell) bool {
	date, ok := f.readDate(s)
	if f.title.Text == "" {
		f.titleBox.SetProblem(tr("new.titleMissing"))
		s.win.Canvas().Focus(f.title)
		return false
	}
	if !ok {
		s.win.Canvas().Focus(f.date)
		return false
	}
	n := app.NewSeries{
		Title: f.title.Text, Season: f.season.Text, Committee: f.committee.Text, Municipality: f.municipality.Text, MeetingDate: date,
	}
	count, _ := strconv.Atoi(f.sessions.Selected) // one of the numbers above
	for i := range count {
		n.Sessions = append(n.Sessions, tr("new.session", "N", i+1))
	}
	var series *app.Series
	a := s.app
	s.do(func() (err error) { series, err = a.NewSeries(n); return err }, func() {
		s.setSeries(series)
		s.show("prepare")
		s.toast(tr("new.done"), "", "", nil)
	})
	return true
}
