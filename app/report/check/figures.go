package check

import "strings"

var (
	ruleFigureAlt  = rule{"figure-alt", "ISO 14289-1 7.3"}
	ruleFigureBox  = rule{"figure-bbox", "ISO 14289-1 7.3"}
	ruleFormulaAlt = rule{"formula-alt", "ISO 14289-1 7.7"}
)

// checkFigures: a figure says in words what it shows, and where it is.
func (d *document) checkFigures() {
	for _, e := range d.elements {
		said := strings.TrimSpace(d.text(e.dict["Alt"])) != "" ||
			strings.TrimSpace(d.text(e.dict["ActualText"])) != ""
		switch e.role {
		case "Figure":
			if !said {
				d.add(ruleFigureAlt, e.page, "En figur mangler en beskrivelse i ord.")
			}
			if !d.isBox(e) {
				d.add(ruleFigureBox, e.page, "En figur siger ikke, hvor på siden den er (BBox).")
			}
		case "Formula":
			if !said {
				d.add(ruleFormulaAlt, e.page, "En formel mangler en beskrivelse i ord.")
			}
		}
	}
}

func (d *document) isBox(e *element) bool {
	box := d.array(d.attribute(e, "Layout", "BBox"))
	if len(box) != 4 {
		return false
	}
	return d.number(box[2]) > d.number(box[0]) && d.number(box[3]) > d.number(box[1])
}
