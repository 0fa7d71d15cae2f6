package check

var (
	ruleHeadingFirst = rule{"heading-first", "ISO 14289-1 7.4.2"}
	ruleHeadingJump  = rule{"heading-jump", "ISO 14289-1 7.4.2"}
	ruleHeadingMixed = rule{"heading-mixed", "ISO 14289-1 7.4.1"}
)

// headingLevel is 1 to 6 for H1 to H6, 0 for anything else.
func headingLevel(role string) int {
	if len(role) == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6' {
		return int(role[1] - '0')
	}
	return 0
}

// checkHeadings: the first heading is H1 and a level is never left out on the
// way down. Going up may skip levels.
func (d *document) checkHeadings() {
	before, plain, plainPage := 0, false, 0
	for _, e := range d.elements {
		if e.role == "H" && !plain {
			plain, plainPage = true, e.page
		}
		level := headingLevel(e.role)
		switch {
		case level == 0:
			continue
		case before == 0 && level != 1:
			d.add(ruleHeadingFirst, e.page, "Den første overskrift er på niveau %d, men skal være på niveau 1.", level)
		case before > 0 && level > before+1:
			d.add(ruleHeadingJump, e.page, "Overskrifterne springer fra niveau %d til niveau %d.", before, level)
		}
		before = level
	}
	if plain && before > 0 {
		d.add(ruleHeadingMixed, plainPage, "Overskrifter med og uden niveau er blandet.")
	}
}
