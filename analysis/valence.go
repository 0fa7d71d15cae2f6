package analysis

// best returns which of a block's columns gives the surest answer, measured by
// the square of the column's own threshold: most statements tell an experience,
// and a wish need not be as sure as that to be one. The square was the best of
// the powers 0 to 3 on the development corpus.
func (a *Analyser) best(text string, block int) int {
	r := a.pool.Get().(*reading)
	defer a.pool.Put(r)
	a.read(text, r)
	best, most := 0, -1.0
	for c, margin := range a.model.margins(r, block) {
		h := &a.model.heads[a.model.weights[block].first+c]
		if p := h.confidence(margin) / float64(h.Threshold*h.Threshold); p > most {
			best, most = c, p
		}
	}
	return best
}

// Valence returns the attitude that a statement carries.
func (a *Analyser) Valence(text string) Valence {
	if !hasWord(text) {
		return Neutral
	}
	return valences[a.best(text, valenceBlock)]
}

// Kind returns what a statement does.
func (a *Analyser) Kind(text string) Kind {
	if !hasWord(text) {
		return Other
	}
	return kinds[a.best(text, kindBlock)]
}
