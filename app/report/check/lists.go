package check

var (
	ruleListChild = rule{"list-child", "ISO 14289-1 7.6"}
	ruleListNone  = rule{"list-no-item", "ISO 14289-1 7.6"}
	ruleListItem  = rule{"list-item", "ISO 14289-1 7.6"}
	ruleListStray = rule{"list-item-outside", "ISO 14289-1 7.6"}
)

// checkLists: a list holds items, an item holds a label and a body, and none of
// them stands anywhere else (ISO 32000-1 table 336).
func (d *document) checkLists() {
	for _, e := range d.elements {
		switch e.role {
		case "L":
			d.checkList(e)
		case "LI":
			d.checkListItem(e)
		case "LBody":
			if e.parentRole() != "LI" {
				d.add(ruleListStray, e.page, "Teksten i et listepunkt ligger uden for et listepunkt.")
			}
		}
	}
}

func (d *document) checkList(e *element) {
	items := 0
	for _, kid := range e.kids {
		switch kid.role {
		case "LI":
			items++
		case "L":
			items++ // an older way to write a list in a list
		case "Caption":
		default:
			d.add(ruleListChild, e.page, "En liste indeholder %s, som ikke er et listepunkt.", kid.kind)
		}
	}
	if items == 0 {
		d.add(ruleListNone, e.page, "En liste har ingen listepunkter.")
	}
	if len(e.marks) > 0 {
		d.add(ruleListChild, e.page, "En liste indeholder tekst, som ikke ligger i et listepunkt.")
	}
}

func (d *document) checkListItem(e *element) {
	if e.parentRole() != "L" {
		d.add(ruleListStray, e.page, "Et listepunkt ligger uden for en liste.")
	}
	bodies := 0
	for _, kid := range e.kids {
		switch kid.role {
		case "LBody":
			bodies++
		case "Lbl":
		default:
			d.add(ruleListItem, e.page, "Et listepunkt indeholder %s i stedet for et mærke og en tekst.", kid.kind)
		}
	}
	if bodies == 0 {
		d.add(ruleListItem, e.page, "Et listepunkt har ingen tekst (LBody).")
	}
}
