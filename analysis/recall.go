package analysis

import (
	"math"
	"slices"
	"sync"
	"sync/atomic"
)

// What the lessons of a memory say of a text.

// Recall is a memory that a set of themes draws on, and the series that the set
// belongs to: its own lessons count three times as much as those of others.
type Recall struct {
	Memory *Memory
	Own    string
}

const ownTimes = 3

// recaller is a memory as one set of themes sees it.
type recaller struct {
	Recall
	uses atomic.Pointer[[]slotUse] // by slot; made anew when there are more
}

// slotUse says which theme of the set a slot's lessons are about, and how many
// times they count; 0: not at all.
type slotUse struct {
	theme int32
	times int64
}

// usesOf maps the slots to themes; the caller holds the memory's lock.
func (rc *recaller) usesOf(keys []string) []slotUse {
	if u := rc.uses.Load(); u != nil && len(*u) == len(rc.Memory.froms) {
		return *u
	}
	uses := make([]slotUse, len(rc.Memory.froms))
	for slot, s := range rc.Memory.froms {
		if i := slices.Index(keys, s.theme); i >= 0 {
			uses[slot] = slotUse{int32(i), 1}
			if s.from == rc.Own {
				uses[slot].times = ownTimes
			}
		}
	}
	rc.uses.Store(&uses)
	return uses
}

// How lessons move a theme. What a text has in common with the average lesson
// that says yes, less what it has in common with the average one that says no,
// moves the logit of the confidence. Both averages are drawn towards the
// average built-in example, as if so many lessons had said that already; a
// lesson of the same series counts three. The numbers are from the development
// corpus (README.md).
var (
	ofBuiltIn = teaching{pullYes: 12, pullNo: 24, doubt: 10, gain: 2, bound: 1.5}
	ofOwn     = teaching{pullYes: 12, pullNo: 120, doubt: 10, gain: 300, bound: 3.5}
)

// teaching is how far lessons move a theme. The bound keeps ten lessons from
// drowning what thousands of examples taught.
// Half of it counts when there are as many lessons as doubt says: one example
// alone must not gather everything that is a little like it.
type teaching struct{ pullYes, pullNo, doubt, gain, bound float64 }

// ownOffset is the logit of a theme of the user's before anything speaks for it.
const ownOffset = -2.2

// recalled is what the memories say of a text and each theme of a set. Its
// slices belong to a reading. Products of text and lessons are whole numbers,
// so that the order in which lessons came leaves no trace.
type recalled struct {
	yes, no  []int64   // by theme: the text and all lessons, feature by feature
	seen     []tally   // by theme: how many lessons there are
	verdict  []int     // by theme: what was said of the very same text
	expected float64   // the text and the average built-in example
	usual    []float64 // by hit: its part of expected
	parts    []part
	byHit    []float64 // what learned returns
	any      bool
}

// part is what a hit adds to a theme's yes and no.
type part struct {
	hit, theme int32
	tally
}

// fine is the unit in which a text's features are counted against lessons: a
// product of the two stays below 2⁶³ up to a million lessons.
const fine = 1 << 16

// recall asks the memories about a text that was read.
func (t *Themes) recall(text string, r *reading) *recalled {
	c := &r.recalled
	n := len(t.defs)
	c.yes, c.no = append(c.yes[:0], make([]int64, n)...), append(c.no[:0], make([]int64, n)...)
	c.seen, c.verdict = append(c.seen[:0], make([]tally, n)...), append(c.verdict[:0], make([]int, n)...)
	c.any, c.expected, c.parts, c.usual = false, 0, c.parts[:0], c.usual[:0]
	hash, length := textHash(text), r.lessonLength()
	for _, from := range t.recalls {
		t.ask(from, hash, length, r)
	}
	if !c.any {
		return c
	}
	for _, p := range c.parts {
		c.yes[p.theme] += p.yes
		c.no[p.theme] += p.no
	}
	typical := t.a.typical()
	for i := range r.hits {
		usual := 0.0
		if h := &r.hits[i]; h.teaches() {
			usual = float64(h.value) * length * float64(typical[h.id])
		}
		c.usual = append(c.usual, usual)
		c.expected += usual
	}
	return c
}

