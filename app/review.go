package app

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"foraeldredialog/analysis"
	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/workshop"
	"foraeldredialog/storage"
)

// given reads a statement's text as it was given; the caller holds acts or mu.
func (s *Series) given(id workshop.StatementID) (string, error) {
	st := s.log.State().Statement(id)
	if st == nil {
		return "", ErrNoStatement
	}
	b, err := s.app.store.Given(string(s.id), st.Given)
	if errors.Is(err, storage.ErrNotFound) {
		return st.Text.String(), nil
	}
	return string(b), err
}

// Queue lists what needs eyes, worst first. Its statements are copies, which
// the caller may keep.
func (s *Series) Queue() []synthesis.Item {
	s.mu.RLock()
	defer s.mu.RUnlock()
	queue := synthesis.Queue(s.log.State(), s.Recognisable)
	for i := range queue {
		queue[i].Statement = queue[i].Statement.Copy()
	}
	return queue
}

// Hints are the places in a statement's cleaned text where an age beside
// something rare may point at one person. Nothing is hidden for them: whoever
// hides one of the two, or approves the statement, has decided. It takes no lock
// that View holds.
func (s *Series) Hints(st *workshop.Statement) []analysis.Hint {
	s.hints.Lock()
	defer s.hints.Unlock()
	h, ok := s.hints.of[st.ID]
	if !ok || h.text != st.Text {
		h = hinted{st.Text, s.app.mind.Hints(st.Text.String())}
		s.hints.of[st.ID] = h
	}
	return h.hints
}

// Recognisable reports whether there are hints.
func (s *Series) Recognisable(st *workshop.Statement) bool { return len(s.Hints(st)) > 0 }

// hintCache spares reading every statement whenever the queue is looked at.
type hintCache struct {
	sync.Mutex
	of map[workshop.StatementID]hinted
}

type hinted struct {
	text  analysis.Clean
	hints []analysis.Hint
}

// SetTag sets what a person says about a statement and a theme: Confirmed,
// Rejected, or "" for no tag at all.
func (s *Series) SetTag(id workshop.StatementID, theme workshop.ThemeID, origin workshop.Origin) error {
	return s.SetTags([]workshop.StatementID{id}, theme, origin)
}

// SetTags is SetTag for several statements as one act.
func (s *Series) SetTags(ids []workshop.StatementID, theme workshop.ThemeID, origin workshop.Origin) error {
	s.acts.Lock()
	defer s.acts.Unlock()
	state := s.log.State()
	if state.Theme(theme) == nil {
		return ErrNoTheme
	}
	var events []workshop.Payload
	for _, id := range ids {
		st := state.Statement(id)
		if st == nil {
			return ErrNoStatement
		}
		t := workshop.Tag{Theme: theme, Origin: origin}
		if old := st.Tag(theme); old != nil && origin != "" {
			t.Confidence, t.Because = old.Confidence, old.Because
		}
		events = append(events, workshop.TagSet{Statement: id, Tag: t})
	}
	return s.write(counted("Ret tema på", len(ids)), nil, events...)
}

// counted names an act on one or several statements.
func counted(act string, n int) string {
	if n == 1 {
		return act + " udsagn"
	}
	return fmt.Sprintf("%s %d udsagn", act, n)
}

// MoveToTheme takes a statement from one theme to another; either may be "".
func (s *Series) MoveToTheme(id workshop.StatementID, from, to workshop.ThemeID) error {
	s.acts.Lock()
	defer s.acts.Unlock()
	state := s.log.State()
	st := state.Statement(id)
	if st == nil {
		return ErrNoStatement
	}
	var events []workshop.Payload
	for _, t := range st.Tags {
		if t.Theme == from || to == "" && t.Origin != workshop.Rejected {
			t.Origin = workshop.Rejected
			events = append(events, workshop.TagSet{Statement: id, Tag: t})
		}
	}
	if to != "" {
		if state.Theme(to) == nil {
			return ErrNoTheme
		}
		t := workshop.Tag{Theme: to, Origin: workshop.Confirmed}
		if old := st.Tag(to); old != nil {
			t.Confidence, t.Because = old.Confidence, old.Because
		}
		events = append(events, workshop.TagSet{Statement: id, Tag: t})
	}
	return s.write("Flyt udsagn", nil, events...)
}

