package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// model is what a store must look like from outside: a plain list of entries.
type model struct {
	entries []Entry
	given   map[string]string
}

// The store behaves as a list of entries, whatever stops it in between.
func TestBehavesAsAList(t *testing.T) {
	root := t.TempDir()
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		dir := filepath.Join(root, fmt.Sprint(run))
		defer func() { _ = os.RemoveAll(dir) }()
		s, err := Create(dir, pass, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		m := model{given: map[string]string{}}
		reopen := func(t *rapid.T) {
			if s, err = Open(dir, pass, testOptions()); err != nil {
				t.Fatal(err)
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"append": func(t *rapid.T) { m.append(t, s) },
			"close and reopen": func(t *rapid.T) {
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				reopen(t)
			},
			"kill and reopen": func(t *rapid.T) {
				s.closed, s.dirty = true, true
				if err := s.release(); err != nil {
					t.Fatal(err)
				}
				reopen(t)
			},
			"Badger falls behind": func(*rapid.T) { s.setDirty() },
			"":                    func(t *rapid.T) { m.check(t, s) },
		})
	})
}

func (m *model) append(t *rapid.T, s *Store) {
	series := rapid.SampledFrom([]string{"a", "b", "a-b"})
	var in []Entry
	for range rapid.IntRange(0, 4).Draw(t, "entries") {
		in = append(in, Entry{
			Series: series.Draw(t, "series"), Kind: rapid.StringN(0, 8, 64).Draw(t, "kind"),
			Body: rapid.SliceOfN(rapid.Byte(), 0, 400).Draw(t, "body"),
		})
	}
	var given []Given
	for range rapid.IntRange(0, 2).Draw(t, "givens") {
		g := Given{Series: series.Draw(t, "series"), ID: rapid.StringMatching("[A-Za-z0-9._-]{1,3}").Draw(t, "id")}
		g.Text = []byte(rapid.String().Draw(t, "text"))
		given = append(given, g)
		m.given[g.Series+"/"+g.ID] = string(g.Text)
	}
	out, err := s.Append(in, given)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range out {
		if want := uint64(len(m.entries) + i + 1); e.Seq != want {
			t.Fatalf("number %d; want %d", e.Seq, want)
		}
	}
	m.entries = append(m.entries, out...)
}

func (m *model) check(t *rapid.T, s *Store) {
	for _, series := range []string{"a", "b", "a-b"} {
		var want, got []Entry
		for _, e := range m.entries {
			if e.Series == series {
				want = append(want, e)
			}
		}
		err := s.Entries(series, func(e Entry) error { got = append(got, e); return nil })
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b []byte) bool { return string(a) == string(b) })); diff != "" || err != nil {
			t.Fatalf("series %s: %v\n%s", series, err, diff)
		}
	}
	for key, want := range m.given {
		series, id, _ := strings.Cut(key, "/")
		if got, err := s.Given(series, id); err != nil || string(got) != want {
			t.Fatalf("Given(%s) = %q, %v; want %q", key, got, err, want)
		}
	}
	r, err := s.Verify()
	if err != nil || r.Entries != len(m.entries) || r.Givens != len(m.given) {
		t.Fatalf("Verify counts %d and %d, %v; want %d and %d", r.Entries, r.Givens, err, len(m.entries), len(m.given))
	}
	if len(r.Problems) > 0 && !s.dirty {
		t.Fatalf("Verify: %v", r.Problems)
	}
	if _, err := s.Given("b", "no-such-id"); !errors.Is(err, ErrNotFound) {
		t.Fatalf("Given of nothing: %v", err)
	}
}

// Records come back as they went in, and any bytes are read without a panic.
func FuzzRecords(f *testing.F) {
	f.Add(records{device: "d", entries: []Entry{{Series: "a", Seq: 3, Body: []byte("b")}}, given: []Given{{Series: "s", ID: "i", Text: []byte("t")}}}.encode())
	f.Add([]byte{1, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Add([]byte{1, 9, 3, 'n', 'e', 'w'})
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := decodeRecords(data)
		if err != nil {
			return
		}
		once := r.encode()
		again, err := decodeRecords(once)
		if err != nil {
			t.Fatal(err)
		}
		if twice := again.encode(); !bytes.Equal(once, twice) {
			t.Errorf("law: what is read is written the same again\n%q\n%q", once, twice)
		}
	})
}

func TestRecordsRoundTrip(t *testing.T) {
	want := records{
		device:  "d",
		entries: []Entry{{Series: "a", Device: "d", Seq: 3, At: noon, Kind: "k", Body: []byte("b")}, {Series: "b", At: noon.AddDate(-100, 0, 0), Body: []byte{}}},
		given:   []Given{{Series: "s", ID: "i", Text: []byte("t"), Expires: noon}, {Series: "s", ID: "j", Text: []byte{}}},
	}
	plain := want.encode()
	plain = appendRecord(plain, 200, []byte("from a newer version"))
	got, err := decodeRecords(plain)
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(records{})); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if _, err := decodeRecords([]byte{payloadVersion + 1}); !errors.Is(err, ErrNewer) {
		t.Errorf("newer payload: %v; want ErrNewer", err)
	}
}
