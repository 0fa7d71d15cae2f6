package check

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hostile files are small and would cost minutes or gigabytes if a reader
// followed them to the end.
var hostile = []struct {
	name   string
	inject func(*file)
}{
	{"one stream two thousand times", func(f *file) {
		f.objects[5].data = bytes.Repeat([]byte(" "), 1<<20)
		f.replace(3, "/Contents 5 0 R", "/Contents["+strings.Repeat("5 0 R ", 2000)+"]")
	}},
	{"forms that draw ten forms that draw ten forms", func(f *file) {
		f.replace(5, "0 0 960 20 re f", "/X0 Do")
		resources := ""
		for i := range 15 {
			resources += fmt.Sprintf("/X%d %d 0 R", i, 200+i)
			f.objects[200+i] = &object{"<</Subtype/Form>>", []byte(strings.Repeat(fmt.Sprintf("/X%d Do ", i+1), 10))}
		}
		f.replace(2, "/XObject<<", "/XObject<<"+resources)
	}},
	{"marks without an end", func(f *file) {
		f.objects[5].data = bytes.Repeat([]byte("/P <</MCID 1>> BDC "), 1<<16)
	}},
	{"a table of cells a thousand columns wide", func(f *file) {
		f.set(35, "<</S/TR/P 31 0 R/K["+strings.Repeat("<</S/TD/P 35 0 R/A<</O/Table/ColSpan 1000>>>>", 50)+"]>>")
	}},
}

func TestHostileFilesAreGivenUp(t *testing.T) {
	for _, h := range hostile {
		f := intact(t)
		h.inject(f)
		if _, err := File(f.packed()); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: err = %v, want %v", h.name, err, ErrTooLarge)
		}
	}
}

// Forty object streams of 8 MB, each 8 kB in the file.
func TestObjectStreamsAreBoundedTogether(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	entries := make([][2]int, 142)
	put := func(number int, o *object) {
		entries[number] = [2]int{1, b.Len()}
		o.write(&b, number)
	}
	put(1, &object{body: "<</Type/Catalog/Pages 2 0 R>>"})
	put(2, &object{body: "<</Kids[3 0 R]/Count 1>>"})
	put(3, &object{body: "<</Type/Page>>"})
	for n := 10; n < 50; n++ {
		data := fmt.Appendf(nil, "%d 0 null", n)
		data = append(data, bytes.Repeat([]byte(" "), maxObjectStream-100)...)
		entries[n] = [2]int{2, n + 90}
		put(n+90, &object{"<</Type/ObjStm/N 1/First 5/Filter/FlateDecode>>", deflate(data)})
	}
	start := b.Len()
	entries[141] = [2]int{1, start}
	var table []byte
	for _, e := range entries {
		table = append(table, byte(e[0]), byte(e[1]>>16), byte(e[1]>>8), byte(e[1]), 0)
	}
	put(141, &object{"<</Type/XRef/W[1 3 1]/Size 142/Root 1 0 R>>", table})
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", start)
	if _, err := File(b.Bytes()); !errors.Is(err, ErrTooLarge) {
		t.Errorf("err = %v, want %v", err, ErrTooLarge)
	}
}

func TestTokens(t *testing.T) {
	for in, want := range map[string][]any{
		"":                               nil,
		"q 1 -2.5 .5 cm % to the end\nQ": {operator("q"), 1.0, -2.5, .5, operator("cm"), operator("Q")},
		"/A#20b (a(b)\\)\\053\\n\\\nc)":  {name("A b"), []byte("a(b))+\nc")},
		"<48 6> <</K[1 /N]/M<</D 2>>>>":  {[]byte{0x48, 0x60}, map[name]any{"K": []any{1.0, name("N")}, "M": map[name]any{"D": 2.0}}},
		") } ] >> 7":                     {operator("]"), operator(">>"), 7.0},
		"(never closed":                  {[]byte("never closed")},
		"[ 1 [ 2":                        {[]any{1.0, []any{2.0}}},
	} {
		var got []any
		l := &lexer{buf: []byte(in)}
		for tok := l.next(); tok != nil; tok = l.next() {
			got = append(got, tok)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", in, diff)
		}
	}
}
