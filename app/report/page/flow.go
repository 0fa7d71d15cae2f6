package page

import "slices"

// atom is a strip of a page that is never broken: a list item, a table row, a
// row of cards, or one line of something long. Its elements' Y are counted from
// its own top.
type atom struct {
	elems  []Element
	height float64
	gap    float64 // space before it, dropped at the top of a page
	loose  float64 // how much that space may grow on a page with little on it
	spare  float64 // how much the atom itself may grow there
	grow   func(e *Element, by float64)
	tie    tie    // what it costs to end a page after it
	repeat *strip // drawn again where a page begins with this atom
}

// strip is a table's head, to be repeated.
type strip struct {
	elems  []Element
	height float64
}

// heightOf is how much of a page atoms take. At its top the first gap is
// dropped, and a table's head may come before them.
func heightOf(atoms []atom, top bool) float64 {
	h := 0.0
	for i, a := range atoms {
		h += a.height
		if i > 0 || !top {
			h += a.gap
		} else if a.repeat != nil {
			h += a.repeat.height
		}
	}
	return h
}

// place gives a page's atoms their places from top on. What is left of the
// room is shared out to what may grow, but for a part at the page's foot.
func place(atoms []atom, top, room float64) []Element {
	left := room - heightOf(atoms, true)
	wish := 0.0
	for i, a := range atoms {
		wish += a.spare
		if i > 0 {
			wish += a.loose
		}
	}
	share := 0.0
	if wish > 0 && left > 0 {
		share = min(1, left*loosened/wish)
	}
	var out []Element
	// A page with little on it hangs a little lower, as a picture on a wall does.
	y := top + max(0, min(hang, (left-wish*share)/8))
	for i, a := range atoms {
		if i > 0 {
			y += a.gap + a.loose*share
		} else if a.repeat != nil {
			out = append(out, moved(a.repeat.elems, y)...)
			y += a.repeat.height
		}
		elems := moved(a.elems, y)
		if a.grow != nil {
			for j := range elems {
				a.grow(&elems[j], a.spare*share)
			}
		}
		out = append(out, elems...)
		y += a.height + a.spare*share
	}
	return out
}

// loosened is the part of a page's free space that may go into its content.
const loosened = 0.75

// hang is how far the content of a nearly empty page is moved down at most.
const hang = 26.0

func moved(elems []Element, by float64) []Element {
	out := slices.Clone(elems)
	for i := range out {
		out[i].Y += by
	}
	return out
}
