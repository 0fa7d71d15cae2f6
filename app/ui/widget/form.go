package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// Labelled is a field with its label above and, below, a line for a hint or for
// what is wrong. The problem carries a sign, not only a colour.
type Labelled struct {
	*fyne.Container
	hint    string
	note    *Text
	wrong   *Marked
	sign    *fw.Icon
	problem string
}

// NewLabelled puts a label above an input; hint may be empty.
func NewLabelled(label, hint string, input fyne.CanvasObject) *Labelled {
	l := &Labelled{hint: hint, note: NewShrinking(hint, Small), wrong: NewParagraph("", Small.In(ColourDanger)), sign: fw.NewIcon(theme.NewErrorThemedResource(theme.ErrorIcon()))}
	l.sign.Hide()
	l.wrong.Hide()
	foot := container.NewBorder(nil, nil, l.sign, nil, l.note, l.wrong)
	if hint == "" {
		l.note.Hide()
	}
	l.Container = Rows(3, NewShrinking(label, Style{Colour: ColourText, Size: 12.5, Weight: Medium}), container.NewStack(input, newWheel()), foot)
	return l
}

// SetProblem shows what is wrong; empty text shows the hint again.
func (l *Labelled) SetProblem(s string) {
	if s == l.problem {
		return
	}
	l.problem = s
	l.wrong.Set(s) // wrapped: what to do must not be cut off
	l.wrong.Hidden, l.sign.Hidden = s == "", s == ""
	l.note.Hidden = s != "" || l.hint == ""
	l.Refresh()
}

// Problem is what is wrong, or empty.
func (l *Labelled) Problem() string { return l.problem }

// Tone is how grave a banner is.
type Tone int

// The tones.
const (
	Calm Tone = iota
	Caution
	Trouble
)

// Banner is a calm inline message: what happened, and what to do next. It hides
// itself when it is closed.
type Banner struct {
	*fyne.Container
	panel      *Panel
	icon       *fw.Icon
	what, next *Marked
	acts       *fyne.Container
}

// NewBanner returns a hidden banner.
func NewBanner() *Banner {
	b := &Banner{
		panel: NewPanel(ColourDangerSoft, "", 8), icon: fw.NewIcon(theme.ErrorIcon()),
		what: NewParagraph("", Strong), next: NewParagraph("", Plain), acts: container.NewHBox(),
	}
	shut := NewQuiet("", theme.CancelIcon(), func() { b.Hide() })
	words := Rows(2, b.what, b.next)
	line := container.NewBorder(nil, nil, Pad(container.NewVBox(b.icon), 2, 10, 0, 0), container.NewHBox(b.acts, container.NewVBox(shut)), words)
	b.Container = container.NewStack(b.panel, Pad(line, 10, 10, 10, 14))
	b.Hide()
	return b
}

// Say shows a message. Acts are buttons at its right end.
func (b *Banner) Say(tone Tone, what, next string, acts ...fyne.CanvasObject) {
	switch tone {
	case Calm:
		b.panel.SetFill(ColourAccentSoft, "")
		b.icon.SetResource(theme.InfoIcon())
	case Caution:
		b.panel.SetFill(ColourWarnSoft, "")
		b.icon.SetResource(theme.NewWarningThemedResource(theme.WarningIcon()))
	case Trouble:
		b.panel.SetFill(ColourDangerSoft, "")
		b.icon.SetResource(theme.NewErrorThemedResource(theme.ErrorIcon()))
	}
	b.what.Set(what)
	b.next.Set(next)
	b.next.Hidden = next == ""
	b.acts.Objects = acts
	b.Show()
	b.Refresh()
}

// Words is what the banner says, for tests and for reading aloud.
func (b *Banner) Words() (what, next string) { return b.what.Text(), b.next.Text() }
