package widget

import (
	"image/color"
	"testing"

	"pgregory.net/rapid"
)

func TestContrastOfKnownPairs(t *testing.T) {
	tests := []struct {
		name string
		a, b color.Color
		want float64
	}{
		{"black on white", color.Black, color.White, 21},
		{"white on white", color.White, color.White, 1},
		{"WCAG's grey #767676 on white", color.NRGBA{0x76, 0x76, 0x76, 255}, color.White, 4.54},
	}
	for _, tt := range tests {
		if got := Contrast(tt.a, tt.b); got < tt.want-0.01 || got > tt.want+0.01 {
			t.Errorf("%s: contrast %.2f, want %.2f", tt.name, got, tt.want)
		}
	}
}

// Whatever colour a user gives a theme, its chip can be read in every state, on
// a light card and on a dark one.
func TestChipCanBeReadInAnyColour(t *testing.T) {
	dark := color.NRGBA{0x1b, 0x23, 0x28, 255}
	ink, paper := color.NRGBA{0x17, 0x23, 0x2b, 255}, color.NRGBA{0xe8, 0xee, 0xf1, 255}
	rapid.Check(t, func(t *rapid.T) {
		base := color.NRGBA{rapid.Byte().Draw(t, "r"), rapid.Byte().Draw(t, "g"), rapid.Byte().Draw(t, "b"), 255}
		for _, state := range []ChipState{ChipOff, ChipMaybe, ChipOn, ChipSoft} {
			for card, text := range map[color.Color]color.Color{color.White: ink, dark: paper} {
				l := chipLook(base, state, card, text, text)
				if c := Contrast(l.text, l.ground); c < 4.5 {
					t.Fatalf("%v in state %d on %v: contrast %.2f", base, state, card, c)
				}
			}
		}
	})
}

func TestParseColourFallsBack(t *testing.T) {
	grey := color.NRGBA{1, 2, 3, 255}
	tests := []struct {
		in   string
		want color.NRGBA
	}{
		{"#0b626b", color.NRGBA{0x0b, 0x62, 0x6b, 255}},
		{"0b626b", grey},
		{"#0b626", grey},
		{"#gggggg", grey},
		{"", grey},
	}
	for _, tt := range tests {
		if got := ParseColour(tt.in, grey); got != tt.want {
			t.Errorf("ParseColour(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}
