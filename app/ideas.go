package app

import (
	"slices"
	"strings"

	"foraeldredialog/app/workshop"
)

// ThemeIdea is a theme that the program proposes for statements without one.
type ThemeIdea struct {
	Words      []string
	Statements []*workshop.Statement // copies, in order of capture
}

// ThemeIdeas proposes themes for the statements that have none, the most telling
// first. What was dismissed does not come again.
func (s *Series) ThemeIdeas() []ThemeIdea {
	var without []*workshop.Statement
	var untagged, known, leave []string
	s.View(func(st *workshop.State) {
		leave = slices.Clone(st.Dismissed)
		for _, x := range st.Active() {
			if len(x.Themes()) > 0 {
				known = append(known, x.Text.String())
				continue
			}
			without, untagged = append(without, x.Copy()), append(untagged, x.Text.String())
		}
	})
	var out []ThemeIdea
	for _, i := range s.app.mind.Ideas(untagged, known, leave) {
		idea := ThemeIdea{Words: i.Words}
		for _, n := range i.Statements {
			idea.Statements = append(idea.Statements, without[n])
		}
		out = append(out, idea)
	}
	return out
}

// mostExamples is how many of an idea's statements become the theme's examples;
// all of them teach it, since all of them are confirmed.
const mostExamples = 3

// Input is the idea as a theme to be filled in: its most telling word for a
// name, its words as cues, its shortest statements as examples.
func (i ThemeIdea) Input() ThemeInput {
	texts := make([]string, len(i.Statements))
	for n, st := range i.Statements {
		texts[n] = st.Text.String()
	}
	slices.SortStableFunc(texts, func(x, y string) int { return len(x) - len(y) })
	in := ThemeInput{Cues: slices.Clone(i.Words), Examples: texts[:min(len(texts), mostExamples)]}
	if len(i.Words) > 0 {
		first := []rune(i.Words[0])
		in.Name = strings.ToUpper(string(first[:1])) + string(first[1:])
	}
	return in
}

// AddThemeFor adds a theme at the end and puts statements under it, as one act.
func (s *Series) AddThemeFor(n ThemeInput, statements []workshop.StatementID) (workshop.ThemeID, error) {
	if strings.TrimSpace(n.Name) == "" {
		return "", ErrNoTitle
	}
	s.acts.Lock()
	defer s.acts.Unlock()
	id := workshop.ThemeID(newID())
	events := []workshop.Payload{workshop.ThemeAdded{Theme: n.theme(id)}}
	for _, st := range statements {
		if s.log.State().Statement(st) == nil {
			return "", ErrNoStatement
		}
		events = append(events, workshop.TagSet{Statement: st, Tag: workshop.Tag{Theme: id, Origin: workshop.Confirmed}})
	}
	return id, s.write("Opret tema af forslag", nil, events...)
}

// DismissIdea says that an idea's words make no theme.
func (s *Series) DismissIdea(words []string) error {
	if len(words) == 0 {
		return ErrNothing
	}
	return s.do("Afvis forslag til tema", workshop.IdeaDismissed{Words: words})
}
