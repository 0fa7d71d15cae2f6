package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"
	"unicode"
	"unicode/utf8"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
)

// What a series remembers of names. Nothing of it is stored: a decision is a
// mask that somebody set by hand, read off the state together with the text
// that it lies in. So undo takes the remembering back with the act, and an
// erased statement remembers nothing.

// nameMemory is what a series knows of names. All but known is under acts.
type nameMemory struct {
	labels  *analysis.Labels // the same person keeps the same label
	learned bool             // labels hold what earlier sessions gave
	fresh   bool             // the rest is in line with the state
	decided map[workshop.StatementID]textDecisions
	known   atomic.Pointer[analysis.Labels] // all that was decided; never changed, but replaced
}

// textDecisions are what was decided by hand in one text.
type textDecisions struct {
	given string // id of the text
	masks []workshop.Mask
	names []knownName
}

// knownName is a name as it stands in a text, with what was decided of it.
type knownName struct {
	text   string
	kind   analysis.PII
	hidden bool
	at     time.Time
}

func newNameMemory() *nameMemory {
	n := &nameMemory{labels: &analysis.Labels{}, decided: map[workshop.StatementID]textDecisions{}}
	n.known.Store(&analysis.Labels{})
	return n
}

// remember brings what the series knows of names in line with its state: which
// labels its people have, the first time, and what was decided. The caller
// holds acts.
func (s *Series) remember() {
	n := s.names
	if n.fresh {
		return
	}
	changed, here := false, map[workshop.StatementID]bool{}
	for _, st := range s.log.State().Statements {
		if len(st.Masks) == 0 {
			continue
		}
		hidden, byHand := sortMasks(st.Masks)
		here[st.ID] = len(byHand) > 0
		old := n.decided[st.ID]
		again := len(byHand) > 0 && (old.given != st.Given || !slices.Equal(old.masks, byHand))
		if !again && (n.learned || len(hidden) == 0) {
			continue
		}
		// A text that cannot be read has no names to learn from; whoever needs
		// the text itself is told.
		text, err := s.asGiven(st)
		if err == nil && !n.learned {
			n.labels.Learn(text, hidden, st.Text)
		}
		if again {
			n.decided[st.ID], changed = textDecisions{st.Given, byHand, namesIn(text, byHand)}, true
		}
	}
	for id := range n.decided {
		if !here[id] {
			delete(n.decided, id)
			changed = true
		}
	}
	n.learned, n.fresh = true, true
	if changed {
		n.known.Store(n.all())
	}
}

func sortMasks(masks []workshop.Mask) (hidden []analysis.Finding, byHand []workshop.Mask) {
	for _, m := range masks {
		if m.Hidden {
			hidden = append(hidden, analysis.Finding{Span: m.Span, Type: m.Type})
		}
		if m.ByHand() {
			byHand = append(byHand, m)
		}
	}
	return hidden, byHand
}

// all compiles everything that was decided; what was decided last holds.
func (n *nameMemory) all() *analysis.Labels {
	var list []knownName
	for _, d := range n.decided {
		list = append(list, d.names...)
	}
	slices.SortFunc(list, func(x, y knownName) int { return cmp.Or(x.at.Compare(y.at), strings.Compare(x.text, y.text)) })
	out := &analysis.Labels{}
	for _, x := range list {
		x.teach(out)
	}
	return out
}

func (x knownName) teach(l *analysis.Labels) {
	l.Decide(x.text, analysis.Finding{Span: analysis.Span{End: len(x.text)}, Type: x.kind}, x.hidden)
}

// alone is the decision by itself.
func (x knownName) alone() *analysis.Labels {
	l := &analysis.Labels{}
	x.teach(l)
	return l
}

// namesIn are the names among what was decided by hand in a text.
func namesIn(text string, byHand []workshop.Mask) []knownName {
	var out []knownName
	for _, m := range byHand {
		if x, ok := nameAt(text, m); ok {
			out = append(out, x)
		}
	}
	return out
}

// nameAt is what a mask lies on; ok is false where that is not in the text.
func nameAt(text string, m workshop.Mask) (x knownName, ok bool) {
	if m.Start < 0 || m.Start >= m.End || m.End > len(text) {
		return knownName{}, false
	}
	return knownName{m.Of(text), m.Type, m.Hidden, m.At}, true
}

// asGiven reads the text that a statement's masks lie in, or ErrNotFound where
// it is gone.
func (s *Series) asGiven(st *workshop.Statement) (string, error) {
	b, err := s.app.store.Given(string(s.id), st.Given)
	return string(b), err
}

// decisionTime is the time for a decision: later than all before it, whatever the clock
// says, since the last one holds.
func (s *Series) decisionTime() time.Time {
	at := s.nextTime()
	for _, d := range s.names.decided {
		for _, m := range d.masks {
			if !at.After(m.At) {
				at = m.At.Add(time.Millisecond)
			}
		}
	}
	return at
}

