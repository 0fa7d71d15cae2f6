package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Nothing that somebody said may be lost for being loud, polite, or next to
// words that are set aside.
var clauseCases = map[string]struct {
	text string
	want []string
}{
	"a sentence in capitals": {
		"VI FIK ALDRIG LOV AT SE PAPIRERNE.\nJeg græd hele vejen hjem\n",
		[]string{"S VI FIK ALDRIG LOV AT SE PAPIRERNE.", "S Jeg græd hele vejen hjem"},
	},
	"capitals without a full stop": {
		"RÅDGIVEREN SVAREDE IKKE PÅ MAIL\nså vi kørte derned\n",
		[]string{"S RÅDGIVEREN SVAREDE IKKE PÅ MAIL", "S så vi kørte derned"},
	},
	"two sentences in capitals": {
		"HAN SAD ALENE HVER DAG. INGEN OPDAGEDE DET\nNu er det bedre\n",
		[]string{"S HAN SAD ALENE HVER DAG.", "S INGEN OPDAGEDE DET", "S Nu er det bedre"},
	},
	"titles in capitals": {
		"REFERAT AF FORÆLDREAFTEN\n\nHVAD VI ØNSKER\nFlere møder\n\nDET VIRKER IKKE\nTelefontiden\n\nTIMER OG LOKALER\nFor få\n",
		[]string{
			"H REFERAT AF FORÆLDREAFTEN", "H HVAD VI ØNSKER", "S Flere møder ¶HVAD VI ØNSKER", "H DET VIRKER IKKE",
			"S Telefontiden ¶DET VIRKER IKKE", "H TIMER OG LOKALER", "S For få ¶TIMER OG LOKALER",
		},
	},
	"thanks that go on": {
		"Tak for mødet, vi følte os endelig set\n- Mange tak fordi I kom. Han sover bedre nu\nTusind tak for sidst det var dejligt at høre fra jer\nTak for en god aften\n",
		[]string{
			"A Tak for mødet,", "S vi følte os endelig set", "A Mange tak fordi I kom.", "S Han sover bedre nu",
			"A Tusind tak for sidst", "S det var dejligt at høre fra jer", "A Tak for en god aften",
		},
	},
	"thanks at the end of a statement": {
		"Vi fik aldrig et svar, men tak for invitationen\nVi ses aldrig med den nye rådgiver\nVi ses på onsdag\n",
		[]string{"S Vi fik aldrig et svar, men tak for invitationen", "S Vi ses aldrig med den nye rådgiver", "A Vi ses på onsdag"},
	},
	"greetings that go on": {
		"Hej alle, skolen svarer aldrig\nHej vi venter stadig\nKære Lone\n",
		[]string{"A Hej alle,", "S skolen svarer aldrig", "A Hej", "S vi venter stadig", "A Kære Lone"},
	},
	"fields that go on": {
		"Afbud: Jens, Lise og Kim\nAfbud: vores datter blev aflyst af lægen to gange\nTid: vi får kun ti minutter\nSkole: de lytter ikke\nSkole: Birkhøj\nSted: Kantinen\n",
		[]string{
			"A Afbud: Jens, Lise og Kim", "A Afbud:", "S vores datter blev aflyst af lægen to gange", "A Tid:", "S vi får kun ti minutter",
			"A Skole:", "S de lytter ikke", "A Skole: Birkhøj", "A Sted: Kantinen",
		},
	},
	"a few bad bytes": {
		"Ja\xe5 der er stadig k\xf8 p\xe5 f\xf8rste sal\nHun m\xe5 \xf8ve sig\n- Ingen\x00 svarede os\n\xf8\xe5\xe6\x00\x01 \xff\xff x\n",
		[]string{"S Ja\xe5 der er stadig k\xf8 p\xe5 f\xf8rste sal", "S Hun m\xe5 \xf8ve sig", "S Ingen\x00 svarede os", "V \xf8\xe5\xe6\x00\x01 \xff\xff x"},
	},
	"a line of dots behind words": {
		"Navnet på den, der bestemmer" + strings.Repeat(".", 130) + "\nVi kender det ikke\n" + strings.Repeat("iVBORw0KGgo", 20) + "\n",
		[]string{
			"S Navnet på den, der bestemmer" + strings.Repeat(".", 130), "S Vi kender det ikke", "V " + strings.Repeat("iVBORw0KGgo", 20),
		},
	},
	"a column of moods": {
		"Humør\tUdsagn\nsur\tvi måtte vente to timer\nglad\tgodt\nMeget glad\tde tog imod os i døren\n",
		[]string{
			"H Humør", "H Udsagn", "A sur", "S vi måtte vente to timer ¶Udsagn", "A glad", "S godt ¶Udsagn",
			"A Meget glad", "S de tog imod os i døren ¶Udsagn",
		},
	},
	"a column of marks first of three": {
		"Karakter;Kommentar;Smiley\nMiddel;toiletterne var beskidte;sur\nTop;vi blev hilst på ved navn;glad\n",
		[]string{
			"H Karakter", "H Kommentar", "H Smiley", "A Middel", "S toiletterne var beskidte ¶Kommentar", "A sur",
			"A Top", "S vi blev hilst på ved navn ¶Kommentar", "A glad",
		},
	},
	"a form's questions among notes": {
		"Bord 3\nvi sad seks forældre\nHun på kontoret er sød\nHvad gik rigtig godt?\nDe ringede dagen efter\nHvad kunne gøres bedre?\nBrevene er svære\nHvorfor må vi ikke se dem?\n",
		[]string{
			"H Bord 3", "S vi sad seks forældre ¶Bord 3", "S Hun på kontoret er sød ¶Bord 3", "H Hvad gik rigtig godt?",
			"S De ringede dagen efter ¶Hvad gik rigtig godt?", "H Hvad kunne gøres bedre?", "S Brevene er svære ¶Hvad kunne gøres bedre?",
			"S Hvorfor må vi ikke se dem? ¶Hvad kunne gøres bedre?",
		},
	},
	"a mail answered above it": {
		"Hej Lars\n\nOnsdag går ikke, vi er begge på arbejde. Kan det blive torsdag?\nVi vil gerne have tolken med.\n\nMvh\nAmina\n\n> Hej Amina\n> I er indkaldt onsdag\n> kl. 9 på rådhuset.\n>\n> Ring, hvis I er forhindrede.\n",
		[]string{
			"A Hej Lars", "S Onsdag går ikke, vi er begge på arbejde.", "S Kan det blive torsdag?", "S Vi vil gerne have tolken med.",
			"A Mvh", "A Amina", "A Hej Amina", "A I er indkaldt onsdag", "A på rådhuset.", "A >", "A Ring, hvis I er forhindrede.",
		},
	},
	"a short answer above a quote": {
		"Det tidspunkt passer os ikke.\n> Mødet ligger onsdag kl. 9.\n",
		[]string{"S Det tidspunkt passer os ikke.", "A Mødet ligger onsdag kl. 9."},
	},
	"> as a bullet": {
		"Bord 2\n> Vi vil høres.\n> Ingen ringer.\n\nHvad mangler der?\n> En fast person.\n> Svar til tiden.\n",
		[]string{
			"H Bord 2", "S Vi vil høres. ¶Bord 2", "S Ingen ringer. ¶Bord 2", "H Hvad mangler der?",
			"S En fast person. ¶Hvad mangler der?", "S Svar til tiden. ¶Hvad mangler der?",
		},
	},
	"> as a bullet below a line": {
		"Ris og ros\n> Vi vil høres.\nVi fik lang tid til at snakke.\n> ventetid\n> for mange breve\n",
		[]string{
			"H Ris og ros", "S Vi vil høres. ¶Ris og ros", "S Vi fik lang tid til at snakke. ¶Ris og ros", "S ventetid ¶Ris og ros",
			"S for mange breve ¶Ris og ros",
		},
	},
	"a sentence between blank lines": {
		"Hej\n\nOm fredagen er han hos sin far\n\n> Kan I komme fredag?\n",
		[]string{"A Hej", "S Om fredagen er han hos sin far", "A Kan I komme fredag?"},
	},
	"running text that starts with thanks": {
		"Tak for i dag, det var godt at mødes. Vi fik sagt det hele.",
		[]string{"A Tak for i dag,", "S det var godt at mødes.", "S Vi fik sagt det hele."},
	},
}

func TestSegmentClauses(t *testing.T) {
	a := segmentAnalyser(t)
	for name, tt := range clauseCases {
		t.Run(name, func(t *testing.T) {
			segs := a.Segment(tt.text)
			checkLaw(t, tt.text, segs)
			if diff := cmp.Diff(tt.want, shown(tt.text, segs)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
