// Package synthesis looks over a series' statements: which ones want a person's
// eyes, which say the same, which stand for many others and could become a
// point, and how many there are of what. All of it is pure: state in, findings
// out. It changes nothing, opens nothing, knows no document and no window, and
// makes up no words: what it proposes stands in the statements.
package synthesis

import (
	"maps"

	"foraeldredialog/app/workshop"
)

// Counts is how much of everything a series holds. Re-told statements are
// counted apart and are in no other figure but Statements, PerTheme and
// Untagged.
type Counts struct {
	Statements int                      // those that stand for themselves
	Merged     int                      // those that another stands for
	PerTheme   map[workshop.ThemeID]int // a statement counts under each of its themes
	PerRole    map[workshop.Role]int    // first-hand only
	Retold     map[workshop.Role]int    // re-told, by the role whose words are told
	Untagged   int                      // without a theme
	Hidden     int                      // personal data hidden, merged statements included
	Undecided  int                      // personal data that no person has decided
	Reviewed   int                      // statements that a person has looked at
	Points     int                      // accepted
	PointsOf   map[workshop.ThemeID]int // accepted, by theme
	Proposals  int                      // points not yet accepted
	Notes      int
}

// FirstHand is the number of statements that are not re-told.
func (c Counts) FirstHand() int { return sum(c.PerRole) }

// RetoldAll is the number of re-told statements.
func (c Counts) RetoldAll() int { return sum(c.Retold) }

func sum(m map[workshop.Role]int) int {
	n := 0
	for v := range maps.Values(m) {
		n += v
	}
	return n
}

// Count counts a state.
func Count(st *workshop.State) Counts {
	c := Counts{
		PerTheme: map[workshop.ThemeID]int{}, PointsOf: map[workshop.ThemeID]int{},
		PerRole: map[workshop.Role]int{}, Retold: map[workshop.Role]int{},
		Notes: len(st.Notes),
	}
	for _, s := range st.Statements {
		for _, m := range s.Masks {
			if m.Hidden {
				c.Hidden++
			}
			if !m.Decided {
				c.Undecided++
			}
		}
		if s.Into != "" {
			c.Merged++
			continue
		}
		c.add(s)
	}
	for _, p := range st.Points {
		if p.Proposal {
			c.Proposals++
			continue
		}
		c.Points++
		c.PointsOf[p.Theme]++
	}
	return c
}

func (c *Counts) add(s *workshop.Statement) {
	c.Statements++
	if s.Voice == workshop.Retold {
		c.Retold[s.Role]++
	} else {
		c.PerRole[s.Role]++
	}
	if s.Reviewed {
		c.Reviewed++
	}
	themes := 0
	for _, t := range s.Tags {
		if t.Origin != workshop.Rejected {
			c.PerTheme[t.Theme]++
			themes++
		}
	}
	if themes == 0 {
		c.Untagged++
	}
}
