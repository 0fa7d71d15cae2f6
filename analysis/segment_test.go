package analysis

import (
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// segmentAnalyser has the knowledge that Segment and Sentences need.
func segmentAnalyser(tb testing.TB) *Analyser {
	tb.Helper()
	a, err := loadSegmentAnalyser()
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

var loadSegmentAnalyser = sync.OnceValues(func() (*Analyser, error) {
	var d Data
	for name, to := range map[string]*[]byte{"lemmas.gz": &d.Lemmas, "abbreviations.txt": &d.Abbrev, "punkt.json.gz": &d.Punkt} {
		b, err := os.ReadFile("../assets/lexicon/" + name)
		if err != nil {
			return nil, err
		}
		*to = b
	}
	a := &Analyser{}
	return a, a.loadText(d)
})

// shown writes segments as the tests read them: S a statement, H a heading, A
// an aside, V verbatim, with speaker and heading where there are any.
func shown(text string, segs []Segment) []string {
	var out []string
	for _, s := range segs {
		line := strings.ToUpper(string(s.Kind[:1])) + " " + strings.Join(strings.Fields(s.Of(text)), " ")
		if s.Speaker != "" {
			line += " ‹" + s.Speaker + "›"
		}
		if s.Kind == Said && s.Heading != "" {
			line += " ¶" + s.Heading
		}
		out = append(out, line)
	}
	return out
}

func TestSegment(t *testing.T) {
	a := segmentAnalyser(t)
	for name, tt := range segmentCases {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, shown(tt.text, a.Segment(tt.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

var segmentCases = map[string]struct {
	text string
	want []string
}{
	"nothing": {"", nil},
	"space":   {" \r\n\t\u200b\n", nil},
	"one note": {
		"vi venter stadig på svar",
		[]string{"S vi venter stadig på svar"},
	},
	"running text": {
		"Vi har ventet længe. Ingen ringede ift. mødet kl. 10. Hvorfor ikke?",
		[]string{"S Vi har ventet længe.", "S Ingen ringede ift. mødet kl. 10.", "S Hvorfor ikke?"},
	},
	"running text without capitals": {
		"vi spurgte to gange. der kom ikke svar. nu har vi opgivet",
		[]string{"S vi spurgte to gange.", "S der kom ikke svar.", "S nu har vi opgivet"},
	},
	"bullets under tables": {
		"Bord 1\n- fast rådgiver\n- de ringede, men først\n  da vi klagede\n• ros til PPR. Virkelig.\nBord 2 - unge\n1) vi vil med\n2) spørg os først\n",
		[]string{
			"H Bord 1", "S fast rådgiver ¶Bord 1", "S de ringede, men først da vi klagede ¶Bord 1", "S ros til PPR. Virkelig. ¶Bord 1",
			"H Bord 2 - unge", "S vi vil med ¶Bord 2 - unge", "S spørg os først ¶Bord 2 - unge",
		},
	},
	"a list under a question": {
		"Hvad skal vi lave om?\no færre breve\no ét nummer at ringe til\n",
		[]string{"H Hvad skal vi lave om?", "S færre breve ¶Hvad skal vi lave om?", "S ét nummer at ringe til ¶Hvad skal vi lave om?"},
	},
	"transcript": {
		"[00:01:02] Ordstyrer: Hvad fungerer?\n[00:01:09] Mor B: Læreren. Hun ringer altid.\n[00:01:20] Far A: Intet, desværre for os alle.\n(latter)\n",
		[]string{"H Hvad fungerer? ‹Ordstyrer›", "S Læreren. Hun ringer altid. ‹Mor B› ¶Hvad fungerer?", "S Intet, desværre for os alle. ‹Far A› ¶Hvad fungerer?", "A (latter)"},
	},
	"questions from the floor": {
		"17.40 spørgsmål fra salen:\n     hvem bestemmer hvad der står i brevet til os?\n     hvorfor skifter I så tit\n",
		[]string{"H spørgsmål fra salen:", "S hvem bestemmer hvad der står i brevet til os? ¶spørgsmål fra salen", "S hvorfor skifter I så tit ¶spørgsmål fra salen"},
	},
	"messages with times": {
		"Rikke 19:02: hej alle, skal vi mødes?\nBo 19:05: de svarer aldrig. heller ikke på mail\nRikke 19:07: 👍\n",
		[]string{"A hej alle, skal vi mødes? ‹Rikke›", "S de svarer aldrig. heller ikke på mail ‹Bo›", "A 👍 ‹Rikke›"},
	},
	"programme": {
		"kl. 17.00 Velkomst\n17.15 oplæg v. skolechefen\n17.40 lyden faldt ud to gange\n18.00 slut. Husk at takke køkkenet\n",
		[]string{"A Velkomst", "A oplæg v. skolechefen", "S lyden faldt ud to gange", "A slut.", "S Husk at takke køkkenet"},
	},
	"columns": {
		"GODT                 SKIDT\nde lytter            nyt brev hver uge\nfast kontaktperson   lange svartider\n",
		[]string{
			"H GODT", "H SKIDT", "S de lytter ¶GODT", "S nyt brev hver uge ¶SKIDT",
			"S fast kontaktperson ¶GODT", "S lange svartider ¶SKIDT",
		},
	},
	"tabs with roles": {
		"Rolle\tUdsagn\nforælder\tvi fik aldrig et svar\nung\tjeg vil selv sige det\n",
		[]string{"H Rolle", "H Udsagn", "A forælder ‹forælder›", "S vi fik aldrig et svar ‹forælder› ¶Udsagn", "A ung ‹ung›", "S jeg vil selv sige det ‹ung› ¶Udsagn"},
	},
	"two on one line": {
		"- alt for mange skift / ingen ved hvem der har sagen\n- skole / PPR\n",
		[]string{"S alt for mange skift", "S ingen ved hvem der har sagen", "S skole / PPR"},
	},
	"letter": {
		"Kære kommune\n\nVi har ventet i to år på et svar, og hver gang vi ringer, er det en\nny, vi taler med. Det slider.\n\nMed venlig hilsen\nFamilien Lund\nElmevej 4\n",
		[]string{
			"A Kære kommune", "S Vi har ventet i to år på et svar, og hver gang vi ringer, er det en ny, vi taler med.", "S Det slider.",
			"A Med venlig hilsen", "A Familien Lund", "A Elmevej 4",
		},
	},
	"minutes": {
		"Referat af dialogmøde\nTil stede: 12 forældre\n\nPunkt 1. Overgange\nFlere fortalte, at skiftet til skolen var hårdt.\n-----\nNæste møde: 4. juni\n",
		[]string{
			"H Referat af dialogmøde", "A Til stede: 12 forældre", "H Punkt 1. Overgange",
			"S Flere fortalte, at skiftet til skolen var hårdt. ¶Punkt 1. Overgange", "A -----", "A Næste møde: 4. juni",
		},
	},
	"form": {
		"Hvad var godt?\nAt blive ringet op.\nHvad kan blive bedre?\nVentetiden.\nAndet?\nNej\n",
		[]string{"H Hvad var godt?", "S At blive ringet op. ¶Hvad var godt?", "H Hvad kan blive bedre?", "S Ventetiden. ¶Hvad kan blive bedre?", "H Andet?", "A Nej"},
	},
	"quotes on one line": {
		"gule: \"ring tilbage\" - \"hvem er ny nu?\"\ngrønne: \"tak til Jonas\"\n",
		[]string{`S "ring tilbage"`, `S "hvem er ny nu?"`, `S "tak til Jonas"`},
	},
	"drawn table": {
		"| Bord | Udsagn |\n|---|---|\n| 1 | vi får aldrig besked |\n| 2 | de så hele familien |\n",
		[]string{"H Bord", "H Udsagn", "A |---|---|", "A 1", "S vi får aldrig besked ¶Udsagn", "A 2", "S de så hele familien ¶Udsagn"},
	},
	"numbered answers": {
		"Svar 1: Vi blev mødt pænt.\nSvar 2: nej\n#3 Alt tog for lang tid.\n",
		[]string{"S Vi blev mødt pænt. ‹Svar 1›", "A nej ‹Svar 2›", "S Alt tog for lang tid."},
	},
	"quotes side by side": {
		"Hun sagde det to gange. »Vi hører jer.« »Vi vender tilbage.« Det gjorde de.",
		[]string{"S Hun sagde det to gange.", "S »Vi hører jer.«", "S »Vi vender tilbage.«", "S Det gjorde de."},
	},
	"half sentences above lists": {
		"Vi møder mange forældre, som\n- ikke tør spørge\n- har opgivet at ringe\nDet ville hjælpe, hvis\n- nogen svarede\n",
		[]string{
			"H Vi møder mange forældre, som", "S ikke tør spørge ¶Vi møder mange forældre, som", "S har opgivet at ringe ¶Vi møder mange forældre, som",
			"H Det ville hjælpe, hvis", "S nogen svarede ¶Det ville hjælpe, hvis",
		},
	},
	"a spreadsheet": {
		"Id;Rolle;Svar\n7;mor;\"vi venter; og venter\"\n8;far;ved ikke\n9;;kaldt ind uden grund\n",
		[]string{
			"H Id", "H Rolle", "H Svar", "A 7", "A mor ‹mor›", "S vi venter; og venter ‹mor› ¶Svar",
			"A 8", "A far ‹far›", "A ved ikke ‹far›", "A 9", "S kaldt ind uden grund ¶Svar",
		},
	},
	"chat export": {
		"[1.2.2023 19.44.02] Bo Lind: vi får aldrig svar\n[1.2.2023 19.45.10] Ida Holm: <Medie udeladt>\n[1.2.2023 19.46.10] Ida Holm: heller ikke os\n",
		[]string{"S vi får aldrig svar ‹Bo Lind›", "A <Medie udeladt> ‹Ida Holm›", "S heller ikke os ‹Ida Holm›"},
	},
	"votes and speakers behind": {
		"fast rådgiver (12)\nvi bliver ikke hørt (forælder)\nskiltene er små (bord 2)\n",
		[]string{"S fast rådgiver", "A (12)", "S vi bliver ikke hørt ‹forælder›", "A (forælder) ‹forælder›", "S skiltene er små (bord 2)"},
	},
	"an answered mail": {
		"Vi vil gerne have svar. Det haster.\n\nDen 3. maj 2023 skrev Bo:\n> Kom på mandag.\n> Vi giver kaffe.\n",
		[]string{"S Vi vil gerne have svar.", "S Det haster.", "A Den 3. maj 2023 skrev Bo:", "A Kom på mandag.", "A Vi giver kaffe."},
	},
	"outline": {
		"Bord 4\n\tGodt\n\t\tde ringer\n\t\tde lytter\n\tSkidt\n\t\tventetid\n",
		[]string{"H Bord 4", "H Godt", "S de ringer ¶Godt", "S de lytter ¶Godt", "H Skidt", "S ventetid ¶Skidt"},
	},
	"three languages": {
		"- vi får aldrig svar\n- Nobody ever tells us anything\n- Why?\n- بدون جواب منذ أشهر\n- de er søde i SFO\n",
		[]string{"S vi får aldrig svar", "V Nobody ever tells us anything - Why?", "V بدون جواب منذ أشهر", "S de er søde i SFO"},
	},
	"an English note": {
		"What works\n- The school calls us back\n- Kirsten\n\nWhat does not work\n- Nobody reads our letters\n",
		[]string{"V What works - The school calls us back - Kirsten What does not work - Nobody reads our letters"},
	},
	"broken bytes": {
		"vi blev ikke hørt\n\x00\xff\xfe\x01\x02\xff\nmen de var søde\n",
		[]string{"S vi blev ikke hørt", "V \x00\xff\xfe\x01\x02\xff", "S men de var søde"},
	},
}

func TestSentences(t *testing.T) {
	a := segmentAnalyser(t)
	for text, want := range map[string][]string{
		"":                                     nil,
		"Det er dr. Holm fra 3. sal. Kom ind.": {"Det er dr. Holm fra 3. sal.", "Kom ind."},
		"Prisen er 400 kr. Det er dyrt.":       {"Prisen er 400 kr.", "Det er dyrt."},
		"Vi fik bl.a. hjælp, støtte m.m. Så kom sommeren.": {"Vi fik bl.a. hjælp, støtte m.m.", "Så kom sommeren."},
		"»Hvorfor?« spurgte hun. Ingen svarede.":           {"»Hvorfor?« spurgte hun.", "Ingen svarede."},
		"Vi er glade.Skolen lytter.":                       {"Vi er glade.", "Skolen lytter."},
		"H. C. Lund skrev i 2019. Vi læste det.":           {"H. C. Lund skrev i 2019.", "Vi læste det."},
		"NY STRUKTUR Skolen lukker i maj.":                 {"NY STRUKTUR", "Skolen lukker i maj."},
		"Nej... det ved jeg ikke. Måske.":                  {"Nej... det ved jeg ikke.", "Måske."},
		"Første linje\n\nAnden linje":                      {"Første linje", "Anden linje"},
	} {
		var got []string
		for _, s := range a.Sentences(text) {
			got = append(got, s.Of(text))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q:\n%s", text, diff)
		}
	}
}

// checkLaw states what holds of the segments of any text.
func checkLaw(tb testing.TB, text string, segs []Segment) {
	tb.Helper()
	end := 0
	for _, s := range segs {
		if s.Start < end || s.Start >= s.End || s.End > len(text) {
			tb.Fatalf("segment [%d,%d) behind %d in %d bytes", s.Start, s.End, end, len(text))
		}
		if !utf8.RuneStart(text[s.Start]) && utf8.ValidString(text) || s.End < len(text) && !utf8.RuneStart(text[s.End]) && utf8.ValidString(text) {
			tb.Fatalf("segment %q cuts a letter", s.Of(text))
		}
		if trim(text, s.Span) != s.Span {
			tb.Fatalf("segment %q has space around it", s.Of(text))
		}
		checkGap(tb, text[end:s.Start])
		end = s.End
	}
	checkGap(tb, text[end:])
}

// checkGap states what may be left out: space, marks, times and labels, none of
// them longer than a label may be.
func checkGap(tb testing.TB, gap string) {
	tb.Helper()
	for _, l := range lines(gap) {
		t := l.Of(gap)
		for n := 1; n > 0 && t != ""; {
			if n = max(timeLen(t+" "), bullet(t+" x")); n > 0 {
				t = strings.TrimFunc(t[min(n, len(t)):], isSpace)
			}
		}
		if !hasWord(t) || strings.HasSuffix(t, ":") {
			if utf8.ValidString(t) && len(t) > 160 && hasWord(t) {
				tb.Fatalf("a label of %d bytes was left out: %.40q", len(t), t)
			}
			continue
		}
		tb.Fatalf("%q was left out", t)
	}
}

func FuzzSegment(f *testing.F) {
	for _, tt := range segmentCases {
		f.Add(tt.text)
	}
	a := segmentAnalyser(f)
	f.Fuzz(func(t *testing.T, text string) {
		checkLaw(t, text, a.Segment(text))
	})
}

// The law of sentences: in order, and nothing but space between them.
func FuzzSentences(f *testing.F) {
	for _, s := range []string{"Ja. Nej.", "»A.« »B.«", "a.Bc.De@f.Gh", "\xff. \x00! Ø", "1. 2. 3.", "...\n\n..."} {
		f.Add(s)
	}
	a := segmentAnalyser(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range a.Sentences(text) {
			if s.Start < end || s.Start >= s.End || s.End > len(text) {
				t.Fatalf("sentence [%d,%d) behind %d", s.Start, s.End, end)
			}
			if gap := text[end:s.Start]; strings.TrimFunc(gap, isSpace) != "" {
				t.Fatalf("%q was left out", gap)
			}
			end = s.End
		}
		if gap := text[end:]; strings.TrimFunc(gap, isSpace) != "" {
			t.Fatalf("%q was left out", gap)
		}
	})
}

// TestSegmentHugeLines runs over long texts of one repeated part. Work that grew
// with the square of the length would show here as minutes.
func TestSegmentHugeLines(t *testing.T) {
	a := segmentAnalyser(t)
	for _, part := range []string{
		"ord ", "Ord. ", "a.Bc", "@a.Bc", "((", ") ", "a   b   ", "a\t", "- a\n", "/ ", "1 / 1 ", "x: y\n", "\x00", "\xff ", "ORD ", "a!! b ", "Far: ja\n", "\r", "\u200b", "http://a",
		"Hvad?\n", "kl. 10 ", "10.10 ", "#", "» ", "“", ".", ". ", "K. ", "1. ", "a,\n", "og\n",
	} {
		text := strings.Repeat(part, 1<<15/len(part))
		checkLaw(t, text, a.Segment(text))
		a.Sentences(text)
	}
}

func BenchmarkSegment(b *testing.B) {
	a := segmentAnalyser(b)
	var text strings.Builder
	for _, tt := range segmentCases {
		text.WriteString(tt.text + "\n\n")
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		a.Segment(text.String())
	}
}

func BenchmarkSentences(b *testing.B) {
	a := segmentAnalyser(b)
	text := strings.Repeat("Vi har ventet længe ift. skolen. Ingen ringede kl. 10, og det slider. ", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Sentences(text)
	}
}

func TestIsStem(t *testing.T) {
	for heading, want := range map[string]bool{
		"Vi møder mange forældre, som": true, "Vi ønsker os:": true, "Det er vigtigt, at": true, "Hvis jeg kunne ændre én ting, skulle det være ...": true,
		"Forældrene oplever": true, "": false, "Ris": false, "Bord 3": false, "Hvad mangler vi?": false, "Overgange og skift": false, "Det gode": false,
	} {
		if got := IsStem(heading); got != want {
			t.Errorf("IsStem(%q) is %v", heading, got)
		}
	}
}
