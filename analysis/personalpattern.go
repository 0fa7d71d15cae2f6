package analysis

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The patterns allow a space, a hyphen or a no-break space within a number,
// never a line end: two numbers below one another are two numbers.
var (
	emailPattern = regexp.MustCompile(`[\p{L}\p{N}._%+-]*[\p{L}\p{N}_%+-]@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}`)

	casePattern = regexp.MustCompile(`(?i)\b(?:sags-?(?:nr|nummer(?:et)?|id)|j(?:ournal)?\.? ?(?:nr|nummer(?:et)?)|(?:anke|klage)?sag(?:en|s)?(?: har)?(?: ?nr| nummer| id)?|ref(?:erence)?\.? ?(?:nr|nummer))\b\.?:?(?: er| hedder)? ?#?((?:[A-Z]{1,4}-?)?\d[\d./-]{2,}\d(?:-[A-Z0-9]+)*)`)
	// The plan by which municipalities number their cases (27.36.00-G01-14-23),
	// and the forms 2023-004512, 23/10382 and EMN-2023-01877.
	barePattern = regexp.MustCompile(`\b(?:\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2}|(?:19|20)\d{2}-\d{5,7}|[12]\d/\d{5,6}|[A-ZÆØÅ]{2,4}-(?:19|20)\d{2}-\d{4,6})\b`)

	addressTail = `(?:,? ?(?:(?:st|kld)\b\.?|\d{1,2}\.(?: ?sal\b)?|\d{1,2} ?(?:sal\b|(?:tv|th|mf)\b))(?:,? ?(?:tv|th|mf|t\.v|t\.h|dør \d+)\b\.?)?)?(?:,? ?(?:DK-)?(\d{4}) (\p{L}+)(?: (?:NV|NØ|SV|SØ|[NSVØCKMF]|\p{Lu}\p{L}+))?)?`
	townPattern = regexp.MustCompile(`^(\d{4}) (\p{Lu}\p{L}+)(?: (?:NV|NØ|SV|SØ|[NSVØCKMF]))?`)
)

// streetWords are what streets end in.
const streetWords = `vej|vejen|gade|gaden|allé|alle|stræde|strædet|torv|torvet|plads|pladsen|vænge|vænget|park|parken|bakke|bakken|toft|toften|høj|højen|sporet|have|haven|ager|agre|agrene|stien|sti|boulevard|vang|vangen|kær|kæret|lund|lunden|eng|engen|mark|marken|skrænten|krogen|ledet|svinget|bo|dal|dalen|bro|kaj|havn|ringen|løkken|haverne|husene|brink|brinken|sving|åsen|hegnet|brynet|kvarteret|gården|gård|mosen|søen|bækken|tværvej|passage|alléen`

var streetEnds = strings.Split(streetWords, "|")

// patterns finds what is recognised by its form alone.
func (a *Analyser) patterns(text string, c *claims) {
	if strings.IndexByte(text, '@') >= 0 {
		for _, m := range emailPattern.FindAllStringIndex(text, -1) {
			c.add(text, Email, m[0], m[1])
		}
	}
	writtenEmails(text, c)
	if !strings.ContainsAny(text, "0123456789") {
		return
	}
	for _, s := range cprNumbers(text) {
		c.add(text, CPR, s.Start, s.End)
	}
	a.caseNumbers(text, c)
	a.addresses(text, c)
	for _, s := range phoneNumbers(text) {
		c.add(text, Phone, s.Start, s.End)
	}
	a.towns(text, c)
}

// caseNumbers finds numbers that a word announces, and those whose form alone
// tells. The patterns are asked only where a cheaper look leaves a chance.
func (a *Analyser) caseNumbers(text string, c *claims) {
	accountNumbers(text, c)
	low := strings.ToLower(text)
	if len(low) == len(text) && !hasAny(low, "sag", "jour", "j.", "j n", "jn", "ref") {
		low = ""
	}
	if low != "" {
		for _, m := range casePattern.FindAllStringSubmatchIndex(text, -1) {
			if digitCount(text[m[2]:m[3]]) >= 4 {
				c.add(text, CaseNumber, m[2], m[3])
			}
		}
	}
	if i := strings.IndexAny(text, "-/"); i > 0 {
		for _, m := range barePattern.FindAllStringIndex(text[max(0, i-16):], -1) {
			c.add(text, CaseNumber, max(0, i-16)+m[0], max(0, i-16)+m[1])
		}
	}
}

