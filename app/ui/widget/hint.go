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

// HintTable lists keys below one another, for the page behind F1.
func HintTable(hints ...KeyHint) fyne.CanvasObject {
	rows := Rows(9)
	for _, h := range hints {
		key := container.NewStack(NewPanel(ColourAccentSoft, ColourRule, 5), Pad(NewText(h.Key, Style{Colour: ColourText, Size: 12.5, Weight: Medium}), 3, 8, 3, 8))
		rows.Add(container.NewBorder(nil, nil, Fixed(190, Columns(0, key)), nil, NewShrinking(h.Does, Plain)))
	}
	return rows
}
