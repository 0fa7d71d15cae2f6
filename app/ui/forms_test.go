package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

func TestStrength(t *testing.T) {
	tests := []struct {
		in   string
		want grade
	}{
		{"", tooShort},
		{"kort", tooShort},
		{"   kort   ", tooShort},
		{"æøåæøåæ", tooShort},
		{"aaaaaaaaaaaaaaaaaaaaaaaa", guessable},
		{"Sommer26", guessable},
		{"sommerhus 2026", fair},
		{"fire grønne cykler sover", strong},
		{"kR8#vv2!pQ7zLm0x", strong},
	}
	for _, tt := range tests {
		if got := strength(tt.in); got != tt.want {
			t.Errorf("strength(%q) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

func TestProgrammeLines(t *testing.T) {
	tests := []struct{ in, start, title string }{
		{"17.00 Velkomst", "17.00", "Velkomst"},
		{"17:00 Velkomst", "17.00", "Velkomst"},
		{"9.30 Kaffe", "09.30", "Kaffe"},
		{"17.00-17.20 Oplæg", "17.00", "Oplæg"},
		{"17.00 – 17.20: Oplæg", "17.00", "Oplæg"},
		{"Oprydning", "", "Oprydning"},
		{"25.00 Efter midnat", "", "25.00 Efter midnat"},
		{"17.00", "", "17.00"},
	}
	for _, tt := range tests {
		got := readParts(tt.in)
		if len(got) != 1 || got[0].Start != tt.start || got[0].Title.String() != tt.title {
			t.Errorf("readParts(%q) = %+v", tt.in, got)
		}
	}
	if n := len(readParts("17.00 A\n\n  \n17.30 B\n")); n != 2 {
		t.Errorf("empty lines make %d parts of two", n)
	}
	if back := partLines(readParts("17.00 A\nB")); back != "17.00 A\nB" {
		t.Errorf("there and back: %q", back)
	}
}

func TestTablesByNameOrNumber(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"3", []string{"Bord 1", "Bord 2", "Bord 3"}},
		{"Vinduet\nDøren\n", []string{"Vinduet", "Døren"}},
		{"", nil},
		{"1000", []string{"1000"}},
	}
	for _, tt := range tests {
		if got := tableLines(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("tableLines(%q) = %q", tt.in, got)
		}
	}
}

func TestMinutes(t *testing.T) {
	for in, want := range map[string]int{"17.30": 17*60 + 30, "9.05": 9*60 + 5, "17:30": 17*60 + 30} {
		if got, ok := minutes(in); !ok || got != want {
			t.Errorf("minutes(%q) = %d, %v", in, got, ok)
		}
	}
	if _, ok := minutes("senere"); ok {
		t.Error("a word is a time")
	}
}

func TestFirstStartAsksTwice(t *testing.T) {
	dir := t.TempDir()
	g := newStage(t, dir)
	g.options.Passphrase = ""
	g.begin()
	g.settle()
	u := g.locked
	if u == nil || !u.first {
		t.Fatal("the first start does not ask for a new passphrase")
	}
	tests := []struct{ pass, again, wrong string }{
		{"", "", "Skriv adgangssætningen."},
		{"kort", "kort", "Den skal være på mindst 8 tegn."},
		{"fire grønne cykler", "fire grønne cykle", "De to adgangssætninger er ikke ens."},
	}
	for _, tt := range tests {
		u.pass.SetText(tt.pass)
		u.again.SetText(tt.again)
		u.submit()
		if got := u.passBox.Problem() + u.againBox.Problem(); got != tt.wrong {
			t.Errorf("%q and %q: %q", tt.pass, tt.again, got)
		}
	}
	u.again.SetText("fire grønne cykler")
	u.submit()
	g.until("the store is made", func() bool { return g.app != nil })
}

func TestWrongPassphraseIsSaid(t *testing.T) {
	dir := t.TempDir()
	first := newStage(t, dir)
	first.begin()
	first.until("the store is made", func() bool { return first.app != nil })
	second := newStage(t, dir)
	second.begin()
	second.settle()
	if what, _ := second.locked.banner.Words(); what != "Mappen er allerede åben i et andet vindue." {
		t.Errorf("a second window is told %q", what)
	}
	must(t, first.app.Close())
	first.app = nil
	u := second.locked
	u.pass.SetText("noget helt andet")
	u.submit()
	second.settle()
	if what, next := u.banner.Words(); what != "Adgangssætningen passer ikke." || next == "" || u.button.Disabled() {
		t.Errorf("a wrong passphrase is told %q, %q", what, next)
	}
	u.pass.SetText(passphrase)
	u.submit()
	second.until("the store opens", func() bool { return second.app != nil })
}

// form finds the fields of the topmost dialog, in their order.
func (g *stage) form() (fields []*widget.Field, buttons []*widget.Button) {
	top := g.win.Canvas().Overlays().Top()
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *widget.Field:
			fields = append(fields, x)
		case *widget.Button:
			buttons = append(buttons, x)
		case fyne.Widget:
			for _, y := range test.WidgetRenderer(x).Objects() {
				walk(y)
			}
		case *fyne.Container:
			for _, y := range x.Objects {
				walk(y)
			}
		}
	}
	walk(top)
	return fields, buttons
}

