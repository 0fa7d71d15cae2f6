package analysis

import "strings"

// Clean is text that the anonymiser has been through. Nothing else can make
// one: what leaves the program is built from Clean, so the compiler keeps text
// as it was given out of every document.
type Clean struct{ text string }

// String returns the cleaned text.
func (c Clean) String() string { return c.text }

// IsEmpty reports whether there is no text but space.
func (c Clean) IsEmpty() bool { return strings.TrimSpace(c.text) == "" }

// MarshalText writes the cleaned text.
func (c Clean) MarshalText() ([]byte, error) { return []byte(c.text), nil }

// UnmarshalText reads what MarshalText wrote. The pattern masks run once more,
// so that not even a journal made by hand brings a CPR number into a document.
func (c *Clean) UnmarshalText(b []byte) error {
	*c = Authored(string(b))
	return nil
}
