package analysis

import (
	"regexp"
	"strings"
)

// columnGap returns where a run of three spaces, a tab, the bar of a drawn table
// or the mark of a CSV file parts t, and -1 where none does.
func (s *segmenter) columnGap(t string) int {
	if s.delim != 0 {
		return delimiterAt(t, s.delim)
	}
	spaces := 0
	for i := range len(t) {
		switch t[i] {
		case '\t':
			return i - spaces
		case '|':
			if i > 0 && i+1 < len(t) {
				return i - spaces
			}
			spaces = 0
		case ' ':
			if spaces++; spaces == 3 {
				return i - 2
			}
		default:
			spaces = 0
		}
	}
	return -1
}

// delimiterAt returns the first delim outside of quotes, -1 where there is none.
func delimiterAt(t string, delim byte) int {
	quoted := false
	for i := range len(t) {
		switch t[i] {
		case '"':
			quoted = !quoted
		case delim:
			if !quoted {
				return i
			}
		}
	}
	return -1
}

// delimiter tells whether the text is a CSV file: its first row names the
// columns, and as many cells are in nearly every row.
func (s *segmenter) delimiter() byte {
	const most = 200 // rows that are counted
	for _, delim := range []byte{'\t', ';', ','} {
		if len(s.rows) < 2 {
			break
		}
		first := s.cellCount(0, delim)
		if first < 2 || !isColumnNames(strings.Split(s.rows[0].Of(s.text), string(delim))) {
			continue
		}
		same, n := 0, min(len(s.rows), most)
		for i := range n {
			// Excel's last cells may be empty, and are trimmed off.
			if c := s.cellCount(i, delim); c == first || delim == '\t' && c > 1 && c < first {
				same++
			}
		}
		if same*5 >= n*4 {
			return delim
		}
	}
	return 0
}

func (s *segmenter) cellCount(i int, delim byte) int {
	n, t := 1, s.rows[i].Of(s.text)
	for {
		at := delimiterAt(t, delim)
		if at < 0 {
			return n
		}
		n, t = n+1, t[at+1:]
	}
}

// balanced reports whether both sides of a single line's gap are statements.
func (s *segmenter) balanced(t string) bool {
	i := s.columnGap(t)
	return i > 0 && wordCount(t[:i]) >= 2 && wordCount(t[i:]) >= 2
}

// columnSpans parts a row at its gaps.
func (s *segmenter) columnSpans(span Span) []Span {
	var out []Span
	if strings.HasSuffix(span.Of(s.text), "|") {
		span = trim(s.text, Span{span.Start, span.End - 1})
	}
	for {
		t := span.Of(s.text)
		i := s.columnGap(t)
		if i < 0 {
			return append(out, trim(s.text, span))
		}
		out = append(out, trim(s.text, Span{span.Start, span.Start + i}))
		if s.delim != 0 {
			span.Start += i + 1 // an empty cell keeps its column
			continue
		}
		span = trim(s.text, Span{span.Start + i, span.End})
		if n := len(span.Of(s.text)); n > 0 && s.text[span.Start] == '|' {
			span = trim(s.text, Span{span.Start + 1, span.End})
		}
	}
}

// headings adds the columns' headings and returns them.
func (s *segmenter) headings(span Span) []string {
	var out []string
	for _, c := range s.columnSpans(span) {
		s.add(c, Heading, "")
		out = append(out, c.Of(s.text))
	}
	return out
}

// reAttribute matches the name of a column that holds no statements: who, when,
// which. A column "Tema" names its rows.
var reAttribute = regexp.MustCompile(`(?i)^(?:#|nr\.?|id|[\p{L} -]*-?id|løbenr\.?|respondent(?:nummer|nr\.?)?|(?:start|slut)?dato|tid(?:spunkt)?|klokkeslæt|rolle|navn|bord|gruppe|hold|alder|køn|tema|emne|område|kategori|type|status|uge|klasse|hvem|hvornår|afsender|deltager|farve|ansvarlig|deadline|antal|stemmer|prikker|møde|sted|kanal|sprog)$`)

