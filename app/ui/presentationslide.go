package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"

	slides "foraeldredialog/app/report/page"
	"foraeldredialog/app/ui/widget"
)

// slide draws a page from the same elements that the PDF is drawn from, as
// large as the room allows in the page's own shape.
type slide struct {
	fw.BaseWidget
	page  *slides.Page
	paper *canvas.Rectangle
	edge  *canvas.Rectangle // drawn last: a page's own ground would cover it
	box   *fyne.Container
	parts []part
}

// part is an element and what draws it.
type part struct {
	e slides.Element
	o fyne.CanvasObject
}

func newSlide() *slide {
	s := &slide{paper: canvas.NewRectangle(color.White), edge: canvas.NewRectangle(color.Transparent), box: &fyne.Container{}}
	s.ExtendBaseWidget(s)
	return s
}

// show draws a page.
func (s *slide) show(p *slides.Page) {
	if s.page == p {
		return
	}
	s.page, s.parts = p, s.parts[:0]
	s.box.Objects = []fyne.CanvasObject{s.paper}
	for _, e := range p.Elements {
		o := drawing(e)
		s.parts = append(s.parts, part{e, o})
		s.box.Objects = append(s.box.Objects, o)
	}
	s.box.Objects = append(s.box.Objects, s.edge)
	s.place(s.Size())
	s.Refresh()
}

// drawing makes the canvas object of an element; place gives it its size.
func drawing(e slides.Element) fyne.CanvasObject {
	ink := color.NRGBA{e.Color.R, e.Color.G, e.Color.B, 255}
	switch e.Kind {
	case slides.Rect:
		return canvas.NewRectangle(ink)
	case slides.Line:
		return canvas.NewLine(ink)
	}
	t := canvas.NewText(e.Text, ink)
	t.FontSource = widget.Font(widget.Weight(e.Weight))
	return t
}

// fit is where a page lies in a room: its top left corner and its scale.
func fit(size fyne.Size) (at fyne.Position, scale float32) {
	scale = min(size.Width/slides.Width, size.Height/slides.Height)
	return fyne.NewPos((size.Width-slides.Width*scale)/2, (size.Height-slides.Height*scale)/2), scale
}

func (s *slide) place(size fyne.Size) {
	at, k := fit(size)
	if k <= 0 {
		return
	}
	s.edge.StrokeColor, s.edge.StrokeWidth = rgb(0x98A4AE), 1
	for _, r := range []*canvas.Rectangle{s.paper, s.edge} {
		r.Move(at)
		r.Resize(fyne.NewSize(slides.Width*k, slides.Height*k))
	}
	for _, p := range s.parts {
		x, y := at.X+float32(p.e.X)*k, at.Y+float32(p.e.Y)*k
		w, h := float32(p.e.W)*k, float32(p.e.H)*k
		switch o := p.o.(type) {
		case *canvas.Rectangle:
			o.CornerRadius = float32(p.e.Radius) * k
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
		case *canvas.Line:
			o.StrokeWidth = max(float32(p.e.Stroke)*k, 0.5)
			o.Position1, o.Position2 = fyne.NewPos(x, y), fyne.NewPos(x+w, y+h)
		case *canvas.Text:
			placeText(o, fyne.NewPos(x, y), float32(p.e.Size)*k, w)
		}
	}
}

// placeText sets a line of text on its baseline. Small type comes out wider on a
// screen than it is, because letters stand on whole pixels there: it is set a
// little smaller then, so that the line ends where it ends in the PDF.
func placeText(o *canvas.Text, at fyne.Position, size, width float32) {
	d := fyne.CurrentApp().Driver()
	o.TextSize = size
	room, base := d.RenderedTextSize(o.Text, size, o.TextStyle, o.FontSource)
	if width > 0 && room.Width > width*1.01 {
		o.TextSize = size * width / room.Width
		room, base = d.RenderedTextSize(o.Text, o.TextSize, o.TextStyle, o.FontSource)
	}
	o.Move(at.SubtractXY(0, base))
	o.Resize(room)
}

// MinSize is small: a page is drawn at any size.
func (s *slide) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(64, 36)
}

// CreateRenderer is called by Fyne.
func (s *slide) CreateRenderer() fyne.WidgetRenderer { return &slideRenderer{s} }

type slideRenderer struct{ s *slide }

func (r *slideRenderer) Destroy()                     {}
func (r *slideRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *slideRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.box} }

func (r *slideRenderer) Layout(size fyne.Size) {
	r.s.box.Resize(size)
	r.s.place(size)
}

func (r *slideRenderer) Refresh() {
	r.s.place(r.s.Size())
	for _, o := range r.s.box.Objects {
		o.Refresh()
	}
}
