package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ring is the edge that shows where the keyboard is. Fyne only tints what has
// the focus, which cannot be seen on the button that stands out already.
type ring struct {
	fyne.WidgetRenderer
	edge   *canvas.Rectangle
	colour fyne.ThemeColorName
	inset  float32
	rest   fyne.ThemeColorName // of the thin edge without the focus; "": none
	on     func() bool
}

// newRing draws a ring over what inner draws while on is true, inset from its
// edge so that it lies on the ground that colour can be seen on.
func newRing(inner fyne.WidgetRenderer, colour fyne.ThemeColorName, inset float32, on func() bool) *ring {
	r := &ring{WidgetRenderer: inner, edge: canvas.NewRectangle(color.Transparent), colour: colour, inset: inset, on: on}
	r.edge.CornerRadius = 6 - inset
	r.show()
	return r
}

func (r *ring) show() {
	switch {
	case r.on():
		r.edge.StrokeColor, r.edge.StrokeWidth = named(r.colour), 2
	case r.rest != "":
		r.edge.StrokeColor, r.edge.StrokeWidth = named(r.rest), 1
	}
	r.edge.Hidden = !r.on() && r.rest == ""
}

// Layout is called by Fyne.
func (r *ring) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s)
	r.edge.Move(fyne.NewPos(r.inset, r.inset))
	r.edge.Resize(s.SubtractWidthHeight(2*r.inset, 2*r.inset))
}

// Objects is called by Fyne.
func (r *ring) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	return append(inner[:len(inner):len(inner)], r.edge)
}

// Refresh is called by Fyne.
func (r *ring) Refresh() {
	r.show()
	r.WidgetRenderer.Refresh()
	canvas.Refresh(r.edge)
}
