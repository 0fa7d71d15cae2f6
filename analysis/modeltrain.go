package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
)

// example is a line of the labelled examples.
type example struct {
	batch   string
	themes  []string
	valence Valence // "" where not labelled
	kind    Kind    // "" where not labelled
	text    string
}

// parseExamples reads lines of themes, valence, kind, role and text, separated
// by tabs. "# themes: ID ID …" names the themes that there are, "# batch: NAME"
// begins a batch; other lines with # are comments.
func parseExamples(b []byte) (layout, []example, error) {
	var l layout
	var out []example
	batch := ""
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if names, ok := strings.CutPrefix(line, "# themes: "); ok {
			l.themes = strings.Fields(names)
		}
		if name, ok := strings.CutPrefix(line, "# batch: "); ok {
			batch = name
		}
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return l, nil, fmt.Errorf("examples, line %d: %d fields, want 5", n, len(f))
		}
		ex := example{batch: batch, valence: Valence(f[1]), kind: Kind(f[2]), text: f[4]}
		if f[0] != "-" {
			ex.themes = strings.Split(f[0], "+")
		}
		if err := l.check(&ex); err != nil {
			return l, nil, fmt.Errorf("examples, line %d: %w", n, err)
		}
		out = append(out, ex)
	}
	return l, out, nil
}

func (l *layout) check(ex *example) error {
	for _, id := range ex.themes {
		if !slices.Contains(l.themes, id) {
			return fmt.Errorf("no theme %q", id)
		}
	}
	if ex.valence != "" && !slices.Contains(valences[:], ex.valence) {
		return fmt.Errorf("no valence %q", ex.valence)
	}
	if ex.kind != "" && !slices.Contains(kinds[:], ex.kind) {
		return fmt.Errorf("no kind %q", ex.kind)
	}
	return nil
}

// answer returns +1, -1, or 0 where the example says nothing of the column.
func (l *layout) answer(ex *example, column int) int8 {
	yes := false
	switch first, second := l.valenceColumn(), l.kindColumn(); {
	case column < first:
		yes = slices.Contains(ex.themes, l.themes[column])
	case column < second:
		if ex.valence == "" {
			return 0
		}
		yes = ex.valence == valences[column-first]
	default:
		if ex.kind == "" {
			return 0
		}
		yes = ex.kind == kinds[column-second]
	}
	if yes {
		return 1
	}
	return -1
}

// The learner: an L2-regularised support vector machine with squared hinge
// loss for each column, solved by dual coordinate descent (Hsieh et al. 2008).
// It has an optimum that does not depend on the order, and needs no rate.
const (
	cost       = 0.6  // weight of the losses against that of the weights
	rareCost   = 2.0  // at most this much more for the rarer answer
	rounds     = 40   // at most
	settled    = 0.02 // stop when no example moves its dual variable by more
	minExample = 2    // a feature must stand in as many examples
)

// Train makes the model file from d.Cues and d.Examples. The same data give
// the same bytes on the same architecture.
func Train(d Data) ([]byte, error) {
	t, err := train(d)
	if err != nil {
		return nil, err
	}
	return t.model.encode(t.set.ids)
}

// training is a model with what it was made from.
type training struct {
	model *model
	set   *vectors
	held  [][]outcome // column → what models that had not seen its batch said of each example
}

func train(d Data) (*training, error) {
	a, err := newReader(d)
	if err != nil {
		return nil, err
	}
	l, examples, err := parseExamples(d.Examples)
	if err != nil {
		return nil, err
	}
	set := a.vectors(l, examples)
	m := &model{layout: l, heads: make([]modelHead, l.columns()), weights: l.blocks(len(set.ids))}
	t := &training{m, set, make([][]outcome, l.columns())}
	var columns sync.WaitGroup
	for c := range t.held {
		columns.Go(func() { t.learn(c) })
	}
	columns.Wait()
	return t, nil
}

// learn fills a column: its weights from all examples, its confidence and
// threshold from the held-out outcomes.
func (t *training) learn(c int) {
	w, bias := t.set.solve(c, func(int) bool { return true })
	for i, x := range w {
		*t.model.at(i, c) = x
	}
	t.held[c] = t.set.heldOut(c)
	t.model.heads[c] = calibrate(t.held[c])
	t.model.heads[c].Bias = bias
}

// vectors are examples as sparse vectors over numbered features.
type vectors struct {
	layout
	examples []example
	ids      []uint64 // number → feature, ascending
	x        [][]entry
}

type entry struct {
	n     int32
	value float32
}

func (a *Analyser) vectors(l layout, examples []example) *vectors {
	r := a.pool.Get().(*reading)
	defer a.pool.Put(r)
	count := map[uint64]int{}
	for _, ex := range examples {
		a.read(ex.text, r)
		for _, h := range r.hits {
			count[h.id]++
		}
	}
	v := &vectors{layout: l, examples: examples}
	for id, n := range count {
		if n >= minExample {
			v.ids = append(v.ids, id)
		}
	}
	slices.Sort(v.ids)
	number := make(map[uint64]int32, len(v.ids))
	for i, id := range v.ids {
		number[id] = int32(i)
	}
	for _, ex := range examples {
		a.read(ex.text, r)
		var x []entry
		for _, h := range r.hits {
			if n, ok := number[h.id]; ok {
				x = append(x, entry{n, h.value * r.scale})
			}
		}
		v.x = append(v.x, x)
	}
	return v
}

