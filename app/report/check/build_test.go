package check

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// object is what stands between obj and endobj; data makes it a stream.
type object struct {
	body string
	data []byte
}

// file is a PDF as a set of numbered objects; number 1 is the catalog.
type file struct {
	t       testing.TB
	objects map[int]*object
	trailer string
}

// replace changes an object's body or, for a stream, its data. A fault that
// changes nothing would prove nothing, so the old text must be there.
func (f *file) replace(number int, old, with string) {
	f.t.Helper()
	o := f.objects[number]
	switch {
	case strings.Contains(o.body, old):
		o.body = strings.Replace(o.body, old, with, 1)
	case bytes.Contains(o.data, []byte(old)):
		o.data = bytes.Replace(o.data, []byte(old), []byte(with), 1)
	default:
		f.t.Fatalf("object %d has no %q: %s", number, old, o.body)
	}
}

func (f *file) set(number int, body string) { f.objects[number] = &object{body: body} }

func (o *object) write(b *bytes.Buffer, number int) {
	if o.data == nil {
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", number, o.body)
		return
	}
	dict := strings.TrimSuffix(o.body, ">>")
	fmt.Fprintf(b, "%d 0 obj\n%s/Length %d>>\nstream\n%s\nendstream\nendobj\n", number, dict, len(o.data), o.data)
}

// plain writes the objects with a cross-reference table.
func (f *file) plain() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	last := slices.Max(slices.Collect(maps.Keys(f.objects)))
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := 1; n <= last; n++ {
		o := f.objects[n]
		if o == nil {
			table += "0000000000 00000 f \n"
			continue
		}
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		o.write(&b, n)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", table, last+1, f.trailer, start)
	return b.Bytes()
}

// packed writes the same objects the modern way: one object stream, compressed
// streams, a cross-reference stream.
func (f *file) packed() []byte {
	var b, index, bodies bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	last := slices.Max(slices.Collect(maps.Keys(f.objects)))
	bundle, xref := last+1, last+2
	entries := make([][3]int, xref+1)
	members := 0
	for n := 1; n <= last; n++ {
		switch o := f.objects[n]; {
		case o == nil:
		case o.data == nil:
			fmt.Fprintf(&index, "%d %d ", n, bodies.Len())
			bodies.WriteString(o.body + "\n")
			entries[n] = [3]int{2, bundle, members}
			members++
		default:
			entries[n] = [3]int{1, b.Len(), 0}
			small := &object{strings.TrimSuffix(o.body, ">>") + "/Filter/FlateDecode>>", deflate(o.data)}
			small.write(&b, n)
		}
	}
	entries[bundle] = [3]int{1, b.Len(), 0}
	head := fmt.Sprintf("<</Type/ObjStm/N %d/First %d/Filter/FlateDecode>>", members, index.Len())
	(&object{head, deflate(append(index.Bytes(), bodies.Bytes()...))}).write(&b, bundle)
	start := b.Len()
	entries[xref] = [3]int{1, start, 0}
	var table []byte
	for _, e := range entries {
		table = append(table, byte(e[0]), byte(e[1]>>16), byte(e[1]>>8), byte(e[1]), byte(e[2]))
	}
	head = fmt.Sprintf("<</Type/XRef/W[1 3 1]/Size %d/Root 1 0 R%s/Filter/FlateDecode>>", xref+1, f.trailer)
	(&object{head, deflate(table)}).write(&b, xref)
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// tinyFont is the part of a TrueType file that has to do with widths: eight
// glyphs, each 500 of 1000 units wide.
func tinyFont() []byte {
	head, maxp, hhea := make([]byte, 54), make([]byte, 6), make([]byte, 36)
	binary.BigEndian.PutUint16(head[18:], 1000)
	binary.BigEndian.PutUint16(maxp[4:], 8)
	binary.BigEndian.PutUint16(hhea[34:], 8)
	var hmtx []byte
	for range 8 {
		hmtx = append(hmtx, 500>>8, 500&0xff, 0, 0)
	}
	names := []string{"head", "hhea", "hmtx", "maxp"}
	tables := [][]byte{head, hhea, hmtx, maxp}
	out := []byte{0, 1, 0, 0, 0, byte(len(names)), 0, 0, 0, 0, 0, 0}
	at := len(out) + 16*len(names)
	for i, n := range names {
		out = append(append(out, n...), 0, 0, 0, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(tables[i])))
		at += len(tables[i])
	}
	return append(out, bytes.Join(tables, nil)...)
}

