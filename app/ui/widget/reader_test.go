package widget

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"
)

func TestWordsOf(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Vi ventede.", "Vi|ventede"},
		{"»Vi ventede«, sagde hun", "Vi|ventede|sagde|hun"},
		{"mor/far – (begge)", "mor|far|begge"},
		{"Anne-Marie og 010203-1234!", "Anne-Marie|og|010203-1234"},
		{"a@b.dk\nog\tmere", "a@b.dk|og|mere"},
		{"… – !", ""},
	} {
		var got []string
		for _, w := range wordsOf(c.text) {
			got = append(got, c.text[w.start:w.end])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q has the words %q, want %s", c.text, got, c.want)
		}
	}
}

// Words lie in order, do not overlap, and are never empty.
func TestWordsLieInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, at := rapid.String().Draw(t, "text"), 0
		for _, w := range wordsOf(text) {
			if w.start < at || w.end <= w.start || w.end > len(text) {
				t.Fatalf("word %v after %d in %q", w, at, text)
			}
			at = w.end
		}
	})
}

func TestReaderChoosesWordsByKey(t *testing.T) {
	r := NewReader(Plain)
	shift := false
	r.Shifted = func() bool { return shift }
	r.Set("et to tre fire")
	chosen := func() string { a, b := r.Selection(); return r.Text()[a:b] }
	for _, c := range []struct {
		key   fyne.KeyName
		shift bool
		want  string
	}{
		{fyne.KeyRight, false, "to"},
		{fyne.KeyRight, true, "to tre"},
		{fyne.KeyLeft, true, "to"},
		{fyne.KeyEnd, false, "fire"},
		{fyne.KeyRight, false, "fire"},
		{fyne.KeyHome, true, "et to tre fire"},
		{fyne.KeyLeft, false, "et"},
	} {
		shift = c.shift
		if r.TypedKey(key(c.key)); chosen() != c.want {
			t.Errorf("after %s (Shift %v): %q, want %q", c.key, c.shift, chosen(), c.want)
		}
	}
	r.Select(4, 8)
	if chosen() != "to tre" {
		t.Errorf("Select chose %q", chosen())
	}
	r.Set("")
	if a, b := r.Selection(); a != b {
		t.Error("an empty text has a selection")
	}
	r.TypedKey(key(fyne.KeyRight)) // and no key brings it down
}

func TestReaderChoosesWordsByMouse(t *testing.T) {
	r := NewReader(Plain)
	window(t, r, 300, 200)
	r.Set("et to tre fire")
	at := func(before string) fyne.Position { return fyne.NewPos(rulerFor(14, Regular).width(before)+3, 5) }
	press := func(p fyne.Position, m fyne.KeyModifier) {
		r.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Modifier: m})
	}
	press(at("et "), 0)
	if a, b := r.Selection(); r.Text()[a:b] != "to" {
		t.Errorf("a click chose %q", r.Text()[a:b])
	}
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at("et to ")}})
	if a, b := r.Selection(); r.Text()[a:b] != "to tre" {
		t.Errorf("a drag chose %q", r.Text()[a:b])
	}
	press(at("et to tre "), fyne.KeyModifierShift)
	if a, b := r.Selection(); r.Text()[a:b] != "to tre fire" {
		t.Errorf("Shift and a click chose %q", r.Text()[a:b])
	}
}

func TestTileListSelectsAndOpens(t *testing.T) {
	l := NewTileList(6, 10)
	window(t, l, 300, 200)
	var opened []int
	l.OnActivated = func(i int) { opened = append(opened, i) }
	var tiles []fyne.CanvasObject
	for range 12 {
		tiles = append(tiles, NewParagraph(strings.Repeat("Et langt stykke tekst. ", 8), Plain))
	}
	l.SetTiles(tiles...)
	l.FocusGained()
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyUp, 0}, {fyne.KeyDown, 1}, {fyne.KeyEnd, 11}, {fyne.KeyDown, 11}, {fyne.KeyPageUp, 6}, {fyne.KeyHome, 0}, {fyne.KeyPageDown, 5},
	} {
		l.TypedKey(key(c.key))
		top, view := l.tiles[l.Selected()].Position().Y-l.scroll.Offset.Y, l.scroll.Size().Height
		if l.Selected() != c.want || top < -1 || top > view {
			t.Errorf("after %s: %d at %v of %v, want %d in view", c.key, l.Selected(), top, view, c.want)
		}
	}
	l.TypedKey(key(fyne.KeyReturn))
	if len(opened) != 1 || opened[0] != 5 {
		t.Errorf("Enter opened %v", opened)
	}
	l.SetTiles(tiles[:2]...)
	if l.Selected() != 1 {
		t.Errorf("of two tiles %d is selected", l.Selected())
	}
	l.SetTiles()
	if l.Selected() != -1 {
		t.Errorf("of no tiles %d is selected", l.Selected())
	}
}

// A tile is as high as its text, at the width that it has got.
func TestTilesAreAsHighAsTheirText(t *testing.T) {
	l := NewTileList(6, 10)
	window(t, l, 640, 400)
	text := NewParagraph(strings.Repeat("Et langt stykke tekst. ", 12), Plain)
	l.SetTiles(text, NewParagraph("kort", Plain))
	if got, want := text.Size().Height, text.MinSize().Height; got < want-0.5 || got > want+0.5 {
		t.Errorf("the text has %v of %v", got, want)
	}
	first, second := l.tiles[0], l.tiles[1]
	if gap := second.Position().Y - first.Position().Y - first.Size().Height; gap < 5.5 || gap > 6.5 {
		t.Errorf("the gap is %v", gap)
	}
}

func TestPanesStackWhereRoomIsShort(t *testing.T) {
	a, b := NewPanel(ColourCard, "", 0), NewPanel(ColourCard, "", 0)
	p := NewPanes(10, []Pane{{Least: 100, Below: 1}, {Least: 300, Share: 1, Below: 2}}, a, b)
	w := window(t, p, 600, 400)
	if a.Size().Width != 100 || b.Size().Width != 490 || b.Size().Height != 400 {
		t.Errorf("side by side: %v and %v", a.Size(), b.Size())
	}
	w.Resize(fyne.NewSize(350, 400))
	if a.Size().Width != 350 || b.Position().Y != 0 || a.Position().Y != paneHeight+10 {
		t.Errorf("stacked: %v at %v, %v at %v", a.Size(), a.Position(), b.Size(), b.Position())
	}
	p.Reveal(0)
	if p.Offset.Y == 0 {
		t.Error("the lower pane was not brought into view")
	}
}

func TestRowsAreDraggedOutOfAList(t *testing.T) {
	l := manyRows(30)
	window(t, l, 800, 600)
	drag := func(y, dy float32) {
		l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, y+dy)}, Dragged: fyne.NewDelta(0, dy)})
	}
	y := l.shown[2].box.Position().Y + 12
	drag(y, 5) // nobody listens
	if l.Selected() == 2 {
		t.Error("a list that nobody drags from selected a row")
	}
	var over, dropped []int
	l.OnDrag = func(i int, _ fyne.Position) { over = append(over, i) }
	l.OnDrop = func(i int) { dropped = append(dropped, i) }
	drag(y, 5)
	drag(y, 200)
	l.DragEnd()
	l.DragEnd()
	if len(over) != 2 || over[1] != 2 || len(dropped) != 1 || dropped[0] != 2 {
		t.Errorf("dragged %v, dropped %v", over, dropped)
	}
}
