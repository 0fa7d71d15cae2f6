package analysis

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// pause tells what stands between a word and the one before it.
type pause uint8

const (
	noPause       pause = iota // nothing that separates
	clausePause                // a comma, dash or bracket
	sentencePause              // a full stop, question mark, colon or line end
)

// maxWord bounds what is looked up as a word: a megabyte without a space is
// none, and the compound splitter is not linear.
const maxWord = 64

// word is a word of a statement, with what is known of it.
type word struct {
	Span
	before  pause
	negated bool // stands behind a negation in its clause
	info    *wordInfo
	extra   []uint64 // concepts of phrases that begin here
}

// wordInfo is what is known of a word wherever it stands.
type wordInfo struct {
	lemma    string
	parts    []string // of a compound
	symbol   uint64
	terms    []uint64 // what a term of a cue may match: lemma, parts, concepts
	concepts []uint64
	features []feature // of the word alone
	starts   []int32   // cues whose first term it matches
	stop     bool      // a function word: no reason by itself
	negates  bool
	asks     bool // an imperative
}

// wordCache keeps what was looked up; Danish text repeats its words.
type wordCache struct {
	mu sync.RWMutex
	m  map[string]*wordInfo
}

// maxCached bounds the cache to some ten megabytes.
const maxCached = 20_000

// info returns what is known of a word in lower case.
func (a *Analyser) info(low string) *wordInfo {
	a.words.mu.RLock()
	in := a.words.m[low]
	a.words.mu.RUnlock()
	if in != nil {
		return in
	}
	in = a.study(strings.Clone(low))
	a.words.mu.Lock()
	if len(a.words.m) >= maxCached {
		clear(a.words.m)
	}
	a.words.m[strings.Clone(low)] = in
	a.words.mu.Unlock()
	return in
}

// scan appends the words of text to buf. A word is a run of letters, digits
// and inner hyphens or apostrophes.
func (a *Analyser) scan(text string, buf []word) []word {
	before := sentencePause
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '[' { // "[e-mail]" says what was hidden, not what was said
			size = max(size, placeholderAt(text[i:]))
		}
		if !isWordRune(r) {
			before = max(before, pauseOf(r))
			i += size
			continue
		}
		end := wordEnd(text, i)
		w := word{Span: Span{i, end}, before: before}
		if end-i <= maxWord {
			w.info = a.info(strings.ToLower(text[i:end]))
		} else {
			w.info = &wordInfo{}
		}
		buf = append(buf, w)
		before, i = noPause, end
	}
	return buf
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) && !unicode.Is(unicode.Mn, r) {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !strings.ContainsRune("-'’§", r) || !isWordRune(next) {
				return i
			}
		}
		i += size
	}
	return i
}

func pauseOf(r rune) pause {
	switch r {
	case '.', '?', '!', ':', '\n', '\r', '•', '…':
		return sentencePause
	case ',', ';', '(', ')', '–', '—', '/', '"', '”', '»', '«', '“':
		return clausePause
	}
	return noPause
}

// negationReach is how many words a Danish negation is taken to reach forward;
// beyond it the next verb's own clause has usually begun.
const negationReach = 4

// markNegated sets negated on the words behind ikke, aldrig, ingen …
func markNegated(words []word) {
	left := 0
	for i := range words {
		w := &words[i]
		if w.before != noPause {
			left = 0
		}
		w.negated = left > 0
		left--
		if w.info.negates {
			left = negationReach
		}
	}
}
