// Package check reads a finished PDF file and says where it fails people who
// use a screen reader: the rules of ISO 14289-1 (PDF/UA-1) that a machine can
// decide, as the Matterhorn protocol lists them, and whether the file says that
// it is PDF/A. It does not judge contrast, wording or whether a description is
// true, and it knows nothing of the writer whose files it checks.
//
// Objects, cross references, filters and decryption are read by pdfcpu, which
// has limits on all of them, took 340,000 mutated files without a panic and
// needs about 1 ms for a presentation; only the operators in a page's content
// and in character maps are read here, because pdfcpu does not offer them. Its
// configuration is passed as a value: the default one writes to the user's
// home folder.
package check

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// The ways in which a file cannot be read at all. File wraps them.
var (
	ErrNotPDF   = errors.New("not a PDF file")
	ErrDamaged  = errors.New("damaged PDF file")
	ErrPassword = errors.New("PDF file needs a password")
	ErrTooLarge = errors.New("PDF file is too large to check")
)

// Rule names what was checked, "heading-jump". A name is never reused for
// another check.
type Rule string

// Failure is one thing in the file that must be mended.
type Failure struct {
	Rule   Rule
	Page   int    // counted from 1; 0 is the document as a whole
	What   string // a Danish sentence for the user
	Clause string // "ISO 14289-1 7.4.2"
}

// Bounds on hostile files. The largest file of ours, an annex of 325 pages,
// uses under a fiftieth of each.
const (
	maxInput    = 100 << 20 // bytes of the file
	maxDecoded  = 256 << 20 // bytes of all streams together, unpacked
	maxStream   = 64 << 20  // bytes of one stream, unpacked
	maxObjects  = 1_000_000 // objects in the file
	maxPages    = 20_000
	maxElements = 500_000    // nodes of the structure tree
	maxDepth    = 200        // of any tree in the file
	maxWork     = 20_000_000 // tokens, members and cells looked at, each time counted
	perRule     = 50         // failures of one rule: more do not help anybody
)

// rule is a Rule and the clause that it comes from.
type rule struct {
	id     Rule
	clause string
}

// findings collects failures, each only once.
type findings struct {
	list  []Failure
	seen  map[Failure]bool
	count map[Rule]int
}

func (f *findings) add(r rule, page int, format string, args ...any) {
	if f.count[r.id] >= perRule {
		return
	}
	x := Failure{r.id, page, fmt.Sprintf(format, args...), r.clause}
	if f.seen[x] {
		return
	}
	f.seen[x] = true
	f.count[r.id]++
	f.list = append(f.list, x)
}

// File checks a PDF file. The failures are ordered by page, those of the
// document first; none means that everything a machine can see is in order. An
// error says that there was nothing to check and wraps one of ErrNotPDF,
// ErrDamaged, ErrPassword and ErrTooLarge.
func File(data []byte) ([]Failure, error) {
	d, err := open(data)
	if err != nil {
		return nil, fmt.Errorf("check PDF: %w", err)
	}
	defer d.stop()

	d.checkCatalog()
	d.checkMetadata()
	d.checkArchive()
	d.checkContent()
	d.checkTree()
	d.checkRoles()
	d.checkHeadings()
	d.checkLists()
	d.checkTables()
	d.checkFigures()
	d.checkMarks()
	d.checkAnnotations()
	d.checkFonts()
	if d.exceeded() {
		return nil, fmt.Errorf("check PDF: %w", ErrTooLarge)
	}
	slices.SortStableFunc(d.list, func(a, b Failure) int { return cmp.Compare(a.Page, b.Page) })
	return d.list, nil
}
