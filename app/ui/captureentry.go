package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// The upper card of Indsaml: the entry, its chips and choices.

// bigType shows the entry in larger type than the rest.
type bigType struct{ fyne.Theme }

func (b bigType) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNameText {
		return 18
	}
	return b.Theme.Size(n)
}

func (p *capturePage) makeEntry() {
	p.entry = widget.NewCapture()
	p.entry.SetPlaceHolder(tr("capture.placeholder"))
	p.entry.SetMinRowsVisible(2)
	p.entry.OnChanged = p.typed
	p.entry.OnSave = p.saveEntry
	p.entry.OnPaste = p.pasted
	names := func(n int, key func(i int) string) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = tr(key(i))
		}
		return out
	}
	p.role = widget.NewPick(tr("capture.role"), "Ctrl+R", names(len(roles), func(i int) string { return roleKey(roles[i]) }), func(i int) {
		p.state.role = roles[i]
		p.refocus()
	})
	p.table = widget.NewPick(tr("capture.table"), "Ctrl+B", []string{tr("capture.noTable")}, p.tableChosen)
	p.valence = widget.NewPick(tr("capture.valence"), "Ctrl+T", names(len(valences), func(i int) string { return valenceKey(string(valences[i])) }), func(int) { p.refocus() })
	p.voice = widget.NewPick(tr("capture.voice"), "Ctrl+G", names(len(voices), func(i int) string { return voiceKey(voices[i]) }), func(int) { p.refocus() })
	p.important = widget.NewChip(widget.ChipData{Label: tr("capture.important"), Key: "Ctrl+I"}, nil)
	p.important.OnTapped = func() {
		d := p.important.Data()
		d.State = widget.ChipOn - d.State // ChipOff is 0
		p.important.Set(d)
		p.refocus()
	}
	p.chips = widget.NewFlow()
	p.personal = widget.NewMarked("", widget.Small.In(widget.ColourDanger))
	p.personal.Hide()
	p.editText = widget.NewShrinking("", widget.Small.In(widget.ColourAccent))
	p.editNote = container.NewStack(p.editText)
	p.editNote.Hide()
	p.editButtons = container.NewHBox(fillSpace(),
		widget.NewButton(tr("capture.stopEdit"), nil, func() { p.stopEditing() }),
		widget.NewPrimary(tr("capture.saveEdit"), nil, func() { p.saveEntry(p.entry.Text) }))
	p.editButtons.Hide()
}

// Keys of the words for roles, voices and valences; the stored values are
// Danish words, the keys are not tied to them.
func roleKey(r workshop.Role) string {
	if r == workshop.NoRole {
		return "role.none"
	}
	return "role." + string(r)
}

func voiceKey(v workshop.Voice) string {
	if v == "" {
		return "voice.auto"
	}
	return "voice." + string(v)
}

func valenceKey(v string) string {
	if v == "" {
		return "valence.auto"
	}
	return "valence." + v
}

// roomForHints is the least height of a window that spares a line for keys; F1
// and the status bar tell them in any case.
const roomForHints = 620

func (p *capturePage) entryCard() fyne.CanvasObject {
	entry := container.NewThemeOverride(p.entry, bigType{look{p.s.look}})
	save := widget.NewPrimary(tr("capture.save"), nil, func() { p.saveEntry(p.entry.Text) })
	chips := container.NewBorder(nil, nil, nil, container.NewVBox(save), p.chips)
	picks := widget.NewFlow(p.role, p.table, p.voice, p.valence, p.important)
	hints := widget.HintLine(
		widget.KeyHint{Key: "Enter", Does: tr("capture.keySave")},
		widget.KeyHint{Key: "Shift+Enter", Does: tr("capture.keyBreak")},
		widget.KeyHint{Key: "Ctrl+1–9", Does: tr("capture.keyTheme")},
		widget.KeyHint{Key: "Ctrl+" + tr("key.up"), Does: tr("capture.keyLast")},
	)
	p.choices = widget.Rows(9, chips, picks)
	if p.s.win.Canvas().Size().Height >= roomForHints {
		p.choices.Add(hints)
	}
	return widget.Card(widget.Rows(9, p.editNote, entry, p.personal, p.choices, p.editButtons))
}

