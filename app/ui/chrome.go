package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// chrome is what stays when the page changes: rail, banner, toast, status bar.
type chrome struct {
	s    *shell
	root *fyne.Container

	title, subtitle *widget.Marked
	steps           []*widget.RailItem
	more            *fyne.Container // the page's own part of the rail
	lookItem        *widget.RailItem

	banner *widget.Banner
	body   *fyne.Container
	side   *fyne.Container
	note   *widget.Toast
	notes  int // counts toasts, so that an old one's timer leaves a new one alone

	dot          *widget.Panel
	saved, where *widget.Text
	keys         *widget.HintBar
	trouble      bool     // the last thing asked for was not saved
	sheets       []*sheet // open dialogs, the topmost last
}

func newChrome(s *shell) *chrome {
	c := &chrome{
		s: s, title: widget.NewParagraph("", railTitle), subtitle: widget.NewParagraph("", railSub),
		more: container.NewVBox(), banner: widget.NewBanner(), body: container.NewStack(), side: container.NewStack(),
		note: widget.NewToast(), dot: widget.NewPanel(widget.ColourGood, "", 4.5),
		saved: widget.NewText("", widget.Small.In(widget.ColourText)), where: widget.NewText("", widget.Small),
		keys: widget.NewHintBar(),
	}
	work := container.NewBorder(widget.Pad(c.banner.Container, 0, 0, 0, 0), nil, nil, nil, c.body)
	top := container.New(&frame{}, c.rail(), work, c.side, c.note)
	c.root = container.New(&aboveStatus{}, top, c.status())
	return c
}

var (
	railTitle = widget.Style{Colour: widget.ColourRailText, Size: 17, Weight: widget.SemiBold}
	railSub   = widget.Style{Colour: widget.ColourRailMuted, Size: 12.5}
	railHead  = widget.Style{Colour: widget.ColourRailMuted, Size: 11, Weight: widget.SemiBold}
)

// railHeading is a small heading in the rail.
func railHeading(words string) fyne.CanvasObject {
	return widget.Pad(widget.NewShrinking(words, railHead), 9, 0, 2, 12)
}

func (c *chrome) rail() fyne.CanvasObject {
	list := widget.Rows(1, railHeading(tr("rail.steps")))
	for i, x := range screens() {
		item := widget.NewRailItem(widget.RailData{Label: tr("step." + x.id), Trailing: string(x.key)}, func() { c.s.show(screens()[i].id) })
		c.steps = append(c.steps, item)
		list.Add(item)
	}
	head := widget.Pad(widget.Rows(2, c.title, c.subtitle), 16, 6, 2, 12)
	c.lookItem = widget.NewRailItem(widget.RailData{}, c.s.nextLook)
	inner := container.NewVScroll(widget.Pad(widget.Rows(0, list, c.more), 0, 7, 8, 0))
	column := container.NewBorder(head, widget.Pad(c.lookItem, 4, 0, 10, 0), nil, nil, inner)
	return container.NewStack(widget.NewPanel(widget.ColourRail, "", 0), widget.Pad(column, 0, 4, 0, 10))
}

func (c *chrome) status() fyne.CanvasObject {
	dot := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(9), c.dot))
	left := widget.Columns(8, dot, c.saved, widget.Pad(c.where, 0, 0, 0, 10))
	line := widget.Pad(container.NewBorder(nil, nil, left, nil, c.keys.Container), 5, 16, 5, 16)
	return container.NewStack(widget.NewPanel(widget.ColourCard, "", 0), widget.Rows(0, widget.Rule(), line))
}

// put shows a page.
func (c *chrome) put(p *page) {
	c.body.Objects = []fyne.CanvasObject{p.body}
	c.side.Objects = nil
	if p.side != nil {
		c.side.Objects = []fyne.CanvasObject{p.side}
	}
	c.more.Objects = nil
	if p.rail != nil {
		c.more.Objects = []fyne.CanvasObject{p.rail}
	}
	c.keys.Set(statusKeys(p)...)
	c.root.Refresh()
}

// statusKeys is the right end of the status bar: F1 and the page's first keys.
func statusKeys(p *page) []widget.KeyHint {
	return append([]widget.KeyHint{{Key: "F1", Does: tr("keys.help")}}, p.keys[:min(3, len(p.keys))]...)
}

