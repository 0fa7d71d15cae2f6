package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"foraeldredialog/analysis"
	"foraeldredialog/app/workshop"
)

// Options of Propose.
type Options struct {
	Max  int               // proposals a perspective at most; 5 when 0
	Have []*workshop.Point // points that the theme has: what they carry is not proposed again
}

// Proposal is a point that the program suggests.
type Proposal struct {
	Text        analysis.Clean
	Perspective workshop.Perspective
	Evidence    []workshop.StatementID // the representative first, then the nearest
	Quote       bool                   // a statement's own words, still to be written as "at …"
}

// near is the cosine from which a statement can rest under a point. Judged by eye
// on some 400 workshop statements: from 0.18 on two statements share a concern;
// at 0.15 every other pair shares no more than a turn of phrase.
const near = 0.18

// unlike is how alike two statements count at most that share their letters but
// differ in what they tell of.
const unlike = 0.9 * alike

// voices are the groups that points are proposed for. Re-told statements belong
// to none: nobody's account of parents is evidence for what parents ask for.
var voices = []struct {
	perspective workshop.Perspective
	roles       []workshop.Role
}{
	{workshop.OfParents, []workshop.Role{workshop.Parent, workshop.Child}},
	{workshop.OfMunicipality, []workshop.Role{workshop.Staff, workshop.Leader}},
	{workshop.Shared, []workshop.Role{workshop.NoRole}},
}

// Propose suggests points for a theme: the statements that stand for most
// others, wishes first, turned to "at …" where grammar allows. Parents and
// children, staff, and statements that nobody named a role for are looked at
// apart. Lemmas may be nil; letters alone then tell what is alike.
func Propose(theme *workshop.Theme, statements []*workshop.Statement, lemmas func(string) []string, opt Options) []Proposal {
	if opt.Max <= 0 {
		opt.Max = 5
	}
	var out []Proposal
	for _, v := range voices {
		var list []*workshop.Statement
		for _, s := range statements {
			if s.Into == "" && s.In(theme.ID) && s.Voice != workshop.Retold && slices.Contains(v.roles, s.Role) && says(s, theme) {
				list = append(list, s)
			}
		}
		if len(list) > 0 {
			out = append(out, newSelection(list, v.perspective, lemmas, opt).proposals(opt.Max)...)
		}
	}
	return out
}

// says reports whether a statement says anything of the theme: an agenda that
// was pasted in may hold no more than the theme's name.
func says(s *workshop.Statement, theme *workshop.Theme) bool {
	return !s.Text.IsEmpty() && !strings.EqualFold(strings.Trim(s.Text.String(), " .:"), theme.Name.String())
}

// selection is one voice's statements of a theme while representatives are
// being chosen.
type selection struct {
	list        []*workshop.Statement
	perspective workshop.Perspective
	clauses     []string  // by statement; "" where none could be made
	bonus       []float32 // how gladly a statement is taken for a representative
	near        [][]link
	best        []float32 // how well each statement is represented so far
	chosen      []int
}

func newSelection(list []*workshop.Statement, p workshop.Perspective, lemmas func(string) []string, opt Options) *selection {
	texts := make([]string, len(list), len(list)+len(opt.Have))
	x := &selection{
		list: list, perspective: p,
		clauses: make([]string, len(list)), bonus: make([]float32, len(list)), best: make([]float32, len(list)),
	}
	for i, s := range list {
		texts[i] = s.Text.String()
		x.clauses[i] = wishClause(s, p)
		x.bonus[i] = bonus(s, x.clauses[i])
	}
	for _, h := range opt.Have {
		texts = append(texts, h.Text.String())
	}
	x.near = newSpace(texts, lemmas).neighbours(near)
	for i := range x.near {
		for j, n := range x.near[i] {
			if n.sim >= alike && !sameWording(texts[i], texts[n.to]) {
				x.near[i][j].sim = unlike // they share a beginning: both may be points
			}
		}
	}
	for i, s := range list {
		for _, n := range x.near[i] {
			if int(n.to) >= len(list) {
				x.best[i] = max(x.best[i], n.sim)
			}
		}
		for _, h := range opt.Have {
			if slices.Contains(h.Evidence, s.ID) {
				x.best[i] = 1
			}
		}
		x.near[i] = slices.DeleteFunc(x.near[i], func(n link) bool { return int(n.to) >= len(list) })
	}
	return x
}

