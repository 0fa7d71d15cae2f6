package widget

import (
	"image/color"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// plainTheme gives the named colours values, so that parts can be drawn without
// the program's own theme.
type plainTheme struct{ fyne.Theme }

func (p plainTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case ColourCard, ColourOnAccent, ColourRailText, ColourToastText:
		return color.White
	case ColourText:
		return color.NRGBA{0x17, 0x23, 0x2b, 0xff}
	case ColourDangerSoft:
		return color.NRGBA{0xfb, 0xe8, 0xe6, 0xff}
	case ColourBorder:
		return color.NRGBA{0x7c, 0x88, 0x93, 0xff}
	}
	if len(n) > 3 && n[:3] == "fd." {
		return color.NRGBA{0x55, 0x63, 0x6e, 0xff}
	}
	return p.Theme.Color(n, v)
}

func (p plainTheme) Font(fyne.TextStyle) fyne.Resource { return Font(Regular) }

func TestMain(m *testing.M) {
	a := test.NewApp()
	a.Settings().SetTheme(plainTheme{theme.DefaultTheme()})
	os.Exit(m.Run())
}

// window shows an object at a size.
func window(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	win := test.NewWindow(o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	t.Cleanup(win.Close)
	return win
}
