package analysis

// setAsideForeign marks the pieces that are not written in Danish as Verbatim
// and joins neighbours of one language: nobody here can tell a statement from a
// heading in Somali, so that such a stretch is kept whole.
func (a *Analyser) setAsideForeign(text string, segs []Segment) []Segment {
	found := false
	var words []int // the pieces that are judged
	for i := range segs {
		if segs[i].Kind == Said || segs[i].Kind == Heading {
			segs[i].Language = a.Language(segs[i].Of(text))
			found = found || segs[i].Language != Danish
			words = append(words, i)
		} else if segs[i].Kind == Verbatim {
			segs[i].Language = scriptOf(head(segs[i].Of(text), languageReach))
		}
	}
	if !found {
		return segs
	}
	// A stub between foreign lines is foreign unless it has Danish words.
	for n, i := range words {
		around := Danish
		switch {
		case segs[i].Language != Danish:
			continue
		case n > 0 && segs[words[n-1]].Language != Danish:
			around = segs[words[n-1]].Language
		case n == 0 && len(words) > 1:
			around = segs[words[1]].Language
		}
		if n > 0 && n+1 < len(words) && segs[words[n+1]].Language == Danish {
			around = Danish
		}
		if around != Danish {
			segs[i].Language = a.language(segs[i].Of(text), around)
		}
	}
	out := segs[:0]
	heading := ""
	for _, s := range segs {
		if s.Kind == Heading && s.Language == Danish {
			heading = ""
		}
		if s.Language == Danish || s.Kind == Aside {
			if s.Heading != "" && s.Heading == heading {
				s.Heading = "" // that heading is no longer one
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
