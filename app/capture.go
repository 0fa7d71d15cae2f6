package app

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"foraeldredialog/analysis"
	"foraeldredialog/app/intake"
	"foraeldredialog/app/workshop"
	"foraeldredialog/storage"
)

// MaxStatement is the most bytes that one statement can have. A longer text is
// a note, to be split.
const MaxStatement = 64 << 10

// Reading is what the analysis makes of one text. Spans are bytes into it.
type Reading struct {
	Personal []analysis.Finding // what would be hidden
	Themes   []analysis.Suggestion
	Maybe    []analysis.Alternative // counts as nothing until somebody takes it
	Does     analysis.Kind          // what the statement does
	Valence  analysis.Valence
	Voice    workshop.Voice
}

// Suggest reads a text while it is being typed. It takes no lock and touches no
// disk, so the window may call it at every key.
func (s *Series) Suggest(text string) Reading { return s.suggest("", text) }

// suggest reads a text below the heading that it stands under.
func (s *Series) suggest(heading, text string) Reading {
	mind, meant := s.app.mind, analysis.WithStem(heading, text)
	r := Reading{Personal: s.wouldHide(text), Voice: s.voice(meant)}
	r.Valence, r.Does = mind.Attitude(meant)
	if mind.Language(text) == analysis.Danish { // the tagger finds Danish words in any text
		o := s.themes.Load().WeighUnder(heading, text)
		r.Themes, r.Maybe = o.Suggested, o.Maybe
	}
	return r
}

// wouldHide is what is hidden of a text unless somebody decides otherwise.
func (s *Series) wouldHide(text string) []analysis.Finding {
	var out []analysis.Finding
	for _, d := range s.recallNames(text) {
		if d.Hidden {
			out = append(out, d.Finding)
		}
	}
	return out
}

// Capture is a statement as it is typed. Only the text must be there; what is
// left empty is suggested by the analysis.
type Capture struct {
	Text      string
	Session   workshop.SessionID
	Table     string
	Role      workshop.Role
	Voice     workshop.Voice
	Kind      analysis.Kind
	Valence   analysis.Valence
	Themes    []workshop.ThemeID // set by the scribe: confirmed
	Not       []workshop.ThemeID // switched off by the scribe: rejected where suggested
	Important bool

	source, heading string
	masks           []workshop.Mask // decided of the text already
}

// Capture saves one statement. When it returns without an error, the statement
// is on the disk.
func (s *Series) Capture(c Capture) (workshop.StatementID, error) {
	s.acts.Lock()
	defer s.acts.Unlock()
	id, given, added, err := s.statement(c)
	if err != nil {
		return "", err
	}
	return id, s.write("Gem udsagn", []storage.Given{given}, added)
}

// statement makes the event for a text, and the given text to keep beside it.
// The caller holds acts.
func (s *Series) statement(c Capture) (workshop.StatementID, storage.Given, workshop.StatementAdded, error) {
	text := tidy(c.Text)
	e := workshop.StatementAdded{
		ID: workshop.StatementID(newID()), Session: c.Session, Table: s.table(c.Session, c.Table), Role: c.Role,
		Source: s.cleaned(c.source), Heading: s.cleaned(c.heading), Important: c.Important,
	}
	given := storage.Given{Series: string(s.id), ID: string(e.ID), Text: []byte(text)}
	switch {
	case text == "":
		return "", given, e, ErrNoText
	case len(text) > MaxStatement:
		return "", given, e, ErrLongText
	case c.Session != "" && s.log.State().Session(c.Session) == nil:
		return "", given, e, ErrNoSession
	}
	e.Text, e.Masks = s.mask(text, c.masks)
	e.Tags = s.suggestTags(e.Heading, e.Text)
	for _, t := range c.Themes {
		e.Tags = confirm(e.Tags, t)
	}
	for i := range e.Tags {
		if slices.Contains(c.Not, e.Tags[i].Theme) {
			e.Tags[i].Origin = workshop.Rejected
		}
	}
	meant := analysis.WithStem(c.heading, text)
	valence, kind := s.app.mind.Attitude(meant)
	e.Kind, e.Valence = cmp.Or(c.Kind, kind), cmp.Or(c.Valence, valence)
	e.Voice = cmp.Or(c.Voice, s.voice(meant))
	return e.ID, given, e, nil
}

