package widget

import "fyne.io/fyne/v2"

// Dragging a row out of a list. Fyne has no drag and drop between widgets: the
// list tells where the pointer is, and whoever owns the lists decides what
// lies there. A list without OnDrag is not disturbed.

// Dragged tells which row is drawn where.
func (l *RowList) Dragged(e *fyne.DragEvent) {
	if l.OnDrag == nil {
		return
	}
	if !l.dragging {
		v := l.rowAt(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
		if v == nil {
			return
		}
		l.dragging = true
		focus(l)
		l.Select(v.index)
	}
	l.OnDrag(l.selected, e.AbsolutePosition)
}

// DragEnd tells that the row was let go where it was last drawn.
func (l *RowList) DragEnd() {
	if l.dragging && l.OnDrop != nil {
		l.OnDrop(l.selected)
	}
	l.dragging = false
}
