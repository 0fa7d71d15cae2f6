package check

import (
	"bytes"
	"strconv"
)

// The tokens of a content stream or a character map. A number is a float64, a
// string is []byte, an array is []any, a dictionary is map[name]any.
type (
	name     string
	operator string
)

// maxNesting is deeper than any array or dictionary in real content.
const maxNesting = 32

// lexer splits content into tokens. It never fails: what is no token is
// skipped, as viewers do.
type lexer struct {
	buf []byte
	pos int
}

func isSpace(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}

func isDelimiter(c byte) bool {
	return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.buf) {
		switch c := l.buf[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.buf) && l.buf[l.pos] != '\n' && l.buf[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next is the next token, nil at the end.
func (l *lexer) next() any { return l.token(0) }

func (l *lexer) token(depth int) any {
	for {
		l.skipSpace()
		if l.pos >= len(l.buf) {
			return nil
		}
		rest := l.buf[l.pos:]
		switch c := rest[0]; {
		case c == '/':
			l.pos++
			return name(decodeName(l.word()))
		case c == '(':
			return l.literal()
		case bytes.HasPrefix(rest, []byte("<<")) && depth < maxNesting:
			l.pos += 2
			return dictOf(l.until(">>", depth+1))
		case c == '<':
			return l.hex()
		case c == '[' && depth < maxNesting:
			l.pos++
			return l.until("]", depth+1)
		case bytes.HasPrefix(rest, []byte(">>")):
			l.pos += 2
			return operator(">>")
		case isDelimiter(c):
			l.pos++
			if c == ']' {
				return operator("]")
			}
		default:
			return number(l.word())
		}
	}
}

// until collects tokens up to the closing one.
func (l *lexer) until(closing operator, depth int) []any {
	all := []any{}
	for {
		t := l.token(depth)
		if t == nil || t == closing {
			return all
		}
		all = append(all, t)
	}
}

func dictOf(all []any) map[name]any {
	d := make(map[name]any, len(all)/2)
	for i := 0; i+1 < len(all); i += 2 {
		if k, ok := all[i].(name); ok {
			d[k] = all[i+1]
		}
	}
	return d
}

func (l *lexer) word() string {
	start := l.pos
	for l.pos < len(l.buf) && !isSpace(l.buf[l.pos]) && !isDelimiter(l.buf[l.pos]) {
		l.pos++
	}
	return string(l.buf[start:l.pos])
}

func number(w string) any {
	if c := w[0]; c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9' {
		if f, err := strconv.ParseFloat(w, 64); err == nil {
			return f
		}
	}
	return operator(w)
}

func decodeName(w string) string {
	if len(w) < 3 || bytes.IndexByte([]byte(w), '#') < 0 {
		return w
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if v, err := strconv.ParseUint(w[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return string(out)
}

func (l *lexer) hex() []byte {
	l.pos++
	out, digits, value := []byte{}, 0, byte(0)
	for ; l.pos < len(l.buf); l.pos++ {
		c := l.buf[l.pos]
		if c == '>' {
			l.pos++
			break
		}
		v, err := strconv.ParseUint(string(c), 16, 8)
		if err != nil {
			continue
		}
		if value, digits = value<<4|byte(v), digits+1; digits%2 == 0 {
			out = append(out, value)
		}
	}
	if digits%2 == 1 {
		out = append(out, value<<4)
	}
	return out
}

func (l *lexer) literal() []byte {
	l.pos++
	out, depth := []byte{}, 1
	for l.pos < len(l.buf) {
		c := l.buf[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return out
}

func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.buf) {
		return out
	}
	c := l.buf[l.pos]
	l.pos++
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r':
		if l.pos < len(l.buf) && l.buf[l.pos] == '\n' {
			l.pos++
		}
		return out
	case c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	value := c - '0'
	for n := 1; n < 3 && l.pos < len(l.buf) && l.buf[l.pos] >= '0' && l.buf[l.pos] <= '7'; n++ {
		value = value<<3 | (l.buf[l.pos] - '0')
		l.pos++
	}
	return append(out, value)
}

// skipInlineImage moves past the data between ID and EI, which is no token.
func (l *lexer) skipInlineImage() {
	for i := l.pos; i+2 <= len(l.buf); i++ {
		end := i+2 == len(l.buf) || isSpace(l.buf[i+2])
		if l.buf[i] == 'E' && l.buf[i+1] == 'I' && end && i > 0 && isSpace(l.buf[i-1]) {
			l.pos = i + 2
			return
		}
	}
	l.pos = len(l.buf)
}
