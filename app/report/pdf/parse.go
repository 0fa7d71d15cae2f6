package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// object is an indirect object: a value, and a stream's data where it has one.
// Data is not compressed; its Length and Filter are written anew.
type object struct {
	value string
	data  []byte
	store bool // data stays uncompressed
}

// errLayout means that fpdf wrote something else than the finisher expects; it
// can only come from a changed version of fpdf.
var errLayout = errors.New("unexpected layout of fpdf's file")

var (
	startXref  = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	lengthKey  = regexp.MustCompile(`/Length (\d+)`)
	streamDict = regexp.MustCompile(`\s*(/Length \d+|/Filter ?/FlateDecode)`)
)

// parse reads the objects of a file that fpdf wrote, by its cross-reference
// table. The index is the object's number; 0 is not used.
func parse(file []byte) ([]object, error) {
	tail := file[max(0, len(file)-64):]
	m := startXref.FindSubmatch(tail)
	if m == nil {
		return nil, fmt.Errorf("pdf: no cross-reference: %w", errLayout)
	}
	xref, _ := strconv.Atoi(string(m[1]))
	xref = min(xref, len(file))
	var count int
	if _, err := fmt.Fscanf(bytes.NewReader(file[xref:]), "xref\n0 %d\n", &count); err != nil {
		return nil, fmt.Errorf("pdf: cross-reference: %w", errLayout)
	}
	table := file[xref+len(fmt.Sprintf("xref\n0 %d\n", count)):]
	if len(table)/20 < count { // entries of 20 bytes each
		return nil, fmt.Errorf("pdf: cross-reference is cut off: %w", errLayout)
	}
	objects := make([]object, count)
	for i := 1; i < count; i++ {
		offset, err := strconv.Atoi(string(table[i*20 : i*20+10]))
		if err != nil || offset > xref {
			return nil, fmt.Errorf("pdf: cross-reference entry %d: %w", i, errLayout)
		}
		if objects[i], err = parseObject(file[offset:xref], i); err != nil {
			return nil, err
		}
	}
	return objects, nil
}

// parseObject reads object n at the start of s. fpdf ends each value with a
// newline before "stream" or "endobj", and no value of ours holds these words
// on a line of their own: strings that come from data are written later.
func parseObject(s []byte, n int) (object, error) {
	body, ok := bytes.CutPrefix(s, fmt.Appendf(nil, "%d 0 obj\n", n))
	if !ok {
		return object{}, fmt.Errorf("pdf: object %d: %w", n, errLayout)
	}
	end := bytes.Index(body, []byte("\nendobj\n"))
	start := bytes.Index(body, []byte("\nstream\n"))
	if end < 0 {
		return object{}, fmt.Errorf("pdf: object %d has no end: %w", n, errLayout)
	}
	if start < 0 || end < start {
		return object{value: string(body[:end])}, nil
	}
	dict := string(body[:start])
	m := lengthKey.FindStringSubmatch(dict)
	if m == nil {
		return object{}, fmt.Errorf("pdf: stream %d has no length: %w", n, errLayout)
	}
	length, _ := strconv.Atoi(m[1])
	data := body[start+len("\nstream\n"):]
	if length > len(data) {
		return object{}, fmt.Errorf("pdf: stream %d is cut off: %w", n, errLayout)
	}
	data = data[:length]
	if strings.Contains(dict, "/FlateDecode") {
		var err error
		if data, err = inflate(data); err != nil {
			return object{}, fmt.Errorf("pdf: stream %d: %w", n, err)
		}
	}
	return object{value: streamDict.ReplaceAllString(dict, ""), data: data}, nil
}
