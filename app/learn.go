package app

import (
	"math"
	"slices"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
)

// What the program learns from its users. Nothing of it is stored: a lesson is
// a tag that a person confirmed or rejected, read off the state. So undo takes
// the learning back with the act, and an erased statement teaches no more.

// schooling is what a series has taught so far.
type schooling struct {
	taught map[workshop.StatementID][]analysis.Lesson
	begun  bool
	next   int // where the next round of suggesting anew begins
}

// Bounds on what happens at once. Reading a text takes some 25 µs: six hundred
// statements are suggested anew in an act without anybody noticing, the rest in
// the acts after it, six hundred each. Of other series the first forty are read;
// a municipality has about two a year.
const (
	anewAtOnce = 600
	mostSeries = 40
)

// recall lets the series that are there teach. It runs beside the opening of
// the store: the window need not wait for it, whoever stores a suggestion does.
func (a *App) recall(ids []string) {
	defer close(a.recalled)
	for _, id := range ids[:min(len(ids), mostSeries)] {
		select {
		case <-a.closing:
			return
		default:
		}
		// A series that cannot be read teaches nothing; whoever opens it is told why.
		if s, err := a.Series(workshop.SeriesID(id)); err == nil {
			s.study()
			// Whoever acts in the series meanwhile remembers by themselves, and may
			// be waiting for this round.
			if s.acts.TryLock() {
				s.remember()
				s.acts.Unlock()
			}
		}
	}
}

// study brings what the series has taught in line with its state.
func (s *Series) study() {
	s.lessons.Lock()
	defer s.lessons.Unlock()
	sch, now := &s.schooling, s.allLessons()
	if sch.taught == nil {
		sch.taught = map[workshop.StatementID][]analysis.Lesson{}
	}
	sch.begun = true
	for id, old := range sch.taught {
		if now[id] == nil {
			s.replaceLessons(old, nil)
			delete(sch.taught, id)
		}
	}
	for id, lessons := range now {
		s.replaceLessons(sch.taught[id], lessons)
		sch.taught[id] = lessons
	}
}

// allLessons reads the lessons off the state. Teaching them takes far longer,
// and nobody may wait for the state meanwhile.
func (s *Series) allLessons() map[workshop.StatementID][]analysis.Lesson {
	s.mu.RLock()
	defer s.mu.RUnlock()
	state := s.log.State()
	keys := map[workshop.ThemeID]string{}
	for _, t := range state.Themes {
		keys[t.ID] = s.app.mind.Key(themeForTagger(t))
	}
	out := map[workshop.StatementID][]analysis.Lesson{}
	for _, st := range state.Statements {
		if l := s.lessonsOf(st, keys); len(l) > 0 {
			out[st.ID] = l
		}
	}
	return out
}

// lessonsOf are the decisions that a person made about a statement.
func (s *Series) lessonsOf(st *workshop.Statement, keys map[workshop.ThemeID]string) []analysis.Lesson {
	var out []analysis.Lesson
	for _, t := range st.Tags {
		if key := keys[t.Theme]; key != "" && t.Origin != workshop.Suggested {
			out = append(out, analysis.Lesson{
				From: string(s.id), Theme: key, Text: st.Text.String(), Belongs: t.Origin == workshop.Confirmed,
			})
		}
	}
	return out
}

func (s *Series) replaceLessons(old, now []analysis.Lesson) {
	for _, l := range old {
		if !slices.Contains(now, l) {
			s.app.memory.Forget(l)
		}
	}
	for _, l := range now {
		if !slices.Contains(old, l) {
			s.app.memory.Learn(l)
		}
	}
}

// wait returns when all lessons are in that a stored suggestion should know.
func (s *Series) wait() {
	<-s.app.recalled
	s.lessons.Lock()
	begun := s.schooling.begun
	s.lessons.Unlock()
	if !begun {
		s.study()
	}
}

// teaches reports whether a payload can change what a series teaches.
func teaches(p workshop.Payload) bool {
	switch p.(type) {
	case workshop.StatementCleaned, workshop.StatementRemoved:
		return true
	}
	_, ok := decides(p)
	return ok || touchesThemes(p)
}

// decides names the statements about which a payload says what a person
// decided; ok is false where it says nothing of the kind.
func decides(p workshop.Payload) (id workshop.StatementID, ok bool) {
	switch e := p.(type) {
	case workshop.TagSet:
		return e.Statement, true
	case workshop.StatementAdded:
		return e.ID, slices.ContainsFunc(e.Tags, func(t workshop.Tag) bool { return t.Origin != workshop.Suggested })
	}
	return "", false
}

// anew suggests themes again for statements that no person is done with, where
// that changes anything; those of this act stay as their user left them.
func (s *Series) anew(payloads []workshop.Payload, most int) []workshop.Payload {
	untouched := map[workshop.StatementID]bool{}
	for _, p := range payloads {
		if id, ok := decides(p); ok {
			untouched[id] = true
		}
	}
	var out []workshop.Payload
	active := s.log.State().Active()
	for range active {
		if most == 0 {
			break
		}
		s.schooling.next = (s.schooling.next + 1) % len(active)
		st := active[s.schooling.next]
		if st.Reviewed || untouched[st.ID] {
			continue
		}
		most--
		if fresh := undecided(st, s.suggestTags(st.Heading, st.Text)); !sameSuggestions(st, fresh) {
			out = append(out, workshop.TagsSuggested{Statement: st.ID, Tags: fresh})
		}
	}
	return out
}

// undecided leaves out what a person has decided already.
func undecided(st *workshop.Statement, tags []workshop.Tag) []workshop.Tag {
	return slices.DeleteFunc(tags, func(t workshop.Tag) bool {
		old := st.Tag(t.Theme)
		return old != nil && old.Origin != workshop.Suggested
	})
}

// Maybe is what else a statement may be about, where its suggested themes are
// unsure. None of it is stored: it is an answer to whoever looks now.
func (s *Series) Maybe(st *workshop.Statement) []analysis.Alternative {
	for _, t := range st.Tags {
		if t.Origin == workshop.Confirmed || t.Origin == workshop.Suggested && t.Confidence >= analysis.Unsure {
			return nil
		}
	}
	if s.app.mind.Language(st.Text.String()) != analysis.Danish {
		return nil
	}
	maybe := s.themes.Load().WeighUnder(st.Heading.String(), st.Text.String()).Maybe
	return slices.DeleteFunc(maybe, func(m analysis.Alternative) bool {
		return st.Tag(workshop.ThemeID(m.Theme)) != nil
	})
}

// muchSurer is the difference in confidence from which on a suggestion is
// another one: smaller ones nobody would see.
const muchSurer = 0.1

// sameSuggestions reports whether fresh ones say what the statement's
// suggested tags say already.
func sameSuggestions(st *workshop.Statement, fresh []workshop.Tag) bool {
	for _, t := range fresh {
		if old := st.Tag(t.Theme); old == nil || math.Abs(old.Confidence-t.Confidence) >= muchSurer {
			return false
		}
	}
	return !slices.ContainsFunc(st.Tags, func(t workshop.Tag) bool {
		return t.Origin == workshop.Suggested &&
			!slices.ContainsFunc(fresh, func(f workshop.Tag) bool { return f.Theme == t.Theme })
	})
}
