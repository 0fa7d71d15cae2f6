package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app/ui/widget"
)

// The looks that can be chosen.
const (
	lookSystem = "system"
	lookLight  = "light"
	lookDark   = "dark"
)

// look is the program's theme: one typeface, one accent, calm greys, in light
// and dark. It follows the system unless the user chose.
type look struct{ choice string }

// Font gives Inter. Bold means SemiBold here: Fyne has one bold only, and 600
// is what headings and chips want.
func (look) Font(st fyne.TextStyle) fyne.Resource {
	switch {
	case st.Symbol:
		return theme.DefaultTheme().Font(st)
	case st.Bold:
		return widget.Font(widget.SemiBold)
	}
	return widget.Font(widget.Regular)
}

// Icon gives Fyne's own icons.
func (look) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size gives room to read in.
func (look) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 14
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNameSubHeadingText:
		return 16
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	case theme.SizeNameInputBorder:
		return 1.5
	case theme.SizeNameInnerPadding:
		return 8
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameModalBlurRadius:
		return 0 // blurring costs a second a frame where there is no graphics card
	}
	return theme.DefaultTheme().Size(n)
}

// Color looks the name up in the palette of the chosen variant.
func (l look) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch l.choice {
	case lookLight:
		v = theme.VariantLight
	case lookDark:
		v = theme.VariantDark
	}
	p := &light
	if v == theme.VariantDark {
		p = &dark
	}
	if c, ok := p.own[n]; ok {
		return c
	}
	return theme.DefaultTheme().Color(n, v)
}

// palette is the colours of a variant by name.
type palette struct {
	own map[fyne.ThemeColorName]color.Color
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

func faint(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

// base is the few colours that a variant is made from.
type base struct {
	ground, card, rule, border, track     uint32
	text, muted                           uint32
	accent, onAccent, accentSoft          uint32
	danger, dangerSoft, warn, warnSoft    uint32
	good, goodSoft                        uint32
	rail, railOn, railText, railMuted     uint32
	railAccent, toast, toastText, toastDo uint32
	button                                uint32
}

// Contrasts in this table are held by TestContrast.
var (
	light = build(base{
		ground: 0xF4F6F8, card: 0xFFFFFF, rule: 0xDDE3E8, border: 0x7C8893, track: 0xE9EEF1,
		text: 0x17232B, muted: 0x55636E,
		accent: 0x0B626B, onAccent: 0xFFFFFF, accentSoft: 0xE6F1F2,
		danger: 0xA3231F, dangerSoft: 0xFBE8E6, warn: 0x7A4B00, warnSoft: 0xFCF0D8,
		good: 0x1B7440, goodSoft: 0xE2F3E8,
		rail: 0x13323A, railOn: 0x1E4A54, railText: 0xF0F6F7, railMuted: 0xA3BDC2, railAccent: 0x5CCBD3,
		toast: 0x1B2733, toastText: 0xFFFFFF, toastDo: 0x86DEE4, button: 0xE7ECEF,
	})
	dark = build(base{
		ground: 0x12181C, card: 0x1B2328, rule: 0x323D44, border: 0x7B8993, track: 0x2A343A,
		text: 0xE8EEF1, muted: 0xA9B6BE,
		accent: 0x55BCC5, onAccent: 0x04262A, accentSoft: 0x1C3A3F,
		danger: 0xFFA198, dangerSoft: 0x472422, warn: 0xF2C267, warnSoft: 0x3D3013,
		good: 0x74D291, goodSoft: 0x183520,
		rail: 0x0B1F24, railOn: 0x17404A, railText: 0xEAF2F3, railMuted: 0x9BB5BA, railAccent: 0x5CCBD3,
		toast: 0xE8EEF1, toastText: 0x14202A, toastDo: 0x07575F, button: 0x2C373D,
	})
)

func build(b base) palette {
	return palette{own: map[fyne.ThemeColorName]color.Color{
		widget.ColourRail: rgb(b.rail), widget.ColourRailOn: rgb(b.railOn), widget.ColourRailText: rgb(b.railText),
		widget.ColourRailMuted: rgb(b.railMuted), widget.ColourRailAccent: rgb(b.railAccent),
		widget.ColourCard: rgb(b.card), widget.ColourRule: rgb(b.rule), widget.ColourBorder: rgb(b.border),
		widget.ColourTrack: rgb(b.track), widget.ColourText: rgb(b.text), widget.ColourMuted: rgb(b.muted),
		widget.ColourAccent: rgb(b.accent), widget.ColourOnAccent: rgb(b.onAccent), widget.ColourAccentSoft: rgb(b.accentSoft),
		widget.ColourDanger: rgb(b.danger), widget.ColourDangerSoft: rgb(b.dangerSoft),
		widget.ColourWarn: rgb(b.warn), widget.ColourWarnSoft: rgb(b.warnSoft),
		widget.ColourGood: rgb(b.good), widget.ColourGoodSoft: rgb(b.goodSoft),
		widget.ColourToast: rgb(b.toast), widget.ColourToastText: rgb(b.toastText), widget.ColourToastAction: rgb(b.toastDo),

		theme.ColorNameBackground: rgb(b.ground), theme.ColorNameForeground: rgb(b.text),
		theme.ColorNamePrimary: rgb(b.accent), theme.ColorNameForegroundOnPrimary: rgb(b.onAccent),
		theme.ColorNameHyperlink: rgb(b.accent), theme.ColorNameInputBackground: rgb(b.card),
		theme.ColorNameInputBorder: rgb(b.border), theme.ColorNamePlaceHolder: rgb(b.muted),
		theme.ColorNameDisabled: rgb(b.border), theme.ColorNameDisabledButton: rgb(b.track),
		theme.ColorNameButton: rgb(b.button), theme.ColorNameSeparator: rgb(b.rule),
		theme.ColorNameOverlayBackground: rgb(b.card), theme.ColorNameMenuBackground: rgb(b.card),
		theme.ColorNameHeaderBackground: rgb(b.card), theme.ColorNameHover: faint(b.text, 0x10),
		theme.ColorNamePressed: faint(b.text, 0x24), theme.ColorNameFocus: faint(b.accent, 0x55),
		theme.ColorNameSelection: faint(b.accent, 0x45), theme.ColorNameScrollBar: rgb(b.border),
		theme.ColorNameScrollBarBackground: faint(b.text, 0x08), theme.ColorNameShadow: faint(0x000000, 0x24),
		theme.ColorNameError: rgb(b.danger), theme.ColorNameForegroundOnError: rgb(b.card),
		theme.ColorNameWarning: rgb(b.warn), theme.ColorNameForegroundOnWarning: rgb(b.card),
		theme.ColorNameSuccess: rgb(b.good), theme.ColorNameForegroundOnSuccess: rgb(b.card),
	}}
}

// prefLook is where the choice of look is remembered.
const prefLook = "look"

// setLook applies a look and remembers it.
func (s *shell) setLook(choice string) {
	s.look = choice
	s.fyne.Preferences().SetString(prefLook, choice)
	s.fyne.Settings().SetTheme(look{choice})
}

// nextLook goes round the looks.
func (s *shell) nextLook() {
	next := map[string]string{lookSystem: lookLight, lookLight: lookDark, lookDark: lookSystem}
	s.setLook(next[s.look])
	s.chrome.refresh()
}
