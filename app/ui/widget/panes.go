package widget

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Pane is what one object of Panes wants.
type Pane struct {
	Least float32 // width below which it cannot be used
	Share float32 // of the width that is over
	Below float32 // rank where they stand below one another: the highest first
}

// Panes sets objects side by side. Each has a least width; what is over goes to
// them by share. Where the room does not hold the least widths, on a small
// screen or with large type, they stand below one another in a scroll, each
// high enough to be used.
type Panes struct{ container.Scroll }

// NewPanes returns the objects as panes; parts and objects go together in order.
func NewPanes(gap float32, parts []Pane, objects ...fyne.CanvasObject) *Panes {
	p := &Panes{}
	p.Direction = container.ScrollVerticalOnly
	p.Content = &fyne.Container{Layout: &paneLayout{gap: gap, parts: parts}, Objects: objects}
	p.ExtendBaseWidget(p)
	return p
}

// Resize lays out again: whether the panes scroll is known only from the width.
func (p *Panes) Resize(size fyne.Size) {
	l := p.Content.(*fyne.Container).Layout.(*paneLayout)
	l.stacked = !l.fits(size.Width)
	p.Scroll.Resize(size)
	p.Refresh()
}

// Reveal brings a pane into view where they are stacked.
func (p *Panes) Reveal(i int) {
	box := p.Content.(*fyne.Container)
	if box.Layout.(*paneLayout).stacked {
		p.Offset.Y = box.Objects[i].Position().Y
		p.Refresh()
	}
}

// MinSize is small on purpose: a window must fit a small screen.
func (p *Panes) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(200, 120)
}

// paneHeight is the least that a pane gets where they are stacked.
const paneHeight = 260

type paneLayout struct {
	gap     float32
	parts   []Pane
	stacked bool
}

// sums are the least widths with their gaps, and all shares.
func (l *paneLayout) sums() (least, shares float32) {
	for _, p := range l.parts {
		least += p.Least
		shares += p.Share
	}
	return least + l.gap*float32(len(l.parts)-1), shares
}

func (l *paneLayout) fits(width float32) bool {
	least, _ := l.sums()
	return width >= least
}

func (l *paneLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if !l.stacked {
		return fyne.NewSize(200, 120)
	}
	n := float32(len(l.parts))
	return fyne.NewSize(200, n*paneHeight+(n-1)*l.gap)
}

func (l *paneLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if l.stacked {
		l.stack(objects, size)
		return
	}
	least, shares := l.sums()
	over := max(0, size.Width-least)
	var x float32
	for i, o := range objects {
		w := l.parts[i].Least + over*l.parts[i].Share/max(shares, 0.001)
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w + l.gap
	}
}

func (l *paneLayout) stack(objects []fyne.CanvasObject, size fyne.Size) {
	order := make([]int, len(objects))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(l.parts[b].Below, l.parts[a].Below) })
	n := float32(len(objects))
	h := max(paneHeight, (size.Height-(n-1)*l.gap)/n)
	for k, i := range order {
		objects[i].Move(fyne.NewPos(0, float32(k)*(h+l.gap)))
		objects[i].Resize(fyne.NewSize(size.Width, h))
	}
}
