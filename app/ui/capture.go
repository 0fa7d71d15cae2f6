package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// captureState is what the capture screen keeps while another screen is shown:
// where the scribe sits, and what was typed and not yet saved.
type captureState struct {
	series  workshop.SeriesID
	session workshop.SessionID
	table   string
	role    workshop.Role
	draft   string
	editing workshop.StatementID // the statement that the draft corrects
	was     string               // its text before the correction
}

// unsaved reports whether something stands in the entry.
func (c *captureState) unsaved() bool { return strings.TrimSpace(c.draft) != "" }

// saveTo saves what stands in the entry, for when the program ends.
func (c *captureState) saveTo(series *app.Series) error {
	if c.editing != "" {
		return series.Correct(c.editing, c.draft)
	}
	_, err := series.Capture(app.Capture{Text: c.draft, Session: c.session, Table: c.table, Role: c.role})
	return err
}

// capturePage is Indsaml: one entry that always has the keyboard, chips that
// suggest while one types, and the running list.
type capturePage struct {
	s      *shell
	series *app.Series
	state  *captureState

	// what the series held at the last refresh
	sessions []sessionView
	themes   []themeView
	rows     []captured // newest first
	counts   captureCounts

	// the statement in the entry
	entry     *widget.Capture
	reader    *latest[app.Reading]
	reading   app.Reading
	manual    map[workshop.ThemeID]bool // on or off by hand
	voice     *widget.Pick
	valence   *widget.Pick
	role      *widget.Pick
	table     *widget.Pick
	important *widget.Chip
	chips     *fyne.Container
	personal  *widget.Marked
	editNote  *fyne.Container
	editText  *widget.Text
	choices   *fyne.Container // chips and choices, hidden while a statement is corrected

	editButtons *fyne.Container

	// the list
	shown  []int // indexes into rows
	only   workshop.ThemeID
	list   *widget.RowList
	search *widget.Field
	total  *widget.Text
	clear  *widget.Button
	full   fyne.CanvasObject
	empty  fyne.CanvasObject
	below  *fyne.Container

	title, sub, clock *widget.Text
	rail              *fyne.Container
	bars              *widget.Bars
	untagged          *widget.Text
	roleBars          *widget.Bars
	tick              *time.Timer
	left              bool // another page is shown
}

// sessionView, themeView and captured are copies of what the screen shows: the
// state may not be kept.
type sessionView struct {
	id     workshop.SessionID
	title  string
	date   workshop.Date
	parts  []workshop.Part
	tables []string
}

type themeView struct {
	id     workshop.ThemeID
	name   string
	colour string
}

var (
	voices   = []workshop.Voice{"", workshop.FirstHand, workshop.Retold}
	valences = []analysis.Valence{"", analysis.Positive, analysis.Negative, analysis.Mixed, analysis.Neutral}
	roles    = append([]workshop.Role{workshop.NoRole}, workshop.Roles...)
)

func buildCapture(s *shell) *page { return newCapturePage(s).layout() }

func newCapturePage(s *shell) *capturePage {
	p := &capturePage{s: s, series: s.series, state: &s.capture, manual: map[workshop.ThemeID]bool{}}
	if p.state.series != p.series.ID() {
		*p.state = captureState{series: p.series.ID()}
	}
	p.reader = newLatest(s.worker.back, p.series.Suggest, p.read)
	p.makeEntry()
	p.makeList()
	p.makeSide()
	p.title, p.sub = widget.NewShrinking("", widget.Title), widget.NewShrinking("", widget.Small)
	p.clock = widget.NewText("", widget.Small)
	p.rail = container.NewVBox()
	return p
}

// layout lays the parts out.
func (p *capturePage) layout() *page {
	notes := widget.NewButton(tr("capture.notes"), theme.FolderOpenIcon(), p.openNotes)
	head := p.s.head(p.title, p.sub, container.NewHBox(container.NewCenter(p.clock), container.NewCenter(notes)))
	top := container.NewVBox(head, p.entryCard())
	body := container.NewBorder(widget.Pad(top, 0, 0, 12, 0), nil, nil, nil, p.below)
	pg := &page{
		body: body, side: p.side(), rail: p.rail, refresh: p.refresh, focus: p.entry,
		keys: p.keys(), shortcut: p.shortcut, leave: p.leave, drop: p.dropped,
		typed: func(k fyne.KeyName) bool { return k == fyne.KeyEscape && p.stopEditing() },
	}
	p.restore()
	p.startClock()
	return pg
}

