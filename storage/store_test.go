package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"foraeldredialog/storage/vault"
)

const pass = "tre små grise bag et hus"

var noon = time.Date(2023, 3, 14, 12, 0, 0, 123_000_000, time.UTC)

// testOptions are a program's options with a stopped clock and a cheap guess.
func testOptions() Options {
	return Options{
		Now:  func() time.Time { return noon },
		cost: vault.Cost{Time: 1, MemoryKiB: 64, Threads: 1},
	}
}

func mustCreate(t testing.TB, opt Options) (*Store, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	s, err := Create(dir, pass, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, dir
}

func mustOpen(t testing.TB, dir string, opt Options) *Store {
	t.Helper()
	s, err := Open(dir, pass, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func mustClose(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// kill stops a store as a kill would: no meta, no clean mark. The lock, which
// the system would take back, is let go.
func kill(t testing.TB, s *Store) {
	t.Helper()
	s.closed = true
	s.dirty = true // keeps closeIndex from writing its note
	_ = s.idx.close()
	s.idx = nil
	if err := errors.Join(s.j.Close(), s.lock.Unlock()); err != nil {
		t.Fatal(err)
	}
}

func mustAppend(t testing.TB, s *Store, series string, bodies ...string) []Entry {
	t.Helper()
	var in []Entry
	for _, b := range bodies {
		in = append(in, Entry{Series: series, Kind: "noted", Body: []byte(b)})
	}
	out, err := s.Append(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func bodies(t testing.TB, s *Store, series string) []string {
	t.Helper()
	var got []string
	err := s.Entries(series, func(e Entry) error {
		got = append(got, string(e.Body))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func wantBodies(t testing.TB, s *Store, series string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, bodies(t, s, series)); diff != "" {
		t.Errorf("series %s (-want +got):\n%s", series, diff)
	}
}

func wantSound(t testing.TB, s *Store) Report {
	t.Helper()
	r, err := s.Verify()
	if err != nil || len(r.Problems) > 0 {
		t.Errorf("Verify: %v, %v", r.Problems, err)
	}
	return r
}

func TestAppendComesBack(t *testing.T) {
	opt := testOptions()
	opt.Device = "laptop-1"
	s, dir := mustCreate(t, opt)
	in := []Entry{
		{Series: "spring", Kind: "noted", Body: []byte("vi blev hørt")},
		{Series: "autumn", Kind: "unheard-of", At: noon.Add(-time.Hour + 5*time.Microsecond), Body: nil},
		{Series: "spring", Kind: "", Body: []byte{0, 0xff}},
	}
	got, err := s.Append(in, []Given{{Series: "spring", ID: "Note_1.txt", Text: []byte("rå tekst"), Expires: noon}})
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		{Series: "spring", Device: "laptop-1", Seq: 1, At: noon, Kind: "noted", Body: []byte("vi blev hørt")},
		{Series: "autumn", Device: "laptop-1", Seq: 2, At: noon.Add(-time.Hour), Kind: "unheard-of"},
		{Series: "spring", Device: "laptop-1", Seq: 3, At: noon, Body: []byte{0, 0xff}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Append (-want +got):\n%s", diff)
	}
	if in[0].Seq != 0 {
		t.Error("Append wrote into the caller's slice")
	}
	for _, stop := range []func(testing.TB, *Store){mustClose, kill} {
		stop(t, s)
		s = mustOpen(t, dir, opt)
		var spring []Entry
		if err := s.Entries("spring", func(e Entry) error { spring = append(spring, e); return nil }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]Entry{want[0], want[2]}, spring); diff != "" {
			t.Errorf("Entries (-want +got):\n%s", diff)
		}
		if text, err := s.Given("spring", "Note_1.txt"); err != nil || string(text) != "rå tekst" {
			t.Errorf("Given = %q, %v", text, err)
		}
		if ids, err := s.SeriesIDs(); err != nil || !cmp.Equal(ids, []string{"autumn", "spring"}) {
			t.Errorf("SeriesIDs = %v, %v", ids, err)
		}
		if r := wantSound(t, s); r.Entries != 3 || r.Givens != 1 || r.Segments != 1 {
			t.Errorf("Verify counted %+v", r)
		}
	}
	if next := mustAppend(t, s, "spring", "four"); next[0].Seq != 4 {
		t.Errorf("next number %d; want 4", next[0].Seq)
	}
}

func TestGivenNewestCountsAndMissingIsSaid(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	for _, text := range []string{"first", "second"} {
		if _, err := s.Append(nil, []Given{{Series: "a", ID: "1", Text: []byte(text)}}); err != nil {
			t.Fatal(err)
		}
	}
	kill(t, s)
	s = mustOpen(t, dir, testOptions())
	if text, err := s.Given("a", "1"); err != nil || string(text) != "second" {
		t.Errorf("Given = %q, %v; want the newest", text, err)
	}
	for _, key := range [][2]string{{"a", "2"}, {"b", "1"}, {"", ""}} {
		if _, err := s.Given(key[0], key[1]); !errors.Is(err, ErrNotFound) {
			t.Errorf("Given(%q) = %v; want ErrNotFound", key, err)
		}
	}
	if ids, err := s.SeriesIDs(); err != nil || !cmp.Equal(ids, []string{"a"}) {
		t.Errorf("SeriesIDs = %v, %v; want the series that has given text only", ids, err)
	}
}

func TestDeviceStays(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	first := mustAppend(t, s, "a", "x")[0].Device
	if len(first) != 16 {
		t.Errorf("device %q; want 16 hex digits", first)
	}
	for _, stop := range []func(testing.TB, *Store){mustClose, kill} {
		stop(t, s)
		s = mustOpen(t, dir, testOptions())
		if got := mustAppend(t, s, "a", "x")[0].Device; got != first {
			t.Errorf("device %q after a stop; want %q", got, first)
		}
	}
}

func TestAppendRefuses(t *testing.T) {
	s, _ := mustCreate(t, testOptions())
	for _, series := range []string{"", "Forår", "a/b", "a b", strings.Repeat("a", 65), "a\x00"} {
		if _, err := s.Append([]Entry{{Series: "ok"}, {Series: series}}, nil); !errors.Is(err, ErrInvalid) {
			t.Errorf("series %q: %v; want ErrInvalid", series, err)
		}
		if _, err := s.Append(nil, []Given{{Series: series, ID: "1"}}); !errors.Is(err, ErrInvalid) {
			t.Errorf("given series %q: %v; want ErrInvalid", series, err)
		}
	}
	for _, id := range []string{"", "a/b", "Lise Hansen", "æ", strings.Repeat("a", 65)} {
		if _, err := s.Append(nil, []Given{{Series: "a", ID: id}}); !errors.Is(err, ErrInvalid) {
			t.Errorf("id %q: %v; want ErrInvalid", id, err)
		}
	}
	huge := make([]byte, maxValue+1)
	if _, err := s.Append([]Entry{{Series: "a", Body: huge}}, nil); !errors.Is(err, ErrInvalid) {
		t.Errorf("huge body: %v; want ErrInvalid", err)
	}
	if r := wantSound(t, s); r.Entries+r.Givens != 0 {
		t.Errorf("something was kept: %+v", r)
	}
}

// An import is one frame far beyond what one Badger transaction takes.
func TestLargeImport(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	var in []Entry
	for i := range 30_000 {
		in = append(in, Entry{Series: "a", Kind: "noted", Body: fmt.Appendf(nil, "statement %d", i)})
	}
	in = append(in, Entry{Series: "a", Body: bytes.Repeat([]byte("y"), maxValue)})
	if _, err := s.Append(in, []Given{{Series: "a", ID: "file", Text: bytes.Repeat([]byte("x"), maxValue)}}); err != nil {
		t.Fatal(err)
	}
	for _, stop := range []func(testing.TB, *Store){mustClose, kill} {
		stop(t, s)
		s = mustOpen(t, dir, testOptions())
		if r := wantSound(t, s); r.Entries != len(in) || r.Frames != 2 {
			t.Errorf("Verify counted %d entries in %d frames", r.Entries, r.Frames)
		}
		if got := bodies(t, s, "a"); len(got) != len(in) || got[29_999] != "statement 29999" {
			t.Errorf("%d entries came back", len(got))
		}
	}
}

func TestEntriesCallback(t *testing.T) {
	s, _ := mustCreate(t, testOptions())
	mustAppend(t, s, "a", "1", "2", "3")
	stop := errors.New("stop")
	n := 0
	if err := s.Entries("a", func(Entry) error { n++; return stop }); err != stop || n != 1 {
		t.Errorf("Entries = %v after %d; want the callback's own error after 1", err, n)
	}
	// Appending from inside neither hangs nor feeds itself.
	err := s.Entries("a", func(e Entry) error {
		mustAppend(t, s, "a", "again "+string(e.Body))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wantBodies(t, s, "a", "1", "2", "3", "again 1", "again 2", "again 3")
	wantBodies(t, s, "nothing-here")
}

func TestPassphrase(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	mustAppend(t, s, "a", "kept")
	mustClose(t, s)
	if _, err := Open(dir, "forkert", testOptions()); !errors.Is(err, ErrPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	if err := ChangePassphrase(dir, pass, "en ny", testOptions()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, pass, testOptions()); !errors.Is(err, ErrPassphrase) {
		t.Errorf("old passphrase: %v", err)
	}
	if err := ChangePassphrase(dir, "en ny", pass, testOptions()); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, testOptions())
	wantBodies(t, s, "a", "kept")
	if err := ChangePassphrase(dir, pass, "x", testOptions()); !errors.Is(err, ErrInUse) {
		t.Errorf("while open: %v; want ErrInUse", err)
	}
}

func TestFolderIsPrivateAndTellsNothing(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	secret := "Lille Mikkel har det svært"
	if _, err := s.Append([]Entry{{Series: "a", Kind: "noted", Body: []byte(secret)}}, []Given{{Series: "a", ID: "1", Text: []byte(secret)}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder mode %v, %v; want 0700", info.Mode(), err)
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte("Mikkel")) || bytes.Contains(data, []byte(pass)) {
			t.Errorf("%s holds plain text", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWritersAtOnce(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 50 {
				mustAppend(t, s, fmt.Sprintf("s%d", w), fmt.Sprint(i))
			}
		})
	}
	wg.Wait()
	kill(t, s)
	s = mustOpen(t, dir, testOptions())
	seen := map[uint64]bool{}
	for w := range 4 {
		n := 0
		if err := s.Entries(fmt.Sprintf("s%d", w), func(e Entry) error {
			if string(e.Body) != fmt.Sprint(n) || seen[e.Seq] {
				t.Errorf("writer %d: %q is number %d, want %d", w, e.Body, e.Seq, n)
			}
			n++
			seen[e.Seq] = true
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) != 200 || !seen[1] || !seen[200] {
		t.Errorf("%d numbers given out; want 1 to 200", len(seen))
	}
	wantSound(t, s)
}
