package danish

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// Use tells how a form may stand.
type Use uint8

// The uses of a form.
const (
	Word   Use = 1 << iota // on its own
	Proper                 // on its own, as a name: the dictionary has it with a capital only
	First                  // as a part of a compound that is not the last one, linking letter included
	Last                   // as the last part of a compound
)

// Form is a record of the lemma table, lower-case throughout.
type Form struct {
	Text  string
	Lemma string
	Use   Use
}

// The table, after gzip:
//
//	magic            8 bytes
//	number of rules  uint32
//	rules            each: use (1 byte), bytes stripped (1), length added (1), added
//	number of blocks uint32, and a uint32 a block: its offset in the records
//	records          rest
//
// A record is the number of bytes shared with the form before it (0 at the
// head of a block), the length of the rest, the rest, and the rule that makes
// its lemma as a uvarint. Rules stand in the order of how often they are used.
// All numbers are little-endian.
const (
	tableMagic = "dalemma1"
	blockSize  = 16 // forms a block: a look-up reads half of one on average
)

var errTable = errors.New("not a lemma table")

type lemmaRule struct {
	use   Use
	strip uint8
	add   string
}

// EncodeTable writes forms, which must be sorted by Text and have no double,
// as a table that parseTable reads. Forms longer than 255 bytes are left out.
func EncodeTable(forms []Form) []byte {
	rules, index := countRules(forms)
	out := append([]byte(nil), tableMagic...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(rules)))
	for _, r := range rules {
		out = append(out, byte(r.use), r.strip, byte(len(r.add)))
		out = append(out, r.add...)
	}
	var records []byte
	var blocks []uint32
	prev := ""
	n := 0
	for _, f := range forms {
		if len(f.Text) > 255 || len(f.Lemma) > 255 {
			continue
		}
		shared := commonPrefix(prev, f.Text)
		if n%blockSize == 0 {
			blocks = append(blocks, uint32(len(records)))
			shared = 0
		}
		records = append(records, byte(shared), byte(len(f.Text)-shared))
		records = append(records, f.Text[shared:]...)
		records = binary.AppendUvarint(records, uint64(index[ruleOf(f)]))
		prev = f.Text
		n++
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(len(blocks)))
	for _, b := range blocks {
		out = binary.LittleEndian.AppendUint32(out, b)
	}
	return append(out, records...)
}

func ruleOf(f Form) lemmaRule {
	same := commonPrefix(f.Text, f.Lemma)
	return lemmaRule{use: f.Use, strip: uint8(len(f.Text) - same), add: f.Lemma[same:]}
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// table is a parsed lemma table. It keeps the unpacked bytes and looks forms
// up in them: a map of 700,000 strings costs twenty times the memory.
type table struct {
	rules   []lemmaRule
	blocks  []uint32
	records string
}

func parseTable(b []byte) (*table, error) {
	s, ok := strings.CutPrefix(string(b), tableMagic)
	if !ok {
		return nil, errTable
	}
	t := &table{}
	n, s, ok := cutUint32(s)
	if !ok || int(n) > len(s) {
		return nil, fmt.Errorf("%w: rules", errTable)
	}
	t.rules = make([]lemmaRule, n)
	for i := range t.rules {
		if len(s) < 3 || len(s) < 3+int(s[2]) {
			return nil, fmt.Errorf("%w: rules", errTable)
		}
		t.rules[i] = lemmaRule{use: Use(s[0]), strip: s[1], add: s[3 : 3+int(s[2])]}
		s = s[3+int(s[2]):]
	}
	n, s, ok = cutUint32(s)
	if !ok || int(n) > len(s)/4 {
		return nil, fmt.Errorf("%w: blocks", errTable)
	}
	t.blocks = make([]uint32, n)
	for i := range t.blocks {
		t.blocks[i], s, _ = cutUint32(s)
	}
	t.records = s
	return t, t.check()
}

// check walks all records once, so that a look-up never leaves the table.
func (t *table) check() error {
	pos, length, i := 0, 0, 0
	for ; pos < len(t.records); i++ {
		if i%blockSize == 0 {
			if i/blockSize >= len(t.blocks) || int(t.blocks[i/blockSize]) != pos {
				return fmt.Errorf("%w: block %d", errTable, i/blockSize)
			}
			length = 0
		}
		if pos+2 > len(t.records) {
			return fmt.Errorf("%w: record %d", errTable, i)
		}
		shared, rest := int(t.records[pos]), int(t.records[pos+1])
		pos += 2 + rest
		if shared > length || pos >= len(t.records) {
			return fmt.Errorf("%w: record %d", errTable, i)
		}
		length = shared + rest
		rule, n := uvarint(t.records[pos:])
		if n <= 0 || rule >= uint64(len(t.rules)) || int(t.rules[rule].strip) > length {
			return fmt.Errorf("%w: record %d", errTable, i)
		}
		pos += n
	}
	if len(t.blocks) != (i+blockSize-1)/blockSize {
		return fmt.Errorf("%w: %d blocks for %d records", errTable, len(t.blocks), i)
	}
	return nil
}

func cutUint32(s string) (uint32, string, bool) {
	if len(s) < 4 {
		return 0, s, false
	}
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24, s[4:], true
}

// uvarint is binary.Uvarint on a string, bounded to the four bytes that a
// rule's number may take.
func uvarint(s string) (v uint64, n int) {
	for i := 0; i < len(s) && i < 4; i++ {
		v |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// find returns the rule of the lower-case form.
func (t *table) find(form string) (lemmaRule, bool) {
	block, ok := t.block(form)
	if !ok {
		return lemmaRule{}, false
	}
	s := t.records[t.blocks[block]:]
	// matched counts the leading bytes that the record before had in common
	// with form: a record that shares fewer bytes with it has passed form.
	matched := 0
	for i := 0; i < blockSize && len(s) > 0; i++ {
		shared, rest := int(s[0]), int(s[1])
		text := s[2 : 2+rest]
		rule, n := uvarint(s[2+rest:])
		s = s[2+rest+n:]
		if shared > matched {
			continue
		}
		if shared < matched {
			return lemmaRule{}, false
		}
		matched = shared + commonPrefix(text, form[shared:])
		if matched == len(form) && matched == shared+rest {
			return t.rules[rule], true
		}
	}
	return lemmaRule{}, false
}

// block finds the last block whose first form is not behind form.
func (t *table) block(form string) (int, bool) {
	lo, hi := 0, len(t.blocks)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		at := t.blocks[mid]
		head := t.records[at+2 : at+2+uint32(t.records[at+1])]
		if head <= form {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1, lo > 0
}