// table is a table's name: one that the session knows, or else cleaned, since
// whoever types it may name a person.
func (s *Series) table(session workshop.SessionID, name string) string {
	if m := s.log.State().Session(session); m != nil {
		for _, t := range m.Tables {
			if t.String() == name {
				return name
			}
		}
	}
	return s.cleaned(strings.TrimSpace(name)).String()
}

// voice suggests whose words a text holds.
func (s *Series) voice(text string) workshop.Voice {
	if s.app.mind.Retold(text) {
		return workshop.Retold
	}
	return workshop.FirstHand
}

// tidy is a text as it can be kept: valid UTF-8, no NUL, no space around it.
func tidy(text string) string {
	return strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD"))
}

// confirm returns the tags with the theme's confirmed by a person.
func confirm(tags []workshop.Tag, theme workshop.ThemeID) []workshop.Tag {
	for i := range tags {
		if tags[i].Theme == theme {
			tags[i].Origin = workshop.Confirmed
			return tags
		}
	}
	return append(tags, workshop.Tag{Theme: theme, Origin: workshop.Confirmed})
}

// mask cleans a text: what a person decided stays decided, there or of the same
// name elsewhere in the series; everything else that looks like personal data is
// hidden until somebody decides.
func (s *Series) mask(text string, decided []workshop.Mask) (analysis.Clean, []workshop.Mask) {
	masks := s.masks(text, decided)
	return s.clean(text, masks), masks
}

func (s *Series) masks(text string, decided []workshop.Mask) []workshop.Mask {
	s.remember()
	return merge(decided, s.recallNames(text))
}

// recallNames finds personal data, and what was decided of it before.
func (s *Series) recallNames(text string) []analysis.Decision {
	return s.names.known.Load().Recall(text, s.app.mind.Personal(text))
}

// clean hides what the masks hide.
func (s *Series) clean(text string, masks []workshop.Mask) analysis.Clean {
	hide, _ := sortMasks(masks)
	clean := s.app.mind.Clean(text, hide, s.names.labels)
	return analysis.Authored(clean.String()) // as it will be read back
}

// cleaned is a text of the program's own bookkeeping (a file's name, a heading)
// with everything hidden that looks like personal data.
func (s *Series) cleaned(text string) analysis.Clean {
	c, _ := s.mask(text, nil)
	return c
}

// merge lays decided masks and fresh findings together in order; a finding that
// touches a decided mask gives way to it.
func merge(decided []workshop.Mask, found []analysis.Decision) []workshop.Mask {
	var out []workshop.Mask
	i := 0
	for _, f := range found {
		for i < len(decided) && decided[i].Start < f.End {
			out = append(out, decided[i])
			i++
		}
		if n := len(out); n > 0 && out[n-1].End > f.Start {
			continue
		}
		out = append(out, workshop.Mask{Span: f.Span, Type: f.Type, Hidden: f.Hidden, Decided: f.Known, Recalled: f.Known})
	}
	return append(out, decided[i:]...)
}

// Piece is a segment of a note as the preview shows it.
type Piece struct {
	analysis.Segment
	Text string
	Role workshop.Role // read from the speaker's label
	Reading
}

// Preview splits a note without saving anything. Pieces that are not statements
// come too, marked by their Kind, so that nothing is silently dropped.
func (s *Series) Preview(body string) []Piece {
	segs := s.app.mind.Segment(body)
	out := make([]Piece, len(segs))
	for i, g := range segs {
		out[i] = Piece{Segment: g, Text: g.Of(body), Role: workshop.RoleOf(g.Speaker)}
		if g.Kind == analysis.Said {
			out[i].Reading = s.suggest(g.Heading, out[i].Text)
		}
	}
	return out
}

// Import is a note that comes in.
type Import struct {
	Note    intake.Text
	Session workshop.SessionID
	Table   string
	Role    workshop.Role // for statements whose speaker's label tells none
	Whole   bool          // the note is one statement
}

