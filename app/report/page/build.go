package page

import (
	"strconv"
	"strings"

	"foraeldredialog/app/report"
)

// builder collects pages and structure while a document is laid out.
type builder struct {
	*marks
	doc       report.Document
	footer    string
	pages     []Page
	nodes     []Node
	bookmarks []Bookmark
	numbered  []bool // pages that show their number and the footer
	titled    bool   // a cover has taken the first-level heading
	size      textSize
}

const root NodeID = 0

func newBuilder(doc report.Document, f faces) *builder {
	b := &builder{marks: newMarks(f), doc: doc}
	b.footer = b.clean(doc.Footer.String())
	b.node(Node{Role: RoleDocument, Parent: -1})
	return b
}

func (b *builder) node(n Node) NodeID {
	b.nodes = append(b.nodes, n)
	return NodeID(len(b.nodes) - 1)
}

func (b *builder) leaf(parent NodeID, r Role) NodeID {
	return b.node(Node{Role: r, Parent: parent})
}

// section opens a Sect with its bookmark on the page to come.
func (b *builder) section(heading string) NodeID {
	if title := plain(heading); title != "" {
		b.bookmarks = append(b.bookmarks, Bookmark{abridged(title, bookmarkLength), len(b.pages)})
	}
	return b.leaf(root, RoleSect)
}

// headingRole keeps the levels free of gaps: without a cover there is nothing
// above the sections' headings, so they are of the first level.
func (b *builder) headingRole() Role {
	if b.titled {
		return RoleH2
	}
	return RoleH1
}

// text makes a run of text.
func text(n NodeID, x, y float64, st set, c Color, r run) Element {
	return Element{Kind: Text, Node: n, X: x, Y: y, W: r.width, Color: c, Weight: st.weight, Size: st.size, Text: r.text}
}

func rect(x, y, w, h float64, c Color) Element {
	return Element{Kind: Rect, Node: Decoration, X: x, Y: y, W: w, H: h, Color: c}
}

// newPage adds a page and returns its index.
func (b *builder) newPage(numbered bool, elems ...Element) int {
	b.pages = append(b.pages, Page{Elements: elems})
	b.numbered = append(b.numbered, numbered)
	return len(b.pages) - 1
}

func (b *builder) add(page int, elems ...Element) {
	b.pages[page].Elements = append(b.pages[page].Elements, elems...)
}

// finish adds what stands on every page, and turns marks into boxes.
func (b *builder) finish() Result {
	for i := range b.pages {
		ground := navy
		if b.numbered[i] {
			ground = white
			b.foot(i)
		}
		if b.doc.Draft {
			b.draft(i, ground)
		}
		for j := range b.pages[i].Elements {
			e := &b.pages[i].Elements[j]
			if e.Kind == Text {
				e.Text = b.reveal(e.Text, i+1)
			}
		}
	}
	return Result{
		Title:     plain(b.doc.Title.String()),
		Author:    plain(b.doc.Author.String()),
		Pages:     b.pages,
		Nodes:     b.nodes,
		Bookmarks: b.bookmarks,
		Replaced:  b.replaced(),
	}
}

// foot sets the footer and the page's number. The footer is an artifact; it is
// the one text that is shortened where it does not fit its line.
func (b *builder) foot(page int) {
	st := set{Regular, footerSize}
	number := strconv.Itoa(page + 1)
	w := b.width(number, st.weight, st.size)
	if r := b.shortened(b.footer, st, measure-w-24); r.text != "" {
		b.add(page, text(Pagination, edge, footerBase, st, grey, r))
	}
	b.add(page, text(Pagination, Width-edge-w, footerBase, st, grey, run{number, w}))
}

// draft sets the draft's word in the top right corner, above all other text.
func (b *builder) draft(page int, ground Color) {
	st := set{SemiBold, 12}
	c := orange
	if ground == navy {
		c = mist
	}
	w := b.width(draftWord, st.weight, st.size)
	b.add(page, text(Pagination, Width-24-w, 18, st, c, run{draftWord, w}))
}

// shortened is s on one line, with an ellipsis where it does not fit. Only
// artifacts are shortened.
func (b *builder) shortened(s string, st set, width float64) run {
	if w := b.width(s, st.weight, st.size); w <= width {
		return run{s, w}
	}
	const more = "…"
	room := width - b.width(more, st.weight, st.size)
	s = strings.TrimRight(b.head(s, st, room), " \u00A0") + more
	return run{s, b.width(s, st.weight, st.size)}
}
