package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// Pick is a small choice that shows its label, its value and its key in one
// line: "Rolle  Forælder  Ctrl+R". A press opens the options; Next steps on.
type Pick struct {
	fw.BaseWidget
	label, key string
	options    []string
	at         int
	OnChanged  func(i int)
	hover      bool
	focused    bool
	ground     *canvas.Rectangle
	texts      [3]*canvas.Text
}

// NewPick returns a choice with its first option chosen.
func NewPick(label, key string, options []string, changed func(i int)) *Pick {
	p := &Pick{label: label, key: key, options: options, OnChanged: changed, ground: canvas.NewRectangle(nil)}
	for i := range p.texts {
		p.texts[i] = canvas.NewText("", nil)
	}
	p.ExtendBaseWidget(p)
	return p
}

// At is the chosen option.
func (p *Pick) At() int { return p.at }

// Value is the chosen option's words.
func (p *Pick) Value() string {
	if p.at < len(p.options) {
		return p.options[p.at]
	}
	return ""
}

// Choose sets the option without calling back.
func (p *Pick) Choose(i int) {
	if i >= 0 && i < len(p.options) && i != p.at {
		p.at = i
		p.Refresh()
	}
}

// SetOptions changes the options; the choice stays on its index where it can.
func (p *Pick) SetOptions(options []string) {
	if !slices.Equal(p.options, options) {
		p.options = slices.Clone(options)
		p.at = max(0, min(p.at, len(options)-1))
		p.Refresh()
	}
}

// Next steps dir options on, round and round, and calls back.
func (p *Pick) Next(dir int) {
	if n := len(p.options); n > 0 {
		p.pick((p.at + dir + n) % n)
	}
}

func (p *Pick) pick(i int) {
	p.at = i
	p.Refresh()
	if p.OnChanged != nil {
		p.OnChanged(i)
	}
}

// Tapped opens the options.
func (p *Pick) Tapped(*fyne.PointEvent) {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(p)
	if c == nil || len(p.options) == 0 {
		return
	}
	items := make([]*fyne.MenuItem, len(p.options))
	for i, o := range p.options {
		items[i] = fyne.NewMenuItem(o, func() { p.pick(i) })
		items[i].Checked = i == p.at
	}
	at := d.AbsolutePositionForObject(p).AddXY(0, p.Size().Height+2)
	fw.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}

// FocusGained draws the edge that shows where the keyboard is.
func (p *Pick) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost takes it away.
func (p *Pick) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune hands characters on.
func (p *Pick) TypedRune(r rune) { passRune(p, r) }

// TypedKey steps with the arrows and opens the options on Space and Enter.
func (p *Pick) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown, fyne.KeyRight:
		p.Next(1)
	case fyne.KeyUp, fyne.KeyLeft:
		p.Next(-1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		passKey(p, k)
	}
}

// Cursor shows that it can be pressed.
func (p *Pick) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn lights the edge.
func (p *Pick) MouseIn(*desktop.MouseEvent) { p.hover = true; p.Refresh() }

// MouseMoved does nothing.
func (p *Pick) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the edge back.
func (p *Pick) MouseOut() { p.hover = false; p.Refresh() }

var pickStyles = [3]Style{
	{Colour: ColourMuted, Size: 12},
	{Colour: ColourText, Size: 12.5, Weight: Medium},
	{Colour: ColourMuted, Size: 11},
}

func (p *Pick) words() [3]string { return [3]string{p.label, p.Value(), p.key} }

// MinSize is the words' with their margins.
func (p *Pick) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	w := float32(15)
	for i, s := range p.words() {
		if s != "" {
			w += rulerFor(pickStyles[i].Size, pickStyles[i].Weight).width(s) + 6
		}
	}
	return fyne.NewSize(w, rulerFor(12.5, Regular).lineHeight()+11)
}

// CreateRenderer is called by Fyne.
func (p *Pick) CreateRenderer() fyne.WidgetRenderer {
	r := &pickRenderer{p}
	r.Refresh()
	return r
}

type pickRenderer struct{ p *Pick }

func (r *pickRenderer) Destroy()           {}
func (r *pickRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *pickRenderer) Objects() []fyne.CanvasObject {
	p := r.p
	return []fyne.CanvasObject{p.ground, p.texts[0], p.texts[1], p.texts[2]}
}

func (r *pickRenderer) Layout(s fyne.Size) {
	p, x := r.p, float32(10)
	p.ground.Resize(s)
	for _, c := range p.texts {
		if c.Text == "" {
			continue
		}
		m := c.MinSize()
		c.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
		c.Resize(m)
		x += m.Width + 6
	}
}

func (r *pickRenderer) Refresh() {
	p := r.p
	p.ground.FillColor, p.ground.CornerRadius = named(ColourCard), 6
	p.ground.StrokeColor, p.ground.StrokeWidth = named(ColourBorder), 1
	if p.hover || p.focused {
		p.ground.StrokeColor = named(ColourAccent)
	}
	if p.focused {
		p.ground.StrokeWidth = 2
	}
	for i, s := range p.words() {
		style(p.texts[i], pickStyles[i])
		p.texts[i].Text = s
		canvas.Refresh(p.texts[i])
	}
	r.Layout(p.Size())
	canvas.Refresh(p.ground)
}
