package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"text/tabwriter"

	"foraeldredialog/app"
	"foraeldredialog/app/report/check"
	"foraeldredialog/app/workshop"
)

// synthesiseCmd proposes points.
type synthesiseCmd struct {
	Series string `required:"" help:"Forløbets id." placeholder:"ID"`
}

// Run prints each proposal with its theme and the number of statements it
// rests on, separated by tabs.
func (c synthesiseCmd) Run(s *session) error {
	return s.series(c.Series, func(x *app.Series) error {
		n, err := x.Synthesise()
		if err != nil {
			return err
		}
		x.View(func(st *workshop.State) {
			for _, p := range st.Points {
				if p.Proposal {
					err = cmp.Or(err, s.print("%s\t%s\t%d\n", st.Theme(p.Theme).Name, p.Text, len(p.Evidence)))
				}
			}
		})
		say(s.err, "%d forslag. De er mærket som forslag, til en person har godkendt eller omskrevet dem.\n", n)
		return err
	})
}

// reportCmd writes a document.
type reportCmd struct {
	Series string `required:"" help:"Forløbets id." placeholder:"ID"`
	Format string `default:"slides" help:"Dokumentets format: slides." placeholder:"FORMAT"`
	Output string `short:"o" required:"" help:"Filen, der skrives." placeholder:"FIL" type:"path"`
	Draft  bool   `help:"Tag forslag med, mærket som udkast."`
}

// Run prints the file's name and its pages; what to look at goes to the words.
func (c reportCmd) Run(s *session) error {
	return s.series(c.Series, func(x *app.Series) error {
		out, err := x.Export(c.Output, c.Format, c.Draft)
		if err != nil {
			return err
		}
		for _, k := range out.Concerns {
			say(s.err, "%s\n", concern(k, c.Draft))
		}
		for _, r := range out.Replaced {
			say(s.err, "Side %d: tegnet U+%04X kan skriften ikke vise; det er erstattet %d gang(e).\n", r.Page, r.Rune, r.Count)
		}
		return s.print("%s\t%d sider\t%d byte\n", out.Path, out.Pages, out.Bytes)
	})
}

// concern says in one sentence what to look at before the document is sent.
func concern(c app.Concern, draft bool) string {
	switch c.Kind {
	case app.UnacceptedPoints:
		if draft {
			return fmt.Sprintf("Udkastet viser %d forslag, som ingen har godkendt endnu.", c.Count)
		}
		return fmt.Sprintf("%d forslag er ikke med, fordi ingen har godkendt dem endnu. Brug --draft for at se dem mærket som forslag.", c.Count)
	case app.UndecidedData:
		return fmt.Sprintf("%d udsagn har persondata, som programmet har skjult, og som ingen har set efter.", c.Count)
	case app.NotReviewed:
		return fmt.Sprintf("%d udsagn er ikke gennemset.", c.Count)
	case app.EmptyThemes:
		return fmt.Sprintf("%d tema(er) har udsagn, men ingen pointer.", c.Count)
	case app.NamesInDocument:
		return fmt.Sprintf("%d tekst(er) i dokumentet ser ud til at nævne en person eller et nummer. Se efter, før det sendes.", c.Count)
	case app.NoEvidence:
		return fmt.Sprintf("%d pointe(r) hviler ikke på noget udsagn.", c.Count)
	}
	return string(c.Kind)
}

// checkCmd checks a PDF's accessibility.
type checkCmd struct {
	File string `arg:"" name:"fil" help:"PDF-filen." type:"path"`
}

// Run prints a line a failure: rule, page, what is wrong.
func (c checkCmd) Run(s *session) error {
	b, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	failures, err := check.File(b)
	if err != nil {
		say(s.err, "%s %s\n", c.File, unreadable(err))
		return errReported
	}
	for _, f := range failures {
		if err := s.print("%s\t%d\t%s\n", f.Rule, f.Page, f.What); err != nil {
			return err
		}
	}
	if len(failures) > 0 {
		say(s.err, "%d fejl. Dokumentet er ikke tilgængeligt for alle, som det er.\n", len(failures))
		return errReported
	}
	say(s.err, "Ingen fejl fundet.\n")
	return nil
}

// unreadable says in one sentence why a file was not checked.
func unreadable(err error) string {
	switch {
	case errors.Is(err, check.ErrNotPDF):
		return "er ikke en PDF. Vælg en PDF-fil."
	case errors.Is(err, check.ErrPassword):
		return "er låst med en adgangskode. Gem den uden adgangskode, og prøv igen."
	case errors.Is(err, check.ErrTooLarge):
		return "er for stor eller for indviklet at kontrollere."
	}
	return "er beskadiget og kan ikke læses. Eksportér dokumentet igen."
}

// verifyCmd reads everything that is stored.
type verifyCmd struct{}

// Run prints what was read, and fails where something is damaged.
func (verifyCmd) Run(s *session) error {
	return s.open(func(a *app.App) error {
		r, err := a.Verify()
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
		say(w, "poster\t%d\nudsagn og noter som givet\t%d\njournalfiler\t%d\nbyte\t%d\nfejl\t%d\n",
			r.Entries, r.Givens, r.Segments, r.Bytes, len(r.Problems))
		if err := w.Flush(); err != nil {
			return err
		}
		for _, p := range r.Problems {
			say(s.err, "%s\n", app.ExplainProblem(p))
		}
		if len(r.Problems) > 0 {
			say(s.err, "Noget af det gemte er beskadiget. Tag en kopi af datamappen, før du gør andet.\n")
			return errReported
		}
		return nil
	})
}

// showCmd prints a series.
type showCmd struct {
	Series string `required:"" help:"Forløbets id." placeholder:"ID"`
	JSON   bool   `help:"Ét JSON-dokument."`
}

// Run shows cleaned text only.
func (c showCmd) Run(s *session) error {
	return s.series(c.Series, func(x *app.Series) (err error) {
		x.View(func(st *workshop.State) {
			if c.JSON {
				enc := encoder(s.out)
				enc.SetIndent("", "  ")
				err = enc.Encode(shownOf(st))
				return
			}
			err = showText(s, st)
		})
		return err
	})
}
