package app

import (
	"math"
	"strings"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
)

// Change sets the series' properties that are given.
func (s *Series) Change(c workshop.SeriesChanged) error {
	if c.Title != nil && c.Title.IsEmpty() {
		return ErrNoTitle
	}
	return s.do("Ret forløb", c)
}

// Session is what the window fills in about a session.
type Session struct {
	Title, Place string
	Date         workshop.Date
	Parts        []workshop.Part
	Tables       []string
	Questions    []string
	Participants map[workshop.Role]int
}

func (n Session) changed(id workshop.SessionID) workshop.SessionChanged {
	return workshop.SessionChanged{
		Session: id, Title: authored(n.Title), Date: &n.Date, Place: authored(n.Place), Parts: &n.Parts,
		Tables: authoredAll(n.Tables), Questions: authoredAll(n.Questions), Participants: &n.Participants,
	}
}

// AddSession adds a session at the end.
func (s *Series) AddSession(n Session) (workshop.SessionID, error) {
	if strings.TrimSpace(n.Title) == "" {
		return "", ErrNoTitle
	}
	id := workshop.SessionID(newID())
	return id, s.do("Tilføj møde", workshop.SessionAdded{ID: id, SessionChanged: n.changed("")})
}

// ChangeSession replaces a session's properties.
func (s *Series) ChangeSession(id workshop.SessionID, n Session) error {
	if strings.TrimSpace(n.Title) == "" {
		return ErrNoTitle
	}
	if !s.has(func(st *workshop.State) bool { return st.Session(id) != nil }) {
		return ErrNoSession
	}
	return s.do("Ret møde", n.changed(id))
}

// RemoveSession removes a session; its statements stay, without a session.
func (s *Series) RemoveSession(id workshop.SessionID) error {
	return s.do("Fjern møde", workshop.SessionRemoved{Session: id})
}

// has asks the state one question.
func (s *Series) has(ask func(*workshop.State) bool) (yes bool) {
	s.View(func(st *workshop.State) { yes = ask(st) })
	return yes
}

// ThemeInput is what the window fills in about a theme.
type ThemeInput struct {
	Name, Description string
	Cues, Examples    []string
	Colour            string // "#rrggbb"
}

func (n ThemeInput) theme(id workshop.ThemeID) workshop.Theme {
	return workshop.Theme{
		ID: id, Name: *authored(n.Name), Description: *authored(n.Description),
		Cues: trimmed(n.Cues), Examples: trimmed(n.Examples), Colour: n.Colour,
	}
}

func trimmed(list []string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// AddTheme adds a theme at the end.
func (s *Series) AddTheme(n ThemeInput) (workshop.ThemeID, error) {
	if strings.TrimSpace(n.Name) == "" {
		return "", ErrNoTitle
	}
	id := workshop.ThemeID(newID())
	return id, s.do("Tilføj tema", workshop.ThemeAdded{Theme: n.theme(id)})
}

// ChangeTheme replaces a theme's properties.
func (s *Series) ChangeTheme(id workshop.ThemeID, n ThemeInput) error {
	if strings.TrimSpace(n.Name) == "" {
		return ErrNoTitle
	}
	if !s.has(func(st *workshop.State) bool { return st.Theme(id) != nil }) {
		return ErrNoTheme
	}
	return s.do("Ret tema", workshop.ThemeChanged{Theme: n.theme(id)})
}

// RemoveTheme removes a theme with its tags and points.
func (s *Series) RemoveTheme(id workshop.ThemeID) error {
	return s.do("Fjern tema", workshop.ThemeRemoved{Theme: id})
}

// MoveTheme puts a theme at an index.
func (s *Series) MoveTheme(id workshop.ThemeID, index int) error {
	return s.do("Flyt tema", workshop.ThemeMoved{Theme: id, Index: index})
}

// Retag suggests themes anew for every statement that no person has reviewed:
// after the themes changed. It returns how many statements changed.
func (s *Series) Retag() (int, error) {
	s.acts.Lock()
	defer s.acts.Unlock()
	events := s.anew(nil, math.MaxInt)
	return len(events), s.write("Foreslå temaer igen", nil, events...)
}

// suggestTags asks the tagger about cleaned text and the heading above it.
func (s *Series) suggestTags(heading, text analysis.Clean) []workshop.Tag {
	s.wait()
	var out []workshop.Tag
	if s.app.mind.Language(text.String()) != analysis.Danish {
		return nil
	}
	for _, g := range s.themes.Load().TagUnder(heading.String(), text.String()) {
		out = append(out, workshop.Tag{
			Theme: workshop.ThemeID(g.Theme), Origin: workshop.Suggested,
			Confidence: g.Confidence, Because: g.Because,
		})
	}
	return out
}
