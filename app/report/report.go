// Package report makes one Document out of a series' state: headings,
// paragraphs, lists, tables and cards in reading order. It knows no format; the
// renderers below it know no noun. Text that comes from data can only enter as
// analysis.Clean, so text as it was given cannot reach a document.
package report

import (
	"slices"
	"strings"
	"time"

	"foraeldredialog/analysis"
)

// Text is text that may be published: the program's own words, numbers and
// dates, and cleaned text.
type Text struct{ s string }

// label is a word of the program's own. Only an untyped constant turns into a
// label by itself, so a string that came from a user cannot.
type label string

func (t Text) String() string { return t.s }

// IsEmpty reports whether nothing would be drawn.
func (t Text) IsEmpty() bool { return strings.TrimSpace(t.s) == "" }

// Of is the text that the anonymiser let through.
func Of(c analysis.Clean) Text { return Text{c.String()} }

func fixed(l label) Text { return Text{string(l)} }

func join(parts ...Text) Text {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.s)
	}
	return Text{b.String()}
}

// Document is what a renderer gets: pages or chapters in reading order.
type Document struct {
	Title    Text
	Author   Text      // the municipality or unit, may be empty
	Lang     string    // BCP 47, "da-DK"
	Created  time.Time // the date that the file carries; same input, same bytes
	Draft    bool      // "UDKAST" is drawn on every page
	Footer   Text      // small line at each page's foot
	Sections []Section
}

// Texts calls fn with every text of the document in reading order.
func (d Document) Texts(fn func(Text)) {
	fn(d.Title)
	fn(d.Author)
	for _, s := range d.Sections {
		fn(s.Heading)
		for _, b := range s.Blocks {
			for _, t := range textsOf(b) {
				fn(t)
			}
		}
	}
}

func textsOf(b Block) []Text {
	switch b := b.(type) {
	case Paragraph:
		return []Text{b.Text}
	case List:
		return b.Items
	case Cards:
		return b.Items
	case Table:
		return append(append([]Text{b.Caption}, b.Head...), slices.Concat(b.Rows...)...)
	case Bars:
		return append([]Text{b.Alt}, b.Labels...)
	}
	return nil
}

// Layout is how a section wants to be drawn.
type Layout string

// The layouts.
const (
	Cover    Layout = "cover"    // title, subtitle lines
	Content  Layout = "content"  // heading and blocks
	Overview Layout = "overview" // heading and numbered cards
)

// Section is a slide, or a chapter in running documents. One that does not fit
// goes on to a further page with its heading repeated.
type Section struct {
	Layout  Layout
	Heading Text
	Blocks  []Block
}

// Block is one of Paragraph, List, Cards, Table, Bars.
type Block interface{ block() }

// Style is the weight that a paragraph has on the page.
type Style string

// The paragraph styles.
const (
	Body     Style = ""         // running text
	LeadIn   Style = "lead-in"  // "Forældrene efterspørger:"
	Subtitle Style = "subtitle" // the cover's lines
	Note     Style = "note"     // small print, method, forbehold
)

// Paragraph is running text.
type Paragraph struct {
	Style Style
	Text  Text
}

// List is a bulleted list, or a numbered one.
type List struct {
	Ordered bool
	Items   []Text
}

// Cards is the numbered overview of themes.
type Cards struct{ Items []Text }

// Table has one row of heads; the first column of each row is that row's head.
type Table struct {
	Caption Text
	Head    []Text
	Rows    [][]Text
	Numeric []bool // column by column: right-aligned digits
}

// Bars is a horizontal bar chart. Alt is made from the numbers.
type Bars struct {
	Alt    Text
	Labels []Text
	Values []int
}

func (Paragraph) block() {}
func (List) block()      {}
func (Cards) block()     {}
func (Table) block()     {}
func (Bars) block()      {}
