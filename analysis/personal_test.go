package analysis

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	a := testAnalyser(t)
	for _, tt := range []struct{ given, want string }{
		// Persons.
		{"Mor til Noah K. siger, at Ullas lærer er syg.", "Mor til [navn 1] siger, at [navn 2]s lærer er syg."},
		{"Signe Toftmark ringede. Signe var sød.", "[navn 1] ringede. [navn 1] var sød."},
		{"Bo Hansen og Per siger nej", "[navn 1] og [navn 2] siger nej"},
		{"Pædagogen spurgte lille M. om det.", "Pædagogen spurgte lille [navn 1] om det."},
		{"emma og villads kom ikke med", "[navn 1] og [navn 2] kom ikke med"},
		{"Tak til Lone Vad Kirkegaard og K. Holm", "Tak til [navn 1] og [navn 2]"},
		{"Vi talte med Anne-Lise i går.", "Vi talte med [navn 1] i går."},
		{"Jeg sagde det til Jens' mor", "Jeg sagde det til [navn 1]' mor"},
		{"vores søn hedder Xandrik", "vores søn hedder [navn 1]"},
		// Ordinary words that are names too.
		{"Liv er vigtigt. De siger per automatik nej hver dag.", "Liv er vigtigt. De siger per automatik nej hver dag."},
		{"Hans lærer var god.", "Hans lærer var god."},
		// What stays.
		{"Egelund Kommune mødes på Egelund Bibliotek", "Egelund Kommune mødes på Egelund Bibliotek"},
		{"Ankestyrelsen, PPR og Familieafdelingen i Odense Kommune", "Ankestyrelsen, PPR og Familieafdelingen i Odense Kommune"},
		{"Aula og MitID driller. ADHD og Asperger i maj.", "Aula og MitID driller. ADHD og Asperger i maj."},
		{"Børne- og Ungeforvaltningen", "Børne- og Ungeforvaltningen"},
		{"folkeskolen, Specialskolen og en efterskole", "folkeskolen, Specialskolen og en efterskole"},
		// Schools and institutions.
		{"hun går på Åkærskolen i 3. b", "hun går på [skole] i 3. b"},
		{"Vestre Skole og Hans Jensens Skole", "[skole] og [skole]"},
		{"Han startede i børnehaven Solstrålen.", "Han startede i [institution]."},
		{"forældrerådet på Engblommen takker", "forældrerådet på [skole] takker"},
		// Patterns.
		{"cpr 010115-1234, 0101151234 og 010115 1234", "cpr [cpr-nummer], [cpr-nummer] og [cpr-nummer]"},
		{"nummer 320115-1234 er ingen dato", "nummer 320115-1234 er ingen dato"},
		{"tlf. 22334455 eller 22 33 44 55 eller +45 2233 4455", "tlf. [telefon] eller [telefon] eller [telefon]"},
		{"billedet 20151027.jpg fra kl. 10.30 12.00", "billedet 20151027.jpg fra kl. 10.30 12.00"},
		{"12\n34 56 78 står under hinanden", "12\n34 56 78 står under hinanden"},
		{"Skriv til ole.b@eksempel.dk.", "Skriv til [e-mail]."},
		{"Vi bor Nyelandsvej 12, 3. sal, 2100 København Ø nu", "Vi bor [adresse] nu"},
		{"Vi kørte den vej 3 gange", "Vi kørte den vej 3 gange"},
		{"sagsnr. 23/1234 og sag 2023-004512", "sagsnr. [sagsnummer] og sag [sagsnummer]"},
	} {
		got := a.Clean(tt.given, a.Personal(tt.given), nil).String()
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.given, diff)
		}
	}
}

func TestLabelsStayWithThePerson(t *testing.T) {
	a := testAnalyser(t)
	labels := &Labels{}
	for _, tt := range []struct{ given, want string }{
		{"Det sagde Villads Krag.", "Det sagde [navn 1]."},
		{"Og Amina sagde det.", "Og [navn 2] sagde det."},
		{"Så kom Villads K. igen.", "Så kom [navn 1] igen."},
		{"Så kom Villads Lind.", "Så kom [navn 3]."},
		{"[navn 7] og Astrid", "[navn 7] og [navn 8]"},
	} {
		if got := a.Clean(tt.given, a.Personal(tt.given), labels).String(); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.given, got, tt.want)
		}
	}
}

