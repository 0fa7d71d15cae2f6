package storage

import (
	"errors"
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMain plays the child that is killed, and keeps property tests short unless
// -rapid.checks asks for more.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		writeUntilKilled(dir)
	}
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "10"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

func TestDiskFullIsSaidAndPasses(t *testing.T) {
	free := uint64(1 << 40)
	opt := testOptions()
	opt.free = func(string) (uint64, error) { return free, nil }
	s, dir := mustCreate(t, opt)
	mustAppend(t, s, "a", "before")
	free = writeReserve
	if _, err := s.Append([]Entry{{Series: "a"}}, nil); !errors.Is(err, ErrDiskFull) {
		t.Errorf("Append = %v; want ErrDiskFull", err)
	}
	wantBodies(t, s, "a", "before") // reading goes on
	free = 1 << 40
	if got := mustAppend(t, s, "a", "after"); got[0].Seq != 2 {
		t.Errorf("number %d after a refused append; want 2", got[0].Seq)
	}
	mustClose(t, s)
	free = openReserve - 1
	if _, err := Open(dir, pass, opt); !errors.Is(err, ErrDiskFull) {
		t.Errorf("Open = %v; want ErrDiskFull", err)
	}
	if _, err := Create(filepath.Join(t.TempDir(), "new"), pass, opt); !errors.Is(err, ErrDiskFull) {
		t.Errorf("Create = %v; want ErrDiskFull", err)
	}
	free = 1 << 40
	wantBodies(t, mustOpen(t, dir, opt), "a", "before", "after")
}

// Badger closed under the store stands for any failure of it: appends still
// count, reads come from the journal, and the next open mends it.
func TestBadgerFails(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	if _, err := s.Append([]Entry{{Series: "a", Body: []byte("1")}}, []Given{{Series: "a", ID: "g", Text: []byte("text")}}); err != nil {
		t.Fatal(err)
	}
	if err := s.idx.db.Close(); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, s, "a", "2")
	wantBodies(t, s, "a", "1", "2")
	if text, err := s.Given("a", "g"); err != nil || string(text) != "text" {
		t.Errorf("Given = %q, %v", text, err)
	}
	if r, err := s.Verify(); err != nil || len(r.Problems) != 1 || r.Problems[0].What != WhatDatabase {
		t.Errorf("Verify = %v, %v; want it to say that Badger is behind", r.Problems, err)
	}
	_ = s.Close() // Badger is closed already and may say so
	s = mustOpen(t, dir, testOptions())
	wantBodies(t, s, "a", "1", "2")
	wantSound(t, s)
}

// A value that Badger hands out changed, or for another key, is noticed, and the
// reading goes on from the journal as if nothing had been.
func TestBadgerLies(t *testing.T) {
	swap := func(t *testing.T, s *Store, a, b []byte) {
		plain, err := s.idx.get(b)
		if err != nil {
			t.Fatal(err)
		}
		sealed, err := s.seal.seal(string(b), plain)
		if err != nil {
			t.Fatal(err)
		}
		txn := s.idx.db.NewTransaction(true)
		if err := errors.Join(txn.Set(a, sealed), txn.Commit()); err != nil {
			t.Fatal(err)
		}
	}
	remove := func(t *testing.T, s *Store, key []byte) {
		txn := s.idx.db.NewTransaction(true)
		if err := errors.Join(txn.Delete(key), txn.Commit()); err != nil {
			t.Fatal(err)
		}
	}
	// Frame 1 is the device's; the three entries are in frames 2 to 4.
	key := func(frame uint64) []byte { return entryKey("a", position{frame: frame}) }
	tests := []struct {
		name string
		lie  func(*testing.T, *Store)
	}{
		{"a value in another's place", func(t *testing.T, s *Store) { swap(t, s, key(3), key(2)) }},
		{"first entry gone", func(t *testing.T, s *Store) { remove(t, s, key(2)) }},
		{"last entry gone", func(t *testing.T, s *Store) { remove(t, s, key(4)) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, dir := mustCreate(t, testOptions())
			for _, b := range []string{"JA", "NEJ", "MÅSKE"} {
				mustAppend(t, s, "a", b)
			}
			tt.lie(t, s)
			if r, err := s.Verify(); err != nil || len(r.Problems) == 0 || r.Problems[0].What != WhatDatabase {
				t.Errorf("Verify = %v, %v; want the lie found", r.Problems, err)
			}
			wantBodies(t, s, "a", "JA", "NEJ", "MÅSKE")
			mustClose(t, s)
			s = mustOpen(t, dir, testOptions())
			wantBodies(t, s, "a", "JA", "NEJ", "MÅSKE")
			wantSound(t, s)
		})
	}
}

