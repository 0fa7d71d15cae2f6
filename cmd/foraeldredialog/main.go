// Command foraeldredialog is the window of Forældredialog. It reads flags,
// makes the toolkit's app, hands both to app/ui, and runs the event loop; it
// knows nothing else.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	fyneapp "fyne.io/fyne/v2/app"

	"foraeldredialog/app"
	"foraeldredialog/app/ui"
)

// examplePassphrase opens the example's own store. It is no secret, and the
// window says so.
const examplePassphrase = "eksempel paa foraeldredialog"

const noDisplay = `Forældredialog kan ikke åbne et vindue her: %s.
Start programmet på en computer med skærm og grafik, eller brug dialogctl, som virker uden vindue.
`

func main() {
	dir := flag.String("data", "", "the data folder (default: the platform's folder for user data)")
	example := flag.Bool("example", false, "open the example series, in a store of its own below the data folder")
	lang := flag.String("lang", "da", "language of the window: da or en")
	theme := flag.String("theme", "", "light or dark (default: as chosen before, or as the system)")
	scale := flag.Float64("scale", 0, "size of everything in the window, 1 is normal")
	flag.Parse()
	if err := check(*lang, *theme, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "foraeldredialog:", err)
		os.Exit(2)
	}
	if *scale > 0 {
		_ = os.Setenv("FYNE_SCALE", fmt.Sprint(*scale)) // fails on an empty name only
	}
	o, err := options(*dir, *example)
	if err != nil {
		what, next := app.Explain(err)
		fmt.Fprintln(os.Stderr, what, next)
		os.Exit(1)
	}
	o.Lang, o.Look = *lang, *theme
	run(o)
}

func check(lang, theme string, rest []string) error {
	switch {
	case lang != "da" && lang != "en":
		return fmt.Errorf("--lang is da or en, not %q", lang)
	case theme != "" && theme != "light" && theme != "dark":
		return fmt.Errorf("--theme is light or dark, not %q", theme)
	case len(rest) > 0:
		return fmt.Errorf("unexpected argument %q", rest[0])
	}
	return nil
}

// options finds the data folder and the passphrase.
func options(dir string, example bool) (ui.Options, error) {
	o := ui.Options{Dir: dir, Passphrase: os.Getenv("FORAELDREDIALOG_PASSPHRASE"), Exit: os.Exit}
	if dir == "" {
		d, err := app.DefaultDir()
		if err != nil {
			return o, err
		}
		o.Dir = d
	}
	if example {
		o.Dir, o.Passphrase, o.Example = filepath.Join(o.Dir, "eksempel"), examplePassphrase, true
		o.Prepare = loadExample
	}
	return o, nil
}

// loadExample brings the example in the first time.
func loadExample(a *app.App) error {
	list, err := a.List()
	if err != nil || len(list) > 0 {
		return err
	}
	_, err = a.LoadExample()
	return err
}

// run shows the window. Where there is no display, or none with graphics (a
// remote desktop, say), the toolkit panics: that becomes a sentence.
func run(o ui.Options) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		fmt.Fprintf(os.Stderr, noDisplay, "der er ingen skærm (DISPLAY er ikke sat)")
		os.Exit(1)
	}
	started := false
	defer func() {
		if r := recover(); r != nil {
			if started {
				panic(r)
			}
			fmt.Fprintf(os.Stderr, noDisplay, fmt.Sprint(r))
			os.Exit(1)
		}
	}()
	a := fyneapp.NewWithID("dk.foraeldredialog")
	a.Lifecycle().SetOnStarted(func() { started = true })
	ui.Start(a, o)
	a.Run()
}
