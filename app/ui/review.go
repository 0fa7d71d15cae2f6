package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// reviewPage is Gennemgå: the queue of what needs eyes on the left, the
// statement in the middle, what can be done with it on the right. One reader
// has the keyboard; every act is a key of it.
type reviewPage struct {
	s      *shell
	series *app.Series

	// what the series held at the last refresh
	themes   []themeView
	sessions []sessionView
	all      []reviewItem
	shown    []int // indexes into all
	places   map[workshop.StatementID]int
	maybes   map[workshop.StatementID][]analysis.Alternative // asked for when first shown

	// the filters
	view    synthesis.Reason // "" is the whole queue, everything is every statement
	session *widget.Pick
	role    *widget.Pick
	theme   *widget.Pick

	sel    workshop.StatementID
	marked map[workshop.StatementID]bool // near-duplicates that M takes in

	list  *widget.RowList
	quiet bool // the list's selection is being set, not moved by the user
	count *widget.Text
	yes   *widget.Button
	rail  *fyne.Container
	body  *fyne.Container
	full  fyne.CanvasObject

	text reviewText
	side reviewSide
}

func buildReview(s *shell) *page { return newReviewPage(s).layout() }

func newReviewPage(s *shell) *reviewPage {
	p := &reviewPage{s: s, series: s.series, marked: map[workshop.StatementID]bool{}}
	p.list = widget.NewRowList(func() int { return len(p.shown) }, p.row)
	p.list.NoNumbers = true
	p.list.OnSelected = p.selected
	p.makeFilters()
	p.makeText()
	p.makeSide()
	p.count = widget.NewShrinking("", widget.Small)
	p.yes = widget.NewPrimary(tr("review.accept"), theme.ConfirmIcon(), func() { p.accept(); p.s.focusPage() })
	p.rail = container.NewVBox()
	filters := widget.NewFlow(p.session, p.role, p.theme)
	queue := widget.Card(container.NewBorder(widget.Pad(filters, 0, 0, 10, 0), nil, nil, nil, p.list))
	p.full = widget.NewPanes(14, []widget.Pane{{Least: 270, Share: 1, Below: 1}, {Least: 330, Share: 2, Below: 3}, {Least: 262, Below: 2}},
		queue, p.textCard(), p.sideCard())
	p.body = container.NewStack()
	return p
}

func (p *reviewPage) layout() *page {
	head := p.s.head(widget.NewShrinking(tr("step.review"), widget.Title), p.count, container.NewCenter(p.yes))
	return &page{
		body: container.NewBorder(head, nil, nil, nil, p.body), rail: p.rail,
		refresh: p.refresh, focus: p.text.reader, keys: p.keys(), shortcut: p.shortcut,
	}
}

func (p *reviewPage) keys() []widget.KeyHint {
	return []widget.KeyHint{
		{Key: "Enter", Does: tr("review.keyAccept")},
		{Key: "1–9", Does: tr("review.keyTheme")},
		{Key: "H", Does: tr("review.keyHide")},
		{Key: "V", Does: tr("review.keyShow")},
		{Key: tr("review.keysUpDown"), Does: tr("review.keyMove")},
		{Key: tr("review.keysLeftRight"), Does: tr("review.keyWord")},
		{Key: "R", Does: tr("review.keyRole")},
		{Key: "T", Does: tr("review.keyValence")},
		{Key: "K", Does: tr("review.keyKind")},
		{Key: "G", Does: tr("review.keyVoice")},
		{Key: "F", Does: tr("review.keySensitive")},
		{Key: "S", Does: tr("review.keySplit")},
		{Key: "M", Does: tr("review.keyMerge")},
		{Key: "D", Does: tr("review.keyMark")},
		{Key: "Delete", Does: tr("review.keyRemove")},
		{Key: "Ctrl+M / Ctrl+R / Ctrl+T", Does: tr("review.keyFilter")},
		{Key: "Ctrl+" + tr("review.keysUpDown"), Does: tr("review.keyView")},
	}
}

func (p *reviewPage) makeFilters() {
	changed := func(int) { p.filter(); p.s.focusPage() }
	p.session = widget.NewPick("", "Ctrl+M", []string{tr("review.allSessions")}, changed)
	p.role = widget.NewPick("", "Ctrl+R", roleFilter(), changed)
	p.theme = widget.NewPick("", "Ctrl+T", []string{tr("review.allThemes")}, changed)
}

// roleFilter is every role and, first, all of them.
func roleFilter() []string {
	names := []string{tr("review.allRoles"), tr("review.noRole")}
	for _, r := range workshop.Roles {
		names = append(names, tr(roleKey(r)))
	}
	return names
}

func (p *reviewPage) shortcut(k fyne.KeyName, m fyne.KeyModifier) bool {
	dir := 1
	if m == fyne.KeyModifierControl|fyne.KeyModifierShift {
		dir = -1
	} else if m != fyne.KeyModifierControl {
		return false
	}
	switch k {
	case fyne.KeyM:
		p.session.Next(dir)
	case fyne.KeyR:
		p.role.Next(dir)
	case fyne.KeyT:
		p.theme.Next(dir)
	case fyne.KeyUp:
		p.nextView(-1)
	case fyne.KeyDown:
		p.nextView(1)
	default:
		return false
	}
	return true
}

