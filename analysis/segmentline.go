package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of a note without the space around it.
type line struct {
	Span
	indent int // columns of space in front; a tab counts four
}

// lines splits text at every kind of line end.
func lines(text string) []line {
	var out []line
	start := 0
	for i, r := range text {
		switch r {
		case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
			if r == '\n' && i > 0 && text[i-1] == '\r' {
				start = i + 1
				continue
			}
			out = append(out, newLine(text, start, i))
			start = i + utf8.RuneLen(r)
		}
	}
	return append(out, newLine(text, start, len(text)))
}

func newLine(text string, start, end int) line {
	l := line{Span: Span{start, end}}
	for _, r := range text[start:end] {
		if !isSpace(r) {
			break
		}
		l.indent++
		if r == '\t' {
			l.indent += 3
		}
	}
	l.Span = trim(text, l.Span)
	return l
}

// isSpace is unicode.IsSpace with the invisible characters that web pages and
// word processors leave behind.
func isSpace(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r)
}

// trim takes the space off both ends of a span.
func trim(text string, s Span) Span {
	in := s.Of(text)
	left := strings.TrimLeftFunc(in, isSpace)
	s.Start += len(in) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, isSpace))
	return s
}

// bullet returns the length of the bullet at the head of s and the space behind
// it, 0 where there is none.
func bullet(s string) int {
	n := bulletMark(s)
	if n == 0 || n == len(s) {
		return 0
	}
	rest := strings.TrimLeftFunc(s[n:], isSpace)
	if rest == "" {
		return 0
	}
	space := len(s) - n - len(rest)
	r, _ := utf8.DecodeLastRuneInString(s[:n])
	if space == 0 && (!strings.ContainsRune("•*●▪◦·‣☐☑✓✔➢►", r) || !startsWord(rest)) {
		return 0
	}
	return n + space
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'»”“`))
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func bulletMark(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("-*•●▪◦·‣–—>+☐☑✓✔➢►→", r):
		for n < len(s) && s[n] == s[0] && r == '>' {
			n++
		}
		if rest := strings.TrimLeft(s[n:], " "); strings.HasPrefix(rest, "[ ]") || strings.HasPrefix(rest, "[x]") {
			n = len(s) - len(rest) + 3
		}
		return n
	case r == '#':
		for n < len(s) && n < 5 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == 1 {
			return 0
		}
		return n
	case r == '|':
		return n
	case r == '=' && strings.HasPrefix(s, "=>"):
		return 2
	case r == 'o' && strings.HasPrefix(s, "o "):
		return n
	case unicode.Is(unicode.So, r):
		return n + pictureTail(s[n:])
	}
	return numbering(s)
}

// pictureTail is the length of what belongs to the emoji before s: skin colour,
// presentation, and further emoji joined to it.
func pictureTail(s string) int {
	for i, r := range s {
		switch {
		case r == '\ufe0f', r == '\u200d', unicode.Is(unicode.So, r), unicode.Is(unicode.Sk, r) && r > '\uffff':
		default:
			return i
		}
	}
	return len(s)
}

// numbering reads "1.", "12)", "(3)", "a)", "2.1".
func numbering(s string) int {
	i := 0
	if i < len(s) && s[i] == '(' {
		i++
	}
	from := i
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.' && i > from && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9') {
		i++
	}
	digits := i - from
	if n := roman(s); n > 0 {
		return n
	}
	if digits == 0 && i+1 < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z') && s[i+1] == ')' {
		return i + 2
	}
	if digits == 0 || digits > 4 || i == len(s) {
		return 0
	}
	switch {
	case s[i] == ')':
		return i + 1
	case s[i] == '.' && from == 0 && digits <= 3:
		return i + 1
	}
	return 0
}

// roman reads "ii.", "iv)" and "a. ": short small numerals and letters with space
// behind them. "i " is a word, so the mark must be there.
func roman(s string) int {
	i := 0
	for i < len(s) && i < 4 && strings.IndexByte("ivx", s[i]) >= 0 {
		i++
	}
	if i == 0 && s != "" && s[0] >= 'a' && s[0] <= 'h' {
		i = 1
	}
	if i == 0 || i+1 >= len(s) || s[i] != '.' && s[i] != ')' || s[i+1] != ' ' && s[i+1] != '\t' {
		return 0
	}
	return i + 1
}

// hasWord reports whether s holds a word: two letters on end.
func hasWord(s string) bool {
	letters := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			letters = 0
			continue
		}
		if letters++; letters == 2 {
			return true
		}
	}
	return false
}
