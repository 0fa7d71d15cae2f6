package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// RailData is what a line of the rail shows: "13.00 Velkomst", "Bord 1 … 31".
type RailData struct {
	Lead     string  // "14.10" or nothing
	LeadWide float32 // the room that Lead gets, so that lines agree
	Label    string
	Lesser   string // beside the label, muted
	Trailing string // at the right end: a count, a key
	On       bool   // chosen
	Off      bool   // cannot be chosen now
}

// RailItem is one line of the rail.
type RailItem struct {
	fw.BaseWidget
	data        RailData
	OnTapped    func()
	hover       bool
	ground, bar *canvas.Rectangle
	lead, label *canvas.Text
	lesser, end *canvas.Text
}

// NewRailItem returns a line; tapped may be nil.
func NewRailItem(d RailData, tapped func()) *RailItem {
	r := &RailItem{
		data: d, OnTapped: tapped, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil),
		lead: canvas.NewText("", nil), label: canvas.NewText("", nil),
		lesser: canvas.NewText("", nil), end: canvas.NewText("", nil),
	}
	r.ExtendBaseWidget(r)
	return r
}

// Set changes what the line shows.
func (r *RailItem) Set(d RailData) {
	if r.data != d {
		r.data = d
		r.Refresh()
	}
}

// Data is what the line shows.
func (r *RailItem) Data() RailData { return r.data }

// Tapped calls back.
func (r *RailItem) Tapped(*fyne.PointEvent) {
	if r.OnTapped != nil && !r.data.Off {
		r.OnTapped()
	}
}

// Cursor shows whether the line can be pressed.
func (r *RailItem) Cursor() desktop.Cursor {
	if r.OnTapped == nil || r.data.Off {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn lights the line.
func (r *RailItem) MouseIn(*desktop.MouseEvent) {
	r.hover = r.OnTapped != nil && !r.data.Off
	r.Refresh()
}

// MouseMoved does nothing.
func (r *RailItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the line back.
func (r *RailItem) MouseOut() { r.hover = false; r.Refresh() }

// MinSize is one line, as low as a pointer can still hit it with ease: eight
// steps, sessions, tables and programme share a small laptop's height.
func (r *RailItem) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(130, 24)
}

// CreateRenderer is called by Fyne.
func (r *RailItem) CreateRenderer() fyne.WidgetRenderer {
	x := &railRenderer{r}
	x.Refresh()
	return x
}

type railRenderer struct{ r *RailItem }

func (x *railRenderer) Destroy()           {}
func (x *railRenderer) MinSize() fyne.Size { return x.r.MinSize() }
func (x *railRenderer) Objects() []fyne.CanvasObject {
	r := x.r
	return []fyne.CanvasObject{r.ground, r.bar, r.lead, r.label, r.lesser, r.end}
}

func (x *railRenderer) Layout(s fyne.Size) {
	r := x.r
	r.ground.Resize(s)
	r.bar.Move(fyne.NewPos(0, 4))
	r.bar.Resize(fyne.NewSize(3, s.Height-8))
	at := float32(12)
	put := func(c *canvas.Text, pos float32) float32 {
		m := c.MinSize()
		c.Move(fyne.NewPos(pos, (s.Height-m.Height)/2))
		c.Resize(m)
		return m.Width
	}
	put(r.lead, at)
	at += r.data.LeadWide
	endWide := rulerFor(r.end.TextSize, Regular).width(r.data.Trailing)
	put(r.end, s.Width-10-endWide)
	room := s.Width - 18 - endWide - at
	r.label.Text = rulerFor(13.5, x.weight()).cut(r.data.Label, room)
	at += put(r.label, at) + 9
	r.lesser.Text = ""
	if left := s.Width - 18 - endWide - at; left > 24 {
		r.lesser.Text = rulerFor(12.5, Regular).cut(r.data.Lesser, left)
	}
	put(r.lesser, at)
}

func (x *railRenderer) weight() Weight {
	if x.r.data.On {
		return SemiBold
	}
	return Regular
}

func (x *railRenderer) Refresh() {
	r := x.r
	r.ground.FillColor, r.ground.CornerRadius = named(ColourRail), 5
	if r.data.On || r.hover {
		r.ground.FillColor = named(ColourRailOn)
	}
	r.bar.FillColor, r.bar.Hidden = named(ColourRailAccent), !r.data.On
	r.bar.CornerRadius = 1.5
	text := ColourRailText
	if r.data.Off {
		text = ColourRailMuted
	}
	style(r.lead, Style{Colour: ColourRailMuted, Size: 12.5})
	style(r.label, Style{Colour: text, Size: 13.5, Weight: x.weight()})
	style(r.lesser, Style{Colour: ColourRailMuted, Size: 12.5})
	style(r.end, Style{Colour: ColourRailMuted, Size: 12.5})
	if r.data.On {
		r.end.Color, r.lead.Color, r.lesser.Color = named(ColourRailText), named(ColourRailText), named(ColourRailText)
	}
	r.lead.Text, r.end.Text = r.data.Lead, r.data.Trailing
	x.Layout(r.Size())
	for _, o := range x.Objects() {
		canvas.Refresh(o)
	}
}
