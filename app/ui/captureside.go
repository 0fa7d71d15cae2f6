package ui

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// What stands around the work in Indsaml: the title line with the time left,
// the rail's sessions, programme and tables, the right column's counts.

func itoa(n int) string { return strconv.Itoa(n) }

type captureCounts struct {
	theme    map[workshop.ThemeID]int
	role     map[workshop.Role]int
	table    map[string]int // of the chosen session
	session  map[workshop.SessionID]int
	untagged int
}

func countStatements(st *workshop.State, session workshop.SessionID) captureCounts {
	c := captureCounts{
		theme: map[workshop.ThemeID]int{}, role: map[workshop.Role]int{},
		table: map[string]int{}, session: map[workshop.SessionID]int{},
	}
	for _, x := range st.Statements {
		if x.Into != "" {
			continue
		}
		in := 0
		for _, t := range x.Tags {
			if t.Origin != workshop.Rejected {
				c.theme[t.Theme]++
				in++
			}
		}
		if in == 0 {
			c.untagged++
		}
		c.role[x.Role]++
		c.session[x.Session]++
		if x.Session == session && x.Table != "" {
			c.table[x.Table]++
		}
	}
	return c
}

func (p *capturePage) makeSide() {
	p.bars = widget.NewBars()
	p.bars.OnTapped = func(i int) { p.filterTheme(i); p.s.focusPage() }
	p.untagged = widget.NewText("", widget.Figure)
	p.roleBars = widget.NewBars()
}

// filterTheme shows the statements of theme i only, or all again.
func (p *capturePage) filterTheme(i int) {
	if i >= len(p.themes) {
		return
	}
	if id := p.themes[i].id; p.only != id {
		p.only = id
	} else {
		p.only = ""
	}
	p.drawSide()
	p.filter()
}

func (p *capturePage) side() fyne.CanvasObject {
	none := container.NewBorder(nil, nil, widget.NewText(tr("count.untagged"), widget.Small), p.untagged)
	themes := widget.TitledCard(tr("side.themes"), nil, widget.Rows(8, p.bars, widget.Rule(), none))
	roles := widget.TitledCard(tr("side.roles"), nil, p.roleBars)
	return container.NewVScroll(widget.Rows(12, themes, roles))
}

func (p *capturePage) drawSide() {
	var bars []widget.Bar
	at := -1
	for i, t := range p.themes {
		bars = append(bars, widget.Bar{Label: t.name, Count: p.counts.theme[t.id], Base: themeColour(t.colour)})
		if t.id == p.only {
			at = i
		}
	}
	p.bars.Set(bars)
	p.bars.Select(at)
	p.untagged.SetText(itoa(p.counts.untagged))
	bars = nil
	for _, r := range append(roles[1:len(roles):len(roles)], workshop.NoRole) {
		if n := p.counts.role[r]; n > 0 || r == workshop.Parent {
			label := tr(roleKey(r))
			if r == workshop.NoRole {
				label = tr("count.noRole")
			}
			bars = append(bars, widget.Bar{Label: label, Count: n})
		}
	}
	p.roleBars.Set(bars)
}

func (p *capturePage) drawHead() {
	title, sub := tr("capture.noSession"), tr("capture.noSessionWords")
	if x := p.current(); x != nil {
		title = x.title
		var words []string
		if part, _, ok := p.part(x); ok {
			words = append(words, part.Title.String())
		}
		if p.state.table != "" {
			words = append(words, p.state.table)
		}
		if d := x.date.Danish(); d != "" {
			words = append(words, d)
		}
		sub = strings.Join(words, "  ·  ")
	}
	p.title.SetText(title)
	p.sub.SetText(sub)
	p.drawClock()
}

// part is the programme part that runs now and the minutes that are left of it
// (-1: the last one, which has no end). It holds on the day of the session only.
func (p *capturePage) part(x *sessionView) (workshop.Part, int, bool) {
	now := p.s.now().Local()
	if string(x.date) != now.Format(time.DateOnly) {
		return workshop.Part{}, 0, false
	}
	at := -1
	for i, part := range x.parts {
		if m, ok := minutes(part.Start); ok && m <= now.Hour()*60+now.Minute() {
			at = i
		}
	}
	if at < 0 {
		return workshop.Part{}, 0, false
	}
	left := -1
	for _, next := range x.parts[at+1:] {
		if m, ok := minutes(next.Start); ok {
			left = m - now.Hour()*60 - now.Minute()
			break
		}
	}
	return x.parts[at], left, true
}

// minutes reads "19.10" as minutes since midnight.
func minutes(clock string) (int, bool) {
	t, err := time.Parse("15.04", strings.ReplaceAll(clock, ":", "."))
	return t.Hour()*60 + t.Minute(), err == nil
}

func (p *capturePage) drawClock() {
	words := clockTime(p.s.now())
	if x := p.current(); x != nil {
		if _, left, ok := p.part(x); ok && left > 0 {
			words += "   ·   " + trn("capture.left", left)
		}
	}
	p.clock.SetText(words)
}

// startClock draws the time again every half minute while the page is shown.
func (p *capturePage) startClock() {
	const every = 30 * time.Second
	p.tick = time.AfterFunc(every, func() {
		onUI(func() {
			if !p.left {
				p.drawHead()
				p.tick.Reset(every)
			}
		})
	})
}

func (p *capturePage) drawRail() {
	list := widget.Rows(1)
	if len(p.sessions) > 0 {
		list.Add(railHeading(tr("rail.sessions")))
	}
	for _, x := range p.sessions {
		list.Add(widget.NewRailItem(widget.RailData{
			Label: x.title, Trailing: itoa(p.counts.session[x.id]), On: x.id == p.state.session,
		}, func() { p.chooseSession(x.id) }))
	}
	if x := p.current(); x != nil {
		p.railTables(list, x)
		p.railProgramme(list, x)
	}
	p.rail.Objects = []fyne.CanvasObject{list}
	p.rail.Refresh()
}

func (p *capturePage) railProgramme(list *fyne.Container, x *sessionView) {
	if len(x.parts) == 0 {
		return
	}
	list.Add(railHeading(tr("rail.programme")))
	now, _, running := p.part(x)
	for _, part := range x.parts {
		list.Add(widget.NewRailItem(widget.RailData{
			Lead: strings.ReplaceAll(part.Start, ":", "."), LeadWide: 46, Label: part.Title.String(), On: running && part == now,
		}, nil))
	}
}

func (p *capturePage) railTables(list *fyne.Container, x *sessionView) {
	if len(x.tables) == 0 {
		return
	}
	list.Add(railHeading(tr("rail.tables")))
	for i, t := range x.tables {
		list.Add(widget.NewRailItem(widget.RailData{
			Label: t, Trailing: itoa(p.counts.table[t]), On: t == p.state.table,
		}, func() {
			p.table.Choose(i + 1)
			p.tableChosen(i + 1)
		}))
	}
}
