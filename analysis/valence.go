package analysis

// best returns which of the columns from first to last it is whose answer is surest, measured
// by the square of the column's own threshold: most statements tell an
// experience, and a wish need not be as sure as that to be one. The square was
// the best of the powers 0 to 3 on the development corpus.
func (a *Analyser) best(text string, first, last int) int {
	r := a.pool.Get().(*reading)
	defer a.pool.Put(r)
	a.read(text, r)
	margins := a.model.margins(r)
	best, most := 0, -1.0
	for c := first; c < last; c++ {
		h := &a.model.heads[c]
		if p := h.confidence(margins[c]) / float64(h.Threshold*h.Threshold); p > most {
			best, most = c-first, p
		}
	}
	return best
}

// Valence returns the attitude that a statement carries.
func (a *Analyser) Valence(text string) Valence {
	if !hasWord(text) {
		return Neutral
	}
	return valences[a.best(text, a.model.valenceColumn(), a.model.kindColumn())]
}

// Kind returns what a statement does.
func (a *Analyser) Kind(text string) Kind {
	if !hasWord(text) {
		return Other
	}
	return kinds[a.best(text, a.model.kindColumn(), a.model.columns())]
}
