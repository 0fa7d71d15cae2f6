package analysis

import "testing"

func TestInvisibleCharacters(t *testing.T) {
	checkCleaned(t, [][2]string{
		{"Si\u200bgne Toft\u00admark ringede", "[navn 1] ringede"},
		{"Signe sagde det. Sig\u200cne var sød.", "[navn 1] sagde det. [navn 1] var sød."},
		{"tlf. 60\u200b71\u206082\u200d93", "tlf. [telefon]"},
		{"cpr 010115\ufeff-\u200b1234", "cpr [cpr-nummer]"},
		{"Noah\u200bsiger nej", "[navn 1]\u200bsiger nej"},
		{"skriv til ole.b\u00ad@eksem\u00adpel.dk", "skriv til [e-mail]"},
		{"Kom\u00admunen svarer ik\u00adke", "Kom\u00admunen svarer ik\u00adke"},
		{"👩\u200d👧 og Signe", "👩\u200d👧 og [navn 1]"},
	})
}

func TestAuthoredSeesThroughInvisibleCharacters(t *testing.T) {
	if got := Authored("Barnet 0101\u200b15-12\u00ad34 er væk").String(); got != "Barnet [cpr-nummer] er væk" {
		t.Errorf("got %q", got)
	}
}
