package check

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

var (
	ruleUnmarked      = rule{"unmarked-content", "ISO 14289-1 7.1"}
	ruleArtifactInTag = rule{"artifact-in-tag", "ISO 14289-1 7.1"}
	ruleTagInArtifact = rule{"tag-in-artifact", "ISO 14289-1 7.1"}
	ruleUnbalanced    = rule{"marks-unbalanced", "ISO 32000-1 14.6.1"}
	ruleUnreadable    = rule{"content-unreadable", "ISO 32000-1 7.8.2"}
)

// content is what one page's or form's content stream holds.
type content struct {
	page  int         // where it is drawn first
	dict  types.Dict  // of the page or the form
	mcids map[int]int // identifier → how often it is opened
	form  []byte      // unpacked once: a form may be drawn a million times
}

type markKind int

const (
	markOther markKind = iota // groups and properties without a meaning of their own
	markTag
	markArtifact
)

type mark struct {
	kind   markKind
	inText bool
}

// graphics is the part of the graphics state that q and Q keep.
type graphics struct {
	font *font
	mode int // text rendering mode, 3 is invisible
}

// reader follows one content stream. A form drawn from it gets a reader of its
// own that stands inside the same marks.
type reader struct {
	d         *document
	page      page
	resources types.Dict
	own       *content
	outer     []mark // of the streams that this one is drawn from
	stack     []mark
	state     graphics
	saved     []graphics
	inText    bool
	depth     int
	forms     map[int]bool // being drawn: a form must not draw itself
	unmarked  *[3]int      // text, graphics, images
}

// The indices of reader.unmarked.
const (
	paintText = iota
	paintGraphics
	paintImage
)

func (d *document) checkContent() {
	for _, p := range d.pages {
		data, ok := d.pageContent(p)
		if !ok {
			d.add(ruleUnreadable, p.number, "Sidens indhold kan ikke læses.")
			continue
		}
		r := &reader{
			d: d, page: p, resources: p.resources, own: d.contentOf(p.ref, p.number, p.dict),
			forms: map[int]bool{}, unmarked: new([3]int),
		}
		r.run(data)
		for i, what := range []string{"stykker tekst", "streger eller flader", "billeder"} {
			if n := r.unmarked[i]; n > 0 {
				d.add(ruleUnmarked, p.number, "Siden har %s, der hverken er mærket op som indhold eller som pynt (antal: %d).", what, n)
			}
		}
	}
}

func (d *document) contentOf(ref, page int, dict types.Dict) *content {
	c := d.content[ref]
	if c == nil {
		c = &content{page: page, dict: dict, mcids: map[int]int{}}
		d.content[ref] = c
	}
	return c
}

// pageContent joins a page's streams; a token does not cross their borders.
func (d *document) pageContent(p page) ([]byte, bool) {
	var all []byte
	for _, o := range d.members(p.dict["Contents"]) {
		part, ok := d.stream(o)
		if !ok || !d.load(len(part)) {
			return nil, false
		}
		all = append(append(all, part...), '\n')
	}
	return all, true
}

func (r *reader) run(data []byte) {
	l := &lexer{buf: data}
	var operands []any
	for {
		start := l.pos
		t := l.next()
		if t == nil {
			break
		}
		// A long string is as much work as many short tokens.
		if !r.d.spend(1 + (l.pos-start)/16) {
			return
		}
		op, ok := t.(operator)
		if !ok {
			// No operator takes more than 33 operands.
			if len(operands) < 64 {
				operands = append(operands, t)
			}
			continue
		}
		if op == "ID" {
			l.skipInlineImage()
			op = "EI"
		}
		r.apply(op, operands)
		operands = operands[:0]
	}
	if len(r.stack) > 0 {
		r.d.add(ruleUnbalanced, r.page.number, "Et mærke på siden bliver åbnet, men ikke lukket.")
	}
}

