package analysis

// best returns which of a block's columns gives the surest answer, measured by
// the column's own threshold: most statements tell an experience, and a wish
// need not be as sure as that to be one.
func (a *Analyser) best(r *reading, block int) int {
	best, most := 0, -1.0
	for c, margin := range a.model.margins(r, block) {
		h := &a.model.heads[a.model.weights[block].first+c]
		if p := h.confidence(margin) / float64(h.Threshold); p > most {
			best, most = c, p
		}
	}
	return best
}

// attitude is what a text carries and does that was read into r.
func (a *Analyser) attitude(text string, r *reading) (Valence, Kind) {
	if !hasWord(text) {
		return Neutral, Other
	}
	return valences[a.best(r, valenceBlock)], kinds[a.best(r, kindBlock)]
}

// Attitude returns the attitude that a statement carries, and what it does.
func (a *Analyser) Attitude(text string) (Valence, Kind) {
	r := a.pool.Get().(*reading)
	defer a.pool.Put(r)
	a.read(text, r)
	a.model.find(r)
	return a.attitude(text, r)
}

// Valence returns the attitude that a statement carries.
func (a *Analyser) Valence(text string) Valence {
	v, _ := a.Attitude(text)
	return v
}

// Kind returns what a statement does.
func (a *Analyser) Kind(text string) Kind {
	_, k := a.Attitude(text)
	return k
}

// Appraisal is all that the model makes of a statement.
type Appraisal struct {
	Opinion
	Valence Valence
	Kind    Kind
}

// Appraise reads a statement once for Weigh, Valence and Kind.
func (t *Themes) Appraise(text string) Appraisal {
	r := t.a.pool.Get().(*reading)
	defer t.a.pool.Put(r)
	p := Appraisal{Opinion: t.weigh(text, r)}
	p.Valence, p.Kind = t.a.attitude(text, r)
	return p
}
