package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// Match is a label that a query fits.
type Match struct {
	Index int   // of the label among those handed in
	At    []int // the byte at which each matched letter begins, in order
	Score int   // higher is nearer
}

// Find returns the labels that hold the query's letters in order, nearest
// first: a label that holds the query as it stands goes before one that only
// has its letters. An empty query fits every label, in the order given. It is
// meant for names and titles; letters in order say little of a whole statement.
func Find(query string, labels []string) []Match {
	query = strings.Join(strings.Fields(query), " ")
	if query == "" {
		out := make([]Match, len(labels))
		for i := range out {
			out[i].Index = i
		}
		return out
	}
	found := fuzzy.Find(query, labels)
	out := make([]Match, len(found))
	whole := make(map[int]bool, len(found))
	for i, m := range found {
		out[i] = Match{Index: m.Index, At: m.MatchedIndexes, Score: m.Score}
		whole[m.Index] = strings.Contains(strings.ToLower(m.Str), strings.ToLower(query))
	}
	slices.SortStableFunc(out, func(a, b Match) int {
		return cmp.Compare(rank(whole[b.Index]), rank(whole[a.Index]))
	})
	return out
}

func rank(whole bool) int {
	if whole {
		return 1
	}
	return 0
}
