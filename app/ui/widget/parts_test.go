package widget

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func key(n fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: n} }

func TestMarkedLightsTheRightWords(t *testing.T) {
	text := "Emma blev ikke hørt af sin sagsbehandler"
	start := strings.Index(text, "hørt")
	m := NewMarked(text, Plain, Mark{End: 4}, Mark{Start: start, End: start + len("hørt"), Base: color.NRGBA{0, 0x66, 0x99, 255}})
	window(t, m, 600, 100)
	r := rulerFor(Plain.Size, Regular)
	var grounds []*canvas.Rectangle
	for _, o := range m.box.Objects {
		if rect, ok := o.(*canvas.Rectangle); ok {
			grounds = append(grounds, rect)
		}
	}
	if len(grounds) != 3 { // two grounds, and the line below personal data
		t.Fatalf("%d rectangles", len(grounds))
	}
	left, right := r.exact(text[:start]), r.exact(text[:start]+"hørt")
	at := grounds[2]
	if x := at.Position().X; x < left-3 || x > left {
		t.Errorf("the ground begins at %.1f, the word at %.1f", x, left)
	}
	if end := at.Position().X + at.Size().Width; end < right || end > right+3 {
		t.Errorf("the ground ends at %.1f, the word at %.1f", end, right)
	}
	if under := grounds[1].Size().Height; under > 2 {
		t.Errorf("personal data is not underlined: %.1f high", under)
	}
}

func TestMarkedGoesOnOverLines(t *testing.T) {
	text := strings.Repeat("Vi venter på svar. ", 6)
	m := NewMarked(text, Plain, Mark{End: len(text), Base: color.NRGBA{0, 0x66, 0x99, 255}})
	window(t, m, 200, 300)
	m.Resize(fyne.NewSize(200, 300))
	lines, grounds := 0, 0
	for _, o := range m.box.Objects {
		switch o.(type) {
		case *canvas.Text:
			lines++
		case *canvas.Rectangle:
			grounds++
		}
	}
	if lines < 3 || grounds != lines {
		t.Errorf("%d lines, %d grounds", lines, grounds)
	}
	if h := m.MinSize().Height; h < float32(lines)*15 {
		t.Errorf("%d lines want a height of %.0f only", lines, h)
	}
}

func TestMarkOutsideTheTextIsLeftOut(t *testing.T) {
	m := NewMarked("kort", Plain, Mark{Start: 2, End: 99}, Mark{Start: -1, End: 2})
	window(t, m, 200, 50)
	for _, o := range m.box.Objects {
		if _, ok := o.(*canvas.Rectangle); ok {
			t.Error("a mark that does not fit the text was drawn")
		}
	}
}

func TestCaptureEnterSavesAndShiftEnterBreaks(t *testing.T) {
	c := NewCapture()
	win := window(t, c, 400, 120)
	win.Canvas().Focus(c)
	var saved []string
	c.OnSave = func(s string) { saved = append(saved, s); c.SetText("") }
	test.Type(c, "Vi blev hørt")
	c.TypedKey(key(fyne.KeyReturn))
	c.TypedKey(key(fyne.KeyReturn)) // nothing typed: nothing saved
	test.Type(c, "to")
	c.KeyDown(key(desktop.KeyShiftLeft))
	c.TypedKey(key(fyne.KeyReturn))
	c.KeyUp(key(desktop.KeyShiftLeft))
	test.Type(c, "linjer")
	c.TypedKey(key(fyne.KeyEnter))
	if len(saved) != 2 || saved[0] != "Vi blev hørt" || saved[1] != "to\nlinjer" {
		t.Errorf("saved %q", saved)
	}
	if c.AcceptsTab() {
		t.Error("Tab is the entry's")
	}
}

