package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// TileList is a column of parts of any kind of which one is selected: points
// with their buttons, pages in small. It is for some dozens; RowList is for
// thousands.
type TileList struct {
	fw.BaseWidget
	OnSelected  func(i int)
	OnActivated func(i int)                        // Enter or a double click
	OnKey       func(k *fyne.KeyEvent, i int) bool // a key the list has no use for
	OnRune      func(r rune, i int)
	OnShortcut  func(s fyne.Shortcut, i int) bool

	tiles    []*tile
	selected int
	pad      float32
	focused  bool
	box      *fyne.Container
	scroll   *Reading
	tapped   time.Time
	tappedAt int
}

// NewTileList returns an empty list: the gap between tiles, the room inside each.
func NewTileList(gap, pad float32) *TileList {
	l := &TileList{selected: -1, tappedAt: -1, pad: pad, scroll: NewReading(gap)}
	l.box = l.scroll.Content.(*fyne.Container).Objects[0].(*fyne.Container)
	l.ExtendBaseWidget(l)
	return l
}

// tile is one part of the list.
type tile struct {
	fw.BaseWidget
	list   *TileList
	index  int
	panel  *Panel
	ring   *Panel // the focus: a second edge, so that it is not told by colour alone
	inside *fyne.Container
}

// SetTiles changes the parts. The selection stays on its index.
func (l *TileList) SetTiles(parts ...fyne.CanvasObject) {
	l.tiles, l.box.Objects = nil, nil
	for i, o := range parts {
		t := &tile{list: l, index: i, panel: NewPanel(ColourCard, ColourRule, 8)}
		t.ring = NewPanel("", ColourAccent, 7)
		t.inside = container.NewStack(t.panel, Pad(t.ring, 1, 1, 1, 1), Pad(o, l.pad-2, l.pad, l.pad-2, l.pad))
		t.ExtendBaseWidget(t)
		l.tiles = append(l.tiles, t)
		l.box.Objects = append(l.box.Objects, t)
	}
	l.selected = min(l.selected, len(parts)-1)
	l.paint()
	l.scroll.Refresh() // learns the widths
	l.scroll.Refresh() // and with them the heights
}

// Len is the number of tiles.
func (l *TileList) Len() int { return len(l.tiles) }

// Selected is the selected tile, -1 where there is none.
func (l *TileList) Selected() int { return l.selected }

// Select moves the selection, brings it into view and calls back.
func (l *TileList) Select(i int) {
	if len(l.tiles) == 0 {
		l.selected = -1
		return
	}
	l.selected = max(0, min(i, len(l.tiles)-1))
	l.paint()
	l.Reveal()
	if l.OnSelected != nil {
		l.OnSelected(l.selected)
	}
}

// Reveal scrolls as little as it takes to show the selected tile whole.
func (l *TileList) Reveal() {
	if l.selected < 0 {
		return
	}
	t := l.tiles[l.selected]
	top := t.Position().Y
	l.scroll.Reveal(top, top+t.Size().Height+6)
}

func (l *TileList) paint() {
	for i, t := range l.tiles {
		t.panel.SetFill(ColourCard, ColourRule)
		if i == l.selected {
			t.panel.SetFill(ColourAccentSoft, ColourAccent)
		}
		t.ring.Hidden = i != l.selected || !l.focused
		t.ring.Refresh()
	}
}

// Tapped selects the tile; the second tap opens it.
func (t *tile) Tapped(*fyne.PointEvent) {
	l := t.list
	focus(l)
	now := time.Now()
	again := l.tappedAt == t.index && now.Sub(l.tapped) < doubleClick
	l.tapped, l.tappedAt = now, t.index
	l.Select(t.index)
	if again && l.OnActivated != nil {
		l.tappedAt = -1
		l.OnActivated(t.index)
	}
}

// Cursor shows that the tile can be chosen.
func (t *tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (t *tile) CreateRenderer() fyne.WidgetRenderer { return fw.NewSimpleRenderer(t.inside) }

// FocusGained shows the selection's edge, and selects the first tile where none is.
func (l *TileList) FocusGained() {
	l.focused = true
	if l.selected < 0 {
		l.Select(0)
	}
	l.paint()
}

// FocusLost draws the selection's edge thinner.
func (l *TileList) FocusLost() { l.focused = false; l.paint() }

// AcceptsTab is false: Tab moves on.
func (l *TileList) AcceptsTab() bool { return false }

// TypedRune hands characters on.
func (l *TileList) TypedRune(r rune) {
	if l.OnRune != nil {
		l.OnRune(r, l.selected)
	}
}

// TypedKey moves the selection or hands the key on.
func (l *TileList) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp:
		l.Select(l.selected - 1)
	case fyne.KeyDown:
		l.Select(l.selected + 1)
	case fyne.KeyPageUp:
		l.Select(l.selected - 5)
	case fyne.KeyPageDown:
		l.Select(l.selected + 5)
	case fyne.KeyHome:
		l.Select(0)
	case fyne.KeyEnd:
		l.Select(len(l.tiles) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.OnActivated != nil && l.selected >= 0 {
			l.OnActivated(l.selected)
		}
	default:
		if l.OnKey == nil || !l.OnKey(k, l.selected) {
			passKey(l, k)
		}
	}
}

// TypedShortcut hands combinations on.
func (l *TileList) TypedShortcut(s fyne.Shortcut) {
	if l.OnShortcut == nil || !l.OnShortcut(s, l.selected) {
		passShortcut(l, s)
	}
}

// MinSize is small: the list scrolls.
func (l *TileList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(120, 60)
}

// CreateRenderer is called by Fyne.
func (l *TileList) CreateRenderer() fyne.WidgetRenderer { return fw.NewSimpleRenderer(l.scroll) }
