package app

import (
	"fmt"
	"slices"
	"strings"

	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/workshop"
)

// Synthesise proposes points for each theme from its statements, in place of
// the proposals that nobody has accepted. It returns how many it made.
func (s *Series) Synthesise() (int, error) {
	s.acts.Lock()
	defer s.acts.Unlock()
	state := s.log.State()
	var events []workshop.Payload
	for _, p := range state.Points {
		if p.Proposal {
			events = append(events, workshop.PointRemoved{Point: p.ID})
		}
	}
	n := 0
	for _, t := range state.Themes {
		accepted := slices.DeleteFunc(state.PointsOf(t.ID), func(p *workshop.Point) bool { return p.Proposal })
		opt := synthesis.Options{Have: accepted}
		for _, p := range synthesis.Propose(t, state.Under(t.ID), s.app.mind.Lemmas, opt) {
			events = append(events, workshop.PointAdded{Point: workshop.Point{
				ID: workshop.PointID(newID()), Theme: t.ID, Text: p.Text, Perspective: p.Perspective,
				Evidence: p.Evidence, Proposal: true, Quote: p.Quote,
			}})
			n++
		}
	}
	return n, s.write(fmt.Sprintf("Foreslå %d pointer", n), nil, events...)
}

// PointInput is what the window fills in about a point.
type PointInput struct {
	Theme       workshop.ThemeID
	Text        string
	Perspective workshop.Perspective
	Evidence    []workshop.StatementID
}

func (n PointInput) point(id workshop.PointID) workshop.Point {
	if n.Perspective == "" {
		n.Perspective = workshop.OfParents
	}
	return workshop.Point{
		ID: id, Theme: n.Theme, Text: *authored(n.Text), Perspective: n.Perspective, Evidence: n.Evidence,
	}
}

// AddPoint adds a point that the user wrote.
func (s *Series) AddPoint(n PointInput) (workshop.PointID, error) {
	if strings.TrimSpace(n.Text) == "" {
		return "", ErrNoText
	}
	if !s.has(func(st *workshop.State) bool { return st.Theme(n.Theme) != nil }) {
		return "", ErrNoTheme
	}
	id := workshop.PointID(newID())
	return id, s.do("Skriv pointe", workshop.PointAdded{Point: n.point(id)})
}

// changePoint reads a point, lets edit change a copy, and saves it.
func (s *Series) changePoint(act string, id workshop.PointID, edit func(*workshop.Point)) error {
	s.acts.Lock()
	defer s.acts.Unlock()
	p := s.log.State().Point(id)
	if p == nil {
		return ErrNoPoint
	}
	c := *p
	c.Evidence = slices.Clone(p.Evidence)
	edit(&c)
	return s.write(act, nil, workshop.PointChanged{Point: c})
}

// ChangePoint sets a point's words; a proposal or quote becomes the user's own
// point by it.
func (s *Series) ChangePoint(id workshop.PointID, text string) error {
	if strings.TrimSpace(text) == "" {
		return ErrNoText
	}
	return s.changePoint("Ret pointe", id, func(p *workshop.Point) {
		p.Text, p.Proposal, p.Quote = *authored(text), false, false
	})
}

// AcceptPoint makes a proposal a point as it stands.
func (s *Series) AcceptPoint(id workshop.PointID) error {
	return s.changePoint("Godkend pointe", id, func(p *workshop.Point) { p.Proposal = false })
}

// SetEvidence sets the statements that a point rests on.
func (s *Series) SetEvidence(id workshop.PointID, evidence []workshop.StatementID) error {
	return s.changePoint("Ret belæg", id, func(p *workshop.Point) { p.Evidence = evidence })
}

// SetPerspective sets whose point it is.
func (s *Series) SetPerspective(id workshop.PointID, of workshop.Perspective) error {
	return s.changePoint("Ret perspektiv", id, func(p *workshop.Point) { p.Perspective = of })
}

// MovePoint puts a point at an index among the points of its theme.
func (s *Series) MovePoint(id workshop.PointID, index int) error {
	if !s.has(func(st *workshop.State) bool { return st.Point(id) != nil }) {
		return ErrNoPoint
	}
	return s.do("Flyt pointe", workshop.PointMoved{Point: id, Index: index})
}

// RemovePoint removes a point.
func (s *Series) RemovePoint(id workshop.PointID) error {
	if !s.has(func(st *workshop.State) bool { return st.Point(id) != nil }) {
		return ErrNoPoint
	}
	return s.do("Fjern pointe", workshop.PointRemoved{Point: id})
}

// ActionInput is what the window fills in about a next step.
type ActionInput struct {
	Kind      workshop.ActionKind
	Text, Who string
	Due       workshop.Date
	Points    []workshop.PointID
	Done      bool
}

func (n ActionInput) action(id workshop.ActionID) workshop.Action {
	if n.Kind == "" {
		n.Kind = workshop.Planned
	}
	return workshop.Action{
		ID: id, Kind: n.Kind, Text: *authored(n.Text), Who: *authored(n.Who), Due: n.Due, Points: n.Points, Done: n.Done,
	}
}

// AddAction adds a next step.
func (s *Series) AddAction(n ActionInput) (workshop.ActionID, error) {
	if strings.TrimSpace(n.Text) == "" {
		return "", ErrNoText
	}
	id := workshop.ActionID(newID())
	return id, s.do("Tilføj næste skridt", workshop.ActionAdded{Action: n.action(id)})
}

// ChangeAction replaces a next step's properties.
func (s *Series) ChangeAction(id workshop.ActionID, n ActionInput) error {
	if strings.TrimSpace(n.Text) == "" {
		return ErrNoText
	}
	return s.do("Ret næste skridt", workshop.ActionChanged{Action: n.action(id)})
}

// RemoveAction removes a next step.
func (s *Series) RemoveAction(id workshop.ActionID) error {
	return s.do("Fjern næste skridt", workshop.ActionRemoved{Action: id})
}
