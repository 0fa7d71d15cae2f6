package main

import (
	"cmp"
	"slices"
	"strings"

	"foraeldredialog/analysis/danish"
)

// inflection tells how a form comes from its word, the likeliest reading of an
// ambiguous form first. The order was set by comparing the lemmas with those of
// the development part of the Danish dependency treebank.
type inflection int

const (
	definite   inflection = iota // året, and the plurals of nouns
	finite                       // present, past, participle: "giver" is the verb, hardly ever the giver
	infinitive                   // an entry in -e with a verb's endings: "klare"
	declined                     // other endings, most of them of adjectives
	base                         // the entry itself
	genitive                     // -s
	imperative                   // the bare stem: "svar" is the noun
)

// inflectionOf reads the comment that the affix file puts behind a rule.
func inflectionOf(add string, comment []string) inflection {
	switch strings.Join(comment, "") {
	case "+NUTID", "+DATID", "+PERF_PART":
		return finite
	case "+BESTEMT_ENTAL":
		return definite
	case "+PLUR_UBEK":
		if add == "e" || strings.HasPrefix(add, "e/") { // "tage" is the verb before it is several roofs
			return declined
		}
		return definite
	case "+GENITIV", "+PASSIV":
		return genitive
	case "+IMPERATIV":
		return imperative
	}
	return declined
}

// irregular guesses the inflection of a form that the word list gives in full.
func irregular(form, word string) inflection {
	switch {
	case strings.HasPrefix(word, form): // hav, spørg
		return imperative
	case strings.HasSuffix(form, "s"):
		return genitive
	}
	return finite
}

// after is the inflection of a form that rule r made from one inflected as how:
// rules that add nothing only tell how the form stands in compounds.
func (i inflection) after(how inflection, r rule) inflection {
	if r.strip == "" && r.add == "" {
		return how
	}
	return i
}

// candidate is a reading of a form.
type candidate struct {
	danish.Form
	how inflection
}

// choose picks the lemma of a form and joins the uses of all its candidates.
func choose(form string, candidates []candidate) danish.Form {
	best := slices.MinFunc(candidates, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(class(a.Use), class(b.Use)),
			cmp.Compare(a.rank(), b.rank()),
			// The shorter lemma is the commoner word more often than not, and
			// the order must not depend on that of the word list.
			cmp.Compare(len(a.Lemma), len(b.Lemma)),
			cmp.Compare(a.Lemma, b.Lemma))
	}).Form
	for _, c := range candidates {
		best.Use |= c.Use
	}
	if best.Use&danish.Word != 0 {
		best.Use &^= danish.Proper
	}
	if lemma, ok := preferred[form]; ok {
		best.Lemma = lemma
	}
	return best
}

// class puts ordinary words before names before parts of compounds.
func class(use danish.Use) int {
	switch {
	case use&danish.Word != 0:
		return 0
	case use&danish.Proper != 0:
		return 1
	}
	return 2
}

// rank is the inflection, but for nouns of people who do something for a
// living: in a municipality "lærer" and "rådgiver" are people.
func (c candidate) rank() inflection {
	if c.Lemma == c.Text && slices.ContainsFunc(trades, func(end string) bool { return strings.HasSuffix(c.Text, end) }) {
		return -1
	}
	return c.how
}
