package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/analysis"
	"foraeldredialog/app/synthesis"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// The right of Gennemgå: themes and properties of the statement; and the acts.

type reviewSide struct {
	themes    *fyne.Container
	role      *widget.Pick
	valence   *widget.Pick
	kind      *widget.Pick
	voice     *widget.Pick
	sensitive *widget.Chip
	scroll    *widget.Reading
}

var (
	reviewVoices   = voices[1:]
	reviewValences = valences[1:]
)

func (p *reviewPage) makeSide() {
	d := &p.side
	d.themes = widget.NewColumn(8)
	words := func(n int, key func(i int) string) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = tr(key(i))
		}
		return out
	}
	d.role = widget.NewPick(tr("capture.role"), "R", words(len(roles), func(i int) string { return roleKey(roles[i]) }), func(i int) {
		p.set(workshop.StatementChanged{Role: &roles[i]}, tr("review.roleSet", "Role", tr(roleKey(roles[i]))))
	})
	d.valence = widget.NewPick(tr("capture.valence"), "T", words(len(reviewValences), func(i int) string { return valenceKey(string(reviewValences[i])) }), func(i int) {
		p.set(workshop.StatementChanged{Valence: &reviewValences[i]}, tr("review.valenceSet", "Valence", tr(valenceKey(string(reviewValences[i])))))
	})
	d.kind = widget.NewPick(tr("review.kind"), "K", words(len(kinds), func(i int) string { return kindKey(kinds[i]) }), func(i int) {
		p.set(workshop.StatementChanged{Kind: &kinds[i]}, tr("review.kindSet", "Kind", tr(kindKey(kinds[i]))))
	})
	d.voice = widget.NewPick(tr("capture.voice"), "G", words(len(reviewVoices), func(i int) string { return voiceKey(reviewVoices[i]) }), func(i int) {
		p.set(workshop.StatementChanged{Voice: &reviewVoices[i]}, tr("review.voiceSet", "Voice", tr(voiceKey(reviewVoices[i]))))
	})
	d.sensitive = widget.NewChip(widget.ChipData{Label: tr("review.sensitive"), Key: "F"}, func() {
		p.toggleSensitive()
		p.s.focusPage()
	})
}

func (p *reviewPage) sideCard() fyne.CanvasObject {
	d := &p.side
	picks := widget.Rows(7)
	for _, o := range []fyne.CanvasObject{d.role, d.valence, d.kind, d.voice, d.sensitive} {
		picks.Add(container.NewHBox(o))
	}
	d.scroll = widget.NewReading(12,
		widget.NewShrinking(tr("side.themes"), widget.Heading), d.themes,
		widget.NewParagraph(tr("review.themesHint"), widget.Small),
		widget.Rule(), widget.NewShrinking(tr("review.properties"), widget.Heading), picks)
	return widget.Card(d.scroll)
}

func (p *reviewPage) drawSide(x *reviewItem) {
	d, st := &p.side, &x.statement
	d.themes.RemoveAll()
	for i, v := range p.themes {
		d.themes.Add(p.themeLine(i, v, x))
	}
	if len(p.themes) == 0 {
		d.themes.Add(widget.NewParagraph(tr("prepare.noThemes"), widget.Lesser))
	}
	d.role.Choose(max(0, slices.Index(roles, st.Role)))
	d.valence.Choose(max(0, slices.Index(reviewValences, st.Valence)))
	d.kind.Choose(max(0, slices.Index(kinds, st.Kind)))
	d.voice.Choose(max(0, slices.Index(reviewVoices, st.Voice)))
	data := d.sensitive.Data()
	data.State = widget.ChipOff
	if st.Sensitive {
		data.State = widget.ChipOn
	}
	d.sensitive.Set(data)
	d.themes.Refresh()
	d.scroll.Refresh()
}

