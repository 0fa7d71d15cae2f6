package widget

import (
	"image/color"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// Reader is marked text with a cursor that stands on words: Left and Right go
// from word to word, with Shift they take more words in; a click or a drag
// chooses words as well. It cannot be typed in. Whole words are enough for
// what is done with the text (hide a name, divide a statement), and nobody has
// to aim at letters.
type Reader struct {
	fw.BaseWidget
	OnKey      func(k *fyne.KeyEvent) bool // a key that the reader has no use for
	OnRune     func(r rune)                // a character
	OnShortcut func(s fyne.Shortcut) bool  // a combination with Ctrl or Alt
	OnReveal   func(top, bottom float32)   // the chosen words lie there: a scroll around may follow
	Shifted    func() bool                 // whether Shift is held; the driver's answer unless set

	text         string
	marks        []Mark
	style        Style
	width        float32
	words        []span
	anchor, head int // indexes into words
	focused      bool
	box          *fyne.Container
	pen          pen
}

// NewReader returns an empty reader.
func NewReader(st Style) *Reader {
	r := &Reader{style: st, width: 320, box: &fyne.Container{}, Shifted: shiftHeld}
	r.ExtendBaseWidget(r)
	return r
}

// shiftHeld asks the driver; one that cannot tell (a test's) says no.
func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// Set changes text and marks. The cursor goes to the first word of a new text.
func (r *Reader) Set(text string, marks ...Mark) {
	if r.text == text && slices.Equal(r.marks, marks) {
		return
	}
	if r.text != text {
		r.words, r.anchor, r.head = wordsOf(text), 0, 0
	}
	r.text, r.marks = text, marks
	r.Refresh()
}

// Text is what is shown.
func (r *Reader) Text() string { return r.text }

// Selection is the chosen words as bytes [start, end); both 0 in a text
// without words.
func (r *Reader) Selection() (start, end int) {
	if len(r.words) == 0 {
		return 0, 0
	}
	a, b := min(r.anchor, r.head), max(r.anchor, r.head)
	return r.words[a].start, r.words[b].end
}

// Select chooses the words that touch the bytes [start, end).
func (r *Reader) Select(start, end int) {
	first := -1
	for i, w := range r.words {
		if w.start < end && start < w.end {
			if first < 0 {
				first = i
			}
			r.anchor, r.head = first, i
		}
	}
	r.moved()
}

// wordSides are the signs that are no part of a word at its ends.
const wordSides = ".,;:!?…\"'»«”“„()[]{}*–—-"

// wordsOf finds the words: what stands between spaces and slashes, without the
// signs around it.
func wordsOf(text string) []span {
	var out []span
	add := func(a, b int) {
		w := text[a:b]
		left := strings.TrimLeft(w, wordSides)
		a += len(w) - len(left)
		if left = strings.TrimRight(left, wordSides); left != "" {
			out = append(out, span{a, a + len(left)})
		}
	}
	start := -1
	for i, c := range text {
		if c == ' ' || c == '\n' || c == '\t' || c == '/' || c == '\u00a0' {
			if start >= 0 {
				add(start, i)
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		add(start, len(text))
	}
	return out
}

func (r *Reader) moved() {
	r.Refresh()
	if r.OnReveal == nil || len(r.words) == 0 {
		return
	}
	m := rulerFor(r.style.Size, r.style.Weight)
	step := lineStep(m)
	for i, line := range m.wrap(r.text, r.width) {
		if r.words[r.head].start < line.end || r.words[r.head].start == line.start {
			r.OnReveal(float32(i)*step, float32(i+1)*step)
			return
		}
	}
}

// step moves the cursor by words; with Shift the first word stays chosen.
func (r *Reader) step(d int) {
	if len(r.words) == 0 {
		return
	}
	r.head = max(0, min(r.head+d, len(r.words)-1))
	if !r.Shifted() {
		r.anchor = r.head
	}
	r.moved()
}

// wordAt is the word under or before a point, or -1 in a text without words.
func (r *Reader) wordAt(pos fyne.Position) int {
	m := rulerFor(r.style.Size, r.style.Weight)
	lines := m.wrap(r.text, r.width)
	line := lines[max(0, min(int(pos.Y/lineStep(m)), len(lines)-1))]
	at, x := line.start, float32(0)
	for at < line.end {
		c, n := utf8.DecodeRuneInString(r.text[at:])
		if x += m.rune(c); x > pos.X {
			break
		}
		at += n
	}
	best := -1
	for i, w := range r.words {
		if best < 0 || w.start <= at {
			best = i
		}
	}
	return best
}

// MouseDown chooses the word under the pointer; with Shift it takes in all
// words up to there.
func (r *Reader) MouseDown(e *desktop.MouseEvent) {
	focus(r)
	if i := r.wordAt(e.Position); i >= 0 {
		r.head = i
		if e.Modifier&fyne.KeyModifierShift == 0 {
			r.anchor = i
		}
		r.Refresh()
	}
}

// MouseUp does nothing.
func (r *Reader) MouseUp(*desktop.MouseEvent) {}

// Dragged takes in the words that the pointer is drawn over.
func (r *Reader) Dragged(e *fyne.DragEvent) {
	if i := r.wordAt(e.Position); i >= 0 && i != r.head {
		r.head = i
		r.Refresh()
	}
}

// DragEnd does nothing.
func (r *Reader) DragEnd() {}

// Cursor shows that words can be chosen.
func (r *Reader) Cursor() desktop.Cursor { return desktop.TextCursor }

// FocusGained draws the cursor stronger.
func (r *Reader) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost draws the cursor thinner.
func (r *Reader) FocusLost() { r.focused = false; r.Refresh() }

// AcceptsTab is false: Tab moves on.
func (r *Reader) AcceptsTab() bool { return false }

// TypedRune hands characters on.
func (r *Reader) TypedRune(c rune) {
	if r.OnRune != nil {
		r.OnRune(c)
	}
}

// TypedKey moves the cursor or hands the key on.
func (r *Reader) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft:
		r.step(-1)
	case fyne.KeyRight:
		r.step(1)
	case fyne.KeyHome:
		r.step(-len(r.words))
	case fyne.KeyEnd:
		r.step(len(r.words))
	default:
		if r.OnKey == nil || !r.OnKey(k) {
			passKey(r, k)
		}
	}
}

// TypedShortcut hands combinations on.
func (r *Reader) TypedShortcut(s fyne.Shortcut) {
	if r.OnShortcut == nil || !r.OnShortcut(s) {
		passShortcut(r, s)
	}
}

// Resize learns the width that lines are broken at.
func (r *Reader) Resize(s fyne.Size) {
	if s.Width > 0 {
		r.width = s.Width
	}
	r.BaseWidget.Resize(s)
}

// MinSize is as high as the lines at the width last given.
func (r *Reader) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	m := rulerFor(r.style.Size, r.style.Weight)
	return fyne.NewSize(40, float32(m.count(r.text, r.width))*lineStep(m))
}