// solve learns a column from the examples that use allows.
func (v *vectors) solve(column int, use func(int) bool) (w []float32, bias float32) {
	var rows []int
	var yes, no float64
	for i := range v.examples {
		switch l := v.answer(&v.examples[i], column); {
		case l == 0 || !use(i):
			continue
		case l > 0:
			yes++
		default:
			no++
		}
		rows = append(rows, i)
	}
	d := &dual{v: v, column: column, w: make([]float64, len(v.ids)), alpha: make([]float64, len(v.x))}
	d.yesCost, d.noCost = cost, cost
	if yes > 0 {
		d.yesCost *= min(rareCost, max(1, no/yes))
	}
	random := uint32(1)
	for range rounds {
		for i := len(rows) - 1; i > 0; i-- { // Fisher and Yates, with a fixed generator
			random = random*1664525 + 1013904223
			j := int(random>>8) % (i + 1)
			rows[i], rows[j] = rows[j], rows[i]
		}
		most := 0.0
		for _, i := range rows {
			most = max(most, math.Abs(d.step(i)))
		}
		if most < settled {
			break
		}
	}
	w = make([]float32, len(d.w))
	for i, x := range d.w {
		w[i] = float32(x)
	}
	return w, float32(d.bias)
}

type dual struct {
	v               *vectors
	column          int
	w               []float64
	bias            float64
	alpha           []float64
	yesCost, noCost float64
}

// step moves one example's dual variable to its optimum and returns by how much.
func (d *dual) step(i int) float64 {
	y, c := float64(d.v.answer(&d.v.examples[i], d.column)), d.noCost
	if y > 0 {
		c = d.yesCost
	}
	margin, square := d.bias, 1.0
	for _, e := range d.v.x[i] {
		margin += d.w[e.n] * float64(e.value)
		square += float64(e.value) * float64(e.value)
	}
	slack := 1 / (2 * c)
	gradient := y*margin - 1 + d.alpha[i]*slack
	next := max(d.alpha[i]-gradient/(square+slack), 0)
	move := (next - d.alpha[i]) * y
	d.alpha[i] = next
	if move == 0 {
		return 0
	}
	for _, e := range d.v.x[i] {
		d.w[e.n] += move * float64(e.value)
	}
	d.bias += move
	return move
}

// outcome is what a column said of an example, and what was right.
type outcome struct {
	margin float64
	answer int8 // what was right; 0 where the example does not say
}

// heldOut judges each batch by a model that has not seen it; the outcomes are
// in the order of the examples.
func (v *vectors) heldOut(column int) []outcome {
	out := make([]outcome, len(v.examples))
	for _, batch := range v.batches() {
		w, bias := v.solve(column, func(i int) bool { return v.examples[i].batch != batch })
		for i := range v.examples {
			if v.examples[i].batch != batch {
				continue
			}
			margin := float64(bias)
			for _, e := range v.x[i] {
				margin += float64(w[e.n]) * float64(e.value)
			}
			out[i] = outcome{margin, v.answer(&v.examples[i], column)}
		}
	}
	return out
}

func (v *vectors) batches() []string {
	var out []string
	for _, ex := range v.examples {
		if !slices.Contains(out, ex.batch) {
			out = append(out, ex.batch)
		}
	}
	return out
}

// Our authors' batches are easier for one another's models than strangers'
// statements are. On the development corpus confidences fit better when they are
// drawn towards the middle, and thresholds when they lie a little lower.
const (
	strangerSlope  = 0.8  // of the slope that fits held-out batches
	strangerMargin = 0.15 // below the best threshold on held-out batches
)

// calibrate fits confidence to held-out outcomes (Platt 1999) and finds the
// threshold with the best F1 on them.
func calibrate(outcomes []outcome) modelHead {
	outcomes = slices.DeleteFunc(slices.Clone(outcomes), func(o outcome) bool { return o.answer == 0 })
	slope, offset := 1.0, 0.0
	for range 3000 {
		var gs, g float64
		for _, o := range outcomes {
			e := 1 / (1 + math.Exp(-(slope*o.margin + offset)))
			if o.answer > 0 {
				e--
			}
			gs += e * o.margin
			g += e
		}
		n := float64(max(len(outcomes), 1))
		slope -= 2 * gs / n
		offset -= 2 * g / n
	}
	h := modelHead{Slope: float32(strangerSlope * slope), Offset: float32(strangerSlope * offset)}
	h.Threshold = float32(h.confidence(float32(bestThreshold(outcomes) - strangerMargin)))
	return h
}

// bestThreshold sorts outcomes and returns the margin from which on a yes gives
// the best F1.
func bestThreshold(outcomes []outcome) float64 {
	slices.SortFunc(outcomes, func(x, y outcome) int { return cmp.Compare(y.margin, x.margin) })
	var all, hit, f1, at float64
	for _, o := range outcomes {
		if o.answer > 0 {
			all++
		}
	}
	for i, o := range outcomes {
		if o.answer > 0 {
			hit++
		}
		if f := 2 * hit / (float64(i+1) + all); f > f1 {
			f1, at = f, o.margin
		}
	}
	return at
}
