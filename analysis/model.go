package analysis

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
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
	rows    map[uint64]int32
	weights []float32 // rows × columns
	heads   []modelHead
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

func normalise(sumOfSquares float32) float32 {
	if sumOfSquares == 0 {
		return 0
	}
	return float32(1 / math.Sqrt(float64(sumOfSquares)))
}

// row returns the weights of a feature, nil for one that the model does not know.
func (m *model) row(id uint64) []float32 {
	n, ok := m.rows[id]
	if !ok {
		return nil
	}
	width := len(m.heads)
	return m.weights[int(n)*width : (int(n)+1)*width]
}

// margins returns the margin of every column, in memory that r owns.
func (m *model) margins(r *reading) []float32 {
	r.margins = append(r.margins[:0], make([]float32, len(m.heads))...)
	for i := range r.hits {
		h := &r.hits[i]
		for c, w := range m.row(h.id) {
			r.margins[c] += w * h.value
		}
	}
	for c := range r.margins {
		r.margins[c] = r.margins[c]*r.scale + m.heads[c].Bias
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
		for i := c; i < len(m.weights); i += len(heads) {
			most = max(most, float32(math.Abs(float64(m.weights[i]))))
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
	for _, id := range ids {
		for c, w := range m.row(id) {
			q := int16(0)
			if heads[c].Step > 0 {
				q = int16(math.Round(float64(w / heads[c].Step)))
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
	m.rows = make(map[uint64]int32, n)
	m.weights = make([]float32, n*width)
	for i := range n {
		m.rows[binary.LittleEndian.Uint64(ids[8*i:])] = int32(i)
	}
	for i := range m.weights {
		m.weights[i] = float32(int16(binary.LittleEndian.Uint16(weights[2*i:]))) * m.heads[i%width].Step
	}
	return m, nil
}
