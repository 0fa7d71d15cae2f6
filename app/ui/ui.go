// Package ui is the window: one file a screen, parts from ui/widget, every use
// case from app. It turns keys and clicks into calls of app and draws what came
// of them. It keeps no data of its own, opens no file but through app and the
// file dialogs, decides nothing of the trade, and says everything in words from
// assets/lang.
//
// How a screen plugs in stands in screen.go; what it may ask of the window
// stands in shell.go and work.go.
package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"foraeldredialog/app"
)

// Options is what main hands down.
type Options struct {
	Dir        string // the data folder
	Passphrase string // not empty: unlock without asking
	Example    bool   // the folder holds the example, not the user's own work
	Lang       string // "da" (default) or "en"
	Look       string // "light", "dark" or "" for the choice made before
	Now        func() time.Time
	Exit       func(code int) // ends the process if the toolkit does not

	// Prepare, if set, fills a store that was just opened, in the background
	// and before anything is shown: how the example comes in.
	Prepare func(*app.App) error

	back func(func()) // the way back to the UI thread; nil: fyne.Do
}

// Start makes the window and shows it. The caller runs the event loop.
func Start(a fyne.App, o Options) fyne.Window {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Lang == "" {
		o.Lang = "da"
	}
	useLanguage(o.Lang)
	s := newShell(a, o)
	s.win.Resize(firstSize)
	s.win.CenterOnScreen()
	s.begin()
	s.win.Show()
	return s.win
}

// firstSize fits a screen of 1920 × 1080 at 150 %, and one of 1366 × 768, with
// title and task bar: Fyne neither clamps a window to the screen nor can
// maximise it.
var firstSize = fyne.NewSize(1200, 630)
