package widget

import (
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The named colours beside Fyne's own. The program's theme gives each a value
// for light and for dark; a test there holds their contrasts.
const (
	ColourRail       fyne.ThemeColorName = "fd.rail"       // the dark column on the left
	ColourRailOn     fyne.ThemeColorName = "fd.railOn"     // ground of the rail's chosen item
	ColourRailText   fyne.ThemeColorName = "fd.railText"   // text on the rail
	ColourRailMuted  fyne.ThemeColorName = "fd.railMuted"  // lesser text on the rail
	ColourRailAccent fyne.ThemeColorName = "fd.railAccent" // the bar beside the chosen item

	ColourCard   fyne.ThemeColorName = "fd.card"   // ground of a card
	ColourRule   fyne.ThemeColorName = "fd.rule"   // hairlines and card edges
	ColourBorder fyne.ThemeColorName = "fd.border" // edge of what can be typed in or pressed
	ColourTrack  fyne.ThemeColorName = "fd.track"  // the empty part of a bar

	ColourText       fyne.ThemeColorName = "fd.text"
	ColourMuted      fyne.ThemeColorName = "fd.muted" // lesser text on card or ground
	ColourAccent     fyne.ThemeColorName = "fd.accent"
	ColourOnAccent   fyne.ThemeColorName = "fd.onAccent"
	ColourAccentSoft fyne.ThemeColorName = "fd.accentSoft" // ground of a chosen row

	ColourDanger     fyne.ThemeColorName = "fd.danger" // text and signs of harm; personal data
	ColourDangerSoft fyne.ThemeColorName = "fd.dangerSoft"
	ColourWarn       fyne.ThemeColorName = "fd.warn"
	ColourWarnSoft   fyne.ThemeColorName = "fd.warnSoft"
	ColourGood       fyne.ThemeColorName = "fd.good"
	ColourGoodSoft   fyne.ThemeColorName = "fd.goodSoft"

	ColourToast       fyne.ThemeColorName = "fd.toast"
	ColourToastText   fyne.ThemeColorName = "fd.toastText"
	ColourToastAction fyne.ThemeColorName = "fd.toastAction"
)

// Contrast is the WCAG contrast ratio of two opaque colours, 1 to 21.
func Contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	n := opaque(c)
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}

func opaque(c color.Color) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = 255
	return n
}

// Mix lays share (0 to 1) of over on top of under.
func Mix(under, over color.Color, share float64) color.NRGBA {
	u, o := opaque(under), opaque(over)
	at := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-share) + float64(b)*share)) }
	return color.NRGBA{at(u.R, o.R), at(u.G, o.G), at(u.B, o.B), 255}
}

// Readable moves text towards black or white, whichever ground needs, until
// the contrast reaches least. One of the two ends always reaches 4.58.
func Readable(text, ground color.Color, least float64) color.NRGBA {
	end := color.Color(color.Black)
	if Contrast(color.White, ground) > Contrast(color.Black, ground) {
		end = color.White
	}
	for i := range 21 {
		if c := Mix(text, end, float64(i)/20); Contrast(c, ground) >= least {
			return c
		}
	}
	return opaque(end)
}

// ParseColour reads "#rrggbb"; anything else gives fallback.
func ParseColour(hex string, fallback color.Color) color.NRGBA {
	if len(hex) == 7 && hex[0] == '#' {
		if v, err := strconv.ParseUint(hex[1:], 16, 32); err == nil {
			return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
		}
	}
	return opaque(fallback)
}

// leastText is the contrast that WCAG asks of running text, with a little room
// for rounding in the painter.
const leastText = 4.6

// look is how a chip is painted.
type look struct{ ground, text, edge color.Color }

// chipLook makes a chip's colours from its theme's base colour on a card.
func chipLook(base color.Color, state ChipState, card, text, rule color.Color) look {
	dark := luminance(card) < 0.2
	soft := Mix(card, base, 0.16)
	if dark {
		soft = Mix(card, base, 0.34)
	}
	switch state {
	case ChipOn:
		ground := opaque(base)
		if dark {
			ground = Mix(base, color.White, 0.45)
		}
		label := Readable(color.White, ground, leastText)
		if !dark {
			label = color.NRGBA{255, 255, 255, 255}
			ground = Readable(base, label, leastText)
		} else if Contrast(label, ground) < leastText {
			label = color.NRGBA{0, 0, 0, 255}
		}
		return look{ground, label, ground}
	case ChipMaybe:
		return look{soft, Readable(base, soft, leastText), Readable(base, soft, 3)}
	case ChipSoft:
		return look{soft, Readable(base, soft, leastText), soft}
	}
	return look{card, text, rule}
}

func named(n fyne.ThemeColorName) color.Color { return theme.Color(n) }
