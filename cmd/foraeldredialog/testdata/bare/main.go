// Command bare is the least Fyne window: what BenchmarkFirstFrame compares with.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("dk.foraeldredialog.bare").NewWindow("bare")
	w.SetContent(container.NewCenter(widget.NewLabel("The least window that shows a line of text.")))
	w.Resize(fyne.NewSize(1240, 700))
	w.ShowAndRun()
}
