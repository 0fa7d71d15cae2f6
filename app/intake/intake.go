// Package intake makes text out of what people hand in: the bytes of a file
// become one Text, with a name for its source. What the bytes are is told by
// their content, never by the file's name. The package knows nothing of
// statements, series or personal data, opens no file, and gives the text back
// whole even where nobody could make sense of it.
package intake

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// MaxBytes is the largest file that is read. A year of workshops is well below
// one megabyte; what is larger was chosen by mistake.
const MaxBytes = 20 << 20

// Errors that the caller tells apart with errors.Is.
var (
	ErrTooLarge = errors.New("intake: file is larger than 20 MB")
	ErrEmpty    = errors.New("intake: file holds no text")
	ErrBinary   = errors.New("intake: file is not text")
	ErrFormat   = errors.New("intake: format is not read")
)

// FormatError names a format that was recognised and cannot be read. It is an
// ErrFormat.
type FormatError struct{ Format Format }

func (e *FormatError) Error() string { return fmt.Sprintf("%v: %s", ErrFormat, e.Format) }

// Unwrap makes errors.Is(err, ErrFormat) hold.
func (e *FormatError) Unwrap() error { return ErrFormat }

// Text is what was handed in: valid UTF-8 in composed form (å is one letter),
// with LF as its only line end and no NUL.
type Text struct {
	Source   string // the name that the caller gave
	Body     string
	Charset  string // "utf-8", "utf-16le", "utf-16be" or "windows-1252"
	Replaced int    // bytes that no character could be made of; each is U+FFFD in Body
}

// Read makes a Text out of a file's bytes.
func Read(name string, data []byte) (Text, error) {
	if len(data) > MaxBytes {
		return Text{}, fmt.Errorf("read %s: %w", name, ErrTooLarge)
	}
	t, err := read(data)
	if err != nil {
		return Text{}, fmt.Errorf("read %s: %w", name, err)
	}
	if blank(t.Body) {
		return Text{}, fmt.Errorf("read %s: %w", name, ErrEmpty)
	}
	t.Source = name
	return t, nil
}

// ReadFrom reads r to its end, but never more than MaxBytes and one byte.
func ReadFrom(r io.Reader, name string) (Text, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return Text{}, fmt.Errorf("read %s: %w", name, err)
	}
	return Read(name, data)
}

// read is the one place that joins a format to the function that reads it.
func read(data []byte) (Text, error) {
	switch f := Detect(data); f {
	case TXT:
		return readTXT(data)
	default:
		return Text{}, &FormatError{f}
	}
}

// blank also looks through the marks that show nothing: a byte order mark or a
// zero-width space is no text.
func blank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b'
	}) == ""
}