func TestNewSeriesNeedsATitleAndARealDate(t *testing.T) {
	g := unlocked(t)
	g.shortcut(fyne.KeyN, fyne.KeyModifierControl)
	fields, buttons := g.form()
	create := buttons[len(buttons)-1]
	title, date := fields[0], fields[len(fields)-1]
	test.Tap(create)
	if len(g.chrome.sheets) != 1 {
		t.Fatal("a series without a title was made")
	}
	title.SetText("Forældredialog")
	date.SetText("31. november 2026")
	test.Tap(create)
	g.settle()
	if list, err := g.app.List(); err != nil || len(list) != 0 || date.Text != "31. november 2026" {
		t.Fatalf("a date that does not exist gave %v, %v; the field holds %q", list, err, date.Text)
	}
	date.SetText("30. november 2026")
	test.Tap(create)
	g.settle()
	if g.series == nil || screens()[g.at].id != "prepare" {
		t.Fatal("the series is not open")
	}
	g.series.View(func(st *workshop.State) {
		if st.Series.MeetingDate != "2026-11-30" || len(st.Sessions) != 2 || len(st.Themes) < 4 {
			t.Errorf("made %+v with %d sessions and %d themes", st.Series, len(st.Sessions), len(st.Themes))
		}
	})
}

func TestFieldsOfPrepareSaveThemselves(t *testing.T) {
	g := withSeries(t)
	p := newPreparePage(g.shell)
	g.put(stepIndex("prepare"), p.layout())
	c := g.win.Canvas()
	c.Focus(p.committee)
	p.committee.SetText("Udvalget for Børn og Skole")
	c.Focus(p.date)
	p.date.SetText("30. februar 2026")
	c.Focus(p.title)
	g.settle()
	if p.date.Text != "30. februar 2026" || !strings.Contains(p.dateBox.Problem(), "Datoen findes ikke.") {
		t.Errorf("the date field holds %q and says %q", p.date.Text, p.dateBox.Problem())
	}
	c.Focus(p.background)
	p.background.SetText("To aftener.\n\nTredive forældre.")
	g.leave() // another screen comes while the field has the keyboard
	g.settle()
	g.series.View(func(st *workshop.State) {
		r := st.Series
		if r.Committee.String() != "Udvalget for Børn og Skole" || r.MeetingDate != "2026-06-04" || len(r.Background) != 2 {
			t.Errorf("saved %+v", r)
		}
	})
}

func TestThemesAreAddedMovedAndRemoved(t *testing.T) {
	g := withSeries(t)
	p := newPreparePage(g.shell)
	g.put(stepIndex("prepare"), p.layout())
	p.editTheme("")
	fields, buttons := g.form()
	fields[0].SetText("Overgange")
	fields[2].SetText("overgang, skift; ny skole")
	test.Tap(buttons[len(buttons)-1])
	g.settle()
	names := func() string {
		var out []string
		g.series.View(func(st *workshop.State) {
			for _, t := range st.Themes {
				out = append(out, t.Name.String())
			}
		})
		return strings.Join(out, " ")
	}
	if got := names(); got != "Ventetid Sprog Overgange" {
		t.Fatalf("themes %s", got)
	}
	var id workshop.ThemeID
	g.series.View(func(st *workshop.State) {
		id = st.Themes[2].ID
		if cues := strings.Join(st.Themes[2].Cues, "|"); cues != "overgang|skift|ny skole" {
			t.Errorf("cues %s", cues)
		}
	})
	p.moveTheme(id, 0)
	g.settle()
	if got := names(); got != "Overgange Ventetid Sprog" {
		t.Errorf("moved to %s", got)
	}
	p.removeTheme(themeCard{id: id, name: "Overgange"})
	g.settle()
	if got := names(); got != "Ventetid Sprog" {
		t.Errorf("removed to %s", got)
	}
}

// Work comes back in the order in which it was asked for, and an error stops
// what would have come after it.
func TestWorkKeepsItsOrder(t *testing.T) {
	var out []string
	done := make(chan struct{})
	w := newWorker(func(f func()) { f() })
	for _, s := range []string{"a", "b", "c"} {
		w.add(job{func() error { return nil }, func(error) { out = append(out, s) }})
	}
	w.add(job{func() error { return errors.New("disk") }, func(err error) {
		if err == nil {
			t.Error("the error was lost")
		}
		close(done)
	}})
	<-done
	w.close()
	if got := strings.Join(out, ""); got != "abc" {
		t.Errorf("came back as %s", got)
	}
}

// Every theme colour of the palette makes a chip that can be told from its
// neighbours by more than a shade.
func TestPaletteColoursDiffer(t *testing.T) {
	for i, a := range themePalette {
		for _, b := range themePalette[:i] {
			if colourDistance(a, b) < 60 {
				t.Errorf("%s and %s are much the same", a, b)
			}
		}
	}
	taken := themePalette[:4]
	if c := nextColour(taken); slices.Contains(taken, c) {
		t.Errorf("the next colour %s is taken", c)
	}
	if c := nextColour(nil); c != themePalette[0] {
		t.Errorf("the first colour is %s", c)
	}
}