// ask adds what one memory says.
func (t *Themes) ask(from *recaller, hash uint64, length float64, r *reading) {
	c, m := &r.recalled, from.Memory
	m.mu.RLock()
	defer m.mu.RUnlock()
	uses := from.usesOf(t.keys)
	for slot, u := range uses {
		if u.times == 0 || m.seen[slot] == (tally{}) {
			continue
		}
		c.any = true
		c.seen[u.theme].yes += u.times * m.seen[slot].yes
		c.seen[u.theme].no += u.times * m.seen[slot].no
		if len(m.texts) > 0 {
			c.verdict[u.theme] += int(u.times) * int(m.texts[textKey{hash, int32(slot)}])
		}
	}
	if len(m.rows) == 0 {
		return
	}
	for k := range r.hits {
		h := &r.hits[k]
		if !h.teaches() {
			continue
		}
		x := int64(math.Round(float64(h.value) * length * fine))
		for _, s := range m.rows[h.id] {
			if u := uses[s.slot]; u.times > 0 {
				c.parts = append(c.parts, part{int32(k), u.theme, tally{x * u.times * s.yes, x * u.times * s.no}})
			}
		}
	}
}

// shift is how far the lessons move the logit of theme i.
func (c *recalled) shift(i int, how *teaching) float64 {
	if c.seen[i] == (tally{}) {
		return 0
	}
	return how.bound * math.Tanh(how.gain*c.speaks(i, how, c.yes[i], c.no[i], c.expected)/how.bound)
}

// speaks weighs what a text, or a feature of it, has in common with the lessons
// of theme i.
func (c *recalled) speaks(i int, how *teaching, yes, no int64, expected float64) float64 {
	n := c.seen[i]
	trust := float64(n.yes+n.no) / (float64(n.yes+n.no) + how.doubt)
	return trust * ((float64(yes)/(fine*whole)+how.pullYes*expected)/(float64(n.yes)+how.pullYes) -
		(float64(no)/(fine*whole)+how.pullNo*expected)/(float64(n.no)+how.pullNo))
}

// learned is what each hit adds to theme i before the bound; nil where there
// are no lessons. It is overwritten by the next call.
func (c *recalled) learned(i int, how *teaching) []float64 {
	if c.seen[i] == (tally{}) {
		return nil
	}
	c.byHit = c.byHit[:0]
	for _, usual := range c.usual {
		c.byHit = append(c.byHit, how.gain*c.speaks(i, how, 0, 0, usual))
	}
	for _, p := range c.parts {
		if int(p.theme) == i {
			c.byHit[p.hit] += how.gain * c.speaks(i, how, p.yes, p.no, 0)
		}
	}
	return c.byHit
}

// meanExample is the average built-in example: how much of each feature a text
// of the trade holds, whatever its theme. Made when the first lesson comes.
type meanExample struct {
	once     sync.Once
	examples []byte
	features map[uint64]float32
	terms    exampleTerms
}

func (a *Analyser) typical() map[uint64]float32 {
	a.mean.once.Do(func() {
		// New refuses data that it needs; without examples lessons still work.
		_, examples, _ := parseExamples(a.mean.examples)
		sum, often := map[uint64]float64{}, map[uint64]int{}
		r := &reading{seen: map[uint64]int{}}
		for _, ex := range examples {
			a.read(ex.text, r)
			length := r.lessonLength()
			for i := range r.hits {
				if h := &r.hits[i]; h.teaches() {
					sum[h.id] += float64(h.value) * length
					often[h.id]++
				}
			}
		}
		a.mean.features = map[uint64]float32{}
		for id, n := range often {
			if n >= minExample {
				a.mean.features[id] = float32(sum[id] / float64(len(examples)))
			}
		}
	})
	return a.mean.features
}
