package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Row is what one line of a list shows.
type Row struct {
	Number string     // at the left, right-aligned; may be empty
	Text   string     // wrapped
	Marks  []Mark     // lit stretches of Text
	Meta   string     // a smaller line below
	Chips  []ChipData // at the right
	Note   string     // a warning below the meta line, in the warning colour
	Strong bool       // text in a heavier weight
}

const (
	rowPadX   = 12
	rowPadY   = 10
	rowSize   = 15
	metaSize  = 12
	numSize   = 12.5
	numWide   = 44
	checkWide = 30
	chipRowH  = 22
	chipPad   = 9
)

var (
	rowStyle    = Style{Colour: ColourText, Size: rowSize}
	rowStrong   = Style{Colour: ColourText, Size: rowSize, Weight: Medium}
	rowMeta     = Style{Colour: ColourMuted, Size: metaSize}
	rowNote     = Style{Colour: ColourWarn, Size: metaSize, Weight: Medium}
	rowNumber   = Style{Colour: ColourMuted, Size: numSize}
	rowChipFont = Style{Colour: ColourText, Size: 11.5, Weight: Medium}
)

// rowShape is where the parts of a row lie, for a given list width.
type rowShape struct {
	textX, textW float32
	chipX        float32 // right edge of the chips
	chips        []fyne.Position
	chipsW       []float32
	height       float32
}

// shape measures a row without drawing it.
func shape(row Row, width float32, checks, numbers bool) rowShape {
	s := rowShape{textX: rowPadX}
	if checks {
		s.textX += checkWide
	}
	if numbers {
		s.textX += numWide
	}
	s.chipX = width - rowPadX - barWidth
	room := s.chipX - s.textX
	chipRoom := min(room*0.42, 330)
	used, chipsH := s.flowChips(row.Chips, chipRoom)
	s.textW = room
	if used > 0 {
		s.textW -= used + 14
	}
	st := row.style()
	r := rulerFor(st.Size, st.Weight)
	h := float32(r.count(row.Text, s.textW)) * lineStep(r)
	if row.Meta != "" {
		h += rulerFor(metaSize, Regular).lineHeight() + 3
	}
	if row.Note != "" {
		h += rulerFor(metaSize, Medium).lineHeight() + 3
	}
	s.height = max(h, chipsH) + 2*rowPadY
	return s
}

func (r Row) style() Style {
	if r.Strong {
		return rowStrong
	}
	return rowStyle
}

// flowChips sets the chips right-aligned in lines of at most room; it returns
// the width and height that they take.
func (s *rowShape) flowChips(chips []ChipData, room float32) (wide, high float32) {
	if len(chips) == 0 {
		return 0, 0
	}
	r := rulerFor(rowChipFont.Size, rowChipFont.Weight)
	s.chips, s.chipsW = make([]fyne.Position, len(chips)), make([]float32, len(chips))
	first, x, y := 0, float32(0), float32(0)
	flush := func(end int) {
		for k := first; k < end; k++ {
			s.chips[k].X += s.chipX - (x - 6)
		}
		wide = max(wide, x-6)
	}
	for i, c := range chips {
		w := min(r.width(c.words())+2*chipPad+1, room)
		if x > 0 && x+w > room {
			flush(i)
			first, x, y = i, 0, y+chipRowH+5
		}
		s.chips[i], s.chipsW[i] = fyne.NewPos(x, y), w
		x += w + 6
	}
	flush(len(chips))
	return wide, y + chipRowH
}

// rowView draws one row; the list uses it again for another row.
type rowView struct {
	index int
	row   Row
	shape rowShape
	box   *fyne.Container
	pen   pen
	clean bool
}

func newRowView() *rowView { return &rowView{index: -1, box: &fyne.Container{}} }

// state of a row that its list decides.
type rowState struct{ selected, focused, hovered, checks, checked, numbers bool }

