// Package app holds every use case of the program and no pixels: it opens the
// store, captures, imports, reviews, synthesises, plans and reports. It alone
// holds the store and the clock.
//
// A statement goes down one staircase:
//
//	keyboard, paste, file → app → intake → analysis → workshop events → storage
//
// and up another:
//
//	storage → workshop state → synthesis → report document → page → pdf
//
// Down, Series.Capture and Series.Import (capture.go) turn text into events and
// Series.do (series.go) writes them. Up, App.Series reads the events into a
// workshop.Log, Series.View shows its state, and Series.Export (publish.go)
// makes the document. The package refuses to know how anything is drawn.
package app

import (
	"cmp"
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"os/user"
	"slices"
	"strings"
	"sync"
	"time"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
	"foraeldredialog/storage"
)

// Config says where the data lie and who is working with them.
type Config struct {
	Dir        string // the data folder
	Passphrase string
	Now        func() time.Time // nil: the machine's clock
	User       string           // "": the name of the account on this machine
}

// App is an open store with everything that can be done to it.
// Its methods may be called from several goroutines.
type App struct {
	store *storage.Store
	mind  *analysis.Analyser
	now   func() time.Time
	user  string

	mu   sync.Mutex
	open map[workshop.SeriesID]*Series

	memory   *analysis.Memory // what the series' users decided
	recalled chan struct{}    // closed when it holds what there was at the start
	closing  chan struct{}
	shut     sync.Once
}

// Exists reports whether there is a store in the folder.
func Exists(dir string) bool { return storage.Exists(dir) }

// Create makes a new store in the folder.
func Create(c Config) (*App, error) { return start(c, storage.Create) }

// Open opens the store in the folder.
func Open(c Config) (*App, error) { return start(c, storage.Open) }

func start(c Config, open func(string, string, storage.Options) (*storage.Store, error)) (*App, error) {
	mind, err := Analyser()
	if err != nil {
		return nil, err
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.User == "" {
		c.User = accountName()
	}
	st, err := open(c.Dir, c.Passphrase, storage.Options{Now: c.Now})
	if err != nil {
		return nil, fmt.Errorf("app: open store: %w", err)
	}
	a := &App{
		store: st, mind: mind, now: c.Now, user: c.User, open: map[workshop.SeriesID]*Series{},
		memory: mind.NewMemory(), recalled: make(chan struct{}), closing: make(chan struct{}),
	}
	ids, err := st.SeriesIDs()
	if err != nil {
		ids = nil // whoever lists the series is told
	}
	go a.recall(ids)
	return a, nil
}

// accountName is the name that history shows; a machine that cannot tell is no
// reason not to start.
func accountName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return cmp.Or(u.Name, u.Username)
}

// Close closes the store. Everything acknowledged is on disk already.
func (a *App) Close() error {
	a.shut.Do(func() { close(a.closing) })
	<-a.recalled
	return a.store.Close()
}

// Damage says in Danish what was found damaged when the store was opened, and
// is empty where it was sound. What could be read is there all the same.
func (a *App) Damage() []string {
	var out []string
	for _, p := range a.store.Damage() {
		out = append(out, ExplainProblem(p))
	}
	return out
}

// Verify reads everything back and reports what it found.
func (a *App) Verify() (storage.Report, error) { return a.store.Verify() }

// Overview is a series as the start screen shows it.
type Overview struct {
	ID          workshop.SeriesID
	Title       string
	Season      string
	Committee   string
	MeetingDate workshop.Date
	Status      workshop.Status
	Sessions    int
	Statements  int
	Points      int
	Changed     time.Time // the newest event
}

// List returns every series, the last changed first.
func (a *App) List() ([]Overview, error) {
	ids, err := a.store.SeriesIDs()
	if err != nil {
		return nil, fmt.Errorf("app: list series: %w", err)
	}
	var out []Overview
	for _, id := range ids {
		s, err := a.Series(workshop.SeriesID(id))
		if err != nil {
			return nil, err
		}
		out = append(out, s.overview())
	}
	slices.SortStableFunc(out, func(x, y Overview) int { return y.Changed.Compare(x.Changed) })
	return out, nil
}

// NewSeries is what a series needs at first; only the title must be there.
type NewSeries struct {
	Title, Season, Committee, Municipality, Purpose, Reason string

	Background  []string
	MeetingDate workshop.Date
	Sessions    []string // titles of the sessions to begin with
}

// NewSeries makes a series with the four themes that come with the program.
func (a *App) NewSeries(n NewSeries) (*Series, error) {
	if strings.TrimSpace(n.Title) == "" {
		return nil, ErrNoTitle
	}
	s := a.newSeries(workshop.SeriesID(newID()))
	status := workshop.Draft
	events := []workshop.Payload{workshop.SeriesCreated{ID: s.id, SeriesChanged: workshop.SeriesChanged{
		Title: authored(n.Title), Season: authored(n.Season), Committee: authored(n.Committee),
		Municipality: authored(n.Municipality), Purpose: authored(n.Purpose), Reason: authored(n.Reason),
		Background: authoredAll(n.Background), MeetingDate: &n.MeetingDate, Status: &status,
	}}}
	themes, err := builtinThemes()
	if err != nil {
		return nil, err
	}
	for _, t := range themes {
		events = append(events, workshop.ThemeAdded{Theme: t})
	}
	for _, title := range n.Sessions {
		events = append(events, workshop.SessionAdded{
			ID: workshop.SessionID(newID()), SessionChanged: workshop.SessionChanged{Title: authored(title)},
		})
	}
	if err := s.do("Opret forløb", events...); err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.open[s.id] = s
	return s, nil
}

// Series returns a series, read from the store the first time.
func (a *App) Series(id workshop.SeriesID) (*Series, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if s := a.open[id]; s != nil {
		return s, nil
	}
	s := a.newSeries(id)
	if err := s.load(); err != nil {
		return nil, err
	}
	a.open[id] = s
	return s, nil
}

// newID is 80 random bits as 16 letters and digits, fit for a key.
func newID() string {
	var b [10]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err) // crypto/rand never fails on the systems that Go supports
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))
}

// authored is text that the user wrote for publication, or nothing was given.
func authored(s string) *analysis.Clean {
	c := analysis.Authored(strings.TrimSpace(s))
	return &c
}

func authoredAll(list []string) *[]analysis.Clean {
	out := make([]analysis.Clean, 0, len(list))
	for _, s := range list {
		if c := *authored(s); !c.IsEmpty() {
			out = append(out, c)
		}
	}
	return &out
}
