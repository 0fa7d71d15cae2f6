package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"foraeldredialog/app"
	"foraeldredialog/app/intake"
	"foraeldredialog/app/workshop"
)

// newCmd makes a series.
type newCmd struct {
	Title        string   `required:"" help:"Forløbets titel." placeholder:"TITEL"`
	Committee    string   `help:"Modtageren, som kommunen skriver den." placeholder:"UDVALG"`
	Date         string   `help:"Udvalgets mødedato, for eksempel »4. oktober 2023« eller 2023-10-04." placeholder:"DATO"`
	Municipality string   `help:"Kommunens navn." placeholder:"KOMMUNE"`
	Session      []string `help:"Titel på et møde; kan gives flere gange." placeholder:"TITEL" sep:"none"`
}

// Run makes the store as well where there is none yet.
func (c newCmd) Run(s *session) error {
	date, err := workshop.ParseDate(c.Date)
	if err != nil {
		return err
	}
	cfg, err := s.config()
	if err != nil {
		return err
	}
	open := app.Open
	if !app.Exists(cfg.Dir) {
		open = app.Create
		say(s.err, "Der var ingen data i mappen, så den er gjort klar med den givne adgangssætning.\n")
	}
	a, err := open(cfg)
	if err != nil {
		return err
	}
	x, err := a.NewSeries(app.NewSeries{
		Title: c.Title, Committee: c.Committee, Municipality: c.Municipality, MeetingDate: date, Sessions: c.Session,
	})
	if err == nil {
		err = s.print("%s\n", x.ID())
	}
	return errors.Join(err, a.Close())
}

// listCmd lists the series.
type listCmd struct {
	JSON bool `help:"En JSON-linje for hvert forløb."`
}

type listLine struct {
	ID         workshop.SeriesID `json:"id"`
	Title      string            `json:"title"`
	Committee  string            `json:"committee"`
	Date       workshop.Date     `json:"date"`
	Status     workshop.Status   `json:"status"`
	Sessions   int               `json:"sessions"`
	Statements int               `json:"statements"`
	Points     int               `json:"points"`
	Changed    time.Time         `json:"changed"`
}

// Run prints the last changed series first.
func (c listCmd) Run(s *session) error {
	return s.open(func(a *app.App) error {
		list, err := a.List()
		if err != nil {
			return err
		}
		if c.JSON {
			enc := encoder(s.out)
			for _, o := range list {
				l := listLine{
					o.ID, o.Title, o.Committee, o.MeetingDate, o.Status, o.Sessions, o.Statements, o.Points, o.Changed,
				}
				if err := enc.Encode(l); err != nil {
					return err
				}
			}
			return nil
		}
		w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
		say(w, "ID\tTITEL\tSTATUS\tMØDER\tUDSAGN\tPOINTER\n")
		for _, o := range list {
			say(w, "%s\t%s\t%s\t%d\t%d\t%d\n", o.ID, o.Title, o.Status, o.Sessions, o.Statements, o.Points)
		}
		return w.Flush()
	})
}

// into is how import and capture say where statements belong.
type into struct {
	Series  string `required:"" help:"Forløbets id." placeholder:"ID"`
	Session int    `help:"Mødets nummer i forløbet, fra 1." placeholder:"N"`
	Role    string `help:"Hvem der taler: forælder, barn, medarbejder, leder, leverandør." placeholder:"ROLLE"`
	Table   string `help:"Bordet." placeholder:"BORD"`
}

var errRole = errors.New("ukendt rolle")

// place turns the numbers and words into what the series knows.
func (i into) place(s *session, x *app.Series) (id workshop.SessionID, role workshop.Role, err error) {
	if role = workshop.RoleOf(i.Role); role == workshop.NoRole && i.Role != "" {
		say(s.err, "Rollen »%s« kendes ikke. Brug forælder, barn, medarbejder, leder eller leverandør.\n", i.Role)
		return "", "", errors.Join(errReported, errRole)
	}
	if i.Session == 0 {
		return "", role, nil
	}
	x.View(func(st *workshop.State) {
		if i.Session > 0 && i.Session <= len(st.Sessions) {
			id = st.Sessions[i.Session-1].ID
		}
	})
	if id == "" {
		return "", "", app.ErrNoSession
	}
	return id, role, nil
}

// importCmd brings notes in.
type importCmd struct {
	into
	Files []string `arg:"" name:"fil" help:"Noterne."`
}

// Run imports file by file; a file that cannot be read stops nothing but itself.
func (c importCmd) Run(s *session) error {
	return s.series(c.Series, func(x *app.Series) error {
		session, role, err := c.place(s, x)
		if err != nil {
			return err
		}
		var failed error
		for _, name := range c.Files {
			got, replaced, err := importFile(x, name, app.Import{Session: session, Role: role, Table: c.Table})
			if err != nil {
				what, next := app.Explain(err)
				say(s.err, "%s: %s %s\n", name, what, next)
				failed = errReported
				continue
			}
			err = s.print("%s: %d udsagn, %d sat til side, %d persondata skjult\n",
				name, len(got.Statements), got.SetAside, got.Flagged)
			if err != nil {
				return err
			}
			if replaced > 0 {
				say(s.err, "%s: %d tegn kunne ikke læses og står som \uFFFD. Se dem efter, eller gem filen som UTF-8 og hent den igen.\n", name, replaced)
			}
			if words := app.ExplainForeign(got.Foreign); words != "" {
				say(s.err, "%s: %s\n", name, words)
			}
			if len(got.Statements) == 0 {
				say(s.err, "%s: Ingen udsagn blev forstået. Teksten er gemt hel i forløbet.\n", name)
			}
		}
		return failed
	})
}

// importFile also tells how many bytes of the file could not be read.
func importFile(x *app.Series, name string, in app.Import) (got app.Imported, replaced int, err error) {
	f, err := os.Open(name)
	if err != nil {
		return got, 0, err
	}
	in.Note, err = intake.ReadFrom(f, filepath.Base(name))
	if err = errors.Join(err, f.Close()); err != nil {
		return got, 0, err
	}
	got, err = x.Import(in)
	return got, in.Note.Replaced, err
}

// captureCmd saves statements as they are typed.
type captureCmd struct{ into }

// Run answers each line once it is on the disk. A line that cannot be saved is
// named, and the next one is taken.
func (c captureCmd) Run(s *session) error {
	return s.series(c.Series, func(x *app.Series) error {
		session, role, err := c.place(s, x)
		if err != nil {
			return err
		}
		var failed error
		w := bufio.NewWriter(s.out)
		n := 0
		err = s.lines(func(line string) error {
			n++
			if !utf8.ValidString(line) { // another character set: æøå must not be lost
				if t, err := intake.Read("linje", []byte(line)); err == nil {
					line = t.Body
				}
			}
			id, err := x.Capture(app.Capture{Text: line, Session: session, Role: role, Table: c.Table})
			if errors.Is(err, app.ErrNoText) {
				return nil
			}
			if err != nil {
				what, next := app.Explain(err)
				say(s.err, "linje %d: %s %s\n", n, what, next)
				failed = errReported
				return nil
			}
			if _, err := fmt.Fprintf(w, "gemt %s\n", id); err != nil {
				return err
			}
			return w.Flush()
		})
		return cmp.Or(err, failed)
	})
}
