package report

import (
	"strings"
	"time"

	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/workshop"
)

// Options of Slides.
type Options struct {
	Draft   bool      // proposals and quotes are shown, marked as such
	Created time.Time // the date that the file carries; meetings after it are not yet held
}

// Slides makes the committee's presentation out of a series' state. Only what
// the state holds is said: what nobody gave is left out, and what is missing
// is named. Statements' own words are shown in a draft alone.
func Slides(st *workshop.State, opt Options) Document {
	b := &builder{st: st, opt: opt, counts: synthesis.Count(st), held: held(st, opt.Created)}
	b.tally()
	title := b.title()
	doc := Document{
		Title: title, Author: Of(st.Series.Municipality), Lang: "da-DK",
		Created: opt.Created, Draft: opt.Draft, Footer: title,
	}
	if !doc.Author.IsEmpty() {
		doc.Footer = join(doc.Author, fixed(" · "), title)
	}
	doc.Sections = append(doc.Sections, b.cover())
	if s, ok := b.background(); ok {
		doc.Sections = append(doc.Sections, s)
	}
	doc.Sections = append(doc.Sections, b.basis())
	if len(b.themes) > 0 {
		doc.Sections = append(doc.Sections, b.overview())
	}
	for _, t := range b.themes {
		doc.Sections = append(doc.Sections, b.theme(t))
	}
	if s, ok := b.figures(); ok {
		doc.Sections = append(doc.Sections, s)
	}
	doc.Sections = append(doc.Sections, b.nextSteps(), b.method())
	return doc
}

// builder is a state and what is counted of it once.
type builder struct {
	st     *workshop.State
	opt    Options
	counts synthesis.Counts
	held   []*workshop.Session
	themes []*themed
	masked bool // a figure was withheld because it is small
}

// themed is a theme with what a document says of it.
type themed struct {
	*workshop.Theme
	firstHand map[workshop.Role]int
	retold    int
	points    []*workshop.Point // accepted and written
	proposals []*workshop.Point
	quotes    []*workshop.Point // still to be written
}

// own is the number of first-hand statements.
func (t *themed) own() int {
	n := 0
	for _, k := range t.firstHand {
		n += k
	}
	return n
}

// tally gathers the themes that have something to show.
func (b *builder) tally() {
	for _, theme := range b.st.Themes {
		t := &themed{Theme: theme, firstHand: map[workshop.Role]int{}}
		for _, s := range b.st.Under(theme.ID) {
			if s.Voice == workshop.Retold {
				t.retold++
			} else {
				t.firstHand[known(s.Role)]++
			}
		}
		for _, p := range b.st.PointsOf(theme.ID) {
			switch {
			case p.Text.IsEmpty():
			case p.Quote:
				t.quotes = append(t.quotes, p)
			case p.Proposal:
				t.proposals = append(t.proposals, p)
			default:
				t.points = append(t.points, p)
			}
		}
		drafted := b.opt.Draft && len(t.proposals)+len(t.quotes) > 0
		if t.own()+t.retold+len(t.points) > 0 || drafted {
			b.themes = append(b.themes, t)
		}
	}
}

// held lists the sessions that are not after the given time. One without a date
// is taken as held.
func held(st *workshop.State, by time.Time) []*workshop.Session {
	var out []*workshop.Session
	for _, s := range st.Sessions {
		if d, ok := s.Date.Time(); ok && !by.IsZero() && d.After(by) {
			continue
		}
		out = append(out, s)
	}
	return out
}

func (b *builder) title() Text {
	if t := Of(b.st.Series.Title); !t.IsEmpty() {
		return t
	}
	return fixed("Forældredialog")
}

func (b *builder) cover() Section {
	s := Section{Layout: Cover, Heading: b.title()}
	add := func(t Text) { s.Blocks = append(s.Blocks, Paragraph{Subtitle, t}) }
	if c := Of(b.st.Series.Committee); !c.IsEmpty() {
		add(join(fixed("Præsentation til "), c))
	}
	if d := day(b.st.Series.MeetingDate); !d.IsEmpty() {
		add(join(fixed("Den "), d))
	}
	if m := Of(b.st.Series.Municipality); !m.IsEmpty() {
		add(m)
	}
	return s
}