// refresh copies what the series holds and draws it.
func (p *reviewPage) refresh() {
	wanted, was := p.s.takeWanted(), p.order()
	p.series.View(func(st *workshop.State) {
		p.themes = themeViews(st)
		p.sessions = p.sessions[:0]
		for _, x := range st.Sessions {
			p.sessions = append(p.sessions, sessionView{id: x.ID, title: x.Title.String()})
		}
		p.all = reviewItems(p.series, st, p.themes)
	})
	p.maybes = map[workshop.StatementID][]analysis.Alternative{}
	p.keepOrder(was)
	p.places = make(map[workshop.StatementID]int, len(p.all))
	for i := range p.all {
		p.places[p.all[i].id] = i
	}
	titles, names := []string{tr("review.allSessions")}, []string{tr("review.allThemes")}
	for _, x := range p.sessions {
		titles = append(titles, x.title)
	}
	for _, t := range p.themes {
		names = append(names, t.name)
	}
	p.session.SetOptions(titles)
	p.theme.SetOptions(names)
	if len(wanted) > 0 {
		p.view, p.sel = everything, wanted[0]
		p.session.Choose(0)
		p.role.Choose(0)
		p.theme.Choose(0)
	}
	p.filter()
}

// themeViews copies what screens show of the themes.
func themeViews(st *workshop.State) []themeView {
	var out []themeView
	for _, t := range st.Themes {
		out = append(out, themeView{t.ID, t.Name.String(), t.Colour})
	}
	return out
}

// filter shows what view and filters leave.
func (p *reviewPage) filter() {
	p.shown = p.shown[:0]
	for i := range p.all {
		if p.fits(&p.all[i]) {
			p.shown = append(p.shown, i)
		}
	}
	p.count.SetText(p.countWords())
	p.drawRail()
	now := p.emptyView()
	p.yes.Disable()
	if now == nil {
		now = p.full
		p.yes.Enable()
	}
	if len(p.body.Objects) == 0 || p.body.Objects[0] != now {
		p.body.Objects = []fyne.CanvasObject{now}
		p.body.Refresh()
	}
	p.list.Reload()
	p.pickOut()
}

// pickOut selects the statement that was selected, or what stands in its place.
func (p *reviewPage) pickOut() {
	at := slices.IndexFunc(p.shown, func(i int) bool { return p.all[i].id == p.sel })
	if at < 0 {
		at = min(max(p.list.Selected(), 0), len(p.shown)-1)
	}
	p.quiet = true
	p.list.Select(at)
	p.quiet = false
	p.show()
}

func (p *reviewPage) fits(x *reviewItem) bool {
	st := &x.statement
	switch {
	case x.id == p.sel && !st.Reviewed:
		// What is being settled stays until the user goes on.
	case p.view == "" && len(x.reasons) == 0,
		p.view != "" && p.view != everything && !slices.Contains(x.reasons, p.view):
		return false
	}
	if i := p.session.At(); i > 0 && i <= len(p.sessions) && st.Session != p.sessions[i-1].id {
		return false
	}
	if i := p.role.At(); i > 0 && st.Role != roles[i-1] {
		return false
	}
	if i := p.theme.At(); i > 0 && i <= len(p.themes) && !st.In(p.themes[i-1].id) {
		return false
	}
	return true
}

func (p *reviewPage) countWords() string {
	waiting := 0
	for i := range p.all {
		if len(p.all[i].reasons) > 0 {
			waiting++
		}
	}
	return tr("review.count", "Waiting", trn("review.waiting", waiting), "All", trn("count.statements", len(p.all)))
}

func (p *reviewPage) row(i int) widget.Row {
	x := &p.all[p.shown[i]]
	st := &x.statement
	meta := []string{tr("review.number", "N", x.number)}
	if st.Role != workshop.NoRole {
		meta = append(meta, tr(roleKey(st.Role)))
	}
	if st.Table != "" {
		meta = append(meta, st.Table)
	}
	r := widget.Row{Text: shorten(x.text, 130), Meta: strings.Join(meta, "  ·  ")}
	if len(x.reasons) > 0 {
		r.Note = p.reasonWords(x, x.reasons[0], tr(reasonKey(x.reasons[0])))
	} else if st.Reviewed {
		r.Meta = "✓ " + tr("review.done") + "  ·  " + r.Meta
	}
	return r
}

// selected follows the user's selection and gives the keyboard to the text.
func (p *reviewPage) selected(i int) {
	if p.quiet || i < 0 || i >= len(p.shown) {
		return
	}
	p.sel = p.all[p.shown[i]].id
	p.show()
	p.s.focusPage()
}

// current is the statement that is shown, or nil.
func (p *reviewPage) current() *reviewItem {
	if i := p.list.Selected(); i >= 0 && i < len(p.shown) {
		return &p.all[p.shown[i]]
	}
	return nil
}

// move goes to another statement of the queue.
func (p *reviewPage) move(d int) { p.list.Select(p.list.Selected() + d) }

// typedKey and typedRune are the keys of the text.
func (p *reviewPage) typedKey(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.accept()
	case fyne.KeyDelete, fyne.KeyBackspace:
		p.remove()
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyPageUp:
		p.move(-8)
	case fyne.KeyPageDown:
		p.move(8)
	default:
		return false
	}
	return true
}

func (p *reviewPage) typedRune(r rune) {
	if r >= '1' && r <= '9' {
		p.toggleTheme(int(r - '1'))
		return
	}
	act := map[rune]func(){
		'h': p.hide, 'v': p.unhide, 's': p.split, 'm': p.merge, 'd': p.markNext, 'f': p.toggleSensitive,
		'r': func() { p.side.role.Next(1) }, 't': func() { p.side.valence.Next(1) },
		'k': func() { p.side.kind.Next(1) }, 'g': func() { p.side.voice.Next(1) },
	}[lowerRune(r)]
	if act != nil && p.current() != nil {
		act()
	}
}

func lowerRune(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}
