package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/workshop"
)

// said are the statements of the tests of the second half: what they are is
// given, so that nothing rests on what the analysis makes of them.
var said = []app.Capture{
	{Text: "Der var tre måneders ventetid", Table: "Bord 1", Role: workshop.Parent},
	{Text: "Ring til mig på 22 33 44 55 om ventetid", Table: "Bord 1", Role: workshop.Parent},
	{Text: "Kaffen var god", Table: "Bord 2", Role: workshop.Staff},
	{Text: "Fagsprog og ventetid hører ikke sammen", Table: "Bord 2", Role: workshop.Child},
	{Text: "Forældrene undrer sig over ventetid", Role: workshop.Parent, Voice: workshop.Retold},
}

// withStatements is a stage with a small series and what was said in it.
func withStatements(t testing.TB) *stage {
	g := withSeries(t)
	var session workshop.SessionID
	g.series.View(func(st *workshop.State) { session = st.Sessions[0].ID })
	for _, c := range said {
		c.Session, c.Kind, c.Valence = session, analysis.Experience, analysis.Neutral
		if c.Voice == "" {
			c.Voice = workshop.FirstHand
		}
		_, err := g.series.Capture(c)
		must(t, err)
	}
	return g
}

func reviewing(t testing.TB) (*stage, *reviewPage) {
	g := withStatements(t)
	p := newReviewPage(g.shell)
	g.put(stepIndex("review"), p.layout())
	g.settle()
	return g, p
}

// showing waits until the text as given of the selected statement is shown.
func (p *reviewPage) showing(g *stage) string {
	g.until("the text as given is shown", func() bool { _, ok := p.ready(); return ok })
	return p.text.reader.Text()
}

func TestScreenReview(t *testing.T) {
	g, p := reviewing(t)
	p.showing(g)
	golden(t, "review", g.page.body)
	golden(t, "review-rail", g.page.rail)
}

func TestScreenReviewEmpty(t *testing.T) {
	g := withSeries(t)
	g.show("review")
	g.settle()
	golden(t, "review-empty", g.page.body)
}

func TestReviewBeginsWithPersonalData(t *testing.T) {
	g, p := reviewing(t)
	if got := p.showing(g); got != said[1].Text {
		t.Errorf("the queue begins with %q", got)
	}
	a, b := p.text.reader.Selection()
	if got := said[1].Text[a:b]; got != "22 33 44 55" {
		t.Errorf("the cursor stands on %q", got)
	}
	if strings.Contains(p.text.clean.Text(), "22 33") {
		t.Errorf("the cleaned text is %q", p.text.clean.Text())
	}
}

func TestEnterAcceptsAndGoesOn(t *testing.T) {
	g, p := reviewing(t)
	p.showing(g)
	first := p.sel
	press(p.text.reader, fyne.KeyReturn)
	if p.sel == first {
		t.Error("Enter did not go on before the disk answered")
	}
	g.settle()
	g.series.View(func(st *workshop.State) {
		x := st.Statement(first)
		if !x.Reviewed || x.Undecided() > 0 || x.Tags[0].Origin != workshop.Confirmed {
			t.Errorf("the accepted statement: reviewed %v, undecided %d, %v", x.Reviewed, x.Undecided(), x.Tags)
		}
	})
	for range p.all {
		press(p.text.reader, fyne.KeyReturn)
		g.settle()
	}
	if len(p.shown) > 0 || p.body.Objects[0] == p.full {
		t.Errorf("%d statements are left after all were accepted", len(p.shown))
	}
}

func TestHideAndShowAtTheCursor(t *testing.T) {
	g, p := reviewing(t)
	p.showing(g)
	id := p.sel
	clean := func() (s string) {
		g.series.View(func(st *workshop.State) { s = st.Statement(id).Text.String() })
		return s
	}
	p.text.reader.TypedRune('v') // the number may be seen
	g.settle()
	if got := clean(); got != said[1].Text {
		t.Errorf("after V the text reads %q", got)
	}
	p.text.reader.Select(0, 4) // "Ring" is a name, say
	p.text.reader.TypedRune('h')
	g.settle()
	if got := clean(); strings.Contains(got, "Ring") {
		t.Errorf("after H the text reads %q", got)
	}
	if p.sel != id {
		t.Error("deciding moved the selection")
	}
}

func TestDigitsToggleThemes(t *testing.T) {
	g, p := reviewing(t)
	p.showing(g)
	id := p.sel
	in := func(k int) (yes bool) {
		g.series.View(func(st *workshop.State) { yes = st.Statement(id).In(p.themes[k].id) })
		return yes
	}
	if !in(0) || in(1) {
		t.Fatal("the suggestion is not as the test expects")
	}
	p.text.reader.TypedRune('1')
	p.text.reader.TypedRune('2')
	g.settle()
	if in(0) || !in(1) {
		t.Errorf("after 1 and 2: Ventetid %v, Sprog %v", in(0), in(1))
	}
}

