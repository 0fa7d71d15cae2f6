package analysis

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Segment splits what people paste into its pieces: notes with bullets,
// speakers and times, columns, mails, minutes, running text. The pieces lie in
// order and do not overlap; what is left between them is space, bullets, times,
// speaker labels and other marks. Only Said pieces are statements. In notes a
// line is one statement, in running text a sentence is. What is not in Danish is
// Verbatim and names its language.
func (a *Analyser) Segment(text string) []Segment { return a.setAsideForeign(text, a.segment(text)) }

func (a *Analyser) segment(text string) []Segment {
	s := segmenter{sent: a.sent, text: text}
	for _, l := range lines(text) {
		if l.Len() == 0 {
			s.blank()
			continue
		}
		s.rows = append(s.rows, row{line: l, blank: s.gap})
		s.gap = false
	}
	if s.isProse() {
		s.say(s.rows[0].Span, "", asProse)
		return s.out
	}
	s.survey()
	for i := 0; i < len(s.rows); {
		i = s.row(i)
	}
	return s.out
}

// segmenter is the work on one text.
type segmenter struct {
	sent *sentencer
	text string
	rows []row
	gap  bool // a blank line came last
	out  []Segment

	heading  string
	columns  []string       // headings of the columns
	hasTable bool           // enough lines have gaps in them to be columns
	delim    byte           // what parts the cells of a pasted CSV file, 0 where it is none
	circles  bool           // "o " is a bullet here
	labels   map[string]int // how many rows a label stands in front of
	asked    map[string]int // how many of them are questions
	named    bool           // capitalised labels are people: letters, or behind times
	stamped  bool           // times stand in front of names of several words
	outline  bool           // numbers stand in front of headings
	quoted   bool           // lines with > are a mail that is being answered
	listing  bool           // below a heading such as "Dagsorden": until a blank line nothing is said
	quiz     bool           // questions with a capital are answered by the rows below
	table    bool           // the first row of columns has been read
	lowNotes bool           // most lines start with a small letter: a line is a statement
}

// row is a line that is not blank.
type row struct {
	line
	blank  bool // a blank line stands in front
	bullet int  // length of the bullet
	body   Span // without bullet and time
	timed  bool
	titled bool // marked as a heading with #
	quote  bool // marked with > as what a mail answers
}

func (s *segmenter) blank() { s.gap = true }

// isProse reports whether the text is one line of several sentences: then a
// dash in front is an utterance and a capital with a colon no speaker.
func (s *segmenter) isProse() bool {
	if len(s.rows) != 1 {
		return false
	}
	l := s.rows[0].Span.Of(s.text)
	if s.columnGap(l) >= 0 || timeLen(l) > 0 || unreadable(l) {
		return false
	}
	if label, _ := s.label(l); label != "" {
		return false
	}
	return len(s.sent.split(nil, s.text, s.rows[0].Span)) > 1
}

// survey looks at all rows before any is judged.
func (s *segmenter) survey() {
	s.labels, s.asked = map[string]int{}, map[string]int{}
	s.delim = s.delimiter()
	circles, gaps, low, plain := 0, 0, 0, 0
	for i := range s.rows {
		t := s.rows[i].Of(s.text)
		if strings.HasPrefix(t, "o ") {
			circles++
		}
		if s.columnGap(t) >= 0 {
			gaps++
		}
	}
	s.surveyLabels()
	s.circles = circles > 1
	s.hasTable = gaps >= 3 || gaps >= 2 && gaps*2 >= len(s.rows)
	for i := range s.rows {
		r := &s.rows[i]
		s.strip(r)
		if r.bullet == 0 {
			plain++
			if unicode.IsLower(firstRune(r.body.Of(s.text))) {
				low++
			}
		}
	}
	s.lowNotes = low*2 > plain
	s.quiz = s.isQuiz()
	s.outline = s.isOutline()
}

