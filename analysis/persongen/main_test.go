package main

import (
	"os"
	"path/filepath"
	"testing"

	"foraeldredialog/analysis"
)

func TestReadNews(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.iob2")
	file := "# text = (Ane Krag bor i Vejle).\n1\t(\tO\n2\tAne\tB-PER\n3\tKrag\tI-PER\n4\tbor\tO\n5\ti\tO\n6\tVejle\tB-LOC\n7\t)\tO\n8\t.\tO\n\n1\tJa\tO\n"
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	texts, err := readNews(path)
	if err != nil || len(texts) != 2 {
		t.Fatalf("%v, %v", texts, err)
	}
	if got := texts[0]; got.Text != "(Ane Krag bor i Vejle)." || len(got.Names) != 2 ||
		got.Names[0].Span.Of(got.Text) != "Ane Krag" || got.Names[1].Span.Of(got.Text) != "Vejle" || got.Names[1].Of != analysis.OfPlace {
		t.Errorf("got %+v", got)
	}
}

// Every template fills, its persons lie in it, and the same names give the same
// texts.
func TestTemplates(t *testing.T) {
	names := []byte("# first\nEmma\nNoah\n# last\nKrag\n# other\nAula\n")
	texts, err := newFiller(names).texts()
	if err != nil {
		t.Fatal(err)
	}
	again, err := newFiller(names).texts()
	if err != nil || len(again) != len(texts) || len(texts) < 1000 {
		t.Fatalf("%d and %d texts, %v", len(texts), len(again), err)
	}
	for i, x := range texts {
		last := 0
		for _, n := range x.Names {
			if n.Start < last || n.End <= n.Start || n.End > len(x.Text) {
				t.Errorf("%q: name at %v after %d", x.Text, n.Span, last)
			}
			last = n.End
		}
		if again[i].Text != x.Text {
			t.Errorf("%q and %q", x.Text, again[i].Text)
		}
	}
}

// The committed model is what the committed files and the news give.
func TestModelIsReproduced(t *testing.T) {
	uner := os.Getenv("FORAELDREDIALOG_UNER")
	if uner == "" {
		t.Skip("FORAELDREDIALOG_UNER does not name the training file")
	}
	out := filepath.Join(t.TempDir(), "persons.bin")
	lexicon := filepath.Join("..", "..", "assets", "lexicon")
	if err := run(uner, lexicon, out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(lexicon, "persons.bin"))
	if err != nil || string(got) != string(want) {
		t.Errorf("persons.bin differs from what training gives (%v)", err)
	}
}
