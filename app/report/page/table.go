package page

import (
	"slices"
	"strings"

	"foraeldredialog/app/report"
)

// maxColumns is how many columns have room for words. A table with more is
// told as a list.
const maxColumns = 9

// tableSize is smaller where there are many columns.
func tableSize(columns int) textSize {
	switch {
	case columns <= 5:
		return textSize{17, 23, 18}
	case columns <= 7:
		return textSize{14, 19, 16}
	}
	return textSize{12, 16, 14}
}

const (
	cellSide  = 12.0 // space left and right of a cell's text
	cellTop   = 8.0  // and above and below
	cellTight = 4.0  // the same where it saves a table from being torn
	rowGrow   = 14.0 // how much higher a row may be on a page with little on it
)

// grid is a table made regular: every row has as many cells as the longest.
type grid struct {
	caption string
	head    []string
	rows    [][]string
	numeric []bool
	widths  []float64
	size    textSize
	top     float64 // space above and below a cell's text
}

func (b *builder) table(sect NodeID, t report.Table, reserve float64) []atom {
	return b.drawn(sect, b.grid(t), reserve)
}

// drawn sets a table. Its rows move closer where that lets it stand on one page
// together with what belongs to it, which needs the height of reserve.
func (b *builder) drawn(sect NodeID, g grid, reserve float64) []atom {
	if len(g.numeric) == 0 {
		return nil
	}
	if len(g.numeric) > maxColumns {
		return b.told(sect, g)
	}
	g.size = tableSize(len(g.numeric))
	b.widths(&g)
	mark := len(b.nodes)
	g.top = cellTop
	out := b.tabled(sect, g)
	if heightOf(out, true)+reserve <= fullBody {
		return out
	}
	b.nodes = b.nodes[:mark]
	g.top = cellTight
	if tight := b.tabled(sect, g); heightOf(tight, true)+reserve <= fullBody {
		return tight
	}
	b.nodes = b.nodes[:mark]
	g.top = cellTop
	return b.tabled(sect, g)
}

// tabled is caption, head, rows and the rule below them.
func (b *builder) tabled(sect NodeID, g grid) []atom {
	node := b.leaf(sect, RoleTable)
	var out []atom
	if g.caption != "" {
		ts := labelSize
		lines := b.wrap(g.caption, set{SemiBold, ts.size}, measure)
		out = lineAtoms(b.leaf(node, RoleCaption), edge, ts, SemiBold, navy, lines, 0)
		bound(out, bind)
	}
	var head *strip
	if len(g.head) > 0 {
		atoms := b.row(node, g, g.head, headLook)
		if len(out) > 0 {
			atoms[0].gap = 8
		}
		bound(atoms, bind)
		out = append(out, atoms...)
		head = repeatedHead(atoms)
	}
	for i, cells := range g.rows {
		look := rowLook
		if i%2 == 1 {
			look.ground = pale
		}
		atoms := b.row(node, g, cells, look)
		for j := range atoms {
			atoms[j].repeat = head
		}
		if i == 0 || i == len(g.rows)-2 { // two rows on either side of a break
			bound(atoms, bind)
		}
		bound(atoms, hold)
		out = append(out, atoms...)
	}
	last := &out[len(out)-1]
	last.tie = 0
	last.elems = append(last.elems, Element{
		Kind: Line, Node: Decoration, X: edge, Y: last.height, W: measure, Stroke: 1.2, Color: navy,
	})
	return out
}

// repeatedHead is a head as an artifact. One that would fill a third of each
// page is not repeated.
func repeatedHead(atoms []atom) *strip {
	s := &strip{}
	for _, a := range atoms {
		elems := moved(a.elems, s.height)
		for i := range elems {
			elems[i].Node = Pagination
		}
		s.elems = append(s.elems, elems...)
		s.height += a.height
	}
	if s.height > fullBody/3 {
		return nil
	}
	return s
}

func (b *builder) grid(t report.Table) grid {
	g := grid{caption: b.clean(t.Caption.String())}
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	row := func(cells []report.Text) []string {
		out := make([]string, n)
		for i, c := range cells {
			out[i] = b.clean(c.String())
		}
		return out
	}
	g.numeric = make([]bool, n)
	copy(g.numeric, t.Numeric)
	if len(t.Head) > 0 {
		g.head = row(t.Head)
	}
	for _, r := range t.Rows {
		g.rows = append(g.rows, row(r))
	}
	return g
}

// widths gives each column what its longest line needs. What is left over goes
// to the columns of words; where there is too little, each wide column gives.
func (b *builder) widths(g *grid) {
	n := len(g.numeric)
	fair := measure / float64(n)
	g.widths = make([]float64, n)
	for i := range n {
		g.widths[i] = b.columnWidth(g, i)
	}
	alike(g, fair)
	total := sum(g.widths)
	if total > measure {
		shrink(g.widths, fair, measure)
		return
	}
	words := 0
	for _, numeric := range g.numeric {
		if !numeric {
			words++
		}
	}
	for i := range g.widths {
		switch {
		case words == 0:
			g.widths[i] += (measure - total) / float64(n)
		case !g.numeric[i]:
			g.widths[i] += (measure - total) / float64(words)
		}
	}
}

