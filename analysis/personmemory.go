package analysis

import (
	"slices"
	"strings"
)

// Decision is a finding with what is to become of it.
type Decision struct {
	Finding
	Hidden bool
	Known  bool // somebody decided it earlier; otherwise it was only found
}

// decisions are what people decided of names, schools and institutions, by the
// words of each.
type decisions struct {
	by    map[string]decision
	heads map[string]bool // first words, bare: nearly all words of a text are none
	// longest is the greatest number of words of what was hidden by hand.
	longest int
}

type decision struct {
	pii    PII
	hidden bool
	small  bool // decided of a word in small letters, which then counts everywhere
}

// Decide remembers what somebody decided of a piece of a text: hidden or kept.
// Numbers and addresses are not remembered: a kept telephone number says
// nothing of the next, and a CPR number is never kept.
func (l *Labels) Decide(text string, f Finding, hidden bool) {
	if f.Start < 0 || f.End > len(text) || f.Start >= f.End || !isRemembered(f.Type) {
		return
	}
	l.decided.add(f.Of(text), f.Type, hidden)
}

func (ds *decisions) add(name string, pii PII, hidden bool) {
	words := nameWords(name)
	if len(words) == 0 || len(name) > maxDecided {
		return
	}
	if ds.by == nil {
		ds.by, ds.heads = map[string]decision{}, map[string]bool{}
	}
	ds.longest = max(ds.longest, len(words))
	ds.heads[bare(words[0])] = true
	if !isSeen(name) { // what is one word to a reader may be several as it stands
		parts := wordSpans(name)
		ds.longest = max(ds.longest, len(parts))
		if len(parts) > 0 {
			ds.heads[bare(first(nameWords(parts[0].Of(name))))] = true
		}
	}
	// What is hidden in small letters stays so when the same is hidden in capitals.
	key := decisionKey(words)
	old := ds.by[key]
	ds.by[key] = decision{pii, hidden, strings.ToLower(name) == name || hidden && old.hidden && old.small}
}

// MayName reports whether a piece of a text can name somebody elsewhere too: it
// holds a capital, or a word that the dictionary has not. Whoever hides "på 9"
// or "hunden" in one statement says nothing of the others.
func (a *Analyser) MayName(piece string) bool {
	for _, w := range wordSpans(piece) {
		if w.Len() > maxWord {
			continue
		}
		f := a.form(w.Of(piece))
		if f.capital || !f.odd && !f.known && !f.stop && !f.abbrev && a.lex.Parts(f.low) == nil {
			return true
		}
	}
	return false
}

// maxDecided bounds in bytes what can be a name.
const maxDecided = 200

func isRemembered(t PII) bool { return t == Name || t == School || t == Institution }

// decisionKey is the same for a name and its genitive.
func decisionKey(words []string) string {
	return strings.Join(words[:len(words)-1], " ") + " " + bare(words[len(words)-1])
}

// Recall applies what was decided earlier to what was found in a text: a name
// once kept is not hidden, and one that was once hidden by hand is hidden
// again, wherever it stands as a word. Everything else that was found is to be
// hidden. The answer is in order and without overlap, if found is.
func (l *Labels) Recall(text string, found []Finding) []Decision {
	out := make([]Decision, 0, len(found))
	for _, f := range found {
		d, ok := l.decided.of(f.Of(text))
		ok = ok && isRemembered(f.Type)
		out = append(out, Decision{f, !ok || d.hidden, ok})
	}
	for _, f := range apart(l.decided.find(text), found) {
		out = append(out, Decision{f, true, true})
	}
	slices.SortStableFunc(out, func(x, y Decision) int { return byStart(x.Finding, y.Finding) })
	return out
}

// apart returns the findings that touch none of those found, which are in order.
func apart(fs, found []Finding) []Finding {
	var out []Finding
	for _, f := range fs {
		i, _ := slices.BinarySearchFunc(found, f.Start, func(x Finding, start int) int {
			if x.End <= start {
				return -1
			}
			return 1
		})
		if i == len(found) || found[i].Start >= f.End {
			out = append(out, f)
		}
	}
	return out
}

func (ds *decisions) of(name string) (decision, bool) {
	if len(ds.by) == 0 {
		return decision{}, false
	}
	words := nameWords(name)
	if len(words) == 0 {
		return decision{}, false
	}
	d, ok := ds.by[decisionKey(words)]
	return d, ok
}

// find finds what was hidden earlier, the longest first at each word. Words on
// both sides of what has been found already are no neighbours.
func (ds *decisions) find(text string) []Finding {
	if len(ds.by) == 0 {
		return nil
	}
	words := wordSpans(text)
	var out []Finding
	for i := 0; i < len(words); i++ {
		if head := nameWords(words[i].Of(text)); len(head) == 0 || !ds.heads[bare(head[0])] {
			continue
		}
		for n := min(ds.longest, len(words)-i); n > 0; n-- {
			s := Span{words[i].Start, words[i+n-1].End}
			if s.Len() > maxDecided || strings.ContainsAny(s.Of(text), foundMarks) {
				continue
			}
			d, ok := ds.of(s.Of(text))
			if !ok || !d.hidden || !d.small && strings.ToLower(s.Of(text)) == s.Of(text) {
				continue
			}
			out = append(out, Finding{s, d.pii})
			i += n - 1
			break
		}
	}
	return out
}

// wordSpans are the words of a text that a name may be made of.
func wordSpans(text string) []Span {
	var out []Span
	for i, r := range text {
		if len(out) > 0 && i < out[len(out)-1].End || !isWordRune(r) {
			continue
		}
		out = append(out, Span{i, wordEnd(text, i)})
	}
	return out
}
