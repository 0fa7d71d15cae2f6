package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"testing"
)

func TestTornTailIsCutAtEveryLength(t *testing.T) {
	dir := t.TempDir()
	j := open(t, dir, Options{})
	add(t, j, "kept one", "kept two")
	kept := j.end
	add(t, j, "torn in the middle of writing")
	mustClose(t, j)
	whole, err := os.ReadFile(segmentPath(dir, 1))
	if err != nil {
		t.Fatal(err)
	}
	for n := kept; n < int64(len(whole)); n++ {
		change(t, segmentPath(dir, 1), func([]byte) []byte { return whole[:n] })
		j := open(t, dir, Options{})
		wantPayloads(t, j, "kept one", "kept two")
		add(t, j, "after")
		mustClose(t, j)
		j = open(t, dir, Options{})
		wantPayloads(t, j, "kept one", "kept two", "after")
		mustClose(t, j)
	}
}

func TestSeenTailIsNeverCut(t *testing.T) {
	tests := []struct {
		name string
		hurt func(data []byte, end int64) []byte
	}{
		{"cut short in the last frame", func(d []byte, _ int64) []byte { return d[:len(d)-5] }},
		{"cut at a frame's end", func(d []byte, end int64) []byte { return d[:end] }},
		{"bit flipped in the last frame", func(d []byte, _ int64) []byte { d[len(d)-5] ^= 4; return d }},
		{"bit flipped in the last length", func(d []byte, end int64) []byte { d[end+5] ^= 1; return d }},
		{"cut down to nothing", func([]byte, int64) []byte { return nil }},
		{"file gone", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			j := open(t, dir, Options{})
			add(t, j, "one", "two")
			end := j.end
			seen := add(t, j, "three")
			mustClose(t, j)
			if tt.hurt == nil {
				if err := os.Remove(segmentPath(dir, 1)); err != nil {
					t.Fatal(err)
				}
			} else {
				change(t, segmentPath(dir, 1), func(d []byte) []byte { return tt.hurt(d, end) })
			}
			j = open(t, dir, Options{Seen: seen})
			if !j.Head().Same(seen) {
				t.Errorf("head %v; want %v", j.Head(), seen)
			}
			add(t, j, "four")
			mustClose(t, j)
			j = open(t, dir, Options{}) // and it stays reported
			got, problems := read(t, j)
			if len(problems) == 0 {
				t.Errorf("nothing reported; read %q", got)
			}
			if len(got) == 0 || got[len(got)-1] != "four" || j.Head().Frame != 4 {
				t.Errorf("read %q up to frame %d; want four last", got, j.Head().Frame)
			}
		})
	}
}