func TestCleanMapIsExactOutsideWhatIsHidden(t *testing.T) {
	a := testAnalyser(t)
	given := "Mor til Noah K. bor på Nyelandsvej 12 og græd."
	clean, m := a.CleanWithMap(given, a.Personal(given), nil)
	for _, word := range []string{"Mor", "bor", "græd"} {
		from, to := strings.Index(given, word), strings.Index(clean.String(), word)
		if m.ToClean(from) != to || m.ToGiven(to) != from {
			t.Errorf("%q: %d goes to %d, want %d; back %d", word, from, m.ToClean(from), to, m.ToGiven(to))
		}
	}
}

func TestAuthoredHidesOnlyCPRNumbers(t *testing.T) {
	if got := Authored("Ulla (010115-1234) ringer 22334455").String(); got != "Ulla ([cpr-nummer]) ringer 22334455" {
		t.Errorf("got %q", got)
	}
}

// checkCleaning states the laws of cleaning: findings are in order, apart, and
// on rune borders; what is hidden is gone from its place; what is not, stays;
// cleaning again changes nothing.
func checkCleaning(t interface {
	Helper()
	Errorf(string, ...any)
}, a *Analyser, text string,
) {
	t.Helper()
	found := a.Personal(text)
	last := 0
	for _, f := range found {
		if f.Start < last || f.End <= f.Start || f.End > len(text) {
			t.Errorf("%q: finding %v after %d", text, f, last)
			return
		}
		if utf8.ValidString(text) && (!utf8.RuneStart(text[f.Start]) || f.End < len(text) && !utf8.RuneStart(text[f.End])) {
			t.Errorf("%q: finding %v splits a letter", text, f)
		}
		last = f.End
	}
	clean, m := a.CleanWithMap(text, found, nil)
	for _, f := range found {
		at := m.ToClean(f.Start)
		if n := placeholderAt(clean.String()[at:]); n == 0 {
			t.Errorf("%q: no placeholder for %q in %q", text, f.Of(text), clean)
		}
	}
	for _, f := range found {
		if left := sameWords(text, f, found); left != "" {
			t.Errorf("%q: %q is hidden and stands elsewhere: %q", text, f.Of(text), left)
		}
	}
	again := a.Clean(clean.String(), a.Personal(clean.String()), nil)
	if again != clean {
		t.Errorf("%q: cleaned %q, cleaned again %q", text, clean, again)
	}
}

// sameWords returns what stands around the same text as f's, as whole words and
// outside all findings: "" if that is nowhere.
func sameWords(text string, f Finding, found []Finding) string {
	piece := f.Of(text)
	for at := 0; ; {
		i := strings.Index(text[at:], piece)
		if i < 0 {
			return ""
		}
		s := Span{at + i, at + i + len(piece)}
		at = s.End
		whole := s.Start == 0 || !inWord(text, s.Start)
		if whole && (s.End == len(text) || !inWord(text, s.End)) && isWordRune(after(piece, 0)) && len(apart([]Finding{{s, f.Type}}, found)) > 0 {
			return text[max(0, s.Start-10):min(len(text), s.End+10)]
		}
	}
}

// inWord reports whether a place lies within a word as the analysis sees it.
func inWord(text string, at int) bool {
	for _, s := range wordSpans(text) {
		if s.Start < at && at < s.End {
			return true
		}
	}
	return isWordRune(before(text, at)) && isWordRune(after(text, at))
}