func (p *capturePage) tableChosen(i int) {
	p.state.table = ""
	if x := p.current(); x != nil && i > 0 && i <= len(x.tables) {
		p.state.table = x.tables[i-1]
	}
	p.drawHead()
	p.drawRail()
	p.refocus()
}

// refocus gives the entry the keyboard where a click took it from it and
// nothing else has it: whoever goes through the choices by Tab stays there.
func (p *capturePage) refocus() {
	if p.s.win.Canvas().Focused() == nil {
		p.s.focusPage()
	}
}

// typed asks for a reading of what stands in the entry.
func (p *capturePage) typed(text string) {
	p.state.draft = text
	if strings.TrimSpace(text) == "" {
		p.read(text, app.Reading{})
		return
	}
	p.reader.ask(text)
}

// read shows what the analysis makes of the text, unless it was changed since.
func (p *capturePage) read(text string, r app.Reading) {
	if text != p.entry.Text {
		return
	}
	p.reading = r
	p.drawChips()
	p.drawPersonal(text)
}

// drawPersonal names what will be hidden when the statement is saved.
func (p *capturePage) drawPersonal(text string) {
	if len(p.reading.Personal) == 0 {
		p.personal.Hide()
		return
	}
	words := tr("capture.willHide") + " "
	var marks []widget.Mark
	for i, f := range p.reading.Personal {
		if i > 0 {
			words += "  ·  "
		}
		start := len(words)
		words += strings.Join(strings.Fields(f.Of(text)), " ")
		marks = append(marks, widget.Mark{Start: start, End: len(words)})
		words += " (" + tr("pii."+string(f.Type)) + ")"
	}
	p.personal.Set(words, marks...)
	p.personal.Show()
}

// suggested reports whether the reading suggests the theme.
func (p *capturePage) suggested(id workshop.ThemeID) bool {
	for _, g := range p.reading.Themes {
		if g.Theme == string(id) {
			return true
		}
	}
	return false
}

// perhaps reports whether the theme is an alternative to what is suggested.
func (p *capturePage) perhaps(id workshop.ThemeID) bool {
	return slices.ContainsFunc(p.reading.Maybe, func(m analysis.Alternative) bool { return m.Theme == string(id) })
}

func (p *capturePage) chipState(id workshop.ThemeID) widget.ChipState {
	on, byHand := p.manual[id]
	switch {
	case byHand && on:
		return widget.ChipOn
	case !byHand && p.suggested(id):
		return widget.ChipMaybe
	}
	return widget.ChipOff
}

// drawChips shows the themes with their keys; the chips are kept from drawing
// to drawing, so that a key costs no more than what it changes.
func (p *capturePage) drawChips() {
	for len(p.chips.Objects) < len(p.themes) {
		i := len(p.chips.Objects)
		p.chips.Add(widget.NewChip(widget.ChipData{}, func() { p.toggle(i); p.refocus() }))
	}
	p.chips.Objects = p.chips.Objects[:len(p.themes)]
	for i, t := range p.themes {
		d := widget.ChipData{Label: t.name, State: p.chipState(t.id), Base: themeColour(t.colour)}
		if _, byHand := p.manual[t.id]; !byHand && p.perhaps(t.id) {
			d.Label = tr("theme.maybe", "Theme", t.name)
		}
		if i < 9 {
			d.Key = strconv.Itoa(i + 1)
		}
		p.chips.Objects[i].(*widget.Chip).Set(d)
	}
}

// toggle turns theme i on, a suggested one to sure, a sure one off.
func (p *capturePage) toggle(i int) {
	if i < 0 || i >= len(p.themes) {
		return
	}
	id := p.themes[i].id
	p.manual[id] = p.chipState(id) != widget.ChipOn
	p.drawChips()
}

// taken is what stands in the entry, as app wants it.
func (p *capturePage) taken(text string) app.Capture {
	c := app.Capture{
		Text: text, Session: p.state.session, Table: p.state.table, Role: p.state.role,
		Voice: voices[p.voice.At()], Valence: valences[p.valence.At()],
		Important: p.important.Data().State == widget.ChipOn,
	}
	for _, t := range p.themes {
		on, byHand := p.manual[t.id]
		switch {
		case byHand && on:
			c.Themes = append(c.Themes, t.id)
		case byHand:
			c.Not = append(c.Not, t.id)
		}
	}
	return c
}

