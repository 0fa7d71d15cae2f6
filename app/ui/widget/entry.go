package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// Field is an entry that lets the window's keys through: function keys, Escape,
// and every Ctrl or Alt combination that it does not use itself. Tab moves on.
type Field struct {
	fw.Entry
	OnDone func(text string) // the focus left and the text has changed since it came
	OnEsc  func() bool       // true: used; false: the window's
	atCome string
	self   fyne.CanvasObject // what is on the canvas: the field, or what extends it
}

// NewField returns a field of one line.
func NewField() *Field {
	f := &Field{}
	f.extend(f)
	return f
}

// NewPassword returns a field that shows dots.
func NewPassword() *Field {
	f := &Field{}
	f.Password = true
	f.extend(f)
	return f
}

// NewArea returns a field of several lines with wrapped text. It grows with its
// text: one that scrolled would catch the mouse wheel of the page it is on.
func NewArea(rows int) *Field {
	f := &Field{}
	f.MultiLine, f.Wrapping, f.Scroll = true, fyne.TextWrapWord, fyne.ScrollNone
	f.extend(f)
	f.SetMinRowsVisible(rows)
	return f
}

func (f *Field) extend(self fyne.Widget) {
	f.self = self
	f.ExtendBaseWidget(self)
}

// AcceptsTab is false: Tab moves on.
func (f *Field) AcceptsTab() bool { return false }

// FocusGained remembers the text.
func (f *Field) FocusGained() {
	f.atCome = f.Text
	f.Entry.FocusGained()
}

// FocusLost calls OnDone.
func (f *Field) FocusLost() {
	f.Entry.FocusLost()
	f.Flush()
}

// Flush calls OnDone now where the text has changed, for a screen that is left
// while its field has the focus.
func (f *Field) Flush() {
	if f.OnDone != nil && f.Text != f.atCome {
		f.atCome = f.Text
		f.OnDone(f.Text)
	}
}

// Put sets the text from outside, as if it had always been there. A field that
// is being typed in is left alone.
func (f *Field) Put(text string) {
	if f.Text == f.atCome && f.Text != text {
		f.SetText(text)
		f.atCome = text
	}
}

// TypedKey hands on what is the window's.
func (f *Field) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && f.OnEsc != nil && f.OnEsc() {
		return
	}
	if passes(k.Name) {
		passKey(f.self, k)
		return
	}
	f.Entry.TypedKey(k)
}

// TypedShortcut uses the editing ones and hands on the rest. Undo with nothing
// typed is the window's: it takes the last act back.
func (f *Field) TypedShortcut(s fyne.Shortcut) { f.shortcut(s, f.Text == f.atCome) }

func (f *Field) shortcut(s fyne.Shortcut, untouched bool) {
	if k, m, ok := custom(s); ok && !editing(k, m) {
		passShortcut(f.self, s)
		return
	}
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		if untouched {
			passShortcut(f.self, s)
			return
		}
	}
	f.Entry.TypedShortcut(s)
}

// editing reports whether an entry uses the combination.
func editing(k fyne.KeyName, m fyne.KeyModifier) bool {
	if m&fyne.KeyModifierShortcutDefault == 0 {
		return false
	}
	switch k {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// Capture is the entry of the capture screen: Enter saves, Shift+Enter breaks
// the line.
type Capture struct {
	Field
	OnSave  func(text string)
	OnPaste func(text string) bool // several lines are about to be pasted; true: taken care of
	shift   bool
}

// NewCapture returns an empty capture entry.
func NewCapture() *Capture {
	c := &Capture{}
	c.MultiLine, c.Wrapping = true, fyne.TextWrapWord
	c.extend(c)
	return c
}

// TypedShortcut asks about a paste of several lines.
func (c *Capture) TypedShortcut(s fyne.Shortcut) {
	if p, ok := s.(*fyne.ShortcutPaste); ok && c.OnPaste != nil && p.Clipboard != nil {
		text := p.Clipboard.Content()
		if strings.Contains(strings.TrimSpace(text), "\n") && c.OnPaste(text) {
			return
		}
	}
	if k, m, ok := custom(s); ok && (k == fyne.KeyReturn || k == fyne.KeyEnter) && m == fyne.KeyModifierControl {
		c.save()
		return
	}
	c.shortcut(s, c.Text == "")
}

// KeyDown watches Shift.
func (c *Capture) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		c.shift = true
	}
	c.Field.KeyDown(k)
}

// KeyUp watches Shift.
func (c *Capture) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		c.shift = false
	}
	c.Field.KeyUp(k)
}

// FocusLost forgets Shift, whose release another widget will see.
func (c *Capture) FocusLost() {
	c.shift = false
	c.Field.FocusLost()
}

// TypedKey saves on Enter.
func (c *Capture) TypedKey(k *fyne.KeyEvent) {
	if (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && !c.shift {
		c.save()
		return
	}
	c.Field.TypedKey(k)
}

func (c *Capture) save() {
	if c.OnSave != nil && strings.TrimSpace(c.Text) != "" {
		c.OnSave(c.Text)
	}
}
