package analysis

// Lemmas lists the lemmas of a text's content words in their order, function
// words left out: what two texts that say the same share, however inflected.
func (a *Analyser) Lemmas(text string) []string {
	var out []string
	for _, w := range a.scan(text, nil) {
		if !w.info.stop && w.info.lemma != "" {
			out = append(out, w.info.lemma)
		}
	}
	return out
}
