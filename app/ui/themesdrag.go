package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"foraeldredialog/app/ui/widget"
)

// Moving a card with the mouse. The list says where the pointer is; the page
// knows which column lies there.

// themeDrag is a card under way.
type themeDrag struct {
	layer *fyne.Container // lies over the page and holds nothing but the card
	ghost fyne.CanvasObject
	over  int // the column under the pointer, -1: none
}

const ghostWidth = 210

// dragged follows the pointer.
func (p *themesPage) dragged(from, i int, at fyne.Position) {
	d := &p.drag
	if d.ghost == nil {
		words := widget.NewParagraph(shorten(p.columns[from].cards[i].text, 70), widget.Small.In(widget.ColourText))
		card := container.NewStack(widget.NewPanel(widget.ColourCard, widget.ColourAccent, 8), widget.Pad(words, 8, 10, 8, 10))
		words.Resize(fyne.NewSize(ghostWidth-20, 1))
		card.Resize(fyne.NewSize(ghostWidth, card.MinSize().Height))
		d.ghost, d.over = card, -1
		d.layer.Add(card)
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.layer)
	d.ghost.Move(at.Subtract(origin).AddXY(12, 8))
	p.light(p.columnAt(at), from)
	d.layer.Refresh()
}

// light shows which column would take the card.
func (p *themesPage) light(over, from int) {
	if over == from {
		over = -1
	}
	if over == p.drag.over {
		return
	}
	p.drag.over = over
	for k, c := range p.columns {
		if k == over {
			c.panel.SetFill(widget.ColourAccentSoft, widget.ColourAccent)
		} else {
			c.panel.SetFill(widget.ColourCard, widget.ColourRule)
		}
	}
}

// columnAt is the column under a point of the window, or -1.
func (p *themesPage) columnAt(at fyne.Position) int {
	for k, c := range p.columns {
		pos, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.box), c.box.Size()
		if x, y := at.X-pos.X, at.Y-pos.Y; x >= 0 && y >= 0 && x < size.Width && y < size.Height {
			return k
		}
	}
	return -1
}

// dropped moves the card to the column under the pointer, if there is one.
func (p *themesPage) dropped(from, i int) {
	to := p.drag.over
	p.drag.layer.RemoveAll()
	p.drag.ghost = nil
	p.light(-1, from)
	if to >= 0 {
		p.move(from, i, to)
	}
}

// boardLayout sets columns side by side, all as wide as the room allows and
// none narrower than can be read.
type boardLayout struct{ gap, least float32 }

func (b *boardLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	n := float32(len(o))
	return fyne.NewSize(n*b.least+(n-1)*b.gap, 160)
}

func (b *boardLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	n := float32(len(o))
	w := max(b.least, (size.Width-(n-1)*b.gap)/n)
	for i, x := range o {
		x.Move(fyne.NewPos(float32(i)*(w+b.gap), 0))
		x.Resize(fyne.NewSize(w, size.Height))
	}
}