// surveyLabels counts who speaks, and how often they ask.
func (s *segmenter) surveyLabels() {
	people, full := 0, 0
	for i := range s.rows {
		t := s.rows[i].Of(s.text)
		if isLegend(t) {
			continue
		}
		n := timeLen(t)
		label, _ := cutLabel(t[n:])
		if label == "" {
			continue
		}
		s.labels[strings.ToLower(label)]++
		switch {
		case isPerson(label) && (len(label) == 1 || n > 0):
			people++
		case n > 0 && isFullName(label):
			full++
		}
		if strings.HasSuffix(t, "?") {
			s.asked[strings.ToLower(label)]++
		}
	}
	s.named = people+full > 1
	s.stamped = s.named && full > 0
}

// isQuiz reports whether the text is a form: it has questions of its own, and
// answers below the first of them.
func (s *segmenter) isQuiz() bool {
	questions, first := 0, -1
	for i := range s.rows {
		if reQuestion.MatchString(head(s.rows[i].body.Of(s.text), 160)) && s.rows[i].bullet == 0 {
			if questions++; first < 0 {
				first = i
			}
		}
	}
	return questions >= 2 && first <= 2 && questions*2 <= len(s.rows)
}

// strip takes bullets and times off the head of a row.
func (s *segmenter) strip(r *row) {
	r.body = r.Span
	r.quote = s.text[r.Start] == '>'
	if t := r.Of(s.text); t[0] == '#' {
		if rest := strings.TrimLeft(t, "#"); hasWord(rest) && isSpace(firstRune(rest)) {
			r.titled = true
			r.body = trim(s.text, Span{r.End - len(rest), r.End})
			return
		}
	}
	for range 3 { // "- 19.10 - ", "> 1. "
		t := r.body.Of(s.text)
		n := 0
		if b := bullet(t); b > 0 && (t[0] != 'o' || s.circles) {
			n = b
			r.bullet += b
		} else if m := timeLen(t); m > 0 {
			n = m
			r.timed = true
		}
		if n == 0 || n >= len(t) {
			return
		}
		r.body = trim(s.text, Span{r.body.Start + n, r.body.End})
	}
}

// row reads the row i with the rows that go on from it and returns the next.
func (s *segmenter) row(i int) int {
	r := s.rows[i]
	body := r.body.Of(s.text)
	s.listing = s.listing && !r.blank
	s.quoted = s.quoted && r.quote || reQuoting.MatchString(head(body, 160)) || s.isReply(i)
	switch kind := s.kind(i); kind {
	case Heading:
		s.heading = trimHeading(body)
		s.columns, s.table = nil, false
		if s.hasTable && s.columnGap(body) >= 0 {
			s.table = true
			s.columns = s.headings(r.body)
			return i + 1
		}
		if x := s.lastSentence(r.body); strings.HasSuffix(body, ":") && x.Start > r.body.Start {
			s.say(Span{r.body.Start, x.Start}, "", asProse)
			r.body = x
			s.heading = trimHeading(x.Of(s.text))
		}
		s.listing = reListing.MatchString(s.heading)
		s.add(r.body, Heading, "")
		return i + 1
	case Aside, Verbatim:
		s.add(r.body, kind, "")
		return i + 1
	}
	if s.columnGap(body) >= 0 && (s.hasTable || s.balanced(body)) {
		if s.hasTable && !s.table && i+1 < len(s.rows) && s.isTableHeading(r.body) {
			s.table = true
			s.columns = s.headings(r.body)
			return i + 1
		}
		s.table = true
		s.cells(r.body)
		return i + 1
	}
	end := i + 1
	for end < len(s.rows) && s.continues(i, end) {
		end++
	}
	said := Span{r.body.Start, s.rows[end-1].End}
	if first := s.firstSentence(said); r.timed && first != said && isProgramme(first.Of(s.text)) {
		s.add(first, Aside, "")
		said.Start = first.End
	}
	if n := s.formula(said.Of(s.text), i); n > 0 {
		said = s.cutFormula(said, n)
	}
	s.statement(i, trim(s.text, said), end-i)
	return end
}

// trimHeading is a heading as it stands over its lines.
func trimHeading(t string) string { return strings.TrimSpace(strings.TrimRight(t, ": ")) }