func TestPersonalHugeLines(t *testing.T) {
	a := testAnalyser(t)
	for _, piece := range []string{
		"a", "A", "Ab", "Mette ", "Mettes mor ", "12 ", "12345678", "Lindevej 12 ", "Vej 1 ", "Ny Vej 1 ", "Gammel Ny-Vej nr. 1 ", "Xyzzyqa. ", "Skolne. ", "@", "a@b.", "K. ", "M's ", "sag 1",
		"[navn ", "(", "+45 ", "\xff", "børnehaven ", "Vestre ", "-", "Emma-", "22 33 44 55 ", "010115-1234 ", "\x1a", "\x1as ", "1234 Odense ", "Mette\u200b ", "\u00ad", "L vil ", "K.J. ", "konto ", "VI MÅ ", "ole(at)a.", "a@b. dot ", "(at)", "Mads' ",
	} {
		text := strings.Repeat(piece, 1<<20/len(piece))
		found := a.Personal(text)
		last := 0
		for _, f := range found {
			if f.Start < last || f.End > len(text) {
				t.Fatalf("%q repeated: %v after %d", piece, f, last)
			}
			last = f.End
		}
	}
}

func TestCleaningLaws(t *testing.T) {
	a := testAnalyser(t)
	pieces := []string{
		"Noah", "Noah K.", "Ullas", "lille M.", "Bo", "Per", "Hans", "Kurt", "Åkærskolen", "Vestre Skole", "børnehaven", "Solstrålen",
		"010115-1234", "22 33 44 55", "20151027", "a@b.dk", "Nyelandsvej 12", "2. tv.", "4800 Nykøbing F", "sagsnr. 23/1234",
		"siger", "mor til", "på", "i", "og", "Vi", "kommunen", "PPR", "[navn 3]", "[skole]", "[navn", "\n", ". ", ", ", ":", "-", "»", "M's", "T på 9 år", "+45", "(+45) 60718293", "2022-2023", "12.500.000", "§", "Emma-sagen", "Skolne", "Xandriks mor", "2023-004512", "kl. 12 13 14 15",
		"lindevej 4, 7100 vejle", "H.C. Andersens Vej 9", "Rudolf Steiner-Skolen", "Kernehuset", "Hans", "hans", "\x1a", "\x1c", "\x00", "\xff", "\u200b", "\u00ad", "Pe\u200bter", "K.J.", "L", "vil", "hans bror", "A", "fru", "jensen", "lille", "per", "Mads'", "Xhevdet", "blev", "konto 1234", "0012345678", "ole_b(at)eksempel.dk", " @ ", "PETER HOLM", "ER HER", "IKKE", "Wir haben", "Frau", "nicht",
		"20\u200b304050", "No\u00adah", "\ufeff", "😡",
	}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "words")
		checkCleaning(t, a, strings.Join(words, rapid.SampledFrom([]string{" ", "", "\n"}).Draw(t, "between")))
	})
}

func FuzzClean(f *testing.F) {
	f.Add("Mor til Noah K. bor på Nyelandsvej 12, cpr 010115-1234, tlf. 22334455")
	f.Add("[navn 1]s lærer\xff\x00 på Åkærskolen")
	a := testAnalyser(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			t.Skip()
		}
		checkCleaning(t, a, text)
	})
}

func BenchmarkPersonal(b *testing.B) {
	a := testAnalyser(b)
	b.ReportAllocs()
	for b.Loop() {
		a.Personal("Mor til Noah K. siger, at de har ventet på svar fra Åkærskolen i tre måneder, tlf. 22 33 44 55.")
	}
}

// A statement without personal data is the rule.
func BenchmarkPersonalNone(b *testing.B) {
	a := testAnalyser(b)
	b.ReportAllocs()
	for b.Loop() {
		a.Personal("Vi har fået ny rådgiver igen, og ingen i forvaltningen har læst sagen, før de ringede til os.")
	}
}

func BenchmarkPersonalLong(b *testing.B) {
	a := testAnalyser(b)
	text := strings.Repeat("Mor til Noah K. siger, at de har ventet på svar fra Åkærskolen. Kommunen svarer ikke. ", 1<<20/88)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Personal(text)
	}
}

func BenchmarkAuthored(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Authored("at forældrene får besked, når en frist ikke kan holdes")
	}
}
