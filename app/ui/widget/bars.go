package widget

import (
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"
)

// Bar is one count.
type Bar struct {
	Label string
	Count int
	Base  color.Color // nil: the accent
}

// Bars shows counts as labelled bars, each as long as its share of the highest.
type Bars struct {
	fw.BaseWidget
	bars     []Bar
	selected int
	OnTapped func(i int)
	pen      pen
	box      *fyne.Container
}

// NewBars returns bars.
func NewBars(bars ...Bar) *Bars {
	b := &Bars{bars: bars, selected: -1, box: &fyne.Container{}}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the counts.
func (b *Bars) Set(bars []Bar) {
	if !slices.Equal(b.bars, bars) {
		b.bars = slices.Clone(bars)
		b.Refresh()
	}
}

// Data is what the bars show.
func (b *Bars) Data() []Bar { return b.bars }

// Select marks a bar; -1 marks none.
func (b *Bars) Select(i int) {
	if b.selected != i {
		b.selected = i
		b.Refresh()
	}
}

const barStep = 36

// Tapped calls back with the bar that was pressed.
func (b *Bars) Tapped(e *fyne.PointEvent) {
	if i := int(e.Position.Y / barStep); b.OnTapped != nil && i >= 0 && i < len(b.bars) {
		b.OnTapped(i)
	}
}

// MinSize is one step a bar.
func (b *Bars) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return fyne.NewSize(120, barStep*float32(len(b.bars)))
}

// CreateRenderer is called by Fyne.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer { return &barsRenderer{b} }

type barsRenderer struct{ b *Bars }

func (r *barsRenderer) Destroy()                     {}
func (r *barsRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *barsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.box} }
func (r *barsRenderer) Layout(s fyne.Size)           { r.b.box.Resize(s); r.draw(s) }
func (r *barsRenderer) Refresh()                     { r.draw(r.b.Size()); r.b.box.Refresh() }

func (r *barsRenderer) draw(s fyne.Size) {
	b := r.b
	most := 1
	for _, x := range b.bars {
		most = max(most, x.Count)
	}
	p := &b.pen
	p.begin()
	label, figure := rulerFor(13, Regular), rulerFor(13, Medium)
	for i, x := range b.bars {
		y := float32(i) * barStep
		base := x.Base
		if base == nil {
			base = named(ColourAccent)
		}
		if i == b.selected {
			p.rect(named(ColourAccentSoft), 4, fyne.NewPos(-6, y-1), fyne.NewSize(s.Width+12, barStep-3))
		}
		n := strconv.Itoa(x.Count)
		w := figure.width(n)
		p.text(label.cut(x.Label, s.Width-w-10), Style{Colour: ColourText, Size: 13}, nil, fyne.NewPos(0, y))
		p.text(n, Style{Colour: ColourText, Size: 13, Weight: Medium}, nil, fyne.NewPos(s.Width-w, y))
		at := fyne.NewPos(0, y+20)
		p.rect(named(ColourTrack), 3, at, fyne.NewSize(s.Width, 6))
		if x.Count > 0 {
			fill := Readable(base, named(ColourTrack), 3)
			p.rect(fill, 3, at, fyne.NewSize(max(6, s.Width*float32(x.Count)/float32(most)), 6))
		}
	}
	b.box.Objects = p.end()
	for _, o := range p.rects[:p.nr] {
		canvas.Refresh(o)
	}
}
