package analysis

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strings"
)

var (
	valences = [...]Valence{Positive, Negative, Mixed, Neutral}
	kinds    = [...]Kind{Experience, Wish, Worry, Praise, Question, Other}
)

// model is a linear model over features. It asks one yes/no question for each
// theme, valence and kind; a column holds the weights of one question's answer.
// A margin is the sum of the weights of the features that stand in a text, so
// each feature's share can be shown.
type model struct {
	layout
	rows    rowIndex
	weights []weightBlock // one for the themes, the valences and the kinds
	heads   []modelHead
}

// weightBlock holds the columns that are asked for together, row by row: side by
// side in memory, for a text's features lie far apart.
type weightBlock struct {
	first, width int // columns
	w            []float32
}

func (b *weightBlock) row(n int32) []float32 {
	return b.w[int(n)*b.width : (int(n)+1)*b.width]
}

// The blocks of a model's weights.
const (
	themeBlock = iota
	valenceBlock
	kindBlock
)

func (l *layout) blocks(rows int) []weightBlock {
	bounds := []int{0, l.valenceColumn(), l.kindColumn(), l.columns()}
	var out []weightBlock
	for i, first := range bounds[:len(bounds)-1] {
		width := bounds[i+1] - first
		out = append(out, weightBlock{first, width, make([]float32, rows*width)})
	}
	return out
}

// at returns a column's weight in row n, to be read or set.
func (m *model) at(n, column int) *float32 {
	for i := range m.weights {
		if b := &m.weights[i]; column < b.first+b.width {
			return &b.row(int32(n))[column-b.first]
		}
	}
	panic("no such column")
}

// rowIndex finds a feature's row. Most of the pairs in a text are in no model:
// a bit for each of many remainders, small enough for the processor's own cache,
// answers for nearly all of them; the rest are looked up in an open table.
type rowIndex struct {
	maybe []uint64
	slots []rowSlot
}

type rowSlot struct {
	id  uint64
	row int32 // number + 1; 0 is an empty slot
}

// The index's room per feature: the bits keep false answers of maybe at some
// three in a hundred, the slots keep chains short.
const (
	bitsPerRow  = 32
	slotsPerRow = 2
)

func newRowIndex(ids []uint64) rowIndex {
	x := rowIndex{
		maybe: make([]uint64, powerOfTwo(len(ids)*bitsPerRow/64)),
		slots: make([]rowSlot, powerOfTwo(len(ids)*slotsPerRow)),
	}
	for n, id := range ids {
		bit := x.bit(id)
		x.maybe[bit/64] |= 1 << (bit % 64)
		at := x.slot(id)
		for x.slots[at].row != 0 {
			at = (at + 1) % len(x.slots)
		}
		x.slots[at] = rowSlot{id, int32(n + 1)}
	}
	return x
}

func powerOfTwo(least int) int { return 1 << bits.Len(uint(max(least, 1)-1)) }

// bit and slot use different bits of the feature, which is a hash already.
func (x *rowIndex) bit(id uint64) uint64 { return id >> 20 & uint64(len(x.maybe)*64-1) }
func (x *rowIndex) slot(id uint64) int   { return int(id & uint64(len(x.slots)-1)) }

// of returns the number of a feature's row, -1 for a feature without one.
func (x *rowIndex) of(id uint64) int32 {
	bit := x.bit(id)
	if x.maybe[bit/64]&(1<<(bit%64)) == 0 {
		return -1
	}
	for at := x.slot(id); ; at = (at + 1) & (len(x.slots) - 1) {
		switch s := &x.slots[at]; {
		case s.row == 0:
			return -1
		case s.id == id:
			return s.row - 1
		}
	}
}

// layout tells which column asks what: the themes, in the order of the
// examples' own list, then the valences, then the kinds.
type layout struct{ themes []string }

func (l *layout) valenceColumn() int { return len(l.themes) }
func (l *layout) kindColumn() int    { return len(l.themes) + len(valences) }
func (l *layout) columns() int       { return len(l.themes) + len(valences) + len(kinds) }

