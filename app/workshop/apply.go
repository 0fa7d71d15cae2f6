package workshop

import (
	"cmp"
	"maps"
	"slices"
)

// set copies a property that an event gives.
func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

func (e SeriesCreated) apply(s *State, ev Event) {
	s.Series.ID = e.ID
	s.Series.Created = ev.At
	s.Series.Status = Draft
	e.SeriesChanged.apply(s, ev)
}

func (e SeriesChanged) apply(s *State, _ Event) {
	r := &s.Series
	set(&r.Title, e.Title)
	set(&r.Season, e.Season)
	set(&r.Committee, e.Committee)
	set(&r.Municipality, e.Municipality)
	set(&r.Purpose, e.Purpose)
	set(&r.Reason, e.Reason)
	set(&r.Background, e.Background)
	set(&r.MeetingDate, e.MeetingDate)
	set(&r.Status, e.Status)
}

func (e SessionAdded) apply(s *State, ev Event) {
	if s.Session(e.ID) != nil {
		return
	}
	s.Sessions = append(s.Sessions, &Session{ID: e.ID})
	e.Session = e.ID
	e.SessionChanged.apply(s, ev)
}

func (e SessionChanged) apply(s *State, _ Event) {
	x := s.Session(e.Session)
	if x == nil {
		return
	}
	set(&x.Title, e.Title)
	set(&x.Date, e.Date)
	set(&x.Place, e.Place)
	set(&x.Parts, e.Parts)
	set(&x.Tables, e.Tables)
	set(&x.Questions, e.Questions)
	if e.Participants != nil {
		x.Participants = maps.Clone(*e.Participants)
	}
}

func (e SessionRemoved) apply(s *State, _ Event) {
	s.Sessions = slices.DeleteFunc(s.Sessions, func(x *Session) bool { return x.ID == e.Session })
	for _, st := range s.Statements {
		if st.Session == e.Session {
			st.Session = ""
		}
	}
}

func (e ThemeAdded) apply(s *State, _ Event) {
	if s.Theme(e.ID) == nil {
		t := e.Theme
		s.Themes = append(s.Themes, &t)
	}
}

func (e ThemeChanged) apply(s *State, _ Event) {
	if t := s.Theme(e.ID); t != nil {
		*t = e.Theme
	}
}

func (e ThemeRemoved) apply(s *State, _ Event) {
	s.Themes = slices.DeleteFunc(s.Themes, func(t *Theme) bool { return t.ID == e.Theme })
	s.Points = slices.DeleteFunc(s.Points, func(p *Point) bool { return p.Theme == e.Theme })
	for _, st := range s.Statements {
		st.Tags = slices.DeleteFunc(st.Tags, func(t Tag) bool { return t.Theme == e.Theme })
	}
}

func (e ThemeMoved) apply(s *State, _ Event) {
	from := slices.IndexFunc(s.Themes, func(t *Theme) bool { return t.ID == e.Theme })
	s.Themes = moved(s.Themes, from, e.Index)
}

// moved returns the list with the element at from put at to; an index outside
// the list is brought inside, a missing element leaves the list as it is.
func moved[T any](list []T, from, to int) []T {
	if from < 0 {
		return list
	}
	x := list[from]
	list = slices.Delete(list, from, from+1)
	return slices.Insert(list, min(max(to, 0), len(list)), x)
}

func (e NoteImported) apply(s *State, _ Event) {
	s.Notes = append(s.Notes, Note{ID: e.Note, Source: e.Source.String(), Said: e.Said, SetAside: e.SetAside})
}

func (e StatementAdded) apply(s *State, ev Event) {
	s.number++
	if s.Statement(e.ID) != nil {
		return
	}
	st := &Statement{
		Given: cmp.Or(e.Given, string(e.ID)),
		ID:    e.ID, Number: s.number, At: ev.At, By: ev.By,
		Session: e.Session, Table: e.Table, Source: e.Source, Heading: e.Heading,
		Role: e.Role, Voice: e.Voice, Kind: e.Kind, Valence: e.Valence,
		Text: e.Text, Masks: slices.Clone(e.Masks), Tags: slices.Clone(e.Tags), Important: e.Important,
	}
	s.Statements = append(s.Statements, st)
	s.statements[e.ID] = st
}

func (e StatementChanged) apply(s *State, _ Event) {
	st := s.Statement(e.Statement)
	if st == nil {
		return
	}
	set(&st.Session, e.Session)
	set(&st.Table, e.Table)
	set(&st.Role, e.Role)
	set(&st.Voice, e.Voice)
	set(&st.Kind, e.Kind)
	set(&st.Valence, e.Valence)
	set(&st.Important, e.Important)
	set(&st.Sensitive, e.Sensitive)
	set(&st.Reviewed, e.Reviewed)
}

