//go:build window

package main

import (
	"hash/fnv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

const tags = "gles,no_emoji,no_animations,migrated_fynedo"

// BenchmarkFirstFrame starts the program and a bare Fyne window in turn, and
// measures each from the process's start to the first picture that holds more
// than one colour. The ratio is what counts; the times are the machine's.
func BenchmarkFirstFrame(b *testing.B) {
	d := newDesk(b, 1366, 768)
	bare := filepath.Join(b.TempDir(), "bare")
	build := exec.Command("go", "build", "-tags", tags, "-o", bare, "./testdata/bare")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	ours, err := filepath.Abs("../../bin/foraeldredialog")
	if err != nil {
		b.Fatal(err)
	}
	c, err := xgb.NewConnDisplay(d.display)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	var bareTimes, ourTimes []time.Duration
	for b.Loop() {
		bareTimes = append(bareTimes, d.firstFrame(c, bare))
		ourTimes = append(ourTimes, d.firstFrame(c, ours, "--data", filepath.Join(b.TempDir(), "data")))
	}
	x, y := median(bareTimes), median(ourTimes)
	b.ReportMetric(x.Seconds()*1000, "bare-ms")
	b.ReportMetric(y.Seconds()*1000, "ours-ms")
	b.ReportMetric(y.Seconds()/x.Seconds(), "ours/bare")
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

// firstFrame starts a program, waits for its picture, and ends it.
func (d *desk) firstFrame(c *xgb.Conn, name string, args ...string) time.Duration {
	d.t.Helper()
	empty, _ := d.picture(c)
	p := d.command(name, args...)
	start := time.Now()
	if err := p.Start(); err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = p.Process.Signal(os.Interrupt); _ = p.Process.Kill(); _ = p.Wait(); d.settle(c, empty) }()
	for time.Since(start) < 20*time.Second {
		if sum, colours := d.picture(c); sum != empty && colours > 2 {
			return time.Since(start)
		}
		time.Sleep(time.Millisecond)
	}
	d.t.Fatal("no picture came")
	return 0
}

// settle waits until the screen is empty again.
func (d *desk) settle(c *xgb.Conn, empty uint64) {
	for range 500 {
		if sum, _ := d.picture(c); sum == empty {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// picture is a checksum of the middle of the screen, inside any window's frame,
// and how many colours stand there.
func (d *desk) picture(c *xgb.Conn) (sum uint64, colours int) {
	root := xproto.Setup(c).DefaultScreen(c).Root
	img, err := xproto.GetImage(c, xproto.ImageFormatZPixmap, xproto.Drawable(root), 300, 80, 800, 500, ^uint32(0)).Reply()
	if err != nil {
		d.t.Fatal(err)
	}
	h := fnv.New64a()
	seen := map[[3]byte]bool{}
	for i := 0; i+3 < len(img.Data); i += 4 * 7 {
		px := [3]byte(img.Data[i : i+3])
		_, _ = h.Write(px[:])
		if len(seen) < 8 {
			seen[px] = true
		}
	}
	return h.Sum64(), len(seen)
}
