package check

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

var (
	ruleNotMarked   = rule{"not-marked", "ISO 14289-1 7.1"}
	ruleNoTree      = rule{"no-structure", "ISO 14289-1 7.1"}
	ruleSuspects    = rule{"suspects", "ISO 14289-1 7.1"}
	ruleNoLanguage  = rule{"no-language", "ISO 14289-1 7.2"}
	ruleBadLanguage = rule{"bad-language", "ISO 14289-1 7.2"}
	ruleTitleHidden = rule{"title-hidden", "ISO 14289-1 7.1"}
	ruleEncryption  = rule{"encryption", "ISO 14289-1 7.16"}
	ruleNoBookmarks = rule{"no-bookmarks", "ISO 14289-1 7.17"}
	ruleBookmark    = rule{"bookmark-empty", "ISO 14289-1 7.17"}
)

// longDocument is the number of pages from which a reader needs bookmarks.
const longDocument = 10

// mayReadAloud is bit 10 of the permissions: text may be taken out for
// accessibility.
const mayReadAloud = 1 << 9

func (d *document) checkCatalog() {
	info := d.dict(d.catalog["MarkInfo"])
	if !d.isTrue(info["Marked"]) {
		d.add(ruleNotMarked, 0, "Filen siger ikke, at den er mærket op for hjælpemidler.")
	}
	if d.isTrue(info["Suspects"]) {
		d.add(ruleSuspects, 0, "Filen siger selv, at dens opmærkning er usikker.")
	}
	if d.root == nil {
		d.add(ruleNoTree, 0, "Filen har ingen opmærkning, så en skærmlæser ikke kan finde rundt i den.")
	}
	if lang := d.text(d.catalog["Lang"]); lang == "" {
		d.add(ruleNoLanguage, 0, "Filen siger ikke, hvilket sprog den er på.")
	} else {
		d.checkLanguage(0, lang)
	}
	if !d.isTrue(d.dict(d.catalog["ViewerPreferences"])["DisplayDocTitle"]) {
		d.add(ruleTitleHidden, 0, "Vinduet viser filens navn i stedet for dokumentets titel.")
	}
	if d.ctx.Encrypt != nil {
		p, _ := d.integer(d.dict(*d.ctx.Encrypt)["P"])
		if p&mayReadAloud == 0 {
			d.add(ruleEncryption, 0, "Filen er låst, så hjælpemidler ikke må læse teksten.")
		}
	}
	d.checkBookmarks()
}

// checkLanguage: an empty language says "unknown", which is allowed inside a
// document but helps nobody.
func (d *document) checkLanguage(page int, lang string) {
	_, err := language.Parse(lang)
	if err != nil || strings.Contains(lang, "_") {
		d.add(ruleBadLanguage, page, "%q er ikke en gyldig sprogkode. Dansk er da-DK.", lang)
	}
}

func (d *document) checkBookmarks() {
	outlines := d.dict(d.catalog["Outlines"])
	if outlines["First"] == nil {
		if len(d.pages) > longDocument {
			d.add(ruleNoBookmarks, 0, "Filen har %d sider, men ingen bogmærker at finde rundt med.", len(d.pages))
		}
		return
	}
	d.checkBookmark(outlines["First"], map[int]bool{}, 0)
}

func (d *document) checkBookmark(o types.Object, seen map[int]bool, depth int) {
	for o != nil && !seen[refOf(o)] && depth < maxDepth {
		seen[refOf(o)] = true
		item := d.dict(o)
		if item == nil {
			return
		}
		if strings.TrimSpace(d.text(item["Title"])) == "" {
			d.add(ruleBookmark, 0, "Et bogmærke har ingen tekst.")
		}
		d.checkBookmark(item["First"], seen, depth+1)
		o = item["Next"]
	}
}
