// Package danish holds facts of the Danish language: the lemma of a word, the
// parts of a compound, abbreviations, tokens. It knows words, not
// what they mean to anybody: no theme, no name, no personal data. It opens no
// file; its tables are handed in as bytes.
package danish

//go:generate go run ./lemmagen -o ../../assets/lexicon/lemmas.gz
