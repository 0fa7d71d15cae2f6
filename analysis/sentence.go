package analysis

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/segment"
	punkt "gopkg.in/neurosnap/sentences.v1"

	"foraeldredialog/analysis/danish"
)

// sentencer finds the ends of sentences in running text: prose with the Danish
// Punkt training proposes, Danish rules correct. It never changes after
// newSentencer and may be used from several goroutines.
type sentencer struct {
	abbrev *danish.Abbreviations
	lex    *danish.Lexicon
	prose  *segment.Segmenter

	careless bool // a sentence may start with a small letter
}

// maxTraining bounds the unpacked Punkt training, which is 1.2 MB.
const maxTraining = 16 << 20

// newSentencer reads the Punkt training, gzipped JSON. The storage is shared
// by all later calls, so it gets its abbreviations here and never again.
func newSentencer(training []byte, abbrev *danish.Abbreviations, lex *danish.Lexicon) (*sentencer, error) {
	zip, err := gzip.NewReader(bytes.NewReader(training))
	if err != nil {
		return nil, fmt.Errorf("unpack sentence training: %w", err)
	}
	raw, err := io.ReadAll(io.LimitReader(zip, maxTraining))
	if err != nil {
		return nil, fmt.Errorf("unpack sentence training: %w", err)
	}
	storage, err := punkt.LoadTraining(raw)
	if err != nil {
		return nil, fmt.Errorf("read sentence training: %w", err)
	}
	for _, learned := range storage.AbbrevTypes.Array() {
		// Newspaper layout taught it that "tosset." and "præmien." are
		// abbreviations.
		if len(learned) > 3 && lex.Known(learned) && !abbrev.Has(learned) {
			storage.AbbrevTypes.Remove(learned)
		}
	}
	for _, a := range abbrev.All() {
		storage.AbbrevTypes.Add(a)
	}
	return &sentencer{abbrev: abbrev, lex: lex, prose: segment.WithTraining(storage)}, nil
}

// loadText loads what Segment and Sentences need.
func (a *Analyser) loadText(d Data) error {
	if a.lex == nil {
		lex, err := danish.Load(d.Lemmas)
		if err != nil {
			return fmt.Errorf("load lemmas: %w", err)
		}
		a.lex = lex
	}
	sent, err := newSentencer(d.Punkt, danish.ParseAbbreviations(d.Abbrev), a.lex)
	if err != nil {
		return err
	}
	a.sent = sent
	return nil
}

// Sentences splits running text into sentences, in order, without the space
// around them. A blank line always ends one; a line end alone does not.
func (a *Analyser) Sentences(text string) []Span {
	var out []Span
	for _, p := range paragraphs(text) {
		out = a.sent.split(out, text, p)
	}
	return out
}

// paragraphs returns the stretches between blank lines.
func paragraphs(text string) []Span {
	var out []Span
	var p Span
	open := false
	for _, l := range lines(text) {
		switch {
		case l.Len() == 0:
			if open {
				out = append(out, p)
			}
			open = false
		case open:
			p.End = l.End
		default:
			p, open = l.Span, true
		}
	}
	if open {
		out = append(out, p)
	}
	return out
}

// split appends the sentences of a paragraph.
func (s *sentencer) split(out []Span, text string, p Span) []Span {
	words := fields(text, p)
	if len(words) == 0 {
		return out
	}
	ends := s.proposed(text, p)
	first := 0
	for i := range len(words) - 1 {
		g := gap{text: text, words: words, first: first, at: i, proposed: ends[words[i].End]}
		if s.breaks(g) {
			out = append(out, Span{words[first].Start, words[i].End})
			first = i + 1
		}
	}
	return append(out, Span{words[first].Start, words[len(words)-1].End})
}

// proposed returns where prose ends a sentence.
func (s *sentencer) proposed(text string, p Span) map[int]bool {
	ends := map[int]bool{}
	for _, x := range s.prose.Segment(p.Of(text)) {
		ends[p.Start+x.End()] = true
	}
	return ends
}

// fields returns the words between white space, and cuts those where the space
// after a sentence was forgotten ("slut.Vi").
func fields(text string, p Span) []Span {
	var out []Span
	start := -1
	for i, r := range p.Of(text) {
		i += p.Start
		switch {
		case isSpace(r):
			if start >= 0 {
				out = append(out, Span{start, i})
			}
			start = -1
		case start < 0:
			start = i
		case unicode.IsUpper(r) && forgottenSpace(text[start:i], text[i:p.End]):
			out = append(out, Span{start, i})
			start = i
		}
	}
	if start >= 0 {
		out = append(out, Span{start, p.End})
	}
	return out
}

// forgottenSpace reports whether before ends a sentence and after starts one.
func forgottenSpace(before, after string) bool {
	const longest = 60 // bytes; no word, and the search for @ must stay short
	n := len(before)
	if n < 3 || n > longest || !strings.ContainsRune(".!?", rune(before[n-1])) || strings.Contains(before, "@") || strings.Contains(before, "www") {
		return false
	}
	prev, size := utf8.DecodeLastRuneInString(before[:n-1])
	last, _ := utf8.DecodeLastRuneInString(before[:n-1-size])
	_, upper := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[upper:])
	return unicode.IsLower(prev) && unicode.IsLetter(last) && (unicode.IsLower(next) || next == ' ')
}

