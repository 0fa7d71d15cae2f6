package analysis

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// personTag is what the perceptron calls a word.
type personTag uint8

const (
	tagOther  personTag = iota
	tagPerson           // the first word of a person's name
	tagInside           // a further word of it
	tagPlace
	tagBody // organisation, school, institution, office, product
	personTags
)

// isPerson reports whether the tag is one of a person's name.
func (t personTag) isPerson() bool { return t == tagPerson || t == tagInside }

// personModel is an averaged perceptron over hashed features. Collisions cost
// less than the names of the features would: the table has room for all that
// training meets, and unpacks to what it is.
type personModel struct {
	weights []int16 // personTags a row
	mask    uint32  // rows - 1
}

const (
	personMagic   = "fdperso1"
	personRowBits = 17
	maxRowBits    = 20
)

var errPersonModel = errors.New("not a person model file")

// score adds up the weights of the features.
func (m *personModel) score(features []uint32) (out [personTags]int32) {
	for _, f := range features {
		at := int(f&m.mask) * int(personTags)
		row := m.weights[at : at+int(personTags)]
		for t := range out {
			out[t] += int32(row[t])
		}
	}
	return out
}

// encode writes magic, the logarithm of the number of rows, and the weights,
// little-endian.
func (m *personModel) encode(rowBits byte) []byte {
	out := append([]byte(personMagic), rowBits)
	for _, w := range m.weights {
		out = binary.LittleEndian.AppendUint16(out, uint16(w))
	}
	return out
}

func decodePersonModel(b []byte) (*personModel, error) {
	head := len(personMagic) + 1
	if len(b) < head || string(b[:len(personMagic)]) != personMagic || b[head-1] > maxRowBits {
		return nil, errPersonModel
	}
	rows := 1 << b[head-1]
	if len(b) != head+2*rows*int(personTags) {
		return nil, fmt.Errorf("%w: it has %d bytes", errPersonModel, len(b))
	}
	m := &personModel{weights: make([]int16, rows*int(personTags)), mask: uint32(rows - 1)}
	for i := range m.weights {
		m.weights[i] = int16(binary.LittleEndian.Uint16(b[head+2*i:]))
	}
	return m, nil
}
