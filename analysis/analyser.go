package analysis

import (
	"fmt"
	"sync"

	"foraeldredialog/analysis/danish"
)

//go:generate go run ./modelgen -lexicon ../assets/lexicon -o ../assets/lexicon/model.bin
//go:generate go run ./persongen -lexicon ../assets/lexicon -o ../assets/lexicon/persons.bin

// Analyser answers every question that the program has of a Danish text. It
// never changes after New and may be used from several goroutines.
type Analyser struct {
	lex    *danish.Lexicon
	sent   *sentencer
	names  *nameList
	cues   *cueLexicon
	words  wordCache
	forms  formCache
	people *personModel
	model  *model
	pool   sync.Pool // of *reading: scratch for Tag, Valence and Kind
	mean   meanExample
}

// New loads the knowledge. It refuses a table that it cannot read: an analyser
// that silently lacks its names would let them through.
func New(d Data) (*Analyser, error) {
	a, err := newReader(d)
	if err != nil {
		return nil, err
	}
	if a.model, err = decodeModel(d.Model); err != nil {
		return nil, fmt.Errorf("load theme model: %w", err)
	}
	if a.people, err = decodePersonModel(d.Persons); err != nil {
		return nil, fmt.Errorf("load person model: %w", err)
	}
	if err := a.loadText(d); err != nil {
		return nil, err
	}
	return a, nil
}

// newReader loads all but the model, which is what training starts from.
func newReader(d Data) (*Analyser, error) {
	lex, err := danish.Load(d.Lemmas)
	if err != nil {
		return nil, fmt.Errorf("load lemmas: %w", err)
	}
	a := &Analyser{lex: lex, mean: meanExample{examples: d.Examples}}
	if a.names, err = parseNames(d.Names); err != nil {
		return nil, fmt.Errorf("load names: %w", err)
	}
	if a.cues, err = parseCues(d.Cues, lex); err != nil {
		return nil, fmt.Errorf("load cues: %w", err)
	}
	a.words.m = map[string]*wordInfo{}
	a.pool.New = func() any { return &reading{seen: map[uint64]int{}} }
	return a, nil
}