// reMood matches the name of a column that holds how somebody felt in a word or
// a number, beside a column with what they said.
var reMood = regexp.MustCompile(`(?i)^(?:(?:din |jeres )?stemning|humør|smiley(?:s|er)?|emoji|ansigt|karakter|score|point|vurdering|rating|tilfredshed|stjerner|følelse)(?: ?\([^()]{1,20}\))?$`)

// reAnswers matches the name of a column that holds statements.
var reAnswers = regexp.MustCompile(`(?i)^(?:udsagn|svar|kommentar(?:er)?|bemærkning(?:er)?|citat|tekst|besked|note(?:r)?|forslag|input|spørgsmål|indhold|budskab|fritekst|begrundelse)$`)

// isColumnNames reports whether cells name columns: one of them is a name that
// columns have, or each is a question or a word or two, and none is a sentence.
func isColumnNames(cells []string) bool {
	const longest = 8 // words
	known, short := 0, 0
	for _, c := range cells {
		c = strings.Trim(strings.TrimFunc(c, isSpace), `"`)
		switch n := wordCount(c); {
		case reAttribute.MatchString(head(c, 40)), reMood.MatchString(head(c, 40)), reAnswers.MatchString(head(c, 40)):
			known++
		case c == "":
		case n > longest || n > 0 && strings.ContainsRune(".!", lastRune(c)):
			return false
		case strings.HasSuffix(c, "?"), n <= 2 && startsUpper(c):
			short++
		default:
			return false
		}
	}
	return known > 0 || short == len(cells)
}

// isTableHeading reports whether the first row of columns names them.
func (s *segmenter) isTableHeading(span Span) bool {
	var cells []string
	for _, c := range s.columnSpans(span) {
		cells = append(cells, c.Of(s.text))
	}
	return isColumnNames(cells)
}

// cells adds the cells of a row of columns, each under its column's heading.
func (s *segmenter) cells(span Span) {
	above, speaker := s.heading, ""
	cells := s.columnSpans(span)
	shift := 0 // the corner above the names of rows was empty
	if n := len(s.columns); n > 0 && len(cells) == n+1 && wordCount(cells[0].Of(s.text)) <= 3 {
		shift = 1
	}
	for i, c := range cells {
		name := ""
		if i -= shift; i >= 0 && i < len(s.columns) {
			name = s.columns[i]
			s.heading = name
		}
		t := c.Of(s.text)
		kind := Said
		switch {
		case !hasWord(t), isSeparator(t), isNothing(t):
			kind = Aside
		case reMood.MatchString(name) && wordCount(t) <= 3 && !s.hasClause(wordsOf(t)):
			kind = Aside
		case i < 0, s.namesRow(i, t):
			kind = Heading
		case wordCount(t) == 1 && isSpeaker(t), reSpeakerColumn.MatchString(name) && wordCount(t) <= 4:
			kind, speaker = Aside, t
		case reAttribute.MatchString(name) && wordCount(t) <= 4:
			kind = Aside
		}
		s.cell(c, kind, speaker)
	}
	s.heading = above
}

// namesRow reports whether a cell names its row: the first of three and more
// columns, a word or two with a capital.
func (s *segmenter) namesRow(column int, t string) bool {
	return column == 0 && len(s.columns) >= 3 && wordCount(t) <= 2 && startsUpper(t) && wordCount(s.columns[0]) <= 1
}

var reSpeakerColumn = regexp.MustCompile(`(?i)^(?:rolle|hvem|navn|afsender|deltager)$`)

// cell adds a cell without its bullet, and without the quotes of a CSV file.
func (s *segmenter) cell(c Span, kind SegmentKind, speaker string) {
	if t := c.Of(s.text); s.delim != 0 && len(t) > 1 && t[0] == '"' && t[len(t)-1] == '"' {
		c = trim(s.text, Span{c.Start + 1, c.End - 1})
	}
	s.add(Span{c.Start + bullet(c.Of(s.text)), c.End}, kind, speaker)
}
