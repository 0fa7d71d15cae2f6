package analysis

import (
	"errors"
	"strings"
)

// nameUse tells how the name list has a word.
type nameUse uint8

const (
	firstName nameUse = 1 << iota
	lastName
	noName // capitalised, but a place, a system or a public body
)

// nameList holds names in lower case.
type nameList struct {
	uses map[string]nameUse
}

// parseNames reads sections that begin with "# first", "# last" and "# other".
func parseNames(b []byte) (*nameList, error) {
	l := &nameList{uses: make(map[string]nameUse, 8192)}
	var use nameUse
	for line := range strings.Lines(string(b)) {
		switch line = strings.TrimSpace(line); {
		case line == "# first":
			use = firstName
		case line == "# last":
			use = lastName
		case line == "# other":
			use = noName
		case line == "" || line[0] == '#':
		default:
			l.uses[strings.ToLower(line)] |= use
		}
	}
	if len(l.uses) == 0 {
		return nil, errors.New("the name list is empty")
	}
	return l, nil
}

// of returns the uses of a word in lower case, and of what remains when a
// genitive s is taken off.
func (l *nameList) of(low string) (use nameUse, stem string) {
	if u := l.uses[low]; u != 0 {
		return u, low
	}
	for _, end := range []string{"'s", "’s", "s", "'", "’"} {
		if stem, ok := strings.CutSuffix(low, end); ok && len(stem) > 1 {
			if u := l.uses[stem]; u != 0 {
				return u, stem
			}
		}
	}
	return 0, low
}
