package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

const barWidth = 12

// scrollBar is the row list's own: the list counts in float64, because a
// hundred thousand rows reach beyond what Fyne's float32 scrolling resolves.
type scrollBar struct {
	fw.BaseWidget
	thumb       *canvas.Rectangle
	top, length float64 // share of the whole, 0 to 1
	onMove      func(share float64)
	hover       bool
}

func newScrollBar(onMove func(float64)) *scrollBar {
	b := &scrollBar{thumb: canvas.NewRectangle(nil), onMove: onMove, length: 1}
	b.ExtendBaseWidget(b)
	return b
}

func (b *scrollBar) set(top, length float64) {
	if top != b.top || length != b.length {
		b.top, b.length = top, length
		b.Refresh()
	}
}

func (b *scrollBar) Dragged(e *fyne.DragEvent) { b.jump(e.Position.Y) }
func (b *scrollBar) DragEnd()                  {}

func (b *scrollBar) Tapped(e *fyne.PointEvent) { b.jump(e.Position.Y) }

// jump puts the middle of the thumb at y.
func (b *scrollBar) jump(y float32) {
	if h := float64(b.Size().Height); h > 0 {
		b.onMove(float64(y)/h - b.length/2)
	}
}

func (b *scrollBar) MouseIn(*desktop.MouseEvent)    { b.hover = true; b.Refresh() }
func (b *scrollBar) MouseMoved(*desktop.MouseEvent) {}
func (b *scrollBar) MouseOut()                      { b.hover = false; b.Refresh() }

func (b *scrollBar) MinSize() fyne.Size { return fyne.NewSize(barWidth, 24) }

func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer {
	r := &scrollBarRenderer{b}
	r.Refresh()
	return r
}

type scrollBarRenderer struct{ b *scrollBar }

func (r *scrollBarRenderer) Destroy()                     {}
func (r *scrollBarRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *scrollBarRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.thumb} }

func (r *scrollBarRenderer) Layout(s fyne.Size) {
	b := r.b
	long := max(float32(b.length)*s.Height, 24)
	w := float32(5)
	if b.hover {
		w = 8
	}
	y := float32(0)
	if b.length < 1 {
		y = float32(b.top/(1-b.length)) * (s.Height - long)
	}
	b.thumb.Resize(fyne.NewSize(w, long))
	b.thumb.Move(fyne.NewPos(s.Width-w-2, y))
}

func (r *scrollBarRenderer) Refresh() {
	b := r.b
	b.thumb.FillColor, b.thumb.CornerRadius = named(ColourBorder), 3
	b.thumb.Hidden = b.length >= 1
	r.Layout(b.Size())
	canvas.Refresh(b.thumb)
}
