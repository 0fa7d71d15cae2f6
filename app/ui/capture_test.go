package ui

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// capturing is a stage on which Indsaml is shown, and the page's own struct.
func capturing(t testing.TB) (*stage, *capturePage) {
	g := withSeries(t)
	return g, g.showCapture()
}

// showCapture shows Indsaml as shell.show does, and hands its page out.
func (g *stage) showCapture() *capturePage {
	g.leave()
	p := newCapturePage(g.shell)
	g.put(stepIndex("capture"), p.layout())
	g.settle()
	return p
}

func (g *stage) statements() []string {
	var out []string
	g.series.View(func(st *workshop.State) {
		for _, x := range st.Active() {
			out = append(out, x.Text.String())
		}
	})
	return out
}

func press(o fyne.Focusable, k fyne.KeyName) { o.TypedKey(&fyne.KeyEvent{Name: k}) }

func TestEnterSavesOneStatementAfterTheOther(t *testing.T) {
	g, p := capturing(t)
	for _, s := range []string{"Vi blev hørt", "Ingen ringede tilbage", "Lang ventetid på svar"} {
		test.Type(p.entry, s)
		press(p.entry, fyne.KeyReturn)
	}
	g.settle()
	if got := strings.Join(g.statements(), "|"); got != "Vi blev hørt|Ingen ringede tilbage|Lang ventetid på svar" {
		t.Errorf("saved %s", got)
	}
	if p.entry.Text != "" || p.total.Text() != "3 udsagn" || p.row(0).Number != "3" {
		t.Errorf("then the entry holds %q, the list says %q and starts with %s", p.entry.Text, p.total.Text(), p.row(0).Number)
	}
	if said := g.chrome.note.Message(); said != "Udsagn 3 gemt" {
		t.Errorf("the toast says %q", said)
	}
	if words := g.chrome.saved.Text(); words != "Gemt kl. 14.32" {
		t.Errorf("the status bar says %q", words)
	}
}

func TestChipsSuggestWhileTypingAndKeysDecide(t *testing.T) {
	g, p := capturing(t)
	test.Type(p.entry, "Tre måneders ventetid")
	g.until("a chip asks", func() bool { return p.chipState(p.themes[0].id) == widget.ChipMaybe })
	ctrl := fyne.KeyModifierControl
	p.shortcut(fyne.Key1, ctrl) // to sure
	if st := p.chipState(p.themes[0].id); st != widget.ChipOn {
		t.Errorf("Ctrl+1 on a suggestion gives state %d", st)
	}
	p.shortcut(fyne.Key1, ctrl) // and off
	p.shortcut(fyne.Key2, ctrl)
	p.shortcut(fyne.KeyR, ctrl)
	p.shortcut(fyne.KeyB, ctrl)
	p.shortcut(fyne.KeyT, ctrl)
	p.shortcut(fyne.KeyI, ctrl)
	press(p.entry, fyne.KeyReturn)
	g.settle()
	g.series.View(func(st *workshop.State) {
		x := st.Statements[0]
		if x.Role != workshop.Parent || x.Table != "Bord 1" || x.Valence != analysis.Positive || !x.Important {
			t.Errorf("saved %+v", x)
		}
		if x.In(p.themes[0].id) || !x.In(p.themes[1].id) || x.Tag(p.themes[1].id).Origin != workshop.Confirmed {
			t.Errorf("tags %+v", x.Tags)
		}
	})
	if p.state.role != workshop.Parent || p.chipState(p.themes[1].id) != widget.ChipOff {
		t.Error("after saving, the role stays and the themes are empty again")
	}
}

func TestPersonalDataIsMarkedWhileTyping(t *testing.T) {
	g, p := capturing(t)
	test.Type(p.entry, "Ring på 22 33 44 55")
	g.until("the number is named", p.personal.Visible)
	if words := p.personal.Text(); !strings.Contains(words, "22 33 44 55 (telefon)") {
		t.Errorf("the line says %q", words)
	}
	p.entry.SetText("")
	if p.personal.Visible() {
		t.Error("the line stays when the entry is empty")
	}
}

