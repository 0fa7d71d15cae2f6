package report

import (
	"cmp"
	"slices"

	"foraeldredialog/app/workshop"
)

// leastShown is the smallest count that a breakdown by role shows. Below it a
// reader who was there may tell who said what.
const leastShown = 5

// basis tells who took part and what the material rests on.
func (b *builder) basis() Section {
	s := Section{Layout: Content, Heading: fixed("Hvem deltog, og hvad bygger det på?")}
	if len(b.held) > 0 {
		t := Table{
			Caption: capital(fixed(b.meetingNoun().many)),
			Head:    []Text{fixed("Møde"), fixed("Dato"), fixed("Sted"), fixed("Deltagere")},
			Numeric: make([]bool, 4),
		}
		for i, x := range b.held {
			t.Rows = append(t.Rows, []Text{
				meetingTitle(x, i+1), given(day(x.Date)), given(unstopped(x.Place)), given(present(x)),
			})
		}
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, Paragraph{Body, b.material()})
	if b.counts.Statements == 0 {
		return s
	}
	own, told := byRole(b.counts.PerRole), byRole(b.counts.Retold)
	if own[workshop.NoRole]+told[workshop.NoRole] == b.counts.Statements {
		s.Blocks = append(s.Blocks, Paragraph{Note, fixed("Det er ikke oplyst, hvem der har sagt hvad.")})
		return s
	}
	retold := b.counts.RetoldAll() > 0
	t := Table{
		Caption: fixed("Udsagn efter rolle"),
		Head:    []Text{fixed("Rolle"), fixed("Sagt eller skrevet selv")},
		Numeric: []bool{false, true},
	}
	if retold {
		t.Head, t.Numeric = append(t.Head, fixed("Gengivet af andre")), append(t.Numeric, true)
	}
	for _, r := range roles() {
		if own[r]+told[r] == 0 {
			continue
		}
		row := []Text{fixed(people[r].head), number(own[r])}
		if retold {
			row = append(row, number(told[r]))
		}
		t.Rows = append(t.Rows, row)
	}
	s.Blocks = append(s.Blocks, t)
	if retold {
		s.Blocks = append(s.Blocks, Paragraph{Note, fixed("Gengivne udsagn fortæller, hvad andre har sagt. De er ikke talt med som deltagernes egne.")})
	}
	return s
}

// given says so where nothing was given.
func given(t Text) Text {
	if t.IsEmpty() {
		return fixed("ikke oplyst")
	}
	return t
}

// byRole adds up roles that have no word of their own.
func byRole(n map[workshop.Role]int) map[workshop.Role]int {
	out := map[workshop.Role]int{}
	for r, k := range n {
		out[known(r)] += k
	}
	return out
}

// figures draws the statements of each theme; ok is false where there are none.
func (b *builder) figures() (s Section, ok bool) {
	list := slices.Clone(b.themes)
	slices.SortStableFunc(list, func(x, y *themed) int { return cmp.Compare(y.own(), x.own()) })
	bars := Bars{}
	var spoken []Text
	all, retold := 0, 0
	for _, t := range list {
		bars.Labels = append(bars.Labels, Of(t.Name))
		bars.Values = append(bars.Values, t.own())
		spoken = append(spoken, join(Of(t.Name), fixed(" "), number(t.own())))
		all += t.own()
		retold += t.retold
	}
	if all+retold == 0 {
		return Section{}, false
	}
	s = Section{Layout: Content, Heading: fixed("Udsagn pr. tema")}
	if all > 0 {
		bars.Alt = join(fixed("Søjlediagram over antallet af udsagn pr. tema: "), listing(spoken), fixed("."))
		s.Blocks = append(s.Blocks, bars)
	}
	if b.rolesGiven(list) {
		s.Blocks = append(s.Blocks, b.matrix(list, retold > 0))
	}
	for _, n := range b.remarks(retold) {
		s.Blocks = append(s.Blocks, Paragraph{Note, n})
	}
	return s, true
}

// remarks are what a reader must know in order to read the figures rightly.
func (b *builder) remarks(retold int) []Text {
	var out []Text
	several := 0
	for _, s := range b.st.Active() {
		if len(s.Themes()) > 1 {
			several++
		}
	}
	if several > 0 {
		out = append(out, join(capital(count(several, statements)), fixed(" hører til flere temaer og er talt med under dem alle.")))
	}
	if n := b.counts.Untagged; n > 0 {
		out = append(out, join(capital(count(n, statements)), fixed(" hører ikke til noget tema.")))
	}
	if retold > 0 {
		out = append(out, fixed("Gengivne udsagn står for sig og er ikke talt med under rollerne."))
	}
	if b.masked {
		out = append(out, fixed("Små tal er ikke vist, så ingen kan genkendes."))
	}
	return out
}

