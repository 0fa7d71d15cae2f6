package check

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

var (
	ruleTabOrder    = rule{"tab-order", "ISO 14289-1 7.18.3"}
	ruleLinkTag     = rule{"link-not-tagged", "ISO 14289-1 7.18.5"}
	ruleLinkWords   = rule{"link-no-contents", "ISO 14289-1 7.18.5"}
	ruleAnnotTag    = rule{"annotation-not-tagged", "ISO 14289-1 7.18.1"}
	ruleAnnotWords  = rule{"annotation-no-contents", "ISO 14289-1 7.18.1"}
	ruleAnnotParent = rule{"annotation-parent", "ISO 14289-1 7.18.1"}
)

// annotHidden is bit 2 of an annotation's flags.
const annotHidden = 1 << 1

func (d *document) checkAnnotations() {
	owners := map[int]*element{}
	for _, e := range d.elements {
		for _, ref := range e.objs {
			if ref != 0 {
				owners[ref] = e
			}
		}
	}
	for _, p := range d.pages {
		annots := d.array(p.dict["Annots"])
		if len(annots) > 0 && d.name(p.dict["Tabs"]) != "S" {
			d.add(ruleTabOrder, p.number, "Tabulatortasten følger ikke læserækkefølgen på siden (Tabs).")
		}
		for _, o := range annots {
			d.checkAnnotation(p, o, owners[refOf(o)])
		}
	}
}

func (d *document) checkAnnotation(p page, o types.Object, owner *element) {
	dict := d.dict(o)
	kind := d.name(dict["Subtype"])
	flags, _ := d.integer(dict["F"])
	if dict == nil || flags&annotHidden != 0 || kind == "Popup" || kind == "PrinterMark" {
		return
	}
	if key, ok := d.integer(dict["StructParent"]); owner != nil && (!ok || refOf(d.parents[key]) != owner.ref) {
		d.add(ruleAnnotParent, p.number, "Et link eller en kommentar peger ikke tilbage på sit element (StructParent).")
	}
	words := strings.TrimSpace(d.text(dict["Contents"]))
	switch kind {
	case "Link":
		if !owner.within("Link") {
			d.add(ruleLinkTag, p.number, "Et link er ikke mærket op som link.")
		}
		if words == "" {
			d.add(ruleLinkWords, p.number, "Et link siger ikke i ord, hvor det fører hen.")
		}
	case "Widget":
		if !owner.within("Form") {
			d.add(ruleAnnotTag, p.number, "Et felt er ikke mærket op som felt.")
		}
		if d.text(dict["TU"]) == "" && words == "" {
			d.add(ruleAnnotWords, p.number, "Et felt siger ikke i ord, hvad det er til.")
		}
	default:
		if !owner.within("Annot") {
			d.add(ruleAnnotTag, p.number, "En kommentar er ikke mærket op som kommentar.")
		}
		if words == "" && (owner == nil || d.text(owner.dict["Alt"]) == "") {
			d.add(ruleAnnotWords, p.number, "En kommentar har ingen tekst.")
		}
	}
}