func (r *reader) apply(op operator, args []any) {
	switch op {
	case "BMC", "BDC":
		r.open(args)
	case "EMC":
		r.close()
	case "BT":
		r.inText = true
	case "ET":
		r.inText = false
	case "q":
		if len(r.saved) < 1024 {
			r.saved = append(r.saved, r.state)
		}
	case "Q":
		if n := len(r.saved); n > 0 {
			r.state, r.saved = r.saved[n-1], r.saved[:n-1]
		}
	case "Tf":
		r.setFont(args)
	case "Tr":
		if m, ok := last(args).(float64); ok {
			r.state.mode = int(m)
		}
	case "Tj", "TJ", "'", "\"":
		r.show(last(args))
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh":
		r.paint(paintGraphics)
	case "EI":
		r.paint(paintImage)
	case "Do":
		r.draw(args)
	}
}

func last(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[len(args)-1]
}

// inside counts the marks of a kind around the present place.
func (r *reader) inside(kind markKind) bool {
	for _, s := range [][]mark{r.outer, r.stack} {
		for _, m := range s {
			if m.kind == kind {
				return true
			}
		}
	}
	return false
}

func (r *reader) open(args []any) {
	m, number := mark{markOther, r.inText}, r.page.number
	tag, _ := first(args).(name)
	properties := r.properties(args)
	if lang, ok := properties["Lang"]; ok {
		r.d.checkLanguage(number, r.d.text(lang))
	}
	id, tagged := r.d.integer(properties["MCID"])
	switch {
	case tag == "Artifact":
		m.kind = markArtifact
		if r.inside(markTag) {
			r.d.add(ruleArtifactInTag, number, "Pynt ligger inde i noget, der er mærket op som indhold.")
		}
	case tagged:
		m.kind = markTag
		r.own.mcids[id]++
		if r.inside(markArtifact) {
			r.d.add(ruleTagInArtifact, number, "Indhold nr. %d ligger inde i noget, der er mærket op som pynt.", id)
		}
	}
	if len(r.stack) >= maxDepth {
		r.d.tooMuch = true
		return
	}
	r.stack = append(r.stack, m)
}

func (r *reader) close() {
	n := len(r.stack)
	if n == 0 {
		r.d.add(ruleUnbalanced, r.page.number, "Et mærke på siden bliver lukket uden at være åbnet.")
		return
	}
	if r.stack[n-1].inText != r.inText {
		r.d.add(ruleUnbalanced, r.page.number, "Et mærke på siden begynder i en tekst og slutter uden for den, eller omvendt.")
	}
	r.stack = r.stack[:n-1]
}

func first(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// properties are given in place or named in the resources.
func (r *reader) properties(args []any) types.Dict {
	if len(args) < 2 {
		return nil
	}
	switch p := args[1].(type) {
	case name:
		return r.d.dict(r.d.dict(r.resources["Properties"])[string(p)])
	case map[name]any:
		d := types.Dict{}
		if id, ok := p["MCID"].(float64); ok {
			d["MCID"] = types.Integer(id)
		}
		if lang, ok := p["Lang"].([]byte); ok {
			d["Lang"] = types.NewHexLiteral(lang)
		}
		return d
	}
	return nil
}

func (r *reader) paint(kind int) {
	if !r.inside(markTag) && !r.inside(markArtifact) {
		r.unmarked[kind]++
	}
}

// draw follows a form; any other object is an image.
func (r *reader) draw(args []any) {
	n, _ := last(args).(name)
	o := r.d.dict(r.resources["XObject"])[string(n)]
	form, ref := r.d.dict(o), refOf(o)
	if r.d.name(form["Subtype"]) != "Form" {
		r.paint(paintImage)
		return
	}
	if r.forms[ref] || r.depth >= 16 {
		return
	}
	own := r.d.contentOf(ref, r.page.number, form)
	if own.form == nil {
		data, ok := r.d.stream(o)
		if !ok {
			r.d.add(ruleUnreadable, r.page.number, "Et stykke af sidens indhold kan ikke læses.")
			return
		}
		own.form = slices.Concat(data, []byte{'\n'})
	}
	inner := &reader{
		d: r.d, page: r.page, resources: r.resources, own: own,
		outer: append(append([]mark{}, r.outer...), r.stack...), state: r.state,
		depth: r.depth + 1, forms: r.forms, unmarked: r.unmarked,
	}
	if resources := r.d.dict(form["Resources"]); resources != nil {
		inner.resources = resources
	}
	r.forms[ref] = true
	inner.run(own.form)
	delete(r.forms, ref)
}
