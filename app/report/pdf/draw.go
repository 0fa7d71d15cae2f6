package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"foraeldredialog/app/report/page"
)

// drawing is fpdf's output and what the finisher must know about it.
type drawing struct {
	file   []byte
	owners [][]page.NodeID        // page by page, the node of each MCID
	runes  map[page.Weight][]rune // what is set in each weight, sorted
	boxes  map[page.NodeID]bounds // of Figures
}

// bounds is a rectangle in PDF co-ordinates, y upwards.
type bounds struct{ left, bottom, right, top float64 }

// family names a weight in fpdf. It is lower case, as fpdf makes it so anyway.
func family(w page.Weight) string {
	return [...]string{"regular", "medium", "semibold", "bold"}[w]
}

// draw sets all pages with fpdf. Everything that fpdf would do on its own, such
// as breaking pages or reading the clock, is switched off.
func draw(laid page.Result, fonts page.Fonts) (drawing, error) {
	f := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", // the size is given as it is to be used
		UnitStr:        "pt",
		Size:           fpdf.SizeType{Wd: page.Width, Ht: page.Height},
	})
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	f.SetCompression(false) // the finisher compresses, and better
	f.SetCatalogSort(true)
	f.SetCreationDate(time.Unix(0, 0).UTC())
	f.SetModificationDate(time.Unix(0, 0).UTC())
	d := drawing{
		runes: usedRunes(laid),
		boxes: map[page.NodeID]bounds{},
	}
	for w := range page.Bold + 1 {
		if len(d.runes[w]) > 0 {
			// A copy: fpdf's subsetter appends to slices of the file it was given.
			f.AddUTF8FontFromBytes(family(w), "", bytes.Clone(fonts.Bytes(w)))
		}
	}
	p := pen{Fpdf: f}
	for _, pg := range laid.Pages {
		d.owners = append(d.owners, p.page(pg, laid.Nodes, d.boxes))
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		return drawing{}, fmt.Errorf("pdf: draw: %w", err)
	}
	d.file = out.Bytes()
	return d, nil
}

// pen draws pages and remembers which font is set.
type pen struct {
	*fpdf.Fpdf
	weight page.Weight
	size   float64
}

// page draws one page and returns the nodes of its marked content, by MCID.
func (p *pen) page(pg page.Page, nodes []page.Node, boxes map[page.NodeID]bounds) []page.NodeID {
	p.AddPage()
	var owners []page.NodeID
	for i, e := range pg.Elements {
		if i == 0 || pg.Elements[i-1].Node != e.Node {
			p.RawWriteStr(mark(e.Node, nodes, len(owners)))
			if e.Node >= 0 {
				owners = append(owners, e.Node)
			}
		}
		p.element(e)
		if e.Node >= 0 && nodes[e.Node].Role == page.RoleFigure {
			boxes[e.Node] = boundsOf(e).around(boxes[e.Node])
		}
		if i+1 == len(pg.Elements) || pg.Elements[i+1].Node != e.Node {
			p.RawWriteStr("EMC")
		}
	}
	return owners
}

// mark opens marked content: a tag with its number, or an artifact.
func mark(n page.NodeID, nodes []page.Node, mcid int) string {
	switch {
	case n == page.Pagination:
		return "/Artifact <</Type /Pagination>> BDC"
	case n < 0:
		return "/Artifact <</Type /Layout>> BDC"
	}
	return fmt.Sprintf("/%s <</MCID %d>> BDC", nodes[n].Role, mcid)
}

func (p *pen) element(e page.Element) {
	r, g, b := int(e.Color.R), int(e.Color.G), int(e.Color.B)
	switch e.Kind {
	case page.Rect:
		p.SetFillColor(r, g, b)
		if e.Radius > 0 {
			p.RoundedRect(e.X, e.Y, e.W, e.H, e.Radius, "1234", "F")
		} else {
			p.Rect(e.X, e.Y, e.W, e.H, "F")
		}
	case page.Line:
		p.SetDrawColor(r, g, b)
		p.SetLineWidth(e.Stroke)
		p.Fpdf.Line(e.X, e.Y, e.X+e.W, e.Y+e.H)
	case page.Text:
		if p.size != e.Size || p.weight != e.Weight {
			p.SetFont(family(e.Weight), "", e.Size)
			p.weight, p.size = e.Weight, e.Size
		}
		p.SetTextColor(r, g, b)
		p.Fpdf.Text(e.X, e.Y, e.Text)
	}
}

// usedRunes is what each weight has to have glyphs for.
func usedRunes(laid page.Result) map[page.Weight][]rune {
	seen := map[page.Weight]map[rune]bool{}
	for _, pg := range laid.Pages {
		for _, e := range pg.Elements {
			if e.Kind != page.Text {
				continue
			}
			if seen[e.Weight] == nil {
				seen[e.Weight] = map[rune]bool{}
			}
			for _, r := range e.Text {
				seen[e.Weight][r] = true
			}
		}
	}
	out := map[page.Weight][]rune{}
	for w, runes := range seen {
		for r := range runes {
			out[w] = append(out[w], r)
		}
		slices.Sort(out[w])
	}
	return out
}

func boundsOf(e page.Element) bounds {
	x, top, right, bottom := e.Bounds()
	return bounds{x, page.Height - bottom, right, page.Height - top}
}

// around is the smallest rectangle with both in it.
func (b bounds) around(other bounds) bounds {
	if other == (bounds{}) {
		return b
	}
	return bounds{
		min(b.left, other.left), min(b.bottom, other.bottom),
		max(b.right, other.right), max(b.top, other.top),
	}
}