// Imported says what became of a note.
type Imported struct {
	Statements []workshop.StatementID
	SetAside   int                 // pieces that are no statements: headings, times, signatures
	Flagged    int                 // stretches of personal data that were hidden
	Foreign    []analysis.Language // what is in them was set aside; see ExplainForeign
}

// Import saves a note whole, and its statements, as one act. A note in which
// nothing was understood is kept as well, and gives no statement.
func (s *Series) Import(in Import) (Imported, error) {
	body := in.Note.Body
	pieces := s.app.mind.Segment(body)
	if in.Whole {
		pieces = []analysis.Segment{{Span: analysis.Span{End: len(body)}, Kind: analysis.Said}}
	}
	s.acts.Lock()
	defer s.acts.Unlock()
	out := Imported{Foreign: Foreign(pieces)}
	var given []storage.Given
	var events []workshop.Payload
	for _, p := range pieces {
		if p.Kind != analysis.Said {
			out.SetAside++
			continue
		}
		for _, part := range bounded(p.Of(body), MaxStatement) {
			id, g, e, err := s.statement(Capture{
				Text: part, Session: in.Session, Table: in.Table, Role: cmp.Or(workshop.RoleOf(p.Speaker), in.Role),
				source: in.Note.Source, heading: p.Heading,
			})
			if errors.Is(err, ErrNoText) {
				continue
			}
			if err != nil {
				return Imported{}, err
			}
			out.Statements = append(out.Statements, id)
			out.Flagged += len(e.Masks)
			given, events = append(given, g), append(events, e)
		}
	}
	note := newID()
	head := workshop.NoteImported{
		Note: note, Source: s.cleaned(in.Note.Source), Bytes: len(body),
		Said: len(out.Statements), SetAside: out.SetAside,
	}
	for i, part := range bounded(body, maxGiven) {
		head.Parts = i + 1
		given = append(given, storage.Given{Series: string(s.id), ID: fmt.Sprintf("%s.%d", note, i+1), Text: []byte(part)})
	}
	name := fmt.Sprintf("Hent %d udsagn", len(out.Statements))
	return out, s.write(name, given, append([]workshop.Payload{head}, events...)...)
}

// maxGiven is the most bytes that are kept under one id; the store refuses more
// than twelve megabytes.
const maxGiven = 8 << 20

// bounded cuts a text into parts of at most limit bytes, at the last space
// before the limit where there is one in the part's second half. The parts join
// to the text.
func bounded(text string, limit int) []string {
	var out []string
	for len(text) > limit {
		cut := runeStart(text, limit)
		if i := strings.LastIndexByte(text[limit/2:cut], ' '); i >= 0 {
			cut = limit/2 + i + 1
		}
		out, text = append(out, text[:cut]), text[cut:]
	}
	return append(out, text)
}

// Given returns a statement's text as it was given. Where it is gone (expired),
// it is the cleaned text.
func (s *Series) Given(id workshop.StatementID) (string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.given(id)
}

// Correct replaces a statement's text as given, for a scribe who mistyped.
// What a person decided stays decided of the words that still stand.
func (s *Series) Correct(id workshop.StatementID, text string) error {
	s.acts.Lock()
	defer s.acts.Unlock()
	st := s.log.State().Statement(id)
	if st == nil {
		return ErrNoStatement
	}
	text = tidy(text)
	if text == "" {
		return ErrNoText
	}
	if len(text) > MaxStatement {
		return ErrLongText
	}
	masks := s.masks(text, nil)
	if was, err := s.asGiven(st); err == nil {
		masks = kept(was, st.Masks, text, masks)
	}
	clean := s.clean(text, masks)
	// The old text stays under its own version, so that undo finds it again.
	version := newID()
	given := storage.Given{Series: string(s.id), ID: version, Text: []byte(text)}
	return s.write("Ret udsagn", []storage.Given{given}, workshop.StatementCleaned{
		Statement: id, Given: version, Text: clean, Masks: masks, Tags: s.suggestTags(st.Heading, clean),
	})
}

// runeStart moves an offset back to where its rune begins.
func runeStart(text string, i int) int {
	i = min(max(i, 0), len(text))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}
