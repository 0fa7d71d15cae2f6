package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// continues reports whether row j goes on with the statement that starts at
// row i: a wrapped line, or an indented one under a bullet.
func (s *segmenter) continues(i, j int) bool {
	head, prev, next := s.rows[i], s.rows[j-1], s.rows[j]
	if next.blank || next.bullet > 0 || next.timed || s.kind(j) != Said || prev.Len() == 0 {
		return false
	}
	t := next.Of(s.text)
	if label, _ := s.label(t); label != "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t)
	low := unicode.IsLower(first)
	before := prev.Of(s.text)
	ended := strings.ContainsRune(".!?:…", lastRune(strings.TrimRight(before, closers)))
	switch {
	case low && !ended && hangs(before):
		return true
	case head.bullet > 0 && next.indent > head.indent:
		return true
	case head.bullet > 0:
		return low && !ended
	case s.lowNotes || s.columnGap(t) >= 0:
		return false
	}
	const roomy = 45 // bytes; a shorter line did not break for want of room
	return low && !ended && prev.Len() >= roomy || s.wrapped(j)
}

// wrapped reports whether the line before row j broke for want of room: the
// first word of row j would not have fitted within the longest line.
func (s *segmenter) wrapped(j int) bool {
	const narrow = 45 // runes; shorter lines broke because they were done
	width, full, gaps := 0, 0, 0
	lo, hi := s.block(j)
	for k := lo; k < hi; k++ {
		width = max(width, utf8.RuneCountInString(s.rows[k].Of(s.text)))
	}
	if width < narrow {
		return false
	}
	for k := lo; k+1 < hi; k++ {
		word, _, _ := strings.Cut(s.rows[k+1].Of(s.text), " ")
		gaps++
		if utf8.RuneCountInString(s.rows[k].Of(s.text))+1+utf8.RuneCountInString(word) >= width-2 {
			full++
		}
	}
	if gaps == 1 { // two lines: the longer one is always full
		r, _ := utf8.DecodeRuneInString(s.rows[j].Of(s.text))
		return unicode.IsLower(r)
	}
	return full*10 >= gaps*7
}

// block returns the rows around j between blank lines, at most a page of them.
func (s *segmenter) block(j int) (lo, hi int) {
	const page = 40
	lo, hi = j, j+1
	for lo > 0 && !s.rows[lo].blank && j-lo < page {
		lo--
	}
	for hi < len(s.rows) && !s.rows[hi].blank && hi-j < page {
		hi++
	}
	return lo, hi
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// hangs reports whether a line cannot be done: it ends in a comma or in a word
// that asks for another.
func hangs(line string) bool {
	if lastRune(line) == ',' {
		return true
	}
	return hanging[line[strings.LastIndexByte(line, ' ')+1:]]
}

var hanging = wordSet(`og eller at i på til med for fra af som en et men om når
	hvis fordi ved hos min mit mine vores sin sit sine samt`)
