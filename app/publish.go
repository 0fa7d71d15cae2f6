package app

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"foraeldredialog/analysis"
	"foraeldredialog/app/report"
	"foraeldredialog/app/report/page"
	"foraeldredialog/app/report/pdf"
	"foraeldredialog/app/workshop"
	"foraeldredialog/assets"
)

// Fonts are the type faces of every document.
func Fonts() page.Fonts {
	return page.Fonts{
		Regular:  assets.Bytes("fonts/Inter_400Regular.ttf"),
		Medium:   assets.Bytes("fonts/Inter_500Medium.ttf"),
		SemiBold: assets.Bytes("fonts/Inter_600SemiBold.ttf"),
		Bold:     assets.Bytes("fonts/Inter_700Bold.ttf"),
	}
}

// Slides is the presentation as it stands: the window's preview and the
// exported file are made from the same document. A draft holds the proposals
// too, marked as such.
func (s *Series) Slides(draft bool) report.Document {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return report.Slides(s.log.State(), report.Options{Draft: draft, Created: s.changed()})
}

// changed is when the content last changed. Documents carry it as their date,
// so that the same content gives the same bytes.
func (s *Series) changed() time.Time {
	for _, e := range slices.Backward(s.log.Events()) {
		if _, ok := e.Payload.(workshop.DocumentExported); !ok {
			return e.At
		}
	}
	return time.Time{}
}

// Exported says what an export wrote.
type Exported struct {
	Path     string
	Pages    int
	Bytes    int
	Replaced []page.Replacement // characters that the type face lacks
	Concerns []Concern          // what the reader of the document should know before it is sent
}

// Formats lists the document formats that Export knows.
var Formats = []string{"slides"}

// Export writes a document to a file, whole or not at all, and records that it
// left the program.
func (s *Series) Export(path, format string, draft bool) (Exported, error) {
	if !slices.Contains(Formats, format) {
		return Exported{}, fmt.Errorf("%w: %q", ErrFormat, format)
	}
	var buf bytes.Buffer
	res, err := pdf.Render(s.Slides(draft), Fonts(), &buf)
	if err != nil {
		return Exported{}, fmt.Errorf("app: export: %w", err)
	}
	out := Exported{
		Path: path, Pages: res.Pages, Bytes: buf.Len(), Replaced: res.Replaced, Concerns: s.Concerns(draft),
	}
	err = writeFile(path, buf.Bytes(), func() error {
		return s.do("Eksportér", workshop.DocumentExported{Format: format, Pages: out.Pages, Draft: draft})
	})
	if err != nil {
		return Exported{}, fmt.Errorf("app: export: %w", err)
	}
	return out, nil
}

// ConcernKind is a thing to look at before a document is sent.
type ConcernKind string

// The concerns.
const (
	UnacceptedPoints ConcernKind = "proposals"  // proposals that are not in the document (or, in a draft, are)
	UndecidedData    ConcernKind = "personal"   // personal data hidden by the program, not yet seen by a person
	NotReviewed      ConcernKind = "unreviewed" // statements that nobody has been through
	EmptyThemes      ConcernKind = "empty"      // themes with statements and no point
	NamesInDocument  ConcernKind = "names"      // texts of the document that seem to name a person
	NoEvidence       ConcernKind = "evidence"   // points that rest on no statement
)

// Concern is a kind and how many times it stands.
type Concern struct {
	Kind  ConcernKind
	Count int
}

// Concerns lists what to look at before the document is sent, gravest first.
func (s *Series) Concerns(draft bool) []Concern {
	doc := s.Slides(draft)
	s.mu.RLock()
	defer s.mu.RUnlock()
	st := s.log.State()
	count := map[ConcernKind]int{}
	for _, p := range st.Points {
		switch {
		case p.Proposal:
			count[UnacceptedPoints]++
			continue
		case len(p.Evidence) == 0:
			count[NoEvidence]++
		}
	}
	doc.Texts(func(t report.Text) {
		if s.namesSomebody(t.String()) {
			count[NamesInDocument]++
		}
	})
	for _, x := range st.Active() {
		if x.Undecided() > 0 {
			count[UndecidedData]++
		}
		if !x.Reviewed {
			count[NotReviewed]++
		}
	}
	for _, t := range st.Themes {
		accepted := slices.ContainsFunc(st.PointsOf(t.ID), func(p *workshop.Point) bool { return draft || !p.Proposal })
		if !accepted && len(st.Under(t.ID)) > 0 {
			count[EmptyThemes]++
		}
	}
	var out []Concern
	for _, k := range []ConcernKind{
		NamesInDocument, UndecidedData, NoEvidence, EmptyThemes, UnacceptedPoints, NotReviewed,
	} {
		if count[k] > 0 {
			out = append(out, Concern{k, count[k]})
		}
	}
	return out
}

// namesSomebody reports whether text that is to be published seems to hold what
// points at one person; nothing is changed, the user is told. Schools and
// institutions are not counted: a meeting is held somewhere.
func (s *Series) namesSomebody(text string) bool {
	return slices.ContainsFunc(s.app.mind.Personal(text), func(f analysis.Finding) bool {
		return f.Type != analysis.School && f.Type != analysis.Institution
	})
}
