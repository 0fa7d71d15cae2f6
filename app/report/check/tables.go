package check

var (
	ruleTableChild     = rule{"table-child", "ISO 14289-1 7.5"}
	ruleTableRow       = rule{"table-row", "ISO 14289-1 7.5"}
	ruleTableStray     = rule{"table-part-outside", "ISO 14289-1 7.5"}
	ruleTableHead      = rule{"table-no-head", "ISO 14289-1 7.5"}
	ruleTableScope     = rule{"table-scope", "ISO 14289-1 7.5"}
	ruleTableIrregular = rule{"table-irregular", "ISO 14289-1 7.5"}
)

// maxSpan is wider than any table; a larger span is treated as one.
const maxSpan = 1000

func (d *document) checkTables() {
	for _, e := range d.elements {
		switch e.role {
		case "Table":
			d.checkTable(e)
		case "TR":
			d.checkRow(e)
		case "THead", "TBody", "TFoot":
			if e.parentRole() != "Table" {
				d.add(ruleTableStray, e.page, "En del af en tabel (%s) ligger uden for tabellen.", e.kind)
			}
		case "TH", "TD":
			if e.parentRole() != "TR" {
				d.add(ruleTableStray, e.page, "En celle (%s) ligger uden for en række.", e.kind)
			}
		}
	}
}

func (d *document) checkRow(e *element) {
	switch e.parentRole() {
	case "Table", "THead", "TBody", "TFoot":
	default:
		d.add(ruleTableStray, e.page, "En tabelrække ligger uden for en tabel.")
	}
	if len(e.kids) == 0 {
		d.add(ruleTableRow, e.page, "En tabelrække har ingen celler.")
	}
	for _, kid := range e.kids {
		if kid.role != "TH" && kid.role != "TD" {
			d.add(ruleTableRow, e.page, "En tabelrække indeholder %s, som ikke er en celle.", kid.kind)
		}
	}
}

func (d *document) checkTable(e *element) {
	rows := d.tableRows(e)
	heads, unscoped, linked := 0, 0, false
	for _, row := range rows {
		for _, cell := range row.kids {
			switch cell.role {
			case "TH":
				heads++
				if !d.hasScope(cell) {
					unscoped++
				}
			case "TD":
				linked = linked || d.attribute(cell, "Table", "Headers") != nil
			}
		}
	}
	if heads == 0 {
		d.add(ruleTableHead, e.page, "En tabel har ingen overskriftsceller.")
	}
	// Cells that name their heads make the direction superfluous.
	if unscoped > 0 && !linked {
		d.add(ruleTableScope, e.page, "Overskriftsceller i en tabel siger ikke, om de gælder for rækken eller kolonnen (antal: %d).", unscoped)
	}
	d.checkRegular(e, rows)
}

func (d *document) hasScope(cell *element) bool {
	switch d.name(d.attribute(cell, "Table", "Scope")) {
	case "Row", "Column", "Both":
		return true
	}
	return false
}

// tableRows are the rows in order, whether or not they lie in head, body, foot.
func (d *document) tableRows(e *element) []*element {
	var rows []*element
	for _, kid := range e.kids {
		switch kid.role {
		case "TR":
			rows = append(rows, kid)
		case "THead", "TBody", "TFoot":
			for _, row := range kid.kids {
				if row.role == "TR" {
					rows = append(rows, row)
				} else {
					d.add(ruleTableChild, e.page, "En tabel indeholder %s, som ikke er en række.", row.kind)
				}
			}
		case "Caption":
		default:
			d.add(ruleTableChild, e.page, "En tabel indeholder %s, som ikke er en række.", kid.kind)
		}
	}
	if len(rows) == 0 {
		d.add(ruleTableChild, e.page, "En tabel har ingen rækker.")
	}
	return rows
}

// checkRegular counts the columns of each row, cells that reach down from
// earlier rows included.
func (d *document) checkRegular(e *element, rows []*element) {
	var down []int // for each column: how many further rows a cell above covers
	want := -1
	for i, row := range rows {
		next := []int{}
		column := 0
		carry := func() {
			for column < len(down) && down[column] > 0 {
				next = append(next, down[column]-1)
				column++
			}
		}
		for _, cell := range row.kids {
			carry()
			width, height := d.span(cell, "ColSpan"), d.span(cell, "RowSpan")
			for range width {
				next = append(next, height-1)
				column++
			}
			if len(next) > 10*maxSpan || !d.spend(len(next)) {
				d.tooMuch = true
				return
			}
		}
		carry()
		down = next
		if want < 0 {
			want = column
		}
		if column != want {
			d.add(ruleTableIrregular, e.page, "Tabellens række %d har %d kolonner, men den første har %d.", i+1, column, want)
		}
	}
}

func (d *document) span(cell *element, key string) int {
	if n, ok := d.integer(d.attribute(cell, "Table", key)); ok && n >= 1 && n <= maxSpan {
		return n
	}
	return 1
}
