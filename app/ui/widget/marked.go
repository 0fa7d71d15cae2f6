package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"
)

// Mark is a stretch of a text that is lit up: bytes [Start, End).
type Mark struct {
	Start, End int
	// Base is the colour that the ground is made from; nil marks personal data,
	// in the theme's own colour and underlined, so that it is not told by
	// colour alone.
	Base color.Color
	// Doubt marks what somebody should look at and nobody hides, underlined too.
	Doubt bool
}

// Marked is wrapped text with lit stretches: the words that a suggestion rests
// on, personal data that will be hidden. Its height depends on its width, which
// the layout around it learns through MinSize after the first Resize.
type Marked struct {
	fw.BaseWidget
	text  string
	marks []Mark
	style Style
	width float32
	box   *fyne.Container
	pen   pen
}

// NewMarked returns wrapped text. Marks may overlap; later ones lie on top.
func NewMarked(text string, st Style, marks ...Mark) *Marked {
	m := &Marked{text: text, marks: marks, style: st, width: 320, box: &fyne.Container{}}
	m.ExtendBaseWidget(m)
	return m
}

// NewParagraph returns wrapped text without marks.
func NewParagraph(text string, st Style) *Marked { return NewMarked(text, st) }

// Set changes text and marks.
func (m *Marked) Set(text string, marks ...Mark) {
	if m.text == text && slices.Equal(m.marks, marks) {
		return
	}
	m.text, m.marks = text, marks
	m.Refresh()
}

// SetStyle changes colour, size and weight.
func (m *Marked) SetStyle(st Style) {
	if m.style != st {
		m.style = st
		m.Refresh()
	}
}

// Text is what is shown.
func (m *Marked) Text() string { return m.text }

// Resize learns the width that lines are broken at.
func (m *Marked) Resize(s fyne.Size) {
	if s.Width != m.width && s.Width > 0 {
		m.width = s.Width
	}
	m.BaseWidget.Resize(s)
}

// MinSize is as high as the lines at the width last given.
func (m *Marked) MinSize() fyne.Size {
	m.ExtendBaseWidget(m)
	r := rulerFor(m.style.Size, m.style.Weight)
	return fyne.NewSize(40, float32(r.count(m.text, m.width))*lineStep(r))
}

// lineStep is the distance from line to line: generous, for reading.
func lineStep(r *ruler) float32 { return r.lineHeight() * 1.18 }

// CreateRenderer is called by Fyne.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer { return &markedRenderer{m: m} }

type markedRenderer struct {
	m    *Marked
	last fyne.Size
}

func (r *markedRenderer) Destroy()                     {}
func (r *markedRenderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *markedRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.m.box} }

func (r *markedRenderer) Layout(s fyne.Size) {
	r.last = s
	r.m.box.Resize(s)
	r.draw()
}

func (r *markedRenderer) Refresh() {
	r.draw()
	r.m.box.Refresh()
}

func (r *markedRenderer) draw() {
	m := r.m
	m.pen.begin()
	m.pen.paragraph(m.text, m.marks, m.style, fyne.NewPos(0, 0), m.width)
	m.box.Objects = m.pen.end()
}

// pen draws runs of text with marks, using its objects again from drawing to
// drawing: making canvas objects anew costs ten times as much.
type pen struct {
	texts []*canvas.Text
	rects []*canvas.Rectangle
	nt    int
	nr    int
}

func (p *pen) begin() { p.nt, p.nr = 0, 0 }

// end lists what was drawn, grounds first.
func (p *pen) end() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, p.nt+p.nr)
	for _, r := range p.rects[:p.nr] {
		out = append(out, r)
	}
	for _, t := range p.texts[:p.nt] {
		out = append(out, t)
	}
	return out
}

func (p *pen) rect(fill color.Color, radius float32, pos fyne.Position, size fyne.Size) *canvas.Rectangle {
	if p.nr == len(p.rects) {
		p.rects = append(p.rects, canvas.NewRectangle(nil))
	}
	r := p.rects[p.nr]
	p.nr++
	r.FillColor, r.CornerRadius, r.StrokeWidth, r.StrokeColor = fill, radius, 0, nil
	r.Move(pos)
	r.Resize(size)
	return r
}

func (p *pen) text(s string, st Style, fill color.Color, pos fyne.Position) *canvas.Text {
	if p.nt == len(p.texts) {
		p.texts = append(p.texts, canvas.NewText("", nil))
	}
	t := p.texts[p.nt]
	p.nt++
	was := *t
	style(t, st)
	t.Alignment = fyne.TextAlignLeading
	t.Text = s
	if fill != nil {
		t.Color = fill
	}
	t.Move(pos)
	t.Resize(t.MinSize())
	if was.Text != t.Text || was.Color != t.Color || was.TextSize != t.TextSize || was.TextStyle != t.TextStyle || was.FontSource != t.FontSource {
		t.Refresh()
	}
	return t
}

// paragraph draws wrapped text and returns its height.
func (p *pen) paragraph(s string, marks []Mark, st Style, at fyne.Position, width float32) float32 {
	r := rulerFor(st.Size, st.Weight)
	step := lineStep(r)
	y := at.Y
	for _, line := range r.wrap(s, width) {
		for _, m := range marks {
			p.mark(r, s, line, m, at.X, y)
		}
		p.text(s[line.start:line.end], st, nil, fyne.NewPos(at.X, y))
		y += step
	}
	return y - at.Y
}

// mark draws the part of a mark that falls into a line.
func (p *pen) mark(r *ruler, s string, line span, m Mark, x, y float32) {
	a, b := max(m.Start, line.start), min(m.End, line.end)
	if a >= b || m.Start < 0 || m.End > len(s) {
		return
	}
	left := x + r.exactOr(s[line.start:a])
	right := x + r.exactOr(s[line.start:b])
	h := r.lineHeight()
	ground, under := named(ColourDangerSoft), named(ColourDanger)
	switch {
	case m.Doubt:
		ground, under = named(ColourWarnSoft), named(ColourWarn)
	case m.Base != nil:
		under = nil
		ground = chipLook(m.Base, ChipSoft, named(ColourCard), named(ColourText), named(ColourRule)).ground
	}
	p.rect(ground, 3, fyne.NewPos(left-1.5, y), fyne.NewSize(right-left+3, h))
	if under != nil {
		p.rect(under, 0, fyne.NewPos(left-1.5, y+h-1.5), fyne.NewSize(right-left+3, 1.5))
	}
}

// exactOr is the renderer's width of s, nothing for nothing.
func (r *ruler) exactOr(s string) float32 {
	if s == "" {
		return 0
	}
	return r.exact(s)
}
