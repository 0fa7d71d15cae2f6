// Command modelgen makes the theme model of package analysis from the cue
// lexicon and the labelled examples. The same files give the same bytes. It
// knows where the files lie, and nothing of what is in them.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"foraeldredialog/analysis"
)

func main() {
	dir := flag.String("lexicon", ".", "folder of the lexicon files")
	out := flag.String("o", "model.bin", "file to write")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		fmt.Fprintln(os.Stderr, "modelgen:", err)
		os.Exit(1)
	}
}

func run(dir, out string) error {
	var d analysis.Data
	for name, part := range map[string]*[]byte{
		"lemmas.gz": &d.Lemmas, "names.txt": &d.Names, "cues.json": &d.Cues, "examples.tsv": &d.Examples,
	} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		*part = b
	}
	model, err := analysis.Train(d)
	if err != nil {
		return err
	}
	return os.WriteFile(out, model, 0o644)
}
