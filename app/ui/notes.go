package ui

import (
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/intake"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// Notes that come in as a whole: pasted, opened or dropped. They are split for
// the eye first, with personal data marked, and saved only when the user says
// so. A note in which nothing was understood is kept all the same.

// noteOf is text that was pasted or typed, as intake hands it on.
func noteOf(source, text string) intake.Text {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return intake.Text{Source: source, Body: strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD"), Charset: "utf-8"}
}

// pasted takes several lines off the entry's hands.
func (p *capturePage) pasted(text string) bool {
	p.preview(noteOf(tr("capture.pasted"), text), nil)
	return true
}

// dropped reads the first file that was dropped on the window.
func (p *capturePage) dropped(uris []fyne.URI) {
	if len(uris) > 0 {
		p.readNotes(uris[0].Name(), func() (io.ReadCloser, error) { return storage.Reader(uris[0]) }, p.s.explain, nil)
	}
}

// readNotes reads a file off the UI thread, calls read (may be nil) and shows
// how it would be split; it calls fail where that cannot be done.
func (p *capturePage) readNotes(name string, open func() (io.ReadCloser, error), fail func(error), read func()) {
	var note intake.Text
	p.s.run(func() error {
		f, err := open()
		if err != nil {
			return err
		}
		data, err := io.ReadAll(io.LimitReader(f, intake.MaxBytes+1))
		if shut := f.Close(); err == nil {
			err = shut
		}
		if err != nil {
			return err
		}
		note, err = intake.Read(name, data)
		return err
	}, func(err error) {
		if err != nil {
			fail(err)
			return
		}
		if read != nil {
			read()
		}
		p.preview(note, nil)
	})
}

// notesSheet is the preview of a note.
type notesSheet struct {
	p      *capturePage
	note   intake.Text
	pieces []app.Piece
	said   int
	data   int // stretches of personal data
	sheet  *sheet
	banner *widget.Banner
	saving bool
	taken  func() // called once the note is saved
}

// preview splits a note beside the UI thread and shows what would come of it.
// taken (may be nil) is called once it is saved.
func (p *capturePage) preview(note intake.Text, taken func()) {
	n := &notesSheet{p: p, note: note, taken: taken, banner: widget.NewBanner()}
	series := p.series
	p.s.run(func() error { n.pieces = series.Preview(note.Body); return nil }, func(error) {
		for _, x := range n.pieces {
			if x.Kind == analysis.Said {
				n.said++
				n.data += len(x.Personal)
			}
		}
		n.show()
	})
}

func (n *notesSheet) show() {
	s := n.p.s
	words := trn("notes.found", n.said) + "  ·  " + trn("notes.aside", len(n.pieces)-n.said) + "  ·  " + trn("notes.personal", n.data)
	head := widget.Rows(4, widget.NewParagraph(tr("notes.intro"), widget.Lesser), widget.NewShrinking(words, widget.Strong))
	if n.note.Replaced > 0 {
		head.Add(widget.NewParagraph(trn("notes.replaced", n.note.Replaced), widget.Small.In(widget.ColourWarn)))
	}
	foreign := app.ExplainForeign(app.ForeignIn(n.pieces))
	if foreign != "" {
		head.Add(widget.NewParagraph(foreign, widget.Small.In(widget.ColourWarn)))
	}
	head.Add(widget.NewShrinking(n.where(), widget.Small))
	var body fyne.CanvasObject
	if n.said == 0 {
		head = widget.Rows(4, widget.NewParagraph(tr("notes.nothing"), widget.Plain))
		if foreign != "" {
			head.Add(widget.NewParagraph(foreign, widget.Small.In(widget.ColourWarn)))
		}
		body = container.NewVScroll(widget.NewParagraph(n.note.Body, widget.Lesser))
	} else {
		list := widget.NewRowList(func() int { return len(n.pieces) }, n.row)
		body = container.NewStack(widget.NewPanel(widget.ColourCard, widget.ColourRule, 6), widget.Pad(list, 4, 4, 4, 4))
	}
	content := container.NewBorder(widget.Pad(widget.Rows(6, n.banner, head), 0, 0, 10, 0), nil, nil, nil, body)
	room := s.win.Canvas().Size()
	buttons := n.buttons()
	n.sheet = s.sheet(tr("notes.title", "Source", n.note.Source), content, fyne.NewSize(860, min(680, room.Height-40)), buttons...)
	s.win.Canvas().Focus(buttons[len(buttons)-1].(*widget.Button))
}

// where says which session and table the statements will belong to.
func (n *notesSheet) where() string {
	words := tr("capture.noSession")
	if x := n.p.current(); x != nil {
		words = x.title
	}
	if n.p.state.table != "" {
		words += " · " + n.p.state.table
	}
	if n.p.state.role != workshop.NoRole {
		words += " · " + tr(roleKey(n.p.state.role))
	}
	return tr("notes.where", "Where", words)
}

func (n *notesSheet) buttons() []fyne.CanvasObject {
	no := widget.NewButton(tr("button.cancel"), nil, func() { n.sheet.shut() })
	if n.said == 0 {
		return []fyne.CanvasObject{
			no, widget.NewButton(tr("notes.whole"), nil, func() { n.save(true) }),
			widget.NewPrimary(tr("notes.keep"), nil, func() { n.save(false) }),
		}
	}
	return []fyne.CanvasObject{
		no, widget.NewButton(tr("notes.whole"), nil, func() { n.save(true) }),
		widget.NewPrimary(trn("notes.split", n.said), nil, func() { n.save(false) }),
	}
}

// row shows a piece; what becomes no statement says so.
func (n *notesSheet) row(i int) widget.Row {
	x := n.pieces[i]
	if x.Language != analysis.Danish && x.Kind == analysis.Verbatim {
		return widget.Row{Text: strings.TrimSpace(x.Text), Meta: tr("notes.kind.foreign")}
	}
	if x.Kind != analysis.Said {
		return widget.Row{Text: strings.TrimSpace(x.Text), Meta: tr("notes.kind." + string(x.Kind))}
	}
	number := 0
	for _, y := range n.pieces[:i+1] {
		if y.Kind == analysis.Said {
			number++
		}
	}
	r := widget.Row{Number: itoa(number), Text: x.Text}
	var meta []string
	if x.Role != workshop.NoRole {
		meta = append(meta, tr(roleKey(x.Role)))
	}
	if x.Heading != "" {
		meta = append(meta, x.Heading)
	}
	r.Meta = strings.Join(meta, "  ·  ")
	for _, f := range x.Personal {
		r.Marks = append(r.Marks, widget.Mark{Start: f.Start, End: f.End})
	}
	if len(x.Personal) > 0 {
		r.Note = trn("notes.hides", len(x.Personal))
	}
	for _, g := range x.Themes {
		for _, t := range n.p.themes {
			if string(t.id) == g.Theme {
				r.Chips = append(r.Chips, widget.ChipData{Label: t.name, Base: themeColour(t.colour), State: widget.ChipMaybe})
			}
		}
	}
	return r
}

// save brings the note in, split or as one statement. The sheet stays until
// the note is on the disk: what was pasted stands nowhere else.
func (n *notesSheet) save(whole bool) {
	if n.saving {
		return
	}
	n.saving = true
	p := n.p
	in := app.Import{Note: n.note, Session: p.state.session, Table: p.state.table, Role: p.state.role, Whole: whole}
	var got app.Imported
	p.s.run(func() (err error) { got, err = p.series.Import(in); return err }, func(err error) {
		n.saving = false
		if err != nil {
			what, next := app.Explain(err)
			n.banner.Say(widget.Trouble, what, next)
			p.s.chrome.failed()
			return
		}
		n.sheet.shut()
		if n.taken != nil {
			n.taken()
		}
		if len(got.Statements) == 0 {
			p.s.say(widget.Caution, tr("notes.keptTitle"), tr("notes.keptWords"))
		} else {
			p.s.toastUndo(trn("notes.done", len(got.Statements)))
		}
		p.s.refresh()
	})
}
