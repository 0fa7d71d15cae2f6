package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// KeyHint names a key and what it does, "Enter" and "gemmer".
type KeyHint struct{ Key, Does string }

// HintLine is the small line of keys under an entry or in the status bar. It is
// cut where room is short.
func HintLine(hints ...KeyHint) *Text { return NewShrinking(hintWords(hints), Small) }

func hintWords(hints []KeyHint) string {
	s := ""
	for i, h := range hints {
		if i > 0 {
			s += "   ·   "
		}
		s += h.Key + " " + h.Does
	}
	return s
}

// HintBar is the keys at the right end of the status bar: as many whole ones as
// there is room for, so that none is cut in the middle of what it does.
type HintBar struct{ *fyne.Container }

// NewHintBar returns a bar without keys.
func NewHintBar() *HintBar { return &HintBar{&fyne.Container{Layout: &hintBar{}}} }

// Set shows keys, the most important first.
func (b *HintBar) Set(hints ...KeyHint) {
	b.RemoveAll()
	for _, h := range hints {
		b.Add(NewText(h.Key+" "+h.Does, Small))
	}
}

// hintGap is the room between two keys, and between the first and what stands
// left of the bar.
const hintGap = 20

type hintBar struct{}

// MinSize holds the first key.
func (*hintBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) == 0 {
		return fyne.Size{}
	}
	return objects[0].MinSize().AddWidthHeight(hintGap, 0)
}

func (*hintBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown, used := 0, float32(0)
	for _, o := range objects {
		if w := o.MinSize().Width + hintGap; used+w <= size.Width {
			shown, used = shown+1, used+w
			continue
		}
		break
	}
	x := size.Width - used
	for i, o := range objects {
		if i >= shown {
			o.Hide()
			continue
		}
		w := o.MinSize().Width
		o.Show()
		o.Resize(fyne.NewSize(w, size.Height))
		o.Move(fyne.NewPos(x+hintGap, 0))
		x += w + hintGap
	}
}

// HintTable lists keys below one another, for the page behind F1.
func HintTable(hints ...KeyHint) fyne.CanvasObject {
	rows := Rows(9)
	for _, h := range hints {
		key := container.NewStack(NewPanel(ColourAccentSoft, ColourRule, 5), Pad(NewText(h.Key, Style{Colour: ColourText, Size: 12.5, Weight: Medium}), 3, 8, 3, 8))
		rows.Add(container.NewBorder(nil, nil, Fixed(190, Columns(0, key)), nil, NewShrinking(h.Does, Plain)))
	}
	return rows
}
