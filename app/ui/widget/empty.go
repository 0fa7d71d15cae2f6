package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"
)

// Empty is what a view shows when there is nothing in it yet: an icon, what is
// missing, what to do, and the button that does it (nil: none).
func Empty(icon fyne.Resource, title, sentence string, act fyne.CanvasObject) *fyne.Container {
	pic := container.New(layout.NewGridWrapLayout(fyne.NewSquareSize(44)), fw.NewIcon(icon))
	words := NewParagraph(sentence, Lesser)
	col := Rows(12,
		container.NewCenter(pic),
		container.NewCenter(NewText(title, Style{Colour: ColourText, Size: 17, Weight: SemiBold})),
		container.NewCenter(container.New(&column{width: 440}, words)),
	)
	if act != nil {
		col.Add(container.NewCenter(act))
	}
	return container.NewCenter(col)
}

// column holds wrapped text at a width, at most as wide as there is room.
type column struct{ width float32 }

func (c *column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(min(c.width, s.Width), s.Height))
	}
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var h float32
	for _, o := range objects {
		if o.Size().Width != c.width {
			o.Resize(fyne.NewSize(c.width, o.Size().Height))
		}
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(c.width, h)
}