func TestUndoTakesTheLastStatementBack(t *testing.T) {
	g, p := capturing(t)
	test.Type(p.entry, "For hurtigt")
	press(p.entry, fyne.KeyReturn)
	g.settle()
	g.shortcut(fyne.KeyZ, fyne.KeyModifierControl)
	g.settle()
	if n := len(g.statements()); n != 0 || g.chrome.note.Message() != "Fortrudt: Gem udsagn" {
		t.Errorf("after Ctrl+Z: %d statements, toast %q", n, g.chrome.note.Message())
	}
	g.shortcut(fyne.KeyY, fyne.KeyModifierControl)
	g.settle()
	if n := len(g.statements()); n != 1 {
		t.Errorf("after Ctrl+Y: %d statements", n)
	}
}

func TestCtrlUpCorrectsTheLast(t *testing.T) {
	g, p := capturing(t)
	test.Type(p.entry, "Vi blev hlrt")
	press(p.entry, fyne.KeyReturn)
	g.settle()
	p.shortcut(fyne.KeyUp, fyne.KeyModifierControl)
	g.settle()
	if p.entry.Text != "Vi blev hlrt" || !p.editNote.Visible() {
		t.Fatalf("the entry holds %q", p.entry.Text)
	}
	p.entry.SetText("Vi blev hørt")
	press(p.entry, fyne.KeyReturn)
	g.settle()
	if got := strings.Join(g.statements(), "|"); got != "Vi blev hørt" || p.editNote.Visible() {
		t.Errorf("then %s", got)
	}
}

// What was typed is never lost: not when the disk refuses, not when another
// screen is shown.
func TestTypedTextSurvives(t *testing.T) {
	g := unlocked(t)
	g.fill()
	p := g.showCapture()
	test.Type(p.entry, "Halvt færdigt")
	g.show("prepare")
	g.settle()
	p = g.showCapture()
	if p.entry.Text != "Halvt færdigt" {
		t.Errorf("after another screen the entry holds %q", p.entry.Text)
	}
	must(t, g.app.Close())
	press(p.entry, fyne.KeyReturn)
	g.settle()
	if p.entry.Text != "Halvt færdigt" {
		t.Errorf("after an error the entry holds %q", p.entry.Text)
	}
	what, next := g.chrome.banner.Words()
	if !g.chrome.banner.Visible() || what == "" || next == "" {
		t.Errorf("the banner says %q, %q", what, next)
	}
	if words := g.chrome.saved.Text(); words != "Ikke gemt" {
		t.Errorf("the status bar says %q", words)
	}
}

func TestPastedNotesAreSplitAfterAsking(t *testing.T) {
	g, p := capturing(t)
	board := test.NewClipboard()
	board.SetContent("- Vi ventede længe på svar\n- Ring til mig på 22 33 44 55\n- Der var god kaffe\n")
	p.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	g.settle()
	if len(g.chrome.sheets) != 1 || len(g.statements()) != 0 {
		t.Fatalf("%d dialogs, %d statements before the answer", len(g.chrome.sheets), len(g.statements()))
	}
	press(g.win.Canvas().Focused(), fyne.KeyReturn) // the button that splits has the keyboard
	g.settle()
	if n := len(g.statements()); n != 3 || len(g.chrome.sheets) != 0 {
		t.Errorf("then %d statements, %d dialogs", n, len(g.chrome.sheets))
	}
	for _, s := range g.statements() {
		if strings.Contains(s, "22 33") {
			t.Errorf("the number stands in %q", s)
		}
	}
}