// statement adds what rows from i on say.
func (s *segmenter) statement(i int, span Span, rows int) {
	t := span.Of(s.text)
	label, rest := s.label(t)
	if label != "" {
		span.Start = trim(s.text, Span{span.Start + rest, span.End}).Start
		switch said := span.Of(s.text); {
		case s.leads(label):
			s.lead(span, label)
			return
		case isSetAside(label):
			first := s.firstSentence(span)
			s.add(first, Aside, label)
			label, span = "", trim(s.text, Span{first.End, span.End})
		case !hasWord(said), isNothing(said), isMark(said), isGreeting(said, i, len(s.rows)) && s.formula(said, i) == 0:
			s.add(span, Aside, label)
			return
		}
		if isNoteLabel(label) && !isSpeaker(label) {
			label = "" // "forslag" is what follows, not who says it
		}
	}
	if n := boldLen(span.Of(s.text)); n > 0 && label == "" { // "**Tid** – et møde er for kort"
		s.add(Span{span.Start, span.Start + n}, Heading, "")
		above := s.heading
		s.heading = strings.Trim(s.text[span.Start:span.Start+n], "*_:-– ")
		defer func() { s.heading = above }()
		span = trim(s.text, Span{span.Start + n, span.End})
	}
	span, behind := s.bracket(span)
	for _, part := range s.alternatives(span) {
		how := asNote
		if label == "" || part.Len() > longNote {
			how = s.grainOf(i, part.Of(s.text), rows)
		}
		s.say(part, cmp.Or(label, behind.speaker), how)
	}
	s.add(behind.Span, Aside, behind.speaker)
}

// reBold matches a title in bold type before the text that it names.
var reBold = regexp.MustCompile(`^(?:\*\*[^*]{1,60}\*\*|__[^_]{1,60}__)\s*(?:[-–—:]+\s+)`)

func boldLen(t string) int {
	if n := len(reBold.FindString(head(t, 160))); n < len(t) {
		return n
	}
	return 0
}

// leads reports whether a label is that of whoever asks the questions.
func (s *segmenter) leads(label string) bool {
	n := s.labels[strings.ToLower(label)]
	return isModerator(label) || n >= 2 && s.asked[strings.ToLower(label)] == n
}

// lead adds what whoever leads the talk says: a question that the next ones
// answer, or words about how to go on.
func (s *segmenter) lead(span Span, label string) {
	if !strings.HasSuffix(span.Of(s.text), "?") {
		s.add(span, Aside, label)
		return
	}
	s.add(span, Heading, label)
	s.heading = span.Of(s.text)
}

// firstSentence returns the part of a note up to its first full stop. Notes go
// on with a small letter, so that it cannot ask the sentencer.
func (s *segmenter) firstSentence(span Span) Span {
	for _, w := range fields(s.text, span) {
		t := w.Of(s.text)
		if strings.ContainsRune(".!?", lastRune(t)) && !s.sent.abbrev.Has(t) && !isNumber(t[:len(t)-1]) {
			return Span{span.Start, w.End}
		}
	}
	return span
}

// lastSentence returns the last sentence of a line that leads to a list, or all
// of it where the words before are too few to be a statement.
func (s *segmenter) lastSentence(span Span) Span {
	parts := s.sent.split(nil, s.text, span)
	last := parts[len(parts)-1]
	if wordCount(s.text[span.Start:last.Start]) < 3 || wordCount(last.Of(s.text)) < 2 {
		return span
	}
	return last
}

// grain tells how a stretch of text falls into statements.
type grain int

const (
	asNote     grain = iota // one statement, however many sentences
	asProse                 // a statement a sentence
	asCareless              // the same, in text without capitals
)

// longNote is the length in bytes that a note seldom has and a paragraph often.
const longNote = 320

// grainOf judges whether a statement is a note or running text.
func (s *segmenter) grainOf(i int, t string, rows int) grain {
	r := s.rows[i]
	upper := unicode.IsUpper(firstRune(strings.TrimLeft(t, openers)))
	switch {
	case upper && len(t) <= longNote && s.inList(i, rows):
		return asNote
	case upper && (len(t) > longNote || r.bullet == 0 && !r.timed):
		return asProse
	case upper:
		return asNote
	case len(t) > longNote, len(s.rows) == 1:
		return asCareless
	case r.bullet == 0 && !r.timed && rows > 1 && !s.lowNotes:
		return asProse
	}
	return asNote
}

