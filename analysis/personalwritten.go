package analysis

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// atPattern is what people write for @ where robots read: in brackets, as a
	// word that nothing else is called, or with spaces around it.
	atPattern = regexp.MustCompile(`(?i) ?(?:[(\[{<] ?(?:at|a|@|snabel-?a|krøll?alfa) ?[)\]}>]| snabel-?a | @|@ | @ ) ?`)

	// hostPattern is what stands behind it.
	hostPattern = regexp.MustCompile(`^[\p{L}\p{N}-]+(?:(?:\.| ?[(\[{<] ?(?:dot|punktum|prik|\.) ?[)\]}>] ?| (?:dot|punktum|prik) )[\p{L}\p{N}-]+){0,3}(?:\.| ?[(\[{<] ?(?:dot|punktum|prik|\.) ?[)\]}>] ?| (?:dot|punktum|prik) )(?i:dk|com|net|org|eu|nu|info|de|se|no|uk)\b`)

	// dotPattern is an address with its point written out.
	dotPattern = regexp.MustCompile(`^@[\p{L}\p{N}-]+(?: ?[(\[{<] ?(?:dot|punktum|prik) ?[)\]}>] ?| (?:dot|punktum|prik) )(?i:dk|com|net|org|eu|nu|info|de|se|no|uk)\b`)
)

// maxMailPart bounds in bytes what is looked at on either side of an @.
const maxMailPart = 64

// writtenEmails finds addresses that are written out: "ole.b(at)eksempel.dk".
func writtenEmails(text string, c *claims) {
	low := strings.ToLower(text)
	if len(low) == len(text) && !hasAny(low, "@", "snabel", "at)", "at]", "at}", "at>", "(a)", "[a]", "at )", "at ]", "alfa") {
		return
	}
	for _, m := range atPattern.FindAllStringIndex(text, -1) {
		mailAround(text, m[0], m[1], hostPattern, c)
	}
	if len(low) == len(text) && !hasAny(low, "dot", "punktum", "prik") {
		return
	}
	for i := strings.IndexByte(text, '@'); i >= 0 && i < len(text); {
		mailAround(text, i, i, dotPattern, c)
		next := strings.IndexByte(text[i+1:], '@')
		if next < 0 {
			break
		}
		i += 1 + next
	}
}

// mailAround claims an address whose @ stands between two places.
func mailAround(text string, from, to int, host *regexp.Regexp, c *claims) {
	start := boxStart(text, from)
	if start == from {
		return
	}
	end := min(len(text), to+maxMailPart)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	if h := host.FindStringIndex(text[to:end]); h != nil {
		c.add(text, Email, start, to+h[1])
	}
}

// boxStart goes back over what may stand in front of an @. It walks by hand: a
// pattern that ends at a place is looked for from each place in front.
func boxStart(text string, end int) int {
	start := end
	for at := end; at > max(0, end-maxMailPart); {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !isWordRune(r) && (at == end || !strings.ContainsRune("._%+-", r)) {
			break
		}
		if at -= size; isWordRune(r) {
			start = at
		}
	}
	return start
}

var (
	// accountPattern is a bank account with or without its branch, accountWord in
	// front. A number alone is none: it may be anything.
	accountPattern = regexp.MustCompile(`(?i)(?:konto(?:en|nr|nummer|nummeret)?|reg(?:istrerings)?\.? ?-?(?:nr|nummer))\b\.?:? ?(?:nr\.?|nummer)?:?(?: er| hedder)?:? ?(\d{4}[ \x{a0}./-]{0,3}\d{6,10}|\d{4}(?: \d{3}){2,3}|\d{4,14})\b`)
	ibanPattern    = regexp.MustCompile(`\bDK\d{2}(?: ?\d{4}){3} ?\d{2}\b`)
)

// accountNumbers finds numbers of bank accounts. They get the same label as
// those of cases: a reader needs to know no more than that a number stood there.
func accountNumbers(text string, c *claims) {
	low := strings.ToLower(text)
	if len(low) != len(text) || hasAny(low, "konto", "reg") {
		for _, m := range accountPattern.FindAllStringSubmatchIndex(text, -1) {
			c.add(text, CaseNumber, m[2], m[3])
		}
	}
	if strings.Contains(text, "DK") {
		for _, m := range ibanPattern.FindAllStringIndex(text, -1) {
			c.add(text, CaseNumber, m[0], m[1])
		}
	}
}
