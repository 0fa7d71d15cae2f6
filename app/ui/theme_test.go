package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app/ui/widget"
)

// pairs of text and the grounds that it stands on.
var textOn = []struct {
	text    fyne.ThemeColorName
	grounds []fyne.ThemeColorName
}{
	{widget.ColourText, []fyne.ThemeColorName{
		theme.ColorNameBackground, widget.ColourCard, widget.ColourAccentSoft, widget.ColourDangerSoft, widget.ColourWarnSoft,
		widget.ColourGoodSoft, theme.ColorNameButton,
	}},
	{widget.ColourMuted, []fyne.ThemeColorName{theme.ColorNameBackground, widget.ColourCard, widget.ColourAccentSoft}},
	{widget.ColourAccent, []fyne.ThemeColorName{widget.ColourCard, theme.ColorNameBackground}},
	{widget.ColourOnAccent, []fyne.ThemeColorName{widget.ColourAccent}},
	{widget.ColourDanger, []fyne.ThemeColorName{widget.ColourCard, widget.ColourDangerSoft, theme.ColorNameBackground}},
	{widget.ColourWarn, []fyne.ThemeColorName{widget.ColourCard, widget.ColourWarnSoft, widget.ColourAccentSoft}},
	{widget.ColourGood, []fyne.ThemeColorName{widget.ColourCard, widget.ColourGoodSoft}},
	{widget.ColourRailText, []fyne.ThemeColorName{widget.ColourRail, widget.ColourRailOn}},
	{widget.ColourRailMuted, []fyne.ThemeColorName{widget.ColourRail, widget.ColourRailOn}},
	{widget.ColourToastText, []fyne.ThemeColorName{widget.ColourToast}},
	{widget.ColourToastAction, []fyne.ThemeColorName{widget.ColourToast}},
	{theme.ColorNamePlaceHolder, []fyne.ThemeColorName{theme.ColorNameInputBackground}},
	{theme.ColorNameForeground, []fyne.ThemeColorName{theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground}},
	{theme.ColorNameForegroundOnPrimary, []fyne.ThemeColorName{theme.ColorNamePrimary}},
	{theme.ColorNameForegroundOnError, []fyne.ThemeColorName{theme.ColorNameError}},
	{theme.ColorNameForegroundOnWarning, []fyne.ThemeColorName{theme.ColorNameWarning}},
	{theme.ColorNameForegroundOnSuccess, []fyne.ThemeColorName{theme.ColorNameSuccess}},
}

// edges that tell where something can be typed, pressed or dragged.
var edgeOn = []struct{ edge, ground fyne.ThemeColorName }{
	{theme.ColorNameInputBorder, theme.ColorNameInputBackground},
	{theme.ColorNameInputBorder, theme.ColorNameBackground},
	{widget.ColourBorder, widget.ColourCard},
	{theme.ColorNameScrollBar, widget.ColourCard},
	{theme.ColorNamePrimary, theme.ColorNameInputBackground},
	{widget.ColourRailAccent, widget.ColourRail},
	{widget.ColourGood, widget.ColourCard},
}

func TestContrast(t *testing.T) {
	for _, choice := range []string{lookLight, lookDark} {
		th := look{choice}
		for _, p := range textOn {
			for _, g := range p.grounds {
				if c := widget.Contrast(th.Color(p.text, 0), th.Color(g, 0)); c < 4.5 {
					t.Errorf("%s: text %s on %s has contrast %.2f", choice, p.text, g, c)
				}
			}
		}
		for _, p := range edgeOn {
			if c := widget.Contrast(th.Color(p.edge, 0), th.Color(p.ground, 0)); c < 3 {
				t.Errorf("%s: edge %s on %s has contrast %.2f", choice, p.edge, p.ground, c)
			}
		}
	}
}

func TestLookFollowsTheSystemUnlessChosen(t *testing.T) {
	bright := look{lookLight}.Color(widget.ColourCard, 0)
	tests := []struct {
		choice string
		system fyne.ThemeVariant
		bright bool
	}{
		{lookSystem, theme.VariantLight, true},
		{lookSystem, theme.VariantDark, false},
		{lookLight, theme.VariantDark, true},
		{lookDark, theme.VariantLight, false},
	}
	for _, tt := range tests {
		if got := (look{tt.choice}).Color(widget.ColourCard, tt.system) == bright; got != tt.bright {
			t.Errorf("%q on system variant %d: bright %v", tt.choice, tt.system, got)
		}
	}
}
