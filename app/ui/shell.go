package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
	"foraeldredialog/app/workshop"
)

// shell is the window: the rail, the page that is shown, the status bar, and
// what every screen may ask of them. What it holds belongs to the UI thread.
//
// For screens:
//
//	s.series                       the open series
//	s.do, s.change, s.run          work off the UI thread (work.go)
//	s.say, s.sayNothing            the calm banner above the work
//	s.toast, s.toastUndo           the dark note at the foot
//	s.show(id)                     another step, s.showStatements a step with a selection
//	s.ask, s.confirm, s.popup      dialogs (dialogs.go)
//	s.head                         a page's title line
type shell struct {
	fyne    fyne.App
	win     fyne.Window
	options Options
	now     func() time.Time
	worker  *worker
	chrome  *chrome

	app    *app.App    // nil while locked
	series *app.Series // nil until one is opened
	title  string      // of the open series
	look   string

	at   int // index into screens of the page that is shown
	page *page
	// wanted is a selection that one screen asks of the next: the statements to
	// look at. The screen that takes it empties it.
	wanted []workshop.StatementID

	capture captureState // what Indsaml keeps while another screen is shown
	locked  *unlock      // what is shown while app is nil
	closing bool
}

func newShell(a fyne.App, o Options) *shell {
	if o.back == nil {
		o.back = onUI
	}
	s := &shell{fyne: a, options: o, now: o.Now, worker: newWorker(o.back), at: -1}
	s.look = o.Look
	if s.look == "" {
		s.look = a.Preferences().StringWithFallback(prefLook, lookSystem)
	}
	a.Settings().SetTheme(look{s.look})
	a.SetIcon(appIcon)
	s.win = a.NewWindow(tr("app.name"))
	s.chrome = newChrome(s)
	s.win.SetPadded(false)
	s.win.SetMaster()
	s.listen()
	s.win.SetCloseIntercept(s.quit)
	return s
}

// begin unlocks without asking where a passphrase was handed down, or asks.
func (s *shell) begin() {
	s.setTitle(tr("unlock.step"))
	s.win.SetContent(s.waiting(tr("unlock.opening")))
	if s.options.Passphrase == "" {
		s.showUnlock("", "")
		return
	}
	s.open(s.options.Passphrase, func(err error) { s.showUnlock(app.Explain(err)) })
}

// entered is called once the store is open.
func (s *shell) entered(a *app.App) {
	s.app = a
	s.win.SetContent(s.chrome.root)
	s.show("series")
	if s.options.Example {
		s.openExample()
	}
	if found := a.Damage(); len(found) > 0 {
		s.say(widget.Trouble, tr("damage.what")+" "+found[0], tr("damage.next"))
	}
}

// openExample goes straight into the one series of the example's store.
func (s *shell) openExample() {
	var list []app.Overview
	s.do(func() (err error) { list, err = s.app.List(); return err }, func() {
		if len(list) > 0 {
			s.openSeries(list[0].ID, "capture")
		}
	})
}

// openSeries makes a series the open one and shows a step.
func (s *shell) openSeries(id workshop.SeriesID, step string) {
	var series *app.Series
	s.do(func() (err error) { series, err = s.app.Series(id); return err }, func() {
		s.setSeries(series)
		s.show(step)
	})
}

func (s *shell) setSeries(series *app.Series) {
	s.series = series
	s.readTitle()
}

func (s *shell) readTitle() {
	if s.series != nil {
		s.series.View(func(st *workshop.State) { s.title = st.Series.Title.String() })
	}
}

// stepIndex is where a step stands in screens, -1 if there is none.
func stepIndex(id string) int {
	for i, x := range screens() {
		if x.id == id {
			return i
		}
	}
	return -1
}

// show leaves the page and builds another. A step that needs a series does
// nothing while none is open: the rail shows it as not yet reachable.
func (s *shell) show(id string) {
	i := stepIndex(id)
	if i < 0 || screens()[i].needsSeries && s.series == nil || s.app == nil {
		return
	}
	s.leave()
	s.sayNothing()
	s.put(i, screens()[i].build(s))
}

