package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// maxTime stops a file that stays within every other bound and still costs
// minutes, for instance by object streams whose members overlap.
const maxTime = 30 * time.Second

// document is an opened file and what the rules have learnt of it so far.
type document struct {
	findings
	ctx     *model.Context
	catalog types.Dict
	root    types.Dict // StructTreeRoot, nil without one
	pages   []page
	pageOf  map[int]int // object number of a page → its number

	time    context.Context
	stop    context.CancelFunc
	bytes   int // of streams unpacked so far
	work    int // done so far
	tooMuch bool

	elements []*element // structure tree, in reading order
	parents  map[int]types.Object
	content  map[int]*content // by object number of the page or form
	fonts    map[any]*font
}

type page struct {
	number    int
	ref       int // object number
	dict      types.Dict
	resources types.Dict
}

func open(data []byte) (*document, error) {
	if len(data) > maxInput {
		return nil, ErrTooLarge
	}
	// Readers accept rubbish before the header, but not more than a kilobyte.
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, ErrNotPDF
	}
	limit, stop := context.WithTimeout(context.Background(), maxTime)
	ctx, err := read(limit, data)
	if err != nil {
		stop()
		return nil, err
	}
	d := &document{
		findings: findings{seen: map[Failure]bool{}, count: map[Rule]int{}},
		ctx:      ctx, time: limit, stop: stop, pageOf: map[int]int{},
		content: map[int]*content{}, fonts: map[any]*font{},
	}
	if !d.objectsFit() {
		stop()
		return nil, fmt.Errorf("%w: object streams", ErrTooLarge)
	}
	if ctx.Root != nil {
		d.catalog = d.dict(*ctx.Root)
	}
	if d.catalog == nil {
		stop()
		return nil, fmt.Errorf("%w: no catalog", ErrDamaged)
	}
	d.findPages(d.catalog["Pages"], nil, map[int]bool{}, 0)
	if len(d.pages) == 0 {
		stop()
		return nil, fmt.Errorf("%w: no pages", ErrDamaged)
	}
	d.root = d.dict(d.catalog["StructTreeRoot"])
	return d, nil
}

// guarded turns a panic of the library into an error: the file comes from
// anybody, and the window must stay open.
func guarded(call func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("pdfcpu: %v", p)
		}
	}()
	return call()
}

func read(limit context.Context, data []byte) (ctx *model.Context, err error) {
	limits := model.DefaultResourceLimits()
	limits.MaxStreamBytes = maxInput
	limits.MaxDecodeBytes = maxObjectStream
	limits.MaxObjectCount = maxObjects
	limits.MaxXRefEntries = maxObjects
	limits.MaxObjectStreamCount = 100_000
	limits.MaxObjectStreamFirst = 4 << 20
	conf := &model.Configuration{
		Reader15: true, ValidationMode: model.ValidationRelaxed, Eol: types.EolLF,
		Cmd: model.LISTINFO, Offline: true, Limits: limits,
	}
	err = guarded(func() (err error) {
		ctx, err = pdfcpu.ReadWithContext(limit, bytes.NewReader(data), conf)
		return err
	})
	switch {
	case err == nil:
		return ctx, nil
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrPermissionDenied):
		return nil, fmt.Errorf("%w: %w", ErrPassword, err)
	case limit.Err() != nil:
		return nil, fmt.Errorf("%w: %w", ErrTooLarge, err)
	}
	return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
}

// maxObjectStream bounds one object stream unpacked; ours hold some kilobytes.
const maxObjectStream = 8 << 20

// objectsFit unpacks each object stream once and throws the result away. The
// library unpacks them when an object in them is asked for and keeps them all,
// with a bound on each but none on their sum: 3 MB of file became 7 GB.
func (d *document) objectsFit() bool {
	sum := 0
	for number := range d.ctx.Read.ObjectStreams {
		entry, ok := d.ctx.FindTableEntryLight(number)
		if !ok {
			continue
		}
		s, ok := entry.Object.(types.ObjectStreamDict)
		if !ok {
			continue
		}
		copied := s.StreamDict
		copied.Content = nil
		if guarded(func() error { return copied.DecodeWithLimit(maxObjectStream) }) != nil {
			continue // the library will not get any further with it
		}
		if sum += len(copied.Content); sum > maxDecoded || d.exceeded() {
			return false
		}
	}
	return true
}

