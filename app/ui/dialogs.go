package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"foraeldredialog/app/ui/widget"
)

// sheet is a dialog: a card over the dimmed page. Escape closes it.
type sheet struct {
	s      *shell
	pop    *fw.PopUp
	over   fyne.CanvasObject // what the toolkit laid over the page for it
	before fyne.Focusable
	yes    func()            // what Ctrl+Enter does; nil: nothing
	form   fyne.CanvasObject // what is filled in; nil: nothing is
	was    string            // what form held at first
	asks   bool              // asks whether what was typed may go
	OnShut func()
}

// popup shows content that is only read, with a button to close it.
func (s *shell) popup(title string, content fyne.CanvasObject, size fyne.Size) *sheet {
	var sh *sheet
	shut := widget.NewPrimary(tr("button.close"), nil, func() { sh.shut() })
	sh = s.sheet(title, widget.PageScroll(widget.Pad(content, 0, 14, 0, 0)), size, shut)
	s.win.Canvas().Focus(shut)
	return sh
}

// ask shows a form. Buttons stand at the lower right, the one that does it
// last; do returns false to keep the dialog open (something is missing).
func (s *shell) ask(title string, content fyne.CanvasObject, size fyne.Size, doIt string, do func() bool, first fyne.Focusable) *sheet {
	var sh *sheet
	no := widget.NewButton(tr("button.cancel"), nil, func() { sh.leave() })
	yes := widget.NewPrimary(doIt, nil, func() {
		if do() {
			sh.shut()
		}
	})
	sh = s.sheet(title, widget.PageScroll(widget.Pad(content, 0, 14, 0, 0)), size, no, yes)
	sh.yes, sh.form, sh.was = yes.OnTapped, content, written(content)
	if first == nil {
		first = yes
	}
	s.win.Canvas().Focus(first)
	return sh
}

// confirm asks before an act that is easily regretted.
func (s *shell) confirm(title, words, doIt string, do func()) {
	s.ask(title, widget.NewParagraph(words, widget.Plain), fyne.NewSize(460, 200), doIt, func() bool { do(); return true }, nil)
}

// sheet shows a card with a title, content and buttons at its foot.
func (s *shell) sheet(title string, content fyne.CanvasObject, size fyne.Size, buttons ...fyne.CanvasObject) *sheet {
	sh := &sheet{s: s, before: s.win.Canvas().Focused()}
	foot := container.NewHBox()
	foot.Add(fillSpace())
	for _, b := range buttons {
		foot.Add(b)
	}
	body := container.NewBorder(
		widget.Pad(widget.NewShrinking(title, widget.Title), 0, 0, 12, 0),
		widget.Pad(foot, 14, 0, 0, 0), nil, nil, content)
	c := s.win.Canvas()
	sh.pop = fw.NewModalPopUp(widget.Pad(body, 18, 22, 16, 22), c)
	room := c.Size()
	size.Width, size.Height = min(size.Width, room.Width-30), min(size.Height, room.Height-30)
	sh.pop.Resize(size)
	sh.pop.Show()
	sh.over = c.Overlays().Top()
	s.chrome.sheets = append(s.chrome.sheets, sh)
	return sh
}

// shut closes the dialog and gives the focus back.
func (sh *sheet) shut() {
	sh.pop.Hide()
	list := sh.s.chrome.sheets
	for i, x := range list {
		if x == sh {
			sh.s.chrome.sheets = append(list[:i:i], list[i+1:]...)
		}
	}
	if sh.before != nil {
		sh.s.win.Canvas().Focus(sh.before)
	} else {
		sh.s.focusPage()
	}
	if sh.OnShut != nil {
		sh.OnShut()
	}
}

// closeTop closes what lies over the page: our dialog, or a menu.
func (s *shell) closeTop() {
	top := s.win.Canvas().Overlays().Top()
	if n := len(s.chrome.sheets); n > 0 && top == s.chrome.sheets[n-1].over {
		s.chrome.sheets[n-1].leave()
	} else if top != nil {
		s.win.Canvas().Overlays().Remove(top)
	}
}

// submitTop does what the form on top asks for: in a field of several lines
// Enter breaks the line, so Ctrl+Enter is the way on from everywhere.
func (s *shell) submitTop() {
	n := len(s.chrome.sheets)
	if n == 0 || s.win.Canvas().Overlays().Top() != s.chrome.sheets[n-1].over || s.chrome.sheets[n-1].yes == nil {
		return
	}
	s.chrome.sheets[n-1].yes()
}

// fillSpace takes the room that is left in a box.
func fillSpace() fyne.CanvasObject { return layout.NewSpacer() }

// column keeps an object at a width, or at the room there is if that is less.
type column struct{ width float32 }

func (c *column) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, x := range o {
		x.Resize(s)
	}
}

func (c *column) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := fyne.NewSize(c.width, 0)
	for _, x := range o {
		if x.Size().Width != c.width {
			x.Resize(fyne.NewSize(c.width, x.Size().Height))
		}
		m.Height = max(m.Height, x.MinSize().Height)
	}
	return m
}

// menu shows a menu at a point of the window.
func (s *shell) menu(at fyne.Position, items ...*fyne.MenuItem) {
	fw.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.win.Canvas(), at)
}

// showFiles shows a dialog of files at a size that fits the window. The order
// matters: the toolkit's file dialog has no size before it is shown, and asking
// it to change panics.
func (s *shell) showFiles(d *dialog.FileDialog) {
	d.Show()
	room := s.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(860, room.Width-40), min(580, room.Height-40)))
}
