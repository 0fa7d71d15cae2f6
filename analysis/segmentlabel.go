package analysis

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reTime matches a time in front of a line: [00:02:11], 19.10, kl. 19.10-19.30,
// 1745, Kl 9.
var reTime = regexp.MustCompile(`^(?:\[\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]|\(?(?i:kl\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?\)?|(?i:kl\.?\s*)\d{1,2}(?:\s*[-–]\s*\d{1,2})?|(?:[01]\d|2[0-3])[0-5]\d(?:\s*[-–]\s*(?:[01]\d|2[0-3])[0-5]\d)?)(?:\s*[-–:|]\s+|\s*:?\s+)`)

// reDate matches a date in front of an entry of a diary, with a colon or dash.
var reDate = regexp.MustCompile(`^(?:(?i:d\.|den)\s*)?\d{1,2}[/.]\s?\d{1,2}(?:[/.-]\d{2,4})?\.?(?:\s*:\s+|\s+[-–]\s+)`)

// reYear matches a year that looks like a time: it starts a statement ("2019 var slemt").
var reYear = regexp.MustCompile(`^(19|20)\d\d\s+(?i:var|er|blev|gik|kom|startede|begyndte|fik)\b`)

// timeLen is the length of the time at the head of t and the space behind it.
func timeLen(t string) int {
	h := head(t, 48)
	if !strings.ContainsAny(head(h, 10), "0123456789") { // most lines: spare them the patterns
		return 0
	}
	if m := reDate.FindString(h); m != "" {
		return len(m)
	}
	if m := reTime.FindString(h); m != "" && !reYear.MatchString(h) {
		return len(m)
	}
	return 0
}

// reLabel matches what may name a speaker: up to four words, then perhaps a
// bracket, a time, and a colon.
var reLabel = regexp.MustCompile(`^(["'*_]*\p{L}[\p{L}\p{N}.'’/&-]*(?: [\p{L}\p{N}.'’/&+-]+){0,3})( ?\([^()]{1,40}\))?(,? (?:kl\.? ?)?\d{1,2}[:.]\d{2})?[*_]*\s*:\s+`)

// cutLabel splits a label off a line: its name and the length up to the text.
func cutLabel(t string) (name string, n int) {
	h := head(t, 120)
	if !strings.Contains(h, ": ") && !strings.Contains(h, ":\t") {
		return "", 0
	}
	m := reLabel.FindStringSubmatch(h)
	if m == nil || len(m[0]) == len(t) {
		return "", 0
	}
	return strings.Trim(m[1], `"'*_`), len(m[0])
}

// label reads the label at the head of a statement. A colon alone is not
// enough: "det bedste møde i år: drengen bød velkommen" has no speaker.
func (s *segmenter) label(t string) (name string, n int) {
	name, n = cutLabel(t)
	if name == "" {
		return "", 0
	}
	stamped := reLabelTime.MatchString(t[:n])
	if stamped || isSpeaker(name) || isSetAside(name) || isModerator(name) || isNoteLabel(name) {
		return name, n
	}
	// A name that labels several lines is a speaker; a phrase is not.
	if s.labels[strings.ToLower(name)] > 1 && isCapitalised(name) && strings.Count(name, " ") < 3 {
		return name, n
	}
	if s.named && isPerson(name) {
		return name, n
	}
	return "", 0
}

// isPerson reports whether a label may be a name or a letter for one.
func isPerson(name string) bool {
	return isCapitalised(name) && !strings.Contains(name, " ")
}

var reLabelTime = regexp.MustCompile(`\d{1,2}[:.]\d{2}[*_]*\s*:\s+$`)

// The words that start the label of a speaker, of whoever leads the talk, of a
// note on what kind of statement follows, and of what is no statement.
var (
	speakers = wordSet(`far mor forælder forældre forældrene barn børn barnet ung unge
		datter søn dreng pige bonusmor bonusfar papmor papfar stedmor stedfar plejemor plejefar
		plejeforælder bedstemor bedstefar mormor morfar farmor farfar alle flere nogle en anden
		lærer pædagog sagsbehandler rådgiver socialrådgiver psykolog leder skoleleder
		medarbejder medarbejdere konsulent sundhedsplejerske læge vejleder støtteperson
		kontaktperson leverandør deltager respondent informant elev studerende mand kvinde
		bord gruppe svar tante onkel bror søster storesøster storebror moster ppr skole
		kommunen centerchef chef politiker tolk person stemme`)
	moderators = wordSet(`ordstyrer facilitator mødeleder interviewer interviewerne
		tovholder moderator projektleder referent spørger konsulenten`)
	noteLabels = wordSet(`forslag ide idé ønske ønsker ris ros pointe konklusion citat
		bekymring problem udfordring løsning råd godt skidt plus minus obs nb kommentar
		opsamling opsummering hovedpointe bemærkning spørgsmål positivt negativt vigtigt
		tilføjelse udsagn svar note ps plenum
		gul gule grøn grønne rød røde blå`)
	setAside = wordSet(`aftalt aftale aftaler beslutning næste dagsorden tidsplan parkering todo
		logistik praktisk referent deltagere`)
)

func isSpeaker(name string) bool {
	word := firstLabelWord(name)
	return speakers[word] && (len(strings.Fields(name)) <= 3)
}

func isModerator(name string) bool { return moderators[firstLabelWord(name)] }

func isSetAside(name string) bool {
	return setAside[firstLabelWord(name)] && len(strings.Fields(name)) <= 2
}

func isNoteLabel(name string) bool { return noteLabels[firstLabelWord(name)] }

func firstLabelWord(name string) string {
	word := strings.ToLower(firstWord(name))
	return strings.TrimRightFunc(word, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(".'’-", r) })
}

// columnGap returns where a run of three spaces, a tab or the bar of a drawn
// table parts t, and -1 where none does.
func columnGap(t string) int {
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

// balanced reports whether both sides of a single line's gap are statements.
func balanced(t string) bool {
	i := columnGap(t)
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
		i := columnGap(t)
		if i < 0 {
			return append(out, span)
		}
		out = append(out, trim(s.text, Span{span.Start, span.Start + i}))
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

// isTableHeading reports whether the first row of columns names them: a word or
// two in each, none of them a sentence.
func (s *segmenter) isTableHeading(span Span) bool {
	for _, c := range s.columnSpans(span) {
		t := c.Of(s.text)
		if wordCount(t) > 2 || strings.ContainsRune(".!?", lastRune(t)) || !startsUpper(t) {
			return false
		}
	}
	return true
}

// cells adds the cells of a row of columns, each under its column's heading.
func (s *segmenter) cells(span Span) {
	above, speaker := s.heading, ""
	for i, c := range s.columnSpans(span) {
		if i < len(s.columns) {
			s.heading = s.columns[i]
		}
		kind := Said
		if t := c.Of(s.text); !hasWord(t) || isSeparator(t) {
			kind = Aside
		}
		if t := c.Of(s.text); wordCount(t) == 1 && isSpeaker(t) {
			kind, speaker = Aside, t
		}
		n := bullet(c.Of(s.text))
		s.add(Span{c.Start + n, c.End}, kind, speaker)
	}
	s.heading = above
}

// startsUpper reports whether t starts with a capital letter.
func startsUpper(t string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t, openers))
	return unicode.IsUpper(r)
}
