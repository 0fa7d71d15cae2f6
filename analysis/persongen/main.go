// Command persongen trains the perceptron of package analysis that tells names
// of persons from other words. It learns from the Danish training part of UNER
// (UniversalNER/UNER_Danish-DDT, CC BY-SA 4.0), which is no part of this
// repository and which -uner or FORAELDREDIALOG_UNER names, and from made-up
// workshop sentences of its own. Without the first it leaves the model as it
// is. The same files give the same bytes. It knows both formats, and nothing of
// how names are told.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"foraeldredialog/analysis"
)

func main() {
	uner := flag.String("uner", os.Getenv("FORAELDREDIALOG_UNER"), "training part of UNER_Danish-DDT, in iob2")
	dir := flag.String("lexicon", ".", "folder of the lexicon files")
	out := flag.String("o", "persons.bin", "file to write")
	flag.Parse()
	if *uner == "" {
		fmt.Fprintln(os.Stderr, "persongen: FORAELDREDIALOG_UNER names no training file;", *out, "stays as it is")
		return
	}
	if err := run(*uner, *dir, *out); err != nil {
		fmt.Fprintln(os.Stderr, "persongen:", err)
		os.Exit(1)
	}
}

func run(uner, dir, out string) error {
	var d analysis.Data
	for name, part := range map[string]*[]byte{
		"lemmas.gz": &d.Lemmas, "names.txt": &d.Names, "cues.json": &d.Cues,
		"abbreviations.txt": &d.Abbrev, "punkt.json.gz": &d.Punkt,
	} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		*part = b
	}
	texts, err := readNews(uner)
	if err != nil {
		return fmt.Errorf("read %s: %w", uner, err)
	}
	more, err := newFiller(d.Names).texts()
	if err != nil {
		return err
	}
	model, err := analysis.TrainPersons(d, append(texts, more...))
	if err != nil {
		return err
	}
	return os.WriteFile(out, model, 0o644)
}

// readNews reads sentences of a word a line: number, word, tag.
func readNews(path string) ([]analysis.PersonText, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read from
	var out []analysis.PersonText
	var s sentence
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		cols := strings.Split(sc.Text(), "\t")
		if len(cols) >= 3 {
			s.add(cols[1], cols[2])
			continue
		}
		if s.b.Len() > 0 {
			out = append(out, s.done())
		}
	}
	if s.b.Len() > 0 {
		out = append(out, s.done())
	}
	return out, sc.Err()
}

// sentence is put together from its words as they would be printed.
type sentence struct {
	b     strings.Builder
	last  string
	names []analysis.PersonName
}

func (s *sentence) add(word, tag string) {
	if s.b.Len() > 0 && !strings.Contains(".,;:!?)", word) && s.last != "(" {
		s.b.WriteByte(' ')
	}
	start := s.b.Len()
	s.b.WriteString(word)
	s.last = word
	of := map[string]analysis.NameOf{"PER": analysis.OfPerson, "LOC": analysis.OfPlace, "ORG": analysis.OfBody}[tag[min(2, len(tag)):]]
	switch {
	case of == 0:
	case tag[0] == 'I' && len(s.names) > 0:
		s.names[len(s.names)-1].End = s.b.Len()
	default:
		s.names = append(s.names, analysis.PersonName{Span: analysis.Span{Start: start, End: s.b.Len()}, Of: of})
	}
}

func (s *sentence) done() analysis.PersonText {
	t := analysis.PersonText{Text: s.b.String(), Names: s.names}
	*s = sentence{}
	return t
}
