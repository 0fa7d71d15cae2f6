package page

import (
	"slices"
	"strconv"

	"foraeldredialog/app/report"
)

// longShare is the share of a page above which a paragraph or item may be
// broken over pages. Below it white space at a page's foot costs less than the
// break does.
const longShare = 0.45

// Where a list's labels and text stand.
const (
	bulletIn = 8.0
	hangIn   = 28.0
)

// atoms turns blocks into strips at the size in use, and adds their structure.
func (b *builder) atoms(sect NodeID, blocks []report.Block) []atom {
	var out []atom
	var before report.Block // the last that had something to draw
	for i, block := range blocks {
		var more []atom
		switch block := block.(type) {
		case report.Paragraph:
			more = b.paragraph(sect, block)
		case report.List:
			more = b.list(sect, block)
		case report.Cards:
			more = b.cards(sect, block)
		case report.Table:
			more = b.table(sect, block, b.reserve(blocks, i))
		case report.Bars:
			more = b.bars(sect, block, b.reserve(blocks, i))
		}
		if len(more) == 0 {
			continue
		}
		if before != nil {
			bound(out, tied(before, block))
			more[0].gap, more[0].loose = b.between(before, block)
		}
		out = append(out, more...)
		before = block
	}
	return out
}

// styled reports whether a block is a paragraph of that style.
func styled(block report.Block, s report.Style) bool {
	p, ok := block.(report.Paragraph)
	return ok && p.Style == s
}

// tied is what a page break between two blocks costs: a lead-in belongs to what
// it leads to, a note to what it comments on, a sentence to what it precedes.
func tied(before, next report.Block) tie {
	_, sentence := before.(report.Paragraph)
	switch {
	case styled(before, report.LeadIn), styled(next, report.Note):
		return bind
	case sentence && !styled(before, report.Note) && !styled(next, report.LeadIn):
		return inPair
	}
	return 0
}

// How the space between two blocks grows out of that between paragraphs: what
// belongs together stands closer, what begins anew stands farther apart.
const (
	leadSpace  = 0.35
	itemSpace  = 0.6
	groupSpace = 1.5
	notesSpace = 6.0 // between one note and the next
)

// between is the space from one block to the next, and how much it may grow.
func (b *builder) between(before, next report.Block) (gap, loose float64) {
	lead, note := styled(before, report.LeadIn), styled(next, report.Note)
	_, list := next.(report.List)
	_, sentence := before.(report.Paragraph)
	switch {
	case lead && list:
		return leadSpace * b.size.gap, 2
	case note && styled(before, report.Note):
		return notesSpace, 2
	case note:
		return groupSpace * b.size.gap, 8
	case sentence && !styled(before, report.Note) && !styled(next, report.LeadIn):
		return b.size.gap, 6
	}
	return groupSpace * b.size.gap, 18
}

// reserve is the height that the lead-in before a table or chart and the notes
// after it take. What would fill half of a page is not reckoned with.
func (b *builder) reserve(blocks []report.Block, i int) float64 {
	h := 0.0
	if i > 0 && styled(blocks[i-1], report.LeadIn) {
		h += b.paragraphHeight(blocks[i-1].(report.Paragraph), b.size.gap)
	}
	gap := groupSpace * b.size.gap
	for _, next := range blocks[i+1:] {
		if !styled(next, report.Note) || h > fullBody/2 {
			break
		}
		h += b.paragraphHeight(next.(report.Paragraph), gap)
		gap = notesSpace
	}
	if h > fullBody/2 {
		return 0
	}
	return h
}

// paragraphHeight is a paragraph's height and the gap beside it.
func (b *builder) paragraphHeight(p report.Paragraph, gap float64) float64 {
	ts, _ := b.paragraphLook(p.Style)
	lines := b.tidy(b.clean(p.Text.String()), set{Regular, ts.size}, measure)
	if len(lines) == 0 {
		return 0
	}
	return gap + float64(len(lines))*ts.line
}

func (b *builder) paragraphLook(s report.Style) (textSize, Color) {
	switch s {
	case report.Note:
		return noteSize, grey
	case report.Subtitle:
		return b.size, grey
	}
	return b.size, ink
}

func (b *builder) paragraph(sect NodeID, p report.Paragraph) []atom {
	s := b.clean(p.Text.String())
	if s == "" {
		return nil
	}
	ts, c := b.paragraphLook(p.Style)
	lines := b.tidy(s, set{Regular, ts.size}, measure)
	return lineAtoms(b.leaf(sect, RoleP), edge, ts, Regular, c, lines, ts.gap)
}

func (b *builder) list(sect NodeID, l report.List) []atom {
	return b.listed(sect, l.Ordered, b.cleaned(l.Items))
}