func TestFieldHandsTheWindowsKeysOn(t *testing.T) {
	for name, o := range map[string]fyne.Focusable{
		"field": NewField(), "capture": NewCapture(), "button": NewButton("Gem", nil, func() {}),
		"select": NewSelect([]string{"a"}, nil), "check": NewCheck("a", nil), "list": manyRows(3),
	} {
		win := window(t, o.(fyne.CanvasObject), 300, 100)
		var got []fyne.KeyName
		win.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { got = append(got, k.Name) })
		win.Canvas().Focus(o)
		o.TypedKey(key(fyne.KeyF4))
		o.TypedKey(key(fyne.KeyEscape))
		o.TypedKey(key(fyne.KeyDown))
		if len(got) != 2 || got[0] != fyne.KeyF4 || got[1] != fyne.KeyEscape {
			t.Errorf("%s handed on %v", name, got)
		}
	}
}

// The toolkit finds a canvas by what is drawn on it, which for a capture entry
// is the entry and not the field inside it.
func TestCaptureHandsOnAsItself(t *testing.T) {
	for name, f := range map[string]*Field{"field": NewField(), "area": NewArea(2), "password": NewPassword()} {
		if f.self != fyne.CanvasObject(f) {
			t.Errorf("%s hands keys on as %T", name, f.self)
		}
	}
	if c := NewCapture(); c.self != fyne.CanvasObject(c) {
		t.Errorf("capture hands keys on as %T", c.self)
	}
}

func TestCaptureAsksAboutSeveralLines(t *testing.T) {
	c := NewCapture()
	win := window(t, c, 400, 120)
	win.Canvas().Focus(c)
	asked := ""
	c.OnPaste = func(s string) bool { asked = s; return true }
	board := test.NewClipboard()
	paste := &fyne.ShortcutPaste{Clipboard: board}
	board.SetContent("et udsagn\n")
	c.TypedShortcut(paste)
	if asked != "" || c.Text != "et udsagn\n" {
		t.Errorf("one line: asked %q, text %q", asked, c.Text)
	}
	board.SetContent("- et\n- to\n")
	c.TypedShortcut(paste)
	if asked != "- et\n- to\n" || c.Text != "et udsagn\n" {
		t.Errorf("two lines: asked %q, text %q", asked, c.Text)
	}
}

func TestFieldSavesWhenItIsLeft(t *testing.T) {
	f, other := NewField(), NewField()
	win := window(t, Rows(0, f, other), 300, 100)
	var done []string
	f.OnDone = func(s string) { done = append(done, s) }
	win.Canvas().Focus(f)
	win.Canvas().Focus(other) // untouched: nothing to save
	win.Canvas().Focus(f)
	test.Type(f, "Børneudvalget")
	f.Put("from outside") // is being typed in: left alone
	win.Canvas().Focus(other)
	f.Flush() // saved already
	if len(done) != 1 || done[0] != "Børneudvalget" {
		t.Errorf("saved %q", done)
	}
	f.Put("nyt")
	if f.Text != "nyt" {
		t.Errorf("a field at rest shows %q", f.Text)
	}
}

func TestPickGoesRound(t *testing.T) {
	var got []int
	p := NewPick("Rolle", "Ctrl+R", []string{"a", "b", "c"}, func(i int) { got = append(got, i) })
	window(t, p, 200, 40)
	p.Next(1)
	p.Next(1)
	p.Next(1)
	p.Next(-1)
	if len(got) != 4 || got[2] != 0 || p.At() != 2 || p.Value() != "c" {
		t.Errorf("went %v to %q", got, p.Value())
	}
	p.SetOptions([]string{"x"})
	if p.Value() != "x" {
		t.Errorf("after fewer options %q", p.Value())
	}
}

func TestFlowBreaksIntoLines(t *testing.T) {
	f := NewFlow(NewChip(ChipData{Label: "Gennemsigtighed"}, nil), NewChip(ChipData{Label: "Inddragelse"}, nil), NewChip(ChipData{Label: "Helhed"}, nil))
	window(t, f, 200, 200)
	f.Resize(fyne.NewSize(200, 200))
	a, b := f.Objects[0].Position(), f.Objects[1].Position()
	if a.Y == b.Y {
		t.Errorf("both chips on one line of 200 pixels: %v, %v", a, b)
	}
	if f.MinSize().Height < 50 {
		t.Errorf("two lines want a height of %.0f only", f.MinSize().Height)
	}
}