func hasAny(text string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// towns finds a postcode with its town.
func (a *Analyser) towns(text string, c *claims) {
	for i := 4; i < len(text); i++ {
		if text[i] != ' ' || !isDigit(text, i-1) || !isDigit(text, i-4) {
			continue
		}
		from, to := i-4, min(len(text), i+maxTail)
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		m := townPattern.FindStringSubmatchIndex(text[from:to])
		if m == nil || m[0] != 0 || isDigit(text, from-1) {
			continue
		}
		if strings.HasSuffix(text[:from], "DK-") {
			from -= 3
			m[1] += 3
		}
		for k := 2; k < len(m); k++ {
			m[k] += i - 4
		}
		m[0], m[1] = from, from+m[1]
		if a.isTown(text, m) {
			c.add(text, Address, m[0], wholeWords(text, m[1]))
		}
	}
}

// wholeWords moves an end that cuts a word ("Odense S|om") back in front of it:
// the patterns cannot look ahead.
func wholeWords(text string, end int) int {
	if end < len(text) && unicode.IsLetter(after(text, end)) {
		if i := strings.LastIndexByte(text[:end], ' '); i > 0 {
			return i
		}
	}
	return end
}

// addressEnd leaves a number behind the address that is no postcode outside:
// "lindevej 14, 2000 gange".
func (a *Analyser) addressEnd(text string, m []int) int {
	if m[8] > 0 && unicode.IsLower(after(text, m[8])) {
		if low := strings.ToLower(text[m[8]:m[9]]); a.names.uses[low]&noName == 0 && !a.lex.Proper(low) {
			return m[6] - len(text[:m[6]]) + len(strings.TrimRight(strings.TrimSuffix(text[:m[6]], "DK-"), " ,"))
		}
	}
	return wholeWords(text, m[1])
}

func digitCount(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// isStreet tells a street from "den vej 3 gange" and "skolevej 2".
func (a *Analyser) isStreet(text string, m []int) bool {
	if m[0] > 0 && unicode.IsLetter(before(text, m[0])) {
		return false
	}
	street := text[m[2]:m[3]]
	capital := unicode.IsUpper(after(street, 0))
	low := strings.ToLower(street)
	if m[0] == m[2] { // one word
		return len(street) > 5 && !a.lex.Known(low) && (capital || a.lex.Parts(low) == nil || strings.HasSuffix(low, "vej") || strings.HasSuffix(low, "gade"))
	}
	return capital
}

// isTown tells "4800 Nykøbing F" from "i 2015 Odense".
func (a *Analyser) isTown(text string, m []int) bool {
	year := strings.HasPrefix(text[m[2]:], "19") || strings.HasPrefix(text[m[2]:], "20")
	low := strings.ToLower(text[m[4]:m[5]])
	return !year && text[m[2]] != '0' && (a.names.uses[low]&noName != 0 || a.lex.Proper(low)) && a.names.uses[low]&firstName == 0
}

// cprNumbers finds DDMMYY-SSSS with a plausible date. Numbers given out since
// October 2007 need not pass modulus 11, so nothing more can be asked.
func cprNumbers(text string) []Span {
	var out []Span
	for i := 0; i+cprDigits <= len(text); i++ {
		if !isDigit(text, i) || isDigit(text, i-1) {
			continue
		}
		end := cprEnd(text, i)
		if end == 0 {
			end = birthdayEnd(text, i)
		}
		if end > 0 {
			out = append(out, Span{i, end})
			i = end - 1
		} else {
			for isDigit(text, i+1) {
				i++
			}
		}
	}
	return out
}

func isDigit(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

// birthdayEnd returns where the six digits end that are called a CPR number.
func birthdayEnd(text string, i int) int {
	says := strings.ToLower(text[max(0, i-16):i])
	if !strings.Contains(says, "cpr") && !strings.Contains(says, "personn") || i+6 > len(text) || isDigit(text, i+6) {
		return 0
	}
	if cprEnd(text[i:i+6]+"xxxx", 0) == 0 {
		return 0
	}
	return i + 6
}

// cprEnd returns where the CPR number that begins at i ends, 0 if none does.
// The last four may be crossed out: the birthday alone points at a child.
func cprEnd(text string, i int) int {
	for k := range 6 {
		if !isDigit(text, i+k) {
			return 0
		}
	}
	day := int(text[i]-'0')*10 + int(text[i+1]-'0')
	month := int(text[i+2]-'0')*10 + int(text[i+3]-'0')
	if day > 60 { // replacement numbers add 60 to the day
		day -= 60
	}
	if day < 1 || day > 31 || month < 1 || month > 12 {
		return 0
	}
	i += 6
	for _, sep := range []string{" - ", " – ", "-", "–", "\u2011", " ", "\u00a0"} {
		if strings.HasPrefix(text[i:], sep) {
			i += len(sep)
			break
		}
	}
	for k := range 4 {
		if i+k >= len(text) || !isDigit(text, i+k) && !strings.ContainsRune("xX*", rune(text[i+k])) {
			return 0
		}
	}
	if isDigit(text, i+4) {
		return 0
	}
	return i + 4
}

// phoneGroups are the ways in which eight digits are written.
var phoneGroups = [][]int{{2, 2, 2, 2}, {4, 4}, {2, 3, 3}, {8}}

// phoneNumbers finds Danish telephone numbers.
func phoneNumbers(text string) []Span {
	var out []Span
	for i := 0; i < len(text); i++ {
		if (!isDigit(text, i) && text[i] != '+' && text[i] != '(') || isDigit(text, i-1) {
			continue
		}
		if end := phoneEnd(text, i); end > 0 {
			out = append(out, Span{i, end})
			i = end - 1
		}
	}
	return out
}

func phoneEnd(text string, start int) int {
	i, country := start, false
	for _, p := range []string{"+45", "(+45)", "0045", "00 45 ", "+ 45"} {
		if strings.HasPrefix(text[i:], p) {
			i, country = i+len(p), true
			i += spaceAt(text, i)
			break
		}
	}
	if !country && (start > 0 && (isWordRune(before(text, start)) || strings.ContainsRune("./-_,§", before(text, start)))) {
		return 0
	}
	for _, groups := range phoneGroups {
		end := groupsEnd(text, i, groups)
		if end == 0 {
			continue
		}
		if !country && !saysPhone(text[:start]) && (looksCounted(text[i:end], groups) || countsBefore(text[:start]) || countsAfter(text[end:])) {
			continue
		}
		return end
	}
	return 0
}

// looksCounted tells dates, years and sums from numbers that nothing announces.
func looksCounted(s string, groups []int) bool {
	switch len(groups) {
	case 1:
		return isDate(s) || s[0] < '2'
	case 2: // 2022-2023, 2018 2019
		return s[4] == '-' || isYear(s) && isYear(s[len(s)-4:])
	case 3: // 12.500.000
		return true
	}
	return false
}

func isYear(s string) bool { return strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20") }

// countsBefore and countsAfter report whether a row of numbers counts something.
func countsBefore(text string) bool {
	word := text[strings.LastIndexAny(strings.TrimRight(text, " .:"), " \n\t(")+1:]
	return countedWords[strings.ToLower(strings.Trim(word, " .:"))]
}

func countsAfter(text string) bool {
	text = strings.TrimLeft(text, " ")
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(text)
	}
	return countedWords[strings.ToLower(text[:end])]
}

// countedWords stand beside rows of numbers that count or number something.
var countedWords = set(`uge uger side sider år årene bord borde klasse klasser kl klokken alder punkt punkter spørgsmål
	minutter minut min timer time dage dag mdr måneder md kr kroner børn elever pct procent km gange stk point
	personer familier forældre sager pladser lokale stk beløb kapitel bilag paragraf runde gruppe hold`)

// groupsEnd returns where digits in the given groups end, 0 where they do not
// stand at i, or go on into a longer number, a decimal, or a file's name.
func groupsEnd(text string, i int, groups []int) int {
	separator := ""
	for g, n := range groups {
		if g > 0 {
			s := text[i : i+spaceAt(text, i)]
			if s == "" || g > 1 && s != separator {
				return 0 // "10.30 12.00" are times
			}
			separator = s
			i += len(s)
		}
		for range n {
			if !isDigit(text, i) {
				return 0
			}
			i++
		}
	}
	if i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		next := after(text, i+size)
		if unicode.IsDigit(r) || unicode.IsLetter(r) && len(groups) == 1 || r == '_' || r == '%' || (strings.ContainsRune(".,/-", r) && isWordRune(next)) {
			return 0
		}
		if n := spaceAt(text, i); n > 0 && len(groups) > 1 && isDigit(text, i+n) && isDigit(text, i+n+1) && !isDigit(text, i+n+4) {
			return 0 // a row of numbers
		}
	}
	return i
}

// spaceAt returns the length of what may separate groups at i.
func spaceAt(text string, i int) int {
	for _, s := range []string{" ", "\u00a0", "-", "."} {
		if i < len(text) && strings.HasPrefix(text[i:], s) {
			return len(s)
		}
	}
	return 0
}

// saysPhone reports whether the text in front announces a number.
func saysPhone(text string) bool {
	if len(text) > 24 {
		text = text[len(text)-24:]
	}
	low := strings.ToLower(text)
	for _, w := range []string{"tlf", "telefon", "mobil", "nummer", "ring", "sms", "træffes på"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// isDate tells names of pictures and files (20151027, 27102015) from numbers.
func isDate(s string) bool {
	two := func(i int) int { return int(s[i]-'0')*10 + int(s[i+1]-'0') }
	year := func(i int) bool { return two(i) == 19 || two(i) == 20 }
	day := func(m, d int) bool { return two(m) >= 1 && two(m) <= 12 && two(d) >= 1 && two(d) <= 31 }
	return year(0) && day(4, 6) || year(4) && day(2, 0)
}
