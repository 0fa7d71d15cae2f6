package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"
)

// wheel lies over a field and takes nothing but the mouse wheel, which it gives
// to the page: Fyne's entries swallow it, and a page of fields would stop
// wherever the pointer met one.
type wheel struct {
	fw.BaseWidget
	to *container.Scroll
}

func newWheel() *wheel {
	w := &wheel{}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled scrolls the page.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if w.to != nil {
		w.to.Scrolled(e)
	}
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return fw.NewSimpleRenderer(canvas.NewRectangle(nil))
}

// PageScroll is a page or a form that scrolls up and down, also where the
// pointer is over one of its labelled fields.
func PageScroll(content fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(content)
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *wheel:
			x.to = s
		case *fyne.Container:
			for _, y := range x.Objects {
				walk(y)
			}
		}
	}
	walk(content)
	return s
}
