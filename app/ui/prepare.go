package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// preparePage is Forbered: what the series is, its sessions and its themes.
// Fields save themselves when they are left.
type preparePage struct {
	s      *shell
	series *app.Series

	title, season, committee, municipality *widget.Field
	date, purpose, reason, background      *widget.Field
	titleBox, dateBox                      *widget.Labelled

	sessions *fyne.Container
	themes   *fyne.Container
}

func buildPrepare(s *shell) *page { return newPreparePage(s).layout() }

func newPreparePage(s *shell) *preparePage {
	p := &preparePage{
		s: s, series: s.series,
		title: widget.NewField(), season: widget.NewField(), committee: widget.NewField(), municipality: widget.NewField(),
		date: widget.NewField(), purpose: widget.NewArea(3), reason: widget.NewArea(3), background: widget.NewArea(5),
		sessions: widget.Rows(8), themes: widget.Rows(8),
	}
	p.saving()
	return p
}

// layout lays the parts out.
func (p *preparePage) layout() *page {
	s := p.s
	head := s.head(widget.NewShrinking(tr("step.prepare"), widget.Title), widget.NewShrinking(tr("prepare.sub"), widget.Small), nil)
	addSession := widget.NewButton(tr("prepare.addSession"), theme.ContentAddIcon(), func() { p.editSession("") })
	addTheme := widget.NewButton(tr("prepare.addTheme"), theme.ContentAddIcon(), func() { p.editTheme("") })
	next := widget.NewPrimary(tr("prepare.next"), theme.NavigateNextIcon(), func() { s.show("capture") })
	column := widget.Rows(12,
		widget.TitledCard(tr("prepare.series"), nil, p.form()),
		widget.TitledCard(tr("prepare.sessions"), addSession, p.sessions),
		widget.TitledCard(tr("prepare.themes"), addTheme, p.themes),
		container.NewHBox(fillSpace(), next),
	)
	return &page{
		body:    container.NewBorder(head, nil, nil, nil, widget.PageScroll(widget.Pad(column, 0, 12, 16, 0))),
		refresh: p.refresh, focus: p.title, leave: p.flush,
		keys: []widget.KeyHint{
			{Key: "Tab", Does: tr("prepare.keyTab")}, {Key: "Ctrl+M", Does: tr("prepare.keySession")}, {Key: "Ctrl+T", Does: tr("prepare.keyTheme")},
		},
		shortcut: func(k fyne.KeyName, m fyne.KeyModifier) bool {
			switch {
			case m != fyne.KeyModifierControl:
				return false
			case k == fyne.KeyM:
				p.editSession("")
			case k == fyne.KeyT:
				p.editTheme("")
			default:
				return false
			}
			return true
		},
	}
}

func (p *preparePage) form() fyne.CanvasObject {
	p.titleBox = widget.NewLabelled(tr("new.title"), "", p.title)
	p.dateBox = widget.NewLabelled(tr("new.date"), p.s.dateHint("new.dateHint"), p.date)
	two := func(a, b fyne.CanvasObject) fyne.CanvasObject { return widget.Grid(14, a, b) }
	return widget.Rows(10,
		p.titleBox.Container,
		two(widget.NewLabelled(tr("new.season"), "", p.season).Container, widget.NewLabelled(tr("new.municipality"), "", p.municipality).Container),
		two(widget.NewLabelled(tr("new.committee"), tr("new.committeeHint"), p.committee).Container, p.dateBox.Container),
		two(widget.NewLabelled(tr("prepare.purpose"), "", p.purpose).Container, widget.NewLabelled(tr("prepare.reason"), "", p.reason).Container),
		widget.NewLabelled(tr("prepare.background"), tr("prepare.backgroundHint"), p.background).Container,
	)
}

// saving lets each field save its own property when it is left.
func (p *preparePage) saving() {
	clean := func(set func(*workshop.SeriesChanged, *analysis.Clean)) func(string) {
		return func(text string) {
			c := analysis.Authored(strings.TrimSpace(text))
			var change workshop.SeriesChanged
			set(&change, &c)
			p.change(change)
		}
	}
	p.title.OnDone = func(text string) {
		if strings.TrimSpace(text) == "" {
			p.titleBox.SetProblem(tr("new.titleMissing"))
			return
		}
		p.titleBox.SetProblem("")
		clean(func(c *workshop.SeriesChanged, t *analysis.Clean) { c.Title = t })(text)
	}
	p.season.OnDone = clean(func(c *workshop.SeriesChanged, t *analysis.Clean) { c.Season = t })
	p.committee.OnDone = clean(func(c *workshop.SeriesChanged, t *analysis.Clean) { c.Committee = t })
	p.municipality.OnDone = clean(func(c *workshop.SeriesChanged, t *analysis.Clean) { c.Municipality = t })
	p.purpose.OnDone = clean(func(c *workshop.SeriesChanged, t *analysis.Clean) { c.Purpose = t })
	p.reason.OnDone = clean(func(c *workshop.SeriesChanged, t *analysis.Clean) { c.Reason = t })
	p.background.OnDone = func(text string) {
		var list []analysis.Clean
		for _, l := range lines(text) {
			list = append(list, analysis.Authored(l))
		}
		p.change(workshop.SeriesChanged{Background: &list})
	}
	p.date.OnDone = func(text string) {
		d, err := workshop.ParseDate(text)
		if err != nil {
			what, _ := app.Explain(err)
			p.dateBox.SetProblem(what + " " + p.s.dateHint("new.dateLike"))
			return
		}
		p.dateBox.SetProblem("")
		p.change(workshop.SeriesChanged{MeetingDate: &d})
	}
}

func (p *preparePage) change(c workshop.SeriesChanged) {
	series := p.series
	p.s.do(func() error { return series.Change(c) }, nil)
}

// lines are the lines of a field that hold anything.
func lines(text string) []string {
	var out []string
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// flush saves the field that has the focus when another screen is shown.
func (p *preparePage) flush() {
	for _, f := range []*widget.Field{p.title, p.season, p.committee, p.municipality, p.date, p.purpose, p.reason, p.background} {
		f.Flush()
	}
}

// refresh fills the fields that nobody is typing in and draws the lists.
func (p *preparePage) refresh() {
	var sessions []sessionCard
	var themes []themeCard
	p.series.View(func(st *workshop.State) {
		r := &st.Series
		p.title.Put(r.Title.String())
		p.season.Put(r.Season.String())
		p.committee.Put(r.Committee.String())
		p.municipality.Put(r.Municipality.String())
		p.purpose.Put(r.Purpose.String())
		p.reason.Put(r.Reason.String())
		if d, err := workshop.ParseDate(p.date.Text); err != nil || d != r.MeetingDate {
			if p.dateBox.Problem() == "" {
				p.date.Put(r.MeetingDate.Danish())
			}
		}
		var back []string
		for _, b := range r.Background {
			back = append(back, b.String())
		}
		p.background.Put(strings.Join(back, "\n"))
		sessions, themes = sessionCards(st), themeCards(st)
	})
	p.drawSessions(sessions)
	p.drawThemes(themes)
}
