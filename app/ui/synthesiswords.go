package ui

import (
	"strings"

	"foraeldredialog/app/workshop"
)

// What a point rests on, in words.

// evidence counts the statements under a point. Re-told ones are counted apart
// and are in no other figure.
type evidence struct {
	own      int
	roles    map[workshop.Role]int
	retold   int
	sessions int // that they come from; a statement without a session counts for none
}

func countEvidence(st *workshop.State, ids []workshop.StatementID) evidence {
	e := evidence{roles: map[workshop.Role]int{}}
	from := map[workshop.SessionID]bool{}
	for _, id := range ids {
		x := st.Statement(id)
		if x == nil {
			continue
		}
		if x.Session != "" {
			from[x.Session] = true
		}
		if x.Voice == workshop.Retold {
			e.retold++
			continue
		}
		e.own++
		e.roles[x.Role]++
	}
	e.sessions = len(from)
	return e
}

// words is "6 udsagn · 5 fra forældre, 1 fra børn/unge · 2 møder · desuden 1
// gengivet". How many statements come from a role is known, how many people
// stand behind them is not: the sentence says the former.
func (e evidence) words() string {
	if e.own+e.retold == 0 {
		return tr("evidence.none")
	}
	var parts []string
	if e.own > 0 {
		parts = append(parts, trn("count.statements", e.own))
		var who []string
		for _, r := range append(workshop.Roles[:len(workshop.Roles):len(workshop.Roles)], workshop.NoRole) {
			if n := e.roles[r]; n > 0 {
				who = append(who, tr("evidence."+roleKey(r), "N", n))
			}
		}
		parts = append(parts, strings.Join(who, ", "))
	}
	if e.sessions > 0 {
		parts = append(parts, trn("count.sessions", e.sessions))
	}
	switch {
	case e.own == 0:
		parts = append([]string{trn("evidence.onlyRetold", e.retold)}, parts...)
	case e.retold > 0:
		parts = append(parts, trn("evidence.retold", e.retold))
	}
	return strings.Join(parts, "  ·  ")
}

// beginsWithAt reports whether a point reads on from "Forældrene efterspørger:".
func beginsWithAt(text string) bool {
	first, _, more := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " ")
	return first == "at" && more
}
