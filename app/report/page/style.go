package page

// The palette: one navy, one teal, one orange, and greys. Each text colour
// reaches a contrast of 4.5:1 on each ground that it is used on; tests compute
// it from the palette and from finished pages.
var (
	white  = Color{0xFF, 0xFF, 0xFF}
	navy   = Color{0x12, 0x2E, 0x51}
	teal   = Color{0x00, 0x70, 0x7A}
	orange = Color{0xB3, 0x4A, 0x00}
	pale   = Color{0xED, 0xF2, 0xF8}
	ink    = Color{0x1B, 0x24, 0x30}
	grey   = Color{0x4B, 0x57, 0x63}
	mist   = Color{0xD5, 0xDF, 0xEA}
)

// The frame of a content page.
const (
	edge       = 66.0           // left and right margin of all text
	measure    = Width - 2*edge // the widest line
	bandHeight = 96.0           // the heading's band, higher for long headings
	bandRule   = 11.0           // the band's orange edge
	bodyGap    = 30.0           // from the band to the first line
	bodyEnd    = 490.0          // no content below
	footerBase = 518.0          // the footer's baseline
	fullBody   = bodyEnd - bandHeight - bodyGap
	aboveBase  = 0.97  // Inter's ascent with the ring of Å, in em
	belowBase  = 0.25  // its descent
	capHeight  = 0.727 // its capitals' height
	footerSize = 10.5  // the only text below 12 points
	draftWord  = "UDKAST"
	continued  = " (fortsat)"
)

// textSize is a size with the line height and the space between paragraphs
// that go with it. The other spaces of a page follow from the latter.
type textSize struct{ size, line, gap float64 }

// bodySizes are tried from the first on, each on pages that it fills by no more
// than its share: a page that is nearly full reads better at the ordinary size.
// The first two are for pages with little on them, the last two for pages that
// would otherwise not hold.
var bodySizes = []struct {
	textSize
	share float64
}{
	{textSize{26, 38, 20}, 0.34},
	{textSize{24, 35, 17}, 0.6},
	{ordinary, 1},
	{textSize{20, 28, 10}, 1},
	{tightest, 1},
}

// usual is where the ordinary size stands among them.
const usual = 2

var (
	ordinary = textSize{22, 31, 13}
	tightest = textSize{20, 26, 8} // lines at 1.3 still part well on a screen
)

var (
	noteSize  = textSize{14, 19, 0}
	labelSize = textSize{17, 22, 14}
)

// baseline is where a line's text stands so that its capitals are centred in
// the line's height.
func (t textSize) baseline() float64 { return (t.line + capHeight*t.size) / 2 }
