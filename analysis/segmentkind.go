package analysis

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind judges a row by its looks and its place.
func (s *segmenter) kind(i int) SegmentKind {
	r := s.rows[i]
	t := r.body.Of(s.text)
	switch {
	case unreadable(t):
		return Verbatim
	case r.titled:
		return Heading
	case !hasWord(t), isSeparator(t), isParenthesis(t), isField(t) && s.formula(t, i) == 0, isNothing(t), isContact(t), isClock(t), isLegend(t), isMark(t):
		return Aside
	case s.quoted && r.quote, s.listing && !r.timed && !r.blank, reQuoting.MatchString(head(t, 160)):
		return Aside
	case s.isClosing(i):
		return Aside
	case (isGreeting(t, i, len(s.rows)) || isCourtesy(t)) && s.formula(t, i) == 0:
		return Aside
	case len(s.rows) > 1 && wordCount(t) == 1 && strings.HasSuffix(strings.ToLower(t), "runde") && isProgramme(t):
		return Aside
	case r.timed && r.bullet == 0 && !strings.HasSuffix(t, ":") && isProgramme(t) && s.firstSentence(r.body) == r.body:
		return Aside
	case len(s.rows) > 1 && !s.labelled(t) && s.isHeading(i, t):
		return Heading
	}
	return Said
}

// labelled reports whether a speaker stands in front of a line.
func (s *segmenter) labelled(t string) bool {
	label, _ := s.label(t)
	return label != ""
}

// isNothing reports whether a line answers that there is nothing to say.
func isNothing(t string) bool {
	if len(t) > 60 {
		return false
	}
	switch strings.ToLower(strings.Trim(t, " .!-?")) {
	case "nej", "ja", "intet", "ingen", "nej tak", "ingen kommentarer", "ikke noget", "ingenting",
		"ved ikke", "ved ik", "det ved jeg ikke", "ikke relevant", "n/a", "na", "ingen bemærkninger",
		"intet at tilføje", "ikke noget at tilføje", "nej ikke umiddelbart", "ikke umiddelbart", "ingen svar",
		"ubesvaret", "blank", "nix", "nope", "ingen kommentar":
		return true
	}
	return false
}

// reMark matches a lone word that announces the next sentence.
var reMark = regexp.MustCompile(`(?i)^(?:nb|obs|ps|n\.b|p\.s)[.!:]*$`)

// isMark reports what a chat export or a scribe put in the place of words:
// "<Medie udeladt>", "NB!".
func isMark(t string) bool {
	return len(t) < 60 && (t[0] == '<' && t[len(t)-1] == '>' || reMark.MatchString(t))
}

// reLegend matches who is who in a transcript: "I: interviewer, P1: plejemor".
var reLegend = regexp.MustCompile(`^\p{Lu}{1,3}\d?\s?[:=]\s?\p{L}+(?: \p{L}+)?(?:[,;]\s*\p{Lu}{1,3}\d?\s?[:=]\s?\p{L}+(?: \p{L}+)?)+\.?$`)

func isLegend(t string) bool { return len(t) < 200 && reLegend.MatchString(t) }

// reListing matches the headings below which minutes list what is no statement.
var reListing = regexp.MustCompile(`(?i)^(?:\d+\.?\s*)?(?:velkomst|velkommen|dagsorden|dagens program|program|deltagere|til ?stede|fremmødte|afbud|fraværende|næste møde|næste gang|godkendelse af .*|valg af (?:ordstyrer|referent).*|præsentationsrunde|præsentation af deltagerne|tidsplan)$`)

// reQuoting matches the line above a mail that is being answered.
var reQuoting = regexp.MustCompile(`(?i)^(?:den|on|d\.) .*\d.* (?:skrev|wrote).*:$|^[-_ ]*(?:oprindelig (?:meddelelse|besked)|original message|videresendt (?:meddelelse|besked|mail)|forwarded message)[-_ ]*$`)

