package check

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// widths are the widths that a PDF says its font has: single ones, runs of the
// same width, and one for the rest.
type widths struct {
	single map[int]float64
	runs   []widthRun
	rest   float64
}

// maxRuns is four times what a font of 1,000 glyphs can need.
const maxRuns = 4096

type widthRun struct {
	codeRange
	width float64
}

// widths reads W of ISO 32000-1 9.7.4.3: "c [w1 w2 …]" or "first last w".
func (d *document) widths(cid types.Dict) widths {
	w := widths{single: map[int]float64{}, rest: 1000}
	if cid["DW"] != nil {
		w.rest = d.number(cid["DW"])
	}
	all := d.array(cid["W"])
	for i := 0; i+1 < len(all); {
		start, _ := d.integer(all[i])
		if each := d.array(all[i+1]); each != nil {
			for k, o := range each {
				w.single[start+k] = d.number(o)
			}
			i += 2
			continue
		}
		if i+2 >= len(all) {
			break
		}
		end, _ := d.integer(all[i+1])
		if len(w.runs) < maxRuns {
			w.runs = append(w.runs, widthRun{codeRange{start, end}, d.number(all[i+2])})
		}
		i += 3
	}
	return w
}

// agree allows a thousandth of an em and rounding, as PDF/A does.
func (w widths) agree(code int, advance float64) bool {
	width, ok := w.single[code]
	if !ok {
		width = w.rest
		for _, r := range w.runs {
			if code >= r.low && code <= r.high {
				width = r.width
				break
			}
		}
	}
	return math.IsNaN(advance) || math.Abs(width-advance) <= 1.001
}
