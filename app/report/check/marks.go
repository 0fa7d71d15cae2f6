package check

import (
	"maps"
	"slices"
)

var (
	ruleMarkRepeated    = rule{"mcid-repeated", "ISO 32000-1 14.7.4.2"}
	ruleMarkMissing     = rule{"mcid-not-in-structure", "ISO 14289-1 7.1"}
	ruleMarkDangling    = rule{"mcid-not-on-page", "ISO 32000-1 14.7.4.2"}
	ruleMarkTwice       = rule{"mcid-used-twice", "ISO 32000-1 14.7.4.2"}
	ruleNoStructParents = rule{"no-struct-parents", "ISO 32000-1 14.7.4.4"}
	ruleParentTree      = rule{"parent-tree", "ISO 32000-1 14.7.4.4"}
)

// checkMarks compares what the pages mark with what the structure tree and the
// parent tree say of it: each piece of content must lead to one element, and
// that element back to it.
func (d *document) checkMarks() {
	if d.root == nil {
		return
	}
	owners := map[markRef]*element{}
	for _, e := range d.elements {
		for _, m := range e.marks {
			key := markRef{stream: m.stream, mcid: m.mcid}
			c := d.content[m.stream]
			switch {
			case owners[key] != nil:
				d.add(ruleMarkTwice, m.page, "Indhold nr. %d er brugt i to elementer.", m.mcid)
			case c == nil || c.mcids[m.mcid] == 0:
				d.add(ruleMarkDangling, m.page, "Et element af typen %s henviser til indhold nr. %d, som ikke er på siden.", e.kind, m.mcid)
			}
			owners[key] = e
		}
	}
	for _, ref := range slices.Sorted(maps.Keys(d.content)) {
		d.checkMarksOf(ref, d.content[ref], owners)
	}
}

func (d *document) checkMarksOf(ref int, c *content, owners map[markRef]*element) {
	if len(c.mcids) == 0 {
		return
	}
	key, ok := d.integer(c.dict["StructParents"])
	if !ok {
		d.add(ruleNoStructParents, c.page, "Siden siger ikke, hvor dens opmærkning findes (StructParents).")
	}
	back := d.array(d.parents[key])
	for _, mcid := range slices.Sorted(maps.Keys(c.mcids)) {
		if n := c.mcids[mcid]; n > 1 {
			d.add(ruleMarkRepeated, c.page, "Indhold nr. %d findes %d gange på siden.", mcid, n)
		}
		owner := owners[markRef{stream: ref, mcid: mcid}]
		if owner == nil {
			d.add(ruleMarkMissing, c.page, "Indhold nr. %d er ikke med i læserækkefølgen.", mcid)
			continue
		}
		agrees := mcid >= 0 && mcid < len(back) && refOf(back[mcid]) == owner.ref && owner.ref != 0
		if ok && !agrees {
			d.add(ruleParentTree, c.page, "Indhold nr. %d peger ikke tilbage på sit element (ParentTree).", mcid)
		}
	}
}