func TestSplitBeforeTheChosenWord(t *testing.T) {
	g, p := reviewing(t)
	p.showing(g)
	at := strings.Index(said[1].Text, "om ventetid")
	p.text.reader.Select(at, at+2)
	p.text.reader.TypedRune('s')
	g.settle()
	if got := g.statements(); !slices.Contains(got, "om ventetid") {
		t.Errorf("after S there is %q", got)
	}
}

func TestReviewFilters(t *testing.T) {
	_, p := reviewing(t)
	p.setView(everything)
	if len(p.shown) != len(said) {
		t.Errorf("everything is %d statements", len(p.shown))
	}
	p.role.Next(2) // parents
	if len(p.shown) != 3 {
		t.Errorf("parents said %d", len(p.shown))
	}
	p.theme.Next(-1) // the last theme
	if len(p.shown) != 0 || p.body.Objects[0] == p.full {
		t.Errorf("with no statement left the page shows %d", len(p.shown))
	}
}

func TestNearDuplicatesAreMerged(t *testing.T) {
	g := withSeries(t)
	for _, s := range []string{
		"Vi ventede meget længe på svar fra kommunen", "Vi ventede meget længe på et svar fra kommunen",
	} {
		_, err := g.series.Capture(app.Capture{Text: s, Role: workshop.Parent, Voice: workshop.FirstHand})
		must(t, err)
	}
	p := newReviewPage(g.shell)
	g.put(stepIndex("review"), p.layout())
	g.settle()
	if x := p.current(); len(p.others(x)) != 1 || !p.marked[p.others(x)[0].id] {
		t.Fatalf("the statement is like %v", x.like)
	}
	p.text.reader.TypedRune('m')
	g.settle()
	if got := len(g.statements()); got != 1 {
		t.Errorf("after M %d statements stand", got)
	}
	g.undo()
	g.settle()
	if got := len(g.statements()); got != 2 {
		t.Errorf("after undo %d statements stand", got)
	}
}

func TestShiftFindsCleanedWordsInTheTextAsGiven(t *testing.T) {
	for _, c := range []struct {
		name, given, clean string
		masks              []workshop.Mask
		word               string
	}{
		{"nothing hidden", "vi ventede", "vi ventede", nil, "ventede"},
		{"a name in front", "Bo ventede", "[navn 1] ventede", masks(0, 2), "ventede"},
		{"two names", "Bo og Ib ventede", "[navn 1] og [navn 2] ventede", masks(0, 2, 6, 8), "ventede"},
		{"before the name", "vi mødte Bo", "vi mødte [navn 1]", masks(9, 11), "mødte"},
		{"a mask that is shown", "Bo ventede", "Bo ventede", []workshop.Mask{{Span: analysis.Span{Start: 0, End: 2}}}, "ventede"},
	} {
		at, ok := newShift(c.given, c.clean, c.masks).given(strings.Index(c.clean, c.word))
		if want := strings.Index(c.given, c.word); !ok || at != want {
			t.Errorf("%s: %d %v, want %d", c.name, at, ok, want)
		}
	}
}

func masks(at ...int) (out []workshop.Mask) {
	for i := 0; i < len(at); i += 2 {
		out = append(out, workshop.Mask{Span: analysis.Span{Start: at[i], End: at[i+1]}, Type: analysis.Name, Hidden: true})
	}
	return out
}

func TestChosenTakesWholeMasks(t *testing.T) {
	m := masks(4, 12)
	for _, c := range []struct {
		name       string
		start, end int
		want       analysis.Span
		kind       analysis.PII
	}{
		{"beside the mask", 0, 3, analysis.Span{Start: 0, End: 3}, ""},
		{"inside it", 5, 7, analysis.Span{Start: 4, End: 12}, analysis.Name},
		{"over its end", 10, 20, analysis.Span{Start: 4, End: 20}, analysis.Name},
	} {
		if got, kind := chosen(c.start, c.end, m); got != c.want || kind != c.kind {
			t.Errorf("%s: %v %q, want %v %q", c.name, got, kind, c.want, c.kind)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		in   string
		most int
		want string
	}{
		{"kort", 10, "kort"},
		{"et par ord mere", 8, "et par …"},
		{"ørreder æder ål", 9, "ørreder …"},
		{"ubrudtordudenmellemrum", 5, "ubrudtordudenmellemrum"},
	} {
		if got := shorten(c.in, c.most); got != c.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", c.in, c.most, got, c.want)
		}
	}
}

// The keyboard goes from the list back to the text at once, so that one set of
// keys holds wherever the user clicked.
func TestClickInTheQueueGivesTheKeyboardToTheText(t *testing.T) {
	g, p := reviewing(t)
	g.win.Canvas().Focus(p.list)
	p.list.Select(1)
	if g.win.Canvas().Focused() != fyne.Focusable(p.text.reader) {
		t.Errorf("the keyboard is with %T", g.win.Canvas().Focused())
	}
	if p.sel != p.all[p.shown[1]].id {
		t.Error("the statement that was chosen is not shown")
	}
}

