package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"
)

// RowList shows any number of rows of differing height and draws only those
// that can be seen; it measures a row when it first comes into view. Arrow
// keys, Page Up/Down, Home and End move the selection.
//
// Length and At are asked on the UI thread and must be quick. After the rows
// behind them changed, call Reload.
type RowList struct {
	fw.BaseWidget
	Length func() int
	At     func(i int) Row

	OnSelected  func(i int)                        // the selection moved
	OnActivated func(i int)                        // Enter or a double click
	OnChip      func(i, chip int)                  // a chip of a row was pressed
	OnMenu      func(i int, at fyne.Position)      // secondary click, absolute position
	OnToggle    func(i int)                        // Space, or the check box was pressed
	OnDrag      func(i int, at fyne.Position)      // a row is being dragged, absolute position (rowdrag.go)
	OnDrop      func(i int)                        // it was let go where it was last dragged to
	OnKey       func(k *fyne.KeyEvent, i int) bool // a key the list has no use for
	OnShortcut  func(s fyne.Shortcut, i int) bool  // likewise with Ctrl or Alt
	OnRune      func(r rune, i int) bool           // likewise a character; i is -1 where no row is selected
	Checked     func(i int) bool                   // with it each row has a check box
	NoNumbers   bool                               // leaves the column of numbers out
	Now         func() time.Time                   // the clock that tells a double click

	selected int
	focused  bool
	hovered  int
	offset   float64 // distance from the top of all rows to the top of the view
	heights  *heights
	width    float32
	shown    map[int]*rowView
	spare    []*rowView
	box      *fyne.Container
	clip     *container.Clip
	bar      *scrollBar
	tapped   time.Time
	tappedAt int
	dragging bool
}

// NewRowList returns a list without a selection.
func NewRowList(length func() int, at func(int) Row) *RowList {
	l := &RowList{
		Length: length, At: at, Now: time.Now, selected: -1, hovered: -1, tappedAt: -1,
		shown: map[int]*rowView{}, box: &fyne.Container{},
	}
	l.clip = container.NewClip(l.box)
	l.bar = newScrollBar(func(share float64) { l.scrollTo(share * l.heights.total()) })
	l.ExtendBaseWidget(l)
	return l
}

const rowGuess = 2*rowPadY + 38

// Reload asks for the rows again. The view stays where it is as far as it can,
// the selection stays on its index.
func (l *RowList) Reload() {
	l.heights = nil
	for i, v := range l.shown {
		l.retire(i, v)
	}
	if n := l.Length(); l.selected >= n {
		l.selected = n - 1
	}
	l.Refresh()
}

// Selected is the selected row, -1 where there is none.
func (l *RowList) Selected() int { return l.selected }

// Select moves the selection and brings it into view. It calls back.
func (l *RowList) Select(i int) {
	n := l.Length()
	if n == 0 {
		l.selected = -1
		return
	}
	l.selected = max(0, min(i, n-1))
	l.Reveal(l.selected)
	l.redraw()
	if l.OnSelected != nil {
		l.OnSelected(l.selected)
	}
}

// Unselect leaves no row selected. It does not call back.
func (l *RowList) Unselect() {
	l.selected = -1
	l.redraw()
}

// Reveal scrolls as little as it takes to show row i whole.
func (l *RowList) Reveal(i int) {
	if l.heights == nil || l.Size().Height == 0 || i < 0 || i >= len(l.heights.each) {
		return
	}
	l.measure(i)
	top, view := l.heights.before(i), float64(l.Size().Height)
	bottom := top + float64(l.heights.each[i])
	switch {
	case top < l.offset:
		l.scrollTo(top)
	case bottom > l.offset+view:
		l.scrollTo(bottom - view)
	}
}

// ScrollToTop shows the first row.
func (l *RowList) ScrollToTop() { l.scrollTo(0) }

// Redraw draws the rows in view again, after their looks (not their heights)
// may have changed.
func (l *RowList) Redraw() { l.redraw() }

func (l *RowList) redraw() {
	for _, v := range l.shown {
		v.clean = false
	}
	l.place()
}

func (l *RowList) scrollTo(y float64) {
	l.offset = y
	l.place()
}

