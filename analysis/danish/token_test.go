package danish

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func tokenizer(tb testing.TB) *Tokenizer {
	tb.Helper()
	b, err := os.ReadFile("../../assets/lexicon/abbreviations.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return NewTokenizer(ParseAbbreviations(b))
}

func TestTokens(t *testing.T) {
	tok := tokenizer(t)
	for text, want := range map[string]string{
		"":                                   "",
		"Vi venter stadig.":                  "Vi venter stadig .",
		"Ja. Det.":                           "Ja . Det .",
		"Han kom ift. skolen kl. 10.30.":     "Han kom ift. skolen kl. 10.30 .",
		"bl.a. møder m.m. og 3. klasse":      "bl.a. møder m.m. og 3. klasse",
		"»Vi hørte intet«, sagde hun":        "» Vi hørte intet « , sagde hun",
		"”Ring til mig” stod der":            "” Ring til mig ” stod der",
		"skole/PPR og 1/2 time":              "skole / PPR og 1/2 time",
		"li'som PPR's brev":                  "li'som PPR's brev",
		"ved ikke...måske":                   "ved ikke ... måske",
		"se www.kommune.dk/side":             "se www.kommune.dk/side",
		"K. Holm ringede (to gange)!":        "K. Holm ringede ( to gange ) !",
		"mor\tfar\r\nbarn":                   "mor far barn",
		"fik 25% af det, de bad om i 2019.":  "fik 25 % af det , de bad om i 2019 .",
		"skriv til a.b@eksempel.dk i morgen": "skriv til a.b@eksempel.dk i morgen",
	} {
		var got []string
		for _, x := range tok.Tokens(text) {
			got = append(got, x.Text)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q:\n%s", text, diff)
		}
	}
}

// The law of tokens: they are where they say, in order, and all that is left
// out is space.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"Vi blev ikke hørt ift. §50.", "»Vi« ”os”", "a/b/c/d...e", strings.Repeat(")", 600), "\x00\xff ø\u200b", "K. H. 3. 10.", "...", "a…",
	} {
		f.Add(s)
	}
	tok := tokenizer(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, x := range tok.Tokens(text) {
			if x.Start < end || x.Text == "" || text[x.Start:x.End()] != x.Text {
				t.Fatalf("token %q at %d, the one before ends at %d", x.Text, x.Start, end)
			}
			if gap := text[end:x.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
				t.Fatalf("%q lost before token %q", gap, x.Text)
			}
			end = x.End()
		}
		if gap := text[end:]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			t.Fatalf("%q lost at the end", gap)
		}
	})
}

const plain = "Vi blev ringet op ift. mødet, men ingen på skolen/PPR vidste, at sagsbehandleren havde skiftet plads kl. 10."

func BenchmarkTokens(b *testing.B) {
	tok := tokenizer(b)
	b.SetBytes(int64(len(plain)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n += len(tok.Tokens(plain))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	gz, err := os.ReadFile("../../assets/lexicon/lemmas.gz")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(gz); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLemma(b *testing.B) {
	l, words := lexicon(b), strings.Fields(plain)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		l.Lemma(words[i%len(words)])
		i++
	}
}

func BenchmarkParts(b *testing.B) {
	l, words := lexicon(b), []string{"helhedssynet", "sagsbehandlerskift", "forældre", "uforståeligt"}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		l.Parts(words[i%len(words)])
		i++
	}
}