// saveEntry saves what stands in the entry. The entry is emptied at once, so
// that the scribe can go on; if the disk refuses, the text comes back.
func (p *capturePage) saveEntry(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	if p.state.editing != "" {
		p.saveEdit(text)
		return
	}
	if strings.Count(strings.TrimSpace(text), "\n") >= 3 || len(text) > app.MaxStatement {
		p.preview(noteOf(tr("capture.pasted"), text), func() { p.emptyEntry() })
		return
	}
	c := p.taken(text)
	p.emptyEntry()
	series, number := p.series, 0
	p.s.run(func() (err error) {
		number, err = saveStatement(series, c)
		return err
	}, func(err error) {
		if err != nil {
			p.giveBack(text)
			p.s.explain(err)
			return
		}
		p.s.sayNothing()
		p.s.toastUndo(tr("capture.saved", "N", number))
		p.s.refresh()
		p.list.ScrollToTop()
	})
}

// saveStatement saves a statement and returns its number.
func saveStatement(series *app.Series, c app.Capture) (number int, err error) {
	id, err := series.Capture(c)
	if err != nil {
		return 0, err
	}
	series.View(func(st *workshop.State) {
		if x := st.Statement(id); x != nil {
			number = x.Number
		}
	})
	return number, nil
}

func (p *capturePage) emptyEntry() {
	clear(p.manual)
	p.state.editing = ""
	p.important.Set(widget.ChipData{Label: tr("capture.important"), Key: "Ctrl+I"})
	p.voice.Choose(0)
	p.valence.Choose(0)
	p.entry.SetText("")
	p.showEditing()
}

// giveBack puts a text that could not be saved back in front of whatever was
// typed since.
func (p *capturePage) giveBack(text string) {
	if p.entry.Text != "" {
		text += "\n" + p.entry.Text
	}
	p.entry.SetText(text)
}

// editLast brings the newest statement back into the entry.
func (p *capturePage) editLast() {
	if len(p.rows) > 0 {
		p.edit(p.rows[0].id)
	}
}

// edit brings a statement's text as it was given back into the entry.
func (p *capturePage) edit(id workshop.StatementID) {
	series, text := p.series, ""
	p.s.run(func() (err error) { text, err = series.Given(id); return err }, func(err error) {
		if err != nil {
			p.s.explain(err)
			return
		}
		if p.entry.Text != "" && p.state.editing == "" {
			p.s.say(widget.Caution, tr("capture.finishFirst"), tr("capture.finishHow"))
			return
		}
		p.state.editing, p.state.was = id, text
		p.entry.SetText(text)
		p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // the end, over wrapped lines too
		p.showEditing()
		p.s.focusPage()
	})
}

// showEditing says which statement the entry corrects.
func (p *capturePage) showEditing() {
	if p.state.editing == "" {
		p.editNote.Hide()
		p.editButtons.Hide()
		p.choices.Show()
		return
	}
	number := 0
	p.series.View(func(st *workshop.State) {
		if x := st.Statement(p.state.editing); x != nil {
			number = x.Number
		}
	})
	p.editText.SetText(tr("capture.editing", "N", number))
	p.editNote.Show()
	p.editButtons.Show()
	p.choices.Hide() // a correction changes the words only
}

// stopEditing leaves the statement as it was, and asks first where the text was
// changed; false if none is being corrected.
func (p *capturePage) stopEditing() bool {
	if p.state.editing == "" {
		return false
	}
	drop := func() { p.emptyEntry(); p.s.focusPage() }
	if p.entry.Text != p.state.was {
		p.s.askDrop(drop)
	} else {
		drop()
	}
	return true
}

func (p *capturePage) saveEdit(text string) {
	id, series := p.state.editing, p.series
	p.emptyEntry()
	p.s.run(func() error { return series.Correct(id, text) }, func(err error) {
		if err != nil {
			p.state.editing = id
			p.giveBack(text)
			p.showEditing()
			p.s.explain(err)
			return
		}
		p.s.toastUndo(tr("capture.corrected"))
		p.s.refresh()
	})
}