// ChangeStatements sets the properties that are given, on one or several
// statements as one act.
func (s *Series) ChangeStatements(ids []workshop.StatementID, c workshop.StatementChanged) error {
	if !s.hasAll(ids...) {
		return ErrNoStatement
	}
	if c.Session != nil && *c.Session != "" && !s.has(func(st *workshop.State) bool { return st.Session(*c.Session) != nil }) {
		return ErrNoSession
	}
	var events []workshop.Payload
	for _, id := range ids {
		c.Statement = id
		events = append(events, c)
	}
	return s.do(counted("Ret", len(ids)), events...)
}

// Accept says that a person has been through the statement: its suggested
// themes are confirmed and its masks decided as they stand.
func (s *Series) Accept(id workshop.StatementID) error {
	s.acts.Lock()
	defer s.acts.Unlock()
	st := s.log.State().Statement(id)
	if st == nil {
		return ErrNoStatement
	}
	var events []workshop.Payload
	if st.Undecided() > 0 {
		masks := make([]workshop.Mask, len(st.Masks))
		for i, m := range st.Masks {
			m.Decided = true
			masks[i] = m
		}
		events = append(events, workshop.StatementCleaned{
			Statement: id, Text: st.Text, Masks: masks, Tags: st.Tags,
		})
	}
	for _, t := range st.Tags {
		if t.Origin == workshop.Suggested {
			t.Origin = workshop.Confirmed
			events = append(events, workshop.TagSet{Statement: id, Tag: t})
		}
	}
	yes := true
	events = append(events, workshop.StatementChanged{Statement: id, Reviewed: &yes})
	return s.write("Godkend udsagn", nil, events...)
}

// Hide hides a stretch of a statement's text as given, as personal data of the
// given type; if none, as a name, or as a detail where it holds ordinary words
// alone. Masks inside the stretch give way to it. A name is hidden in the series'
// other statements as well, unless somebody decided otherwise right there; others
// is how many were changed.
func (s *Series) Hide(id workshop.StatementID, at analysis.Span, kind analysis.PII) (others int, err error) {
	return s.decide(id, "Skjul persondata", at, workshop.Mask{Type: kind, Hidden: true, Decided: true})
}

// Show says that the mask at the place is no personal data; of a name it holds
// for the other statements too, as with Hide.
func (s *Series) Show(id workshop.StatementID, at analysis.Span) (others int, err error) {
	return s.decide(id, "Vis tekst", at, workshop.Mask{Decided: true})
}

// decide puts a mask on a stretch and cleans the text anew. A mask without a
// type takes the type of what it replaces, if anything.
func (s *Series) decide(id workshop.StatementID, act string, at analysis.Span, m workshop.Mask) (others int, err error) {
	s.acts.Lock()
	defer s.acts.Unlock()
	text, err := s.given(id)
	if err != nil {
		return 0, err
	}
	at.Start, at.End = runeStart(text, at.Start), runeStart(text, at.End)
	if at.Start >= at.End || strings.TrimSpace(at.Of(text)) == "" {
		return 0, ErrNoText
	}
	st := s.log.State().Statement(id)
	if !m.Hidden && slices.ContainsFunc(st.Masks, func(o workshop.Mask) bool {
		return o.Type == analysis.CPR && o.Start < at.End && at.Start < o.End
	}) {
		return 0, ErrCPR
	}
	s.remember()
	m.Span, m.At = at, s.decisionTime()
	if m.Hidden && m.Type == "" {
		m.Type = s.kindOf(at.Of(text))
	}
	decided, m := place(st.Masks, m)
	masks := s.masks(text, decided)
	var also []workshop.Payload
	if x, ok := nameAt(text, m); ok {
		masks, _ = follow(text, masks, x.alone())
		also = s.followers(id, x)
	}
	clean := s.clean(text, masks)
	own := workshop.StatementCleaned{Statement: id, Text: clean, Masks: masks, Tags: s.suggestTags(st.Heading, clean)}
	return len(also), s.write(reaching(act, len(also)), nil, append([]workshop.Payload{own}, also...)...)
}

