package widget

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func broken(t *testing.T, s string, width float32) []string {
	t.Helper()
	var out []string
	for _, l := range rulerFor(15, Regular).wrap(s, width) {
		out = append(out, s[l.start:l.end])
	}
	return out
}

func TestWrapBreaksWhereReadersExpect(t *testing.T) {
	r := rulerFor(15, Regular)
	wide := r.width("Vi blev hørt på")
	tests := []struct{ name, in, want string }{
		{"at a space", "Vi blev hørt på mødet", "Vi blev hørt på|mødet"},
		{"at a line break", "Vi\nblev", "Vi|blev"},
		{"after a hyphen", "samarbejds-aftale", "samarbejds-|aftale"},
		{"inside a word that alone is too wide", strings.Repeat("æ", 20), ""},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		got := strings.Join(broken(t, tt.in, wide), "|")
		if tt.want == "" {
			if strings.ReplaceAll(got, "|", "") != tt.in || tt.in != "" && !strings.Contains(got, "|") {
				t.Errorf("%s: %q", tt.name, got)
			}
			continue
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Lines lie in order, lose nothing but the space or line break they are broken
// at, and none is wider than asked for unless it is a single letter.
func TestWrapLosesNothing(t *testing.T) {
	r := rulerFor(15, Regular)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("abæøåÆ -/–\n.,forældre")), 0, 120, -1).Draw(t, "text")
		width := rapid.Float32Range(20, 400).Draw(t, "width")
		at := 0
		for _, l := range r.wrap(s, width) {
			if gap := s[at:l.start]; gap != "" && gap != " " && gap != "\n" {
				t.Fatalf("lost %q of %q", gap, s)
			}
			line := strings.TrimRight(s[l.start:l.end], " ")
			if r.width(line) > width+0.01 && len([]rune(line)) > 1 {
				t.Fatalf("line %q is %.1f wide, asked for %.1f", line, r.width(line), width)
			}
			at = l.end
		}
		if rest := s[at:]; rest != "" {
			t.Fatalf("lost %q at the end of %q", rest, s)
		}
	})
}

// The sum of advances is never less than what the renderer draws: a line that
// fits by our measure fits on the screen.
func TestRulerIsNotTooNarrow(t *testing.T) {
	r := rulerFor(15, Regular)
	for _, s := range []string{
		"Vi fik tre forskellige sagsbehandlere på et år.", "Hvornår får man svar? Ingen AV-adgang, ty.", "WAVE To Ty fi",
	} {
		if sum, real := r.width(s), r.exact(s); sum < real-0.6 || sum > real*1.03 {
			t.Errorf("%q: sum of advances %.1f, renderer %.1f", s, sum, real)
		}
	}
}

func TestCutKeepsTheBeginning(t *testing.T) {
	r := rulerFor(13, Regular)
	s := "Gennemsigtighed i afgørelser"
	got := r.cut(s, r.width("Gennemsigtig…"))
	if !strings.HasSuffix(got, "…") || !strings.HasPrefix(s, strings.TrimSuffix(got, "…")) || len(got) < 10 {
		t.Errorf("cut = %q", got)
	}
	if got := r.cut(s, 10000); got != s {
		t.Errorf("cut with room = %q", got)
	}
}
