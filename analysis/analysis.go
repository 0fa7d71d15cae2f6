// Package analysis turns Danish workshop text into findings: statements with
// their exact places, personal data, suggested themes with the words they rest
// on, valence and kind. Text in, findings out. It opens no file, reads no clock
// and knows nothing of series, sessions or storage; its knowledge (lemmas,
// names, cues, examples) is handed to New as data.
package analysis

// Span is a half-open range of bytes [Start, End) in the text that was handed in.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the part of text that the span covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// SegmentKind tells what a piece of a note is.
type SegmentKind string

// The kinds of piece that a note falls into. Only Said pieces become statements.
const (
	Said     SegmentKind = "said"     // something a person said or wrote as an opinion or experience
	Heading  SegmentKind = "heading"  // a title, a table's name, a question that the next lines answer
	Aside    SegmentKind = "aside"    // logistics: times, arrivals, signatures, separators
	Verbatim SegmentKind = "verbatim" // could not be read as Danish text, or is in another language; kept whole, set aside
)

// Segment is one piece of a note.
// Segments of a text lie in order and do not overlap.
type Segment struct {
	Span
	Kind    SegmentKind
	Speaker string // the label in front ("Far A", "mor"), "" where there is none
	Heading string // the heading or question that the piece stands under; see IsStem

	// Language of a Verbatim piece that is readable and not Danish.
	Language Language
}

// PII is a type of personal data.
type PII string

// The types of personal data, with the names that dialogctl prints.
const (
	Name        PII = "navn"
	School      PII = "skole"
	Institution PII = "institution"
	CPR         PII = "cpr"
	Phone       PII = "telefon"
	Email       PII = "email"
	Address     PII = "adresse"
	CaseNumber  PII = "sagsnr"
	Detail      PII = "detalje" // what somebody hid by hand though it names nobody; never found
)

// Finding is one stretch of personal data.
type Finding struct {
	Span
	Type PII
}

// Valence is the attitude that a statement carries.
type Valence string

// The four valences, with the names that dialogctl prints.
const (
	Positive Valence = "positiv"
	Negative Valence = "negativ"
	Mixed    Valence = "blandet"
	Neutral  Valence = "neutral"
)

// Kind is what a statement does.
type Kind string

// The six kinds, with the names that dialogctl prints.
const (
	Experience Kind = "oplevelse"
	Wish       Kind = "ønske/forslag"
	Worry      Kind = "bekymring"
	Praise     Kind = "ros"
	Question   Kind = "spørgsmål"
	Other      Kind = "andet"
)

// Evidence is a stretch of a statement that a suggestion rests on, and the cue
// (lemma, compound part or phrase) that it matched.
type Evidence struct {
	Span
	Cue string `json:"cue"`
}

// Suggestion is a theme that a statement seems to belong to.
type Suggestion struct {
	Theme      string     // theme id
	Confidence float64    // 0 to 1
	Because    []Evidence // never empty; spans into the text that was tagged
}

// Theme is what the tagger needs to know of a theme. Themes whose ID the
// built-in data knows (tilfaeldighed, gennemsigtighed, inddragelse, helhed) add
// that knowledge to the cues given here; any other theme rests on its own
// Name, Cues and Examples.
type Theme struct {
	ID       string
	Name     string
	Cues     []string // words or short phrases, in any inflection
	Examples []string // statements that belong to the theme
}

// Data is the knowledge handed down from assets, as the bytes of its files.
type Data struct {
	Lemmas   []byte // front-coded form → lemma table, gzipped; made by analysis/danish/lemmagen
	Names    []byte // first and last names, one a line
	Cues     []byte // cue lexicon of the built-in themes, JSON
	Examples []byte // labelled examples, TSV
	Model    []byte // theme, valence and kind weights, made from Cues and Examples by analysis/modelgen
	Persons  []byte // weights that tell names of persons, made by analysis/persongen
	Abbrev   []byte // abbreviations, one a line
	Punkt    []byte // Punkt training for sentences, JSON, gzipped
}