const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Prøve</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfchar <0001> <0041> endbfchar
2 beginbfrange <0002> <0004> <00E6> <0005> <0006> [<0062> <0063>] endbfrange
endcmap end end`

const pageOne = `/Artifact <</Type/Pagination>> BDC 0 0 960 20 re f EMC
/H1 <</MCID 0>> BDC BT /F1 24 Tf 50 500 Td <00010002> Tj ET EMC
BT /F1 12 Tf /P <</MCID 1>> BDC 50 450 Td [<0001> -20 <0003>] TJ EMC ET
/Lbl <</MCID 2>> BDC BT /F1 12 Tf (\000\004) Tj ET EMC
/LBody <</MCID 3>> BDC BT <00050006> Tj ET EMC
/Lbl <</MCID 4>> BDC BT <0004> Tj ET EMC
/LBody /Props BDC BT q /F1 10 Tf 3 Tr Q <0001> Tj ET EMC
`

const pageTwo = `/H2 <</MCID 0>> BDC BT /F1 18 Tf <0001> Tj ET EMC
/TH <</MCID 1>> BDC BT <0001> Tj ET EMC /TH <</MCID 2>> BDC BT <0002> Tj ET EMC
/TH <</MCID 3>> BDC BT <0003> Tj ET EMC /TD <</MCID 4>> BDC BT <0004> Tj ET EMC
/Figure <</MCID 5>> BDC q /Chart Do BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q EMC
/P <</MCID 6>> BDC /Span <</Lang (en)>> BDC BT <0005> Tj ET EMC EMC
/Link <</MCID 7>> BDC BT <0006> Tj ET EMC
`

// intact is a small document that keeps every rule: headings, a list, a table,
// a figure, a link, bookmarks.
func intact(t testing.TB) *file {
	f := &file{t: t, objects: map[int]*object{}, trailer: "/ID[<01><01>]"}
	for n, body := range map[int]string{
		1: `<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 12 0 R/Lang(da-DK)/Metadata 14 0 R` +
			`/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[16 0 R]/Outlines 41 0 R>>`,
		2: `<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 960 540]/Resources<</Font<</F1 7 0 R>>/XObject<</Chart 18 0 R>>/Properties<</Props<</MCID 5>>>>>>>>`,
		3: `<</Type/Page/Parent 2 0 R/Contents 5 0 R/StructParents 0>>`,
		4: `<</Type/Page/Parent 2 0 R/Contents[6 0 R]/StructParents 1/Tabs/S/Annots[17 0 R]>>`,
		7: `<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Tiny/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 11 0 R>>`,
		8: `<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Tiny/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
			`/FontDescriptor 9 0 R/CIDToGIDMap/Identity/DW 1000/W[1[500 500] 3 6 500]>>`,
		9:  `<</Type/FontDescriptor/FontName/ABCDEF+Tiny/Flags 4/FontFile2 10 0 R>>`,
		12: `<</Type/StructTreeRoot/K 20 0 R/ParentTree 13 0 R/RoleMap<</Forside/H1/Slide/Sect>>/ClassMap<</Column<</O/Table/Scope/Column>>>>>>`,
		13: `<</Kids[19 0 R]>>`,
		16: `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile 15 0 R>>`,
		17: `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/F 4/StructParent 2/Contents(Kommunens side)/A<</S/URI/URI(https://example.dk)>>>>`,
		19: `<</Limits[0 2]/Nums[0[21 0 R 22 0 R 25 0 R 26 0 R 28 0 R 29 0 R] 1[30 0 R 33 0 R 34 0 R 36 0 R 37 0 R 38 0 R 39 0 R 40 0 R] 2 40 0 R]>>`,
		41: `<</Type/Outlines/First 42 0 R/Last 42 0 R/Count 1>>`,
		42: `<</Title(Prøve)/Parent 41 0 R/Dest[3 0 R/Fit]>>`,
	} {
		f.set(n, body)
	}
	for n, o := range map[int]object{
		5:  {"<<>>", []byte(pageOne)},
		6:  {"<<>>", []byte(pageTwo)},
		10: {"<<>>", tinyFont()},
		11: {"<<>>", []byte(toUnicode)},
		14: {"<</Type/Metadata/Subtype/XML>>", []byte(xmp)},
		15: {"<</N 3>>", []byte("profile")},
		18: {"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]>>", []byte("0 0 5 5 re f")},
	} {
		f.objects[n] = &o
	}
	f.addStructure()
	return f
}

func (f *file) addStructure() {
	element := func(number, parent int, kind, rest string) {
		f.set(number, fmt.Sprintf("<</Type/StructElem/S/%s/P %d 0 R%s>>", kind, parent, rest))
	}
	element(20, 12, "Document", "/K[43 0 R 44 0 R]")
	element(43, 20, "Slide", "/Pg 3 0 R/K[21 0 R 22 0 R 23 0 R]")
	element(44, 20, "Slide", "/Pg 4 0 R/K[30 0 R 31 0 R 38 0 R 39 0 R]")
	element(21, 43, "Forside", "/Pg 3 0 R/K 0")
	element(22, 43, "P", "/Pg 3 0 R/K[1]/Lang(da)")
	element(23, 43, "L", "/K[24 0 R 27 0 R]/A<</O/List/ListNumbering/Disc>>")
	element(24, 23, "LI", "/K[25 0 R 26 0 R]")
	element(25, 24, "Lbl", "/Pg 3 0 R/K 2")
	element(26, 24, "LBody", "/Pg 3 0 R/K<</Type/MCR/Pg 3 0 R/MCID 3>>")
	element(27, 23, "LI", "/K[28 0 R 29 0 R]")
	element(28, 27, "Lbl", "/Pg 3 0 R/K 4")
	element(29, 27, "LBody", "/Pg 3 0 R/K 5")
	element(30, 44, "H2", "/Pg 4 0 R/K 0")
	element(31, 44, "Table", "/K[32 0 R 35 0 R]")
	element(32, 31, "TR", "/K[33 0 R 34 0 R]")
	element(33, 32, "TH", "/Pg 4 0 R/K 1/C/Column")
	element(34, 32, "TH", "/Pg 4 0 R/K 2/A<</O/Table/Scope/Column>>")
	element(35, 31, "TR", "/K[36 0 R 37 0 R]")
	element(36, 35, "TH", "/Pg 4 0 R/K 3/A[<</O/Layout>><</O/Table/Scope/Row>>]")
	element(37, 35, "TD", "/Pg 4 0 R/K 4")
	element(38, 44, "Figure", "/Pg 4 0 R/K 5/Alt(Et diagram)/A<</O/Layout/BBox[0 0 5 5]>>")
	element(39, 44, "P", "/Pg 4 0 R/K[6 40 0 R]")
	element(40, 39, "Link", "/Pg 4 0 R/K[7<</Type/OBJR/Obj 17 0 R>>]")
}
