package analysis

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reTime matches a time in front of a line: [00:02:11], 19.10, kl. 19.10-19.30,
// 1745, Kl 9.
var reTime = regexp.MustCompile(`^(?:\[\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]|\(?(?i:kl\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?\)?|(?i:kl\.?\s*)\d{1,2}(?:\s*[-–]\s*\d{1,2})?|(?:[01]\d|2[0-3])[0-5]\d(?:\s*[-–]\s*(?:[01]\d|2[0-3])[0-5]\d)?)(?:\s*[-–:|]\s+|\s*:?\s+)`)

// reDate matches a date in front of an entry of a diary, with a colon or dash.
var reDate = regexp.MustCompile(`^(?:(?i:d\.|den)\s*)?\d{1,2}[/.]\s?\d{1,2}(?:[/.-]\d{2,4})?\.?(?:\s*:\s+|\s+[-–]\s+)`)

// reStamp matches the day and time that a chat or a log puts in front of a
// message: "[12.03.2023 19.44.02]", "12/3/23, 19.44 -", "[19.44, 12.3.2023]".
var reStamp = regexp.MustCompile(`^\[?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? (?:(?i:kl\.?) ?)?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?|\d{1,2}[.:]\d{2}(?:[.:]\d{2})?, \d{1,2}[./-]\d{1,2}[./-]\d{2,4})\]?(?:\s*[-–:]\s+|\s+)`)

// reWeekday matches the day in front of an entry of a log: "ti. 13/9:",
// "mandag d. 3.4. -", "Fredag:".
var reWeekday = regexp.MustCompile(`^(?i:man?|tir?|ons?|tor?s?|fre?|lør?|søn?|(?:man|tirs|ons|tors|fre|lør|søn)dag)\.?(?:(?:\s+d\.?|\s+den)?\s+\d{1,2}[/.]\s?\d{0,2}(?:[/.-]\d{2,4})?\.?(?:\s*:\s+|\s+[-–]\s+)|:\s+)`)

// reYear matches a year that looks like a time: it starts a statement ("2019 var slemt").
var reYear = regexp.MustCompile(`^(19|20)\d\d\s+(?i:var|er|blev|gik|kom|startede|begyndte|fik)\b`)

