package journal

import (
	"bytes"
	"os"
	"testing"
	"time"
)

// FuzzScan states the law of the reader: whatever stands in the file, what comes
// out was put in, in that order and at most once each.
func FuzzScan(f *testing.F) {
	template := f.TempDir()
	j := open(f, template, Options{})
	put := []string{"first", "second", "third"}
	add(f, j, put...)
	mustClose(f, j)
	whole, err := os.ReadFile(segmentPath(template, 1))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint16(0), uint16(0), []byte{})
	f.Add(uint16(headersSize), uint16(10), []byte("FDJF\xff\xff\xff\xff"))
	f.Add(uint16(200), uint16(100), bytes.Repeat([]byte("FDJF"), 50))
	f.Add(uint16(headersSize), uint16(0), whole[headersSize:])
	f.Fuzz(func(t *testing.T, at, cut uint16, insert []byte) {
		// cut bytes at a place are replaced by others: a real file with damage.
		from := min(int(at), len(whole))
		to := min(from+int(cut), len(whole))
		bad := append(append(bytes.Clone(whole[:from]), insert...), whole[to:]...)
		next := 0
		s := scanState{id: j.head.ID, head: Head{ID: j.head.ID, Segment: 1}}
		err := j.walk(&s, newWindow(bytes.NewReader(bad), int64(len(bad))), func(f Frame) error {
			for next < len(put) && put[next] != string(f.Payload) {
				next++
			}
			if next == len(put) {
				t.Fatalf("%q was not put in, or not in this order", f.Payload)
			}
			next++
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if damaged := !bytes.Equal(bad[min(headersSize, len(bad)):], whole[headersSize:]); damaged && len(s.report.Problems) == 0 && s.head.Frame == uint64(len(put)) {
			t.Error("damage was neither reported nor had an effect")
		}
		if h, err := j.decodeHeader(bad[:min(headersSize, len(bad))], 1); err == nil && (h.id != j.head.ID || h.first != 1) {
			t.Errorf("header %+v was never written", h)
		}
	})
}

// A file made of nothing but markers, and one that claims huge lengths, must
// take linear time; the deadline of the test binary is the bound.
func TestHostileFileIsReadInLinearTime(t *testing.T) {
	dir := t.TempDir()
	j := open(t, dir, Options{})
	add(t, j, "one")
	mustClose(t, j)
	claim := append([]byte("FDJF\x03\xff\xff\xff"), make([]byte, 20)...)
	for name, junk := range map[string][]byte{
		"markers": bytes.Repeat([]byte("FDJF"), 1<<20),
		"lengths": bytes.Repeat(claim, 1<<17),
	} {
		change(t, segmentPath(dir, 1), func(d []byte) []byte { return append(d, junk...) })
		start := time.Now()
		j := open(t, dir, Options{})
		t.Logf("%s: %d bytes in %v", name, len(junk), time.Since(start))
		wantPayloads(t, j, "one")
		mustClose(t, j)
	}
}
