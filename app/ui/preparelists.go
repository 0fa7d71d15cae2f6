package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// The lists of Forbered: a line a session, a line a theme, each with its acts.

type sessionCard struct {
	id          workshop.SessionID
	title, meta string
	statements  int
}

func sessionCards(st *workshop.State) []sessionCard {
	n := map[workshop.SessionID]int{}
	for _, x := range st.Active() {
		n[x.Session]++
	}
	var out []sessionCard
	for _, x := range st.Sessions {
		var meta []string
		add := func(s string) {
			if s != "" {
				meta = append(meta, s)
			}
		}
		add(x.Date.Danish())
		add(x.Place.String())
		if len(x.Parts) > 0 {
			add(trn("count.parts", len(x.Parts)))
		}
		if len(x.Tables) > 0 {
			add(trn("count.tables", len(x.Tables)))
		}
		people := 0
		for _, k := range x.Participants {
			people += k
		}
		if people > 0 {
			add(trn("count.people", people))
		}
		add(trn("count.statements", n[x.ID]))
		out = append(out, sessionCard{x.ID, x.Title.String(), strings.Join(meta, "  ·  "), n[x.ID]})
	}
	return out
}

type themeCard struct {
	id                        workshop.ThemeID
	name, description, colour string
	cues                      int
	statements, points        int
}

func themeCards(st *workshop.State) []themeCard {
	var out []themeCard
	for _, t := range st.Themes {
		out = append(out, themeCard{
			t.ID, t.Name.String(), t.Description.String(), t.Colour, len(t.Cues),
			len(st.Under(t.ID)), len(st.PointsOf(t.ID)),
		})
	}
	return out
}

// line is a title over a lesser line, with acts at its right end.
func line(mark fyne.CanvasObject, title, meta string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	words := widget.Rows(1, widget.NewShrinking(title, widget.Strong), widget.NewShrinking(meta, widget.Small))
	return container.NewBorder(nil, nil, mark, container.NewCenter(container.NewHBox(acts...)), words)
}

// icon is a quiet button with a picture; its words stand in the menu and the
// keys, and behind the picture for the screen reader.
func icon(res fyne.Resource, do func()) *widget.Button { return widget.NewQuiet("", res, do) }

func (p *preparePage) drawSessions(list []sessionCard) {
	p.sessions.RemoveAll()
	if len(list) == 0 {
		p.sessions.Add(widget.NewParagraph(tr("prepare.noSessions"), widget.Lesser))
	}
	for i, x := range list {
		if i > 0 {
			p.sessions.Add(widget.Rule())
		}
		p.sessions.Add(line(nil, x.title, x.meta,
			widget.NewButton(tr("button.edit"), theme.DocumentCreateIcon(), func() { p.editSession(x.id) }),
			icon(theme.DeleteIcon(), func() { p.removeSession(x) })))
	}
	p.sessions.Refresh()
}

func (p *preparePage) removeSession(x sessionCard) {
	series := p.series
	remove := func() {
		p.s.change(tr("prepare.sessionRemoved", "Title", x.title), func() error { return series.RemoveSession(x.id) })
	}
	if x.statements == 0 {
		remove()
		return
	}
	p.s.confirm(tr("prepare.removeSession", "Title", x.title), trn("prepare.removeSessionWords", x.statements), tr("button.remove"), remove)
}

func (p *preparePage) drawThemes(list []themeCard) {
	p.themes.RemoveAll()
	if len(list) == 0 {
		p.themes.Add(widget.NewParagraph(tr("prepare.noThemes"), widget.Lesser))
	}
	for i, t := range list {
		if i > 0 {
			p.themes.Add(widget.Rule())
		}
		meta := t.description
		if meta == "" {
			meta = trn("count.cues", t.cues)
		}
		chip := widget.NewChip(widget.ChipData{Label: trn("count.statements", t.statements), Base: themeColour(t.colour), State: widget.ChipSoft}, nil)
		up := icon(theme.MoveUpIcon(), func() { p.moveTheme(t.id, i-1) })
		down := icon(theme.MoveDownIcon(), func() { p.moveTheme(t.id, i+1) })
		if i == 0 {
			up.Disable()
		}
		if i == len(list)-1 {
			down.Disable()
		}
		p.themes.Add(line(swatch(t.colour), t.name, meta, container.NewCenter(chip), up, down,
			widget.NewButton(tr("button.edit"), theme.DocumentCreateIcon(), func() { p.editTheme(t.id) }),
			icon(theme.DeleteIcon(), func() { p.removeTheme(t) })))
	}
	p.themes.Refresh()
}

// swatch is a theme's colour as a dot.
func swatch(hex string) fyne.CanvasObject {
	return widget.Pad(container.NewCenter(widget.NewSwatch(themeColour(hex), 14)), 0, 10, 0, 0)
}

func (p *preparePage) moveTheme(id workshop.ThemeID, to int) {
	series := p.series
	p.s.change(tr("prepare.themeMoved"), func() error { return series.MoveTheme(id, to) })
}

func (p *preparePage) removeTheme(t themeCard) {
	series := p.series
	remove := func() {
		p.s.change(tr("prepare.themeRemoved", "Name", t.name), func() error { return series.RemoveTheme(t.id) })
	}
	if t.statements+t.points == 0 {
		remove()
		return
	}
	p.s.confirm(tr("prepare.removeTheme", "Name", t.name),
		tr("prepare.removeThemeWords", "Statements", trn("count.statements", t.statements), "Points", trn("count.points", t.points)),
		tr("button.remove"), remove)
}

// themePalette are the colours that a theme can have: apart from one another
// for people with any kind of colour vision, and each readable as a chip.
var themePalette = []string{
	"#B45309", "#0B5CAD", "#0F766E", "#7C2D92", "#B42318", "#4D6B0E", "#3F4BB8", "#9D3268", "#5B6770", "#6B4226",
}

// nextColour is the colour of the palette that lies farthest from every one
// that is taken.
func nextColour(taken []string) string {
	best, most := themePalette[0], -1
	for _, c := range themePalette {
		nearest := 3 * 255
		for _, t := range taken {
			nearest = min(nearest, colourDistance(c, t))
		}
		if nearest > most {
			best, most = c, nearest
		}
	}
	return best
}

// colourDistance is the sum of the differences in red, green and blue: coarse,
// but enough to tell orange from brown.
func colourDistance(a, b string) int {
	x, y := widget.ParseColour(a, rgb(0)), widget.ParseColour(b, rgb(0))
	d := func(p, q uint8) int { return max(int(p), int(q)) - min(int(p), int(q)) }
	return d(x.R, y.R) + d(x.G, y.G) + d(x.B, y.B)
}
