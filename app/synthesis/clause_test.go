package synthesis

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestAtClause(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"At der er en fast mødeplan", "at der er en fast mødeplan."},
		{"at blive ringet op, når noget ændrer sig", "at blive ringet op, når noget ændrer sig."},
		{"At vi ikke skal fortælle det hele igen.", "at vi ikke skal fortælle det hele igen."},
		{"Vi vil gerne have, at der er en mødeplan.", "at der er en mødeplan."},
		{"Vi vil gerne have at vide, hvem der kommer", "at vide, hvem der kommer."},
		{"Men vi vil rigtig gerne have, at nogen ringer", "at nogen ringer."},
		{"jeg ville ønske at de læste papirerne først!", "at de læste papirerne først."},
		{"Jeg ville ønske, de læste papirerne først", "at de læste papirerne først."},
		{"Jeg kunne godt tænke mig, at vi havde en fast kontakt", "at vi havde en fast kontakt."},
		{"forslag: at alle får samme brev", "at alle får samme brev."},
		{"Forslag: Der skal altid være en tolk med", "at der altid skal være en tolk med."},
		{"Ønske: I skal ringe, før I skriver", "at I skal ringe, før I skriver."},
		{"Det ville være rart, hvis nogen tog telefonen om fredagen", "at nogen tog telefonen om fredagen."},
		{"Det ville hjælpe os meget, hvis bare planen hang i køkkenet", "at planen hang i køkkenet."},
		{"Det er vigtigt for os, at søskende også bliver set", "at søskende også bliver set."},
		{"Bare de ville skrive det ned", "at de ville skrive det ned."},
		{"vi ønsker at blive hørt", "at blive hørt."},
		{"Jeg ønsker mig, at skolen spørger min søn", "at skolen spørger min søn."},
		{"Vi vil gerne spørges, inden skemaet ændres", "at spørges, inden skemaet ændres."},
		{"Jeg vil gerne kende planen.", "at kende planen."},
		{"Der bør altid være to til samtalen", "at der altid bør være to til samtalen."},
		{"Man bør ikke skulle søge om det samme hvert år", "at man ikke bør skulle søge om det samme hvert år."},
		{"Det burde ikke afhænge af postnummeret", "at det ikke burde afhænge af postnummeret."},
		{"Vi vil gerne have, at planen sendes ud, men det sker aldrig", "at planen sendes ud."},
		{"Vi vil gerne have, at planen sendes ud, for vi når ikke at læse den", "at planen sendes ud."},
		{"Vi vil gerne have, at planen sendes ud – det giver ro", "at planen sendes ud."},
		{"Vi vil gerne have, at planen sendes ud – helst ugen før", "at planen sendes ud – helst ugen før."},
		{"Vi vil gerne have, at far kommer med, han er der jo også", "at far kommer med."},
		{"Vi ønsker, at alle – også fædre – bliver inviteret", "at alle – også fædre – bliver inviteret."},
		{"Mødet var fint. Vi vil gerne have, at der kommer et til. Tak.", "at der kommer et til."},
		{"Vi ønsker, at svaret kommer inden d. 1. i måneden. Ellers går tiden.", "at svaret kommer inden d. 1. i måneden."},
		{"- Vi håber på, at [navn 1] fortsætter", "at [navn 1] fortsætter."},
	} {
		if got, ok := AtClause(tt.text); !ok || got != tt.want {
			t.Errorf("%q gave %q, %v; want %q", tt.text, got, ok, tt.want)
		}
	}
}

func TestAtClauseLeavesAlone(t *testing.T) {
	for why, texts := range map[string][]string{
		"a complaint": {
			"Der mangler en mødeplan", "Vi får aldrig svar", "At vi ikke får svar", "At der ikke bliver ringet!",
			"Vi skal altid selv ringe", "Man skal være heldig for at få hjælp", "Vi ventede i fem måneder",
			"Vi ville gerne hjælpe, men fik ikke lov", "Vi vil gerne samarbejde, men bliver afvist",
			"Vi ville gerne have, at han kom i en lille klasse, men det afslog de",
		},
		"a judgement of something": {
			"At vi må vente, er hårdt", "At de lyttede, gjorde en forskel", "At nogen ringede betød alt for os",
		},
		"a regret": {
			"Jeg ville ønske, at nogen havde spurgt os", "Bare de ville have ringet", "De burde have sagt det noget før",
		},
		"a wish that needs other words": {
			"Spørg os før", "Skriv det ned!", "En fast kontaktperson", "Bare én linje", "Vi vil gerne have en fast kontaktperson",
			"Ønske: bedre overblik", "Mere ro på møderne, tak", "Det bør man vide",
		},
		"a denied wish":  {"Vi ønsker ikke, at alle får det at vide", "Vi vil ikke have, at I kommer uanmeldt"},
		"others' wishes": {"Kommunen vil gerne have, at vi selv kører", "De foreslår, at vi flytter", "Skolen ønsker at stoppe"},
		"a question":     {"Kunne det være en idé, at vi fik en plan?", "Vi vil gerne have, at der kommer en plan?"},
		"a word that points back to another sentence": {"Brevet er svært at læse. Det bør skrives om.", "Vi ønsker, at dette ændres"},
		"half a bracket": {"Vi ønsker, at brevet (og bilaget bliver kortere"},
		"nothing":        {"", " ", "at", "-", "...", "Forslag:", "at ja", "Vi ønsker at"},
	} {
		for _, text := range texts {
			if got, ok := AtClause(text); ok {
				t.Errorf("%q is %s, but gave %q", text, why, got)
			}
		}
	}
}

