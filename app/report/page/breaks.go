package page

// tie is what a page break after an atom costs.
type tie int64

// The ties, and what else counts. The first two weigh against unevenness, the
// others are a thousand times apart, so that a section would need a thousand
// torn tables to part one lead-in from its list. A further page costs less than
// a torn table and more than unevenness.
const (
	inList tie = 100           // between two items
	inPair tie = 300           // leaves one item, or one introducing sentence, alone
	hold   tie = 1_000_000     // tears what would fit a page whole
	bind   tie = 1_000_000_000 // parts a lead-in, caption, head or note from its own
	solid  tie = 1_000_000_000_000

	aPage tie = 10_000
	blank tie = 1_000 // a page that is all white, see unfilled
)

// paginate deals atoms out to pages. The first page has its own room, as a long
// heading takes from it; where nothing goes there it is left empty.
//
// It chooses, among all ways, the one of the least cost: first the ties that
// break, then the number of pages, then how evenly they are filled. Going from
// the last atom to the first it knows the best of all that follows, and a page
// holds so few atoms that the time grows with the atoms alone.
func paginate(atoms []atom, first, full float64) [][]atom {
	n := len(atoms)
	if n == 0 {
		return nil
	}
	cost, end := make([]tie, n+1), make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		cost[i], end[i] = bestEnd(atoms, i, full, cost)
	}
	var pages [][]atom
	from := 0
	if first < full {
		holds := heightOf(atoms[:1], true) <= first
		c, to := bestEnd(atoms, 0, first, cost)
		if holds && c <= cost[0]+aPage+blank {
			pages, from = append(pages, atoms[:to]), to
		} else {
			pages = append(pages, nil)
		}
	}
	for from < n {
		pages = append(pages, atoms[from:end[from]])
		from = end[from]
	}
	return pages
}

// bestEnd is where a page that begins with atom i should end, and what that and
// all that follows costs. A page has at least one atom, whatever its height.
func bestEnd(atoms []atom, i int, room float64, after []tie) (tie, int) {
	var least tie
	best := i
	height := 0.0
	for j := i; j < len(atoms); j++ {
		height += heightOf(atoms[j:j+1], j == i)
		if height > room && j > i {
			break
		}
		c := unfilled(height, room)
		if j+1 < len(atoms) {
			c += aPage + atoms[j].tie + after[j+1]
		}
		if best == i || c <= least { // of two alike, the fuller page comes first
			least, best = c, j+1
		}
	}
	return least, best
}

// unfilled rises with the square of the empty part, so that two pages half
// empty are better than one full and one white.
func unfilled(height, room float64) tie {
	empty := max(0, 1-height/room)
	return tie(empty * empty * float64(blank))
}

// parts sets what ties the atoms of something that is only taken apart where a
// page does not hold it.
func parts(atoms []atom, t tie) {
	for i := range atoms[:max(0, len(atoms)-1)] {
		atoms[i].tie = max(atoms[i].tie, t)
	}
}

// bound ties the last of some atoms to what follows.
func bound(atoms []atom, t tie) {
	if n := len(atoms); n > 0 {
		atoms[n-1].tie = max(atoms[n-1].tie, t)
	}
}
