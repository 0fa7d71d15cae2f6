package workshop

import "strings"

// roleWords are the words that people put in front of a statement or type as a
// role. The first word of a label decides; a label with none of them is NoRole.
var roleWords = map[Role][]string{
	Parent: {
		"forælder", "forældre", "foraelder", "foraeldre", "mor", "far", "mødre", "fædre", "bonusmor", "bonusfar",
		"plejemor", "plejefar", "bedstemor", "bedstefar", "mormor", "morfar", "farmor", "farfar", "parent",
	},
	Child: {
		"barn", "børn", "boern", "ung", "unge", "elev", "elever", "datter", "søn", "pige", "dreng", "child",
	},
	Staff: {
		"medarbejder", "medarbejdere", "lærer", "laerer", "pædagog", "paedagog", "rådgiver", "raadgiver", "sagsbehandler",
		"socialrådgiver", "familiekonsulent", "sundhedsplejerske", "psykolog", "ppr", "personale", "staff",
	},
	Leader: {
		"leder", "ledere", "skoleleder", "afdelingsleder", "teamleder", "centerchef", "chef", "distriktsleder", "leader",
	},
	Provider: {"leverandør", "leverandoer", "leverandører", "konsulent", "provider"},
}

var roleOfWord = func() map[string]Role {
	m := map[string]Role{}
	for role, words := range roleWords {
		for _, w := range words {
			m[w] = role
		}
	}
	return m
}()

// RoleOf reads a role from a speaker's label or from what a user typed:
// "Mor B", "forældre", "barn/ung" and "Far til to" all have one.
func RoleOf(label string) Role {
	for _, w := range strings.FieldsFunc(strings.ToLower(label), func(r rune) bool {
		return strings.ContainsRune(" \t/,.()-:", r)
	}) {
		if r, ok := roleOfWord[w]; ok {
			return r
		}
	}
	return NoRole
}
