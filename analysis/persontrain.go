package analysis

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
)

// PersonText is a text with the names in it, to train on.
type PersonText struct {
	Text  string
	Names []PersonName // in order, apart
	// Unlisted hides from the learner that the name list has these names, so
	// that it learns to trust what stands around them.
	Unlisted bool
}

// PersonName is a name's place and whose it is.
type PersonName struct {
	Span
	Of NameOf
}

// NameOf tells whose name it is.
type NameOf uint8

// Whose names there are.
const (
	OfPerson NameOf = iota + 1
	OfPlace
	OfBody
)

// The training. Everything is counted in whole numbers, so that every
// architecture gives the same bytes.
const (
	personRounds = 12
	hideOneIn    = 6 // words whose place in the name list is hidden
)

// TrainPersons makes the person model from d.Lemmas, d.Names, d.Cues and the
// texts. The same data give the same bytes.
func TrainPersons(d Data, texts []PersonText) ([]byte, error) {
	a, err := newReader(d)
	if err != nil {
		return nil, err
	}
	if err := a.loadText(d); err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		return nil, errors.New("no texts to train on")
	}
	dice := rand.New(rand.NewPCG(1, 2))
	set := make([]taggedText, 0, len(texts))
	for _, t := range texts {
		tagged, err := a.tagged(t, dice)
		if err != nil {
			return nil, err
		}
		set = append(set, tagged)
	}
	p := newPerceptron(personRowBits)
	for range personRounds {
		dice.Shuffle(len(set), func(i, j int) { set[i], set[j] = set[j], set[i] })
		for i := range set {
			a.learn(p, &set[i])
		}
	}
	return p.average().encode(personRowBits), nil
}

// taggedText is a text in words, with the tag that each should get.
type taggedText struct {
	text  string
	words []nameToken
	gold  []personTag
}

// tagged cuts a training text into words. A word belongs to the name in which
// it begins.
func (a *Analyser) tagged(t PersonText, dice *rand.Rand) (taggedText, error) {
	out := taggedText{text: t.Text, words: a.nameTokens(t.Text)}
	out.gold = make([]personTag, len(out.words))
	n := 0
	for i := range out.words {
		w := &out.words[i]
		for n < len(t.Names) && t.Names[n].End <= w.Start {
			n++
		}
		if n == len(t.Names) {
			break
		}
		name := t.Names[n]
		if name.End > len(t.Text) || name.Start > name.End {
			return out, fmt.Errorf("%q: name at %v", t.Text, name.Span)
		}
		if w.Start >= name.Start {
			out.gold[i] = goldTag(name, w.Start == name.Start)
		}
	}
	for i := range out.words {
		if w := &out.words[i]; isCandidate(w) && (t.Unlisted && out.gold[i].isPerson() || dice.IntN(hideOneIn) == 0) && w.capital {
			w.form = w.unlisted()
		}
	}
	return out, nil
}

func goldTag(n PersonName, first bool) personTag {
	switch {
	case n.Of == OfPlace:
		return tagPlace
	case n.Of == OfBody:
		return tagBody
	case first:
		return tagPerson
	}
	return tagInside
}

// perceptron counts in whole numbers: a weight, and the sum of it over time.
type perceptron struct {
	now    personModel32
	sum    []int64
	stamps []int64
	time   int64
}

type personModel32 struct {
	weights []int32
	mask    uint32
}

func newPerceptron(rowBits int) *perceptron {
	n := int(personTags) << rowBits
	return &perceptron{
		now: personModel32{make([]int32, n), uint32(1)<<rowBits - 1},
		sum: make([]int64, n), stamps: make([]int64, n),
	}
}

func (m *personModel32) score(features []uint32) (out [personTags]int32) {
	for _, f := range features {
		at := int(f&m.mask) * int(personTags)
		for t := range out {
			out[t] += m.weights[at+t]
		}
	}
	return out
}

// learn tags a text with what is known so far, and moves the weights at every
// word that it gets wrong, or right by a hair.
func (a *Analyser) learn(p *perceptron, t *taggedText) {
	var buf [maxFeatures]uint32
	for i := range t.words {
		w := &t.words[i]
		if !isCandidate(w) {
			continue
		}
		p.time++
		fs := a.features(buf[:0], t.text, t.words, i)
		s := p.now.score(fs)
		w.tag, _ = best(&s)
		gold := t.gold[i]
		rival := tagOther
		if gold == tagOther {
			rival = tagPerson
		}
		for c := range personTags {
			if c != gold && s[c] > s[rival] {
				rival = c
			}
		}
		if s[gold] <= s[rival]+hair {
			for _, f := range fs {
				p.move(f, gold, 1)
				p.move(f, rival, -1)
			}
		}
	}
}

// hair is the margin below which a right answer is learned once more.
const hair = 8

func (p *perceptron) move(f uint32, tag personTag, by int32) {
	i := int(f&p.now.mask)*int(personTags) + int(tag)
	p.sum[i] += (p.time - p.stamps[i]) * int64(p.now.weights[i])
	p.stamps[i] = p.time
	p.now.weights[i] += by
}

// personScale is what a weight of 1 is written as.
const personScale = 256

// average gives the mean weights.
func (p *perceptron) average() *personModel {
	m := &personModel{weights: make([]int16, len(p.sum)), mask: p.now.mask}
	for i, w := range p.now.weights {
		mean := (p.sum[i] + (p.time-p.stamps[i])*int64(w)) * personScale / p.time
		m.weights[i] = int16(min(max(mean, math.MinInt16), math.MaxInt16))
	}
	return m
}
