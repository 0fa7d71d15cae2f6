package ui

import (
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// The forms of Forbered: a session, a theme.

// sessionForm is the dialog that changes a session or adds one.
type sessionForm struct {
	p  *preparePage
	id workshop.SessionID

	title, date, place       *widget.Field
	parts, tables, questions *widget.Field
	people                   map[workshop.Role]*widget.Field
	titleBox, dateBox        *widget.Labelled
	partsBox, peopleBox      *widget.Labelled
}

// editSession opens the form; an empty id adds a session.
func (p *preparePage) editSession(id workshop.SessionID) {
	f := &sessionForm{
		p: p, id: id, title: widget.NewField(), date: widget.NewField(), place: widget.NewField(),
		parts: widget.NewArea(4), tables: widget.NewArea(4), questions: widget.NewArea(2), people: map[workshop.Role]*widget.Field{},
	}
	grid := widget.Grid(10)
	for _, r := range workshop.Roles {
		f.people[r] = widget.NewField()
		grid.Add(widget.NewLabelled(tr(roleKey(r)+".many"), "", f.people[r]).Container)
	}
	f.titleBox = widget.NewLabelled(tr("session.title"), "", f.title)
	f.dateBox = widget.NewLabelled(tr("session.date"), p.s.dateHint("new.dateHint"), f.date)
	f.partsBox = widget.NewLabelled(tr("session.parts"), tr("session.partsHint"), f.parts)
	f.peopleBox = widget.NewLabelled(tr("session.people"), tr("session.peopleHint"), grid)
	f.fill()
	content := widget.Rows(10, f.titleBox.Container,
		widget.Grid(14, f.dateBox.Container, widget.NewLabelled(tr("session.place"), "", f.place).Container),
		widget.Grid(14, f.partsBox.Container,
			widget.NewLabelled(tr("session.tables"), tr("session.tablesHint"), f.tables).Container),
		widget.NewLabelled(tr("session.questions"), tr("session.questionsHint"), f.questions).Container,
		f.peopleBox.Container,
	)
	heading, button := tr("session.edit"), tr("button.save")
	if id == "" {
		heading, button = tr("session.add"), tr("prepare.addSession")
	}
	p.s.ask(heading, content, fyne.NewSize(760, 640), button, f.save, f.title)
}

func (f *sessionForm) fill() {
	f.p.series.View(func(st *workshop.State) {
		x := st.Session(f.id)
		if x == nil {
			f.title.SetText(tr("new.session", "N", len(st.Sessions)+1))
			return
		}
		f.title.SetText(x.Title.String())
		f.date.SetText(x.Date.Danish())
		f.place.SetText(x.Place.String())
		f.parts.SetText(partLines(x.Parts))
		f.tables.SetText(joinLines(x.Tables))
		f.questions.SetText(joinLines(x.Questions))
		for r, n := range x.Participants {
			if field := f.people[r]; field != nil {
				field.SetText(itoa(n))
			}
		}
	})
}

func joinLines(list []analysis.Clean) string {
	var out []string
	for _, c := range list {
		out = append(out, c.String())
	}
	return strings.Join(out, "\n")
}

// save reads the form; whatever cannot be read is said in its place, and the
// form stays.
func (f *sessionForm) save() bool {
	n := app.Session{
		Title: f.title.Text, Place: f.place.Text, Tables: tableLines(f.tables.Text), Questions: lines(f.questions.Text),
		Parts: readParts(f.parts.Text), Participants: map[workshop.Role]int{},
	}
	ok := true
	problem := func(box *widget.Labelled, bad bool, words string) {
		if !bad {
			words = ""
		}
		box.SetProblem(words)
		ok = ok && !bad
	}
	problem(f.titleBox, strings.TrimSpace(n.Title) == "", tr("new.titleMissing"))
	d, err := workshop.ParseDate(f.date.Text)
	n.Date = d
	what := ""
	if err != nil {
		what, _ = app.Explain(err)
	}
	problem(f.dateBox, err != nil, what+" "+f.p.s.dateHint("new.dateHint"))
	badCount := false
	for r, field := range f.people {
		text := strings.TrimSpace(field.Text)
		if text == "" {
			continue
		}
		k, err := strconv.Atoi(text)
		badCount = badCount || err != nil || k < 0
		n.Participants[r] = k
	}
	problem(f.peopleBox, badCount, tr("session.peopleBad"))
	if !ok {
		return false
	}
	series, id := f.p.series, f.id
	f.p.s.change(tr("session.saved", "Title", n.Title), func() error {
		if id != "" {
			return series.ChangeSession(id, n)
		}
		_, err := series.AddSession(n)
		return err
	})
	return true
}

// partStart finds a time at the head of a programme line: "17.00", "17:00", "9.30".
var partStart = regexp.MustCompile(`^(\d{1,2})[.:](\d{2})(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?\s*[-–:]?\s*`)

// readParts reads a programme, a part a line: "17.00 Velkomst". A line without
// a time, or with one that no clock has, is a part whose time is not known.
func readParts(text string) []workshop.Part {
	out := []workshop.Part{}
	for _, l := range lines(text) {
		var p workshop.Part
		if g := partStart.FindStringSubmatch(l); g != nil && len(g[0]) < len(l) {
			h, _ := strconv.Atoi(g[1]) // two digits
			if len(g[1]) == 1 {
				g[1] = "0" + g[1]
			}
			if h < 24 && g[2] < "60" {
				p.Start, l = g[1]+"."+g[2], l[len(g[0]):]
			}
		}
		p.Title = analysis.Authored(l)
		out = append(out, p)
	}
	return out
}

func partLines(parts []workshop.Part) string {
	var out []string
	for _, p := range parts {
		out = append(out, strings.TrimSpace(p.Start+" "+p.Title.String()))
	}
	return strings.Join(out, "\n")
}

// mostTables bounds what a bare number makes.
const mostTables = 60

// tableLines reads table names, one a line; a bare number makes that many.
func tableLines(text string) []string {
	list := lines(text)
	if len(list) == 1 {
		if n, err := strconv.Atoi(list[0]); err == nil && n > 0 && n <= mostTables {
			list = nil
			for i := range n {
				list = append(list, tr("session.table", "N", i+1))
			}
		}
	}
	return list
}

// themeForm is the dialog that changes a theme or adds one.
type themeForm struct {
	p  *preparePage
	id workshop.ThemeID

	statements []workshop.StatementID // that come under a new theme

	name, description, cues, examples *widget.Field
	nameBox                           *widget.Labelled
	colour                            string
	swatches                          *fyne.Container
}

// editTheme opens the form; an empty id adds a theme.
func (p *preparePage) editTheme(id workshop.ThemeID) {
	f := p.themeForm(id)
	if id == "" {
		f.show(tr("theme.add"), tr("prepare.addTheme"))
	} else {
		f.show(tr("theme.edit"), tr("button.save"))
	}
}

// themeForm is the form filled in with what the theme has.
func (p *preparePage) themeForm(id workshop.ThemeID) *themeForm {
	f := &themeForm{
		p: p, id: id, name: widget.NewField(), description: widget.NewArea(2), cues: widget.NewArea(4),
		examples: widget.NewArea(3), swatches: widget.NewFlow(),
	}
	p.series.View(func(st *workshop.State) {
		var taken []string
		for _, t := range st.Themes {
			taken = append(taken, strings.ToUpper(t.Colour))
		}
		f.colour = nextColour(taken)
		if t := st.Theme(id); t != nil {
			f.name.SetText(t.Name.String())
			f.description.SetText(t.Description.String())
			f.cues.SetText(strings.Join(t.Cues, ", "))
			f.examples.SetText(strings.Join(t.Examples, "\n"))
			f.colour = t.Colour
		}
	})
	return f
}

func (f *themeForm) show(heading, button string) {
	f.drawSwatches()
	f.nameBox = widget.NewLabelled(tr("theme.name"), "", f.name)
	f.name.OnChanged = func(string) { f.nameBox.SetProblem("") }
	content := widget.Rows(10, f.nameBox.Container,
		widget.NewLabelled(tr("theme.description"), tr("theme.descriptionHint"), f.description).Container,
		widget.NewLabelled(tr("theme.cues"), tr("theme.cuesHint"), f.cues).Container,
		widget.NewLabelled(tr("theme.examples"), tr("theme.examplesHint"), f.examples).Container,
		widget.NewLabelled(tr("theme.colour"), "", f.swatches).Container,
	)
	content.Add(widget.NewParagraph(tr("theme.learns"), widget.Small))
	if len(f.statements) > 0 {
		content.Add(ideaStatements(f.statements))
	}
	f.p.s.ask(heading, content, fyne.NewSize(620, 620), button, f.save, f.name)
}

// drawSwatches shows the palette; a colour from elsewhere stands first.
func (f *themeForm) drawSwatches() {
	f.swatches.RemoveAll()
	colours := themePalette
	if f.colour != "" && indexFold(colours, f.colour) < 0 {
		colours = append([]string{f.colour}, colours...)
	}
	for i, c := range colours {
		state := widget.ChipSoft
		if strings.EqualFold(c, f.colour) {
			state = widget.ChipOn
		}
		f.swatches.Add(widget.NewChip(widget.ChipData{Label: tr("theme.colourN", "N", i+1), Base: themeColour(c), State: state}, func() {
			f.colour = c
			f.drawSwatches()
		}))
	}
	f.swatches.Refresh()
}

func indexFold(list []string, want string) int {
	for i, s := range list {
		if strings.EqualFold(s, want) {
			return i
		}
	}
	return -1
}

func (f *themeForm) save() bool {
	if strings.TrimSpace(f.name.Text) == "" {
		f.nameBox.SetProblem(tr("theme.nameMissing"))
		return false
	}
	n := app.ThemeInput{
		Name: f.name.Text, Description: f.description.Text, Colour: f.colour, Examples: lines(f.examples.Text),
		Cues: strings.FieldsFunc(f.cues.Text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }),
	}
	if len(f.statements) > 0 {
		f.saveIdea(n)
		return true
	}
	series, id := f.p.series, f.id
	changed := 0
	f.p.s.do(func() (err error) {
		if id == "" {
			_, err = series.AddTheme(n)
		} else {
			err = series.ChangeTheme(id, n)
		}
		if err == nil {
			changed, err = series.Retag()
		}
		return err
	}, func() {
		said := tr("theme.saved", "Name", strings.TrimSpace(n.Name))
		if changed > 0 {
			said += " " + trn("theme.retagged", changed)
		}
		f.p.s.toastUndo(said)
	})
	return true
}
