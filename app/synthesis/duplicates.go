package synthesis

import (
	"slices"
	"strings"
	"unicode"

	"foraeldredialog/app/workshop"
)

// alike is the cosine from which two statements may say the same in nearly the
// same words; sameWording tells whether they do.
const alike = 0.6

// Duplicates groups the statements that say nearly the same, each group in the
// order of capture. Every member resembles the group's first statement. Words
// of another role or voice are never the same statement, nor is a statement and
// its denial. Merged statements are left out.
func Duplicates(statements []*workshop.Statement) [][]workshop.StatementID {
	var list []*workshop.Statement
	for _, s := range statements {
		if s.Into == "" && !s.Text.IsEmpty() {
			list = append(list, s)
		}
	}
	texts := make([]string, len(list))
	denies := make([]bool, len(list))
	for i, s := range list {
		texts[i] = s.Text.String()
		denies[i] = denial(texts[i])
	}
	lead := make([]int, len(list)) // the first of the group that a statement is in
	best := make([]float32, len(list))
	for i := range lead {
		lead[i] = i
	}
	groups := make([][]workshop.StatementID, len(list))
	newSpace(texts, nil).pairs(alike, func(p pair) {
		same := list[p.a].Role == list[p.b].Role && list[p.a].Voice == list[p.b].Voice && denies[p.a] == denies[p.b]
		// Pairs come ordered by b, so whether a leads a group is settled.
		if same && lead[p.a] == p.a && p.sim > best[p.b] && sameWording(texts[p.a], texts[p.b]) {
			lead[p.b], best[p.b] = p.a, p.sim
		}
	})
	for i, l := range lead {
		if l != i {
			if groups[l] == nil {
				groups[l] = append(groups[l], list[l].ID)
			}
			groups[l] = append(groups[l], list[i].ID)
		}
	}
	return slices.DeleteFunc(groups, func(g []workshop.StatementID) bool { return g == nil })
}

// denials turn a sentence into its opposite while hardly changing its letters.
var denials = map[string]bool{
	"ikke": true, "ik": true, "ikk": true, "ej": true, "aldrig": true, "næppe": true,
	"ingen": true, "intet": true, "uden": true, "mangler": true, "manglede": true, "hverken": true,
}

func denial(text string) bool {
	odd := false
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if denials[w] {
			odd = !odd
		}
	}
	return odd
}
