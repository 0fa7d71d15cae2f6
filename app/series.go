package app

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
	"foraeldredialog/storage"
)

// Errors of use that the window and dialogctl explain (explain.go).
var (
	ErrNoSeries    = errors.New("app: no such series")
	ErrNoStatement = errors.New("app: no such statement")
	ErrNoSession   = errors.New("app: no such session")
	ErrNoTheme     = errors.New("app: no such theme")
	ErrNoPoint     = errors.New("app: no such point")
	ErrNoTitle     = errors.New("app: a title is missing")
	ErrNoText      = errors.New("app: the text is empty")
	ErrNothing     = errors.New("app: nothing to take back")
	ErrFormat      = errors.New("app: unknown document format")
	ErrCPR         = errors.New("app: a CPR number is always hidden")
	ErrLongText    = errors.New("app: the statement is longer than a statement can be")
)

// Series is an open series: its log in memory, its entries in the store.
type Series struct {
	app *App
	id  workshop.SeriesID

	// acts is held for the length of an act, its write to the disk included; mu
	// only while the log changes. So whoever looks never waits for the disk.
	acts  sync.Mutex
	mu    sync.RWMutex
	log   *workshop.Log
	saved time.Time // when the newest act was acknowledged

	names  *nameMemory
	hints  hintCache
	themes atomic.Pointer[analysis.Themes]

	lessons   sync.Mutex // over schooling, but for its next, which is under acts
	schooling schooling
}

func (a *App) newSeries(id workshop.SeriesID) *Series {
	s := &Series{app: a, id: id, log: workshop.NewLog(nil), names: newNameMemory()}
	s.hints.of = map[workshop.StatementID]hinted{}
	s.learn()
	return s
}

// load reads the series' entries.
func (s *Series) load() error {
	var events []workshop.Event
	err := s.app.store.Entries(string(s.id), func(e storage.Entry) error {
		ev, err := workshop.Decode(e.Kind, e.Body)
		if err != nil {
			return err
		}
		ev.Device, ev.Seq, ev.At = e.Device, e.Seq, e.At
		events = append(events, ev)
		return nil
	})
	if err != nil {
		return fmt.Errorf("app: read series: %w", err)
	}
	if len(events) == 0 {
		return ErrNoSeries
	}
	s.log = workshop.NewLog(events)
	s.saved = events[len(events)-1].At
	s.learn()
	return nil
}

// learn compiles the series' themes for the tagger. The caller holds acts, or
// nobody else knows the series yet.
func (s *Series) learn() {
	var defs []analysis.Theme
	for _, t := range s.log.State().Themes {
		defs = append(defs, themeForTagger(t))
	}
	s.themes.Store(s.app.mind.Themes(defs, analysis.Recall{Memory: s.app.memory, Own: string(s.id)}))
}

// ID is the series' identifier.
func (s *Series) ID() workshop.SeriesID { return s.id }

// View calls fn with the state. fn must neither change nor keep it.
func (s *Series) View(fn func(*workshop.State)) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	fn(s.log.State())
}

// Saved is when the newest act was acknowledged by the disk.
func (s *Series) Saved() time.Time {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.saved
}

func (s *Series) overview() Overview {
	s.mu.RLock()
	defer s.mu.RUnlock()
	st := s.log.State()
	return Overview{
		ID: s.id, Title: st.Series.Title.String(), Season: st.Series.Season.String(),
		Committee: st.Series.Committee.String(), MeetingDate: st.Series.MeetingDate, Status: st.Series.Status,
		Sessions: len(st.Sessions), Statements: len(st.Active()), Points: len(st.Points), Changed: s.saved,
	}
}

// do is one named act: its events reach the disk together, then the state.
// Nothing has happened if it returns an error.
func (s *Series) do(name string, payloads ...workshop.Payload) error {
	s.acts.Lock()
	defer s.acts.Unlock()
	return s.write(name, nil, payloads...)
}

// write is do for callers that hold acts and have given texts to keep.
func (s *Series) write(name string, given []storage.Given, payloads ...workshop.Payload) error {
	if len(payloads) == 0 {
		return nil
	}
	act := workshop.ActID(newID())
	at := s.nextTime()
	if err := s.append(act, name, at, given, payloads); err != nil {
		return err
	}
	if slices.ContainsFunc(payloads, changesNames) {
		s.names.fresh = false
		s.remember()
	}
	if slices.ContainsFunc(payloads, touchesThemes) {
		s.learn()
	}
	if slices.ContainsFunc(payloads, teaches) {
		s.study()
	}
	if !slices.ContainsFunc(payloads, func(p workshop.Payload) bool { _, ok := decides(p); return ok }) {
		return nil
	}
	// What was learned belongs to the act that taught it: undo takes both back.
	// If the disk refuses it now, the act is safe all the same, and the next one
	// tries again.
	_ = s.append(act, name, at, nil, s.anew(payloads, anewAtOnce))
	return nil
}

