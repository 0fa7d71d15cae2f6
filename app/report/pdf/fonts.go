package pdf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"foraeldredialog/app/report/page"
)

var (
	fontName  = regexp.MustCompile(`/(BaseFont|FontName) /utf8([a-z]+)`)
	toUnicode = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
)

// psNames are the names that the fonts carry in the file.
var psNames = map[string]string{
	"regular": "Inter-Regular", "medium": "Inter-Medium", "semibold": "Inter-SemiBold", "bold": "Inter-Bold",
}

// fonts mends what fpdf says about its fonts. Names get the tag of a subset
// (ISO 32000-1, 9.6.4). Its text mapping is one range over all codes, which
// no reader may accept; it becomes a list of the codes in use, each its own
// UTF-16 value, as fpdf's codes are.
func (f *finisher) fonts() error {
	mapped := 0
	for n := range f.objects {
		o := &f.objects[n]
		m := fontName.FindStringSubmatch(o.value)
		if m == nil {
			continue
		}
		w, ok := weightOf(m[2])
		if !ok {
			return fmt.Errorf("pdf: font %q: %w", m[2], errLayout)
		}
		o.value = fontName.ReplaceAllString(o.value, "/$1 /"+subsetTag(w)+"+"+psNames[m[2]])
		if u := toUnicode.FindStringSubmatch(o.value); u != nil {
			at, _ := strconv.Atoi(u[1])
			f.objects[at].data = unicodeMap(f.runes[w])
			mapped++
		}
	}
	if mapped != len(f.runes) {
		return fmt.Errorf("pdf: %d fonts used, %d found: %w", len(f.runes), mapped, errLayout)
	}
	return nil
}

func weightOf(name string) (page.Weight, bool) {
	for w := range page.Bold + 1 {
		if family(w) == name {
			return w, true
		}
	}
	return 0, false
}

// subsetTag is six capitals, different for each font of the file.
func subsetTag(w page.Weight) string { return "FDIAL" + string(rune('A'+w)) }

// unicodeMap is a ToUnicode CMap. A block may list at most 100 codes.
func unicodeMap(runes []rune) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(runes) > 0 {
		n := min(len(runes), 100)
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, r := range runes[:n] {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
		runes = runes[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