// unreadable reports whether most of a line is no Danish text: broken encoding,
// control characters, or endless words such as an encoded picture. A line with
// a few bad bytes was still said by somebody, and every å may be one.
func unreadable(t string) bool {
	const longest = 120 // letters side by side; no Danish word comes near
	bad, run, n, endless := 0, 0, 0, 0
	for _, r := range t {
		if isSpace(r) {
			run = 0
			continue
		}
		n++
		if r == utf8.RuneError || r < ' ' || r == 0x7f {
			bad++
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '/' {
			run = 0 // a row of dots to write on is drawn behind words
			continue
		}
		if run++; run > longest {
			endless++
			if run == longest+1 {
				endless += longest
			}
		}
	}
	return bad*5 > n*2 || endless*2 > n && !strings.Contains(t, "://")
}

// isSeparator reports whether a line is drawn: three marks and no more than a
// few words between them.
func isSeparator(t string) bool {
	marks := 0
	for _, r := range t {
		if strings.ContainsRune("-=_*~#–—+|.", r) {
			marks++
		}
	}
	const most = 3 // words; more of them say something in front of a line to write on
	return marks >= 3 && marks*2 > utf8.RuneCountInString(t) && wordCount(t) <= most
}

// isParenthesis reports whether all of a line stands in brackets: a remark of
// whoever took the notes.
func isParenthesis(t string) bool {
	return len(t) > 2 && (t[0] == '(' && strings.HasSuffix(strings.TrimRight(t, ".!"), ")") && strings.Count(t, "(") == 1 ||
		t[0] == '[' && t[len(t)-1] == ']')
}

// reField matches what stands at the head of minutes and mails.
var reField = regexp.MustCompile(`(?i)^mødet (?:slut|sluttede|startede|begyndte|hævet)\b|^(fra|til|cc|bcc|emne|vedr|vedrørende|dato|sendt|modtaget|sted|tid|tidspunkt|lokale|referent|til stede|tilstede|deltagere|fremmødte|afbud|fraværende|dagsorden|næste møde|næste skridt|næste gang|bilag|kopi|skrevet af|noteret af|renskrevet af|j\.?nr|sagsnr|sagsnummer|uploadet|svar sendt|besvaret|oprettet|startet|afsluttet|respondent|ip-adresse|antal (?:deltagere|svar|fremmødte)|id)\.?\s*(nr\.?\s*\d*)?\s*:\s*\S`)

// reContact matches a line that holds a date, a file's name, or how to reach
// somebody, and nothing else.
var reContact = regexp.MustCompile(`(?i)^(?:(?:d\.|den)?\s*(?:\d{1,2}\.?)?\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\s*(?:19|20)?\d{0,2}|\S.{0,60}\.(?:jpe?g|png|gif|heic|pdf|docx?|xlsx?|pptx?)|(?:tlf|telefon|tel|mobil|mob|mail|e-mail|email|web)\b[.:]?\s*\S+(?:\s*\d+)*|(?:link|se mere|læs mere)\b.{0,20}https?://\S+|(?:https?://|www\.)\S+|\S+@\S+\.\w+|\d{4}\s+\pL+(?:\s+\pL)?)\.?$`)

func isContact(t string) bool {
	return len(t) < 90 && wordCount(t) <= 6 && strings.ContainsAny(t, ".@0123456789") && reContact.MatchString(t)
}

// reNext matches when the next meeting is, without a colon.
var reNext = regexp.MustCompile(`(?i)^næste (?:møde|gang)\b[^.!?]*\d`)

// reShortField matches the fields that a form has at its head; they count only
// where a word or two follow.
var reShortField = regexp.MustCompile(`(?i)^(?:navn|bord|bordnr|gruppe|hold|alder|antal|rolle|kontakt|underskrift|skole|institution|kommune|klasse|telefon|tlf|mail|e-?mail|udfyldt af|ordstyrer|mødeleder|facilitator|moderator|tovholder|noter)\s*:\s*\S`)

func isField(t string) bool {
	if len(t) < 60 && reNext.MatchString(t) {
		return true
	}
	if len(t) < 60 && wordCount(t) <= 4 && reShortField.MatchString(t) && !strings.ContainsAny(t, "?!") {
		return true
	}
	return (strings.Contains(head(t, 80), ":") || strings.HasPrefix(t, "Mødet ")) && reField.MatchString(head(t, 80))
}

// head returns at most n bytes of t, cut at a rune: patterns look no further.
func head(t string, n int) string {
	if len(t) <= n {
		return t
	}
	for n > 0 && !utf8.RuneStart(t[n]) {
		n--
	}
	return t[:n]
}

var (
	reGreeting = regexp.MustCompile(`(?i)^(kære|hej|hejsa|hejhej|goddag|god dag|godmorgen|god morgen|halløj|til rette vedkommende)(\s|[,!.]|$)`)
	reClosing  = regexp.MustCompile(`(?i)^(med\s+)?(de\s+|de\s+allerbedste\s+)?(venlig|venlige|bedste|kærlig|kærlige|mange|god|varme)\s+(hilsen|hilsner|hilsener)|^(mvh|vh|kh|dbh|mange hilsner|hilsen|hilsner|knus|på vegne af|sendt fra min)\b`)
	reCourtesy = regexp.MustCompile(`(?i)\btakke?r? (for|på forhånd for) (muligheden|invitationen|indkaldelsen|henvendelsen|din mail|jeres mail|din henvendelse)|^(?:mange |tusind |først og fremmest )?tak (?:for (?:i dag|i går|i aften|sidst|ordet|jeres tid|din tid|mødet|dialogmødet|en (?:god|rigtig god|dejlig|hyggelig|fin) (?:aften|dag|workshop|snak))\b|fordi (?:i kom|vi måtte|du vil|i vil|i tager))|^(?:på forhånd tak|god weekend|god sommer|god dag|god aften|husk den gode tone|alt godt|pas på (?:jer|dig))\b|^vi ses(?:$|[,.!]|\s(?:på|til|den|d\.|i|næste|igen|snart|kl|der|om|nok)(?:\s|$))|^[\p{L}.]+(?: [\p{L}.]+){0,3} bød (?:alle )?velkommen(?: og [^.]*)?\.?$`)
)

// isGreeting reports whether a line greets and does no more. A message that
// greets and goes on is a statement, unless it only asks the group something.
func isGreeting(t string, i, rows int) bool {
	if rows < 2 || !reGreeting.MatchString(t) {
		return false
	}
	short := wordCount(t) <= 6
	return short && !strings.ContainsAny(strings.TrimRight(t, ".!?"), ".!?") ||
		strings.HasSuffix(t, "?") && wordCount(t) <= 14 ||
		i < 2 && strings.Contains(t, " - ")
}

// isCourtesy reports whether a short line thanks for being asked; formula tells
// whether it goes on.
func isCourtesy(t string) bool {
	return wordCount(t) <= 14 && reCourtesy.MatchString(head(t, 200))
}

// isClosing reports whether row i is the greeting at the end of a letter or one
// of the few short lines with names and titles below it.
func (s *segmenter) isClosing(i int) bool {
	const below = 6
	for k := i; k >= max(0, i-below); k-- {
		t := s.rows[k].body.Of(s.text)
		if k < i && s.rows[k+1].bullet > 0 {
			return false
		}
		if len(t) <= 80 && wordCount(t) <= 8 && reClosing.MatchString(t) {
			return k > 0
		}
		if wordCount(t) > 6 || strings.ContainsAny(t, "?!") {
			return false
		}
	}
	return false
}

// programme are the words that a timed line of an agenda starts with.
var programme = wordSet(`ankomst velkomst velkommen oplæg indlæg pause kaffepause
	kaffe frokost aftensmad spisning sandwich gruppearbejde gruppedrøftelse
	gruppedrøftelser bordrunde opsamling plenum fælles introduktion intro præsentation
	afslutning afrunding slut evaluering workshop runde spm spørgsmål debat
	dialog registrering check-in tak start begynder dørene oprydning walk rundvisning
	film musik sang dagsorden program næste navnerunde præsentationsrunde
	ferie fri aflyst lukket dørene netværk mingling`)

// reClock matches a time or a span of time that stands alone.
var reClock = regexp.MustCompile(`(?i)^(?:kl\.?|klokken)?\s*\d{1,2}[.:]\d{2}(?:\s*(?:-|–|til)\s*\d{1,2}[.:]\d{2})?\.?$`)

// reAppointment matches a day and hour at the end of a line of a few words: "ny
// tid d. 16.11. kl. 14".
var reAppointment = regexp.MustCompile(`(?i)\d{1,2}[./-] ?\d{1,2}\.?,? (?:kl\.?|klokken) ?\d{1,2}(?:[.:]\d{2})?\.?$`)

func isClock(t string) bool {
	return len(t) < 60 && wordCount(t) <= 5 && reAppointment.MatchString(t) || isHour(t)
}

func isHour(t string) bool { return len(t) < 30 && reClock.MatchString(t) }

// isProgramme reports whether a line with a time is a point of the agenda.
func isProgramme(t string) bool {
	const most = 7 // words; who says more tells what happened
	if wordCount(t) > most || strings.Contains(t, "?") {
		return false
	}
	word := strings.ToLower(strings.TrimRight(firstWord(t), ".,:;!+-"))
	return programme[word] || reProgramme.MatchString(head(word, 40))
}

// reProgramme matches compounds of what programmes are made of.
var reProgramme = regexp.MustCompile(`^\p{L}+(?:drøftelser?|arbejde|pausen?|runden?|opsamling|oplæg|debat|spisning|diskussion|evaluering)$`)

func firstWord(t string) string {
	w, _, _ := strings.Cut(t, " ")
	return w
}

var (
	reTable = regexp.MustCompile(`(?i)^(ad|bord|gruppe|hold|tema|runde|spørgsmål|spm|sp|q|punkt|del|station|stand|post|workshop|session|dag|kapitel|afsnit|side|ark|flipover|flip|kort|seddel|planche)\.?\s*(nr\.?\s*)?(\d{1,3}|[A-H])\b`)
	reDoc   = regexp.MustCompile(`(?i)(notat|noter|referat|workshop|møde|opsamling|skema|sedler|afskrift|plakat|renskrift|høringssvar|evaluering|tråd|uddrag|gruppe|bord|internt|temadag|dialog|spørgeskema|besvarelse|undersøgelse|interview|transskription|mail|brev|svar|forum|post-?it|tavle|flipover|ønsker|temaaften|cafe|café|logbog|dagbog|seddel)`)
)

// isHeading reports whether a row is the title of what follows.
func (s *segmenter) isHeading(i int, t string) bool {
	const longest = 110 // bytes
	r := s.rows[i]
	last := lastRune(t)
	switch {
	case s.isFormQuestion(i, t), s.isStem(i, t), s.isParent(i, t), s.outline && s.isNumberedHeading(i):
		return true
	case len(t) > longest || r.bullet > 0 && !strings.HasSuffix(t, ":"):
		return s.isTitle(i, t) || s.isCaption(i, t)
	case i+1 < len(s.rows) && last == ':':
		return true
	case isLoud(reBracket.ReplaceAllString(t, "")) && !(s.hasTable && s.columnGap(t) >= 0) && s.isTold(r.body):
		return false
	case i+1 < len(s.rows) && isLoud(reBracket.ReplaceAllString(t, "")) && last != '!':
		return true
	case isTableHead(t), s.isCaption(i, t), s.isBetween(i, t):
		return true
	case s.quiz && r.bullet == 0 && (reQuestion.MatchString(t) || last == '?' && wordCount(t) <= 4 && startsUpper(t)):
		return true
	case last == '?' && s.asks(i) && !s.tellsFirst(r.body):
		return true
	}
	return s.isTitle(i, t)
}

// isLoud reports whether a line is in capitals, as far as a word goes.
func isLoud(t string) bool {
	upper := 0
	for _, r := range t {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 2
}

// isTableHead reports whether a line names a table, a group or a round and
// tells nothing: "Bord 3 - delte familier".
func isTableHead(t string) bool {
	if reTable.MatchString(t) && reHeadCount.MatchString(t) {
		return true
	}
	m := reTable.FindString(t)
	rest := strings.TrimRight(strings.TrimLeft(t[len(m):], ".:) "), ".")
	if strings.HasSuffix(t, ".") && wordCount(rest) > 1 {
		rest += "."
	}
	return m != "" && wordCount(rest) <= 8 && !strings.ContainsAny(rest, ".!:") && (len(rest) == len(t)-len(m) || wordCount(rest) <= 4) ||
		reTable.MatchString(t) && strings.HasSuffix(t, "?")
}

// reHeadCount matches how many sit at a table, at the end of its name:
// "Bord 1, forældre (6 stk.)".
var reHeadCount = regexp.MustCompile(`(?i)\d+\s*(?:stk|pers|personer|deltagere)\.?\)?\.?$`)

// isCaption reports whether row i is a few words that stand close above a
// paragraph or a list and apart from what is before them.
func (s *segmenter) isCaption(i int, t string) bool {
	if i == 0 || i+1 >= len(s.rows) || !s.rows[i].blank || s.rows[i].timed {
		return false
	}
	next := s.rows[i+1]
	done := strings.ContainsRune(".!?,", lastRune(t))
	if next.bullet > 0 && !next.blank && !done && wordCount(t) <= 3 && s.marker(i) != s.marker(i+1) {
		return true // also "A) Hverdagen" above dashes, and in small letters
	}
	return s.rows[i].bullet == 0 && !next.blank && !done && wordCount(t) <= 4 && isCapitalised(t) &&
		(next.bullet > 0 || strings.ContainsRune(".!?", lastRune(next.Of(s.text))))
}

// isBetween reports whether row i is a few words without a bullet between two
// lists, or above a line that is drawn below it.
func (s *segmenter) isBetween(i int, t string) bool {
	const most = 6 // words
	if i+1 >= len(s.rows) || s.rows[i].bullet > 0 || s.rows[i].timed || wordCount(t) > most || strings.ContainsRune(".!?,", lastRune(t)) {
		return false
	}
	r, next := s.rows[i], s.rows[i+1]
	if u := next.Of(s.text); isSeparator(u) && !hasWord(u) && !next.blank && (i == 0 || r.blank) {
		return true
	}
	return i > 0 && startsUpper(t) && next.bullet > 0 && s.rows[i-1].bullet > 0 && r.indent <= s.rows[i-1].indent
}

// marker is the bullet that a row begins with, "" where there is none; a letter
// or number counts as what stands behind it.
func (s *segmenter) marker(i int) string {
	r := s.rows[i]
	return strings.TrimLeftFunc(s.text[r.Start:r.Start+r.bullet], func(c rune) bool { return unicode.IsDigit(c) || unicode.IsLetter(c) })
}

// reQuestion matches the questions of a form.
var reQuestion = regexp.MustCompile(`^(\d+[.)]\s*)?(Hvad|Hvordan|Hvilke|Hvilken|Hvilket|Hvornår|Hvor|Har du|Har I|Er du|Er I|Er der|Oplever du|Oplever I|Synes du|Kan du|Føler du|Beskriv|Nævn)\s[^?]*\?$`)

// reFormQuestion matches the questions that every evaluation asks, whatever
// stands around them.
var reFormQuestion = regexp.MustCompile(`(?i)^hvad (?:(?:der )?(?:fungerer|fungerede|virker|virkede|går|gik|var|er)(?: \pL+){0,4} (?:godt|bedst|fint|skidt|dårligt|dårligst|værst|svært|mindre godt|ikke(?: så)?(?: godt)?)|(?:kan|kunne|skal|skulle|bør)(?: \pL+){0,5} (?:bedre|anderledes|forbedres|ændres))(?: (?:i dag|nu|her|hos (?:os|jer)|næste gang|i \pL+))?\s*\?$`)

// isFormQuestion reports whether row i asks what an evaluation asks, and has
// answers below.
func (s *segmenter) isFormQuestion(i int, t string) bool {
	r := s.rows[i]
	return i+1 < len(s.rows) && len(t) < 100 && (r.bullet == 0 || s.isNumbered(i)) && !r.timed && reFormQuestion.MatchString(t)
}

// asks reports whether the question in row i is answered by a list below it:
// the rows behind it have bullets and it has none.
func (s *segmenter) asks(i int) bool {
	if i+1 >= len(s.rows) || s.rows[i].bullet > 0 {
		return false
	}
	if next := s.rows[i+1]; next.bullet > 0 || next.indent > s.rows[i].indent {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s.rows[i].body.Of(s.text))
	return s.rows[i].blank && unicode.IsUpper(first) && !s.rows[i+1].blank && i+2 < len(s.rows)
}

// tellsFirst reports whether a sentence that tells something stands in front of
// the question at the end of a line.
func (s *segmenter) tellsFirst(span Span) bool {
	t := s.firstSentence(span).Of(s.text)
	return lastRune(t) != '?' && s.hasClause(wordsOf(t))
}

// reDay matches a date in the title of a document.
var reDay = regexp.MustCompile(`(?i)\b(?:\d{1,2}[/.-] ?\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}\. ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}*\.?|kl\. ?\d{1,2}(?:[.:]\d{2})?|uge \d{1,2}|(?:forår|efterår)et? ?\d{4})(?:\b|$)`)

// isTitle reports whether one of the first rows names the document.
func (s *segmenter) isTitle(i int, t string) bool {
	if len(s.rows) == 2 && i == 0 && s.rows[1].blank && strings.ContainsRune(".!?", lastRune(s.rows[1].Of(s.text))) {
		return s.rows[0].bullet == 0 && wordCount(t) <= 12 && startsUpper(t) && !strings.ContainsRune(".!?,", lastRune(t))
	}
	if len(s.rows) < 3 || s.rows[i].bullet > 0 || s.rows[i].timed || len(t) > 140 {
		return false
	}
	if words := wordsOf(t); lastRune(t) != '?' && s.hasClause(words) && !startsQuestion(words) && !reDay.MatchString(t) {
		return false
	}
	next := row{blank: true}
	if i+1 < len(s.rows) {
		next = s.rows[i+1]
	}
	after := next.Of(s.text)
	apart := next.blank || isSeparator(after) || next.bullet > 0 || i+1 < len(s.rows) && strings.HasSuffix(after, ":") || isParenthesis(after)
	last := t[strings.LastIndexByte(t, ' ')+1:]
	ended := strings.ContainsRune(".!?", lastRune(t)) && !s.sent.abbrev.Has(last) && !unicode.IsDigit(firstRune(last))
	if i <= 3 && !ended && wordCount(t) <= 14 && reDay.MatchString(t) && (i == 0 || startsUpper(t) && reDoc.MatchString(firstWord(t))) && s.columnGap(t) < 0 {
		return true
	}
	if i == 0 {
		doc := reDoc.MatchString(head(t, 40)) && (!ended || reDoc.MatchString(firstWord(t)) && s.firstSentence(s.rows[i].body) == s.rows[i].body)
		first, _ := utf8.DecodeRuneInString(t)
		return doc && (apart || !ended && unicode.IsUpper(first) || next.timed) || apart && !ended && wordCount(t) <= 9
	}
	return s.rows[i].blank && next.blank && i+1 < len(s.rows) && !ended && wordCount(t) <= 7 && isCapitalised(t)
}