// measure learns the true height of row i.
func (l *RowList) measure(i int) rowShape {
	s := shape(l.At(i), l.width, l.Checked != nil, !l.NoNumbers)
	l.heights.set(i, s.height)
	return s
}

func (l *RowList) retire(i int, v *rowView) {
	delete(l.shown, i)
	v.index, v.clean = -1, false
	l.spare = append(l.spare, v)
}

// place brings the rows that can be seen to their places.
func (l *RowList) place() {
	size := l.Size()
	if size.Width < 60 || size.Height < 1 {
		return
	}
	l.ensure(size.Width)
	first, y := l.top(float64(size.Height))
	last := first
	objects := l.box.Objects[:0]
	n := len(l.heights.each)
	for i := first; i < n && y < float64(size.Height); i++ {
		v := l.view(i)
		if !v.clean {
			v.draw(l.width, l.state(i))
		}
		v.box.Move(fyne.NewPos(0, float32(y)))
		v.box.Resize(fyne.NewSize(l.width, v.shape.height))
		objects = append(objects, v.box)
		y += float64(v.shape.height)
		last = i
	}
	for i, v := range l.shown {
		if i < first || i > last {
			l.retire(i, v)
		}
	}
	l.box.Objects = objects
	l.box.Refresh()
	if total := l.heights.total(); total > 0 {
		l.bar.set(l.offset/total, min(1, float64(size.Height)/total))
	} else {
		l.bar.set(0, 1)
	}
}

// ensure makes the heights anew after a reload or a change of width.
func (l *RowList) ensure(width float32) {
	if l.heights != nil && l.width == width && len(l.heights.each) == l.Length() {
		return
	}
	l.width = width
	l.heights = newHeights(l.Length(), rowGuess)
	for i, v := range l.shown {
		l.retire(i, v)
	}
}

// top settles the offset and returns the first row in view and where it lies.
// Rows in view are measured first, so that the end of the list is really its end.
func (l *RowList) top(view float64) (first int, y float64) {
	n := len(l.heights.each)
	if n == 0 {
		l.offset = 0
		return 0, 0
	}
	want := l.offset
	for settled := false; !settled; {
		settled = true
		l.offset = max(0, min(want, l.heights.total()-view))
		first = l.heights.at(l.offset)
		for i := first; i <= l.heights.at(l.offset+view); i++ {
			if l.heights.known[i] {
				continue
			}
			settled = false
			was, cut := l.heights.each[i], l.heights.before(i) < l.offset
			l.measure(i)
			if cut && i == first { // the row's foot stays where the eye has it
				want += float64(l.heights.each[i] - was)
			}
		}
	}
	return first, l.heights.before(first) - l.offset
}

func (l *RowList) view(i int) *rowView {
	if v := l.shown[i]; v != nil {
		return v
	}
	var v *rowView
	if k := len(l.spare) - 1; k >= 0 {
		v, l.spare = l.spare[k], l.spare[:k]
	} else {
		v = newRowView()
	}
	v.index, v.row, v.clean = i, l.At(i), false
	v.shape = shape(v.row, l.width, l.Checked != nil, !l.NoNumbers)
	l.heights.set(i, v.shape.height)
	l.shown[i] = v
	return v
}

func (l *RowList) state(i int) rowState {
	return rowState{
		selected: i == l.selected, focused: l.focused, hovered: i == l.hovered,
		checks: l.Checked != nil, checked: l.Checked != nil && l.Checked(i), numbers: !l.NoNumbers,
	}
}

// MinSize leaves room for two rows.
func (l *RowList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(220, 2*rowGuess)
}

// CreateRenderer is called by Fyne.
func (l *RowList) CreateRenderer() fyne.WidgetRenderer { return &rowListRenderer{l} }

type rowListRenderer struct{ l *RowList }

func (r *rowListRenderer) Destroy()           {}
func (r *rowListRenderer) MinSize() fyne.Size { return r.l.MinSize() }
func (r *rowListRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.clip, r.l.bar}
}

func (r *rowListRenderer) Layout(s fyne.Size) {
	r.l.clip.Resize(s)
	r.l.bar.Move(fyne.NewPos(s.Width-barWidth, 0))
	r.l.bar.Resize(fyne.NewSize(barWidth, s.Height))
	r.l.place()
}

func (r *rowListRenderer) Refresh() {
	r.l.bar.Refresh()
	r.l.redraw()
}
