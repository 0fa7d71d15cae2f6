package storage

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// wantNoDamage is for stores whose journal is whole, however they were stopped.
func wantNoDamage(t testing.TB, s *Store) {
	t.Helper()
	if d := s.Damage(); len(d) > 0 {
		t.Errorf("Damage = %v; want none", d)
	}
}

// flipByte changes one byte of a file, counted from its end.
func flipByte(t *testing.T, path string, fromEnd int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-fromEnd] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// middleFlipped is a store whose frame with "two" and the newest text cannot be
// read any more, stopped without a close. Badger has everything.
func middleFlipped(t *testing.T) (dir string, want []Entry) {
	t.Helper()
	s, dir := mustCreate(t, testOptions())
	path := filepath.Join(dir, journalDir, "00000001.fdj")
	add := func(body, text string) {
		out, err := s.Append(
			[]Entry{{Series: "a", Kind: "noted", Body: []byte(body)}, {Series: "a", Body: []byte(body + "-twin")}},
			[]Given{{Series: "a", ID: "g", Text: []byte(text)}, {Series: "a", ID: body, Text: []byte(body)}},
		)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, out...)
	}
	add("one", "first text")
	add("two", "newest text")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	end := info.Size()
	want = append(want, mustAppend(t, s, "a", "three")...)
	kill(t, s)
	if info, err = os.Stat(path); err != nil {
		t.Fatal(err)
	}
	flipByte(t, path, int(info.Size()-end)+20)
	return dir, want
}

func wantAll(t *testing.T, s *Store, want []Entry) {
	t.Helper()
	var got []string
	if err := s.Entries("a", func(e Entry) error {
		got = append(got, fmt.Sprintf("%s %d %s", e.Device, e.Seq, e.Body))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("%d entries; want %d: %v", len(got), len(want), got)
	}
	for i, e := range want {
		if w := fmt.Sprintf("%s %d %s", e.Device, e.Seq, e.Body); got[i] != w {
			t.Errorf("entry %d is %q; want %q", i, got[i], w)
		}
	}
	for id, want := range map[string]string{"g": "newest text", "one": "one", "two": "two"} {
		if text, err := s.Given("a", id); err != nil || string(text) != want {
			t.Errorf("Given(%s) = %q, %v; want %q", id, text, err, want)
		}
	}
}

// A flipped bit in the journal and an unclean stop cost nothing that Badger
// still has, the opening says so, and it stays so however it is stopped next.
func TestSalvage(t *testing.T) {
	dir, want := middleFlipped(t)
	for _, stop := range []func(testing.TB, *Store){kill, kill, mustClose} {
		s := mustOpen(t, dir, testOptions())
		wantAll(t, s, want)
		d := s.Damage()
		if len(d) != 1 || d[0].What != WhatFrames || !d[0].From.Equal(noon) || !d[0].To.Equal(noon) {
			t.Errorf("Damage = %v; want the frame with its time", d)
		}
		out := mustAppend(t, s, "a", "after")
		if out[0].Device == want[0].Device {
			t.Error("wrote on as the device whose numbers may be lost")
		}
		want = append(want, out...)
		if n, err := s.indexNumbers(); err != nil || len(n) != 1 {
			t.Errorf("Badger folders %v, %v; want only the new one", n, err)
		}
		stop(t, s)
	}
	s := mustOpen(t, dir, testOptions())
	wantAll(t, s, want)
	wantNoDamage(t, s) // it was closed cleanly, so nothing was looked at
}

// A child that was really killed leaves Badger as it happened to be.
func TestSalvageAfterARealKill(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	want := mustAppend(t, s, "a", "one", "two")
	mustClose(t, s)
	acked := killedRound(t, dir)
	// Frame 1 is the device's, frame 2 holds both entries and ends the file as it
	// was then; its magic stands at the second place.
	path := filepath.Join(dir, journalDir, "00000001.fdj")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first := bytes.Index(data, []byte("FDJF"))
	second := first + 4 + bytes.Index(data[first+4:], []byte("FDJF"))
	flipByte(t, path, len(data)-second-100)
	s = mustOpen(t, dir, testOptions())
	have := map[string]bool{}
	for _, b := range bodies(t, s, "a") {
		have[b] = true
	}
	for _, e := range want {
		if !have[string(e.Body)] {
			t.Errorf("%s is gone", e.Body)
		}
	}
	for _, b := range acked {
		if !have[b] {
			t.Errorf("%s was acknowledged and is gone", b)
		}
	}
	if len(s.Damage()) == 0 {
		t.Error("Damage tells nothing")
	}
}

// When Badger is damaged too, the store opens all the same, says what it has not
// read, and keeps the folder: also when Badger has brought the program down.
func TestSalvageFromADamagedBadger(t *testing.T) {
	tests := []struct {
		name   string
		damage func(t *testing.T, dir string)
	}{
		{"flipped bit at a table's end", func(t *testing.T, dir string) { flipTables(t, dir, 30) }},
		{"flipped bit in a table's footer", func(t *testing.T, dir string) { flipTables(t, dir, 1) }},
		{"brought the program down twice", func(t *testing.T, dir string) {
			s := mustOpen(t, dir, testOptions())
			m := mark{Index: 1, Head: s.j.Head(), Tried: map[uint64]int{1: maxTries}}
			kill(t, s)
			if err := os.Rename(s.indexDir(s.mark.Index), s.indexDir(1)); err != nil {
				t.Fatal(err)
			}
			if err := writeMark(dir, s.seal, m); err != nil {
				t.Fatal(err)
			}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir, _ := middleFlipped(t)
			tt.damage(t, dir)
			for _, stop := range []func(testing.TB, *Store){kill, kill, kill, mustClose} {
				s := mustOpen(t, dir, testOptions())
				wantBodies(t, s, "a", "one", "one-twin", "three")
				if d := s.Damage(); len(d) != 2 || d[0].What != WhatFrames || d[1].What != WhatDatabase {
					t.Errorf("Damage = %v; want the frame and the folder", d)
				}
				stop(t, s)
			}
			s := mustOpen(t, dir, testOptions()) // as it is; removes what is not kept
			if _, err := os.Stat(s.indexDir(1)); err != nil {
				t.Errorf("the damaged folder is not kept: %v", err)
			}
			if n, err := s.indexNumbers(); err != nil || len(n) != 2 {
				t.Errorf("Badger folders %v, %v; want the kept one and the one in use", n, err)
			}
		})
	}
}

func flipTables(t *testing.T, dir string, fromEnd int) {
	t.Helper()
	tables, err := fs.Glob(os.DirFS(dir), "index-*/*.sst")
	if err != nil || len(tables) == 0 {
		t.Fatalf("tables %v, %v", tables, err)
	}
	for _, name := range tables {
		flipByte(t, filepath.Join(dir, name), fromEnd)
	}
}

func TestSoundStoresGiveNoDamage(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	for _, stop := range []func(testing.TB, *Store){mustClose, kill, mustClose} {
		wantNoDamage(t, s)
		mustAppend(t, s, "a", "entry")
		stop(t, s)
		s = mustOpen(t, dir, testOptions())
	}
	wantNoDamage(t, s)
}
