package ui

import (
	"errors"
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
)

// unlock is what stands in the window while the store is locked: at the first
// start a passphrase is chosen, later it is asked for.
type unlock struct {
	s           *shell
	first       bool
	pass, again *widget.Field
	passBox     *widget.Labelled
	againBox    *widget.Labelled
	strength    *widget.Marked
	banner      *widget.Banner
	button      *widget.Button
	root        fyne.CanvasObject
}

// showUnlock asks for the passphrase; what and next (may be empty) tell why.
func (s *shell) showUnlock(what, next string) {
	s.setTitle(tr("unlock.step"))
	first := false
	s.worker.add(job{func() error { first = !app.Exists(s.options.Dir); return nil }, func(error) {
		s.locked = newUnlock(s, first)
		s.win.SetContent(s.locked.root)
		if what != "" {
			s.locked.banner.Say(widget.Trouble, what, next)
		}
		s.win.Canvas().Focus(s.locked.pass)
	}})
	// The built-in knowledge takes a tenth of a second to make ready: time that
	// passes while the passphrase is typed.
	s.worker.add(job{func() error { _, err := app.Analyser(); return err }, func(err error) {
		if err != nil {
			fyne.LogError("built-in knowledge", err)
		}
	}})
}

// open opens the store, or makes it where there is none, and enters. It calls
// fail, on the UI thread, if that cannot be done.
func (s *shell) open(passphrase string, fail func(error)) {
	var a *app.App
	s.worker.add(job{func() (err error) {
		c := app.Config{Dir: s.options.Dir, Passphrase: passphrase, Now: s.options.Now}
		if app.Exists(c.Dir) {
			a, err = app.Open(c)
		} else {
			a, err = app.Create(c)
		}
		if err == nil && s.options.Prepare != nil {
			err = s.options.Prepare(a)
		}
		return err
	}, func(err error) {
		if err != nil {
			fail(err)
			return
		}
		s.entered(a)
	}})
}

func newUnlock(s *shell, first bool) *unlock {
	u := &unlock{s: s, first: first, pass: widget.NewPassword(), again: widget.NewPassword(), banner: widget.NewBanner()}
	u.strength = widget.NewParagraph("", widget.Small)
	u.passBox = widget.NewLabelled(tr("unlock.pass"), "", u.pass)
	u.againBox = widget.NewLabelled(tr("unlock.again"), "", u.again)
	u.button = widget.NewPrimary(tr("unlock.button"), theme.LoginIcon(), u.submit)
	title, sub := tr("unlock.title"), tr("unlock.sub")
	fields := widget.Rows(10, u.passBox.Container)
	u.pass.OnSubmitted = func(string) { u.submit() }
	u.pass.OnChanged = func(string) { u.passBox.SetProblem("") }
	u.again.OnSubmitted = func(string) { u.submit() }
	if first {
		title, sub = tr("unlock.firstTitle"), tr("unlock.firstSub")
		u.button.SetText(tr("unlock.firstButton"))
		fields.Add(u.strength)
		fields.Add(u.againBox.Container)
		u.pass.OnChanged = func(t string) { u.judge(t) }
		u.pass.OnSubmitted = func(string) { s.win.Canvas().Focus(u.again) }
		u.judge("")
	}
	form := widget.Rows(14,
		widget.NewText(title, widget.Style{Colour: widget.ColourText, Size: 22, Weight: widget.SemiBold}),
		widget.NewParagraph(sub, widget.Lesser), u.banner.Container, fields,
		container.NewHBox(fillSpace(), u.button))
	u.root = container.New(&halves{}, u.side(), container.NewStack(widget.NewPanel(theme.ColorNameBackground, "", 0),
		container.NewVScroll(container.NewCenter(container.New(&column{width: 470}, widget.Card(widget.Pad(form, 10, 12, 10, 12)))))))
	return u
}

// side says in plain words what the passphrase protects.
func (u *unlock) side() fyne.CanvasObject {
	onRail := widget.Style{Colour: widget.ColourRailText, Size: 14.5}
	words := widget.Rows(16,
		widget.NewText(tr("app.name"), widget.Style{Colour: widget.ColourRailText, Size: 26, Weight: widget.SemiBold}),
		widget.NewParagraph(tr("app.promise"), onRail),
		widget.NewPanel("", "", 0))
	for _, key := range []string{"unlock.why1", "unlock.why2", "unlock.why3"} {
		words.Add(widget.NewParagraph(tr(key), onRail.In(widget.ColourRailMuted)))
	}
	foot := widget.NewShrinking(tr("unlock.folder", "Dir", u.s.options.Dir), widget.Small.In(widget.ColourRailMuted))
	return container.NewStack(widget.NewPanel(widget.ColourRail, "", 0),
		widget.Pad(container.NewBorder(nil, foot, nil, nil, words), 56, 34, 20, 34))
}

// judge shows how strong the passphrase is, in words.
func (u *unlock) judge(text string) {
	grade := strength(text)
	u.passBox.SetProblem("")
	u.strength.Set(tr("unlock.strength." + string(grade)))
	st := widget.Small
	switch grade {
	case tooShort, guessable:
		if text != "" {
			st = st.In(widget.ColourWarn)
		}
	case strong:
		st = st.In(widget.ColourGood)
	}
	u.strength.SetStyle(st)
	if u.againBox.Problem() != "" && u.again.Text == text {
		u.againBox.SetProblem("")
	}
}

// submit opens the store. Everything typed stays where it is until that worked.
func (u *unlock) submit() {
	u.passBox.SetProblem("")
	u.againBox.SetProblem("")
	wrong := func(box *widget.Labelled, f *widget.Field, words string) {
		box.SetProblem(words)
		u.s.win.Canvas().Focus(f)
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	switch {
	case u.pass.Text == "":
		wrong(u.passBox, u.pass, tr("unlock.empty"))
	case u.first && strength(u.pass.Text) == tooShort:
		wrong(u.passBox, u.pass, tr("unlock.short"))
	case u.first && u.pass.Text != u.again.Text:
		wrong(u.againBox, u.again, tr("unlock.differ"))
	default:
		u.banner.Hide()
		u.button.Disable()
		u.button.SetText(tr("unlock.opening"))
		u.s.open(u.pass.Text, u.failed)
	}
}

func (u *unlock) failed(err error) {
	what, next := app.Explain(err)
	if u.first && errors.Is(err, fs.ErrNotExist) { // the system's word for a place where nothing can be made
		what, next = tr("unlock.noFolder"), tr("unlock.noFolderHow")
	}
	u.banner.Say(widget.Trouble, what, next)
	u.button.Enable()
	u.button.SetText(tr("unlock.button"))
	if u.first {
		u.button.SetText(tr("unlock.firstButton"))
	}
	u.s.win.Canvas().Focus(u.pass)
	u.pass.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// halves puts the dark column beside the form; where the window is narrow the
// form gets it all.
type halves struct{}

func (*halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(520, 380) }

func (*halves) Layout(o []fyne.CanvasObject, s fyne.Size) {
	left := min(s.Width*0.38, 470)
	if s.Width < 860 {
		left = 0
	}
	o[0].(*fyne.Container).Hidden = left == 0
	o[0].Resize(fyne.NewSize(left, s.Height))
	o[1].Move(fyne.NewPos(left, 0))
	o[1].Resize(fyne.NewSize(s.Width-left, s.Height))
}
