package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"foraeldredialog/app/ui/widget"
)

// Keys that hold everywhere: F1 the screen's keys, F2 to F9 the steps, Ctrl+Z
// and Ctrl+Y, Ctrl+N a new series, Escape back. Ctrl+Alt is AltGr on a Danish
// keyboard and is never bound. Parts from ui/widget hand these on to the canvas
// when they have the focus (ui/widget/keys.go).

// listen makes the canvas hand keys, characters and files to the shell.
func (s *shell) listen() {
	c := s.win.Canvas()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) { s.typedKey(k.Name) })
	c.SetOnTypedRune(s.typedRune)
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.shortcut(fyne.KeyZ, fyne.KeyModifierControl) })
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { s.shortcut(fyne.KeyY, fyne.KeyModifierControl) })
	for _, k := range bound() {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: k.key, Modifier: k.mod}, func(fyne.Shortcut) { s.shortcut(k.key, k.mod) })
	}
	s.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		if s.page != nil && s.page.drop != nil {
			s.page.drop(uris)
		}
	})
}

type chord struct {
	key fyne.KeyName
	mod fyne.KeyModifier
}

// bound is every combination that a page may ask for: Fyne wants each one
// registered. Ctrl or Ctrl+Shift with a letter, digit or arrow, and Alt with an
// arrow.
func bound() []chord {
	var out []chord
	names := []fyne.KeyName{
		fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyReturn, fyne.KeyEnter,
		fyne.KeyDelete, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPlus, fyne.KeyMinus, fyne.KeyPeriod,
	}
	for c := 'A'; c <= 'Z'; c++ {
		names = append(names, fyne.KeyName(string(c)))
	}
	for c := '0'; c <= '9'; c++ {
		names = append(names, fyne.KeyName(string(c)))
	}
	for _, k := range names {
		out = append(out, chord{k, fyne.KeyModifierControl}, chord{k, fyne.KeyModifierControl | fyne.KeyModifierShift})
	}
	for _, k := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight} {
		out = append(out, chord{k, fyne.KeyModifierAlt})
	}
	return out
}

// blocked reports whether something lies over the page: a dialog, a menu.
func (s *shell) blocked() bool { return s.win.Canvas().Overlays().Top() != nil }

func (s *shell) typedKey(k fyne.KeyName) {
	if k == fyne.KeyEscape && s.blocked() {
		s.closeTop()
		return
	}
	if s.blocked() || s.page == nil || s.app == nil {
		return
	}
	if k == fyne.KeyF1 {
		s.help()
		return
	}
	for _, x := range screens() {
		if x.key == k {
			s.show(x.id)
			return
		}
	}
	switch {
	case s.page.typed != nil && s.page.typed(k):
	case k == fyne.KeyEscape && s.chrome.banner.Visible():
		s.sayNothing()
	case k == fyne.KeyEscape:
		s.focusPage()
	case s.win.Canvas().Focused() == nil && s.page.focus != nil:
		// A key with nothing to go to goes to where the page wants the keyboard.
		s.focusPage()
		s.page.focus.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// typedRune gives a character that no widget had a use for to the page.
func (s *shell) typedRune(r rune) {
	if s.blocked() || s.page == nil || s.page.focus == nil {
		return
	}
	s.focusPage()
	s.page.focus.TypedRune(r)
}

func (s *shell) shortcut(k fyne.KeyName, m fyne.KeyModifier) {
	if s.blocked() && m == fyne.KeyModifierControl && (k == fyne.KeyReturn || k == fyne.KeyEnter) {
		s.submitTop()
		return
	}
	if s.blocked() || s.page == nil || s.app == nil {
		return
	}
	if s.page.shortcut != nil && s.page.shortcut(k, m) {
		return
	}
	if m != fyne.KeyModifierControl {
		if m == fyne.KeyModifierControl|fyne.KeyModifierShift && k == fyne.KeyZ {
			s.redo()
		}
		return
	}
	switch k {
	case fyne.KeyZ:
		s.undo()
	case fyne.KeyY:
		s.redo()
	case fyne.KeyN:
		s.newSeriesForm()
	case fyne.KeyQ:
		s.quit()
	}
}

// globalKeys are the ones that F1 shows on every screen.
func (s *shell) globalKeys() []widget.KeyHint {
	list := screens()
	return []widget.KeyHint{
		{Key: string(list[0].key) + " – " + string(list[len(list)-1].key), Does: tr("keys.steps")},
		{Key: "Tab / Shift+Tab", Does: tr("keys.tab")},
		{Key: "Ctrl+Z / Ctrl+Y", Does: tr("keys.undo")},
		{Key: "Ctrl+N", Does: tr("keys.new")},
		{Key: "Esc", Does: tr("keys.esc")},
		{Key: "Ctrl+Q", Does: tr("keys.quit")},
	}
}

// help shows the keys of the screen and those that hold everywhere.
func (s *shell) help() {
	parts := widget.Rows(10)
	if len(s.page.keys) > 0 {
		parts.Add(widget.NewText(tr("step."+screens()[s.at].id), widget.Heading))
		parts.Add(widget.HintTable(s.page.keys...))
		parts.Add(widget.Rule())
	}
	parts.Add(widget.NewText(tr("keys.everywhere"), widget.Heading))
	parts.Add(widget.HintTable(s.globalKeys()...))
	s.popup(tr("keys.title"), parts, fyne.NewSize(600, 520))
}