// modelHead is what a column needs beside its weights.
type modelHead struct {
	Bias      float32
	Slope     float32 // confidence = sigmoid(Slope·margin + Offset)
	Offset    float32
	Threshold float32 // confidence from which on the answer is yes
	Step      float32 // weight = Step × the stored integer
}

// leastLength is the squared length below which a text is not stretched: a
// statement of three words has about that, a median one 80. One word alone would
// say as much as a whole statement otherwise.
const leastLength = 40

// normalise returns what a text's features are multiplied by.
func normalise(sumOfSquares float32) float32 {
	return float32(1 / math.Sqrt(float64(max(sumOfSquares, leastLength))))
}

// find notes in r's hits which rows of the model they have.
func (m *model) find(r *reading) {
	for i := range r.hits {
		r.hits[i].row = m.rows.of(r.hits[i].id)
	}
}

// margins returns the margins of a block's columns, in memory that r owns. The
// rows must have been found.
func (m *model) margins(r *reading, block int) []float32 {
	b := &m.weights[block]
	r.margins = append(r.margins[:0], make([]float32, b.width)...)
	for i := range r.hits {
		h := &r.hits[i]
		if h.row < 0 {
			continue
		}
		for c, w := range b.row(h.row) {
			r.margins[c] += w * h.value
		}
	}
	for c := range r.margins {
		r.margins[c] = r.margins[c]*r.scale + m.heads[b.first+c].Bias
	}
	return r.margins
}

func (h *modelHead) confidence(margin float32) float64 {
	return 1 / (1 + math.Exp(-float64(h.Slope*margin+h.Offset)))
}

const modelMagic = "fdmodel2"

var errModel = errors.New("not a model file")

// encode writes the model: magic, the themes' ids on one line, number of rows,
// heads, the features in ascending order, and their weights as 16-bit integers.
// All numbers are little-endian.
func (m *model) encode(ids []uint64) ([]byte, error) {
	out := []byte(modelMagic + strings.Join(m.themes, " ") + "\n")
	out = binary.LittleEndian.AppendUint32(out, uint32(len(ids)))
	heads := slices.Clone(m.heads)
	for c := range heads {
		var most float32
		for n := range ids {
			most = max(most, float32(math.Abs(float64(*m.at(n, c)))))
		}
		heads[c].Step = most / math.MaxInt16
	}
	out, err := binary.Append(out, binary.LittleEndian, heads)
	if err != nil {
		return nil, fmt.Errorf("write model: %w", err)
	}
	for _, id := range ids {
		out = binary.LittleEndian.AppendUint64(out, id)
	}
	for n := range ids {
		for c := range heads {
			q := int16(0)
			if heads[c].Step > 0 {
				q = int16(math.Round(float64(*m.at(n, c) / heads[c].Step)))
			}
			out = binary.LittleEndian.AppendUint16(out, uint16(q))
		}
	}
	return out, nil
}

func decodeModel(b []byte) (*model, error) {
	rest, ok := bytes.CutPrefix(b, []byte(modelMagic))
	names, rest, line := bytes.Cut(rest, []byte("\n"))
	if !ok || !line || len(rest) < 4 {
		return nil, errModel
	}
	m := &model{layout: layout{strings.Fields(string(names))}}
	n, rest := int(binary.LittleEndian.Uint32(rest)), rest[4:]
	width := m.columns()
	m.heads = make([]modelHead, width)
	heads := binary.Size(m.heads)
	if len(rest) != heads+n*(8+2*width) {
		return nil, fmt.Errorf("%w: it has %d bytes", errModel, len(b))
	}
	if _, err := binary.Decode(rest, binary.LittleEndian, m.heads); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	ids, weights := rest[heads:], rest[heads+8*n:]
	features := make([]uint64, n)
	for i := range features {
		features[i] = binary.LittleEndian.Uint64(ids[8*i:])
	}
	m.rows = newRowIndex(features)
	m.weights = m.blocks(n)
	for i := range n {
		for _, b := range m.weights {
			row := b.row(int32(i))
			for c := range row {
				row[c] = float32(int16(binary.LittleEndian.Uint16(weights))) * m.heads[b.first+c].Step
				weights = weights[2:]
			}
		}
	}
	return m, nil
}
