package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// level is zlib's usual one: the best costs twice the time for two per cent.
const level = 6

// deflater compresses one stream after the other with one compressor: a new
// one costs 0.8 MB each time, more than a page does.
type deflater struct {
	zip *zlib.Writer
	out bytes.Buffer
}

// deflate returns data compressed; the bytes are good until the next call.
func (d *deflater) deflate(data []byte) []byte {
	d.out.Reset()
	if d.zip == nil {
		d.zip, _ = zlib.NewWriterLevel(&d.out, level) // fails on an unknown level only
	} else {
		d.zip.Reset(&d.out)
	}
	_, _ = d.zip.Write(data) // a Buffer takes everything
	_ = d.zip.Close()
	return d.out.Bytes()
}

func inflate(data []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("inflate: %w", err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("inflate: %w", err)
	}
	return out, nil
}

// place is where an object lies: in the file, or in an object stream.
type place struct {
	kind  byte // 1 in the file, 2 in an object stream
	at    int  // offset, or the object stream's number
	index int
}

// write makes a file of objects: streams as they are, everything else together
// in one compressed object stream (PDF 1.5), with a cross-reference stream.
// The file's ID is a hash of all that comes before it.
func write(objects []object, catalog, info int) []byte {
	var out bytes.Buffer
	var zip deflater
	// Four bytes above 127 tell transfer programs that the file is binary.
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	places := make([]place, len(objects)+2)
	packed, table := bytes.Buffer{}, bytes.Buffer{}
	container, held := len(objects), 0
	for n := 1; n < len(objects); n++ {
		o := objects[n]
		switch {
		case o.data != nil:
			places[n] = place{kind: 1, at: out.Len()}
			zip.stream(&out, n, o)
		case o.value != "":
			places[n] = place{kind: 2, at: container, index: held}
			fmt.Fprintf(&table, "%d %d ", n, packed.Len())
			packed.WriteString(o.value)
			packed.WriteByte('\n')
			held++
		}
	}
	places[container] = place{kind: 1, at: out.Len()}
	zip.stream(&out, container, object{
		value: fmt.Sprintf("<</Type/ObjStm/N %d/First %d>>", held, table.Len()),
		data:  append(table.Bytes(), packed.Bytes()...),
	})
	xref := out.Len()
	places[container+1] = place{kind: 1, at: xref}
	sum := sha256.Sum256(out.Bytes())
	id := strings.ToUpper(hex.EncodeToString(sum[:16]))
	zip.stream(&out, container+1, object{
		value: fmt.Sprintf("<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>",
			len(places), catalog, info, id, id),
		data: xrefTable(places),
	})
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", xref)
	return out.Bytes()
}

func xrefTable(places []place) []byte {
	var out []byte
	for n, p := range places {
		index := p.index
		if n == 0 {
			index = 65535 // the head of the list of free objects
		}
		out = append(out, p.kind)
		out = binary.BigEndian.AppendUint32(out, uint32(p.at))
		out = binary.BigEndian.AppendUint16(out, uint16(index))
	}
	return out
}

// stream writes object n with its data.
func (d *deflater) stream(out *bytes.Buffer, n int, o object) {
	data, filter := o.data, ""
	if !o.store {
		data, filter = d.deflate(data), "/Filter/FlateDecode"
	}
	dict := strings.TrimSuffix(strings.TrimSpace(o.value), ">>")
	fmt.Fprintf(out, "%d 0 obj\n%s%s/Length %d>>\nstream\n", n, dict, filter, len(data))
	out.Write(data)
	out.WriteString("\nendstream\nendobj\n")
}

// textString is s as a PDF text string: plain where it is ASCII, else UTF-16.
func textString(s string) string {
	ascii := true
	for _, r := range s {
		ascii = ascii && r >= ' ' && r < 0x7F
	}
	if ascii {
		return "(" + strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`).Replace(s) + ")"
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return "<" + strings.ToUpper(hex.EncodeToString(b)) + ">"
}