// alike makes columns of figures equally wide, as far as their share goes.
func alike(g *grid, fair float64) {
	w := 0.0
	for i, numeric := range g.numeric {
		if numeric {
			w = max(w, min(g.widths[i], fair))
		}
	}
	for i, numeric := range g.numeric {
		if numeric {
			g.widths[i] = max(w, g.widths[i])
		}
	}
}

// columnWidth is what column i needs to keep each cell on one line.
func (b *builder) columnWidth(g *grid, i int) float64 {
	w := 0.0
	if g.head != nil {
		w = b.width(g.head[i], headLook.weight, g.size.size)
	}
	for _, r := range g.rows {
		w = max(w, b.width(r[i], rowLook.weightOf(i), g.size.size))
	}
	return w + 2*cellSide + 1
}

// shrink takes from the columns that are wider than their fair share until
// all fit; the narrow ones keep what they need.
func shrink(widths []float64, fair, total float64) {
	wide, kept := 0.0, 0.0
	for _, w := range widths {
		if w > fair {
			wide += w - fair
		} else {
			kept += w - fair
		}
	}
	over := -kept // what the narrow columns leave to the wide ones
	for i, w := range widths {
		if w > fair {
			widths[i] = fair + over*(w-fair)/wide
		}
	}
	if s := sum(widths); s > total {
		for i := range widths {
			widths[i] *= total / s
		}
	}
}

func sum(xs []float64) float64 {
	s := 0.0
	for _, x := range xs {
		s += x
	}
	return s
}

// look is how a row is drawn.
type look struct {
	head        bool
	ground, ink Color
	weight      Weight
}

var (
	headLook = look{head: true, ground: navy, ink: white, weight: SemiBold}
	rowLook  = look{ground: white, ink: ink, weight: Regular}
)

// weightOf is darker in a row's head.
func (l look) weightOf(column int) Weight {
	if column == 0 {
		return SemiBold
	}
	return l.weight
}

// row makes a row's atoms: one, or one a line where the row is too high for
// that.
func (b *builder) row(table NodeID, g grid, cells []string, l look) []atom {
	tr := b.leaf(table, RoleRow)
	wrapped := make([][]run, len(cells))
	nodes := make([]NodeID, len(cells))
	lines := 1
	for i, s := range cells {
		nodes[i] = b.cell(tr, i, l)
		wrapped[i] = b.wrap(s, set{l.weightOf(i), g.size.size}, g.widths[i]-2*cellSide)
		lines = max(lines, len(wrapped[i]))
	}
	per := lines
	if float64(lines)*g.size.line > fullBody*longShare {
		per = 1
	}
	var out []atom
	for from := 0; from < lines; from += per {
		to := min(from+per, lines)
		a := atom{height: float64(to-from) * g.size.line}
		top := 0.0
		if from == 0 {
			top = g.top
			a.height += g.top
		}
		if to == lines {
			a.height += g.top
		}
		a.elems = append(a.elems, rect(edge, 0, measure, a.height, l.ground))
		x := edge
		for i, w := range g.widths {
			a.elems = append(a.elems, g.cellLines(nodes[i], wrapped[i], i, from, to, x, top, l)...)
			x += w
		}
		out = append(out, a)
	}
	if len(out) == 1 {
		out[0].spare, out[0].grow = rowGrow, growCard
		return out
	}
	parts(out, 2*hold) // rather between two rows than inside one
	out[0].tie = bind
	out[len(out)-2].tie = bind
	return out
}

// cell adds a cell's node: the first of a row is that row's head.
func (b *builder) cell(tr NodeID, column int, l look) NodeID {
	switch {
	case l.head:
		return b.node(Node{Role: RoleHead, Parent: tr, Scope: ScopeColumn})
	case column == 0:
		return b.node(Node{Role: RoleHead, Parent: tr, Scope: ScopeRow})
	}
	return b.leaf(tr, RoleCell)
}

// cellLines sets the lines from to to of one cell.
func (g grid) cellLines(n NodeID, lines []run, column, from, to int, x, top float64, l look) []Element {
	var out []Element
	for i := from; i < min(to, len(lines)); i++ {
		left := x + cellSide
		if g.numeric[column] {
			left = x + g.widths[column] - cellSide - lines[i].width
		}
		y := top + float64(i-from)*g.size.line + g.size.baseline()
		out = append(out, text(n, left, y, set{l.weightOf(column), g.size.size}, l.ink, lines[i]))
	}
	return out
}

// told is a table as a list: each row's head, then its other cells, each with
// its column's head.
func (b *builder) told(sect NodeID, g grid) []atom {
	var items []string
	for _, r := range g.rows {
		var cells []string
		for i, c := range r[1:] {
			if g.head != nil && g.head[i+1] != "" {
				c = g.head[i+1] + " " + c
			}
			if strings.TrimSpace(c) != "" {
				cells = append(cells, c)
			}
		}
		items = append(items, strings.TrimPrefix(r[0]+": "+strings.Join(cells, "; "), ": "))
	}
	if g.caption != "" {
		items = slices.Insert(items, 0, g.caption)
	}
	if len(g.rows) == 0 {
		items = append(items, strings.Join(g.head, "; "))
	}
	return b.listed(sect, false, slices.DeleteFunc(items, func(s string) bool { return s == "" }))
}
