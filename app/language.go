package app

import (
	"slices"
	"strings"

	"foraeldredialog/analysis"
)

// languages are the languages that are told apart, as a Danish sentence names
// them.
var languages = map[analysis.Language]string{
	analysis.English: "engelsk", analysis.German: "tysk", analysis.Swedish: "svensk", analysis.Norwegian: "norsk",
	analysis.Polish: "polsk", analysis.Turkish: "tyrkisk", analysis.Somali: "somali", analysis.Arabic: "arabisk",
	analysis.Persian: "persisk", analysis.Ukrainian: "ukrainsk", analysis.Russian: "russisk",
	analysis.Foreign: "et andet sprog",
}

// Foreign lists the languages but Danish of a note's pieces, each once, in the
// order of the note.
func Foreign(pieces []analysis.Segment) []analysis.Language {
	var out []analysis.Language
	for _, p := range pieces {
		if p.Language != analysis.Danish && !slices.Contains(out, p.Language) {
			out = append(out, p.Language)
		}
	}
	return out
}

// ExplainForeign says in Danish what becomes of a note's pieces in other
// languages; it is empty where there are none.
func ExplainForeign(found []analysis.Language) string {
	if len(found) == 0 {
		return ""
	}
	names := make([]string, len(found))
	for i, l := range found {
		names[i] = languages[l]
	}
	list := names[0]
	if n := len(names) - 1; n > 0 {
		list = strings.Join(names[:n], ", ") + " og " + names[n]
	}
	return "Noget af teksten er ikke på dansk, men på " + list +
		". Det er gemt helt med noten, men bliver ikke til udsagn. Oversæt det, og sæt det ind igen, hvis det skal tælle med."
}

// ForeignIn lists the languages but Danish that a preview holds.
func ForeignIn(pieces []Piece) []analysis.Language {
	segs := make([]analysis.Segment, len(pieces))
	for i, p := range pieces {
		segs[i] = p.Segment
	}
	return Foreign(segs)
}
