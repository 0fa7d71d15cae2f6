package analysis

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
)

var shared struct {
	once sync.Once
	a    *Analyser
	err  error
}

// testData reads the lexicon that the program ships with.
func testData(tb testing.TB) Data {
	tb.Helper()
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join("..", "assets", "lexicon", name))
		if err != nil {
			tb.Fatal(err)
		}
		return b
	}
	return Data{
		Lemmas: read("lemmas.gz"), Names: read("names.txt"), Cues: read("cues.json"),
		Examples: read("examples.tsv"), Model: read("model.bin"), Persons: read("persons.bin"),
		Abbrev: read("abbreviations.txt"), Punkt: read("punkt.json.gz"),
	}
}

// testAnalyser returns one analyser for all tests: it never changes.
func testAnalyser(tb testing.TB) *Analyser {
	tb.Helper()
	shared.once.Do(func() { shared.a, shared.err = New(testData(tb)) })
	if shared.err != nil {
		tb.Fatal(shared.err)
	}
	return shared.a
}
