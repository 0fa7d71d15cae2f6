package danish

import (
	"cmp"
	"slices"
)

// countRules lists the rules of forms, the commonest first, so that nearly
// every record names its rule in one byte.
func countRules(forms []Form) ([]lemmaRule, map[lemmaRule]int) {
	count := map[lemmaRule]int{}
	for _, f := range forms {
		count[ruleOf(f)]++
	}
	rules := make([]lemmaRule, 0, len(count))
	for r := range count {
		rules = append(rules, r)
	}
	slices.SortFunc(rules, func(a, b lemmaRule) int {
		return cmp.Or(
			cmp.Compare(count[b], count[a]),
			cmp.Compare(a.use, b.use),
			cmp.Compare(a.strip, b.strip),
			cmp.Compare(a.add, b.add))
	})
	index := make(map[lemmaRule]int, len(rules))
	for i, r := range rules {
		index[r] = i
	}
	return rules, index
}
