package analysis

import (
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