// listed sets clean items with hanging indent.
func (b *builder) listed(sect NodeID, ordered bool, items []string) []atom {
	if len(items) == 0 {
		return nil
	}
	node := b.node(Node{Role: RoleList, Parent: sect, Ordered: ordered})
	st := set{SemiBold, b.size.size}
	hang := hangIn
	if ordered {
		hang = b.width(strconv.Itoa(len(items))+".", st.weight, st.size) + 12
	}
	var out []atom
	for i, s := range items {
		label := run{text: "•"}
		if ordered {
			label.text = strconv.Itoa(i+1) + "."
		}
		label.width = b.width(label.text, st.weight, st.size)
		x := edge + bulletIn
		if ordered {
			x = edge + hang - 12 - label.width
		}
		item := b.leaf(node, RoleItem)
		lbl := text(b.leaf(item, RoleLabel), x, b.size.baseline(), st, teal, label)
		lines := b.tidy(s, set{Regular, b.size.size}, measure-hang)
		more := lineAtoms(b.leaf(item, RoleBody), edge+hang, b.size, Regular, ink, lines, itemSpace*b.size.gap)
		more[0].elems = append([]Element{lbl}, more[0].elems...)
		if i > 0 {
			more[0].loose = 12
		}
		switch i {
		case 0, len(items) - 2:
			bound(more, inPair)
		default:
			bound(more, inList)
		}
		out = append(out, more...)
	}
	out[len(out)-1].tie = 0
	return out
}

// cleaned is the texts that have something to draw.
func (b *builder) cleaned(items []report.Text) []string {
	var out []string
	for _, t := range items {
		if s := b.clean(t.String()); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// cardPlan is the look of the cards: three columns hold more of them.
type cardPlan struct {
	columns         int
	text            textSize
	number          float64 // size of the figure
	inset, textFrom float64
}

const (
	cardGap   = 16.0
	cardLines = 5 // a card with more to say is no card
	cardMin   = 62.0
	cardMax   = 136.0
)

// cards draws the numbered overview: two columns, three when there are more
// than six. Texts that no card holds become a numbered list.
func (b *builder) cards(sect NodeID, c report.Cards) []atom {
	items := b.cleaned(c.Items)
	plan := cardPlan{2, textSize{21, 27, 0}, 30, 26, 80}
	if len(items) > 6 {
		plan = cardPlan{3, textSize{18, 23, 0}, 25, 18, 58}
	}
	width := (measure - cardGap*float64(plan.columns-1)) / float64(plan.columns)
	st := set{SemiBold, plan.text.size}
	lines := make([][]run, len(items))
	for i, s := range items {
		lines[i] = b.balanced(s, st, width-plan.textFrom-plan.inset)
		if len(lines[i]) > cardLines || len(items) > 99 {
			return b.listed(sect, true, items)
		}
	}
	if len(items) == 0 {
		return nil
	}
	node := b.node(Node{Role: RoleList, Parent: sect, Ordered: true})
	rows := slices.Collect(slices.Chunk(lines, plan.columns))
	least := cardHeight(plan, lines)
	if (least+cardGap)*float64(len(rows)) > fullBody {
		least = cardMin // rows as high as each needs: more fit on a page
	}
	var out []atom
	for i, row := range rows {
		out = append(out, b.cardRow(node, plan, width, i*plan.columns, max(least, cardHeight(plan, row)), row))
	}
	return out
}

// cardHeight is what the highest of some cards needs.
func cardHeight(plan cardPlan, cards [][]run) float64 {
	height := cardMin
	for _, lines := range cards {
		height = max(height, float64(len(lines))*plan.text.line+30)
	}
	return height
}

// cardRow is one row of cards, the first of them numbered from+1.
func (b *builder) cardRow(list NodeID, plan cardPlan, width float64, from int, height float64, row [][]run) atom {
	a := atom{height: height, gap: cardGap, spare: max(0, cardMax-height), grow: growCard}
	for i, lines := range row {
		x := edge + float64(i)*(width+cardGap)
		ground := rect(x, 0, width, height, pale)
		ground.Radius = 9
		item := b.leaf(list, RoleItem)
		figure := run{text: strconv.Itoa(from + i + 1)}
		fst := set{Bold, plan.number}
		figure.width = b.width(figure.text, fst.weight, fst.size)
		mid := (height + capHeight*plan.number) / 2
		a.elems = append(a.elems, ground, text(b.leaf(item, RoleLabel), x+plan.inset, mid, fst, orange, figure))
		body := b.leaf(item, RoleBody)
		top := (height - float64(len(lines))*plan.text.line) / 2
		for j, r := range lines {
			y := top + float64(j)*plan.text.line + plan.text.baseline()
			a.elems = append(a.elems, text(body, x+plan.textFrom, y, set{SemiBold, plan.text.size}, navy, r))
		}
	}
	return a
}

// growCard makes the ground higher, keeps the text in its middle and a rule at
// its foot.
func growCard(e *Element, by float64) {
	switch e.Kind {
	case Rect:
		e.H += by
	case Line:
		e.Y += by
	case Text:
		e.Y += by / 2
	}
}
