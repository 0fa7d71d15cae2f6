package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"
)

// Style is how a text is drawn.
type Style struct {
	Colour fyne.ThemeColorName
	Size   float32
	Weight Weight
	Align  fyne.TextAlign
}

// The styles that screens use, so that a heading is the same everywhere.
var (
	Title    = Style{Colour: ColourText, Size: 20, Weight: SemiBold}
	Heading  = Style{Colour: ColourText, Size: 14.5, Weight: SemiBold}
	Plain    = Style{Colour: ColourText, Size: 14}
	Strong   = Style{Colour: ColourText, Size: 14, Weight: Medium}
	Lesser   = Style{Colour: ColourMuted, Size: 14}
	Small    = Style{Colour: ColourMuted, Size: 12.5}
	Figure   = Style{Colour: ColourText, Size: 13.5, Weight: Medium, Align: fyne.TextAlignTrailing}
	Overline = Style{Colour: ColourMuted, Size: 11.5, Weight: SemiBold}
)

// In returns the style in another colour.
func (s Style) In(c fyne.ThemeColorName) Style { s.Colour = c; return s }

// Text is one line that follows the theme. Where it gets less room than it
// needs it ends in "…".
type Text struct {
	fw.BaseWidget
	text  string
	style Style
	fixed bool // wants its whole width; otherwise it can shrink
	draw  *canvas.Text
}

// NewText returns a line that wants its whole width.
func NewText(s string, st Style) *Text {
	t := &Text{text: s, style: st, fixed: true, draw: canvas.NewText("", nil)}
	t.ExtendBaseWidget(t)
	return t
}

// NewShrinking returns a line that gives way and is cut where room is short.
func NewShrinking(s string, st Style) *Text {
	t := NewText(s, st)
	t.fixed = false
	return t
}

// SetText changes the words.
func (t *Text) SetText(s string) {
	if t.text != s {
		t.text = s
		t.Refresh()
	}
}

// Text is the whole text, cut or not.
func (t *Text) Text() string { return t.text }

// SetStyle changes colour, size and weight.
func (t *Text) SetStyle(st Style) {
	if t.style != st {
		t.style = st
		t.Refresh()
	}
}

// MinSize is the text's, or a few letters' where it may shrink.
func (t *Text) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	r := rulerFor(t.style.Size, t.style.Weight)
	w := r.width(t.text) + 1
	if !t.fixed {
		w = min(w, 3*t.style.Size)
	}
	return fyne.NewSize(w, r.lineHeight())
}

// CreateRenderer is called by Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{t}
	r.Refresh()
	return r
}

type textRenderer struct{ t *Text }

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.draw} }

func (r *textRenderer) Layout(size fyne.Size) {
	t := r.t
	s := rulerFor(t.style.Size, t.style.Weight).cut(t.text, size.Width+1)
	if t.draw.Text != s {
		t.draw.Text = s
		t.draw.Refresh()
	}
	t.draw.Resize(size)
}

func (r *textRenderer) Refresh() {
	t := r.t
	style(t.draw, t.style)
	t.draw.Text = t.text
	r.Layout(t.Size())
	t.draw.Refresh()
}

// style sets a canvas text's looks.
func style(c *canvas.Text, s Style) {
	c.Color, c.TextSize, c.Alignment = named(s.Colour), s.Size, s.Align
	c.TextStyle, c.FontSource = face(s.Weight)
}