// refresh draws rail and status bar as things are now.
func (c *chrome) refresh() {
	s := c.s
	c.title.Set(tr("app.name"))
	c.subtitle.Set(tr("rail.noSeries"))
	if s.series != nil {
		c.title.Set(s.title)
		s.series.View(func(st *workshop.State) {
			c.subtitle.Set(railSubtitle(st))
		})
	}
	for i, x := range screens() {
		c.steps[i].Set(widget.RailData{
			Label: tr("step." + x.id), Trailing: string(x.key), On: i == s.at, Off: x.needsSeries && s.series == nil,
		})
	}
	c.lookItem.Set(widget.RailData{Label: tr("look.label"), Lesser: tr("look." + s.look)})
	c.where.SetText(tr("status.here"))
	if s.options.Example {
		c.where.SetText(tr("status.example"))
	}
	c.showSaved()
}

func railSubtitle(st *workshop.State) string {
	words := st.Series.Season.String()
	if strings.Contains(st.Series.Title.String(), words) {
		words = "" // the title says it already
	}
	if d := st.Series.MeetingDate.Danish(); d != "" {
		if words != "" {
			words += " · "
		}
		words += d
	}
	return words
}

func (c *chrome) showSaved() {
	switch {
	case c.s.worker.busy():
		c.saving()
	case c.trouble:
		c.dot.SetFill(widget.ColourDanger, "")
		c.saved.SetText(tr("status.unsaved"))
	case c.s.series != nil && !c.s.series.Saved().IsZero():
		c.dot.SetFill(widget.ColourGood, "")
		c.saved.SetText(tr("status.saved", "Time", clockTime(c.s.series.Saved())))
	default:
		c.dot.SetFill(widget.ColourGood, "")
		c.saved.SetText(tr("status.ready"))
	}
}

// saving shows that something is under way.
func (c *chrome) saving() {
	c.trouble = false
	c.dot.SetFill("", widget.ColourBorder)
	c.saved.SetText(tr("status.saving"))
}

// failed shows that the last thing asked for did not reach the disk.
func (c *chrome) failed() { c.trouble = true }

func (c *chrome) toast(said, act, key string, do func()) {
	c.notes++
	mine := c.notes
	c.note.OnTapped = func() {
		c.note.Hide()
		if do != nil {
			do()
		}
	}
	c.note.Say(said, act, key)
	c.root.Objects[0].Refresh() // the toast's new width
	time.AfterFunc(toastTime, func() {
		onUI(func() {
			if c.notes == mine {
				c.note.Hide()
			}
		})
	})
}

// aboveStatus gives the status bar its height and the rest what is left.
type aboveStatus struct{}

func (*aboveStatus) MinSize(o []fyne.CanvasObject) fyne.Size {
	top, bar := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(top.Width, top.Height+bar.Height)
}

func (*aboveStatus) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[1].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, s.Height-h))
	o[1].Move(fyne.NewPos(0, s.Height-h))
	o[1].Resize(fyne.NewSize(s.Width, h))
}

// frame lays out rail, work, right column and toast. Its least size is small on
// purpose: Fyne does not clamp a window to its screen, and a window that wants
// more than a small laptop has cannot be reached at its lower edge.
type frame struct{}

func (*frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(620, 340) }

func (*frame) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rail, side := railWidths(size.Width)
	if c, ok := o[2].(*fyne.Container); ok && len(c.Objects) == 0 {
		side = 0
	}
	const gap = 18
	o[0].Resize(fyne.NewSize(rail, size.Height))
	o[0].Move(fyne.NewPos(0, 0))
	right := float32(gap)
	if side > 0 {
		o[2].Resize(fyne.NewSize(side, size.Height-2*14))
		o[2].Move(fyne.NewPos(size.Width-side-16, 14))
		right = side + 16 + 14
	}
	o[2].(*fyne.Container).Hidden = side == 0
	work := fyne.NewSize(size.Width-rail-gap-right, size.Height-2*14)
	o[1].Move(fyne.NewPos(rail+gap, 14))
	o[1].Resize(work)
	t := o[3].MinSize()
	t.Width = min(t.Width, work.Width)
	o[3].Resize(t)
	o[3].Move(fyne.NewPos(rail+gap+(work.Width-t.Width)/2, size.Height-t.Height-22))
}

// railWidths gives the two side columns less where the window is narrow, and
// none to the right one where the work could not be read beside it.
func railWidths(width float32) (rail, side float32) {
	switch {
	case width < 900:
		return 176, 0
	case width < 1100:
		return 200, 210
	case width < 1300:
		return 236, 250
	}
	return 262, 272
}

// head is a page's title line: title, a lesser line below, and whatever stands
// at its right end (nil: nothing).
func (s *shell) head(title, sub *widget.Text, trailing fyne.CanvasObject) fyne.CanvasObject {
	words := widget.Rows(2, title)
	if sub != nil {
		words.Add(sub)
	}
	return widget.Pad(container.NewBorder(nil, nil, nil, trailing, words), 0, 2, 12, 2)
}