// What the program is unsure of is said with both themes' names, and the second
// is shown as an alternative that nothing counts yet.
func TestTheQueueSaysWhatItIsUnsureOf(t *testing.T) {
	g, p := reviewing(t)
	at := slices.IndexFunc(p.all, func(x reviewItem) bool { return x.text == "Kaffen var god" })
	x := &p.all[at]
	alternative := func(i int) analysis.Alternative {
		return analysis.Alternative{Theme: string(p.themes[i].id), Confidence: 0.3, Because: []analysis.Evidence{{Span: analysis.Span{Start: 0, End: 6}, Cue: "kaffe"}}}
	}
	for _, c := range []struct {
		maybe []analysis.Alternative
		want  string
	}{
		{nil, "Ingen temaer er sikre nok"},
		{[]analysis.Alternative{alternative(1)}, "Ingen temaer er sikre nok. Måske: Sprog"},
		{[]analysis.Alternative{alternative(1), alternative(0)}, "Usikker: Sprog eller Ventetid"},
	} {
		p.maybes[x.id] = c.maybe
		if got := p.reasonWords(x, synthesis.NoTheme, tr("why.noTheme")); got != c.want {
			t.Errorf("%d alternatives: %q, want %q", len(c.maybe), got, c.want)
		}
	}
	p.drawSide(x)
	if got := test.RenderObjectToMarkup(p.side.themes); !strings.Contains(got, "måske: Sprog") || !strings.Contains(got, "Kaffen") {
		t.Errorf("the chip does not say måske, or not why:\n%s", got)
	}
	if x.statement.In(p.themes[1].id) || len(x.statement.Themes()) > 0 {
		t.Error("an alternative counts as a tag")
	}
	g.settle()
}

// An age beside something rare is nobody's name and is never hidden by itself:
// the queue says so, the text marks both, and the user decides.
func TestAgeBesideSomethingRareWantsEyes(t *testing.T) {
	g := withSeries(t)
	const text = "En 14-årig pige i kørestol blev glemt på turen"
	for _, s := range []string{text, text + " igen"} {
		_, err := g.series.Capture(app.Capture{Text: s, Role: workshop.Parent, Voice: workshop.FirstHand})
		must(t, err)
	}
	p := newReviewPage(g.shell)
	g.put(stepIndex("review"), p.layout())
	g.settle()
	p.setView(synthesis.Recognisable)
	if got := p.showing(g); got != text || len(p.shown) != 2 {
		t.Fatalf("%d statements want eyes for it, the first is %q", len(p.shown), got)
	}
	const why = "Alder sammen med noget sjældent kan pege på en person: »14-årig«, »kørestol«"
	if got := p.text.why.Text(); !strings.Contains(got, why) {
		t.Errorf("the reason reads %q", got)
	}
	a, b := p.text.reader.Selection()
	if got := text[a:b]; got != "kørestol" {
		t.Errorf("the cursor stands on %q", got)
	}
	if got := p.text.clean.Text(); got != text {
		t.Errorf("the cleaned text is %q", got)
	}
	p.text.reader.TypedRune('h')
	g.settle()
	if x := p.current(); len(x.hints) > 0 || slices.Contains(x.reasons, synthesis.Recognisable) {
		t.Errorf("after H the statement still points at somebody: %v", x.reasons)
	}
	p.move(1)
	if got := p.showing(g); got != text+" igen" {
		t.Fatalf("hiding an ordinary word reached %q", got)
	}
	press(p.text.reader, fyne.KeyReturn)
	g.settle()
	if p.setView(synthesis.Recognisable); len(p.shown) > 0 {
		t.Errorf("%d statements are left after both were decided", len(p.shown))
	}
}

// A nickname that is hidden once is hidden in the other statements, the toast
// says so, and one undo takes all of it back.
func TestHidingANameReachesTheOtherStatements(t *testing.T) {
	g := withSeries(t)
	const first, second = "Så kom Skovtrolden forbi", "Hvor er Skovtroldens bror?"
	for _, s := range []string{first, second} {
		_, err := g.series.Capture(app.Capture{Text: s, Role: workshop.Parent, Voice: workshop.FirstHand})
		must(t, err)
	}
	p := newReviewPage(g.shell)
	g.put(stepIndex("review"), p.layout())
	g.settle()
	p.setView(everything)
	text := p.showing(g)
	at := strings.Index(text, "Skovtrold")
	p.text.reader.Select(at, at+len("Skovtrolden"))
	p.text.reader.TypedRune('h')
	g.settle()
	for _, s := range g.statements() {
		if strings.Contains(s, "Skovtrold") {
			t.Errorf("%q still shows the name", s)
		}
	}
	if got := test.RenderObjectToMarkup(g.win.Canvas().Content()); !strings.Contains(got, "også i 1 andet udsagn") {
		t.Error("nothing says that another statement was changed")
	}
	g.undo()
	g.settle()
	if got := g.statements(); !slices.Contains(got, first) || !slices.Contains(got, second) {
		t.Errorf("after undo there is %q", got)
	}
}
