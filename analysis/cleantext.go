package analysis

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Labels gives the same person the same label throughout a set of statements,
// and remembers what somebody has decided of a name (see Decide). It is not
// safe for use from several goroutines: the order of the calls decides the
// numbers.
type Labels struct {
	byFirst map[string][]person // by the first word of the name
	byLast  map[string][]int    // by the last word of names of several, numbers
	most    int                 // the highest number given
	decided decisions
}

type person struct {
	words  []string // of the name, in lower case
	number int
}

// of returns the number of a name. "Noah", "Noahs", "Noah K." and "Noah Krag"
// are taken for one person, "Noah Krag" and "Noah Lind" for two; "Krag" alone
// is Noah while there is one Krag. A shared label is a smaller harm than a name
// that two labels point at.
func (l *Labels) of(name string) int {
	words := nameWords(name)
	number := l.most + 1
	if n, ok := l.known(words); ok {
		number = n
	} else if ns := l.byLast[bare(first(words))]; len(words) == 1 && len(ns) == 1 {
		return ns[0]
	}
	l.keep(name, number)
	return number
}

func (l *Labels) known(words []string) (int, bool) {
	for _, p := range l.byFirst[bare(first(words))] {
		if samePerson(p.words, words) {
			return p.number, true
		}
	}
	return 0, false
}

// samePerson compares names that begin with the same word.
func samePerson(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	for i, w := range x {
		if bare(w) != bare(y[i]) && (i == 0 || i < len(x)-1 || !strings.HasPrefix(y[len(y)-1], w) && !strings.HasPrefix(w, y[len(y)-1])) {
			return false
		}
	}
	return len(x) > 0 || len(y) == 0
}

// bare takes the genitive off a word. Jens becomes jen, and so does every Jens.
func bare(w string) string {
	for _, end := range [...]string{"'s", "’s", "'", "’", "s"} {
		if b, ok := strings.CutSuffix(w, end); ok && len(b) > 1 {
			return b
		}
	}
	return w
}

// Learn takes in the labels that an earlier cleaning gave, so that a person
// keeps a label over a restart: text is as it was given, hidden what was hidden
// in it, in order, and clean what came of it.
func (l *Labels) Learn(text string, hidden []Finding, clean Clean) {
	at, last := 0, 0
	for _, f := range hidden {
		if f.Start < last || f.End > len(text) {
			return
		}
		at += f.Start - last
		if at > len(clean.text) {
			return
		}
		label := clean.text[at:][:placeholderAt(clean.text[at:])]
		if label == "" {
			return
		}
		if n, err := strconv.Atoi(strings.Trim(strings.TrimPrefix(label, placeholders[Name]), " ]")); f.Type == Name && err == nil {
			l.keep(f.Of(text), n)
		}
		at, last = at+len(label), f.End
	}
}

// keep gives a name a number that is known.
func (l *Labels) keep(name string, number int) {
	l.most = max(l.most, number)
	words := nameWords(name)
	if l.byFirst == nil {
		l.byFirst, l.byLast = map[string][]person{}, map[string][]int{}
	}
	if len(words) > 1 {
		last := bare(words[len(words)-1])
		if !slices.Contains(l.byLast[last], number) {
			l.byLast[last] = append(l.byLast[last], number)
		}
	}
	key := bare(first(words))
	for i, p := range l.byFirst[key] {
		if p.number == number && samePerson(p.words, words) {
			if len(words) > len(p.words) {
				l.byFirst[key][i].words = words
			}
			return
		}
	}
	l.byFirst[key] = append(l.byFirst[key], person{words, number})
}

// nameWords are the words of a name in lower case; of "Emma-sagen" only Emma.
func nameWords(name string) []string {
	name = onlySeen(name)
	if a, b, ok := strings.Cut(name, "-"); ok && len(a) > 1 && unicode.IsLower(after(b, 0)) && unicode.IsUpper(after(a, 0)) {
		name = a
	}
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !isWordRune(r) && r != '-' && r != '\'' && r != '’' })
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// reserve keeps the numbers of placeholders that stand in the text already.
func (l *Labels) reserve(text string) {
	for {
		i := strings.Index(text, placeholders[Name]+" ")
		if i < 0 {
			return
		}
		text = text[i:]
		n := max(placeholderAt(text), 1)
		if k, err := strconv.Atoi(strings.Trim(text[min(n, len(placeholders[Name])):n], " ]")); err == nil {
			l.most = max(l.most, k)
		}
		text = text[n:]
	}
}

// Clean replaces each finding by a neutral placeholder. Findings that lie
// outside the text or within an earlier one are left out.
func (a *Analyser) Clean(text string, hide []Finding, labels *Labels) Clean {
	clean, _ := a.CleanWithMap(text, hide, labels)
	return clean
}

// CleanWithMap is Clean with a map between the places of both texts.
func (a *Analyser) CleanWithMap(text string, hide []Finding, labels *Labels) (Clean, *CleanMap) {
	if len(hide) == 0 {
		return Clean{text}, &CleanMap{}
	}
	if labels == nil {
		labels = &Labels{}
	}
	labels.reserve(text)
	hide = slices.Clone(hide)
	slices.SortFunc(hide, byStart)
	var b strings.Builder
	m := &CleanMap{}
	last := 0
	for _, f := range hide {
		if f.Start < last || f.End <= f.Start || f.End > len(text) {
			continue
		}
		b.WriteString(text[last:f.Start])
		start := b.Len()
		b.WriteString(placeholder(f, text, labels))
		m.cuts = append(m.cuts, replaced{f.Span, Span{start, b.Len()}})
		last = f.End
	}
	b.WriteString(text[last:])
	return Clean{b.String()}, m
}

func placeholder(f Finding, text string, labels *Labels) string {
	switch p, ok := placeholders[f.Type]; {
	case !ok:
		return hiddenLabel
	case f.Type == Name:
		return p + " " + strconv.Itoa(labels.of(f.Of(text))) + "]"
	default:
		return p
	}
}

// CleanMap tells which place in the given text a place in the cleaned one was.
type CleanMap struct{ cuts []replaced }

type replaced struct{ given, clean Span }

// ToClean maps a place in the given text. A place within something hidden
// becomes the placeholder's beginning.
func (m *CleanMap) ToClean(offset int) int {
	shift := 0
	for _, c := range m.cuts {
		if offset < c.given.Start {
			break
		}
		if offset < c.given.End {
			return c.clean.Start
		}
		shift = c.clean.End - c.given.End
	}
	return offset + shift
}

// ToGiven maps a place in the cleaned text back. A place within a placeholder
// becomes the beginning of what it hides.
func (m *CleanMap) ToGiven(offset int) int {
	shift := 0
	for _, c := range m.cuts {
		if offset < c.clean.Start {
			break
		}
		if offset < c.clean.End {
			return c.given.Start
		}
		shift = c.given.End - c.clean.End
	}
	return offset + shift
}

// Authored makes text of what the user writes for publication: titles, points.
// Names stay, since the user has chosen them; CPR numbers never do.
func Authored(text string) Clean {
	if digitCount(text) < cprDigits {
		return Clean{text}
	}
	var b strings.Builder
	last := 0
	out, at := seen(text)
	for _, s := range cprNumbers(out) {
		s = given(s, at)
		b.WriteString(text[last:s.Start])
		b.WriteString(placeholders[CPR])
		last = s.End
	}
	if last == 0 {
		return Clean{text}
	}
	b.WriteString(text[last:])
	return Clean{b.String()}
}

// cprDigits is the least number of digits in what is masked as a CPR number:
// the birthday, where the last four are crossed out.
const cprDigits = 6
