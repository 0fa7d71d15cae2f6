package analysis

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// form is what is known of a word wherever it stands.
type form struct {
	low       string
	stem      string // low without the genitive, where the name list has it
	use       nameUse
	capital   bool
	single    bool // one capital letter, with or without a genitive: M, M's
	upper     bool // two letters or more, all capitals: an acronym, unless a name
	known     bool // an ordinary word
	proper    bool // the dictionary has it with a capital, the name list has not
	place     bool // proper, and looks like a place
	compound  bool // made of ordinary words, as far as that was asked
	stop      bool
	abbrev    bool
	body      bool // ends like a public body, unit or office
	odd       bool // holds a digit or an inner capital: a product, a class
	nameFirst bool // a compound of a name and a word: "Emma-sagen"
	hash      uint32
	flags     uint32 // the yes and no of the above, for features
	shape     uint32
}

// nameToken is a word as the search for names sees it.
type nameToken struct {
	Span
	*form
	lead    lead      // what stands in front
	start   bool      // begins a sentence, a line or a quotation: the capital says nothing
	joined  bool      // only a space stands between it and the word before
	line    bool      // first in its line
	named   bool      // is a name elsewhere in the text
	hidden  bool      // stands for what an earlier search has found
	tag     personTag // what the perceptron calls it
	margin  int32     // how much surer it is of a person than of none
	writing           // how the text around it is written
}

var (
	noForm     = &form{}
	hiddenForm = &form{capital: true, use: firstName}
	hiddenElse = &form{capital: true, use: noName}
)

func init() {
	for _, f := range []*form{noForm, hiddenForm, hiddenElse} {
		f.settle()
	}
}

// nameTokens cuts text into words and looks each of them up.
func (a *Analyser) nameTokens(text string) []nameToken {
	ts := make([]nameToken, 0, len(text)/6+1)
	last := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		isHidden := r == foundName || r == foundElse
		if !isWordRune(r) && !isHidden {
			i += size
			continue
		}
		var t nameToken
		if isHidden {
			t = hiddenToken(text, i, byte(r))
		} else {
			t = nameToken{Span: Span{i, wordEnd(text, i)}, form: noForm}
		}
		between := text[last:i]
		t.lead = leadOf(between)
		t.joined = t.lead == leadSpace
		t.line = len(ts) == 0 || strings.ContainsAny(between, "\n\r")
		if !isHidden && t.Len() <= maxWord {
			t.form = a.form(t.Of(text))
		}
		t.start = a.startsSentence(ts, between)
		ts = append(ts, t)
		i, last = t.End, t.End
	}
	return ts
}

// hiddenToken makes one word of what was found at i, its genitive included.
func hiddenToken(text string, i int, mark byte) nameToken {
	t := nameToken{Span: Span{i, i + 1}, form: hiddenForm, hidden: true, tag: tagPerson}
	if mark == foundElse {
		t.form, t.tag = hiddenElse, tagBody
	}
	for t.End < len(text) && text[t.End] == mark {
		t.End++
	}
	for _, s := range [...]string{"'s", "’s", "s", "'", "’"} {
		if strings.HasPrefix(text[t.End:], s) && !isWordRune(after(text, t.End+len(s))) {
			t.End += len(s)
			break
		}
	}
	return t
}

// formCache keeps what was looked up; Danish text repeats its words.
type formCache struct {
	mu sync.RWMutex
	m  map[string]*form
}

// form looks a word up.
func (a *Analyser) form(s string) *form {
	a.forms.mu.RLock()
	f := a.forms.m[s]
	a.forms.mu.RUnlock()
	if f != nil {
		return f
	}
	s = strings.Clone(s)
	f = a.newForm(s)
	a.forms.mu.Lock()
	if a.forms.m == nil || len(a.forms.m) >= maxCached {
		a.forms.m = map[string]*form{}
	}
	a.forms.m[s] = f
	a.forms.mu.Unlock()
	return f
}

func (a *Analyser) newForm(s string) *form {
	f := &form{low: strings.ToLower(s), capital: unicode.IsUpper(after(s, 0))}
	f.letters(s)
	f.single = f.capital && utf8.RuneCountInString(strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")) == 1
	f.use, f.stem = a.names.of(f.low)
	if f.use == 0 && strings.Contains(f.low, "-") {
		f.use = a.hyphenated(f.low)
		f.nameFirst = f.use == 0 && f.capital && a.isNameFirst(s)
	}
	f.known = a.lex.Known(f.low)
	f.stop = a.cues.stop[f.low]
	if f.stop && (f.use&firstName == 0 || len(s) == 2) {
		f.use = 0 // De and Den stand in lists of foreign surnames
	}
	f.proper = f.use == 0 && a.lex.Proper(f.low)
	f.place = f.proper && placeLike(f.low)
	if f.capital && !f.known || f.use != 0 {
		f.compound = a.lex.Parts(f.low) != nil
	}
	f.abbrev = a.sent.abbrev.Has(f.low)
	f.body = bodyWord(f.low)
	f.settle()
	return f
}

// isNameFirst reports whether a name and an ordinary word are joined.
func (a *Analyser) isNameFirst(s string) bool {
	name, word, _ := strings.Cut(s, "-")
	low := strings.ToLower(name)
	use, _ := a.names.of(low)
	return use&(firstName|lastName) != 0 && use&noName == 0 && len(name) > 2 && !a.lex.Known(low) && unicode.IsLower(after(word, 0))
}

// wordEnds are inflections that only words have, behind an apostrophe.
var wordEnds = strings.Fields("en et er erne ens ets")

// letters notes where the capitals and digits are.
func (f *form) letters(s string) {
	capitals, letters := 0, 0
	for i, r := range s {
		switch {
		case unicode.IsDigit(r):
			f.odd = true
		case unicode.IsUpper(r):
			capitals++
			letters++
			if i > 0 && unicode.IsLower(before(s, i)) {
				f.odd = true
			}
		case unicode.IsLetter(r):
			letters++
		}
	}
	if i := strings.IndexAny(s, "'’"); i > 0 && hasEnd(s[i:], wordEnds) {
		f.odd = true // "App'en"
	}
	second, _ := utf8.DecodeRuneInString(s[min(len(s), len(string(after(s, 0)))):])
	f.upper = capitals > 1 && (capitals == letters || unicode.IsUpper(second))
	f.shape = uint32(min(capitals, 3)) | uint32(min(letters, 7))<<2 | flag(f.odd)<<5 | flag(strings.Contains(s, "-"))<<6 | flag(f.capital)<<7
}

// settle puts what the features need into numbers.
func (f *form) settle() {
	f.hash = hash(f.low)
	f.flags = 0
	for i, b := range [...]bool{
		f.use&firstName != 0, f.use&lastName != 0, f.use&noName != 0, f.known, f.proper, f.place,
		f.compound, f.stop, f.capital, f.upper, f.odd, f.body, f.stem != f.low,
	} {
		f.flags |= flag(b) << i
	}
}

// unlisted returns the form as it would be if no list had it.
func (f *form) unlisted() *form {
	g := *f
	g.use, g.stem, g.proper, g.place = 0, g.low, false, false
	g.settle()
	return &g
}
