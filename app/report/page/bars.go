package page

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"foraeldredialog/app/report"
)

const (
	barRow     = 36.0 // the least height from one bar to the next
	barGrow    = 44.0
	barHeight  = 26.0
	barLines   = 3 // a label of more lines belongs in a table
	labelShare = 0.34
	barsOnPage = 9 // a chart of more is continued on the next page
)

// bars draws a horizontal bar chart, one Figure for each page it takes. Labels
// and values stand beside the bars as text. Labels too long to stand there make
// it a table.
//
// A part leaves room for reserve, the height of what belongs to the chart.
func (b *builder) bars(sect NodeID, c report.Bars, reserve float64) []atom {
	n := max(len(c.Labels), len(c.Values))
	if n == 0 {
		return nil
	}
	names, values := make([]string, n), make([]int, n)
	for i, t := range c.Labels {
		names[i] = b.clean(t.String())
	}
	copy(values, c.Values)
	st := set{Regular, labelSize.size}
	widest := 0.0
	labels := make([][]run, n)
	for i, s := range names {
		labels[i] = b.wrap(s, st, measure*labelShare)
		if len(labels[i]) > barLines {
			return b.barTable(sect, names, values, reserve)
		}
		for _, r := range labels[i] {
			widest = max(widest, r.width)
		}
	}
	ch := b.chart(values, edge+widest+22)
	var out []atom
	per := barsPerPart(labels, fullBody-reserve)
	for from := 0; from < n; from += per {
		to := min(from+per, n)
		fig := b.node(Node{Role: RoleFigure, Parent: sect, Alt: barsAlt(c, from, to, values)})
		for i := from; i < to; i++ {
			a := b.bar(fig, ch, labels[i], values[i])
			if i+1 < to {
				a.tie = solid // a Figure has one bounding box
			}
			if i == from {
				a.gap = b.size.gap
			}
			out = append(out, a)
		}
	}
	return out
}

// barsPerPart is how many bars each part of a chart has when they are dealt out
// evenly to parts that the room holds.
func barsPerPart(labels [][]run, room float64) int {
	n := len(labels)
	most := (n + barsOnPage - 1) / barsOnPage
	per := (n + most - 1) / most
	for per > 1 {
		highest := 0.0
		for part := range slices.Chunk(labels, per) {
			h := 0.0
			for _, l := range part {
				h += barAtomHeight(l)
			}
			highest = max(highest, h)
		}
		if highest <= room {
			break
		}
		per--
	}
	return per
}

func barAtomHeight(label []run) float64 {
	return max(barRow, float64(len(label))*labelSize.line+8)
}

// chart is where the bars begin and how long one unit is.
type chart struct {
	left, unit float64
}

var valueStyle = set{SemiBold, labelSize.size}

func (b *builder) chart(values []int, left float64) chart {
	room := 0.0
	for _, v := range values {
		room = max(room, b.width(strconv.Itoa(v), valueStyle.weight, valueStyle.size))
	}
	ch := chart{left: left}
	if most := slices.Max(values); most > 0 {
		ch.unit = (Width - edge - room - 10 - left) / float64(most)
	}
	return ch
}

// bar is one bar with its label and value. Less than nothing is drawn as
// nothing; the value tells.
func (b *builder) bar(fig NodeID, ch chart, label []run, value int) atom {
	lines := float64(len(label)) * labelSize.line
	a := atom{height: barAtomHeight(label), spare: barGrow, grow: growBar}
	top := (a.height - lines) / 2
	for i, r := range label {
		y := top + float64(i)*labelSize.line + labelSize.baseline()
		a.elems = append(a.elems, text(fig, edge, y, set{Regular, labelSize.size}, ink, r))
	}
	length := math.Max(0, float64(value)) * ch.unit
	if length > 0 {
		e := rect(ch.left, (a.height-barHeight)/2, length, barHeight, teal)
		e.Node = fig
		a.elems = append(a.elems, e)
	}
	v := run{text: strconv.Itoa(value)}
	v.width = b.width(v.text, valueStyle.weight, valueStyle.size)
	y := (a.height + capHeight*valueStyle.size) / 2
	a.elems = append(a.elems, text(fig, ch.left+length+10, y, valueStyle, ink, v))
	return a
}

// growBar makes the bar higher by half of what its row grows, and keeps bar
// and text in the row's middle.
func growBar(e *Element, by float64) {
	e.Y += by / 2
	if e.Kind == Rect {
		e.Y -= by / 4
		e.H += by / 2
	}
}

// barsAlt is the alternative text: the document's own, or what the bars of this
// part say.
func barsAlt(c report.Bars, from, to int, values []int) string {
	if alt := plain(c.Alt.String()); alt != "" && from == 0 {
		return alt
	}
	var parts []string
	for i := from; i < to; i++ {
		name := ""
		if i < len(c.Labels) {
			name = plain(c.Labels[i].String()) + " "
		}
		parts = append(parts, name+strconv.Itoa(values[i]))
	}
	lead := "Søjlediagram: "
	if from > 0 {
		lead = "Søjlediagram, fortsat: "
	}
	return lead + strings.Join(parts, ", ")
}

func (b *builder) barTable(sect NodeID, names []string, values []int, reserve float64) []atom {
	g := grid{numeric: []bool{false, true}}
	for i, s := range names {
		g.rows = append(g.rows, []string{s, strconv.Itoa(values[i])})
	}
	return b.drawn(sect, g, reserve)
}
