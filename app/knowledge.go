package app

import (
	"encoding/json"
	"fmt"
	"sync"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
	"foraeldredialog/assets"
)

// Analyser is the analysis with the knowledge that is built into the program.
// It is made once; making it takes a tenth of a second.
var Analyser = sync.OnceValues(func() (*analysis.Analyser, error) {
	mind, err := analysis.New(analysis.Data{
		Lemmas:   assets.Bytes("lexicon/lemmas.gz"),
		Names:    assets.Bytes("lexicon/names.txt"),
		Cues:     assets.Bytes("lexicon/cues.json"),
		Examples: assets.Bytes("lexicon/examples.tsv"),
		Model:    assets.Bytes("lexicon/model.bin"),
		Persons:  assets.Bytes("lexicon/persons.bin"),
		Abbrev:   assets.Bytes("lexicon/abbreviations.txt"),
		Punkt:    assets.Bytes("lexicon/punkt.json.gz"),
	})
	if err != nil {
		return nil, fmt.Errorf("app: built-in knowledge: %w", err)
	}
	return mind, nil
})

// builtinThemes are the themes that a new series starts with.
func builtinThemes() ([]workshop.Theme, error) {
	var list []workshop.Theme
	if err := json.Unmarshal(assets.Bytes("lexicon/themes.json"), &list); err != nil {
		return nil, fmt.Errorf("app: built-in themes: %w", err)
	}
	return list, nil
}

// BuiltinThemes is what the tagger needs to know of the themes that a new
// series starts with.
func BuiltinThemes() ([]analysis.Theme, error) {
	list, err := builtinThemes()
	out := make([]analysis.Theme, len(list))
	for i := range list {
		out[i] = themeForTagger(&list[i])
	}
	return out, err
}

func themeForTagger(t *workshop.Theme) analysis.Theme {
	return analysis.Theme{ID: string(t.ID), Name: t.Name.String(), Cues: t.Cues, Examples: t.Examples}
}
