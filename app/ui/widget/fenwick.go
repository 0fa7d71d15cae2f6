package widget

// heights keeps the heights of a list's rows so that the sum of the first n,
// the row at a distance, and the change of one row each take O(log n).
// Rows that nobody has looked at have the height of a guess.
type heights struct {
	tree  []float64 // a Fenwick tree, from index 1
	each  []float32
	known []bool
}

func newHeights(n int, guess float32) *heights {
	h := &heights{tree: make([]float64, n+1), each: make([]float32, n), known: make([]bool, n)}
	for i := range n {
		h.each[i] = guess
	}
	for i := 1; i <= n; i++ {
		h.tree[i] = float64(guess) * float64(i&-i)
	}
	return h
}

// set gives row i its true height.
func (h *heights) set(i int, v float32) {
	d := float64(v - h.each[i])
	h.each[i], h.known[i] = v, true
	if d == 0 {
		return
	}
	for k := i + 1; k < len(h.tree); k += k & -k {
		h.tree[k] += d
	}
}

// before is the sum of the first i rows: where row i begins.
func (h *heights) before(i int) float64 {
	var sum float64
	for k := i; k > 0; k -= k & -k {
		sum += h.tree[k]
	}
	return sum
}

func (h *heights) total() float64 { return h.before(len(h.each)) }

// at is the row that covers the distance y; the last row for anything beyond.
func (h *heights) at(y float64) int {
	pos, step := 0, 1
	for step*2 < len(h.tree) {
		step *= 2
	}
	for ; step > 0; step /= 2 {
		if next := pos + step; next < len(h.tree) && h.tree[next] <= y {
			pos = next
			y -= h.tree[next]
		}
	}
	return max(0, min(pos, len(h.each)-1))
}
