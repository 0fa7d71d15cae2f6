package workshop

import (
	"encoding/json"
	"fmt"
	"time"
)

// Event is one thing that happened, and who did it when. Events with the same
// Act belong together: undo takes the whole act back.
type Event struct {
	Device  string
	Seq     uint64
	At      time.Time
	Act     ActID
	Name    string // the act's name in Danish, "Flet 3 udsagn"
	By      string // local user name
	Of      int    // how many events the act has; 0 where they were written as one
	Payload Payload
}

// Payload is one of the event types of this package; the set is closed.
type Payload interface {
	// EventKind is the event's name in the journal. It is never changed.
	EventKind() string
	apply(*State, Event)
}

// Unknown is an event of a kind that this version does not know, written by an
// older program or a newer peer. It changes nothing and is kept.
type Unknown struct {
	Name string
	Body json.RawMessage
}

// EventKind is the foreign kind.
func (u Unknown) EventKind() string   { return u.Name }
func (u Unknown) apply(*State, Event) {}

// body is an event's form in the journal; kind, time, device and sequence
// stand in the entry around it.
type body[T any] struct {
	Act  ActID  `json:"act"`
	Name string `json:"name,omitempty"`
	By   string `json:"by,omitempty"`
	Of   int    `json:"of,omitempty"`
	Data T      `json:"data"`
}

// Encode returns the event's body for the journal.
func Encode(e Event) ([]byte, error) {
	var data any = e.Payload
	if u, ok := e.Payload.(Unknown); ok {
		data = u.Body
	}
	b, err := json.Marshal(body[any]{Act: e.Act, Name: e.Name, By: e.By, Of: e.Of, Data: data})
	if err != nil {
		return nil, fmt.Errorf("workshop: encode %s: %w", e.Payload.EventKind(), err)
	}
	return b, nil
}

// Decode reads what Encode wrote. The caller fills in Device, Seq and At. An
// unknown kind gives an Unknown payload and no error.
func Decode(kind string, b []byte) (Event, error) {
	dec, ok := decoders[kind]
	if !ok {
		dec = func(b []byte) (Event, error) {
			var w body[json.RawMessage]
			err := json.Unmarshal(b, &w)
			return Event{Act: w.Act, Name: w.Name, By: w.By, Of: w.Of, Payload: Unknown{Name: kind, Body: w.Data}}, err
		}
	}
	e, err := dec(b)
	if err != nil {
		return Event{}, fmt.Errorf("workshop: decode %s: %w", kind, err)
	}
	return e, nil
}

// decoder reads a body with its payload in one go.
func decoder[T Payload](b []byte) (Event, error) {
	var w body[T]
	err := json.Unmarshal(b, &w)
	return Event{Act: w.Act, Name: w.Name, By: w.By, Of: w.Of, Payload: w.Data}, err
}

// decoders is the closed set, by kind.
var decoders = map[string]func([]byte) (Event, error){
	SeriesCreated{}.EventKind():    decoder[SeriesCreated],
	SeriesChanged{}.EventKind():    decoder[SeriesChanged],
	SessionAdded{}.EventKind():     decoder[SessionAdded],
	SessionChanged{}.EventKind():   decoder[SessionChanged],
	SessionRemoved{}.EventKind():   decoder[SessionRemoved],
	ThemeAdded{}.EventKind():       decoder[ThemeAdded],
	ThemeChanged{}.EventKind():     decoder[ThemeChanged],
	ThemeRemoved{}.EventKind():     decoder[ThemeRemoved],
	ThemeMoved{}.EventKind():       decoder[ThemeMoved],
	NoteImported{}.EventKind():     decoder[NoteImported],
	StatementAdded{}.EventKind():   decoder[StatementAdded],
	StatementChanged{}.EventKind(): decoder[StatementChanged],
	StatementCleaned{}.EventKind(): decoder[StatementCleaned],
	StatementRemoved{}.EventKind(): decoder[StatementRemoved],
	StatementsMerged{}.EventKind(): decoder[StatementsMerged],
	TagSet{}.EventKind():           decoder[TagSet],
	TagsSuggested{}.EventKind():    decoder[TagsSuggested],
	IdeaDismissed{}.EventKind():    decoder[IdeaDismissed],
	PointAdded{}.EventKind():       decoder[PointAdded],
	PointChanged{}.EventKind():     decoder[PointChanged],
	PointMoved{}.EventKind():       decoder[PointMoved],
	PointRemoved{}.EventKind():     decoder[PointRemoved],
	ActionAdded{}.EventKind():      decoder[ActionAdded],
	ActionChanged{}.EventKind():    decoder[ActionChanged],
	ActionRemoved{}.EventKind():    decoder[ActionRemoved],
	DocumentExported{}.EventKind(): decoder[DocumentExported],
	ActUndone{}.EventKind():        decoder[ActUndone],
	ActRedone{}.EventKind():        decoder[ActRedone],
}
