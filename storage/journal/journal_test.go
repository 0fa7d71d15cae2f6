package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	testKey = bytes.Repeat([]byte{7}, 32)
	plenty  = func(string) (uint64, error) { return 1 << 40, nil }
)

func open(t testing.TB, dir string, opt Options) *Journal {
	t.Helper()
	if opt.Free == nil {
		opt.Free = plenty
	}
	j, err := Open(dir, testKey, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

func add(t testing.TB, j *Journal, payloads ...string) Head {
	t.Helper()
	for _, p := range payloads {
		if _, err := j.Append([]byte(p)); err != nil {
			t.Fatal(err)
		}
	}
	return j.Head()
}

// read returns all payloads and what was found wrong.
func read(t testing.TB, j *Journal) ([]string, []Problem) {
	t.Helper()
	var got []string
	report, err := j.Scan(func(f Frame) error {
		got = append(got, string(f.Payload))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got, report.Problems
}

func wantPayloads(t testing.TB, j *Journal, want ...string) {
	t.Helper()
	got, problems := read(t, j)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("payloads (-want +got):\n%s", diff)
	}
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
}

func mustClose(t testing.TB, j *Journal) {
	t.Helper()
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

func segmentPath(dir string, n uint64) string { return filepath.Join(dir, segmentName(n)) }

func change(t testing.TB, path string, edit func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, edit(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAppendAndReopen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "journal")
	j := open(t, dir, Options{})
	add(t, j, "one", "", "three")
	mustClose(t, j)
	j = open(t, dir, Options{})
	add(t, j, "four")
	wantPayloads(t, j, "one", "", "three", "four")
	if j.Head().Frame != 4 {
		t.Errorf("newest frame %d; want 4", j.Head().Frame)
	}
	mustClose(t, j)
	if _, err := j.Append(nil); !errors.Is(err, ErrClosed) {
		t.Errorf("Append after Close = %v; want ErrClosed", err)
	}
}

func TestRotation(t *testing.T) {
	dir := t.TempDir()
	opt := Options{SegmentSize: 600}
	j := open(t, dir, opt)
	var want []string
	for i := range 20 {
		want = append(want, fmt.Sprintf("payload %d", i))
		add(t, j, want[i])
		if i%7 == 0 {
			mustClose(t, j)
			j = open(t, dir, opt)
		}
	}
	wantPayloads(t, j, want...)
	if j.Head().Segment < 4 {
		t.Errorf("%d segments; want several", j.Head().Segment)
	}
	big := string(bytes.Repeat([]byte("x"), 5000))
	add(t, j, big)
	wantPayloads(t, j, append(want, big)...)
}

func TestGroupCommitSharesSyncs(t *testing.T) {
	j := open(t, t.TempDir(), Options{})
	var syncs atomic.Int64
	gate := make(chan struct{})
	real := j.sync
	j.sync = func(f *os.File) error {
		if syncs.Add(1) == 1 {
			<-gate
		}
		return real(f)
	}
	const writers = 8
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() { add(t, j, fmt.Sprint(i)) })
	}
	for { // until the first holds the lock and all others wait in the queue
		j.queueMu.Lock()
		waiting := len(j.queue)
		j.queueMu.Unlock()
		if waiting+1 >= writers && syncs.Load() == 1 {
			break
		}
	}
	close(gate)
	wg.Wait()
	if got := syncs.Load(); got > 3 {
		t.Errorf("%d syncs for %d appends; want 2", got, writers)
	}
	if got, problems := read(t, j); len(got) != writers || len(problems) > 0 {
		t.Errorf("read %q, %v", got, problems)
	}
}

func TestPayloadTooLarge(t *testing.T) {
	j := open(t, t.TempDir(), Options{})
	if _, err := j.Append(make([]byte, MaxPayload+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("Append = %v; want ErrTooLarge", err)
	}
	add(t, j, "after")
	wantPayloads(t, j, "after")
}

func TestOtherKeyReadsNothing(t *testing.T) {
	dir := t.TempDir()
	j := open(t, dir, Options{})
	add(t, j, "secret statement")
	mustClose(t, j)
	if _, err := Open(dir, bytes.Repeat([]byte{8}, 32), Options{Free: plenty}); !errors.Is(err, ErrDamaged) {
		t.Errorf("Open with another key = %v; want ErrDamaged", err)
	}
	data, err := os.ReadFile(segmentPath(dir, 1))
	if err != nil || bytes.Contains(data, []byte("statement")) {
		t.Errorf("plain text on disk, or %v", err)
	}
	wantPayloads(t, open(t, dir, Options{}), "secret statement")
}

// The journal behaves as a list of byte strings.
func TestBehavesAsAList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "journal")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		opt := Options{SegmentSize: 500, Free: plenty}
		j, err := Open(dir, testKey, opt)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = j.Close() }()
		var model []string
		t.Repeat(map[string]func(*rapid.T){
			"append": func(t *rapid.T) {
				p := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "payload")
				if _, err := j.Append(p); err != nil {
					t.Fatal(err)
				}
				model = append(model, string(p))
			},
			"reopen": func(t *rapid.T) {
				opt.Seen = j.Head()
				if rapid.Bool().Draw(t, "close first") {
					_ = j.Close()
				}
				if j, err = Open(dir, testKey, opt); err != nil {
					t.Fatal(err)
				}
			},
			"garbage after the end": func(t *rapid.T) {
				junk := rapid.SliceOfN(rapid.Byte(), 1, 200).Draw(t, "junk")
				if _, err := j.file.WriteAt(junk, j.end); err != nil {
					t.Fatal(err)
				}
				j.torn = true
			},
			"": func(t *rapid.T) {
				var got []string
				report, err := j.Scan(func(f Frame) error { got = append(got, string(f.Payload)); return nil })
				if diff := cmp.Diff(model, got); diff != "" || err != nil || len(report.Problems) > 0 {
					t.Fatal(diff, err, report.Problems)
				}
			},
		})
	})
}