// background is what the user wrote, or what the data tell; ok is false where
// there is neither.
func (b *builder) background() (s Section, ok bool) {
	var items []Text
	for _, c := range b.st.Series.Background {
		if t := sentence(c); !t.IsEmpty() {
			items = append(items, t)
		}
	}
	if len(items) == 0 {
		items = b.backgroundFromData()
	}
	return Section{Layout: Content, Heading: fixed("Baggrund"), Blocks: []Block{List{Items: items}}}, len(items) > 0
}

func (b *builder) backgroundFromData() []Text {
	var items []Text
	if n := len(b.held); n > 0 {
		items = append(items, join(fixed("Der er afholdt "), count(n, b.meetingNoun()), fixed(".")))
		for i, s := range b.held {
			items = append(items, meeting(s, i+1))
		}
	}
	if t := sentence(b.st.Series.Purpose); !t.IsEmpty() {
		items = append(items, join(fixed("Formål: "), t))
	}
	if t := sentence(b.st.Series.Reason); !t.IsEmpty() {
		items = append(items, join(fixed("Anledning: "), t))
	}
	if len(items) > 0 {
		items = append(items, b.material())
	}
	return items
}

// meetingNoun calls the meetings what all of their titles call them.
func (b *builder) meetingNoun() noun {
	all := func(word string) bool {
		for _, s := range b.held {
			if !strings.Contains(strings.ToLower(s.Title.String()), word) {
				return false
			}
		}
		return true
	}
	switch {
	case all("workshop"):
		return workshops
	case all("temadag"):
		return themeDays
	}
	return meetings
}

// meetingTitle is the title that the meeting was given, or its place among them.
func meetingTitle(s *workshop.Session, at int) Text {
	if t := unstopped(s.Title); !t.IsEmpty() {
		return t
	}
	return join(fixed("Møde "), number(at))
}

// meeting is "Workshop 1: den 4. maj 2023, Rådhuset. Til stede var 12 forældre."
func meeting(s *workshop.Session, at int) Text {
	t := meetingTitle(s, at)
	var where []Text
	if d := day(s.Date); !d.IsEmpty() {
		where = append(where, join(fixed("den "), d))
	}
	if p := unstopped(s.Place); !p.IsEmpty() {
		where = append(where, p)
	}
	switch len(where) {
	case 1:
		t = join(t, fixed(": "), where[0])
	case 2:
		t = join(t, fixed(": "), where[0], fixed(", "), where[1])
	}
	t = join(t, fixed("."))
	if who := present(s); !who.IsEmpty() {
		t = join(t, fixed(" Til stede var "), who, fixed("."))
	}
	return t
}

// present is "12 forældre og tre medarbejdere", or nothing where nobody counted.
func present(s *workshop.Session) Text {
	n := map[workshop.Role]int{}
	for r, k := range s.Participants {
		n[known(r)] += max(k, 0)
	}
	var parts []Text
	for _, r := range roles() {
		if n[r] > 0 {
			parts = append(parts, count(n[r], people[r].noun))
		}
	}
	return listing(parts)
}

// material is "Materialet rummer 24 udsagn fra deltagerne selv og to gengivne
// udsagn."
func (b *builder) material() Text {
	own, retold := b.counts.FirstHand(), b.counts.RetoldAll()
	if own+retold == 0 {
		return fixed("Der er endnu ikke indsamlet udsagn.")
	}
	return join(fixed("Materialet rummer "), fromWhom(own, retold), fixed("."))
}

// fromWhom counts first-hand and re-told statements apart.
func fromWhom(own, retold int) Text {
	switch {
	case retold == 0:
		return count(own, statements)
	case own == 0:
		return count(retold, retoldOnes)
	}
	return join(count(own, statements), fixed(" fra deltagerne selv og "), count(retold, retoldOnes))
}