func TestAtClauseUnderHeading(t *testing.T) {
	for _, tt := range []struct{ heading, text, want string }{
		{"Vi ønsker os:", "blive mødt med ro", "at blive mødt med ro."},
		{"Forældrenes ønsker", "Få svar samme uge", "at få svar samme uge."},
		{"Vi ønsker os:", "høres før mødet", "at høres før mødet."},
		{"Hvis I måtte ønske", "at det ikke er tilfældigt, hvem der ringer", "at det ikke er tilfældigt, hvem der ringer."},
		{"Vi ønsker os:", "én indgang", ""},
		{"Vi ønsker os:", "børnenes egne ord", ""},
		{"Vi ønsker os:", "Se dog på hele dagen", ""},
		{"Hvad skal kommunen begynde på?", "sende et svar", ""},
		{"Hvad skal kommunen begynde på?", "at sende et svar", ""},
		{"Hvad skal kommunen begynde på?", "At der kommer et svar", "at der kommer et svar."},
		{"Hvad skal kommunen holde op med?", "at sende nye folk", ""},
		{"Vi undrer os over:", "at naboen fik svar først", ""},
		{"Hvad fungerer ikke?", "at der kommer nye hver gang", ""},
		{"Hvad fungerer ikke?", "Vi vil gerne have, at den samme kommer igen", "at den samme kommer igen."},
		{"Forslag", "Man får altid en kvittering", "at man altid får en kvittering."},
		{"Forslag", "Vi får aldrig en kvittering", ""},
		{"Forslag", "Kommunen skal selv ringe op", "at kommunen selv skal ringe op."},
		{"Forslag", "Der skal nu ringes op", ""},
		{"Bord 3", "Der skal ringes op", ""},
	} {
		if got, ok := AtClauseUnder(tt.heading, tt.text); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q under %q gave %q, want %q", tt.text, tt.heading, got, tt.want)
		}
	}
}

// However a text is put together, a clause holds no word that the text lacks,
// begins with "at" and ends with its only closing full stop.
func TestAtClauseMakesUpNoWord(t *testing.T) {
	pieces := []string{
		"Vi vil gerne have,", "at", "At", "jeg ville ønske", "Forslag:", "Det ville være rart, hvis", "der", "bør", "altid", "ikke",
		"være", "en plan", "men", "for vi", "ved det.", "Bare", "de", "ville", "ringe", "–", "(nu)", "høres", "havde", "spurgt", "I", "?", "!", "\n",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 14).Draw(t, "pieces"), " ")
		heading := rapid.SampledFrom([]string{"", "Vi ønsker os:", "Forslag", "Hvad fungerer ikke?"}).Draw(t, "heading")
		clause, ok := AtClauseUnder(heading, text)
		if !ok {
			if clause != "" {
				t.Fatalf("refused, but gave %q", clause)
			}
			return
		}
		if !strings.HasPrefix(clause, "at ") || !strings.HasSuffix(clause, ".") || strings.HasSuffix(clause, "..") {
			t.Fatalf("%q is not of the form of a point", clause)
		}
		have := map[string]bool{}
		for _, w := range lettersOf(text) {
			have[w] = true
		}
		for _, w := range lettersOf(clause)[1:] {
			if !have[w] {
				t.Fatalf("%q holds %q, which %q does not", clause, w, text)
			}
		}
	})
}

func lettersOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

func FuzzAtClause(f *testing.F) {
	for _, s := range []string{"Vi vil gerne have, at der er ro", "Forslag: der skal altid være ro", "At\xff", "Forslag: der\x92\x92 skal altid være ro", "Bare Ⱥ ville ringe snart", "o at", "Vi ønsker:at", "–\n–"} {
		f.Add("", s)
		f.Add("Vi ønsker os", s)
	}
	f.Fuzz(func(t *testing.T, heading, text string) {
		clause, ok := AtClauseUnder(heading, text)
		if ok != (clause != "") {
			t.Fatalf("ok is %v with %q", ok, clause)
		}
		// In runes: a capital and its small letter may differ in bytes.
		if ok && utf8.RuneCountInString(clause) > utf8.RuneCountInString(text)+len("at .") {
			t.Fatalf("%q is longer than its text %q", clause, text)
		}
	})
}
