package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"foraeldredialog/app/intake"
	"foraeldredialog/app/workshop"
)

// explained wants an error to be told as the sentence that begins so, and the
// user to be told what to do.
func explained(t *testing.T, err error, begins string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want %q", begins)
	}
	what, next := Explain(err)
	if !strings.HasPrefix(what, begins) || next == "" || strings.Contains(next, err.Error()) {
		t.Errorf("told as %q %q; want %q and what to do (%v)", what, next, begins, err)
	}
}

func TestFaultsOfTheFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	a := evening(t, dir)
	s := newSeriesFor(t, a)
	id := capture(t, s, "Vi blev hørt")

	_, err := Open(Config{Dir: dir, Passphrase: "fire grønne æbler"})
	explained(t, err, "Mappen er allerede åben i et andet vindue.")
	if _, err := s.Given(id); err != nil {
		t.Errorf("the first window lost its statement: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(Config{Dir: dir, Passphrase: "forkert"})
	explained(t, err, "Adgangssætningen passer ikke.")
	_, err = Create(Config{Dir: dir, Passphrase: "fire grønne æbler"})
	explained(t, err, "Der er allerede data i mappen.")
	_, err = Open(Config{Dir: filepath.Join(dir, "tom"), Passphrase: "x"})
	explained(t, err, "Der er ingen data i mappen endnu.")

	file := filepath.Join(t.TempDir(), "fil")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Create(Config{Dir: filepath.Join(file, "data"), Passphrase: "x"})
	explained(t, err, "Programmet må ikke skrive i datamappen.")

	b := evening(t, dir)
	again, err := b.Series(s.ID())
	if err != nil || textOf(again, id) != "Vi blev hørt" {
		t.Errorf("after all that: %q, %v", textOf(again, id), err)
	}
}

func TestFaultsOfWhatIsHandedIn(t *testing.T) {
	for name, c := range map[string]struct {
		data   []byte
		begins string
	}{
		"empty":      {nil, "Filen er tom."},
		"only space": {[]byte(" \r\n\t\n"), "Filen er tom."},
		"binary":     {[]byte("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"), "Filen er ikke en tekstfil."},
		"a Word file": {
			append([]byte("PK\x03\x04\x14\x00\x06\x00\x08\x00"), "[Content_Types].xml word/document.xml"...), "Filen",
		},
		"over 20 MB": {make([]byte, intake.MaxBytes+1), "Filen er over 20 MB."},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := intake.Read("noter.txt", c.data)
			explained(t, err, c.begins)
		})
	}
}

// What is hard to read still comes in, and nothing of it is lost.
func TestHardTextsAreKept(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	s := newSeriesFor(t, a)
	for name, text := range map[string]string{
		"emoji":             "Det var 🙂 en god aften 👨‍👩‍👧",
		"10,000 characters": strings.TrimSpace(strings.Repeat("Vi blev ikke spurgt om noget før mødet. ", 250)),
		"right to left":     "مرحبا – vi er her også",
		"500-letter word":   strings.Repeat("familierådslagning", 28),
	} {
		id, err := s.Capture(Capture{Text: text})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, err := s.Given(id); err != nil || got != text {
			t.Errorf("%s: kept as %d bytes, %v; want %d", name, len(got), err, len(text))
		}
	}
	id, err := s.Capture(Capture{Text: "br\xe5dt og \x00 hul"})
	if got := textOf(s, id); err != nil || got != "br\uFFFDdt og  hul" {
		t.Errorf("broken UTF-8: %q, %v", got, err)
	}
	if _, err := s.Export(filepath.Join(t.TempDir(), "ud.pdf"), "slides", true); err != nil {
		t.Errorf("export of hard texts: %v", err)
	}
	_, err = s.Capture(Capture{Text: strings.Repeat("a", MaxStatement+1)})
	explained(t, err, "Teksten er for lang til ét udsagn.")
	_, err = s.Capture(Capture{Text: " \n"})
	explained(t, err, "Der er ingen tekst at gemme.")
}

