package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"foraeldredialog/app/ui/widget"
)

// Leaving a form: what was typed in it never goes without a question.

// leave closes the dialog, for Escape and for "Annuller".
func (sh *sheet) leave() {
	if !sh.unsaved() {
		sh.shut()
		return
	}
	sh.s.askDrop(sh.shut)
}

// unsaved reports whether the form holds anything else than it did at first.
func (sh *sheet) unsaved() bool { return sh.form != nil && written(sh.form) != sh.was }

// askDrop asks whether what was typed may go, and lets it go.
func (s *shell) askDrop(drop func()) {
	var sh *sheet
	stay := widget.NewPrimary(tr("drop.stay"), nil, func() { sh.shut() })
	sh = s.sheet(tr("drop.title"), widget.NewParagraph(tr("drop.words"), widget.Plain), fyne.NewSize(460, 180),
		widget.NewButton(tr("drop.go"), nil, func() { sh.shut(); drop() }), stay)
	sh.asks = true
	s.win.Canvas().Focus(stay)
}

// unsavedSheet is the topmost dialog that holds something unsaved, or nil. Where
// the user was asked about it already there is none.
func (s *shell) unsavedSheet() *sheet {
	for i := len(s.chrome.sheets) - 1; i >= 0 && !s.chrome.sheets[i].asks; i-- {
		if s.chrome.sheets[i].unsaved() {
			return s.chrome.sheets[i]
		}
	}
	return nil
}

// written is all that a form holds, to tell whether anything has changed.
func written(o fyne.CanvasObject) string {
	var b strings.Builder
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *widget.Field:
			b.WriteString(x.Text + "\x00")
		case *widget.Select:
			b.WriteString(x.Selected + "\x00")
		case *widget.Check:
			if x.Checked {
				b.WriteString("1")
			}
			b.WriteString("\x00")
		case *widget.Chip:
			if x.Data().State == widget.ChipOn {
				b.WriteString(x.Data().Label)
			}
			b.WriteString("\x00")
		case *fyne.Container:
			for _, y := range x.Objects {
				walk(y)
			}
		}
	}
	walk(o)
	return b.String()
}
