package check

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// swap makes a fault that replaces text in one object.
func swap(number int, old, with string) func(*file) {
	return func(f *file) { f.t.Helper(); f.replace(number, old, with) }
}

// faults are injected into the intact file one by one.
var faults = []struct {
	name   string
	rule   Rule
	page   int
	inject func(*file)
	also   []Rule // that the same fault cannot help breaking
}{
	{"file not marked", "not-marked", 0, swap(1, "/Marked true", "/Marked false"), nil},
	{"mark info missing", "not-marked", 0, swap(1, "/MarkInfo<</Marked true>>", ""), nil},
	{"suspects", "suspects", 0, swap(1, "/Marked true", "/Marked true/Suspects true"), nil},
	{"structure missing", "no-structure", 0, swap(1, "/StructTreeRoot 12 0 R", ""), []Rule{"link-not-tagged"}},
	{"language missing", "no-language", 0, swap(1, "/Lang(da-DK)", ""), nil},
	{"language invalid", "bad-language", 0, swap(1, "(da-DK)", "(dansk sprog)"), nil},
	{"language with underscore", "bad-language", 0, swap(1, "(da-DK)", "(da_DK)"), nil},
	{"language of element invalid", "bad-language", 1, swap(22, "(da)", "(d)"), nil},
	{"language of span invalid", "bad-language", 2, swap(6, "(en)", "(engelsk)"), nil},
	{"title not shown", "title-hidden", 0, swap(1, "DisplayDocTitle true", "DisplayDocTitle false"), nil},
	{"metadata missing", "no-metadata", 0, swap(1, "/Metadata 14 0 R", ""), nil},
	{"metadata not XML", "metadata-unreadable", 0, swap(14, "</rdf:RDF>", "</rdf:Rdf>"), nil},
	{"title missing", "no-title", 0, swap(14, "Prøve", " "), nil},
	{"PDF/UA not claimed", "no-pdfua-id", 0, swap(14, "<pdfuaid:part>1</pdfuaid:part>", ""), nil},
	{"PDF/A not claimed", "no-pdfa-id", 0, swap(14, `pdfaid:part="2"`, ""), nil},
	{"PDF/A without structure claimed", "no-pdfa-id", 0, swap(14, `conformance="A"`, `conformance="B"`), nil},
	{"output intent missing", "no-output-intent", 0, swap(1, "/OutputIntents[16 0 R]", ""), nil},
	{"file ID missing", "no-file-id", 0, func(f *file) { f.trailer = "" }, nil},
	{"bookmark without words", "bookmark-empty", 0, swap(42, "(Prøve)", "( )"), nil},
	{"bookmarks missing in a long file", "no-bookmarks", 0, addPages(longDocument), nil},

	{"text without a tag", "unmarked-content", 2, swap(6, "/H2 <</MCID 0>> BDC", "/H2 BMC"), []Rule{"mcid-not-on-page"}},
	{"line outside every mark", "unmarked-content", 1, swap(5, "/Artifact", "0 0 m 9 9 l S /Artifact"), nil},
	{"form outside every mark", "unmarked-content", 1, swap(5, "/Artifact", "/Chart Do /Artifact"), nil},
	{"inline image outside every mark", "unmarked-content", 1, swap(5, "/Artifact", "BI /W 1 ID x EI\n/Artifact"), nil},
	{"artifact in a tag", "artifact-in-tag", 1, swap(5, "BDC BT /F1 24 Tf", "BDC /Artifact BMC EMC BT /F1 24 Tf"), nil},
	{"tag in an artifact", "tag-in-artifact", 1, swap(5, "re f EMC", "re f /P <</MCID 9>> BDC EMC EMC"), []Rule{"mcid-not-in-structure"}},
	{"mark not closed", "marks-unbalanced", 2, swap(6, "Tj ET EMC\n/TH", "Tj ET\n/TH"), nil},
	{"mark closed twice", "marks-unbalanced", 1, swap(5, "re f EMC", "re f EMC EMC"), nil},
	{"mark across a text object", "marks-unbalanced", 1, swap(5, "TJ EMC ET", "TJ ET EMC"), nil},
	{"content cannot be unpacked", "content-unreadable", 2, swap(4, "[6 0 R]", "[2 0 R]"), []Rule{"mcid-not-on-page"}},

	{"content missing from the tree", "mcid-not-in-structure", 1, swap(22, "/K[1]", "/K[]"), []Rule{"empty-element"}},
	{"tree points at absent content", "mcid-not-on-page", 1, swap(22, "/K[1]", "/K[1 77]"), nil},
	{"content in two elements", "mcid-used-twice", 1, swap(22, "/K[1]", "/K[1 0]"), []Rule{"parent-tree"}},
	{"same number twice on a page", "mcid-repeated", 1, swap(5, "re f EMC", "re f EMC /P <</MCID 1>> BDC EMC"), nil},
	{"page without struct parents", "no-struct-parents", 1, swap(3, "/StructParents 0", ""), nil},
	{"parent tree disagrees", "parent-tree", 1, swap(19, "[21 0 R 22 0 R", "[22 0 R 21 0 R"), nil},
	{"parent tree too short", "parent-tree", 1, swap(19, " 28 0 R 29 0 R]", "]"), nil},

	{"same element in two places", "structure-loop", 2, swap(44, "/K[30 0 R", "/K[30 0 R 22 0 R"), nil},
	{"element inside itself", "structure-loop", 2, swap(39, "/K[6 40 0 R]", "/K[6 40 0 R 39 0 R]"), nil},
	{"element denies its parent", "structure-parent", 1, swap(22, "/P 43 0 R", "/P 44 0 R"), nil},
	{"element without parent", "structure-parent", 1, swap(22, "/P 43 0 R", ""), nil},
	{"empty element", "empty-element", 1, emptyElement, nil},
	{"same ID twice", "duplicate-id", 2, sameID, nil},
	{"note without ID", "note-id", 1, swap(22, "/S/P", "/S/Note"), nil},
	{"unknown type", "role-unmapped", 1, swap(12, "/Slide/Sect", ""), nil},
	{"role map in a circle", "role-loop", 0, swap(12, "/Slide/Sect", "/Slide/Dias/Dias/Slide"), nil},
	{"standard type redefined", "role-standard", 0, swap(12, "/Slide/Sect", "/Slide/Sect/P/H1"), nil},

	{"first heading too low", "heading-first", 1, swap(12, "/Forside/H1", "/Forside/H2"), nil},
	{"heading jump", "heading-jump", 2, swap(30, "/S/H2", "/S/H4"), nil},
	{"headings with and without level", "heading-mixed", 2, swap(30, "/S/H2", "/S/H"), nil},

	{"list with a paragraph", "list-child", 1, swap(24, "/S/LI", "/S/P"), []Rule{"list-item-outside"}},
	{"list without items", "list-no-item", 1, listWithoutItems, []Rule{"list-item-outside"}},
	{"list item without body", "list-item", 1, swap(26, "/S/LBody", "/S/P"), nil},
	{"list item outside a list", "list-item-outside", 1, swap(23, "/S/L/", "/S/Sect/"), nil},

	{"table with a stray child", "table-child", 2, swap(35, "/S/TR", "/S/Sect"), []Rule{"table-part-outside"}},
	{"row with a paragraph", "table-row", 2, swap(37, "/S/TD", "/S/P"), nil},
	{"cell outside a row", "table-part-outside", 2, swap(39, "/S/P", "/S/TD"), nil},
	{"table without heads", "table-no-head", 2, tableWithoutHeads, nil},
	{"head without scope", "table-scope", 2, swap(34, "/Scope/Column", ""), nil},
	{"head with unknown scope", "table-scope", 2, swap(34, "/Scope/Column", "/Scope/Side"), nil},
	{"row with a cell too many", "table-irregular", 2, swap(37, "/K 4", "/K 4/A<</O/Table/ColSpan 2>>"), nil},
	{"cell reaches too far down", "table-irregular", 2, swap(34, "/Scope", "/RowSpan 2/Scope"), nil},

	{"figure without words", "figure-alt", 2, swap(38, "/Alt(Et diagram)", ""), nil},
	{"figure with blank words", "figure-alt", 2, swap(38, "(Et diagram)", "(  )"), nil},
	{"figure without place", "figure-bbox", 2, swap(38, "/BBox[0 0 5 5]", ""), nil},
	{"figure with empty place", "figure-bbox", 2, swap(38, "[0 0 5 5]", "[5 5 5 5]"), nil},
	{"formula without words", "formula-alt", 1, swap(22, "/S/P", "/S/Formula"), nil},

	{"link outside a link element", "link-not-tagged", 2, swap(40, "/S/Link", "/S/Span"), nil},
	{"link missing from the tree", "link-not-tagged", 2, swap(40, "<</Type/OBJR/Obj 17 0 R>>", ""), nil},
	{"link without words", "link-no-contents", 2, swap(17, "/Contents(Kommunens side)", ""), nil},
	{"link denies its element", "annotation-parent", 2, swap(17, "/StructParent 2", "/StructParent 9"), nil},
	{"tab order missing", "tab-order", 2, swap(4, "/Tabs/S", ""), nil},
	{"comment without a tag", "annotation-not-tagged", 2, swap(17, "/Subtype/Link", "/Subtype/Text"), nil},
	{"comment without words", "annotation-no-contents", 2, commentWithoutWords, nil},

	{"font not embedded", "font-not-embedded", 1, swap(9, "/FontFile2 10 0 R", ""), nil},
	{"font without glyph map", "font-cid-map", 1, swap(8, "/CIDToGIDMap/Identity", ""), nil},
	{"glyph 0 shown", "glyph-missing", 1, swap(5, "<00010002>", "<00010000>"), []Rule{"tounicode-gap"}},
	{"glyph not in the font", "glyph-missing", 1, swap(5, "<00010002>", "<00010008>"), []Rule{"tounicode-gap"}},
	{"glyph map leads to nothing", "glyph-missing", 1, emptyGlyphMap, nil},
	{"width differs from the font", "glyph-width", 1, swap(8, "[500 500]", "[500 600]"), nil},
	{"no way to letters", "no-tounicode", 1, swap(7, "/ToUnicode 11 0 R", ""), nil},
	{"code without letter", "tounicode-gap", 1, swap(11, "<0001> <0041>", "<0007> <0041>"), nil},
	{"letter U+0000", "tounicode-bad", 1, swap(11, "<0041>", "<0000>"), nil},
	{"letter U+FEFF in a range", "tounicode-bad", 1, swap(11, "<00E6>", "<FEFD>"), nil},
	{"letter missing", "tounicode-bad", 1, swap(11, "<0041>", "<>"), nil},
	{"range over the last byte", "tounicode-range", 1, swap(11, "<0002> <0004>", "<0002> <0104>"), nil},
}