// kindOf is the type of what somebody hides. Ordinary words are no name: they
// must not vanish from other statements.
func (s *Series) kindOf(piece string) analysis.PII {
	if s.app.mind.MayName(piece) {
		return analysis.Name
	}
	return analysis.Detail
}

// place puts a mask among those that were decided; old ones that it touches give
// way. It returns the mask as it then is.
func place(old []workshop.Mask, m workshop.Mask) ([]workshop.Mask, workshop.Mask) {
	var decided []workshop.Mask
	for _, o := range old {
		if o.Start >= m.End || m.Start >= o.End {
			if o.Decided {
				decided = append(decided, o)
			}
			continue
		}
		if m.Type == "" {
			m.Type = o.Type
		}
		if !m.Hidden { // what is shown is the whole old stretch
			m.Start, m.End = min(m.Start, o.Start), max(m.End, o.End)
		}
	}
	return around(decided, m), m
}

// hasAll reports whether every statement is there, and at least one is named.
func (s *Series) hasAll(ids ...workshop.StatementID) bool {
	return len(ids) > 0 && s.has(func(st *workshop.State) bool {
		return !slices.ContainsFunc(ids, func(id workshop.StatementID) bool { return st.Statement(id) == nil })
	})
}

// Remove takes statements away; undo brings them back.
func (s *Series) Remove(ids ...workshop.StatementID) error {
	if !s.hasAll(ids...) {
		return ErrNoStatement
	}
	var events []workshop.Payload
	for _, id := range ids {
		events = append(events, workshop.StatementRemoved{Statement: id})
	}
	return s.do(counted("Slet", len(ids)), events...)
}

// Merge lets the first statement stand for the others, which stay inside it.
func (s *Series) Merge(into workshop.StatementID, from ...workshop.StatementID) error {
	from = slices.DeleteFunc(slices.Clone(from), func(id workshop.StatementID) bool { return id == into })
	if len(from) == 0 || !s.hasAll(append(from, into)...) {
		return ErrNoStatement
	}
	return s.do(counted("Flet", len(from)+1), workshop.StatementsMerged{Into: into, From: from})
}

// Split divides a statement at a byte offset of its text as given. The second
// part becomes a statement of its own with the same properties.
func (s *Series) Split(id workshop.StatementID, offset int) (workshop.StatementID, error) {
	s.acts.Lock()
	defer s.acts.Unlock()
	text, err := s.given(id)
	if err != nil {
		return "", err
	}
	cut := runeStart(text, offset)
	first, second := strings.TrimSpace(text[:cut]), strings.TrimSpace(text[cut:])
	if first == "" || second == "" {
		return "", ErrNoText
	}
	st := s.log.State().Statement(id)
	newer, given, added, err := s.statement(Capture{
		Text: second, Session: st.Session, Table: st.Table, Role: st.Role, Voice: st.Voice,
		source: st.Source.String(), heading: st.Heading.String(), masks: within(st.Masks, spanOf(text, cut, len(text))),
	})
	if err != nil {
		return "", err
	}
	clean, masks := s.mask(first, within(st.Masks, spanOf(text, 0, cut)))
	version := newID()
	return newer, s.write("Del udsagn",
		[]storage.Given{given, {Series: string(s.id), ID: version, Text: []byte(first)}},
		workshop.StatementCleaned{
			Statement: id, Given: version, Text: clean, Masks: masks, Tags: s.suggestTags(st.Heading, clean),
		}, added)
}

// spanOf is a part of a text without the space around it.
func spanOf(text string, from, to int) analysis.Span {
	part := text[from:to]
	start := from + len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	return analysis.Span{Start: start, End: start + len(strings.TrimSpace(part))}
}
