package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// body is as long as a statement's event.
var body = make([]byte, 400)

func fill(b *testing.B, n int) string {
	b.Helper()
	s, dir := mustCreate(b, testOptions())
	for range n / 100 { // frames of 100, or filling would dwarf what is measured
		in := make([]Entry, 100)
		for i := range in {
			in[i] = Entry{Series: "a", Kind: "noted", Body: body}
		}
		if _, err := s.Append(in, nil); err != nil {
			b.Fatal(err)
		}
	}
	mustClose(b, s)
	return dir
}

func p50(took []time.Duration) float64 {
	slices.Sort(took)
	return float64(took[len(took)/2].Microseconds())
}

// BenchmarkAppend measures one synced append beside a bare write and fsync of
// the same number of bytes, turn by turn, so that both meet the same disk.
func BenchmarkAppend(b *testing.B) {
	s, _ := mustCreate(b, testOptions())
	bare, err := os.Create(filepath.Join(b.TempDir(), "bare"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = bare.Close() }()
	in := []Entry{{Series: "a", Kind: "noted", Body: body}}
	block := make([]byte, len(body)+150) // what the frame takes on disk
	var ours, theirs []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		if _, err := s.Append(in, nil); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(start))
		start = time.Now()
		if _, err := bare.Write(block); err != nil {
			b.Fatal(err)
		}
		if err := bare.Sync(); err != nil {
			b.Fatal(err)
		}
		theirs = append(theirs, time.Since(start))
	}
	a, t := p50(ours), p50(theirs)
	b.ReportMetric(a, "append-p50-µs")
	b.ReportMetric(t, "bare-p50-µs")
	b.ReportMetric(a/t, "append/bare")
	b.ReportMetric(float64(ours[len(ours)*99/100].Microseconds()), "append-p99-µs")
	b.ReportMetric(float64(theirs[len(theirs)*99/100].Microseconds()), "bare-p99-µs")
}

func BenchmarkEntries(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := mustOpen(b, fill(b, n), testOptions())
			b.ReportAllocs()
			for b.Loop() {
				got := 0
				if err := s.Entries("a", func(Entry) error { got++; return nil }); err != nil || got != n {
					b.Fatal(got, err)
				}
			}
		})
	}
}

// BenchmarkOpen leaves the passphrase's cost out; the vault measures that.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{0, 10_000, 100_000} {
		b.Run(fmt.Sprint("clean/", n), func(b *testing.B) {
			dir := fill(b, n)
			b.ReportAllocs()
			for b.Loop() {
				s := mustOpen(b, dir, testOptions())
				b.StopTimer()
				mustClose(b, s)
				b.StartTimer()
			}
		})
		b.Run(fmt.Sprint("rebuild/", n), func(b *testing.B) {
			dir := fill(b, n)
			b.ReportAllocs()
			for b.Loop() {
				s := mustOpen(b, dir, testOptions())
				b.StopTimer()
				kill(b, s)
				b.StartTimer()
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	s := mustOpen(b, fill(b, 10_000), testOptions())
	b.ReportAllocs()
	for b.Loop() {
		if r, err := s.Verify(); err != nil || len(r.Problems) > 0 {
			b.Fatal(r.Problems, err)
		}
	}
}
