package analysis

import "testing"

// checkCleaned holds what is left of each text against what should be.
func checkCleaned(t *testing.T, texts [][2]string) {
	t.Helper()
	a := testAnalyser(t)
	for _, tt := range texts {
		if got := a.Clean(tt[0], a.Personal(tt[0]), nil).String(); got != tt[1] {
			t.Errorf("%q:\ngot  %q\nwant %q", tt[0], got, tt[1])
		}
		checkCleaning(t, a, tt[0])
	}
}

func TestNamesInCapitals(t *testing.T) {
	checkCleaned(t, [][2]string{
		{"DET ER IKKE I ORDEN, AT KIRSTEN HOLM ALDRIG SVARER", "DET ER IKKE I ORDEN, AT [navn 1] ALDRIG SVARER"},
		{"VI VENTER PÅ SVAR FRA KOMMUNEN OG PÅ HJÆLP TIL VORES BARN", "VI VENTER PÅ SVAR FRA KOMMUNEN OG PÅ HJÆLP TIL VORES BARN"},
		{"VILLADS ER ALENE I SKOLEN HVER DAG", "[navn 1] ER ALENE I SKOLEN HVER DAG"},
		{"LIV OG GLÆDE I HVERDAGEN ER DET VI SAVNER", "LIV OG GLÆDE I HVERDAGEN ER DET VI SAVNER"},
		{"Vi skrev i maj.\nNU ER DET NOK FOR OS ALLE\nSignes mor svarede.", "Vi skrev i maj.\nNU ER DET NOK FOR OS ALLE\n[navn 1]s mor svarede."},
		{"MØDET MED SØRENSEN BLEV AFLYST TO GANGE", "MØDET MED [navn 1] BLEV AFLYST TO GANGE"},
	})
}

func TestNamesInOtherLanguages(t *testing.T) {
	checkCleaned(t, [][2]string{
		{"Unser Sohn ist seit vier Monaten zu Hause, und die Gemeinde antwortet nicht auf unsere Briefe.", "Unser Sohn ist seit vier Monaten zu Hause, und die Gemeinde antwortet nicht auf unsere Briefe."},
		{"Wir haben mit Frau Zillmer und mit Sebastian Krüger gesprochen, aber sie haben keine Zeit.", "Wir haben mit Frau [navn 1] und mit [navn 2] gesprochen, aber sie haben keine Zeit."},
		{"Czekamy już rok i nikt nie odpowiada na nasze listy.", "Czekamy już rok i nikt nie odpowiada na nasze listy."},
		{"Çocuğumuz için yardım istiyoruz ama kimse gelmiyor.", "Çocuğumuz için yardım istiyoruz ama kimse gelmiyor."},
		{"Nobody told us that the Council had closed the case, and Peter was sent home.", "Nobody told us that the Council had closed the case, and [navn 1] was sent home."},
		{"Vi har ventet længe på svar.\nWir haben lange auf eine Antwort gewartet.\nSigne græd.", "Vi har ventet længe på svar.\nWir haben lange auf eine Antwort gewartet.\n[navn 1] græd."},
	})
}