// timeLen is the length of the time at the head of t and the space behind it.
func timeLen(t string) int {
	h := head(t, 48)
	if strings.IndexByte("mtoflsMTOFLS", firstByte(h)) >= 0 {
		return len(reWeekday.FindString(h))
	}
	if !strings.ContainsAny(head(h, 10), "0123456789") { // most lines: spare them the patterns
		return 0
	}
	if m := reStamp.FindString(h); m != "" {
		return len(m)
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

func firstByte(t string) byte {
	if t == "" {
		return 0
	}
	return t[0]
}

// rePhoneLabel matches the number of somebody whom the phone had no name for.
var rePhoneLabel = regexp.MustCompile(`^\+?\d[\d ]{7,14}:\s+`)

// reNumbered matches what is numbered: "Kort 2".
var reNumbered = regexp.MustCompile(`^\p{Lu}\p{L}+ \d{1,3}$`)

// reDescribed matches a speaker with what tells of them: "Mor, enlig, to børn:".
var reDescribed = regexp.MustCompile(`^(\p{L}+)((?: \p{L}+)?,? [^:.!?\t|]{1,50}):\s+`)

// cutLabel splits a label off a line: its name and the length up to the text.
func cutLabel(t string) (name string, n int) {
	h := head(t, 120)
	if !strings.Contains(h, ": ") && !strings.Contains(h, ":\t") {
		return "", 0
	}
	if m := rePhoneLabel.FindString(h); m != "" && len(m) < len(t) {
		return strings.TrimRight(m, ": \t"), len(m)
	}
	m := reLabel.FindStringSubmatch(h)
	if m != nil && m[2] != "" && !isSpeaker(m[1]) && isSpeaker(strings.Trim(m[2], " ()")) && reNumbered.MatchString(m[1]) {
		m[1] = strings.Trim(m[2], " ()") // "Kort 2 (far):"
	}
	if m == nil {
		m = reDescribed.FindStringSubmatch(h)
		if m == nil || !speakers[strings.ToLower(m[1])] || !strings.Contains(m[2], ",") || wordCount(m[2]) > 5 {
			return "", 0
		}
		m[1] = strings.TrimSpace(m[1] + m[2])
	}
	if len(m[0]) == len(t) {
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
	if stamped || isSpeaker(name) || isSetAside(name) || isModerator(name) || isNoteLabel(name) || rePhoneLabel.MatchString(t[:n]) {
		return name, n
	}
	// A name that labels several lines is a speaker; a phrase is not.
	if s.labels[strings.ToLower(name)] > 1 && isCapitalised(name) && strings.Count(name, " ") < 3 {
		return name, n
	}
	if s.named && (isPerson(name) || s.stamped && isFullName(name)) {
		return name, n
	}
	return "", 0
}

// aftermath is what stands in brackets behind a statement.
type aftermath struct {
	Span
	speaker string
}

// reBracket matches brackets at the end of a line: votes, or who said it.
var reBracket = regexp.MustCompile(`\s\(([^()]{1,30})\)\.?$`)

// reVotes matches a number of votes or mentions.
var reVotes = regexp.MustCompile(`(?i)^(?:x ?)?\d{1,3}(?: ?x| (?:prikker|stemmer|gange|stk\.?|pers\.?|personer))?$`)

// bracket takes votes and speakers in brackets off the end of a statement.
func (s *segmenter) bracket(span Span) (Span, aftermath) {
	t := span.Of(s.text)
	if !strings.HasSuffix(strings.TrimSuffix(t, "."), ")") {
		return span, aftermath{}
	}
	from := max(0, len(t)-160)
	m := reBracket.FindStringSubmatchIndex(t[from:])
	if m == nil || !hasWord(t[:from+m[0]]) {
		return span, aftermath{}
	}
	inner := t[from+m[2] : from+m[3]]
	after := aftermath{Span: Span{span.Start + from + m[0] + 1, span.End}}
	switch word := firstLabelWord(inner); {
	case reVotes.MatchString(inner):
	case speakers[word] && !places[word] && wordCount(inner) <= 3:
		after.speaker = inner
	default:
		return span, aftermath{}
	}
	return trim(s.text, Span{span.Start, after.Start}), after
}

// places are words that label speakers in front of a line but are only a
// reference behind it: "(bord 2)".
var places = wordSet(`bord gruppe svar skole ppr kommunen person stemme alle flere nogle en anden`)

// isPerson reports whether a label may be a name or a letter for one.
func isPerson(name string) bool {
	return isCapitalised(name) && !strings.Contains(name, " ")
}

// isFullName reports whether a label may be a name of two or three words.
func isFullName(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && len(words) <= 3 && !slices.ContainsFunc(words, func(w string) bool { return !isCapitalised(w) })
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
		kommunen centerchef chef politiker tolk person stemme bedsteforælder bedsteforældre
		plejeforældre stedforælder adoptivmor adoptivfar adoptivforælder plejefamilie
		aflastningsfamilie familie svigermor steddatter stedsøn støttepædagog`)
	moderators = wordSet(`ordstyrer facilitator mødeleder interviewer interviewerne
		tovholder moderator projektleder referent spørger konsulenten i int q admin`)
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
	return speakers[word] && (len(strings.Fields(name)) <= 3 || strings.Contains(name, ","))
}

func isModerator(name string) bool { return moderators[firstLabelWord(name)] }

func isSetAside(name string) bool {
	return setAside[firstLabelWord(name)] && len(strings.Fields(name)) <= 2
}

func isNoteLabel(name string) bool { return noteLabels[firstLabelWord(name)] }

func firstLabelWord(name string) string {
	word := strings.ToLower(firstWord(name))
	return strings.TrimRightFunc(word, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(".,'’-", r) })
}

// startsUpper reports whether t starts with a capital letter.
func startsUpper(t string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t, openers))
	return unicode.IsUpper(r)
}
