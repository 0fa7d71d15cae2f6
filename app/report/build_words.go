package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
)

// noun is a countable word: one of it with its numeral, and many.
type noun struct{ one, many label }

var (
	statements   = noun{"ét udsagn", "udsagn"}
	retoldOnes   = noun{"ét gengivet udsagn", "gengivne udsagn"}
	themes       = noun{"ét tema", "temaer"}
	points       = noun{"én pointe", "pointer"}
	personalData = noun{"én personoplysning", "personoplysninger"}
	meetings     = noun{"ét møde", "møder"}
	workshops    = noun{"én workshop", "workshops"}
	themeDays    = noun{"én temadag", "temadage"}
)

// people are the roles as they are counted, headed and spoken of.
var people = map[workshop.Role]struct {
	noun
	head label
}{
	workshop.Parent:   {noun{"én forælder", "forældre"}, "Forældre"},
	workshop.Child:    {noun{"ét barn eller én ung", "børn og unge"}, "Børn og unge"},
	workshop.Staff:    {noun{"én medarbejder", "medarbejdere"}, "Medarbejdere"},
	workshop.Leader:   {noun{"én leder", "ledere"}, "Ledere"},
	workshop.Provider: {noun{"én leverandør", "leverandører"}, "Leverandører"},
	workshop.NoRole:   {noun{"én deltager uden oplyst rolle", "deltagere uden oplyst rolle"}, "Rolle ikke oplyst"},
}

// roles is every role in the order in which documents show them.
func roles() []workshop.Role {
	return append(append([]workshop.Role{}, workshop.Roles...), workshop.NoRole)
}

// known is the role, or NoRole for one that this version has no word for.
func known(r workshop.Role) workshop.Role {
	if _, ok := people[r]; ok {
		return r
	}
	return workshop.NoRole
}

// numerals to twelve are written out in running text, as Danish usage has it.
var numerals = [...]label{"nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"}

// numeral is the number as running text has it: "tre", "27", "1.204".
func numeral(n int) Text {
	if n >= 0 && n < len(numerals) {
		return fixed(numerals[n])
	}
	return number(n)
}

// number is the number in digits, with a full stop for each thousand.
func number(n int) Text {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return Text{s}
}

// count is "ingen udsagn", "ét udsagn", "tre udsagn", "27 udsagn".
func count(n int, of noun) Text {
	switch n {
	case 0:
		return join(fixed("ingen "), fixed(of.many))
	case 1:
		return fixed(of.one)
	}
	return join(numeral(n), fixed(" "), fixed(of.many))
}

// choose picks the wording for one or for any other number.
func choose(n int, one, many label) Text {
	if n == 1 {
		return fixed(one)
	}
	return fixed(many)
}

// listing is "a", "a og b", "a, b og c".
func listing(parts []Text) Text {
	var out Text
	for i, p := range parts {
		switch {
		case i == 0:
			out = p
		case i == len(parts)-1:
			out = join(out, fixed(" og "), p)
		default:
			out = join(out, fixed(", "), p)
		}
	}
	return out
}

// capital begins the text with a capital, as a sentence does.
func capital(t Text) Text {
	r, n := utf8.DecodeRuneInString(t.s)
	if n == 0 || r == utf8.RuneError {
		return t
	}
	return Text{string(unicode.ToUpper(r)) + t.s[n:]}
}

// day is "4. oktober 2023", or nothing for the blank date.
func day(d workshop.Date) Text { return Text{d.Danish()} }

// sentence is the cleaned text on one line, ending with a mark: the one rule for
// full stops.
func sentence(c analysis.Clean) Text {
	t := unstopped(c)
	if t.IsEmpty() || strings.HasSuffix(t.s, "!") || strings.HasSuffix(t.s, "?") || strings.HasSuffix(t.s, "…") {
		return t
	}
	return join(t, fixed("."))
}

// unstopped is the cleaned text on one line, without a full stop at its end.
func unstopped(c analysis.Clean) Text {
	return Text{strings.TrimRight(strings.Join(strings.Fields(c.String()), " "), ". ")}
}

// quoted is the cleaned text between Danish quotation marks.
func quoted(c analysis.Clean) Text {
	s := strings.Trim(strings.Join(strings.Fields(c.String()), " "), `"»«”“`)
	return join(fixed("»"), Text{s}, fixed("«"))
}
