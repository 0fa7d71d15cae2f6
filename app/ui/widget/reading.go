package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Reading is a scroll of wrapped text and what stands between it. The height of
// wrapped text follows its width, which it learns last: a Reading lays its
// content out again once the width is known, so that nothing overlaps and the
// end of the text is really its end.
type Reading struct{ container.Scroll }

// NewReading returns objects below one another, gap apart, in a scroll.
func NewReading(gap float32, objects ...fyne.CanvasObject) *Reading {
	r := &Reading{}
	r.Direction = container.ScrollVerticalOnly
	r.Content = Pad(NewColumn(gap, objects...), 2, barWidth+2, 2, 3)
	r.ExtendBaseWidget(r)
	return r
}

// Resize lays out again with the widths that the first layout gave.
func (r *Reading) Resize(size fyne.Size) {
	same := size == r.Size()
	r.Scroll.Resize(size)
	if !same {
		r.Refresh()
	}
}

// Reveal scrolls as little as it takes to show what lies from top to bottom.
func (r *Reading) Reveal(top, bottom float32) {
	view := r.Size().Height
	switch {
	case top < r.Offset.Y:
		r.Offset.Y = top
	case bottom > r.Offset.Y+view:
		r.Offset.Y = min(top, bottom-view)
	default:
		return
	}
	r.Refresh()
}

// NewColumn stacks objects like Rows, and gives each its width before it asks
// for its height.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &textColumn{gap}, Objects: objects}
}

type textColumn struct{ gap float32 }

func (c *textColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if o.Size().Width != size.Width {
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		}
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + c.gap
	}
}

func (c *textColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	shown := 0
	for _, o := range objects {
		if o.Visible() {
			s := o.MinSize()
			m.Width, m.Height = max(m.Width, s.Width), m.Height+s.Height
			shown++
		}
	}
	m.Height += c.gap * float32(max(0, shown-1))
	return m
}
