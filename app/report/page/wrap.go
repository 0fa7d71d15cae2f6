package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// run is a line of wrapped text. Text ends with a space where the next line
// starts a new word: readers that join a paragraph's lines need it.
type run struct {
	text  string
	width float64
}

// face and size that a text is wrapped for.
type set struct {
	weight Weight
	size   float64
}

// piece is a part of a text that no line breaks inside, unless it is wider
// than a whole line.
type piece struct {
	text  string
	space bool // stands after a space
}

// wrap breaks clean text into lines not wider than width. Words go whole where
// they can, and are broken where they are wider than a line. It reckons in
// thousandths of the size, as fonts do, so that no rounding parts it from head.
func (m *marks) wrap(s string, st set, width float64) []run {
	var lines []run
	line, at := "", 0
	end := func(space bool) {
		r := run{line, float64(at) * st.size / 1000}
		if space {
			r.text += " "
		}
		lines = append(lines, r)
		line, at = "", 0
	}
	limit := int(width * 1000 / st.size)
	blank := m.advance(' ', st.weight)
	for _, p := range pieces(glue(s)) {
		before := 0
		if p.space && line != "" {
			before = blank
		}
		w := m.upTo(p.text, st.weight, limit)
		if line != "" && at+before+w > limit {
			end(p.space)
			before = 0
		}
		for line == "" && w > limit {
			head := m.head(p.text, st, width)
			if len(head) == len(p.text) { // one letter, wider than the line
				break
			}
			p.text = p.text[len(head):]
			line = strings.TrimSuffix(head, string(nbsp))
			at = m.upTo(line, st.weight, limit)
			end(line != head)
			w = m.upTo(p.text, st.weight, limit)
		}
		if before > 0 {
			line += " "
		}
		line += p.text
		at += before + w
	}
	if line != "" {
		end(false)
	}
	return lines
}

// upTo is the advance of s, or of as much of it as goes beyond limit: a word
// without end is not measured anew for each of its lines.
func (m *marks) upTo(s string, w Weight, limit int) int {
	sum := 0
	for _, r := range s {
		if sum += m.advance(r, w); sum > limit {
			break
		}
	}
	return sum
}

// balanced wraps into as few lines as wrap does, but of like length: a heading
// should not leave one word on its last line.
func (m *marks) balanced(s string, st set, width float64) []run {
	best := m.wrap(s, st, width)
	if len(best) < 2 || len(best) > 4 {
		return best
	}
	low, high := width/2, width
	for high-low > 2 {
		mid := (low + high) / 2
		if tried := m.wrap(s, st, mid); len(tried) == len(best) {
			best, high = tried, mid
		} else {
			low = mid
		}
	}
	return best
}

// tidy wraps like wrap, but does not leave one short word on the last line
// where a little less width prevents it.
func (m *marks) tidy(s string, st set, width float64) []run {
	lines := m.wrap(s, st, width)
	n := len(lines)
	if n < 2 || n > 8 || strings.Contains(lines[n-1].text, " ") || lines[n-1].width > width/5 {
		return lines
	}
	for part := 0.98; part > 0.8; part -= 0.02 {
		tried := m.wrap(s, st, width*part)
		if len(tried) == n && strings.Contains(tried[n-1].text, " ") {
			return tried
		}
	}
	return lines
}

// head is the longest start of a too wide piece that fits, at least one letter.
// It ends at a no-break space where there is one, and never before a combining
// mark.
func (m *marks) head(s string, st set, width float64) string {
	limit := int(width * 1000 / st.size)
	sum, cut, soft := 0, 0, 0
	for i, r := range s {
		sum += m.advance(r, st.weight)
		end := i + utf8.RuneLen(r)
		if sum > limit && cut > 0 {
			if r == nbsp { // stands beyond the line's end, where it is dropped
				soft = end
			}
			break
		}
		if next, _ := utf8.DecodeRuneInString(s[end:]); unicode.Is(unicode.M, next) && sum <= limit {
			continue
		}
		cut = end
		if r == nbsp {
			soft = end
		}
	}
	if soft > 0 && cut < len(s) {
		return s[:soft]
	}
	return s[:cut]
}

// pieces splits at spaces, and after a hyphen or slash inside a word.
func pieces(s string) []piece {
	var out []piece
	for word := range strings.SplitSeq(s, " ") {
		if word == "" {
			continue
		}
		space := len(out) > 0
		start := 0
		for i, r := range word {
			end := i + utf8.RuneLen(r)
			if !strings.ContainsRune("-/–‐", r) || end-start < 3 || !lettersFollow(word[end:]) {
				continue
			}
			out = append(out, piece{word[start:end], space})
			start, space = end, false
		}
		out = append(out, piece{word[start:], space})
	}
	return out
}

// lettersFollow reports whether s starts with two letters, so that no single
// letter comes to stand alone.
func lettersFollow(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	return unicode.IsLetter(r) && unicode.IsLetter(next)
}

// Danish words that hold on to the next word, and words that hold on to a
// number before them.
var (
	holdsNext   = wordSet("kl. ca. nr. § s. d. pr. jf. hr. fr. dr. tlf. maks. max. min. stk. bilag side art. kap. mindst højst cirka")
	holdsNumber = wordSet("% ‰ kr. kr kroner mio. mia. km m cm mm kg g l timer time minutter min. dage dag uger uge måneder år " +
		"januar februar marts april maj juni juli august september oktober november december " +
		"jan. feb. mar. apr. jun. jul. aug. sep. sept. okt. nov. dec. pct. pct procent procentpoint stk. klasse")
)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// glue puts no-break spaces where Danish does not break a line: after "kl." and
// "ca.", between a number and its unit or month, and before a dash.
func glue(s string) string {
	words := strings.Split(s, " ")
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i, w := range words {
		if i > 0 {
			if holds(words[i-1], w) {
				b.WriteRune(nbsp)
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w)
	}
	return b.String()
}

func holds(before, w string) bool {
	if before == "" || w == "" {
		return false
	}
	if w == "–" || w == "-" || w == "—" {
		return true
	}
	if before == "den" && isNumber(w) {
		return true
	}
	if holdsNext[strings.ToLower(strings.TrimLeft(before, "(»\"”"))] {
		return true
	}
	return isNumber(before) && holdsNumber[strings.ToLower(strings.TrimRight(w, ",;:!?)»\"”"))] ||
		isNumber(before) && holdsNumber[strings.ToLower(strings.TrimRight(w, ".,;:!?)»\"”"))]
}

func isNumber(s string) bool {
	s = strings.TrimLeft(s, "(»\"”")
	if s == "" || s[0] < '0' || s[0] > '9' {
		return false
	}
	return strings.Trim(s, "0123456789.,:-–") == ""
}
