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

	casePattern = regexp.MustCompile(`(?i)\b(?:sagsnr|sagsnummer|sags-?id|journalnr|journalnummer|j\.? ?nr|sags?(?:en)?(?: ?nr)?|jnr)\b\.?:? ?#?((?:[A-Z]{1,4}-)?\d[\d./-]{2,}\d(?:-[A-Z0-9]+)?)`)

	streetEnd      = `(?:vej|vejen|gade|gaden|allé|alle|stræde|strædet|torv|torvet|plads|pladsen|vænge|vænget|park|parken|bakke|bakken|toft|toften|høj|højen|sporet|have|haven|ager|stien|sti|boulevard|vang|vangen|kær|kæret|lund|lunden|eng|engen|mark|marken|skrænten|krogen|ledet|svinget|bo|dal|dalen|bro|kaj|havn|ringen|løkken|haverne|husene|brink|brinken|sving|åsen|hegnet)`
	addressPattern = regexp.MustCompile(`(?:\p{Lu}[\p{L}.]*[ -]){0,3}([\p{L}-]*` + streetEnd + `) (\d{1,3})(?: ?[A-Za-zÆØÅ])?\b` + addressTail)
	addressTail    = `(?:,? (?:st|kld|\d{1,2})\.(?: ?sal)?,?(?: ?(?:tv|th|mf|t\.v|t\.h)\b\.?)?)?(?:,? ?(?:DK-)?\d{4} \p{Lu}\p{L}+(?: (?:NV|NØ|SV|SØ|[NSVØCKMF]|\p{Lu}\p{L}+))?)?`
	townPattern    = regexp.MustCompile(`\b(?:DK-)?(\d{4}) (\p{Lu}\p{L}+)(?: (?:NV|NØ|SV|SØ|[NSVØCKMF]))?`)
)

// patterns finds what is recognised by its form alone.
func (a *Analyser) patterns(text string, c *claims) {
	if strings.IndexByte(text, '@') >= 0 {
		for _, m := range emailPattern.FindAllStringIndex(text, -1) {
			c.add(text, Email, m[0], m[1])
		}
	}
	if !strings.ContainsAny(text, "0123456789") {
		return
	}
	for _, s := range cprNumbers(text) {
		c.add(text, CPR, s.Start, s.End)
	}
	for _, m := range casePattern.FindAllStringSubmatchIndex(text, -1) {
		if digitCount(text[m[2]:m[3]]) >= 4 {
			c.add(text, CaseNumber, m[2], m[3])
		}
	}
	for _, m := range addressPattern.FindAllStringSubmatchIndex(text, -1) {
		if a.isStreet(text, m) {
			c.add(text, Address, m[0], wholeWords(text, m[1]))
		}
	}
	for _, s := range phoneNumbers(text) {
		c.add(text, Phone, s.Start, s.End)
	}
	for _, m := range townPattern.FindAllStringSubmatchIndex(text, -1) {
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
	for i := 0; i+10 <= len(text); i++ {
		if !isDigit(text, i) || isDigit(text, i-1) {
			continue
		}
		if end := cprEnd(text, i); end > 0 {
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
		if (!isDigit(text, i) && text[i] != '+') || isDigit(text, i-1) {
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
	for _, p := range []string{"+45", "0045", "+ 45"} {
		if strings.HasPrefix(text[i:], p) {
			i, country = i+len(p), true
			i += spaceAt(text, i)
			break
		}
	}
	if !country && (start > 0 && (isWordRune(before(text, start)) || strings.ContainsRune("./-_,", before(text, start)))) {
		return 0
	}
	for _, groups := range phoneGroups {
		end := groupsEnd(text, i, groups)
		if end == 0 {
			continue
		}
		if len(groups) == 1 && !country && !saysPhone(text[:start]) && (isDate(text[i:end]) || text[i] < '2') {
			continue
		}
		return end
	}
	return 0
}

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