// addPages puts n copies of an unmarked, empty page behind the others and takes
// the bookmarks away.
func addPages(n int) func(*file) {
	return func(f *file) {
		kids := ""
		for i := range n {
			f.set(100+i, "<</Type/Page/Parent 2 0 R>>")
			kids += " " + itoa(100+i) + " 0 R"
		}
		f.replace(2, "4 0 R]", "4 0 R"+kids+"]")
		f.replace(1, "/Outlines 41 0 R", "")
	}
}

func emptyElement(f *file) {
	f.set(60, "<</Type/StructElem/S/P/P 43 0 R/Pg 3 0 R>>")
	f.replace(43, "22 0 R", "22 0 R 60 0 R")
}

func sameID(f *file) {
	f.replace(30, "/S/H2", "/S/H2/ID(a)")
	f.replace(22, "/S/P", "/S/P/ID(a)")
}

func listWithoutItems(f *file) {
	f.replace(24, "/S/LI", "/S/Caption")
	f.replace(27, "/S/LI", "/S/Caption")
}

func tableWithoutHeads(f *file) {
	for _, n := range []int{33, 34, 36} {
		f.replace(n, "/S/TH", "/S/TD")
	}
}

func commentWithoutWords(f *file) {
	f.replace(17, "/Subtype/Link", "/Subtype/Text")
	f.replace(17, "/Contents(Kommunens side)", "")
	f.replace(40, "/S/Link", "/S/Annot")
}

func emptyGlyphMap(f *file) {
	f.objects[61] = &object{"<<>>", []byte{0, 0, 0, 1, 0, 0}}
	f.replace(8, "/CIDToGIDMap/Identity", "/CIDToGIDMap 61 0 R")
}