// spend counts work and reports whether there is any left.
func (d *document) spend(n int) bool {
	before := d.work
	d.work += n
	// Asking for the time at every step would cost three times the step.
	late := before>>12 != d.work>>12 && d.time.Err() != nil
	if late || d.work > maxWork {
		d.tooMuch = true
	}
	return !d.tooMuch
}

func (d *document) exceeded() bool { return d.tooMuch || d.time.Err() != nil }

// findPages walks the page tree; resources are inherited.
func (d *document) findPages(o types.Object, resources types.Dict, seen map[int]bool, depth int) {
	ref, node := refOf(o), d.dict(o)
	if node == nil || depth > maxDepth || seen[ref] {
		return
	}
	if len(d.pages) >= maxPages {
		d.tooMuch = true
		return
	}
	if ref != 0 {
		seen[ref] = true
	}
	if own := d.dict(node["Resources"]); own != nil {
		resources = own
	}
	if kids := d.array(node["Kids"]); kids != nil || d.name(node["Type"]) == "Pages" {
		for _, kid := range kids {
			d.findPages(kid, resources, seen, depth+1)
		}
		return
	}
	d.pages = append(d.pages, page{len(d.pages) + 1, ref, node, resources})
	if ref != 0 {
		d.pageOf[ref] = len(d.pages)
	}
}

// refOf is an object's number, 0 for one that stands directly where it is used.
func refOf(o types.Object) int {
	if r, ok := o.(types.IndirectRef); ok {
		return r.ObjectNumber.Value()
	}
	return 0
}

// get follows a reference. What cannot be read counts as absent, as PDF says of
// references that lead nowhere.
func (d *document) get(o types.Object) types.Object {
	for range 8 {
		if _, ok := o.(types.IndirectRef); !ok {
			return o
		}
		if d.exceeded() {
			return nil
		}
		from := o
		err := guarded(func() (err error) {
			o, err = d.ctx.Dereference(from)
			return err
		})
		if err != nil {
			return nil
		}
	}
	return nil
}

func (d *document) dict(o types.Object) types.Dict {
	switch x := d.get(o).(type) {
	case types.Dict:
		return x
	case types.StreamDict:
		return x.Dict
	}
	return nil
}

func (d *document) array(o types.Object) types.Array {
	a, _ := d.get(o).(types.Array)
	if !d.spend(len(a)) {
		return nil
	}
	return a
}

// members is the members of an array, or the one object that stands in its place.
func (d *document) members(o types.Object) types.Array {
	switch d.get(o).(type) {
	case nil:
		return nil
	case types.Array:
		return d.array(o)
	}
	return types.Array{o}
}

func (d *document) name(o types.Object) string {
	n, _ := d.get(o).(types.Name)
	return n.Value()
}

func (d *document) isTrue(o types.Object) bool {
	b, _ := d.get(o).(types.Boolean)
	return b.Value()
}

func (d *document) integer(o types.Object) (int, bool) {
	switch x := d.get(o).(type) {
	case types.Integer:
		return x.Value(), true
	case types.Float:
		return int(x.Value()), true
	}
	return 0, false
}

func (d *document) number(o types.Object) float64 {
	switch x := d.get(o).(type) {
	case types.Integer:
		return float64(x.Value())
	case types.Float:
		return x.Value()
	}
	return 0
}

// text is a text string; absent and unreadable ones are empty.
func (d *document) text(o types.Object) string {
	s, err := types.StringOrHexLiteral(d.get(o))
	if err != nil || s == nil {
		return ""
	}
	return *s
}

// stream is a stream's unpacked bytes.
func (d *document) stream(o types.Object) ([]byte, bool) {
	s, ok := d.get(o).(types.StreamDict)
	if !ok {
		return nil, false
	}
	data := s.Raw
	if len(s.FilterPipeline) > 0 {
		if guarded(func() error { return s.DecodeWithLimit(maxStream) }) != nil {
			return nil, false
		}
		data = s.Content
	}
	return data, d.load(len(data))
}

// load counts bytes unpacked and reports whether there is room for them.
func (d *document) load(n int) bool {
	if d.bytes += n; d.bytes > maxDecoded {
		d.tooMuch = true
	}
	return !d.tooMuch
}
