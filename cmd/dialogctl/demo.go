package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"foraeldredialog/app"
	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/workshop"
)

// demoCmd does the main job on the built-in example.
type demoCmd struct {
	Output string `short:"o" required:"" help:"Mappen, som dokumenterne lægges i." placeholder:"MAPPE" type:"path"`
}

// Run goes from raw notes to PDF in a store that is gone afterwards.
func (c demoCmd) Run(s *session) (err error) {
	start := time.Now()
	if err := os.MkdirAll(c.Output, 0o755); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "foraeldredialog-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	a, err := app.Create(app.Config{Dir: filepath.Join(dir, "store"), Passphrase: rand.Text()})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	x, err := a.LoadExample()
	if err != nil {
		return err
	}
	if _, err := x.Synthesise(); err != nil {
		return err
	}
	final, err := x.Export(filepath.Join(c.Output, "praesentation.pdf"), "slides", false)
	if err != nil {
		return err
	}
	draft, err := x.Export(filepath.Join(c.Output, "praesentation-udkast.pdf"), "slides", true)
	if err != nil {
		return err
	}
	var table error
	x.View(func(st *workshop.State) {
		table = demoTable(s, st, final.Pages, draft.Pages, time.Since(start))
	})
	say(s.err, "Skrevet: %s og %s\n", final.Path, draft.Path)
	return table
}

func demoTable(s *session, st *workshop.State, pages, draftPages int, took time.Duration) error {
	n := synthesis.Count(st)
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	say(w, "%s\t\n", st.Series.Title)
	say(w, "udsagn\t%d\n", n.Statements)
	for _, t := range st.Themes {
		say(w, "  %s\t%d\n", t.Name, n.PerTheme[t.ID])
	}
	say(w, "  uden tema\t%d\n", n.Untagged)
	for _, r := range workshop.Roles {
		if n.PerRole[r] > 0 {
			say(w, "  rolle: %s\t%d\n", r, n.PerRole[r])
		}
	}
	say(w, "skjulte persondata\t%d\n", n.Hidden)
	say(w, "pointer\t%d\n", n.Points)
	say(w, "  forslag\t%d\n", n.Proposals)
	say(w, "sider\t%d\n", pages)
	say(w, "  i udkastet\t%d\n", draftPages)
	say(w, "sekunder\t%s\n", fmt.Sprintf("%.1f", took.Seconds()))
	return w.Flush()
}
