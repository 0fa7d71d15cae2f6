package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Fyne hands keys to the focused widget alone. Every part of this package that
// can have the focus hands on what it does not use itself to the canvas it is
// on, where the shell listens: function keys and Escape as typed keys, the rest
// as shortcuts. That way F1 works everywhere without a menu bar.

// passes reports whether a key belongs to the window and not to the widget.
func passes(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// passKey hands a key to the canvas that o is on.
func passKey(o fyne.CanvasObject, k *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		if f := c.OnTypedKey(); f != nil {
			f(k)
		}
	}
}

// passRune hands a character to the canvas that o is on: whoever types on while
// a chip has the keyboard means the entry. Space is the chip's own key.
func passRune(o fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && r != ' ' {
		if f := c.OnTypedRune(); f != nil {
			f(r)
		}
	}
}

// passShortcut hands a shortcut to the canvas that o is on.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if h, ok := c.(fyne.Shortcutable); ok {
		h.TypedShortcut(s)
	}
}

// focus gives o the keyboard.
func focus(o interface {
	fyne.CanvasObject
	fyne.Focusable
},
) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(o)
	}
}

// custom returns key and modifier of a shortcut that Fyne has no name for.
func custom(s fyne.Shortcut) (fyne.KeyName, fyne.KeyModifier, bool) {
	if c, ok := s.(*desktop.CustomShortcut); ok {
		return c.KeyName, c.Modifier, true
	}
	return "", 0, false
}
