package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"
)

// Panel is a coloured ground with rounded corners that follows the theme.
type Panel struct {
	fw.BaseWidget
	fill, edge fyne.ThemeColorName
	radius     float32
	least      fyne.Size
	rect       *canvas.Rectangle
}

// NewPanel returns a ground. An empty edge draws none.
func NewPanel(fill, edge fyne.ThemeColorName, radius float32) *Panel {
	p := &Panel{fill: fill, edge: edge, radius: radius, rect: canvas.NewRectangle(nil)}
	p.ExtendBaseWidget(p)
	return p
}

// SetFill changes the ground and the edge.
func (p *Panel) SetFill(fill, edge fyne.ThemeColorName) {
	p.fill, p.edge = fill, edge
	p.Refresh()
}

// MinSize is nothing but for a rule: what lies on the panel decides.
func (p *Panel) MinSize() fyne.Size { return p.least }

// CreateRenderer is called by Fyne.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{p}
	r.Refresh()
	return r
}

type panelRenderer struct{ p *Panel }

func (r *panelRenderer) Destroy()                     {}
func (r *panelRenderer) MinSize() fyne.Size           { return r.p.least }
func (r *panelRenderer) Layout(s fyne.Size)           { r.p.rect.Resize(s) }
func (r *panelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.p.rect} }
func (r *panelRenderer) Refresh() {
	p := r.p
	p.rect.FillColor, p.rect.CornerRadius = color.Transparent, p.radius
	if p.fill != "" {
		p.rect.FillColor = named(p.fill)
	}
	p.rect.StrokeWidth, p.rect.StrokeColor = 0, nil
	if p.edge != "" {
		p.rect.StrokeColor, p.rect.StrokeWidth = named(p.edge), 1
	}
	p.rect.Refresh()
}

// Pad puts room around an object: top, right, bottom, left.
func Pad(o fyne.CanvasObject, t, r, b, l float32) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(t, b, l, r), o)
}

// Card puts an object on a white card.
func Card(o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(NewPanel(ColourCard, ColourRule, 8), Pad(o, 14, 16, 14, 16))
}

// TitledCard is a card with a heading and, at its right end, whatever is given.
func TitledCard(title string, trailing, o fyne.CanvasObject) *fyne.Container {
	head := container.NewBorder(nil, nil, nil, trailing, NewShrinking(title, Heading))
	return Card(container.NewBorder(Pad(head, 0, 0, 8, 0), nil, nil, nil, o))
}

// Rows stacks objects from top to bottom with a gap between them.
func Rows(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Columns sets objects side by side with a gap between them.
func Columns(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), objects...)
}

// Rule is a hairline. (canvas.Line is drawn slanted in a box layout.)
func Rule() fyne.CanvasObject {
	p := NewPanel(ColourRule, "", 0)
	p.least = fyne.NewSize(1, 1)
	return p
}

// Fixed gives an object a width and leaves its height alone.
func Fixed(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedWidth{width}, o)
}

type fixedWidth struct{ width float32 }

func (f *fixedWidth) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(f.width, s.Height))
	}
}

func (f *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var h float32
	for _, o := range objects {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(f.width, h)
}

// NewSwatch is a dot in a given colour.
func NewSwatch(fill color.Color, size float32) fyne.CanvasObject {
	c := canvas.NewRectangle(fill)
	c.CornerRadius = size / 2
	return container.New(layout.NewGridWrapLayout(fyne.NewSquareSize(size)), c)
}

// Grid sets objects side by side in columns of the same width.
func Grid(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&grid{gap}, objects...)
}

type grid struct{ gap float32 }

func (g *grid) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	n := float32(len(objects))
	w := (s.Width - g.gap*(n-1)) / n
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(w+g.gap), 0))
		o.Resize(fyne.NewSize(w, s.Height))
	}
}

func (g *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	n := float32(len(objects))
	return fyne.NewSize(m.Width*n+g.gap*(n-1), m.Height)
}