// inList reports whether row i is one of several short lines below one another
// that each say their own: then a line is a statement, though nobody gave it a
// bullet.
func (s *segmenter) inList(i, rows int) bool {
	const short = 110 // runes; a paragraph of a letter is seldom less
	if rows > 1 {
		return false
	}
	lo, hi := s.block(i)
	for k := lo; k < hi; k++ {
		if utf8.RuneCountInString(s.rows[k].Of(s.text)) > short {
			return false
		}
	}
	return hi-lo >= 3
}

// say adds a span as one statement or as its sentences.
func (s *segmenter) say(span Span, speaker string, how grain) {
	span = trim(s.text, span)
	if span.Len() == 0 {
		return
	}
	if how == asNote {
		s.add(span, Said, speaker)
		return
	}
	sent := *s.sent
	sent.careless = how == asCareless
	parts := sent.split(nil, s.text, span)
	for i, x := range parts {
		kind := Said
		if n := s.formula(x.Of(s.text), i); n > 0 {
			x = s.cutFormula(x, n)
		} else if s.isPolite(x.Of(s.text), i, len(parts)) {
			kind = Aside
		}
		s.add(x, kind, speaker)
	}
}

// isPolite reports whether sentence i of n is no statement: marks, a remark in
// brackets, or a mail's greeting, thanks and ending.
func (s *segmenter) isPolite(t string, i, n int) bool {
	const short = 9 // words
	switch {
	case !hasWord(t), isMark(t):
		return true
	case n < 2 && len(s.rows) < 2, wordCount(t) > short:
		return false
	case i == 0 && isGreeting(t, i, 2), i == n-1 && i > 0 && reClosing.MatchString(head(t, 80)):
		return true
	}
	return isCourtesy(t) || len(s.rows) > 1 && isParenthesis(t)
}

// add appends a piece under the current heading.
func (s *segmenter) add(span Span, kind SegmentKind, speaker string) {
	if span = trim(s.text, span); span.Len() == 0 {
		return
	}
	seg := Segment{Span: span, Kind: kind, Speaker: speaker, Heading: s.heading}
	if kind == Heading || kind == Verbatim {
		seg.Heading = ""
	}
	s.out = append(s.out, seg)
}

// reBetween matches what parts two statements on one line: a slash or a plus
// with space around it, or a full stop that was repeated for want of a capital.
// reQuotes matches what stands between two quotes side by side.
var (
	reBetween = regexp.MustCompile(`\s[/+|]\s|[!?]{2,}\s`)
	reQuotes  = regexp.MustCompile(`["”“«»]\s*[-–,;/+]\s*["”“„«»]`)
)

// alternatives splits a note where both sides are long enough to be a
// statement of their own: "PPR / skole" stays.
func (s *segmenter) alternatives(span Span) []Span {
	const least = 3 // words
	var out []Span
	t := span.Of(s.text)
	start := 0
	for _, m := range reBetween.FindAllStringIndex(t, -1) {
		end := m[0]
		if strings.ContainsRune("!?", rune(t[end])) {
			end = m[1]
		}
		if wordCount(t[start:end]) >= least && wordCount(t[m[1]:]) >= least {
			out = append(out, Span{span.Start + start, span.Start + end})
			start = m[1]
		}
	}
	if len(out) == 0 && strings.ContainsRune(`"”“„«»`, firstRune(t)) {
		return s.quotes(span)
	}
	return append(out, Span{span.Start + start, span.End})
}

// quotes splits a line that is nothing but quotes.
func (s *segmenter) quotes(span Span) []Span {
	var out []Span
	t := span.Of(s.text)
	start := 0
	for _, m := range reQuotes.FindAllStringIndex(t, -1) {
		end := m[0] + utf8.RuneLen(firstRune(t[m[0]:]))
		out = append(out, Span{span.Start + start, span.Start + end})
		start = m[1] - utf8.RuneLen(lastRune(t[:m[1]]))
	}
	return append(out, Span{span.Start + start, span.End})
}

// wordCount counts the words at the head of s: all callers ask for a handful,
// and a line may be a megabyte long.
func wordCount(s string) int {
	n := 0
	for w := range strings.FieldsSeq(head(s, 400)) {
		if hasWord(w) {
			n++
		}
	}
	return n
}
