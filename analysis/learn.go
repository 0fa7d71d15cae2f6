package analysis

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Lesson is a person's word on a text and a theme: it belongs there, or not.
type Lesson struct {
	From    string // where it was given: a series
	Theme   string // the theme's Key
	Text    string
	Belongs bool
}

// Key names a theme in a memory. A theme of the built-in data is the same
// everywhere by its id; the user's own are made anew in each series and known
// by their names.
func (a *Analyser) Key(def Theme) string {
	if a.column(def.ID) >= 0 {
		return def.ID
	}
	return "/" + strings.Join(strings.Fields(strings.ToLower(def.Name)), " ")
}

func (a *Analyser) column(id string) int { return slices.Index(a.model.themes, id) }

// Memory is what lessons add up to: for every feature and theme, how much of it
// stood in texts that belong and in texts that do not. It holds whole numbers
// only, so that Forget takes back exactly what Learn added, in any order, and
// no word of a text. It may be used from several goroutines.
type Memory struct {
	a     *Analyser
	mu    sync.RWMutex
	slots map[source]int
	froms []source // by slot
	seen  []tally  // lessons, by slot
	rows  map[uint64][]rowShare
	texts map[textKey]int32 // lessons that say yes less those that say no
}

// source is whose lessons a slot holds: one theme of one series.
type source struct{ from, theme string }

// tally is the weight of lessons that say yes and of those that say no.
type tally struct{ yes, no int64 }

// rowShare is a feature's part in a theme's lessons. Its lessons are counted, for
// a feature that no lesson has any more must not stay.
type rowShare struct {
	slot    int32
	lessons int32
	tally
}

// textKey is a text as a hash of its letters and digits, and a theme.
type textKey struct {
	text uint64
	slot int32
}

// whole is a lesson's length as a whole number: a text's features are scaled to
// a vector of length one, and kept to the 24th binary place.
const whole = 1 << 24

// NewMemory returns a memory without a lesson.
func (a *Analyser) NewMemory() *Memory {
	return &Memory{a: a, slots: map[source]int{}, rows: map[uint64][]rowShare{}, texts: map[textKey]int32{}}
}

// Learn takes a lesson in.
func (m *Memory) Learn(l Lesson) { m.teach(l, 1) }

// Forget takes back a lesson that was learned.
func (m *Memory) Forget(l Lesson) { m.teach(l, -1) }

func (m *Memory) teach(l Lesson, sign int64) {
	r := m.a.pool.Get().(*reading)
	defer m.a.pool.Put(r)
	m.a.read(l.Text, r)
	scale := r.lessonLength()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.a.typical() // made here, not while somebody waits for a suggestion
	slot := m.slot(source{l.From, l.Theme})
	m.seen[slot].add(l.Belongs, sign)
	for i := range r.hits {
		if h := &r.hits[i]; h.teaches() {
			m.addShare(h.id, int32(slot), l.Belongs, sign*int64(math.Round(float64(h.value)*scale*whole)), int32(sign))
		}
	}
	if key := (textKey{textHash(l.Text), int32(slot)}); key.text != 0 {
		if l.Belongs {
			m.texts[key] += int32(sign)
		} else {
			m.texts[key] -= int32(sign)
		}
		if m.texts[key] == 0 {
			delete(m.texts, key)
		}
	}
}

// slot is where a source's lessons are. A slot stays when its last lesson goes.
func (m *Memory) slot(s source) int {
	slot, ok := m.slots[s]
	if !ok {
		slot = len(m.seen)
		m.slots[s], m.seen, m.froms = slot, append(m.seen, tally{}), append(m.froms, s)
	}
	return slot
}

func (t *tally) add(yes bool, n int64) {
	if yes {
		t.yes += n
	} else {
		t.no += n
	}
}

func (m *Memory) addShare(id uint64, slot int32, yes bool, value int64, lessons int32) {
	row := m.rows[id]
	for i := range row {
		if s := &row[i]; s.slot == slot {
			s.add(yes, value)
			if s.lessons += lessons; s.lessons == 0 && s.tally == (tally{}) {
				row[i] = row[len(row)-1]
				row = row[:len(row)-1]
				if len(row) == 0 {
					delete(m.rows, id)
				} else {
					m.rows[id] = row
				}
			}
			return
		}
	}
	s := rowShare{slot: slot, lessons: lessons}
	s.add(yes, value)
	m.rows[id] = append(row, s)
}

// teaches reports whether a feature is learned: words, parts, concepts, pairs
// and phrases with a meaning of their own. Character n-grams are left out; they
// would treble the work and add nothing (README.md).
func (h *hit) teaches() bool { return !h.weak && h.from >= 0 && h.value != gramValue }

// lessonLength makes the features that are learned a vector of length one.
func (r *reading) lessonLength() float64 {
	var sum float32
	for i := range r.hits {
		if h := &r.hits[i]; h.teaches() {
			sum += h.value * h.value
		}
	}
	return 1 / math.Sqrt(float64(max(sum, 1)))
}

// textHash hashes the letters and digits of a text, whatever their case and
// what stands between; 0 where there are none.
func textHash(text string) uint64 {
	const prime = 1099511628211
	h, space, any := uint64(14695981039346656037), false, false
	for _, c := range text {
		if !isWordRune(c) {
			space = any
			continue
		}
		if space {
			h, space = (h^' ')*prime, false
		}
		h, any = (h^uint64(unicode.ToLower(c)))*prime, true
	}
	if !any {
		return 0
	}
	return h | 1
}