// rolesGiven reports whether a breakdown by role would say anything.
func (b *builder) rolesGiven(list []*themed) bool {
	return slices.ContainsFunc(list, func(t *themed) bool {
		return t.retold > 0 || t.own() > t.firstHand[workshop.NoRole]
	})
}

// matrix is themes by roles.
func (b *builder) matrix(list []*themed, retold bool) Table {
	var columns []workshop.Role
	for _, r := range roles() {
		if slices.ContainsFunc(list, func(t *themed) bool { return t.firstHand[r] > 0 }) {
			columns = append(columns, r)
		}
	}
	t := Table{Caption: fixed("Udsagn efter tema og rolle"), Head: []Text{fixed("Tema")}, Numeric: []bool{false}}
	for _, r := range columns {
		t.Head, t.Numeric = append(t.Head, fixed(people[r].head)), append(t.Numeric, true)
	}
	if retold {
		t.Head, t.Numeric = append(t.Head, fixed("Gengivet")), append(t.Numeric, true)
	}
	for _, x := range list {
		values := make([]int, len(columns))
		for i, r := range columns {
			values[i] = x.firstHand[r]
		}
		row := append([]Text{Of(x.Name)}, b.cells(values)...)
		if retold {
			row = append(row, number(x.retold))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cells writes a row of a breakdown whose sum is shown elsewhere. Small counts
// are withheld; a zero beside one is withheld with it, and where a single cell
// would be left to be worked out from the sum, so is the next smallest.
func (b *builder) cells(values []int) []Text {
	out := make([]Text, len(values))
	hidden := 0
	small := slices.ContainsFunc(values, func(n int) bool { return n > 0 && n < leastShown })
	for i, n := range values {
		out[i] = number(n)
		if small && n < leastShown && len(values) > 1 {
			out[i] = fixed("under 5")
			hidden++
		}
	}
	if hidden == 0 {
		return out
	}
	b.masked = true
	if hidden == 1 {
		least := -1
		for i, n := range values {
			if n >= leastShown && (least < 0 || n < values[least]) {
				least = i
			}
		}
		out[least] = fixed("ikke vist")
	}
	return out
}

// method says in plain language how the presentation came about.
func (b *builder) method() Section {
	c := b.counts
	var items []Text
	add := func(parts ...Text) { items = append(items, join(parts...)) }
	if own, retold := c.FirstHand(), c.RetoldAll(); own+retold == 0 {
		add(b.material())
	} else {
		add(fixed("Præsentationen bygger på "), fromWhom(own, retold), fixed("."))
	}
	if n := c.Merged; n > 0 {
		add(capital(count(n, statements)), choose(n, " siger det samme som et andet udsagn og er lagt sammen med det.",
			" siger det samme som andre udsagn og er lagt sammen med dem."))
	}
	if c.Statements > 0 {
		if c.Hidden == 0 {
			add(fixed("Der er ikke skjult personoplysninger i udsagnene."))
		} else {
			add(fixed("Der er skjult "), count(c.Hidden, personalData), fixed(" i udsagnene, for eksempel navne og telefonnumre."))
		}
		if n := c.Undecided; n > 0 {
			add(capital(count(n, personalData)), fixed(" er fundet af et program og endnu ikke set efter af et menneske."))
		}
		add(fixed("Et program har foreslået, hvilke temaer udsagnene hører til. Det er mennesker, der afgør det."))
		b.reviewed(add)
	}
	b.rest(add)
	if b.masked {
		add(fixed("Tal under fem er ikke fordelt på roller."))
	}
	if b.opt.Draft {
		add(fixed("Dette er et udkast. Det, der er mærket »(forslag)«, er foreslået af et program og ikke godkendt."))
	}
	return Section{Layout: Content, Heading: fixed("Metode og anonymisering"), Blocks: []Block{List{Items: items}}}
}

func (b *builder) reviewed(add func(...Text)) {
	switch n := b.counts.Statements - b.counts.Reviewed; {
	case n == 0:
		add(fixed("Alle udsagn er gennemset."))
	case n == b.counts.Statements:
		add(fixed("Udsagnene er endnu ikke gennemset."))
	default:
		add(capital(count(n, statements)), fixed(" er endnu ikke gennemset."))
	}
}

// rest says what the points rest on.
func (b *builder) rest(add func(...Text)) {
	written, without := 0, 0
	for _, t := range b.themes {
		for _, p := range t.points {
			written++
			if len(p.Evidence) == 0 {
				without++
			}
		}
	}
	if written == 0 {
		return
	}
	add(fixed("Pointerne er skrevet eller godkendt af mennesker."))
	if without > 0 {
		add(capital(count(without, points)), fixed(" er ikke knyttet til bestemte udsagn."))
	}
}
