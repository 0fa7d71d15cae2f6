package widget

import (
	"sync"

	"fyne.io/fyne/v2"

	"foraeldredialog/assets"
)

// Weight is how heavy text is drawn.
type Weight int

// The four weights of the program's typeface.
const (
	Regular Weight = iota
	Medium
	SemiBold
	Bold
)

var fontFiles = [...]string{
	Regular:  "Inter_400Regular.ttf",
	Medium:   "Inter_500Medium.ttf",
	SemiBold: "Inter_600SemiBold.ttf",
	Bold:     "Inter_700Bold.ttf",
}

// fonts are made once: Fyne keys its faces by the resource's address.
var fonts = [len(fontFiles)]func() fyne.Resource{
	Regular: fontOnce(Regular), Medium: fontOnce(Medium), SemiBold: fontOnce(SemiBold), Bold: fontOnce(Bold),
}

func fontOnce(w Weight) func() fyne.Resource {
	return sync.OnceValue(func() fyne.Resource {
		return fyne.NewStaticResource(fontFiles[w], assets.Bytes("fonts/"+fontFiles[w]))
	})
}

// Font is the typeface in a weight.
func Font(w Weight) fyne.Resource { return fonts[w]() }

// face tells how canvas.Text is asked for a weight. Regular and SemiBold go
// through the theme, which has fallback faces for signs that Inter lacks.
func face(w Weight) (fyne.TextStyle, fyne.Resource) {
	switch w {
	case SemiBold:
		return fyne.TextStyle{Bold: true}, nil
	case Medium, Bold:
		return fyne.TextStyle{}, Font(w)
	}
	return fyne.TextStyle{}, nil
}