// CreateRenderer is called by Fyne.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer { return &readerRenderer{r} }

type readerRenderer struct{ r *Reader }

func (x *readerRenderer) Destroy()                     {}
func (x *readerRenderer) MinSize() fyne.Size           { return x.r.MinSize() }
func (x *readerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{x.r.box} }
func (x *readerRenderer) Layout(s fyne.Size)           { x.r.box.Resize(s); x.draw() }
func (x *readerRenderer) Refresh()                     { x.draw(); x.r.box.Refresh() }

func (x *readerRenderer) draw() {
	r := x.r
	r.pen.begin()
	r.pen.paragraph(r.text, r.marks, r.style, fyne.NewPos(0, 0), r.width)
	x.cursor()
	r.box.Objects = r.pen.end()
	for _, o := range r.pen.rects[:r.pen.nr] {
		canvas.Refresh(o)
	}
}

// cursor frames the chosen words, line by line, with a bar where they begin:
// the place at which a statement would be divided.
func (x *readerRenderer) cursor() {
	r := x.r
	start, end := r.Selection()
	if start == end {
		return
	}
	m := rulerFor(r.style.Size, r.style.Weight)
	h, step, edge := m.lineHeight(), lineStep(m), float32(1)
	if r.focused {
		edge = 2
	}
	for i, line := range m.wrap(r.text, r.width) {
		a, b := max(start, line.start), min(end, line.end)
		if a >= b {
			continue
		}
		left, right, y := m.exactOr(r.text[line.start:a]), m.exactOr(r.text[line.start:b]), float32(i)*step
		f := r.pen.rect(color.Transparent, 4, fyne.NewPos(left-3, y-1), fyne.NewSize(right-left+6, h+2))
		f.StrokeColor, f.StrokeWidth = named(ColourAccent), edge
		if a == start {
			r.pen.rect(named(ColourAccent), 1, fyne.NewPos(left-4, y-2), fyne.NewSize(3, h+4))
		}
	}
}
