package ui

import (
	"fyne.io/fyne/v2"

	"foraeldredialog/app/ui/widget"
)

// A screen is one step of the way through the program. To add one:
//
//  1. Write build in a file of its own (review.go): it makes the widgets and
//     returns a page. It is called each time the user comes to the screen, on
//     the UI thread; s.series is the open series where needsSeries is set.
//  2. Add a line to screens below.
//  3. Add "step.<id>" to assets/lang/da.json and en.json, and every other text.
//
// A page reads the series with s.series.View inside refresh, copying what it
// shows. It changes the series with s.change (work.go), which runs off the UI
// thread, shows the undo toast, explains errors, and refreshes the page.
type screen struct {
	id          string // "review": tr("step.review") is the name in rail and title
	key         fyne.KeyName
	needsSeries bool
	build       func(*shell) *page
}

// page is a screen that is being shown. Only body must be there.
type page struct {
	body fyne.CanvasObject // the work
	side fyne.CanvasObject // the right column; nil: the work gets its room
	rail fyne.CanvasObject // more in the rail, below the steps

	// refresh draws what the series holds now. It is called after build, after
	// every change and undo, and must leave alone what is being typed.
	refresh func()
	// focus has the keyboard when the page is shown, and whenever somebody
	// types while nothing has it.
	focus fyne.Focusable
	// keys are shown behind F1; the first few also stand in the status bar.
	keys []widget.KeyHint
	// shortcut takes Ctrl and Alt combinations that no widget used; true: used.
	shortcut func(key fyne.KeyName, mod fyne.KeyModifier) bool
	// typed takes Escape and the function keys that are no step; true: used.
	typed func(key fyne.KeyName) bool
	// leave is called before another page comes: the place to save a field that
	// still has the focus.
	leave func()
	// drop takes files that were dropped on the window.
	drop func(uris []fyne.URI)
}

// screens is the way through the program, in the order of the rail. It is a
// function because screens refer to the shell, which refers to them.
func screens() []screen {
	return []screen{
		{id: "series", key: fyne.KeyF2, build: buildSeries},
		{id: "prepare", key: fyne.KeyF3, needsSeries: true, build: buildPrepare},
		{id: "capture", key: fyne.KeyF4, needsSeries: true, build: buildCapture},
		{id: "review", key: fyne.KeyF5, needsSeries: true, build: buildReview},
		{id: "themes", key: fyne.KeyF6, needsSeries: true, build: buildThemes},
		{id: "synthesis", key: fyne.KeyF7, needsSeries: true, build: buildSynthesis},
		{id: "followup", key: fyne.KeyF8, needsSeries: true, build: buildFollowup},
		{id: "presentation", key: fyne.KeyF9, needsSeries: true, build: buildPresentation},
	}
}
