package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dialogctl": main})
}

// TestStories runs dialogctl as its users do. Its output formats are a promise:
// a story that must change its expectations breaks somebody's automation.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/story",
		Setup: func(e *testscript.Env) error {
			e.Setenv("FORAELDREDIALOG_PASSPHRASE", "fire grønne æbler i en skål")
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "home", "data"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":      exits,
			"setenvfrom": setenvFrom,
			"count":      count,
			"spans":      spans,
			"fill":       fill,
			"flip":       flip,
			"crlf":       crlf,
		},
	})
}

// typist hands in one line at a time, and before each further one looks at what
// was answered so far.
type typist struct {
	t     *testing.T
	lines []string
	given int
	out   bytes.Buffer
}

func (p *typist) Read(b []byte) (int, error) {
	if got := strings.Count(p.out.String(), "gemt "); got != p.given {
		p.t.Errorf("after %d lines %d are answered: %q", p.given, got, p.out.String())
	}
	if p.given == len(p.lines) {
		return 0, io.EOF
	}
	p.given++
	return copy(b, p.lines[p.given-1]+"\n"), nil
}

// Whoever types statements into capture learns of each that it is kept, before
// the next one is typed.
func TestCaptureAnswersEachLine(t *testing.T) {
	t.Setenv(passphraseVariable, "fire grønne æbler i en skål")
	data := filepath.Join(t.TempDir(), "data")
	var id, words bytes.Buffer
	if code := run([]string{"--data", data, "new", "--title", "Forældredialog"}, streams{strings.NewReader(""), &id, &words}); code != exitDone {
		t.Fatalf("new: exit code %d: %s", code, words.String())
	}
	p := &typist{t: t, lines: []string{"Vi blev hørt.", "Brevet kom for sent.", "Ingen spurgte os."}}
	args := []string{"--data", data, "capture", "--series", strings.TrimSpace(id.String())}
	if code := run(args, streams{p, &p.out, &words}); code != exitDone || p.given != len(p.lines) {
		t.Errorf("capture: exit code %d after %d lines: %s", code, p.given, words.String())
	}
}

// exits N COMMAND ARGS wants a command to end with exactly that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N COMMAND ARGS")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("%s ended with exit code %d; want %s", strings.Join(args[1:], " "), code, args[0])
	}
}

// setenvFrom NAME FILE puts a file's first line into a variable.
func setenvFrom(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: setenvfrom NAME FILE")
	}
	line, _, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	ts.Setenv(args[0], strings.TrimSpace(line))
}

// count FILE WORD N wants a word to stand N times in a file.
func count(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: count FILE WORD N")
	}
	got := strings.Count(ts.ReadFile(args[0]), args[1])
	want := 0
	if err := json.Unmarshal([]byte(args[2]), &want); err != nil {
		ts.Fatalf("count: %v", err)
	}
	if (got == want) == neg {
		ts.Fatalf("%q stands %d times in %s; want %d", args[1], got, args[0], want)
	}
}

// spans INPUT OUTPUT wants each line of segment's output to name the bytes of
// the input that it shows.
func spans(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: spans INPUT OUTPUT")
	}
	in := ts.ReadFile(args[0])
	end := 0
	for _, line := range strings.Split(strings.TrimSpace(ts.ReadFile(args[1])), "\n") {
		var l segmentLine
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			ts.Fatalf("%s: %v", line, err)
		}
		if l.Start < end || l.End > len(in) || in[l.Start:l.End] != l.Text {
			ts.Fatalf("%s does not lie in the input after byte %d", line, end)
		}
		end = l.End
	}
}

// fill FILE BYTES writes a file of Danish words of that size.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fill FILE BYTES")
	}
	n := 0
	if err := json.Unmarshal([]byte(args[1]), &n); err != nil {
		ts.Fatalf("fill: %v", err)
	}
	text := strings.Repeat("bord ", n/5+1)[:n]
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// flip FILE changes one bit in the middle of a file.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: flip FILE")
	}
	b := []byte(ts.ReadFile(args[0]))
	b[len(b)/2] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

// crlf FILE ends a file's lines as Windows does.
func crlf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: crlf FILE")
	}
	text := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}
