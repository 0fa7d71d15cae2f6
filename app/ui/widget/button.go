package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// Button is Fyne's, except that function keys, Escape and Enter work on it.
type Button struct {
	fw.Button
	focused bool
}

// NewButton returns an ordinary button; icon may be nil.
func NewButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{Button: fw.Button{Text: label, Icon: icon, OnTapped: tapped}}
	b.ExtendBaseWidget(b)
	return b
}

// NewPrimary returns the one button of a view that does what the view is for.
func NewPrimary(label string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton(label, icon, tapped)
	b.Importance = fw.HighImportance
	return b
}

// NewQuiet returns a button without a ground.
func NewQuiet(label string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton(label, icon, tapped)
	b.Importance = fw.LowImportance
	return b
}

// CreateRenderer is called by Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	colour, inset := ColourAccent, float32(0)
	if b.Importance == fw.HighImportance {
		colour, inset = ColourOnAccent, 2
	}
	return newRing(b.Button.CreateRenderer(), colour, inset, func() bool { return b.focused })
}

// FocusGained draws the edge that shows where the keyboard is.
func (b *Button) FocusGained() { b.focused = true; b.Button.FocusGained() }

// FocusLost takes it away.
func (b *Button) FocusLost() { b.focused = false; b.Button.FocusLost() }

// TypedKey presses the button on Enter and hands on what is the window's.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	case passes(k.Name):
		passKey(b, k)
	default:
		b.Button.TypedKey(k)
	}
}

// TypedRune hands characters on.
func (b *Button) TypedRune(r rune) { passRune(b, r) }

// Cursor shows that it can be pressed.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Select is Fyne's, handing on the window's keys.
type Select struct {
	fw.Select
	focused bool
}

// NewSelect returns a choice among options.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{Select: fw.Select{Options: options, OnChanged: changed}}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is called by Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	r := newRing(s.Select.CreateRenderer(), ColourAccent, 0, func() bool { return s.focused })
	r.rest = ColourBorder // Fyne leaves a choice without an edge
	r.show()
	return r
}

// FocusGained draws the edge that shows where the keyboard is.
func (s *Select) FocusGained() { s.focused = true; s.Select.FocusGained() }

// FocusLost takes it away.
func (s *Select) FocusLost() { s.focused = false; s.Select.FocusLost() }

// TypedKey hands on what is the window's.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	if passes(k.Name) {
		passKey(s, k)
		return
	}
	s.Select.TypedKey(k)
}

// Check is Fyne's, handing on the window's keys.
type Check struct{ fw.Check }

// NewCheck returns a box to tick.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{fw.Check{Text: label, OnChanged: changed}}
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey hands on what is the window's.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	if passes(k.Name) {
		passKey(c, k)
		return
	}
	c.Check.TypedKey(k)
}