func (e StatementCleaned) apply(s *State, _ Event) {
	st := s.Statement(e.Statement)
	if st == nil {
		return
	}
	st.Given = cmp.Or(e.Given, st.Given)
	st.Text = e.Text
	st.Masks = slices.Clone(e.Masks)
	kept := slices.DeleteFunc(slices.Clone(st.Tags), func(t Tag) bool { return t.Origin == Suggested })
	for i := range kept {
		kept[i].Because = nil // the spans pointed into the text that is gone
	}
	st.Tags = kept
	for _, t := range e.Tags {
		if old := st.Tag(t.Theme); old != nil {
			old.Because = t.Because
		} else {
			st.Tags = append(st.Tags, t)
		}
	}
}

func (e StatementRemoved) apply(s *State, _ Event) {
	st := s.Statement(e.Statement)
	if st == nil {
		return
	}
	gone := map[StatementID]bool{e.Statement: true}
	for _, id := range st.From {
		gone[id] = true
	}
	s.Statements = slices.DeleteFunc(s.Statements, func(x *Statement) bool { return gone[x.ID] })
	for id := range gone {
		delete(s.statements, id)
	}
	if into := s.Statement(st.Into); into != nil {
		into.From = slices.DeleteFunc(into.From, func(id StatementID) bool { return gone[id] })
	}
	for _, p := range s.Points {
		p.Evidence = slices.DeleteFunc(p.Evidence, func(id StatementID) bool { return gone[id] })
	}
}

func (e StatementsMerged) apply(s *State, _ Event) {
	into := s.Statement(e.Into)
	if into == nil || into.Into != "" {
		return
	}
	for _, id := range e.From {
		st := s.Statement(id)
		if st == nil || st == into || st.Into != "" {
			continue
		}
		for _, inner := range st.From {
			if x := s.Statement(inner); x != nil {
				x.Into = into.ID
			}
		}
		into.From = append(append(into.From, id), st.From...)
		st.Into, st.From = into.ID, nil
	}
	for _, p := range s.Points {
		p.Evidence = s.standing(p.Evidence)
	}
}

// standing replaces merged statements by those that stand for them, once each.
func (s *State) standing(ids []StatementID) []StatementID {
	var out []StatementID
	for _, id := range ids {
		if st := s.Statement(id); st != nil && st.Into != "" {
			id = st.Into
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (e TagSet) apply(s *State, _ Event) {
	st := s.Statement(e.Statement)
	if st == nil {
		return
	}
	i := slices.IndexFunc(st.Tags, func(t Tag) bool { return t.Theme == e.Theme })
	switch {
	case e.Origin == "" && i >= 0:
		st.Tags = slices.Delete(st.Tags, i, i+1)
	case e.Origin != "" && i >= 0:
		st.Tags[i] = e.Tag
	case e.Origin != "":
		st.Tags = append(st.Tags, e.Tag)
	}
}

func (e TagsSuggested) apply(s *State, _ Event) {
	st := s.Statement(e.Statement)
	if st == nil {
		return
	}
	kept := slices.DeleteFunc(slices.Clone(st.Tags), func(t Tag) bool { return t.Origin == Suggested })
	for _, t := range e.Tags {
		if t.Origin == Suggested && !slices.ContainsFunc(kept, func(k Tag) bool { return k.Theme == t.Theme }) {
			kept = append(kept, t)
		}
	}
	st.Tags = kept
}

func (e IdeaDismissed) apply(s *State, _ Event) { s.Dismissed = append(s.Dismissed, e.Words...) }

func (e PointAdded) apply(s *State, _ Event) {
	if s.Point(e.ID) == nil {
		p := e.Point
		p.Evidence = s.standing(p.Evidence)
		s.Points = append(s.Points, &p)
	}
}

func (e PointChanged) apply(s *State, _ Event) {
	if p := s.Point(e.ID); p != nil {
		*p = e.Point
		p.Evidence = s.standing(p.Evidence)
	}
}

func (e PointMoved) apply(s *State, _ Event) {
	p := s.Point(e.Point)
	if p == nil {
		return
	}
	same := s.PointsOf(p.Theme)
	same = moved(same, slices.Index(same, p), e.Index)
	rest := slices.DeleteFunc(slices.Clone(s.Points), func(q *Point) bool { return q.Theme == p.Theme })
	s.Points = append(rest, same...)
}

func (e PointRemoved) apply(s *State, _ Event) {
	s.Points = slices.DeleteFunc(s.Points, func(p *Point) bool { return p.ID == e.Point })
}

func (e ActionAdded) apply(s *State, _ Event) {
	if s.Action(e.ID) == nil {
		a := e.Action
		s.Actions = append(s.Actions, &a)
	}
}

func (e ActionChanged) apply(s *State, _ Event) {
	if a := s.Action(e.ID); a != nil {
		*a = e.Action
	}
}

func (e ActionRemoved) apply(s *State, _ Event) {
	s.Actions = slices.DeleteFunc(s.Actions, func(a *Action) bool { return a.ID == e.Action })
}

func (e DocumentExported) apply(s *State, ev Event) {
	s.Exports = append(s.Exports, Export{At: ev.At, By: ev.By, Format: e.Format, Pages: e.Pages, Draft: e.Draft})
}

// Undo and redo are settled by the Log before anything is applied.

func (ActUndone) apply(*State, Event) {}
func (ActRedone) apply(*State, Event) {}