// gap is the place between two words, and what is needed to judge it.
type gap struct {
	text     string
	words    []Span
	first    int // word that the sentence starts with
	at       int // word before the gap
	proposed bool
}

func (g gap) before() string { return g.words[g.at].Of(g.text) }
func (g gap) after() string  { return g.words[g.at+1].Of(g.text) }

// next returns the first letter or digit of the word behind the gap.
func (g gap) next() rune {
	for _, r := range g.after() {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
	}
	if g.at+2 < len(g.words) { // a dash or a bracket on its own
		r, _ := utf8.DecodeRuneInString(g.words[g.at+2].Of(g.text))
		return r
	}
	return 0
}

const closers = `"'”“’«»)]`

// breaks decides whether a sentence ends at the gap.
func (s *sentencer) breaks(g gap) bool {
	word := strings.TrimRight(g.before(), closers)
	quoted := len(word) < len(g.before())
	core := strings.TrimRight(word, ".!?…")
	if len(core) == len(word) {
		return s.unmarked(g)
	}
	next := g.next()
	if unicode.IsLower(next) && !s.careless {
		return false // »Hvorfor?« spurgte hun
	}
	switch {
	case strings.ContainsAny(word[len(core):], "!?"), strings.HasSuffix(word, ".."), strings.HasSuffix(word, "…"):
		return true
	case strings.TrimLeft(core, openers) == "":
		return false
	case isNumber(core):
		return s.afterNumber(g, strings.TrimLeft(core, openers))
	case isInitialLetter(core):
		return false
	case s.abbrev.Has(strings.TrimLeft(core, openers)):
		return s.abbrev.MayEnd(strings.TrimLeft(core, openers)) && unicode.IsUpper(next)
	}
	return g.proposed || quoted || s.careless || s.lex.Known(strings.TrimLeft(core, openers))
}

const openers = `"'”“„’‘«»([-–—*•`

// isInitialLetter reports whether a word without its dot is the first letter of a
// name. Ø is an island and I a pronoun, but neither often ends a sentence.
func isInitialLetter(core string) bool {
	core = strings.TrimLeft(core, openers)
	if i := strings.LastIndexAny(core, ".-"); i >= 0 {
		core = core[i+1:]
	}
	r, n := utf8.DecodeRuneInString(core)
	return n == len(core) && unicode.IsUpper(r)
}

func isNumber(core string) bool {
	core = strings.TrimLeft(core, openers)
	return core != "" && strings.Trim(core, "0123456789") == ""
}

// afterNumber judges the dot behind a number: an ordinal (3. klasse, den 5.
// Maj), a number in front of a list item, or the end of a sentence (i 2019.).
func (s *sentencer) afterNumber(g gap, digits string) bool {
	if g.at == g.first {
		return false
	}
	if len(digits) > 2 {
		return true
	}
	switch strings.ToLower(g.words[g.at-1].Of(g.text)) {
	case "d.", "den":
		return false
	}
	return unicode.IsUpper(g.next())
}

// starters are words that start a sentence when they are capitalised behind a
// word without a full stop: the line end that parted a heading from its text,
// or one sentence from the next, was lost. Danish capitalises only names, so
// that they mean little else. De, I and titles like Den Gamle By are not here.
var starters = wordSet(`Men Og Jeg Man Hvem Hvad Hvis Når Hvordan Hvorfor Kan Så
	Nu Her Der Vi Han Hun Efter Sådan Derfor Desuden Samtidig Fordi Mens Måske
	Desværre Heldigvis Min Mit Mine Vores Nogle Mange Alle Ingen At Det Da Den En
	Et Med Især`)

// unmarked judges a gap without a full stop before it.
func (s *sentencer) unmarked(g gap) bool {
	before := g.before()
	last, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune(",:;-–—/&+", last) || g.at+2 >= len(g.words) {
		return false
	}
	if s.headline(g) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(g.words[g.at+2].Of(g.text))
	if !unicode.IsLower(first) {
		return false
	}
	open, _ := utf8.DecodeRuneInString(before)
	return starters[g.after()] && unicode.IsLower(last) && (unicode.IsLower(open) || g.at > g.first)
}

// headline reports whether all words of the sentence so far are in capitals
// and an ordinary capitalised word follows (NY STRUKTUR Skolerne skal …).
func (s *sentencer) headline(g gap) bool {
	if g.at-g.first > 12 {
		return false // also keeps the work for a long text in capitals linear
	}
	letters := 0
	for _, w := range g.words[g.first : g.at+1] {
		for _, r := range w.Of(g.text) {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
	}
	return letters >= 5 && isCapitalised(g.after()) && s.lex.Known(g.after())
}

func isCapitalised(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	next, _ := utf8.DecodeRuneInString(word[n:])
	return unicode.IsUpper(r) && (unicode.IsLower(next) || n == len(word))
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