func (v *rowView) draw(width float32, st rowState) {
	p := &v.pen
	p.begin()
	s := v.shape
	switch {
	case st.selected:
		r := p.rect(named(ColourAccentSoft), 6, fyne.NewPos(2, 2), fyne.NewSize(width-barWidth-4, s.height-4))
		r.StrokeColor, r.StrokeWidth = named(ColourAccent), 1
		if st.focused {
			r.StrokeWidth = 2
		}
	case st.hovered:
		p.rect(Mix(named(ColourCard), named(ColourText), 0.035), 6, fyne.NewPos(2, 2), fyne.NewSize(width-barWidth-4, s.height-4))
	}
	p.rect(named(ColourRule), 0, fyne.NewPos(rowPadX, s.height-1), fyne.NewSize(width-2*rowPadX-barWidth, 1))
	v.left(st)
	y := rowPadY + p.paragraph(v.row.Text, v.row.Marks, v.row.style(), fyne.NewPos(s.textX, rowPadY), s.textW)
	y += 1
	if v.row.Meta != "" {
		r := rulerFor(metaSize, Regular)
		p.text(r.cut(v.row.Meta, s.textW), rowMeta, nil, fyne.NewPos(s.textX, y))
		y += r.lineHeight() + 3
	}
	if v.row.Note != "" {
		p.text(rulerFor(metaSize, Medium).cut(v.row.Note, s.textW), rowNote, nil, fyne.NewPos(s.textX, y))
	}
	v.chips()
	v.box.Objects = p.end()
	for _, o := range p.rects[:p.nr] {
		canvas.Refresh(o)
	}
	v.clean = true
}

// left draws the check box and the number.
func (v *rowView) left(st rowState) {
	p, x := &v.pen, float32(rowPadX)
	if st.checks {
		r := p.rect(named(ColourCard), 3, fyne.NewPos(x, rowPadY+2), fyne.NewSize(16, 16))
		r.StrokeColor, r.StrokeWidth = named(ColourBorder), 1.5
		if st.checked {
			r.FillColor, r.StrokeColor = named(ColourAccent), named(ColourAccent)
			p.text("✓", Style{Colour: ColourOnAccent, Size: 12, Weight: SemiBold}, nil, fyne.NewPos(x+3, rowPadY+2))
		}
		x += checkWide
	}
	if st.numbers && v.row.Number != "" {
		w := rulerFor(numSize, Regular).width(v.row.Number)
		p.text(v.row.Number, rowNumber, nil, fyne.NewPos(x+numWide-12-w, rowPadY+3))
	}
}

func (v *rowView) chips() {
	p := &v.pen
	for i, c := range v.row.Chips {
		at := fyne.NewPos(v.shape.chips[i].X, v.shape.chips[i].Y+rowPadY)
		base := c.Base
		if base == nil {
			base = named(ColourMuted)
		}
		l := chipLook(base, c.State, named(ColourCard), named(ColourText), named(ColourBorder))
		r := p.rect(l.ground, 9, at, fyne.NewSize(v.shape.chipsW[i], chipRowH))
		if c.State == ChipMaybe || c.State == ChipOff {
			r.StrokeColor, r.StrokeWidth = l.edge, 1
		}
		m := rulerFor(rowChipFont.Size, rowChipFont.Weight)
		words := m.cut(c.words(), v.shape.chipsW[i]-2*chipPad+2)
		p.text(words, rowChipFont, l.text, fyne.NewPos(at.X+chipPad, at.Y+(chipRowH-m.lineHeight())/2))
	}
}

// chipAt is the chip under a point of the row, or -1.
func (v *rowView) chipAt(pos fyne.Position) int {
	for i, c := range v.shape.chips {
		x, y := pos.X-c.X, pos.Y-c.Y-rowPadY
		if x >= 0 && y >= 0 && x <= v.shape.chipsW[i] && y <= chipRowH {
			return i
		}
	}
	return -1
}
