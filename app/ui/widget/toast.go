package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"
)

// Toast is the dark note at the foot of the work: what happened, and the act
// that takes it back. Whoever shows it takes it away again.
type Toast struct {
	fw.BaseWidget
	message, action, key string
	OnTapped             func()
	ground               *canvas.Rectangle
	texts                [3]*canvas.Text
}

// NewToast returns a hidden toast.
func NewToast() *Toast {
	t := &Toast{ground: canvas.NewRectangle(nil)}
	for i := range t.texts {
		t.texts[i] = canvas.NewText("", nil)
	}
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Say shows a message and, where action is not empty, the act behind it.
func (t *Toast) Say(message, action, key string) {
	t.message, t.action, t.key = message, action, key
	t.Refresh()
	t.BaseWidget.Show()
}

// Message is what was said last.
func (t *Toast) Message() string { return t.message }

// Tapped does the act.
func (t *Toast) Tapped(*fyne.PointEvent) {
	if t.OnTapped != nil && t.action != "" {
		t.OnTapped()
	}
}

// Cursor shows whether there is an act.
func (t *Toast) Cursor() desktop.Cursor {
	if t.action != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

var (
	toastText   = Style{Colour: ColourToastText, Size: 13.5, Weight: Medium}
	toastAction = Style{Colour: ColourToastAction, Size: 13.5, Weight: Medium}
)

// MinSize is the words' with their margins.
func (t *Toast) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	r := rulerFor(13.5, Medium)
	w := r.width(t.message) + 34
	if t.action != "" {
		w += r.width(t.action) + r.width(t.key) + 28
	}
	return fyne.NewSize(w, r.lineHeight()+20)
}

// CreateRenderer is called by Fyne.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	r := &toastRenderer{t}
	r.Refresh()
	return r
}

type toastRenderer struct{ t *Toast }

func (r *toastRenderer) Destroy()           {}
func (r *toastRenderer) MinSize() fyne.Size { return r.t.MinSize() }
func (r *toastRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.ground, r.t.texts[0], r.t.texts[1], r.t.texts[2]}
}

func (r *toastRenderer) Layout(s fyne.Size) {
	t, x := r.t, float32(17)
	t.ground.Resize(s)
	gaps := [3]float32{20, 8, 0}
	for i, c := range t.texts {
		m := c.MinSize()
		c.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
		c.Resize(m)
		x += m.Width + gaps[i]
	}
}

func (r *toastRenderer) Refresh() {
	t := r.t
	t.ground.FillColor, t.ground.CornerRadius = named(ColourToast), 7
	style(t.texts[0], toastText)
	style(t.texts[1], toastAction)
	style(t.texts[2], toastAction)
	t.texts[0].Text, t.texts[1].Text, t.texts[2].Text = t.message, t.action, ""
	if t.action != "" {
		t.texts[2].Text = t.key
	}
	r.Layout(t.Size())
	canvas.Refresh(t.ground)
	for _, c := range t.texts {
		canvas.Refresh(c)
	}
}