// follow lays what was decided of names on a text's masks. What somebody
// decided in the text itself stays; same tells whether everything does.
func follow(text string, masks []workshop.Mask, what *analysis.Labels) (out []workshop.Mask, same bool) {
	var open []analysis.Finding
	for _, m := range masks {
		if m.Start < 0 || m.End > len(text) {
			return masks, true // the text that they lie in is gone
		}
		open = append(open, analysis.Finding{Span: m.Span, Type: m.Type})
	}
	out, same = slices.Clone(masks), true
	for _, d := range what.Recall(text, open) {
		if !d.Known {
			continue
		}
		i, there := slices.BinarySearchFunc(out, d.Start, func(m workshop.Mask, at int) int { return cmp.Compare(m.Start, at) })
		m := workshop.Mask{Span: d.Span, Type: d.Type, Hidden: d.Hidden, Decided: true, Recalled: true}
		if !there {
			out, same = slices.Insert(out, i, m), false
		} else if !out[i].Settled() && out[i] != m {
			out[i], same = m, false
		}
	}
	return out, same
}

// followers are what a decision changes in the series' other statements: as
// events of the same act, so that undo takes them back with it.
func (s *Series) followers(id workshop.StatementID, x knownName) []workshop.Payload {
	what := x.alone()
	var out []workshop.Payload
	for _, st := range s.log.State().Statements {
		if st.ID == id || !mayFollow(st, x) {
			continue
		}
		text, err := s.asGiven(st)
		if err != nil {
			continue // its words are gone: there is nothing that could be shown or hidden
		}
		masks, same := follow(text, st.Masks, what)
		if same {
			continue
		}
		clean := s.clean(text, masks)
		out = append(out, workshop.StatementCleaned{Statement: st.ID, Text: clean, Masks: masks, Tags: s.tagsAnew(st, clean)})
	}
	return out
}

// mayFollow spares reading texts that cannot change: a name stands behind a mask
// that nobody has settled, or, if it is to be hidden, in the cleaned text.
func mayFollow(st *workshop.Statement, x knownName) bool {
	if slices.ContainsFunc(st.Masks, func(m workshop.Mask) bool {
		return m.Type == x.kind && !m.Settled() && (m.Hidden != x.hidden || !m.Decided)
	}) {
		return true
	}
	if !x.hidden {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(x.text), func(r rune) bool { return !isLetterOrDigit(r) })
	// The genitive may be on either side.
	return len(words) == 0 || strings.Contains(strings.ToLower(st.Text.String()), strings.TrimSuffix(words[0], "s"))
}

// tagsAnew suggests themes for a text that was cleaned anew. To what a person
// has been through nothing is added.
func (s *Series) tagsAnew(st *workshop.Statement, clean analysis.Clean) []workshop.Tag {
	tags := s.suggestTags(st.Heading, clean)
	if st.Reviewed {
		tags = slices.DeleteFunc(tags, func(t workshop.Tag) bool { return st.Tag(t.Theme) == nil })
	}
	return tags
}

// kept carries what was decided of a text over to its corrected form: pieces
// that were hidden stay hidden where they still stand, and a name that was
// decided by hand counts as decided by hand there.
func kept(was string, masks []workshop.Mask, text string, found []workshop.Mask) []workshop.Mask {
	out := slices.Clone(found)
	from := 0
	for _, m := range masks {
		if !m.Settled() || m.Start < 0 || m.End > len(was) {
			continue
		}
		at := wordIndex(text, m.Of(was), from)
		if at < 0 {
			continue
		}
		m.Span = analysis.Span{Start: at, End: at + m.Len()}
		from = m.End
		same := slices.IndexFunc(out, func(o workshop.Mask) bool { return o.Span == m.Span })
		switch {
		case same >= 0 && (m.Hidden || out[same].Type == m.Type):
			out[same] = m
		case same < 0 && m.Hidden:
			out = around(out, m)
		}
	}
	return out
}

// around puts a mask in its place, and those that lie in it out; one that it
// only touches has the place already.
func around(masks []workshop.Mask, m workshop.Mask) []workshop.Mask {
	out := slices.DeleteFunc(masks, func(o workshop.Mask) bool { return m.Start <= o.Start && o.End <= m.End })
	i := 0
	for i < len(out) && out[i].End <= m.Start {
		i++
	}
	if i < len(out) && out[i].Start < m.End {
		return out
	}
	return slices.Insert(out, i, m)
}

// wordIndex is where a piece stands in a text from a place on, as words of its
// own; -1 if nowhere.
func wordIndex(text, piece string, from int) int {
	for from <= len(text) && piece != "" {
		i := strings.Index(text[from:], piece)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(piece):])
		if !isLetterOrDigit(before) && !isLetterOrDigit(after) {
			return i
		}
		from = i + 1
	}
	return -1
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// within are the masks of a part of a text that somebody decided, counted from
// the part's beginning. What is hidden stays hidden on both sides of a cut.
func within(masks []workshop.Mask, part analysis.Span) []workshop.Mask {
	var out []workshop.Mask
	for _, m := range masks {
		whole := m.Start >= part.Start && m.End <= part.End
		m.Start, m.End = max(m.Start, part.Start)-part.Start, min(m.End, part.End)-part.Start
		if m.Decided && m.Start < m.End && (whole || m.Hidden) {
			out = append(out, m)
		}
	}
	return out
}

// changesNames reports whether a payload can change what was decided of names.
func changesNames(p workshop.Payload) bool {
	switch e := p.(type) {
	case workshop.StatementCleaned, workshop.StatementRemoved, workshop.ActUndone, workshop.ActRedone:
		return true
	case workshop.StatementAdded:
		return slices.ContainsFunc(e.Masks, workshop.Mask.ByHand)
	}
	return false
}

// reaching names an act that changed other statements too.
func reaching(act string, others int) string {
	if others == 0 {
		return act
	}
	return fmt.Sprintf("%s i %d udsagn", act, others+1)
}
