package analysis

// tagPersons lets the perceptron call each word, from left to right.
func (a *Analyser) tagPersons(text string, ts []nameToken) {
	var buf [maxFeatures]uint32
	for i := range ts {
		t := &ts[i]
		if !isCandidate(t) {
			continue
		}
		s := a.people.score(a.features(buf[:0], text, ts, i))
		t.tag, t.margin = best(&s)
	}
}

// best returns the tag with the highest score, and how much higher a person's
// tag scored than all that are none: negative where it is no person.
func best(s *[personTags]int32) (personTag, int32) {
	tag, other := tagOther, tagOther
	for t := personTag(1); t < personTags; t++ {
		if s[t] > s[tag] {
			tag = t
		}
		if !t.isPerson() && s[t] > s[other] {
			other = t
		}
	}
	return tag, max(s[tagPerson], s[tagInside]) - s[other]
}
