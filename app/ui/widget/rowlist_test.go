package widget

import (
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

// manyRows is a list of n rows of one to four lines.
func manyRows(n int) *RowList {
	return NewRowList(func() int { return n }, func(i int) Row {
		return Row{
			Number: fmt.Sprint(i + 1), Meta: "Bord 3  ·  14.32  ·  Forælder",
			Text: strings.Repeat("Vi vil gerne høre, hvem der har ansvaret for vores barn. ", 1+i%4),
			Chips: []ChipData{
				{Label: "Gennemsigtighed", Base: color.NRGBA{0x0b, 0x5c, 0xad, 255}, State: ChipMaybe},
				{Label: "Helhed", Base: color.NRGBA{0x7c, 0x2d, 0x92, 255}, State: ChipSoft},
			}[:i%3],
		}
	})
}

// inView lists the rows that are drawn, from top to bottom.
func inView(l *RowList) (first, last int) {
	first, last = 1<<30, -1
	for i := range l.shown {
		first, last = min(first, i), max(last, i)
	}
	return first, last
}

func TestListDrawsOnlyWhatIsSeen(t *testing.T) {
	l := manyRows(100_000)
	window(t, l, 800, 600)
	if n := len(l.shown); n == 0 || n > 16 {
		t.Errorf("%d rows are drawn in 600 pixels", n)
	}
	if first, _ := inView(l); first != 0 {
		t.Errorf("the list starts at row %d", first)
	}
}

func TestListScrollsToItsEnd(t *testing.T) {
	l := manyRows(100_000)
	window(t, l, 800, 600)
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -300)})
	if first, _ := inView(l); first == 0 || first > 6 {
		t.Errorf("after 300 pixels the first row is %d", first)
	}
	l.scrollTo(1e12)
	_, last := inView(l)
	v := l.shown[last]
	if last != 99_999 {
		t.Fatalf("the last row in view is %d", last)
	}
	if bottom := v.box.Position().Y + v.shape.height; bottom < 599 || bottom > 601 {
		t.Errorf("the last row ends at %.1f of 600", bottom)
	}
}

func TestListSelectsByKeys(t *testing.T) {
	l := manyRows(500)
	win := window(t, l, 800, 600)
	var opened, selected []int
	l.OnSelected = func(i int) { selected = append(selected, i) }
	l.OnActivated = func(i int) { opened = append(opened, i) }
	win.Canvas().Focus(l)
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyDown, fyne.KeyHome} {
		l.TypedKey(&fyne.KeyEvent{Name: k})
	}
	want := []int{0, 1, 2, 1, 499, 499, 0}
	if fmt.Sprint(selected) != fmt.Sprint(want) {
		t.Errorf("selected %v, want %v", selected, want)
	}
	if fmt.Sprint(opened) != "[499]" {
		t.Errorf("Enter opened %v", opened)
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if first, last := inView(l); l.Selected() <= 1 || l.Selected() < first || l.Selected() > last {
		t.Errorf("Page Down selected %d, in view %d to %d", l.Selected(), first, last)
	}
}

func TestListTellsTapsApart(t *testing.T) {
	l := manyRows(30)
	window(t, l, 800, 600)
	now := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	l.Now = func() time.Time { return now }
	var opened, chips []string
	l.OnActivated = func(i int) { opened = append(opened, fmt.Sprint(i)) }
	l.OnChip = func(i, c int) { chips = append(chips, fmt.Sprint(i, "/", c)) }
	y := l.shown[2].box.Position().Y + 12
	tap := func(x float32) { l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, y)}) }
	tap(100)
	now = now.Add(time.Second)
	tap(100)
	if len(opened) != 0 {
		t.Error("two slow taps opened a row")
	}
	now = now.Add(200 * time.Millisecond)
	tap(100)
	if fmt.Sprint(opened) != "[2]" || l.Selected() != 2 {
		t.Errorf("a double tap opened %v and selected %d", opened, l.Selected())
	}
	c := l.shown[2].shape.chips[1]
	tap(c.X + 4)
	if fmt.Sprint(chips) != "[2/1]" {
		t.Errorf("a tap on a chip gave %v", chips)
	}
}

func TestListKeepsItsPlaceOnReload(t *testing.T) {
	n := 200
	l := manyRows(0)
	l.Length = func() int { return n }
	window(t, l, 800, 600)
	l.Select(120)
	n = 100
	l.Reload()
	if l.Selected() != 99 {
		t.Errorf("after half of the rows went, row %d is selected", l.Selected())
	}
	n = 0
	l.Reload()
	if len(l.box.Objects) != 0 || l.Selected() != -1 {
		t.Errorf("an empty list draws %d rows and selects %d", len(l.box.Objects), l.Selected())
	}
}

// The Fenwick tree agrees with adding up by hand.
func TestHeightsAgreeWithASum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 80).Draw(t, "n")
		h := newHeights(n, 10)
		plain := make([]float64, n)
		for i := range plain {
			plain[i] = 10
		}
		for range rapid.IntRange(0, 40).Draw(t, "changes") {
			i, v := rapid.IntRange(0, n-1).Draw(t, "i"), rapid.IntRange(1, 90).Draw(t, "v")
			h.set(i, float32(v))
			plain[i] = float64(v)
		}
		sum := 0.0
		for i, v := range plain {
			if got := h.before(i); got != sum {
				t.Fatalf("before(%d) = %v, want %v", i, got, sum)
			}
			if got := h.at(sum + v/2); got != i {
				t.Fatalf("at(%v) = %d, want %d", sum+v/2, got, i)
			}
			sum += v
		}
		if h.total() != sum || h.at(sum+1) != n-1 {
			t.Fatalf("total %v, want %v", h.total(), sum)
		}
	})
}

func BenchmarkRowListScroll(b *testing.B) {
	l := manyRows(100_000)
	window(b, l, 900, 700)
	b.ReportAllocs()
	for b.Loop() {
		l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	}
}

func BenchmarkRowListPageJump(b *testing.B) {
	l := manyRows(100_000)
	window(b, l, 900, 700)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i = (i + 7919) % 100_000
		l.Select(i)
	}
}

func BenchmarkRowListReload(b *testing.B) {
	l := manyRows(100_000)
	window(b, l, 900, 700)
	b.ReportAllocs()
	for b.Loop() {
		l.Reload()
	}
}
