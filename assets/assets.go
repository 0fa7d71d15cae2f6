// Package assets holds the files that are built into the program: fonts, icon,
// lexicons, translations and the example workshop. It hands them down as bytes
// and knows nothing of what they mean.
package assets

import "embed"

// FS holds every embedded file under its path in this folder.
//
//go:embed fonts lexicon lang example
var FS embed.FS

// Bytes returns an embedded file. It panics if there is none of that name,
// which a test on this package rules out for every name used in the program.
func Bytes(name string) []byte {
	b, err := FS.ReadFile(name)
	if err != nil {
		panic("assets: " + err.Error())
	}
	return b
}
