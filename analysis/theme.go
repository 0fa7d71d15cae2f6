package analysis

import "strings"

// What a user's own cues and examples are worth. One cue is enough to suggest
// a theme of the user's; a built-in theme is only nudged by it, since its model
// has seen the cue among many others.
const (
	ownThreshold  = 0.5
	ownCue        = 0.72
	ownExample    = 0.6
	builtInShare  = 0.4
	exampleShare  = 0.5 // of an example's content words that must stand in the text
	exampleShared = 2   // and at least as many
)

// match returns how sure the user's own cues and examples make, and where.
func (d *definition) match(words []word) (confidence float64, because []Evidence) {
	doubt := 1.0
	for i := range words {
		for _, c := range d.byFirst[words[i].info.lemma] {
			if last, ok := c.match(words, i); ok {
				doubt *= 1 - ownCue
				because = append(because, Evidence{Span{words[i].Start, words[last].End}, c.text})
			}
		}
		for _, part := range words[i].info.parts {
			if cue, ok := d.single(part); ok {
				doubt *= 1 - ownCue
				because = append(because, Evidence{words[i].Span, cue})
			}
		}
	}
	if shared := d.likeExample(words); len(shared) > 0 {
		doubt *= 1 - ownExample
		because = append(because, shared...)
	}
	confidence = 1 - doubt
	if d.column >= 0 {
		confidence *= builtInShare
	}
	return confidence, because
}

// single returns the one-word cue that a compound's part is.
func (d *definition) single(part string) (string, bool) {
	for _, c := range d.byFirst[part] {
		if len(c.lemmas) == 1 {
			return c.text, true
		}
	}
	return "", false
}

func (c *themeCue) match(words []word, i int) (last int, ok bool) {
	last = i
	for _, lemma := range c.lemmas[1:] {
		j := last + 1
		for j < len(words) && j <= last+1+nearGap && words[j].before != sentencePause && words[j].info.lemma != lemma {
			j++
		}
		if j >= len(words) || j > last+1+nearGap || words[j].info.lemma != lemma {
			return 0, false
		}
		last = j
	}
	return last, true
}

// likeExample returns the words that the text shares with an example, if it
// shares enough of them.
func (d *definition) likeExample(words []word) []Evidence {
	for _, ex := range d.examples {
		var shared []Evidence
		found := map[string]bool{}
		for _, w := range words {
			if lemma := w.info.lemma; ex[lemma] && !found[lemma] {
				found[lemma] = true
				shared = append(shared, Evidence{w.Span, lemma})
			}
		}
		if len(shared) >= exampleShared && float64(len(shared)) >= exampleShare*float64(len(ex)) {
			return shared
		}
	}
	return nil
}

// contentLemmas returns the lemmas that an example is about.
func (a *Analyser) contentLemmas(text string) map[string]bool {
	m := map[string]bool{}
	for _, w := range a.scan(text, nil) {
		if !w.info.stop && len(strings.TrimSpace(w.info.lemma)) > 3 {
			m[w.info.lemma] = true
		}
	}
	return m
}
