package danish

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/tokenize"
)

// Token is a word, number or mark with its place: text[t.Start:t.End()] == t.Text.
type Token struct {
	Text  string
	Start int // byte offset
}

// End is the byte offset behind the token.
func (t Token) End() int { return t.Start + len(t.Text) }

// IsWord reports whether the token holds a letter.
func (t Token) IsWord() bool { return strings.ContainsFunc(t.Text, unicode.IsLetter) }

// Tokenizer splits Danish text into tokens. It may be used from several
// goroutines.
type Tokenizer struct {
	abbrev *Abbreviations
	prose  *tokenize.Tokenizer
}

// The marks that prose is to take off a word. English has no » and «, and in
// Danish ” opens as well as it closes. The contractions of English are off:
// they would cut the genitive of "PPR's" and the middle of "li'som".
var (
	openers = []string{"(", "[", "{", `"`, "'", "»", "«", "”", "“", "„", "’", "‘", "›", "‹", "–", "—", "*", "•", "/", "+", "<", ">", "…", "§"}
	closers = []string{",", ".", ":", ";", "!", "?", ")", "]", "}", `"`, "'", "«", "»", "”", "“", "’", "‘", "‹", "›", "…", "–", "—", "/", "%", "*", "+", "<", ">"}
)

// NewTokenizer returns a tokenizer that keeps the dot of these abbreviations.
func NewTokenizer(abbrev *Abbreviations) *Tokenizer {
	t := &Tokenizer{abbrev: abbrev}
	t.prose = tokenize.New(
		tokenize.UsingPrefixes(openers),
		tokenize.UsingSuffixes(closers),
		tokenize.UsingSplitCases(nil),
		tokenize.UsingSpecialTest(t.whole),
	)
	return t
}

// maxSpan bounds the stretch without a space that prose gets to see at once. It
// looks at the whole stretch again for each mark that it takes off, so that a
// megabyte of brackets would take minutes.
const maxSpan = 256

// Tokens splits text. Tokens lie in order and do not overlap; between them is
// nothing but space.
func (t *Tokenizer) Tokens(text string) []Token {
	out := make([]Token, 0, len(text)/5+2)
	start, span := 0, 0 // where the piece and the stretch without a space start
	for i, r := range text {
		if unicode.IsSpace(r) {
			span = i + utf8.RuneLen(r)
		} else if i-span >= maxSpan {
			out = t.piece(out, text[start:i], start)
			start, span = i, i
		}
	}
	return t.piece(out, text[start:], start)
}

// piece appends the tokens of a part of the text that starts at base.
func (t *Tokenizer) piece(out []Token, text string, base int) []Token {
	for _, r := range t.prose.Tokenize(text) {
		out = t.mend(out, Token{Text: r.Text, Start: base + r.Start})
	}
	return out
}

// whole reports whether prose must leave the span in one piece.
func (t *Tokenizer) whole(span string) bool {
	if span[len(span)-1] != '.' {
		return false
	}
	return t.abbrev.Has(span) || isInitial(span) || isOrdinal(span)
}

// isInitial reports whether s is a capital and a dot, as in "K. Holm".
func isInitial(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && s[n:] == "."
}

// isOrdinal reports whether s is a number of at most two digits and a dot, as
// in "3. klasse". Longer numbers with a dot are years that end a sentence.
func isOrdinal(s string) bool {
	digits := strings.TrimSuffix(s, ".")
	return len(digits) > 0 && len(digits) <= 2 && len(digits) < len(s) && strings.Trim(digits, "0123456789") == ""
}

// mend appends what prose gave, corrected: it keeps "Det." and "Ja." whole as
// if they were English abbreviations, and joins words at a slash or at dashes
// and dots without a space behind.
func (t *Tokenizer) mend(out []Token, tok Token) []Token {
	if n := len(tok.Text); n > 1 && tok.Text[n-1] == '.' && !t.whole(tok.Text) && strings.Trim(tok.Text, ".") != "" {
		out = t.mend(out, Token{Text: tok.Text[:n-1], Start: tok.Start})
		return append(out, Token{Text: ".", Start: tok.Start + n - 1})
	}
	if at, mark := joint(tok.Text); at > 0 {
		out = t.mend(out, Token{Text: tok.Text[:at], Start: tok.Start})
		out = append(out, Token{Text: tok.Text[at : at+mark], Start: tok.Start + at})
		return t.mend(out, Token{Text: tok.Text[at+mark:], Start: tok.Start + at + mark})
	}
	return append(out, tok)
}

// joint finds a mark between two letters that parts two words: the slash of
// "skole/PPR" and the dots of "ved ikke...måske". Addresses on the net, dates
// and fractions stay whole.
func joint(s string) (at, size int) {
	if len(s) < 3 || strings.Contains(s, "://") || strings.Contains(s, "@") || strings.HasPrefix(s, "www.") {
		return 0, 0
	}
	for i := 1; i < len(s)-1; i++ {
		n := 0
		switch {
		case s[i] == '/':
			n = 1
		case strings.HasPrefix(s[i:], "..."):
			n = 3
		case strings.HasPrefix(s[i:], "…"):
			n = len("…")
		default:
			continue
		}
		if letterBefore(s, i) && letterAfter(s, i+n) {
			return i, n
		}
	}
	return 0, 0
}

func letterBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLetter(r)
}

func letterAfter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}
