package workshop

import "foraeldredialog/analysis"

// The events. Fields are pointers where an event may leave a property as it is.
type (
	// SeriesCreated opens a series.
	SeriesCreated struct {
		ID SeriesID `json:"id"`
		SeriesChanged
	}
	// SeriesChanged sets the properties that are given.
	SeriesChanged struct {
		Title        *analysis.Clean   `json:"title,omitempty"`
		Season       *analysis.Clean   `json:"season,omitempty"`
		Committee    *analysis.Clean   `json:"committee,omitempty"`
		Municipality *analysis.Clean   `json:"municipality,omitempty"`
		Purpose      *analysis.Clean   `json:"purpose,omitempty"`
		Reason       *analysis.Clean   `json:"reason,omitempty"`
		Background   *[]analysis.Clean `json:"background,omitempty"`
		MeetingDate  *Date             `json:"meetingDate,omitempty"`
		Status       *Status           `json:"status,omitempty"`
	}
	// SessionAdded adds a session at the end.
	SessionAdded struct {
		ID SessionID `json:"id"`
		SessionChanged
	}
	// SessionChanged sets the properties that are given.
	SessionChanged struct {
		Session      SessionID         `json:"session,omitempty"`
		Title        *analysis.Clean   `json:"title,omitempty"`
		Date         *Date             `json:"date,omitempty"`
		Place        *analysis.Clean   `json:"place,omitempty"`
		Parts        *[]Part           `json:"parts,omitempty"`
		Tables       *[]analysis.Clean `json:"tables,omitempty"`
		Questions    *[]analysis.Clean `json:"questions,omitempty"`
		Participants *map[Role]int     `json:"participants,omitempty"`
	}
	// SessionRemoved removes a session; its statements stay, without a session.
	SessionRemoved struct {
		Session SessionID `json:"session"`
	}
	// ThemeAdded adds a theme at the end.
	ThemeAdded struct{ Theme }
	// ThemeChanged replaces a theme's properties.
	ThemeChanged struct{ Theme }
	// ThemeRemoved removes a theme with its tags and points.
	ThemeRemoved struct {
		Theme ThemeID `json:"theme"`
	}
	// ThemeMoved puts a theme at an index.
	ThemeMoved struct {
		Theme ThemeID `json:"theme"`
		Index int     `json:"index"`
	}
	// NoteImported records that a note came in. Its text is kept whole with the
	// given texts, as parts under Note.1, Note.2 and so on.
	NoteImported struct {
		Note     string         `json:"note"`
		Parts    int            `json:"parts"`
		Source   analysis.Clean `json:"source"`
		Bytes    int            `json:"bytes"`
		Said     int            `json:"said"`
		SetAside int            `json:"setAside"`
	}
	// StatementAdded captures a statement.
	StatementAdded struct {
		ID        StatementID      `json:"id"`
		Given     string           `json:"given,omitempty"` // id of the text as given, where it is not the statement's
		Session   SessionID        `json:"session,omitempty"`
		Table     string           `json:"table,omitempty"`
		Source    analysis.Clean   `json:"source,omitzero"`
		Heading   analysis.Clean   `json:"heading,omitzero"`
		Role      Role             `json:"role,omitempty"`
		Voice     Voice            `json:"voice,omitempty"`
		Kind      analysis.Kind    `json:"kind,omitempty"`
		Valence   analysis.Valence `json:"valence,omitempty"`
		Text      analysis.Clean   `json:"text"`
		Masks     []Mask           `json:"masks,omitempty"`
		Tags      []Tag            `json:"tags,omitempty"`
		Important bool             `json:"important,omitempty"`
	}
	// StatementChanged sets the properties that are given.
	StatementChanged struct {
		Statement StatementID       `json:"statement"`
		Session   *SessionID        `json:"session,omitempty"`
		Table     *string           `json:"table,omitempty"`
		Role      *Role             `json:"role,omitempty"`
		Voice     *Voice            `json:"voice,omitempty"`
		Kind      *analysis.Kind    `json:"kind,omitempty"`
		Valence   *analysis.Valence `json:"valence,omitempty"`
		Important *bool             `json:"important,omitempty"`
		Sensitive *bool             `json:"sensitive,omitempty"`
		Reviewed  *bool             `json:"reviewed,omitempty"`
	}
	// StatementCleaned replaces the cleaned text, its masks and its suggested
	// tags: after a mask was decided, or the text as given corrected. Confirmed
	// and rejected tags stay.
	StatementCleaned struct {
		Statement StatementID    `json:"statement"`
		Given     string         `json:"given,omitempty"` // id of the new text as given, where it was corrected
		Text      analysis.Clean `json:"text"`
		Masks     []Mask         `json:"masks,omitempty"`
		Tags      []Tag          `json:"tags,omitempty"`
	}
	// StatementRemoved takes a statement out of the state. Its bytes stay until
	// they are erased.
	StatementRemoved struct {
		Statement StatementID `json:"statement"`
	}
	// StatementsMerged lets one statement stand for others, which stay inside it.
	StatementsMerged struct {
		Into StatementID   `json:"into"`
		From []StatementID `json:"from"`
	}
	// TagSet sets one tag of a statement; an empty origin removes it.
	TagSet struct {
		Statement StatementID `json:"statement"`
		Tag
	}
	// TagsSuggested replaces a statement's suggested tags, after the program
	// learned something. Confirmed and rejected tags stay.
	TagsSuggested struct {
		Statement StatementID `json:"statement"`
		Tags      []Tag       `json:"tags,omitempty"`
	}
	// IdeaDismissed says that words which the program proposed make no theme.
	IdeaDismissed struct {
		Words []string `json:"words"`
	}
	// PointAdded adds a point at the end of its theme.
	PointAdded struct{ Point }
	// PointChanged replaces a point's properties.
	PointChanged struct{ Point }
	// PointMoved puts a point at an index among the points of its theme.
	PointMoved struct {
		Point PointID `json:"point"`
		Index int     `json:"index"`
	}
	// PointRemoved removes a point.
	PointRemoved struct {
		Point PointID `json:"point"`
	}
	// ActionAdded adds a next step.
	ActionAdded struct{ Action }
	// ActionChanged replaces a next step's properties.
	ActionChanged struct{ Action }
	// ActionRemoved removes a next step.
	ActionRemoved struct {
		Action ActionID `json:"action"`
	}
	// DocumentExported records that a document left the program.
	DocumentExported struct {
		Format string `json:"format"`
		Pages  int    `json:"pages"`
		Draft  bool   `json:"draft,omitempty"`
	}
	// ActUndone takes an act back.
	ActUndone struct {
		Undone ActID `json:"undone"`
	}
	// ActRedone does an act again that was taken back.
	ActRedone struct {
		Redone ActID `json:"redone"`
	}
)

