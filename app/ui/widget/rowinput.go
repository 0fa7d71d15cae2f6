package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The list's mouse and keys.

// doubleClick is the time in which a second click opens a row. The list counts
// itself: a widget with DoubleTapped gets every single tap that much later.
const doubleClick = 400 * time.Millisecond

// Scrolled moves the view.
func (l *RowList) Scrolled(e *fyne.ScrollEvent) {
	if l.heights != nil {
		l.scrollTo(l.offset - float64(e.Scrolled.DY))
	}
}

// rowAt is the row under a point of the list, or nil.
func (l *RowList) rowAt(pos fyne.Position) *rowView {
	for _, v := range l.shown {
		if y := pos.Y - v.box.Position().Y; y >= 0 && y < v.shape.height {
			return v
		}
	}
	return nil
}

// Tapped selects a row, presses its chip or its check box, and opens it on the
// second tap.
func (l *RowList) Tapped(e *fyne.PointEvent) {
	focus(l)
	v := l.rowAt(e.Position)
	if v == nil {
		return
	}
	i, now := v.index, l.Now()
	again := l.tappedAt == i && now.Sub(l.tapped) < doubleClick
	l.tapped, l.tappedAt = now, i
	chip := v.chipAt(e.Position.Subtract(v.box.Position()))
	check := l.Checked != nil && e.Position.X < rowPadX+checkWide
	l.Select(i)
	switch {
	case check && l.OnToggle != nil:
		l.OnToggle(i)
		l.redraw()
	case chip >= 0 && l.OnChip != nil:
		l.OnChip(i, chip)
	case again && l.OnActivated != nil:
		l.tappedAt = -1
		l.OnActivated(i)
	}
}

// TappedSecondary selects a row and asks for its menu.
func (l *RowList) TappedSecondary(e *fyne.PointEvent) {
	focus(l)
	if v := l.rowAt(e.Position); v != nil {
		i := v.index
		l.Select(i)
		if l.OnMenu != nil {
			l.OnMenu(i, e.AbsolutePosition)
		}
	}
}

// MouseIn lights the row under the pointer.
func (l *RowList) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved lights the row under the pointer.
func (l *RowList) MouseMoved(e *desktop.MouseEvent) {
	at := -1
	if v := l.rowAt(e.Position); v != nil {
		at = v.index
	}
	l.light(at)
}

// MouseOut lights no row.
func (l *RowList) MouseOut() { l.light(-1) }

func (l *RowList) light(i int) {
	if i == l.hovered {
		return
	}
	for _, k := range []int{l.hovered, i} {
		if v := l.shown[k]; v != nil {
			v.clean = false
		}
	}
	l.hovered = i
	l.place()
}

// FocusGained shows the selection's edge, and selects the first row where none is.
func (l *RowList) FocusGained() {
	l.focused = true
	if l.selected < 0 && l.Length() > 0 {
		l.Select(0)
		return
	}
	l.redraw()
}

// FocusLost draws the selection's edge thinner.
func (l *RowList) FocusLost() { l.focused = false; l.redraw() }

// TypedRune hands characters on.
func (l *RowList) TypedRune(r rune) {
	if r == ' ' {
		return // arrives as a key, too
	}
	if l.OnRune != nil {
		l.OnRune(r, l.selected)
	}
}

// TypedKey moves the selection or hands the key on.
func (l *RowList) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp:
		l.Select(l.selected - 1)
	case fyne.KeyDown:
		l.Select(l.selected + 1)
	case fyne.KeyHome:
		l.Select(0)
	case fyne.KeyEnd:
		l.Select(l.Length() - 1)
	case fyne.KeyPageUp:
		l.page(-1)
	case fyne.KeyPageDown:
		l.page(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.OnActivated != nil && l.selected >= 0 {
			l.OnActivated(l.selected)
		}
	case fyne.KeySpace:
		if l.OnToggle != nil && l.selected >= 0 {
			l.OnToggle(l.selected)
			l.redraw()
		}
	default:
		if l.selected < 0 || l.OnKey == nil || !l.OnKey(k, l.selected) {
			passKey(l, k)
		}
	}
}

// page moves the selection by one view.
func (l *RowList) page(dir float64) {
	if l.heights == nil || l.selected < 0 {
		l.Select(0)
		return
	}
	y := l.heights.before(l.selected) + dir*float64(l.Size().Height)*0.9
	i := l.heights.at(max(0, y))
	if i == l.selected {
		i += int(dir)
	}
	l.Select(i)
}

// TypedShortcut hands Ctrl and Alt combinations on.
func (l *RowList) TypedShortcut(s fyne.Shortcut) {
	if l.selected >= 0 && l.OnShortcut != nil && l.OnShortcut(s, l.selected) {
		return
	}
	passShortcut(l, s)
}

// AcceptsTab is false: Tab moves on.
func (l *RowList) AcceptsTab() bool { return false }
