package pdf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"foraeldredialog/app/report/page"
)

// finisher takes fpdf's objects and makes a tagged file of them. Objects keep
// their numbers; what is added comes after them.
type finisher struct {
	drawing
	laid    page.Result
	meta    metadata
	objects []object
	pages   []int // object numbers
}

// finish turns what was drawn into the finished file.
func finish(d drawing, laid page.Result, meta metadata) ([]byte, error) {
	objects, err := parse(d.file)
	if err != nil {
		return nil, err
	}
	f := &finisher{drawing: d, laid: laid, meta: meta, objects: objects}
	if err := f.findPages(); err != nil {
		return nil, err
	}
	if err := f.fonts(); err != nil {
		return nil, err
	}
	f.dropFrame()
	tree := f.structure()
	catalog := f.catalog(tree)
	info := f.add(object{value: meta.info()})
	return write(f.objects, catalog, info), nil
}

func (f *finisher) add(o object) int {
	f.objects = append(f.objects, o)
	return len(f.objects) - 1
}

// reserve takes n numbers whose objects are set later.
func (f *finisher) reserve(n int) int {
	first := len(f.objects)
	f.objects = append(f.objects, make([]object, n)...)
	return first
}

func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

var contents = regexp.MustCompile(`/Contents (\d+) 0 R`)

// findPages rewrites fpdf's pages: without its transparency group, with the
// key into the parent tree and the tab order that PDF/UA asks for.
func (f *finisher) findPages() error {
	for n, o := range f.objects {
		if !strings.HasPrefix(o.value, "<</Type /Page\n") {
			continue
		}
		m := contents.FindStringSubmatch(o.value)
		if m == nil {
			return fmt.Errorf("pdf: page without contents: %w", errLayout)
		}
		f.objects[n].value = fmt.Sprintf(
			"<</Type/Page/Parent 1 0 R/MediaBox[0 0 %g %g]/Resources 2 0 R/Contents %s 0 R/StructParents %d/Tabs/S>>",
			page.Width, page.Height, m[1], len(f.pages))
		f.pages = append(f.pages, n)
	}
	if len(f.pages) != len(f.laid.Pages) {
		return fmt.Errorf("pdf: %d pages drawn, %d found: %w", len(f.laid.Pages), len(f.pages), errLayout)
	}
	return nil
}

// dropFrame takes out what is written anew: catalog and Info.
func (f *finisher) dropFrame() {
	for n, o := range f.objects {
		if strings.HasPrefix(o.value, "<<\n/Type /Catalog") || strings.HasPrefix(o.value, "<<\n/Producer") ||
			strings.HasPrefix(o.value, "<<\n/CreationDate") {
			f.objects[n] = object{}
		}
	}
}

func (f *finisher) catalog(tree int) int {
	xmp := f.add(object{value: "<</Type/Metadata/Subtype/XML>>", data: f.meta.xmp(), store: true})
	icc := f.add(object{value: "<</N 3/Alternate/DeviceRGB>>", data: profile()})
	intent := f.add(object{value: "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)" +
		"/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile " + ref(icc) + ">>"})
	outlines := ""
	if n := f.outline(); n > 0 {
		outlines = "/Outlines " + ref(n)
	}
	return f.add(object{value: fmt.Sprintf("<</Type/Catalog/Pages 1 0 R/Lang%s/MarkInfo<</Marked true>>"+
		"/StructTreeRoot %s/ViewerPreferences<</DisplayDocTitle true>>/PageLayout/SinglePage%s"+
		"/Metadata %s/OutputIntents[%s]>>",
		textString(f.meta.lang), ref(tree), outlines, ref(xmp), ref(intent))})
}

// outline makes the bookmarks, one flat list, and returns its number or 0.
func (f *finisher) outline() int {
	marks := f.laid.Bookmarks
	if len(marks) == 0 {
		return 0
	}
	first := f.reserve(len(marks))
	top := f.add(object{value: fmt.Sprintf("<</Type/Outlines/First %s/Last %s/Count %d>>",
		ref(first), ref(first+len(marks)-1), len(marks))})
	for i, m := range marks {
		var b strings.Builder
		fmt.Fprintf(&b, "<</Title%s/Parent %s/Dest[%s/XYZ 0 %g null]",
			textString(m.Title), ref(top), ref(f.pages[m.Page]), page.Height)
		if i > 0 {
			b.WriteString("/Prev " + ref(first+i-1))
		}
		if i+1 < len(marks) {
			b.WriteString("/Next " + ref(first+i+1))
		}
		b.WriteString(">>")
		f.objects[first+i].value = b.String()
	}
	return top
}