// files lists what a store consists of, folders apart.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != lockName && d.Name() != "LOCK" {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// One flipped bit in journal, Badger, mark or keys is detected or without effect: what
// is read back is what was written, or less with a report, never something else.
func TestFlippedBits(t *testing.T) {
	s, made := mustCreate(t, testOptions())
	want := []string{"one", "two", "three"}
	for _, b := range want {
		mustAppend(t, s, "a", b)
	}
	mustClose(t, s)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 80 {
		dir := filepath.Join(t.TempDir(), "copy")
		if err := os.CopyFS(dir, os.DirFS(made)); err != nil {
			t.Fatal(err)
		}
		targets := files(t, dir)
		path := targets[rng.IntN(len(targets))]
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) == 0 {
			continue
		}
		bit := rng.IntN(8 * len(data))
		data[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		flipped(t, dir, path, bit, want)
	}
}

func flipped(t *testing.T, dir, path string, bit int, want []string) {
	s, err := Open(dir, pass, testOptions())
	if err != nil {
		if filepath.Base(path) != "keys.json" {
			t.Errorf("%s bit %d: %v; want it to open", filepath.Base(path), bit, err)
		}
		if !errors.Is(err, ErrPassphrase) && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
			t.Errorf("%s bit %d: error of no kind: %v", filepath.Base(path), bit, err)
		}
		return
	}
	defer mustClose(t, s)
	r, err := s.Verify()
	if err != nil {
		t.Fatal(err)
	}
	if inJournal := filepath.Ext(path) == ".fdj"; inJournal != (len(r.Problems) > 0) {
		t.Errorf("%s bit %d: problems %v", filepath.Base(path), bit, r.Problems)
	}
	wantBodies(t, s, "a", want...) // Badger was closed cleanly and still has all
}

// Damage in the journal, met while there is no Badger to salvage from, costs that
// frame only, is reported with its time, and never gives a lost number out again.
func TestDamagedFrameAfterAKill(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	for _, b := range []string{"one", "two", "three"} {
		mustAppend(t, s, "a", b)
	}
	kill(t, s)
	flipByte(t, filepath.Join(dir, journalDir, "00000001.fdj"), 150) // within "two": frames are about 130 bytes
	if err := os.RemoveAll(s.indexDir(s.mark.Index)); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, testOptions())
	wantBodies(t, s, "a", "one", "three")
	r, err := s.Verify()
	if err != nil || len(r.Problems) != 1 || !r.Problems[0].From.Equal(noon) || !r.Problems[0].To.Equal(noon) {
		t.Errorf("Verify = %v, %v; want one problem with its time", r.Problems, err)
	}
	if diff := cmp.Diff(r.Problems, s.Damage()); diff != "" {
		t.Errorf("Damage differs from Verify:\n%s", diff)
	}
	if got := mustAppend(t, s, "a", "four")[0]; got.Seq != 1 {
		t.Errorf("went on with number %d of the same device", got.Seq)
	}
}

func TestTornTail(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	mustAppend(t, s, "a", "kept")
	kept := s.j.Head()
	path := filepath.Join(dir, journalDir, "00000001.fdj")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, s, "a", "torn", "torn as well")
	kill(t, s)
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// The journal's own test cuts at every byte; this one at every kind of place.
	for n := len(before); n < len(after); n += 17 {
		if err := os.WriteFile(path, after[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		s := mustOpen(t, dir, testOptions())
		wantBodies(t, s, "a", "kept")
		if !s.j.Head().Same(kept) {
			t.Errorf("cut at %d: newest frame %v", n, s.j.Head())
		}
		wantSound(t, s)
		kill(t, s)
	}
}

// Files that go missing: explained, and all that is left is read.
func TestMissingFiles(t *testing.T) {
	s, made := mustCreate(t, testOptions())
	mustAppend(t, s, "a", "one", "two")
	mustClose(t, s)
	for _, path := range files(t, made) {
		name, err := filepath.Rel(made, path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "copy")
			if err := errors.Join(os.CopyFS(dir, os.DirFS(made)), os.Remove(filepath.Join(dir, name))); err != nil {
				t.Fatal(err)
			}
			s, err := Open(dir, pass, testOptions())
			if name == "keys.json" {
				if !errors.Is(err, ErrNoStore) {
					t.Errorf("Open = %v; want ErrNoStore", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer mustClose(t, s)
			wantBodies(t, s, "a", "one", "two")
			r, err := s.Verify()
			if inJournal := filepath.Ext(name) == ".fdj"; err != nil || inJournal != (len(r.Problems) > 0) {
				t.Errorf("Verify = %v, %v", r.Problems, err)
			}
		})
	}
}
