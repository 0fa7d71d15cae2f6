// Package page lays a report.Document out on 16:9 slides: it decides sizes,
// line breaks, page breaks and reading order, and nothing else. It refuses to
// know any file format, window or printer: what draws a page only has to fill
// rectangles, draw lines and set runs of text at the places given here.
//
// All lengths are points of 1/72 inch, all co-ordinates have their origin in
// the page's top left corner with y growing downwards.
package page

import "foraeldredialog/app/report"

// A page's size: 16:9.
const (
	Width  = 960.0
	Height = 540.0
)

// Kind tells which of the three drawings an Element is.
type Kind uint8

// The kinds.
const (
	Rect Kind = iota // filled, X Y is the top left corner, rounded by Radius
	Line             // from X,Y to X+W,Y+H, Stroke wide
	Text             // one line of text, X is its left edge and Y its baseline
)

// Weight is the cut of the typeface that a text run is set in.
type Weight uint8

// The weights, in the order of their darkness.
const (
	Regular Weight = iota
	Medium
	SemiBold
	Bold
)

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// NodeID is an index into Result.Nodes, or one of the two kinds of artifact.
type NodeID int

// Elements that carry no content of their own. A screen reader skips them.
const (
	Decoration NodeID = -1 // bands, rules, backgrounds
	Pagination NodeID = -2 // footers, page numbers, repeated heads, "UDKAST"
)

// Element is one thing to draw. A page's elements stand in drawing order, which
// is the reading order too.
type Element struct {
	Kind   Kind
	Node   NodeID
	X, Y   float64
	W, H   float64 // Text: W is the measured width, H is 0
	Radius float64
	Stroke float64
	Color  Color
	Weight Weight
	Size   float64
	Text   string // ends with a space where a wrapped line goes on after one
}

// Page is one slide.
type Page struct {
	Elements []Element
}

// Role is a node's role in the document's structure; the names are those of
// ISO 32000-1, 14.8.4.
type Role string

// The roles. Only the leaves H1, H2, P, Caption, Lbl, LBody, TH, TD and Figure
// have elements on the pages.
const (
	RoleDocument Role = "Document"
	RoleSect     Role = "Sect"
	RoleH1       Role = "H1"
	RoleH2       Role = "H2"
	RoleP        Role = "P"
	RoleList     Role = "L"
	RoleItem     Role = "LI"
	RoleLabel    Role = "Lbl"
	RoleBody     Role = "LBody"
	RoleTable    Role = "Table"
	RoleRow      Role = "TR"
	RoleHead     Role = "TH"
	RoleCell     Role = "TD"
	RoleCaption  Role = "Caption"
	RoleFigure   Role = "Figure"
)

// Scope says which cells a RoleHead node heads.
type Scope string

// The scopes.
const (
	ScopeColumn Scope = "Column"
	ScopeRow    Scope = "Row"
)

// Node is a part of the document's structure. A node's children follow it in
// Result.Nodes in reading order.
type Node struct {
	Role    Role
	Parent  NodeID // -1 for the document itself
	Alt     string // of a Figure, never empty there
	Scope   Scope  // of a TH
	Ordered bool   // of an L: its labels are numbers
}

// Bookmark is a place that a reader may jump to.
type Bookmark struct {
	Title string
	Page  int // index into Result.Pages
}

// Replacement tells of a rune that the typeface cannot show and what was drawn
// in its place. Bytes that are not UTF-8 count as U+FFFD.
type Replacement struct {
	Rune  rune
	Page  int // 1 is the first
	Count int
}

// Result is a document that has been laid out.
type Result struct {
	Title     string // for the file; any script, no control characters
	Author    string
	Pages     []Page
	Nodes     []Node // Nodes[0] is the document
	Bookmarks []Bookmark
	Replaced  []Replacement // by page, then by rune
}

// Layout lays doc out. The same document and fonts give the same result.
// It fails only when the fonts cannot be read.
func Layout(doc report.Document, fonts Fonts) (Result, error) {
	faces, err := parseFonts(fonts)
	if err != nil {
		return Result{}, err
	}
	b := newBuilder(doc, faces)
	for _, s := range doc.Sections {
		if s.Layout == report.Cover {
			b.cover(s)
		} else {
			b.content(s)
		}
	}
	if len(b.pages) == 0 { // a file needs a page, even where nothing is said
		b.content(report.Section{Layout: report.Content, Heading: doc.Title})
	}
	return b.finish(), nil
}

// Bounds is the rectangle that an element is drawn in. For text it runs from
// above the ring of Å to below the letters' tails.
func (e Element) Bounds() (left, top, right, bottom float64) {
	switch e.Kind {
	case Text:
		return e.X, e.Y - aboveBase*e.Size, e.X + e.W, e.Y + belowBase*e.Size
	case Line:
		half := e.Stroke / 2
		return min(e.X, e.X+e.W) - half, min(e.Y, e.Y+e.H) - half, max(e.X, e.X+e.W) + half, max(e.Y, e.Y+e.H) + half
	}
	return e.X, e.Y, e.X + e.W, e.Y + e.H
}
