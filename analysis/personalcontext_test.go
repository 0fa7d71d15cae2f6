package analysis

import "testing"

func TestNamesByWhatStandsAround(t *testing.T) {
	checkCleaned(t, [][2]string{
		// An apostrophe where an ordinary word has none.
		{"Hans' lærer er syg, og Lars’ mor ringede.", "[navn 1]' lærer er syg, og [navn 2]’ mor ringede."},
		{"Hans lærer er syg.", "Hans lærer er syg."},
		{"De sagde 'Vi må se på jeres' og gik.", "De sagde 'Vi må se på jeres' og gik."},
		// Letters.
		{"T.B. er i 5. klasse", "[navn 1] er i 5. klasse"},
		{"Vi talte med R.S.L. om det.", "Vi talte med [navn 1] om det."},
		{"P.S. vi mangler svar", "P.S. vi mangler svar"},
		{"S sover ikke, og vi ved, at N har ondt.", "[navn 1] sover ikke, og vi ved, at [navn 2] har ondt."},
		{"Hans søster F, er hjemme. Min datter, R, græder.", "Hans søster [navn 1], er hjemme. Min datter, [navn 2], græder."},
		{"Plan B er god. I har ikke svaret. Drengen I så er glad.", "Plan B er god. I har ikke svaret. Drengen I så er glad."},
		{"5. A har vikar, og spor D er lukket.", "5. A har vikar, og spor D er lukket."},
		// Small letters.
		{"hr. sørensen og fru holm mødte ikke op", "hr. [navn 1] og fru [navn 2] mødte ikke op"},
		{"lille bo er alene. Det er et lille liv.", "lille [navn 1] er alene. Det er et lille liv."},
		{"fru ministeren svarede, men hr og fru kom ikke", "fru ministeren svarede, men hr og fru kom ikke"},
		// A word that nobody has heard of.
		{"Tjavdar har ingen venner. Quendis vil hjem.", "[navn 1] har ingen venner. [navn 2] vil hjem."},
		{"Komunen har ikke svaret. Mellemtrinslæreren er væk. Sagbehandleren var syg.", "Komunen har ikke svaret. Mellemtrinslæreren er væk. Sagbehandleren var syg."},
		{"Tilsidst er der ro.", "Tilsidst er der ro."},
	})
}

func TestWrittenNumbersAndAddresses(t *testing.T) {
	checkCleaned(t, [][2]string{
		{"mail: ole_b(at)eksempel.dk", "mail: [e-mail]"},
		{"mail ole.b [at] eksempel [dot] dk eller ole snabel-a eksempel punktum dk.", "mail [e-mail] eller [e-mail]."},
		{"ole.b @ eksempel.dk og o.b@eksempel (punktum) dk", "[e-mail] og [e-mail]"},
		{"Vi ses (at) skolen, og jeg er @ hjemme.", "Vi ses (at) skolen, og jeg er @ hjemme."},
		{"sæt dem ind på konto 4321 0087654321 tak", "sæt dem ind på konto [sagsnummer] tak"},
		{"reg.nr. 4321, kontonr.: 87654321", "reg.nr. [sagsnummer], kontonr.: [sagsnummer]"},
		{"DK50 0040 0440 1162 43 er vores", "[sagsnummer] er vores"},
		{"Vi kom på kontoret 4 gange i 2022.", "Vi kom på kontoret 4 gange i 2022."},
	})
}
