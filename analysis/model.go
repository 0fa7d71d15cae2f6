package analysis

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// themeIDs are the themes that come with the program, in the model's order.
var themeIDs = [...]string{"tilfaeldighed", "gennemsigtighed", "inddragelse", "helhed"}

var (
	valences = [...]Valence{Positive, Negative, Mixed, Neutral}
	kinds    = [...]Kind{Experience, Wish, Worry, Praise, Question, Other}
)

// The model asks one yes/no question for each theme, valence and kind; these
// are the columns in which the answers' weights stand.
const (
	themeColumn   = 0
	valenceColumn = themeColumn + len(themeIDs)
	kindColumn    = valenceColumn + len(valences)
	columns       = kindColumn + len(kinds)
)

// model is a linear model over features. A margin is the sum of the weights of
// the features that stand in a text, so each feature's share can be shown.
type model struct {
	rows    map[uint64]int32
	weights []float32 // rows × columns
	heads   [columns]modelHead
}

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
	return m.weights[int(n)*columns : (int(n)+1)*columns]
}

// margins returns the margin of every column.
func (m *model) margins(r *reading) (out [columns]float32) {
	for i := range r.hits {
		h := &r.hits[i]
		w := m.row(h.id)
		if w == nil {
			continue
		}
		for c := range out {
			out[c] += w[c] * h.value
		}
	}
	for c := range out {
		out[c] = out[c]*r.scale + m.heads[c].Bias
	}
	return out
}

func (h *modelHead) confidence(margin float32) float64 {
	return 1 / (1 + math.Exp(-float64(h.Slope*margin+h.Offset)))
}

const modelMagic = "fdmodel1"

var errModel = errors.New("not a model file")

// encode writes the model: magic, number of columns and rows, heads, the
// features in ascending order, and their weights as 16-bit integers. All
// numbers are little-endian.
func (m *model) encode(ids []uint64) ([]byte, error) {
	out := []byte(modelMagic)
	out = binary.LittleEndian.AppendUint32(out, uint32(columns))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(ids)))
	heads := m.heads
	for c := range heads {
		var most float32
		for i := c; i < len(m.weights); i += columns {
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
	m := &model{}
	head := len(modelMagic) + 8
	heads := binary.Size(m.heads)
	if len(b) < head+heads || string(b[:len(modelMagic)]) != modelMagic ||
		binary.LittleEndian.Uint32(b[len(modelMagic):]) != uint32(columns) {
		return nil, errModel
	}
	n := int(binary.LittleEndian.Uint32(b[len(modelMagic)+4:]))
	if len(b) != head+heads+n*(8+2*columns) {
		return nil, fmt.Errorf("%w: it has %d bytes", errModel, len(b))
	}
	if _, err := binary.Decode(b[head:], binary.LittleEndian, &m.heads); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	ids, weights := b[head+heads:], b[head+heads+8*n:]
	m.rows = make(map[uint64]int32, n)
	m.weights = make([]float32, n*columns)
	for i := range n {
		m.rows[binary.LittleEndian.Uint64(ids[8*i:])] = int32(i)
	}
	for i := range m.weights {
		m.weights[i] = float32(int16(binary.LittleEndian.Uint16(weights[2*i:]))) * m.heads[i%columns].Step
	}
	return m, nil
}