// themeLine is a theme as a toggle, with how sure the program is and why.
func (p *reviewPage) themeLine(i int, v themeView, x *reviewItem) fyne.CanvasObject {
	st := &x.statement
	data := widget.ChipData{Label: v.name, Base: themeColour(v.colour)}
	if i < 9 {
		data.Key = itoa(i + 1)
	}
	how, why := "", ""
	if tag := st.Tag(v.id); tag != nil {
		switch tag.Origin {
		case workshop.Suggested:
			data.State, how = widget.ChipMaybe, percent(tag.Confidence)
		case workshop.Confirmed:
			data.State, how = widget.ChipOn, tr("review.sure")
		case workshop.Rejected:
			how = tr("review.rejected")
		}
		if tag.Origin != workshop.Rejected {
			why = becauseWords(tag.Because, st.Text.String())
		}
	}
	for _, m := range p.maybe(x) {
		if m.Theme == string(v.id) {
			data.Label, how = tr("theme.maybe", "Theme", v.name), percent(m.Confidence)
			why = becauseWords(m.Because, st.Text.String())
		}
	}
	chip := widget.NewChip(data, func() { p.toggleTheme(i); p.s.focusPage() })
	line := container.NewBorder(nil, nil, container.NewHBox(chip), nil,
		widget.NewShrinking(how, widget.Style{Colour: widget.ColourMuted, Size: 12.5, Align: fyne.TextAlignTrailing}))
	if why == "" {
		return line
	}
	return widget.NewColumn(2, line, widget.Pad(widget.NewParagraph(tr("review.because", "Words", why), widget.Small), 0, 0, 0, 6))
}

// becauseWords lists the words of the text that a suggestion rests on, each once.
func becauseWords(because []analysis.Evidence, text string) string {
	var out []string
	for _, e := range because {
		if e.Start < 0 || e.Start >= e.End || e.End > len(text) {
			continue
		}
		if w := e.Of(text); !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, ", ")
}

// drawRail lists the views: the queue, its reasons, everything.
func (p *reviewPage) drawRail() {
	n := map[synthesis.Reason]int{everything: len(p.all)}
	for i := range p.all {
		if len(p.all[i].reasons) > 0 {
			n[""]++
		}
		for _, r := range p.all[i].reasons {
			n[r]++
		}
	}
	list := widget.Rows(1, railHeading(tr("review.rail")))
	for _, v := range p.views() {
		if n[v] == 0 && v != p.view && v != "" {
			continue
		}
		list.Add(widget.NewRailItem(widget.RailData{Label: viewName(v), Trailing: itoa(n[v]), On: v == p.view}, func() {
			p.setView(v)
		}))
	}
	p.rail.Objects = []fyne.CanvasObject{list}
	p.rail.Refresh()
}

func (p *reviewPage) views() []synthesis.Reason {
	return slices.Concat([]synthesis.Reason{""}, synthesis.Reasons, []synthesis.Reason{everything})
}

func viewName(v synthesis.Reason) string {
	switch v {
	case "":
		return tr("review.queue")
	case everything:
		return tr("review.everything")
	}
	return tr(reasonKey(v))
}

func (p *reviewPage) setView(v synthesis.Reason) {
	p.view, p.sel = v, ""
	p.list.ScrollToTop()
	p.filter()
	p.s.focusPage()
}

func (p *reviewPage) nextView(d int) {
	all := p.views()
	p.setView(all[(slices.Index(all, p.view)+d+len(all))%len(all)])
}

// emptyView says what to do where nothing is left to show; nil: there is.
func (p *reviewPage) emptyView() fyne.CanvasObject {
	switch {
	case len(p.shown) > 0:
		return nil
	case len(p.all) == 0:
		return widget.Card(widget.Empty(theme.DocumentCreateIcon(), tr("review.emptyTitle"), tr("review.emptyWords"),
			widget.NewPrimary(tr("step.capture"), nil, func() { p.s.show("capture") })))
	case p.view == "" && p.unfiltered():
		return widget.Card(widget.Empty(theme.ConfirmIcon(), tr("review.clearTitle"), tr("review.clearWords"),
			widget.NewPrimary(tr("step.themes"), nil, func() { p.s.show("themes") })))
	}
	return widget.Card(widget.Empty(theme.SearchIcon(), tr("review.noneTitle"), tr("review.noneWords"),
		widget.NewButton(tr("review.noneButton"), nil, func() {
			p.session.Choose(0)
			p.role.Choose(0)
			p.theme.Choose(0)
			p.setView("")
		})))
}

func (p *reviewPage) unfiltered() bool { return p.session.At()+p.role.At()+p.theme.At() == 0 }