// append writes events of one act, and lets them count.
func (s *Series) append(act workshop.ActID, name string, at time.Time, given []storage.Given, payloads []workshop.Payload) error {
	if len(payloads) == 0 {
		return nil
	}
	events := make([]workshop.Event, len(payloads))
	for i, p := range payloads {
		events[i] = workshop.Event{At: at, Act: act, Name: name, By: s.app.user, Payload: p}
	}
	entries, err := s.encode(events, given)
	if err != nil {
		return err
	}
	if err := s.keep(given, entries); err != nil {
		return fmt.Errorf("app: save: %w", err)
	}
	for i, e := range entries {
		events[i].Device, events[i].Seq = e.Device, e.Seq
	}
	s.mu.Lock()
	s.log.Add(events...)
	s.saved = at
	s.mu.Unlock()
	return nil
}

// maxFrame is how much of an act is kept in one frame of the journal. Any act
// but the import of a note of many megabytes is one frame: all or nothing. The
// events of a larger one say how many they are; while one is missing, because
// the disk was full or the machine stopped, none of them counts.
const maxFrame = 16 << 20

// encode makes the journal's entries out of an act's events.
func (s *Series) encode(events []workshop.Event, given []storage.Given) ([]storage.Entry, error) {
	size := 0
	for _, g := range given {
		size += len(g.Text)
	}
	entries := make([]storage.Entry, len(events))
	for i := 0; i < len(events); i++ {
		e := &events[i]
		b, err := workshop.Encode(*e)
		if err != nil {
			return nil, err
		}
		entries[i] = storage.Entry{Series: string(s.id), At: e.At, Kind: e.Payload.EventKind(), Body: b}
		if size += len(b); size > maxFrame && events[0].Of == 0 {
			for j := range events {
				events[j].Of = len(events)
			}
			i = -1 // once more, with the number in
		}
	}
	return entries, nil
}

// keep writes given texts and entries, and fills in the entries' device and
// number. The given texts go first: an entry never stands without its text.
func (s *Series) keep(given []storage.Given, entries []storage.Entry) error {
	rest := entries
	for len(rest) > 0 {
		size, g, n := 0, 0, 0
		for ; g < len(given) && size < maxFrame; g++ {
			size += len(given[g].Text)
		}
		for ; n < len(rest) && g == len(given) && (n == 0 || size < maxFrame); n++ {
			size += len(rest[n].Body)
		}
		kept, err := s.app.store.Append(rest[:n], given[:g])
		if err != nil {
			return err
		}
		copy(rest, kept)
		given, rest = given[g:], rest[n:]
	}
	return nil
}

// nextTime never lies before the newest event: a clock that was set back must
// not sort a change before what it changes.
func (s *Series) nextTime() time.Time {
	at := s.app.now().UTC().Truncate(time.Millisecond)
	if ev := s.log.Events(); len(ev) > 0 && at.Before(ev[len(ev)-1].At) {
		at = ev[len(ev)-1].At
	}
	return at
}

func touchesThemes(p workshop.Payload) bool {
	switch p.(type) {
	case workshop.SeriesCreated, workshop.ThemeAdded, workshop.ThemeChanged, workshop.ThemeRemoved,
		workshop.ActUndone, workshop.ActRedone:
		return true
	}
	return false
}

// CanUndo names the act that Undo would take back.
func (s *Series) CanUndo() (name string, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	a, ok := s.log.CanUndo()
	return a.Name, ok
}

// CanRedo names the act that Redo would do again.
func (s *Series) CanRedo() (name string, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	a, ok := s.log.CanRedo()
	return a.Name, ok
}

// Undo takes the newest act back and returns its name; ErrNothing if there is none.
func (s *Series) Undo() (name string, err error) {
	s.acts.Lock()
	defer s.acts.Unlock()
	a, ok := s.log.CanUndo()
	if !ok {
		return "", ErrNothing
	}
	return a.Name, s.write("Fortryd: "+a.Name, nil, workshop.ActUndone{Undone: a.ID})
}

// Redo does the act again that was taken back last; ErrNothing if there is none.
func (s *Series) Redo() (name string, err error) {
	s.acts.Lock()
	defer s.acts.Unlock()
	a, ok := s.log.CanRedo()
	if !ok {
		return "", ErrNothing
	}
	return a.Name, s.write("Gentag: "+a.Name, nil, workshop.ActRedone{Redone: a.ID})
}
