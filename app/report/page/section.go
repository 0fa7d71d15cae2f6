package page

import "foraeldredialog/app/report"

// content lays a section out under a heading's band, on as many pages as it
// takes.
func (b *builder) content(s report.Section) {
	sect := b.section(s.Heading.String())
	page, first := b.heading(sect, s.Heading.String())
	b.blocks(sect, s, page, first)
}

// blocks sets a section's blocks from the page on whose body is first high.
func (b *builder) blocks(sect NodeID, s report.Section, page int, first float64) {
	atoms := b.sized(sect, s.Blocks, first)
	if len(atoms) == 0 {
		return
	}
	for i, chunk := range paginate(atoms, first, fullBody) {
		room := first
		if i > 0 {
			page = b.repeated(s.Heading.String())
			room = fullBody
		}
		b.add(page, place(chunk, bodyEnd-room, room)...)
	}
}

// sized makes the atoms at the largest size that suits: one page if any size
// holds on one, else the largest from the ordinary one on that takes no more
// pages than the smallest does.
func (b *builder) sized(sect NodeID, blocks []report.Block, first float64) []atom {
	mark := len(b.nodes)
	try := func(ts textSize) []atom {
		b.nodes = b.nodes[:mark]
		b.size = ts
		return b.atoms(sect, blocks)
	}
	var atoms []atom
	for _, ts := range bodySizes {
		if atoms = try(ts.textSize); heightOf(atoms, true) <= first*ts.share {
			return atoms
		}
	}
	fewest := len(paginate(atoms, first, fullBody))
	for _, ts := range bodySizes[usual:] {
		if atoms = try(ts.textSize); len(paginate(atoms, first, fullBody)) <= fewest {
			break
		}
	}
	return atoms
}

// headingSizes are tried in turn, each for at most so many lines.
var headingSizes = []struct {
	textSize
	lines int
}{{textSize{30, 36, 0}, 1}, {textSize{26, 32, 0}, 2}, {textSize{22, 28, 0}, 3}}

// headingPage is how many lines of the smallest size one page's band holds. A
// longer heading goes on, as a heading, on the next page.
const headingPage = 12

// heading draws a section's first page's band and returns the page and how high
// its body is. A heading that is longer than a page takes further pages.
func (b *builder) heading(sect NodeID, heading string) (int, float64) {
	s := b.clean(heading)
	var lines []run
	ts := headingSizes[0].textSize
	for _, h := range headingSizes {
		ts = h.textSize
		lines = b.balanced(s, set{Bold, ts.size}, measure)
		if len(lines) <= h.lines {
			break
		}
	}
	node := Decoration // an empty band
	if len(lines) > 0 {
		node = b.leaf(sect, b.headingRole())
	}
	for {
		n := min(len(lines), headingPage)
		page, height := b.band(node, lines[:n], ts)
		lines = lines[n:]
		if len(lines) == 0 {
			return page, bodyEnd - height - bodyGap
		}
	}
}

// repeated starts a continuation page. Its heading is pagination, an artifact:
// PDF/UA-1 (7.1) wants content to be either tagged or artifact and a heading to
// stand for a part of the document, and the part has had its heading. A second
// one would show up in a screen reader's list of headings as a further section.
func (b *builder) repeated(heading string) int {
	ts := headingSizes[0].textSize
	s := b.clean(heading)
	if b.width(s+continued, Bold, ts.size) > measure {
		ts = headingSizes[1].textSize
	}
	st := set{Bold, ts.size}
	tail := b.width(continued, st.weight, st.size)
	r := b.shortened(s, st, measure-tail)
	if r.text == "" {
		r = run{continued[1:], tail}
	} else {
		r = run{r.text + continued, r.width + tail}
	}
	page, _ := b.band(Pagination, []run{r}, ts)
	return page
}

// band draws a page's head on a new page and returns the band's height.
func (b *builder) band(node NodeID, lines []run, ts textSize) (page int, height float64) {
	block := float64(len(lines)) * ts.line
	// 34 above keeps the draft's word clear of the first line.
	height = max(bandHeight, block+34+14)
	page = b.newPage(true,
		rect(0, 0, Width, Height, white),
		rect(0, 0, Width, height, pale),
		rect(0, 0, bandRule, height, orange))
	top := (height - block) / 2
	if height > bandHeight {
		top = 32
	}
	for i, r := range lines {
		y := top + float64(i)*ts.line + ts.baseline()
		b.add(page, text(node, edge, y, set{Bold, ts.size}, navy, r))
	}
	return page, height
}
