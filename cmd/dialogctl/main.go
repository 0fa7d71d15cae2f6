// Command dialogctl does what the window does, without a window: for
// automation, tests and support. It builds without cgo and needs no display.
// Data go to standard output, words to standard error. It exits with 0 when the
// work is done, 1 when it failed (after a Danish sentence that says what
// happened and what to do), and 2 when it was called wrongly.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"foraeldredialog/app"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// commands is the whole command line.
type commands struct {
	Data           string `help:"Datamappen. Uden den bruges brugerens egen datamappe." placeholder:"MAPPE" type:"path"`
	PassphraseFile string `help:"Fil, hvis første linje er adgangssætningen. Ellers FORAELDREDIALOG_PASSPHRASE eller et spørgsmål." placeholder:"FIL" type:"path"`

	Demo       demoCmd       `cmd:"" help:"Eksemplet fra rå noter til PDF i et nyt lager, med en tabel."`
	Segment    segmentCmd    `cmd:"" help:"Del noter (standard ind) i udsagn: en JSON-linje for hvert."`
	Tag        tagCmd        `cmd:"" help:"Foreslå temaer: et udsagn pr. linje ind, en JSON-linje ud."`
	New        newCmd        `cmd:"" help:"Opret et forløb, og skriv dets id."`
	List       listCmd       `cmd:"" help:"Vis alle forløb."`
	Show       showCmd       `cmd:"" help:"Vis et forløb med udsagn, pointer og næste skridt."`
	Import     importCmd     `cmd:"" help:"Hent noter (txt) ind i et forløb."`
	Capture    captureCmd    `cmd:"" help:"Gem et udsagn pr. linje (standard ind); svarer »gemt ID«."`
	Ideas      ideasCmd      `cmd:"" help:"Foreslå nye temaer ud fra udsagn uden tema."`
	Synthesise synthesiseCmd `cmd:"" help:"Foreslå pointer til hvert tema ud fra dets udsagn."`
	Report     reportCmd     `cmd:"" help:"Skriv et dokument."`
	Check      checkCmd      `cmd:"" help:"Kontrollér, om en PDF er tilgængelig for alle."`
	Verify     verifyCmd     `cmd:"" help:"Læs alt det gemte igennem, og fortæl, om det er helt."`
}

// streams are the process's three, so that tests can hold them.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// exitRequest is how kong's help asks to stop.
type exitRequest int

func run(args []string, std streams) (code int) {
	var c commands
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exitRequest:
			code = int(r)
		default:
			panic(r) // a mistake of ours: the trace is for support, the exit code is not 0
		}
	}()
	parser, err := kong.New(&c,
		kong.Name("dialogctl"),
		kong.Description("Forældredialog uden vindue. Beskrivelsen af hver kommando: dialogctl KOMMANDO --help"),
		kong.Writers(std.out, std.err),
		kong.Exit(func(code int) { panic(exitRequest(code)) }),
	)
	if err != nil {
		panic(err) // the command line above is wrong: a mistake of ours
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		say(std.err, "dialogctl: %v\nSe: dialogctl --help\n", err)
		return exitUsage
	}
	err = ctx.Run(&session{commands: &c, streams: std})
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errReported):
	default:
		what, next := app.Explain(err)
		say(std.err, "%s %s\n", what, next)
	}
	return exitFailed
}

// errReported ends a command that has told the user what is wrong already.
var errReported = errors.New("reported")

// say writes words for the user. There is nobody to tell if that fails.
func say(w io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintf(w, format, args...)
}