// wishClause is the statement's "at" clause, if it is a wish of its own.
func wishClause(s *workshop.Statement, p workshop.Perspective) string {
	text := s.Text.String()
	if p == workshop.OfMunicipality && strings.HasPrefix(strings.ToLower(strings.TrimSpace(text)), "forældre") {
		return "" // what staff say that parents want is no wish of theirs
	}
	c, f := clauseOf(headingOf(s.Heading.String()), text)
	if f == explicit || f == bare && s.Kind == analysis.Wish {
		return c
	}
	return ""
}

// bonus weighs how well a statement serves as a point. One that may harm
// somebody, or that seems to tell what others said, is never a representative;
// praise seldom is, for nobody asks for what they have.
func bonus(s *workshop.Statement, clause string) float32 {
	words := len(strings.Fields(s.Text.String()))
	var b float32
	switch {
	case s.Sensitive || unclearVoice(s) || s.Undecided() > 0 && clause == "":
		return 0
	case clause != "" && holdsOwn(clause):
		b = 1.4
	case clause != "":
		b = 2
	case s.Kind == analysis.Wish:
		b = 1.3
	case s.Kind == analysis.Question || s.Kind == analysis.Praise || s.Valence == analysis.Positive || words < 4:
		b = 0.6
	default:
		b = 1
	}
	if words > 45 {
		b *= 0.7
	}
	return b
}

// holdsOwn reports a clause of one person's own matters.
func holdsOwn(clause string) bool {
	return slices.ContainsFunc(strings.Fields(clause), func(w string) bool {
		return w == "jeg" || w == "mig" || w == "min" || w == "mit" || w == "mine"
	})
}

// proposals chooses representatives by greedy facility location: each round
// takes the statement by which the statements gain most likeness to their
// nearest representative. The gain has diminishing returns, so the greedy
// choice is within 1 − 1/e of the best (Nemhauser, Wolsey and Fisher, 1978).
func (x *selection) proposals(most int) []Proposal {
	for len(x.chosen) < most {
		top, gain := -1, float32(leastGain)
		for i := range x.list {
			if g := x.gain(i); g > gain {
				top, gain = i, g
			}
		}
		if top < 0 {
			break
		}
		x.chosen = append(x.chosen, top)
		x.best[top] = 1
		for _, n := range x.near[top] {
			x.best[n.to] = max(x.best[n.to], n.sim)
		}
	}
	return x.written()
}

// leastGain keeps what is already said from being said again: a statement that
// a representative resembles by 0.6 or more falls together with it.
const leastGain = 0.5

func (x *selection) gain(i int) float32 {
	switch quote := x.clauses[i] == ""; {
	case x.best[i] >= alike:
		return 0
	case quote && x.best[i] > 0:
		return 0 // it rests under a representative; only other wishes are points of their own
	case quote && len(x.near[i]) == 0 && len(x.list) > 3:
		return 0 // a single voice whose words are no point yet
	}
	g := 1 - x.best[i]
	for _, n := range x.near[i] {
		g += max(0, n.sim-x.best[n.to])
	}
	return g * x.bonus[i]
}

// written puts each statement under the representative that it resembles most,
// and no statement under one that it does not resemble.
func (x *selection) written() []Proposal {
	under := make([][]link, len(x.list))
	for i := range x.list {
		home := link{-1, 0}
		for _, n := range x.near[i] {
			if n.sim > home.sim && slices.Contains(x.chosen, int(n.to)) {
				home = n
			}
		}
		if home.to >= 0 && !slices.Contains(x.chosen, i) {
			under[home.to] = append(under[home.to], link{int32(i), home.sim})
		}
	}
	out := make([]Proposal, 0, len(x.chosen))
	for _, c := range x.chosen {
		p := Proposal{
			Text: x.list[c].Text, Quote: true,
			Perspective: x.perspective, Evidence: []workshop.StatementID{x.list[c].ID},
		}
		if x.clauses[c] != "" {
			p.Text, p.Quote = analysis.Authored(x.clauses[c]), false
		}
		slices.SortStableFunc(under[c], func(a, b link) int { return cmp.Compare(b.sim, a.sim) })
		for _, u := range under[c] {
			p.Evidence = append(p.Evidence, x.list[u.to].ID)
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b Proposal) int { return cmp.Compare(len(b.Evidence), len(a.Evidence)) })
	return out
}
