package analysis

// setAsideForeign marks the pieces that are not written in Danish as Verbatim
// and joins neighbours of one language: nobody here can tell a statement from a
// heading in Somali, so that such a stretch is kept whole.
func (a *Analyser) setAsideForeign(text string, segs []Segment) []Segment {
	found := false
	var judged []int
	for i := range segs {
		switch segs[i].Kind {
		case Said, Heading:
			segs[i].Language = a.Language(segs[i].Of(text))
			found = found || segs[i].Language != Danish
			judged = append(judged, i)
		case Verbatim:
			segs[i].Language = scriptOf(head(segs[i].Of(text), languageReach))
		}
	}
	if !found {
		return segs
	}
	for n, i := range judged {
		if around := surrounding(segs, judged, n); around != Danish {
			segs[i].Language = a.language(segs[i].Of(text), around)
		}
	}
	return joinForeign(text, segs)
}

// surrounding is the language of what a Danish-looking piece stands in: a stub
// between foreign lines is foreign unless it has Danish words.
func surrounding(segs []Segment, judged []int, n int) Language {
	switch {
	case segs[judged[n]].Language != Danish, len(judged) < 2:
		return Danish
	case n == 0:
		return segs[judged[1]].Language
	case n+1 < len(judged) && segs[judged[n+1]].Language == Danish:
		return Danish
	}
	return segs[judged[n-1]].Language
}

// joinForeign makes one Verbatim piece of each stretch in one language.
func joinForeign(text string, segs []Segment) []Segment {
	out := segs[:0]
	heading := "" // the last heading, where it is no longer one
	for _, s := range segs {
		if s.Language == Danish || s.Kind == Aside {
			if s.Kind == Heading {
				heading = ""
			} else if s.Heading == heading {
				s.Heading = ""
			}
			out = append(out, s)
			continue
		}
		if s.Kind == Heading {
			heading = trimHeading(s.Of(text))
		}
		if n := len(out) - 1; n >= 0 && out[n].Kind == Verbatim && out[n].Language == s.Language {
			out[n].End, out[n].Speaker = s.End, ""
			continue
		}
		s.Kind, s.Heading = Verbatim, ""
		out = append(out, s)
	}
	return out
}
