package check

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

var (
	ruleTreeLoop   = rule{"structure-loop", "ISO 32000-1 14.7.2"}
	ruleTreeParent = rule{"structure-parent", "ISO 32000-1 14.7.2"}
	ruleEmpty      = rule{"empty-element", "ISO 14289-1 7.1"}
	ruleSameID     = rule{"duplicate-id", "ISO 32000-1 14.7.2"}
	ruleNoteID     = rule{"note-id", "ISO 14289-1 7.9"}
)

// element is a node of the structure tree.
type element struct {
	ref    int
	dict   types.Dict
	kind   string // as written
	role   string // the standard type that it stands for
	page   int    // 0 where nothing says
	parent *element
	kids   []*element
	marks  []markRef // pieces of page content
	objs   []int     // object numbers of annotations and images
}

// markRef is a piece of content: an identifier in a page or form.
type markRef struct{ stream, mcid, page int }

func (e *element) parentRole() string {
	if e.parent == nil {
		return ""
	}
	return e.parent.role
}

// within reports whether the element or one around it has the role.
func (e *element) within(role string) bool {
	for ; e != nil; e = e.parent {
		if e.role == role {
			return true
		}
	}
	return false
}

// checkTree reads the structure tree on which all later rules stand.
func (d *document) checkTree() {
	if d.root == nil {
		return
	}
	roles := d.roleMap()
	w := walker{d: d, roles: roles, seen: map[int]bool{}}
	for _, kid := range d.members(d.root["K"]) {
		w.element(kid, nil, 0, 0)
	}
	d.parents = map[int]types.Object{}
	d.numberTree(d.root["ParentTree"], map[int]bool{}, 0)
	ids := map[string]bool{}
	for _, e := range d.elements {
		d.checkElement(e, ids)
	}
}

func (d *document) checkElement(e *element, ids map[string]bool) {
	if id := d.text(e.dict["ID"]); id != "" {
		if ids[id] {
			d.add(ruleSameID, e.page, "To elementer har samme ID %q.", id)
		}
		ids[id] = true
	} else if e.role == "Note" {
		d.add(ruleNoteID, e.page, "En note mangler et ID.")
	}
	if _, ok := e.dict["Lang"]; ok {
		d.checkLanguage(e.page, d.text(e.dict["Lang"]))
	}
	// A table may have empty cells: their place carries the meaning.
	hollow := len(e.kids)+len(e.marks)+len(e.objs) == 0
	if hollow && e.role != "TD" && e.role != "TH" {
		d.add(ruleEmpty, e.page, "Et element af typen %s er tomt.", e.kind)
	}
}

type walker struct {
	d     *document
	roles roleMap
	seen  map[int]bool
}

func (w *walker) element(o types.Object, parent *element, page, depth int) {
	d, ref := w.d, refOf(o)
	dict := d.dict(o)
	if dict == nil {
		return
	}
	if ref != 0 && w.seen[ref] || depth > maxDepth {
		d.add(ruleTreeLoop, page, "Opmærkningen går i ring: det samme element står to steder.")
		return
	}
	if len(d.elements) >= maxElements {
		d.tooMuch = true
		return
	}
	w.seen[ref] = true
	e := &element{ref: ref, dict: dict, kind: d.name(dict["S"]), page: page, parent: parent}
	e.role = w.roles.standard(e.kind)
	if n := d.pageOf[refOf(dict["Pg"])]; n > 0 {
		e.page = n
	}
	d.elements = append(d.elements, e)
	if parent != nil {
		parent.kids = append(parent.kids, e)
	}
	w.checkParent(e)
	for _, kid := range d.members(dict["K"]) {
		w.kid(e, kid, depth)
	}
	if e.page == 0 {
		e.page = e.firstPage()
	}
}

func (e *element) firstPage() int {
	if len(e.marks) > 0 {
		return e.marks[0].page
	}
	if len(e.kids) > 0 {
		return e.kids[0].page
	}
	return 0
}

func (w *walker) checkParent(e *element) {
	up := refOf(e.dict["P"])
	switch {
	case e.parent == nil && up != 0 && up == refOf(w.d.catalog["StructTreeRoot"]):
	case e.parent != nil && up != 0 && up == e.parent.ref:
	default:
		w.d.add(ruleTreeParent, e.page, "Et element af typen %s peger ikke på det element, det ligger i.", e.kind)
	}
}

// kid is a number, a reference to content or to an object, or an element.
func (w *walker) kid(e *element, o types.Object, depth int) {
	d := w.d
	if mcid, ok := d.integer(o); ok {
		w.mark(e, mcid, 0, e.page)
		return
	}
	dict := d.dict(o)
	page := e.page
	if n := d.pageOf[refOf(dict["Pg"])]; n > 0 {
		page = n
	}
	switch d.name(dict["Type"]) {
	case "MCR":
		if mcid, ok := d.integer(dict["MCID"]); ok {
			w.mark(e, mcid, refOf(dict["Stm"]), page)
		}
	case "OBJR":
		e.objs = append(e.objs, refOf(dict["Obj"]))
		if e.page == 0 {
			e.page = page
		}
	default:
		w.element(o, e, e.page, depth+1)
	}
}

func (w *walker) mark(e *element, mcid, stream, page int) {
	if stream == 0 && page > 0 {
		stream = w.d.pages[page-1].ref
	}
	if len(e.marks) >= maxElements {
		w.d.tooMuch = true
		return
	}
	e.marks = append(e.marks, markRef{stream, mcid, page})
}

// numberTree collects the parent tree.
func (d *document) numberTree(o types.Object, seen map[int]bool, depth int) {
	node, ref := d.dict(o), refOf(o)
	if node == nil || depth > maxDepth || ref != 0 && seen[ref] {
		return
	}
	seen[ref] = true
	nums := d.array(node["Nums"])
	for i := 0; i+1 < len(nums) && len(d.parents) < maxElements; i += 2 {
		if key, ok := d.integer(nums[i]); ok {
			d.parents[key] = nums[i+1]
		}
	}
	for _, kid := range d.array(node["Kids"]) {
		d.numberTree(kid, seen, depth+1)
	}
}

// attribute looks a layout, list or table attribute up: in the element's own
// attribute objects, then in its classes.
func (d *document) attribute(e *element, owner, key string) types.Object {
	groups := d.members(e.dict["A"])
	classes := d.dict(d.root["ClassMap"])
	for _, c := range d.members(e.dict["C"]) {
		if n := d.name(c); n != "" {
			groups = append(groups[:len(groups):len(groups)], d.members(classes[n])...)
		}
	}
	for _, g := range groups {
		dict := d.dict(g)
		if v := dict[key]; v != nil && d.name(dict["O"]) == owner {
			return d.get(v)
		}
	}
	return nil
}
