// Package pdf writes a report.Document as a tagged PDF: PDF/UA-1 and
// PDF/A-2a, from the first page on. Package page decides what stands where;
// fpdf draws it, with each drawing wrapped in marked content; a finisher then
// rewrites what fpdf does not know about: structure, metadata, text mapping and
// the file's frame. The package refuses to know what a document is about.
package pdf

import (
	"cmp"
	"fmt"
	"io"

	"foraeldredialog/app/report"
	"foraeldredialog/app/report/page"
)

// Result tells what was written.
type Result struct {
	Pages    int
	Replaced []page.Replacement // runes that the typeface lacks
}

// Render lays doc out and writes it to w. The same document and fonts give the
// same bytes; the file's dates are doc.Created, or none where that is zero.
func Render(doc report.Document, fonts page.Fonts, w io.Writer) (Result, error) {
	laid, err := page.Layout(doc, fonts)
	if err != nil {
		return Result{}, fmt.Errorf("pdf: lay out: %w", err)
	}
	drawn, err := draw(laid, fonts)
	if err != nil {
		return Result{}, err
	}
	file, err := finish(drawn, laid, describe(doc, laid))
	if err != nil {
		return Result{}, err
	}
	if _, err := w.Write(file); err != nil {
		return Result{}, fmt.Errorf("pdf: write: %w", err)
	}
	return Result{Pages: len(laid.Pages), Replaced: laid.Replaced}, nil
}

// describe gathers the metadata. A file without a title has no place in
// PDF/UA, so one that was given none is called by its first bookmark.
func describe(doc report.Document, laid page.Result) metadata {
	m := metadata{
		title:   laid.Title,
		author:  laid.Author,
		lang:    cmp.Or(doc.Lang, "da-DK"),
		created: doc.Created,
	}
	if m.title == "" && len(laid.Bookmarks) > 0 {
		m.title = laid.Bookmarks[0].Title
	}
	m.title = cmp.Or(m.title, "Uden titel")
	return m
}