func (b *builder) overview() Section {
	heading := fixed("Centrale temaer")
	if 2*b.counts.PerRole[workshop.Parent] > b.counts.FirstHand() {
		heading = fixed("Centrale forældreperspektiver")
	}
	names := make([]Text, len(b.themes))
	for i, t := range b.themes {
		names[i] = Of(t.Name)
	}
	return Section{Layout: Overview, Heading: heading, Blocks: []Block{
		Paragraph{LeadIn, join(fixed("Dialogen samler sig om "), count(len(names), themes), fixed(":"))},
		Cards{names},
	}}
}

// leadIns are the perspectives in the order of a theme's page. A point that
// nobody gave a perspective is the participants'.
var leadIns = []struct {
	perspective workshop.Perspective
	text        label
}{
	{workshop.OfParents, "Forældrene efterspørger:"},
	{workshop.OfMunicipality, "Medarbejderne peger på:"},
	{workshop.Shared, "Deltagerne peger på:"},
}

func (b *builder) theme(t *themed) Section {
	s := Section{Layout: Content, Heading: Of(t.Name)}
	if len(t.points) == 0 {
		s.Blocks = append(s.Blocks, Paragraph{Body, fixed("Der er endnu ikke skrevet pointer til dette tema.")})
	}
	for _, l := range leadIns {
		var items []Text
		for _, p := range t.points {
			if perspective(p) == l.perspective {
				items = append(items, sentence(p.Text))
			}
		}
		for _, p := range t.proposals {
			if b.opt.Draft && perspective(p) == l.perspective {
				items = append(items, join(sentence(p.Text), fixed(" (forslag)")))
			}
		}
		if len(items) > 0 {
			s.Blocks = append(s.Blocks, Paragraph{LeadIn, fixed(l.text)}, List{Items: items})
		}
	}
	if b.opt.Draft && len(t.quotes) > 0 {
		var items []Text
		for _, p := range t.quotes {
			items = append(items, quoted(p.Text))
		}
		s.Blocks = append(s.Blocks, Paragraph{LeadIn, fixed("Citater at skrive videre på:")}, List{Items: items})
	}
	if t.own()+t.retold > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Note, join(fixed("Temaet bygger på "), fromWhom(t.own(), t.retold), fixed("."))})
	}
	return s
}

func perspective(p *workshop.Point) workshop.Perspective {
	switch p.Perspective {
	case workshop.OfParents, workshop.OfMunicipality:
		return p.Perspective
	}
	return workshop.Shared
}

func (b *builder) nextSteps() Section {
	s := Section{Layout: Content, Heading: fixed("Hvad er næste skridt?")}
	var items []Text
	for _, a := range b.st.Actions {
		if t := step(a); !t.IsEmpty() {
			items = append(items, t)
		}
	}
	if len(items) == 0 {
		s.Blocks = []Block{Paragraph{Body, fixed("Der er endnu ikke aftalt næste skridt.")}}
		return s
	}
	s.Blocks = []Block{List{Items: items}}
	return s
}

// step is "Ny mødeplan (ansvarlig: Familieafdelingen, frist: 1. maj 2024)."
func step(a *workshop.Action) Text {
	if unstopped(a.Text).IsEmpty() {
		return Text{}
	}
	var facts []Text
	if w := unstopped(a.Who); !w.IsEmpty() {
		facts = append(facts, join(fixed("ansvarlig: "), w))
	}
	if d := day(a.Due); !d.IsEmpty() {
		facts = append(facts, join(fixed("frist: "), d))
	}
	if a.Done {
		facts = append(facts, fixed("udført"))
	}
	if len(facts) == 0 {
		return sentence(a.Text)
	}
	t := join(unstopped(a.Text), fixed(" ("), facts[0])
	for _, f := range facts[1:] {
		t = join(t, fixed(", "), f)
	}
	return join(t, fixed(")."))
}