// put makes p the page that is shown.
func (s *shell) put(i int, p *page) {
	s.at, s.page = i, p
	s.setTitle(tr("step." + screens()[i].id))
	s.chrome.put(p)
	s.refresh()
	s.focusPage()
}

// showStatements goes to a step and asks it to select statements.
func (s *shell) showStatements(step string, ids ...workshop.StatementID) {
	s.wanted = ids
	s.show(step)
}

// takeWanted is the selection that another screen asked for, once.
func (s *shell) takeWanted() []workshop.StatementID {
	ids := s.wanted
	s.wanted = nil
	return ids
}

// leave lets the page save what its fields still hold.
func (s *shell) leave() {
	if s.page == nil {
		return
	}
	s.win.Canvas().Unfocus()
	if s.page.leave != nil {
		s.page.leave()
	}
}

// refresh draws the page and the window's own parts anew from the series.
func (s *shell) refresh() {
	s.readTitle()
	if s.page != nil && s.page.refresh != nil {
		s.page.refresh()
	}
	s.chrome.refresh()
}

func (s *shell) focusPage() {
	if s.page != nil && s.page.focus != nil {
		s.win.Canvas().Focus(s.page.focus)
	}
}

// setTitle names the window after the screen; tests and window lists read it.
func (s *shell) setTitle(screen string) { s.win.SetTitle(tr("app.name") + " – " + screen) }

// say shows a banner above the work.
func (s *shell) say(tone widget.Tone, what, next string, acts ...fyne.CanvasObject) {
	s.chrome.banner.Say(tone, what, next, acts...)
}

// sayNothing takes the banner away.
func (s *shell) sayNothing() { s.chrome.banner.Hide() }

// toastTime is how long a toast stays: long enough to read it and reach for
// the keys.
const toastTime = 7 * time.Second

// toast shows the dark note; do (may be nil) is the act it offers.
func (s *shell) toast(said, act, key string, do func()) { s.chrome.toast(said, act, key, do) }

// toastUndo shows the note with the act that takes the last one back.
func (s *shell) toastUndo(said string) { s.toast(said, tr("toast.undo"), "Ctrl+Z", s.undo) }

// waiting fills the window while the store is opened.
func (s *shell) waiting(words string) fyne.CanvasObject {
	return widget.Empty(appIcon, tr("app.name"), words, nil)
}

// quit leaves the page and ends the program. A statement that was typed and not
// saved is not lost without asking.
func (s *shell) quit() {
	if s.closing {
		return
	}
	if sh := s.unsavedSheet(); sh != nil {
		s.askDrop(func() { sh.shut(); s.quit() })
		return
	}
	s.leave()
	if s.capture.unsaved() && s.app != nil {
		s.askDraft()
		return
	}
	s.end()
}

// askDraft asks what becomes of the statement that stands in Indsaml's entry.
func (s *shell) askDraft() {
	if s.blocked() {
		s.end() // asked already, or the window is closed over a dialog a second time
		return
	}
	s.show("capture")
	var sh *sheet
	save := widget.NewPrimary(tr("draft.save"), nil, func() {
		sh.shut()
		c, series := s.capture, s.series
		s.do(func() error { return c.saveTo(series) }, func() {
			s.capture.draft = ""
			s.end()
		})
	})
	sh = s.sheet(tr("draft.title"), widget.NewParagraph(tr("draft.words"), widget.Plain), fyne.NewSize(560, 190),
		widget.NewButton(tr("button.cancel"), nil, func() { sh.shut() }), widget.NewButton(tr("draft.drop"), nil, s.end), save)
	s.win.Canvas().Focus(save)
}

// end waits until everything is on the disk, closes the store and ends. Twice
// in four hundred ends the toolkit keeps its process after the window is gone:
// the watchdog ends it, and only after everything is saved.
func (s *shell) end() {
	if s.closing {
		return
	}
	s.closing = true
	a := s.app
	go func() {
		s.worker.wait()
		if a != nil {
			if err := a.Close(); err != nil {
				fyne.LogError("close", err)
			}
		}
		s.worker.close()
		time.AfterFunc(3*time.Second, func() {
			if s.options.Exit != nil {
				s.options.Exit(0)
			}
		})
		onUI(s.fyne.Quit)
	}()
}
