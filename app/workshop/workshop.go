// Package workshop holds the nouns of the trade (series, sessions, statements,
// themes, points, actions), the closed set of events that change them, and the
// State that the events add up to. It refuses to know where events are kept,
// who shows the state, and what any document looks like. Everything in it is
// free of input and output; the text of a statement is analysis.Clean, so text
// as it was given never enters the state.
package workshop

import (
	"time"

	"foraeldredialog/analysis"
)

// Identifiers. Each is random, short, and carries no personal data.
type (
	SeriesID    string
	SessionID   string
	StatementID string
	ThemeID     string // "tilfaeldighed" and so on for the built-in ones
	PointID     string
	ActionID    string
	ActID       string // one named act of the user: what undo takes back
)

// Role is whose words a statement holds.
type Role string

// The roles. NoRole stays when nobody said who spoke.
const (
	NoRole   Role = ""
	Parent   Role = "forælder"
	Child    Role = "barn"
	Staff    Role = "medarbejder"
	Leader   Role = "leder"
	Provider Role = "leverandør"
)

// Roles lists the roles in the order in which windows and tables show them.
var Roles = []Role{Parent, Child, Staff, Leader, Provider}

// Voice tells first-hand words from re-told ones. The two are never added up.
type Voice string

// The voices.
const (
	FirstHand Voice = "selv"
	Retold    Voice = "gengivet"
)

// Status is how far a series has come.
type Status string

// The statuses, in their order.
const (
	Draft    Status = "kladde"
	Reviewed Status = "gennemset"
	Approved Status = "godkendt"
	Exported Status = "eksporteret"
)

// Series is what one presentation is about: "Forældredialog, foråret 2023".
type Series struct {
	ID           SeriesID
	Title        analysis.Clean
	Season       analysis.Clean
	Committee    analysis.Clean // the recipient, exactly as the municipality writes it
	Municipality analysis.Clean
	Purpose      analysis.Clean
	Reason       analysis.Clean   // why it is held
	Background   []analysis.Clean // sentences for the background page
	MeetingDate  Date
	Status       Status
	Created      time.Time
}

// Session is one workshop, theme day or meeting of a series.
type Session struct {
	ID           SessionID
	Title        analysis.Clean
	Date         Date
	Place        analysis.Clean
	Parts        []Part
	Tables       []analysis.Clean
	Questions    []analysis.Clean
	Participants map[Role]int // present, by role; absent keys are not known
}

// Part is one item of a session's programme.
type Part struct {
	Start string         `json:"start"` // "19.10", or "" where no time is given
	Title analysis.Clean `json:"title"`
}

// Statement is one thing that was said or written.
type Statement struct {
	ID        StatementID
	Number    int // 1, 2, 3 … in order of capture; never used twice in a series
	At        time.Time
	By        string // local user name of the scribe
	Session   SessionID
	Table     string
	Source    analysis.Clean // the note's name, "" when typed
	Heading   analysis.Clean // the heading or question that it stood under
	Role      Role
	Voice     Voice
	Kind      analysis.Kind
	Valence   analysis.Valence
	Given     string // id of the text as given, kept apart from the state
	Text      analysis.Clean
	Masks     []Mask // personal data in the text as given
	Tags      []Tag
	Important bool
	Sensitive bool
	Reviewed  bool
	Into      StatementID   // the statement that this one was merged into
	From      []StatementID // the statements that were merged into this one
}

// Mask is a stretch of personal data in the text as given: only its place and
// type, never its words.
type Mask struct {
	analysis.Span
	Type    analysis.PII `json:"type"`
	Hidden  bool         `json:"hidden"`
	Decided bool         `json:"decided"` // by a person; otherwise suggested
	// At is when somebody decided this very mask; zero where they accepted the
	// statement with all its masks.
	At time.Time `json:"at,omitzero"`
	// Recalled: it follows what was decided of the same name elsewhere.
	Recalled bool `json:"recalled,omitempty"`
}

// ByHand reports whether somebody decided this very mask. Whoever shows a name
// has always done so, also in journals that do not say when.
func (m Mask) ByHand() bool { return m.Decided && !m.Recalled && (!m.Hidden || !m.At.IsZero()) }

// Settled reports whether somebody decided the mask in its own statement.
func (m Mask) Settled() bool { return m.Decided && !m.Recalled }

// Origin is how a tag came about.
type Origin string

// The origins.
const (
	Suggested Origin = "foreslået"
	Confirmed Origin = "bekræftet"
	Rejected  Origin = "afvist"
)

// Tag says that a statement belongs to a theme, or that it does not (Rejected).
type Tag struct {
	Theme      ThemeID             `json:"theme"`
	Origin     Origin              `json:"origin"`
	Confidence float64             `json:"confidence,omitempty"` // 0 to 1; 0 when a person tagged
	Because    []analysis.Evidence `json:"because,omitempty"`    // spans into the cleaned text
}

// Theme is a subject that statements are gathered under.
type Theme struct {
	ID          ThemeID        `json:"id"`
	Name        analysis.Clean `json:"name"`
	Description analysis.Clean `json:"description"`
	Cues        []string       `json:"cues,omitempty"`
	Examples    []string       `json:"examples,omitempty"`
	Colour      string         `json:"colour"` // "#rrggbb"
}

// Perspective is whose point it is.
type Perspective string

// The perspectives.
const (
	OfParents      Perspective = "forældrenes"
	OfMunicipality Perspective = "kommunens"
	Shared         Perspective = "fælles"
)

// Point is one sentence under a theme, resting on its evidence.
type Point struct {
	ID          PointID        `json:"id"`
	Theme       ThemeID        `json:"theme"`
	Text        analysis.Clean `json:"text"`
	Perspective Perspective    `json:"perspective"`
	Evidence    []StatementID  `json:"evidence,omitempty"`
	Proposal    bool           `json:"proposal,omitempty"` // made by the program, not yet accepted
	Quote       bool           `json:"quote,omitempty"`    // a statement's own words, still to be written as "at …"
}

// ActionKind is one of the five kinds of next step.
type ActionKind string

// The kinds of next step.
const (
	Body     ActionKind = "organ"        // a body with a period
	Offer    ActionKind = "tilbud"       // participants' offer of time
	Ongoing  ActionKind = "igangværende" // ongoing work tied to a point
	Standing ActionKind = "fast praksis"
	Planned  ActionKind = "planlagt"
)

// ActionKinds lists the kinds in the order in which windows show them.
var ActionKinds = []ActionKind{Body, Offer, Ongoing, Standing, Planned}

// Action is a next step.
type Action struct {
	ID     ActionID       `json:"id"`
	Kind   ActionKind     `json:"kind"`
	Text   analysis.Clean `json:"text"`
	Who    analysis.Clean `json:"who"` // a role or unit
	Due    Date           `json:"due,omitempty"`
	Points []PointID      `json:"points,omitempty"`
	Done   bool           `json:"done,omitempty"`
}

// Export is one document that left the program.
type Export struct {
	At     time.Time
	By     string
	Format string
	Pages  int
	Draft  bool
}