func TestFilesAreReadOrRefusedWithASentence(t *testing.T) {
	tests := []struct{ name, body, banner string }{
		{"noter.txt", "- Vi ventede længe\n- Ingen ringede\n", ""},
		{"tom.txt", " \n", "Filen er tom."},
		{"data.txt", strings.Repeat("\x00\x01\xff\x02", 50), "Filen er ikke en tekstfil."},
		{"stor.txt", strings.Repeat("a", 20<<20+1), "Filen er over 20 MB."},
	}
	for _, tt := range tests {
		g, p := capturing(t)
		p.readNotes(tt.name, func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(tt.body)), nil }, g.explain, nil)
		g.settle()
		what, _ := g.chrome.banner.Words()
		if !g.chrome.banner.Visible() {
			what = ""
		}
		if what != tt.banner || (tt.banner == "") != (len(g.chrome.sheets) == 1) {
			t.Errorf("%s: banner %q, %d dialogs", tt.name, what, len(g.chrome.sheets))
		}
	}
}

// The dialog for files works by keys alone, keeps what was written where a file
// cannot be read, and goes once one is.
func TestNotesAreFoundByKeys(t *testing.T) {
	g, p := capturing(t)
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "Aftenmøde"), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, "billede.png"), []byte{1}, 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "tom.txt"), nil, 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "Aftenmøde", "noter.txt"), []byte("- Vi ventede længe\n- Ingen ringede\n"), 0o600))
	p.shortcut(fyne.KeyO, fyne.KeyModifierControl)
	if len(g.chrome.sheets) != 1 {
		t.Fatal("Ctrl+O opens nothing")
	}
	g.typedKey(fyne.KeyEscape)
	f := p.notesFile()
	f.path.SetText(dir)
	press(f.path, fyne.KeyReturn)
	var names []string
	for _, x := range f.found {
		names = append(names, x.name)
	}
	if got := strings.Join(names, "|"); got != "Op|Aftenmøde|tom.txt" {
		t.Fatalf("the folder shows %s", got)
	}
	f.path.SetText("tom.txt")
	press(f.path, fyne.KeyReturn)
	g.settle()
	if !strings.HasPrefix(f.box.Problem(), "Filen er tom.") || len(g.chrome.sheets) != 1 || filepath.Base(f.path.Text) != "tom.txt" {
		t.Errorf("an empty file: %q, %d dialogs", f.box.Problem(), len(g.chrome.sheets))
	}
	f.list.Select(1)
	press(f.list, fyne.KeyReturn)
	f.list.Select(1)
	press(f.list, fyne.KeyReturn)
	g.settle()
	if len(g.chrome.sheets) != 1 || g.chrome.sheets[0] == f.sheet {
		t.Errorf("the note is not shown: %d dialogs, %q", len(g.chrome.sheets), f.box.Problem())
	}
}

func TestNoteWithoutStatementsIsKept(t *testing.T) {
	g, p := capturing(t)
	n := &notesSheet{p: p, banner: widget.NewBanner(), note: noteOf("tom.txt", "----\n====\n"), pieces: []app.Piece{{Segment: analysis.Segment{Kind: analysis.Aside}, Text: "----"}}}
	n.show()
	n.save(false)
	g.settle()
	kept := 0
	g.series.View(func(st *workshop.State) { kept = len(st.Notes) })
	what, _ := g.chrome.banner.Words()
	if kept != 1 || !strings.HasPrefix(what, "Noten er gemt") {
		t.Errorf("%d notes kept, the banner says %q", kept, what)
	}
}

func TestListFiltersBySearchAndTheme(t *testing.T) {
	g, p := capturing(t)
	for _, s := range []string{"Lang ventetid", "Svært fagsprog", "God kaffe"} {
		_, err := g.series.Capture(app.Capture{Text: s})
		must(t, err)
	}
	g.refresh()
	shown := func() string {
		var out []string
		for i := range p.shown {
			out = append(out, p.row(i).Text)
		}
		return strings.Join(out, "|")
	}
	p.search.SetText("KAFFE")
	if got := shown(); got != "God kaffe" || p.total.Text() != "1 af 3 udsagn" {
		t.Errorf("search shows %s, %q", got, p.total.Text())
	}
	p.search.SetText("")
	p.shortcut(fyne.Key2, fyne.KeyModifierControl|fyne.KeyModifierShift)
	if got := shown(); got != "Svært fagsprog" {
		t.Errorf("one theme shows %s", got)
	}
	p.shortcut(fyne.Key2, fyne.KeyModifierControl|fyne.KeyModifierShift)
	if got := shown(); got != "God kaffe|Svært fagsprog|Lang ventetid" {
		t.Errorf("all show %s", got)
	}
	if words := p.untagged.Text(); words != "1" {
		t.Errorf("without a theme: %s", words)
	}
}

