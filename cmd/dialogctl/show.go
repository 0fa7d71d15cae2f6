package main

import (
	"fmt"
	"slices"
	"strings"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
)

// The shape of `show --json`. Fields are added, never renamed or taken away.
type (
	shown struct {
		ID         workshop.SeriesID `json:"id"`
		Title      analysis.Clean    `json:"title"`
		Committee  analysis.Clean    `json:"committee"`
		Date       workshop.Date     `json:"date"`
		Status     workshop.Status   `json:"status"`
		Sessions   []shownSession    `json:"sessions"`
		Themes     []shownTheme      `json:"themes"`
		Statements []shownStatement  `json:"statements"`
		Points     []workshop.Point  `json:"points"`
		Actions    []workshop.Action `json:"actions"`
	}
	shownSession struct {
		Title analysis.Clean `json:"title"`
		Date  workshop.Date  `json:"date"`
		Place analysis.Clean `json:"place"`
	}
	shownTheme struct {
		ID         workshop.ThemeID `json:"id"`
		Name       analysis.Clean   `json:"name"`
		Statements int              `json:"statements"`
	}
	shownStatement struct {
		ID       workshop.StatementID `json:"id"`
		Number   int                  `json:"number"`
		Session  int                  `json:"session"` // from 1; 0 where it has none
		Table    string               `json:"table"`
		Role     workshop.Role        `json:"role"`
		Voice    workshop.Voice       `json:"voice"`
		Kind     analysis.Kind        `json:"kind"`
		Valence  analysis.Valence     `json:"valence"`
		Text     analysis.Clean       `json:"text"`
		Hidden   int                  `json:"hidden"` // stretches of personal data
		Tags     []workshop.Tag       `json:"tags"`
		Reviewed bool                 `json:"reviewed"`
	}
)

func shownOf(st *workshop.State) shown {
	out := shown{
		ID: st.Series.ID, Title: st.Series.Title, Committee: st.Series.Committee, Date: st.Series.MeetingDate,
		Status: st.Series.Status, Sessions: []shownSession{}, Themes: []shownTheme{},
		Statements: []shownStatement{}, Points: []workshop.Point{}, Actions: []workshop.Action{},
	}
	for _, m := range st.Sessions {
		out.Sessions = append(out.Sessions, shownSession{m.Title, m.Date, m.Place})
	}
	for _, t := range st.Themes {
		out.Themes = append(out.Themes, shownTheme{t.ID, t.Name, len(st.Under(t.ID))})
	}
	for _, x := range st.Active() {
		out.Statements = append(out.Statements, shownStatement{
			ID: x.ID, Number: x.Number, Session: sessionNumber(st, x.Session), Table: x.Table, Role: x.Role,
			Voice: x.Voice, Kind: x.Kind, Valence: x.Valence, Text: x.Text, Hidden: hidden(x),
			Tags: append([]workshop.Tag{}, x.Tags...), Reviewed: x.Reviewed,
		})
	}
	for _, p := range st.Points {
		out.Points = append(out.Points, *p)
	}
	for _, a := range st.Actions {
		out.Actions = append(out.Actions, *a)
	}
	return out
}

func sessionNumber(st *workshop.State, id workshop.SessionID) int {
	return 1 + slices.IndexFunc(st.Sessions, func(m *workshop.Session) bool { return m.ID == id })
}

func hidden(x *workshop.Statement) int {
	n := 0
	for _, m := range x.Masks {
		if m.Hidden {
			n++
		}
	}
	return n
}

// showText prints a series for people to read.
func showText(s *session, st *workshop.State) error {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s", st.Series.Title)
	if !st.Series.Committee.IsEmpty() {
		line("Til %s", st.Series.Committee)
	}
	if d := st.Series.MeetingDate.Danish(); d != "" {
		line("Den %s", d)
	}
	for i, m := range st.Sessions {
		line("Møde %d: %s", i+1, strings.TrimRight(fmt.Sprintf("%s  %s", m.Title, m.Date.Danish()), " "))
	}
	for _, t := range st.Themes {
		showTheme(line, st, t)
	}
	if left := st.Under(""); len(left) > 0 {
		line("\nUden tema (%d)", len(left))
		for _, x := range left {
			line("  %d  %s", x.Number, oneLine(x.Text))
		}
	}
	if len(st.Actions) > 0 {
		line("\nNæste skridt")
		for _, a := range st.Actions {
			line("  - %s", a.Text)
		}
	}
	return s.print("%s", b.String())
}

func showTheme(line func(string, ...any), st *workshop.State, t *workshop.Theme) {
	under := st.Under(t.ID)
	line("\n%s (%d)", t.Name, len(under))
	for _, p := range st.PointsOf(t.ID) {
		mark := ""
		if p.Proposal {
			mark = " (forslag)"
		}
		line("  - %s%s [%d udsagn]", p.Text, mark, len(p.Evidence))
	}
	for _, x := range under {
		line("  %d  %s", x.Number, oneLine(x.Text))
	}
}

func oneLine(c analysis.Clean) string { return strings.Join(strings.Fields(c.String()), " ") }
