package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// ChipState is how sure a chip is of itself.
type ChipState int

// The states. ChipMaybe carries a question mark, so that it is not told from
// ChipSoft by its edge alone.
const (
	ChipOff   ChipState = iota // not chosen: card ground, thin edge
	ChipMaybe                  // suggested: soft ground, edge, "?"
	ChipOn                     // chosen: full colour
	ChipSoft                   // shown only, in a row
)

// ChipData is what a chip shows.
type ChipData struct {
	Label string
	Key   string // the key that toggles it, "2"; may be empty
	Base  color.Color
	State ChipState
}

func (d ChipData) words() string {
	if d.State == ChipMaybe {
		return d.Label + " ?"
	}
	return d.Label
}

// Chip is a coloured label that can be pressed.
type Chip struct {
	fw.BaseWidget
	data     ChipData
	OnTapped func()
	hover    bool
	focused  bool
	ground   *canvas.Rectangle
	key, lab *canvas.Text
}

// NewChip returns a chip; tapped may be nil.
func NewChip(d ChipData, tapped func()) *Chip {
	c := &Chip{
		data: d, OnTapped: tapped, ground: canvas.NewRectangle(nil),
		key: canvas.NewText("", nil), lab: canvas.NewText("", nil),
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes what the chip shows.
func (c *Chip) Set(d ChipData) {
	if c.data != d {
		c.data = d
		c.Refresh()
	}
}

// Data is what the chip shows.
func (c *Chip) Data() ChipData { return c.data }

// Tapped calls back.
func (c *Chip) Tapped(*fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// FocusGained draws the edge that shows where the keyboard is.
func (c *Chip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost takes it away.
func (c *Chip) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune hands characters on.
func (c *Chip) TypedRune(r rune) { passRune(c, r) }

// TypedKey presses the chip on Space and Enter.
func (c *Chip) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		passKey(c, k)
	}
}

// Disabled keeps a chip that is only shown out of the Tab order.
func (c *Chip) Disabled() bool { return c.OnTapped == nil }

// Enable does nothing: a chip is enabled by giving it OnTapped.
func (c *Chip) Enable() {}

// Disable takes the press away.
func (c *Chip) Disable() { c.OnTapped = nil }

// Cursor shows that the chip can be pressed.
func (c *Chip) Cursor() desktop.Cursor {
	if c.OnTapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn lights the edge.
func (c *Chip) MouseIn(*desktop.MouseEvent) { c.hover = c.OnTapped != nil; c.Refresh() }

// MouseMoved does nothing.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the edge back.
func (c *Chip) MouseOut() { c.hover = false; c.Refresh() }

const (
	chipSize = 12.5
	chipPadX = 11
	chipPadY = 6
	chipGap  = 7
)

func chipWeight(s ChipState) Weight {
	if s == ChipOff {
		return Regular
	}
	return Medium
}

// MinSize is the label's with its margins.
func (c *Chip) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	r := rulerFor(chipSize, Medium) // the heavier, so that a chip keeps its width when chosen
	w := r.width(c.data.Label+" ?") + 2*chipPadX
	if c.data.Key != "" {
		w += r.width(c.data.Key) + chipGap
	}
	return fyne.NewSize(w, r.lineHeight()+2*chipPadY)
}

// CreateRenderer is called by Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c}
	r.Refresh()
	return r
}

type chipRenderer struct{ c *Chip }

func (r *chipRenderer) Destroy()           {}
func (r *chipRenderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.key, r.c.lab}
}

func (r *chipRenderer) Layout(s fyne.Size) {
	c := r.c
	c.ground.Resize(s)
	kw, lw := c.key.MinSize(), c.lab.MinSize()
	total := lw.Width
	if c.data.Key != "" {
		total += kw.Width + chipGap
	}
	x := (s.Width - total) / 2
	if c.data.Key != "" {
		c.key.Move(fyne.NewPos(x, (s.Height-kw.Height)/2))
		c.key.Resize(kw)
		x += kw.Width + chipGap
	}
	c.lab.Move(fyne.NewPos(x, (s.Height-lw.Height)/2))
	c.lab.Resize(lw)
}

func (r *chipRenderer) Refresh() {
	c := r.c
	base := c.data.Base
	if base == nil {
		base = named(ColourAccent)
	}
	l := chipLook(base, c.data.State, named(ColourCard), named(ColourText), named(ColourBorder))
	c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = l.ground, l.edge, 1
	c.ground.CornerRadius = 10
	if c.hover {
		c.ground.StrokeWidth = 2
	}
	if c.focused {
		c.ground.StrokeColor, c.ground.StrokeWidth = named(ColourText), 2
	}
	style(c.key, Style{Colour: ColourText, Size: chipSize, Weight: SemiBold})
	style(c.lab, Style{Colour: ColourText, Size: chipSize, Weight: chipWeight(c.data.State)})
	c.key.Text, c.lab.Text = c.data.Key, c.data.words()
	c.lab.Color, c.key.Color = l.text, l.text
	if c.data.State == ChipOff {
		c.key.Color = Readable(base, l.ground, leastText)
	}
	r.Layout(c.Size())
	canvas.Refresh(c.ground)
	canvas.Refresh(c.key)
	canvas.Refresh(c.lab)
}

// NewFlow returns a container that breaks its objects into lines. Its height
// follows the width that it was last given.
func NewFlow(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flow{gap: 7, lineGap: 7}, Objects: objects}
}

type flow struct {
	gap, lineGap, width float32
}

func (f *flow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	f.place(objects, s.Width, true)
}

// MinSize is as wide as the widest object and as high as the lines at the width
// last given.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	width := f.width
	if width == 0 {
		width = 100000
	}
	return fyne.NewSize(w, f.place(objects, max(width, w), false))
}

func (f *flow) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	var x, y, high float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width {
			x, y, high = 0, y+high+f.lineGap, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(m)
		}
		x += m.Width + f.gap
		high = max(high, m.Height)
	}
	return y + high
}