func TestLabelledShowsWhatIsWrong(t *testing.T) {
	l := NewLabelled("Dato", "fx 4. oktober", NewField())
	l.SetProblem("Datoen findes ikke.")
	if !l.sign.Visible() || l.note.Visible() || l.wrong.Text() != "Datoen findes ikke." {
		t.Errorf("problem shows %q, sign %v", l.wrong.Text(), l.sign.Visible())
	}
	l.SetProblem("")
	if l.sign.Visible() || l.wrong.Visible() || !l.note.Visible() || l.note.Text() != "fx 4. oktober" {
		t.Errorf("then %q, sign %v", l.note.Text(), l.sign.Visible())
	}
}

// A page scrolls where the pointer is over one of its fields, too.
func TestWheelOverAFieldScrollsThePage(t *testing.T) {
	l := NewLabelled("Titel", "", NewField())
	rest := NewPanel(ColourCard, "", 0)
	rest.least = fyne.NewSize(10, 900)
	page := PageScroll(Rows(0, l.Container, rest))
	win := window(t, page, 300, 200)
	test.Scroll(win.Canvas(), fyne.NewPos(60, 35), 0, -50)
	if page.Offset.Y == 0 {
		t.Error("the page stays where it is")
	}
}

func TestTextIsCutToItsRoom(t *testing.T) {
	x := NewShrinking("Forældredialog om samarbejdet, foråret", Plain)
	window(t, x, 120, 30)
	if !strings.HasSuffix(x.draw.Text, "…") || x.Text() != "Forældredialog om samarbejdet, foråret" {
		t.Errorf("drawn %q of %q", x.draw.Text, x.Text())
	}
}

// Whoever goes by Tab sees where the keyboard is, on the button that stands out
// as on any other.
func TestButtonsShowTheFocus(t *testing.T) {
	for _, b := range []*Button{NewButton("Luk", nil, nil), NewPrimary("Gem", nil, nil)} {
		win := window(t, b, 120, 40)
		r := test.WidgetRenderer(b).(*ring)
		if r.edge.Visible() {
			t.Errorf("%s: a ring without the focus", b.Text)
		}
		win.Canvas().Focus(b)
		if !r.edge.Visible() || r.edge.Size().IsZero() {
			t.Errorf("%s: no ring with the focus", b.Text)
		}
		win.Canvas().Unfocus()
		if r.edge.Visible() {
			t.Errorf("%s: the ring stays", b.Text)
		}
	}
}

// The status bar shows whole keys only.
func TestHintBarShowsWholeKeys(t *testing.T) {
	bar := NewHintBar()
	bar.Set(KeyHint{"F1", "taster"}, KeyHint{"Enter", "gemmer"}, KeyHint{"Ctrl+1–9", "tema til og fra"})
	window(t, bar.Container, 700, 20)
	for width, want := range map[float32]int{700: 3, 230: 2, 90: 1} {
		bar.Resize(fyne.NewSize(width, 20))
		shown := 0
		for _, o := range bar.Objects {
			if o.Visible() {
				shown++
				if end := o.Position().X + o.Size().Width; end > width+0.5 || o.Position().X < 0 {
					t.Errorf("at %.0f a key lies from %.0f to %.0f", width, o.Position().X, end)
				}
			}
		}
		if shown != want {
			t.Errorf("at %.0f there are %d keys, want %d", width, shown, want)
		}
	}
}

// What only wants a look is underlined as well, in another colour than what is
// hidden: it is not told by colour alone.
func TestDoubtIsUnderlined(t *testing.T) {
	m := NewMarked("på 9 år", Plain, Mark{End: 5, Doubt: true})
	window(t, m, 600, 100)
	var under []*canvas.Rectangle
	for _, o := range m.box.Objects {
		if rect, ok := o.(*canvas.Rectangle); ok && rect.Size().Height <= 2 {
			under = append(under, rect)
		}
	}
	if len(under) != 1 || under[0].FillColor != named(ColourWarn) {
		t.Errorf("%d lines below the words, want one in the warning colour", len(under))
	}
}
