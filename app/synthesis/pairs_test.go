package synthesis

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"foraeldredialog/app/workshop"
)

// TestOwnPairs asks Duplicates about pairs that say the same and pairs that only
// look alike, all of them in one series.
func TestOwnPairs(t *testing.T) {
	b, err := os.ReadFile("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []*workshop.Statement
	var same []bool
	for line := range strings.Lines(string(b)) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		if len(c) != 3 {
			continue
		}
		n := len(same)
		list = append(list, statement(fmt.Sprint(n, "a"), c[1]), statement(fmt.Sprint(n, "b"), c[2]))
		same = append(same, c[0] == "same")
	}
	group := map[workshop.StatementID]int{}
	for i, g := range Duplicates(list) {
		for _, id := range g {
			group[id] = i + 1
		}
	}
	found, wrong, wanted := 0, 0, 0
	for n := range same {
		a, b := list[2*n], list[2*n+1]
		together := group[a.ID] > 0 && group[a.ID] == group[b.ID]
		switch {
		case same[n]:
			wanted++
			if together {
				found++
			} else {
				t.Logf("missed: %s | %s", a.Text.String(), b.Text.String())
			}
		case together:
			wrong++
			t.Logf("wrong:  %s | %s", a.Text.String(), b.Text.String())
		}
	}
	t.Logf("the same: %d of %d; only alike, taken for the same: %d of %d", found, wanted, wrong, len(same)-wanted)
	if found*10 < wanted*9 || wrong > 0 {
		t.Errorf("the same: %d of %d; only alike, taken for the same: %d of %d", found, wanted, wrong, len(same)-wanted)
	}
}

// The law of sameWording: a text says the same as itself, and what a says of b,
// b says of a.
func FuzzSameWording(f *testing.F) {
	f.Add("Mange forældre er trætte.", "Mange forældre er tilfredse.")
	f.Add("[navn 1] siger \xff", "[navn")
	f.Fuzz(func(t *testing.T, a, b string) {
		if sameWording(a, b) != sameWording(b, a) {
			t.Errorf("%q and %q: it depends on who is asked", a, b)
		}
		if words := wordsOf(a); len(unmatched(words, words)) > 0 {
			t.Errorf("%q is not the same as itself", a)
		}
	})
}