// One flipped bit costs at most the frame it is in, and is always reported.
func TestFlippedBits(t *testing.T) {
	dir := t.TempDir()
	opt := Options{SegmentSize: 700}
	j := open(t, dir, opt)
	var want []string
	for i := range 9 {
		want = append(want, fmt.Sprintf("payload number %d", i))
	}
	seen := add(t, j, want...)
	seen.Segment = j.Head().Segment
	mustClose(t, j)
	for n := uint64(1); n <= seen.Segment; n++ {
		whole, err := os.ReadFile(segmentPath(dir, n))
		if err != nil {
			t.Fatal(err)
		}
		for at := range whole {
			copyDir := t.TempDir()
			if err := os.CopyFS(copyDir, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			change(t, segmentPath(copyDir, n), func(d []byte) []byte { d[at] ^= 1 << (at % 8); return d })
			j := open(t, copyDir, Options{SegmentSize: 700, Seen: seen})
			got, problems := read(t, j)
			if len(problems) == 0 {
				t.Fatalf("segment %d byte %d: not detected", n, at)
			}
			if missing := len(want) - len(got); missing > 1 || at < headersSize && missing > 0 {
				t.Fatalf("segment %d byte %d: %d frames lost; problems %v", n, at, missing, problems)
			}
			mustClose(t, j)
		}
	}
}

func TestSwappedAndMissingSegments(t *testing.T) {
	tests := []struct {
		name string
		hurt func(t *testing.T, dir string)
	}{
		{"segment missing", func(t *testing.T, dir string) {
			if err := os.Remove(segmentPath(dir, 2)); err != nil {
				t.Fatal(err)
			}
		}},
		{"first segment missing", func(t *testing.T, dir string) {
			if err := os.Remove(segmentPath(dir, 1)); err != nil {
				t.Fatal(err)
			}
		}},
		{"one in another's place", func(t *testing.T, dir string) {
			data, err := os.ReadFile(segmentPath(dir, 1))
			if err != nil {
				t.Fatal(err)
			}
			change(t, segmentPath(dir, 2), func([]byte) []byte { return data })
		}},
		{"frame repeated", func(t *testing.T, dir string) {
			change(t, segmentPath(dir, 2), func(d []byte) []byte { return append(d, d[headersSize:]...) })
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			j := open(t, dir, Options{SegmentSize: 400})
			add(t, j, "a", "b", "c", "d", "e", "f", "g", "h")
			mustClose(t, j)
			tt.hurt(t, dir)
			j = open(t, dir, Options{})
			got, problems := read(t, j)
			if len(problems) == 0 {
				t.Error("nothing reported")
			}
			if len(got) < 5 || got[len(got)-1] != "h" {
				t.Errorf("read %q; want all that was not in the file", got)
			}
		})
	}
}

// A frame that is ours but was written after another past is told apart.
func TestFrameOfAnotherPast(t *testing.T) {
	dir := t.TempDir()
	path := segmentPath(dir, 1)
	j := open(t, dir, Options{})
	add(t, j, "one")
	afterOne := j.end
	add(t, j, "two")
	afterTwo := j.end
	add(t, j, "old three")
	mustClose(t, j)
	var oldThree []byte
	change(t, path, func(d []byte) []byte {
		oldThree = bytes.Clone(d[afterTwo:])
		return d[:afterOne]
	})
	j = open(t, dir, Options{})
	add(t, j, "TWO")
	mustClose(t, j)
	change(t, path, func(d []byte) []byte { return append(d, oldThree...) })
	_, problems := read(t, open(t, dir, Options{}))
	if len(problems) != 1 || problems[0].Fault != FaultChain {
		t.Errorf("problems %v; want a broken chain", problems)
	}
}

var errStaged = errors.New("staged")

// A write or sync that fails is not acknowledged, leaves nothing behind, and
// does not keep later ones from working.
func TestFailingDisk(t *testing.T) {
	half := func(f *os.File, p []byte, off int64) (int, error) {
		n, _ := f.WriteAt(p[:len(p)/2], off)
		return n, errStaged
	}
	tests := []struct {
		name  string
		stage func(j *Journal)
	}{
		{"write fails half way", func(j *Journal) { j.writeAt = half }},
		{"sync fails", func(j *Journal) { j.sync = func(*os.File) error { return errStaged } }},
	}
	for _, tt := range tests {
		for _, size := range []int64{0, 300} { // 300: the failing write is also the one that rotates
			t.Run(fmt.Sprint(tt.name, size), func(t *testing.T) {
				dir := t.TempDir()
				j := open(t, dir, Options{SegmentSize: size})
				add(t, j, "before")
				write, sync := j.writeAt, j.sync
				tt.stage(j)
				for range 3 {
					if _, err := j.Append([]byte("never acknowledged")); !errors.Is(err, errStaged) {
						t.Fatalf("Append = %v; want the staged error", err)
					}
				}
				if info, err := j.file.Stat(); err != nil || info.Size() != j.end {
					t.Errorf("the file is %d bytes, %v; want it back at %d", info.Size(), err, j.end)
				}
				j.writeAt, j.sync = write, sync
				add(t, j, "after")
				wantPayloads(t, j, "before", "after")
				mustClose(t, j)
				wantPayloads(t, open(t, dir, Options{}), "before", "after")
			})
		}
	}
}

func TestReserve(t *testing.T) {
	free := uint64(1 << 30)
	j := open(t, t.TempDir(), Options{Free: func(string) (uint64, error) { return free, nil }})
	add(t, j, "before")
	free = defaultReserve + 10
	if _, err := j.Append([]byte("too much")); !errors.Is(err, ErrDiskFull) {
		t.Errorf("below the reserve: %v; want ErrDiskFull", err)
	}
	free = 1 << 30
	add(t, j, "after")
	wantPayloads(t, j, "before", "after")
}