// The kinds, as they stand in journals for ever.

func (SeriesCreated) EventKind() string    { return "series.created" }
func (SeriesChanged) EventKind() string    { return "series.changed" }
func (SessionAdded) EventKind() string     { return "session.added" }
func (SessionChanged) EventKind() string   { return "session.changed" }
func (SessionRemoved) EventKind() string   { return "session.removed" }
func (ThemeAdded) EventKind() string       { return "theme.added" }
func (ThemeChanged) EventKind() string     { return "theme.changed" }
func (ThemeRemoved) EventKind() string     { return "theme.removed" }
func (ThemeMoved) EventKind() string       { return "theme.moved" }
func (NoteImported) EventKind() string     { return "note.imported" }
func (StatementAdded) EventKind() string   { return "statement.added" }
func (StatementChanged) EventKind() string { return "statement.changed" }
func (StatementCleaned) EventKind() string { return "statement.cleaned" }
func (StatementRemoved) EventKind() string { return "statement.removed" }
func (StatementsMerged) EventKind() string { return "statement.merged" }
func (TagSet) EventKind() string           { return "tag.set" }
func (TagsSuggested) EventKind() string    { return "tags.suggested" }
func (IdeaDismissed) EventKind() string    { return "idea.dismissed" }
func (PointAdded) EventKind() string       { return "point.added" }
func (PointChanged) EventKind() string     { return "point.changed" }
func (PointMoved) EventKind() string       { return "point.moved" }
func (PointRemoved) EventKind() string     { return "point.removed" }
func (ActionAdded) EventKind() string      { return "action.added" }
func (ActionChanged) EventKind() string    { return "action.changed" }
func (ActionRemoved) EventKind() string    { return "action.removed" }
func (DocumentExported) EventKind() string { return "document.exported" }
func (ActUndone) EventKind() string        { return "act.undone" }
func (ActRedone) EventKind() string        { return "act.redone" }