// A long note is kept whole and in order, over as many frames as it takes; a
// paragraph without an end is cut at a space.
func TestALongNoteIsKeptWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	a := evening(t, dir)
	s := newSeriesFor(t, a)
	body := strings.Repeat("vi fik brevet for sent og ", maxGiven/26+1)
	got, err := s.Import(Import{Note: intake.Text{Source: "stor.txt", Body: body}})
	if err != nil {
		t.Fatal(err)
	}
	var note workshop.NoteImported
	for _, e := range s.log.Events() {
		if n, ok := e.Payload.(workshop.NoteImported); ok {
			note = n
		}
	}
	var kept strings.Builder
	for i := range note.Parts {
		b, err := a.store.Given(string(s.id), fmt.Sprintf("%s.%d", note.Note, i+1))
		if err != nil {
			t.Fatal(err)
		}
		kept.Write(b)
	}
	if note.Parts != 2 || kept.String() != body {
		t.Errorf("%d bytes kept in %d parts, want %d in 2", kept.Len(), note.Parts, len(body))
	}
	words := 0
	for _, id := range got.Statements {
		words += len(strings.Fields(textOf(s, id)))
	}
	if want := len(strings.Fields(body)); words != want {
		t.Errorf("the statements hold %d words, want %d", words, want)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := evening(t, dir).Series(s.ID())
	if err != nil {
		t.Fatal(err)
	}
	if diff := sameState(snapshot(s), snapshot(again)); diff != "" {
		t.Error("other statements after a restart")
	}
}

func TestFaultsOfExport(t *testing.T) {
	a := evening(t, filepath.Join(t.TempDir(), "data"))
	s := newSeriesFor(t, a)
	dir := t.TempDir()
	locked := filepath.Join(dir, "låst.pdf")
	if err := os.WriteFile(locked, []byte("det gamle"), 0o444); err != nil {
		t.Fatal(err)
	}
	_, err := s.Export(locked, "slides", false)
	explained(t, err, "Filen må ikke skrives eller læses dér.")
	if b, err := os.ReadFile(locked); err != nil || string(b) != "det gamle" {
		t.Errorf("the file that stood there is now %q, %v", b, err)
	}
	_, err = s.Export(dir, "slides", false)
	explained(t, err, "Der er valgt en mappe og ikke en fil.")
	_, err = s.Export(filepath.Join(dir, "findes", "ikke.pdf"), "slides", false)
	explained(t, err, "Filen eller mappen findes ikke.")
	_, err = s.Export(filepath.Join(dir, "ud.doc"), "word", false)
	explained(t, err, "Dokumentets format kendes ikke.")
	if runtime.GOOS == "linux" {
		_, err = s.Export("/proc/ud.pdf", "slides", false)
		explained(t, err, "Filen eller mappen findes ikke.")
	}
	explained(t, errors.Join(ErrFileBusy, os.ErrPermission), "Filen er åben i et andet program.")

	// A record that cannot be kept stops the file from appearing.
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = s.Export(filepath.Join(dir, "sent.pdf"), "slides", false)
	explained(t, err, "Programmet er låst eller ved at lukke.")
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("%v lie in the folder, %v; want the locked file alone", left, err)
	}
}

func TestADateThatDoesNotExist(t *testing.T) {
	_, err := workshop.ParseDate("31. april 2027")
	explained(t, err, "Datoen findes ikke.")
}

// Every error in the table has a sentence that ends, and something to do.
func TestSentencesAreWhole(t *testing.T) {
	for _, s := range sentences {
		for _, text := range []string{s.what, s.next} {
			if !strings.HasSuffix(text, ".") || strings.Contains(text, "  ") {
				t.Errorf("%v: %q is no whole sentence", s.is, text)
			}
		}
	}
	what, next := Explain(errors.New("noget nyt"))
	if what == "" || !strings.Contains(next, "noget nyt") {
		t.Errorf("an unknown error is told as %q %q", what, next)
	}
}