func TestKeysInTheListTagAndDelete(t *testing.T) {
	g, p := capturing(t)
	_, err := g.series.Capture(app.Capture{Text: "Svært at forstå brevet"})
	must(t, err)
	g.refresh()
	g.win.Canvas().Focus(p.list)
	p.list.TypedRune('2')
	g.settle()
	g.series.View(func(st *workshop.State) {
		if tag := st.Statements[0].Tag(p.themes[1].id); tag == nil || tag.Origin != workshop.Confirmed {
			t.Errorf("2 gives %+v", tag)
		}
	})
	press(p.list, fyne.KeyDelete)
	g.settle()
	if n := len(g.statements()); n != 0 {
		t.Errorf("Delete leaves %d", n)
	}
}

func TestStepsGoByFunctionKeys(t *testing.T) {
	g := withSeries(t)
	for _, x := range screens() {
		g.typedKey(x.key)
		g.settle()
		if want := "Forældredialog – " + tr("step."+x.id); g.win.Title() != want {
			t.Errorf("%s shows %q, want %q", x.key, g.win.Title(), want)
		}
	}
	g.typedKey(fyne.KeyF1)
	if len(g.chrome.sheets) != 1 {
		t.Fatal("F1 shows no keys")
	}
	g.typedKey(fyne.KeyF2) // a dialog is open: the steps wait
	g.typedKey(fyne.KeyEscape)
	if len(g.chrome.sheets) != 0 || g.at == 0 {
		t.Errorf("Escape leaves %d dialogs, step %d", len(g.chrome.sheets), g.at)
	}
}

func TestStepsWaitForASeries(t *testing.T) {
	g := unlocked(t)
	g.typedKey(fyne.KeyF4)
	if id := screens()[g.at].id; id != "series" {
		t.Errorf("without a series F4 shows %s", id)
	}
}

func TestCtrlAltIsNeverBound(t *testing.T) {
	for _, c := range bound() {
		if c.mod&fyne.KeyModifierControl != 0 && c.mod&fyne.KeyModifierAlt != 0 {
			t.Errorf("%s with Ctrl+Alt is AltGr on a Danish keyboard", c.key)
		}
	}
}

// BenchmarkKeyToChips is one key in the entry up to the chips: the key itself,
// the reading, and drawing what changed.
func BenchmarkKeyToChips(b *testing.B) {
	_, p := capturing(b)
	const text = "Vi har haft fire sagsbehandlere på to år, og der er lang ventetid på svar"
	p.entry.OnChanged = func(s string) { p.read(s, p.series.Suggest(s)) }
	p.entry.SetText(text)
	b.ReportAllocs()
	for b.Loop() {
		p.entry.TypedRune('e')
		p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/2, "µs/key")
}

// BenchmarkRefresh is what the screen does after each saved statement, with ten
// thousand of them: copying what it shows, counting, and drawing the list.
func BenchmarkRefresh(b *testing.B) {
	g, p := capturing(b)
	var note strings.Builder
	for i := range 10_000 {
		note.WriteString("- Vi ventede på svar i uge " + itoa(i) + ", og ingen ringede tilbage\n")
	}
	_, err := g.series.Import(app.Import{Note: noteOf("mange.txt", note.String())})
	must(b, err)
	b.ReportAllocs()
	for b.Loop() {
		p.refresh()
	}
	b.ReportMetric(float64(len(p.rows)), "statements")
}
