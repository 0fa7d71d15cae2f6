package workshop

import "slices"

// State is what the events of one series add up to. It is read only outside
// this package.
type State struct {
	Series     Series
	Sessions   []*Session
	Themes     []*Theme
	Statements []*Statement // in order of capture, merged ones included
	Points     []*Point     // in order within each theme
	Actions    []*Action
	Notes      []Note
	Exports    []Export
	Dismissed  []string // words that make no theme

	statements map[StatementID]*Statement
	number     int
}

// Note is a page that was brought in.
type Note struct {
	ID       string
	Source   string
	Said     int
	SetAside int
}

func newState() *State {
	return &State{statements: map[StatementID]*Statement{}}
}

// Statement returns the statement, or nil.
func (s *State) Statement(id StatementID) *Statement { return s.statements[id] }

// Session returns the session, or nil.
func (s *State) Session(id SessionID) *Session {
	return find(s.Sessions, func(x *Session) bool { return x.ID == id })
}

// Theme returns the theme, or nil.
func (s *State) Theme(id ThemeID) *Theme {
	return find(s.Themes, func(x *Theme) bool { return x.ID == id })
}

// Point returns the point, or nil.
func (s *State) Point(id PointID) *Point {
	return find(s.Points, func(x *Point) bool { return x.ID == id })
}

// Action returns the next step, or nil.
func (s *State) Action(id ActionID) *Action {
	return find(s.Actions, func(x *Action) bool { return x.ID == id })
}

// find returns the element that match holds for, or nil.
func find[T any](list []*T, match func(*T) bool) *T {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return list[i]
	}
	return nil
}

// Active lists the statements that stand for themselves: those that were not
// merged into another.
func (s *State) Active() []*Statement {
	out := make([]*Statement, 0, len(s.Statements))
	for _, st := range s.Statements {
		if st.Into == "" {
			out = append(out, st)
		}
	}
	return out
}

// Under lists the active statements that belong to a theme, suggested or
// confirmed. The empty theme lists those that belong to none.
func (s *State) Under(theme ThemeID) []*Statement {
	var out []*Statement
	for _, st := range s.Active() {
		if theme == "" && len(st.Themes()) == 0 || theme != "" && st.In(theme) {
			out = append(out, st)
		}
	}
	return out
}

// PointsOf lists a theme's points in their order.
func (s *State) PointsOf(theme ThemeID) []*Point {
	var out []*Point
	for _, p := range s.Points {
		if p.Theme == theme {
			out = append(out, p)
		}
	}
	return out
}

// Copy is the statement as it stands now; later events do not change it.
func (st *Statement) Copy() *Statement {
	c := *st
	c.Masks, c.Tags, c.From = slices.Clone(st.Masks), slices.Clone(st.Tags), slices.Clone(st.From)
	return &c
}

// Themes lists the themes that a statement belongs to, in the order tagged.
func (st *Statement) Themes() []ThemeID {
	var out []ThemeID
	for _, t := range st.Tags {
		if t.Origin != Rejected {
			out = append(out, t.Theme)
		}
	}
	return out
}

// In reports whether the statement belongs to the theme.
func (st *Statement) In(theme ThemeID) bool {
	t := st.Tag(theme)
	return t != nil && t.Origin != Rejected
}

// Tag returns the statement's tag for a theme, or nil.
func (st *Statement) Tag(theme ThemeID) *Tag {
	for i := range st.Tags {
		if st.Tags[i].Theme == theme {
			return &st.Tags[i]
		}
	}
	return nil
}

// Undecided counts the masks that no person has decided.
func (st *Statement) Undecided() int {
	n := 0
	for _, m := range st.Masks {
		if !m.Decided {
			n++
		}
	}
	return n
}
