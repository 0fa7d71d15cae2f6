package check

// codeRange is a run of codes.
type codeRange struct{ low, high int }

// maxCode is the largest code of two bytes.
const maxCode = 0xFFFF

// cmap is what a ToUnicode map says, without the letters themselves.
type cmap struct {
	// edges counts the ranges that begin at a code, less those that ended just
	// before it: a million overlapping ranges cost no more than one.
	edges     [maxCode + 2]int32
	covered   [maxCode + 1]bool
	badRange  bool // an interval that runs over the last byte, or backwards
	badTarget bool // U+0000, U+FFFE or U+FEFF, or nothing at all
}

func (m *cmap) add(r codeRange) {
	if r.low <= r.high {
		m.edges[r.low]++
		m.edges[r.high+1]--
	}
}

func (m *cmap) covers(code int) bool { return code <= maxCode && m.covered[code] }

// maxOperands is more than a block of the largest font has.
const maxOperands = 3 * (maxCode + 1)

func readCMap(data []byte) *cmap {
	m := &cmap{}
	l := &lexer{buf: data}
	var operands []any
	for t := l.next(); t != nil; t = l.next() {
		op, ok := t.(operator)
		if !ok {
			if len(operands) < maxOperands {
				operands = append(operands, t)
			}
			continue
		}
		switch op {
		case "endbfchar":
			m.chars(operands)
		case "endbfrange":
			m.spans(operands)
		}
		operands = operands[:0]
	}
	open := int32(0)
	for code := range m.covered {
		open += m.edges[code]
		m.covered[code] = open > 0
	}
	return m
}

func (m *cmap) chars(all []any) {
	for i := 0; i+1 < len(all); i += 2 {
		from, ok := all[i].([]byte)
		to, isText := all[i+1].([]byte)
		if ok && isText && len(from) <= 2 {
			m.add(codeRange{codeOf(from), codeOf(from)})
			m.target(to, 0)
		}
	}
}

func (m *cmap) spans(all []any) {
	for i := 0; i+2 < len(all); i += 3 {
		low, ok := all[i].([]byte)
		high, ok2 := all[i+1].([]byte)
		if !ok || !ok2 || len(low) > 2 || len(high) > 2 {
			continue
		}
		r := codeRange{codeOf(low), codeOf(high)}
		if r.low>>8 != r.high>>8 || r.low > r.high {
			m.badRange = true
		}
		switch to := all[i+2].(type) {
		case []byte:
			m.target(to, r.high-r.low)
		case []any:
			// One letter for each code; what is left over has none.
			r.high = min(r.high, r.low+len(to)-1)
			for _, t := range to {
				s, _ := t.([]byte)
				m.target(s, 0)
			}
		}
		m.add(r)
	}
}

// target looks at the letters that a code, or a run of codes, stands for.
func (m *cmap) target(utf16 []byte, more int) {
	if len(utf16) == 0 || len(utf16)%2 == 1 {
		m.badTarget = true
		return
	}
	for i := 0; i < len(utf16); i += 2 {
		low := codeOf(utf16[i : i+2])
		high := low
		if i == len(utf16)-2 {
			high += max(more, 0)
		}
		for _, bad := range []int{0, 0xFFFE, 0xFEFF} {
			if low <= bad && bad <= high {
				m.badTarget = true
			}
		}
	}
}

func codeOf(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}
