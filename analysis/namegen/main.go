// Command namegen makes the name list of package analysis: DaCy's Danish names
// joined with our own. It knows both formats, and nothing of how names are found.
package main

import (
	_ "embed"
	"encoding/csv"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:embed own.txt
var own string

const header = `# Names of persons, and capitalised words that are none. Made by analysis/namegen from
# DaCy's dacy_names.csv (Apache-2.0, centre-for-humanities-computing/DaCy) and its own.txt.
`

// lists are the sections of the name list.
type lists struct{ first, last, other map[string]bool }

func main() {
	in := flag.String("csv", "dacy_names.csv", "DaCy's list")
	out := flag.String("o", "names.txt", "file to write")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "namegen:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	l := lists{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	if err := l.addCSV(in); err != nil {
		return err
	}
	l.addOwn()
	var b strings.Builder
	b.WriteString(header)
	for _, s := range []struct {
		name  string
		words map[string]bool
	}{{"first", l.first}, {"last", l.last}, {"other", l.other}} {
		fmt.Fprintf(&b, "# %s\n", s.name)
		for _, w := range slices.Sorted(maps.Keys(s.words)) {
			fmt.Fprintln(&b, w)
		}
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// rarer is how many times commoner a name must be than its like with an s for
// that to be taken for its genitive: Almas is Alma's, Jonas nobody's.
const rarer = 8

func (l *lists) addCSV(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // only read from
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	count := map[string]float64{}
	for _, row := range rows[1:] {
		if len(row) >= 5 && row[4] == "True" {
			count[row[1]], _ = strconv.ParseFloat(row[0], 64) // what cannot be read is rare
		}
	}
	for _, row := range rows[1:] {
		if len(row) < 5 || utf8.RuneCountInString(row[1]) < 2 {
			continue
		}
		if stem, ok := strings.CutSuffix(row[1], "s"); ok && count[stem] > rarer*count[row[1]] {
			continue
		}
		if row[4] == "True" {
			l.first[row[1]] = true
		} else {
			l.last[row[1]] = true
		}
	}
	return nil
}

func (l *lists) addOwn() {
	var section map[string]bool
	for line := range strings.Lines(own) {
		switch strings.TrimSpace(line) {
		case "# first":
			section = l.first
		case "# last":
			section = l.last
		case "# other":
			section = l.other
		default:
			for w := range strings.FieldsSeq(line) {
				section[w] = true
			}
		}
	}
}