func (p *capturePage) keys() []widget.KeyHint {
	return []widget.KeyHint{
		{Key: "Enter", Does: tr("capture.keySave")},
		{Key: "Ctrl+1–9", Does: tr("capture.keyTheme")},
		{Key: "Ctrl+" + tr("key.up"), Does: tr("capture.keyLast")},
		{Key: "Shift+Enter", Does: tr("capture.keyBreak")},
		{Key: "Ctrl+R", Does: tr("capture.keyRole")},
		{Key: "Ctrl+B", Does: tr("capture.keyTable")},
		{Key: "Ctrl+T", Does: tr("capture.keyValence")},
		{Key: "Ctrl+G", Does: tr("capture.keyVoice")},
		{Key: "Ctrl+I", Does: tr("capture.keyImportant")},
		{Key: "Ctrl+M", Does: tr("capture.keySession")},
		{Key: "Ctrl+O", Does: tr("capture.keyNotes")},
		{Key: "Ctrl+F", Does: tr("capture.keySearch")},
		{Key: "Ctrl+Shift+1–9", Does: tr("capture.keyOnly")},
		{Key: tr("capture.keyListKeys"), Does: tr("capture.keyList")},
	}
}

// shortcut is what Ctrl does here. The combinations come through the entry,
// which keeps the editing ones.
func (p *capturePage) shortcut(k fyne.KeyName, m fyne.KeyModifier) bool {
	dir := 1
	digit := len(k) == 1 && k[0] >= '1' && k[0] <= '9'
	if m == fyne.KeyModifierControl|fyne.KeyModifierShift && digit {
		p.filterTheme(int(k[0] - '1'))
		return true
	}
	if m == fyne.KeyModifierControl|fyne.KeyModifierShift {
		dir = -1
	} else if m != fyne.KeyModifierControl {
		return false
	}
	if digit {
		p.toggle(int(k[0] - '1'))
		return true
	}
	switch k {
	case fyne.KeyR:
		p.role.Next(dir)
	case fyne.KeyB:
		p.table.Next(dir)
	case fyne.KeyT:
		p.valence.Next(dir)
	case fyne.KeyG:
		p.voice.Next(dir)
	case fyne.KeyM:
		p.nextSession(dir)
	case fyne.KeyI:
		p.important.Tapped(nil)
	case fyne.KeyO:
		p.openNotes()
	case fyne.KeyF:
		p.s.win.Canvas().Focus(p.search)
	case fyne.KeyS:
		p.saveEntry(p.entry.Text)
	case fyne.KeyUp:
		p.editLast()
	default:
		return false
	}
	return true
}

// refresh copies what the series holds and draws it. The entry is left alone.
func (p *capturePage) refresh() {
	p.series.View(func(st *workshop.State) {
		p.sessions, p.themes = p.sessions[:0], p.themes[:0]
		for _, x := range st.Sessions {
			v := sessionView{id: x.ID, title: x.Title.String(), date: x.Date, parts: x.Parts}
			for _, t := range x.Tables {
				v.tables = append(v.tables, t.String())
			}
			p.sessions = append(p.sessions, v)
		}
		for _, t := range st.Themes {
			p.themes = append(p.themes, themeView{t.ID, t.Name.String(), t.Colour})
		}
		p.rows = copyStatements(st, p.themes, p.rows[:0])
		p.counts = countStatements(st, p.state.session)
	})
	p.settle()
	p.drawHead()
	p.drawRail()
	p.drawChips()
	p.drawSide()
	p.filter()
}

// settle keeps the chosen session and table among those that there are.
func (p *capturePage) settle() {
	x := p.current()
	if x == nil && len(p.sessions) > 0 {
		p.state.session = p.sessions[0].id
		for _, v := range p.sessions { // today's session, on the day
			if string(v.date) == p.s.now().Format(time.DateOnly) {
				p.state.session = v.id
			}
		}
		x = p.current()
	}
	options := []string{tr("capture.noTable")}
	at := 0
	if x != nil {
		options = append(options, x.tables...)
		for i, t := range x.tables {
			if t == p.state.table {
				at = i + 1
			}
		}
	}
	p.table.SetOptions(options)
	p.table.Choose(at)
	if at == 0 {
		p.state.table = ""
	}
}

// current is the chosen session, or nil.
func (p *capturePage) current() *sessionView {
	for i := range p.sessions {
		if p.sessions[i].id == p.state.session {
			return &p.sessions[i]
		}
	}
	return nil
}

func (p *capturePage) nextSession(dir int) {
	for i, x := range p.sessions {
		if x.id == p.state.session {
			p.chooseSession(p.sessions[(i+dir+len(p.sessions))%len(p.sessions)].id)
			return
		}
	}
}

func (p *capturePage) chooseSession(id workshop.SessionID) {
	p.state.session, p.state.table = id, ""
	p.refresh()
	p.s.focusPage()
}

// leave keeps what is typed for when the screen comes back.
func (p *capturePage) leave() {
	p.state.draft, p.left = p.entry.Text, true
	p.tick.Stop()
}

// restore puts back what was typed before another screen was shown.
func (p *capturePage) restore() {
	for i, r := range roles {
		if r == p.state.role {
			p.role.Choose(i)
		}
	}
	if p.state.draft != "" {
		p.entry.SetText(p.state.draft)
	}
	p.showEditing()
}
