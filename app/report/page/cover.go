package page

import "foraeldredialog/app/report"

// The cover's type, largest first; the last is taken where none holds.
var coverSizes = []textSize{{42, 51, 0}, {34, 42, 0}, {27, 34, 0}, {22, 28, 0}}

const (
	coverTop    = 72.0
	coverEnd    = 486.0
	coverWidth  = 760.0
	ruleWidth   = 126.0
	ruleHeight  = 5.0
	aboveRule   = 34.0
	coverCentre = 0.46 // the block stands a little above the middle
)

// cover draws title, rule and subtitle lines on navy. What a cover has no place
// for, such as a list, follows on a content page of the same section.
func (b *builder) cover(s report.Section) {
	heading := s.Heading
	if heading.IsEmpty() {
		heading = b.doc.Title
	}
	sect := b.section(heading.String())
	atoms, rest := b.coverAtoms(sect, s, heading)
	for i, chunk := range paginate(atoms, coverEnd-coverTop, coverEnd-coverTop) {
		page := b.newPage(false, rect(0, 0, Width, Height, navy))
		top := coverTop
		if h := heightOf(chunk, true); i == 0 && h < coverEnd-coverTop {
			top = max(coverTop, (Height-h)*coverCentre)
		}
		b.add(page, place(chunk, top, 0)...)
	}
	if len(rest) > 0 {
		page := b.repeated(heading.String())
		b.blocks(sect, report.Section{Heading: heading, Blocks: rest}, page, fullBody)
	}
}

func (b *builder) coverAtoms(sect NodeID, s report.Section, heading report.Text) (atoms []atom, rest []report.Block) {
	ts, lines := b.coverTitle(b.clean(heading.String()))
	if len(lines) > 0 {
		role := b.headingRole()
		b.titled = true
		atoms = append(atoms, lineAtoms(b.leaf(sect, role), edge, ts, Bold, white, lines, 0)...)
	}
	rule := atom{gap: aboveRule, height: ruleHeight, tie: bind}
	rule.elems = []Element{rect(edge, 0, ruleWidth, ruleHeight, orange)}
	atoms = append(atoms, rule)
	sub := textSize{22, 30, 22}
	for _, block := range s.Blocks {
		p, ok := block.(report.Paragraph)
		if !ok || p.Style == report.Note {
			rest = append(rest, block)
			continue
		}
		str := b.clean(p.Text.String())
		if str == "" {
			continue
		}
		lines := b.wrap(str, set{Regular, sub.size}, coverWidth)
		c := white
		if sub.size < 22 {
			c = mist
		}
		atoms = append(atoms, lineAtoms(b.leaf(sect, RoleP), edge, sub, Regular, c, lines, sub.gap)...)
		sub = textSize{17, 24, 8}
	}
	return atoms, rest
}

func (b *builder) coverTitle(s string) (textSize, []run) {
	var lines []run
	for i, ts := range coverSizes {
		lines = b.balanced(s, set{Bold, ts.size}, coverWidth)
		if len(lines) <= 3+i {
			return ts, lines
		}
	}
	return coverSizes[len(coverSizes)-1], lines
}

// lineAtoms makes an atom of each line, the first with a gap before it. They
// keep together except in the middle of something long, so that no single line
// is left behind.
func lineAtoms(n NodeID, x float64, ts textSize, w Weight, c Color, lines []run, gap float64) []atom {
	var out []atom
	long := float64(len(lines))*ts.line > fullBody*longShare
	for i, r := range lines {
		a := atom{elems: []Element{text(n, x, ts.baseline(), set{w, ts.size}, c, r)}, height: ts.line}
		if i+1 < len(lines) && (!long || i == 0 || i+2 == len(lines)) {
			a.tie = bind
		}
		out = append(out, a)
	}
	if len(out) > 0 {
		out[0].gap = gap
	}
	return out
}
