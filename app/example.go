package app

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"foraeldredialog/app/intake"
	"foraeldredialog/app/workshop"
	"foraeldredialog/assets"
)

// The example's files, as assets/example holds them.
type (
	exampleSeries struct {
		Title, Season, Municipality, Committee, Purpose string

		MeetingDate workshop.Date
		Background  []string
		Sessions    []exampleSession
	}
	exampleSession struct {
		Title, Place string

		Date         workshop.Date
		Participants map[workshop.Role]int
		Programme    []workshop.Part
		Tables       []string
		Notes        []exampleNote
	}
	exampleNote struct {
		File, Table string

		Role workshop.Role
	}
	examplePoints struct {
		Theme  workshop.ThemeID
		Points []struct {
			Text, Perspective string

			Evidence []string
		}
	}
	exampleStep struct {
		Text, Who string

		Kind workshop.ActionKind
		Due  workshop.Date
	}
)

// LoadExample brings the built-in example workshop in, the way a user would:
// series, sessions, raw notes, points on their statements, next steps.
func (a *App) LoadExample() (*Series, error) {
	var in exampleSeries
	if err := readExample("series.json", &in); err != nil {
		return nil, err
	}
	s, err := a.NewSeries(NewSeries{
		Title: in.Title, Season: in.Season, Municipality: in.Municipality, Committee: in.Committee,
		Purpose: in.Purpose, Background: in.Background, MeetingDate: in.MeetingDate,
	})
	if err != nil {
		return nil, err
	}
	for _, m := range in.Sessions {
		if err := s.loadExampleSession(m); err != nil {
			return nil, err
		}
	}
	if err := s.loadExamplePoints(); err != nil {
		return nil, err
	}
	var steps []exampleStep
	if err := readExample("nextsteps.json", &steps); err != nil {
		return nil, err
	}
	for _, n := range steps {
		if _, err := s.AddAction(ActionInput{Kind: n.Kind, Text: n.Text, Who: n.Who, Due: n.Due}); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func readExample(name string, to any) error {
	if err := json.Unmarshal(assets.Bytes(path.Join("example", name)), to); err != nil {
		return fmt.Errorf("app: example %s: %w", name, err)
	}
	return nil
}

func (s *Series) loadExampleSession(m exampleSession) error {
	id, err := s.AddSession(Session{
		Title: m.Title, Place: m.Place, Date: m.Date, Parts: m.Programme, Tables: m.Tables, Participants: m.Participants,
	})
	if err != nil {
		return err
	}
	for _, n := range m.Notes {
		text, err := intake.Read(n.File, assets.Bytes(path.Join("example", n.File)))
		if err != nil {
			return err
		}
		if _, err := s.Import(Import{Note: text, Session: id, Table: n.Table, Role: n.Role}); err != nil {
			return err
		}
	}
	return nil
}

func (s *Series) loadExamplePoints() error {
	var themes []examplePoints
	if err := readExample("points.json", &themes); err != nil {
		return err
	}
	perspectives := map[string]workshop.Perspective{
		"forældre": workshop.OfParents, "medarbejdere": workshop.OfMunicipality, "fælles": workshop.Shared,
	}
	for _, t := range themes {
		for _, p := range t.Points {
			_, err := s.AddPoint(PointInput{
				Theme: t.Theme, Text: p.Text, Perspective: perspectives[p.Perspective], Evidence: s.holding(p.Evidence),
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// holding lists the statements whose cleaned text holds one of the phrases.
func (s *Series) holding(phrases []string) []workshop.StatementID {
	var out []workshop.StatementID
	s.View(func(st *workshop.State) {
		for _, x := range st.Active() {
			for _, p := range phrases {
				if strings.Contains(x.Text.String(), p) {
					out = append(out, x.ID)
					break
				}
			}
		}
	})
	return out
}
