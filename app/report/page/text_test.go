package page

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func testMarks(t testing.TB) *marks {
	t.Helper()
	f, err := parseFonts(inter(t))
	if err != nil {
		t.Fatal(err)
	}
	return newMarks(f)
}

func TestTextThatCannotBeSet(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"danish letters stay", "Æblegrød på åen", "Æblegrød på åen"},
		{"letters that a Mac took apart are joined", "a\u030Aben", "åben"},
		{"emoji", "tak 😀", "tak □"},
		{"emoji of several runes", "👩‍👧", "□□"},
		{"chinese", "漢字", "□□"},
		{"arabic", "مر", "□□"},
		{"NUL", "a\x00b", "a□b"},
		{"broken bytes", "a\xff\xfeb", "a□□b"},
		{"spaces and line ends are one space", " a \t\r\n b ", "a b"},
		{"soft hyphens have no picture", "a\u00ADb", "ab"},
		{"direction marks have no picture", "a\u202Eb\uFEFF", "ab"},
		{"private glyphs of the font are not text", "\uE000", "□"},
		{"no-break space is a space when drawn", "10\u00A0km", "10 km"},
		{"typographic quotes", "»ja«, ”nej” … – ½ €", "»ja«, ”nej” … – ½ €"},
	} {
		m := testMarks(t)
		if got := m.reveal(m.clean(c.in), 1); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestReplacementsAreCountedByPage(t *testing.T) {
	m := testMarks(t)
	m.reveal(m.clean("😀 漢 😀"), 2)
	m.reveal(m.clean("漢"), 1)
	want := []Replacement{{'漢', 1, 1}, {'漢', 2, 1}, {'😀', 2, 2}}
	got := m.replaced()
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestLinesBreakTheDanishWay(t *testing.T) {
	for _, c := range []struct{ in, glued string }{
		{"vi mødes kl. 19.30 igen", "vi mødes kl.~19.30 igen"},
		{"ca. 3 måneder", "ca.~3~måneder"},
		{"den 4. oktober 2025", "den~4.~oktober 2025"},
		{"over 90 % af 29", "over 90~% af 29"},
		{"500 kr. om året", "500~kr. om året"},
		{"åbent – og ærligt", "åbent~– og ærligt"},
		{"efter § 50 og nr. 2", "efter §~50 og nr.~2"},
		{"to børn og 3 skoler", "to børn og 3 skoler"},
	} {
		if got := strings.ReplaceAll(glue(c.in), string(nbsp), "~"); got != c.glued {
			t.Errorf("%q is held together as %q, want %q", c.in, got, c.glued)
		}
	}
}

func TestWordsBreakAtHyphensFirst(t *testing.T) {
	m := testMarks(t)
	st := set{Regular, 20}
	width := m.width("forebyggelses-", st.weight, st.size) + 1
	lines := m.wrap("forebyggelses-udvalget", st, width)
	if len(lines) != 2 || lines[0].text != "forebyggelses-" || lines[1].text != "udvalget" {
		t.Errorf("broken as %v", lines)
	}
}

// The law of wrapping: no line is wider than asked, and the lines joined are
// the text again.
func TestWrappingKeepsTheText(t *testing.T) {
	m := testMarks(t)
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOfN(rapid.RuneFrom([]rune("abcæøå -/–.%1234567890\u00A0klWWi😀")), 0, 300, -1)
		s := m.clean(letters.Draw(t, "text"))
		width := rapid.Float64Range(40, 800).Draw(t, "width")
		st := set{Weight(rapid.IntRange(0, 3).Draw(t, "weight")), rapid.Float64Range(10, 30).Draw(t, "size")}
		for _, lines := range [][]run{m.wrap(s, st, width), m.balanced(s, st, width), m.tidy(s, st, width)} {
			var joined strings.Builder
			for i, l := range lines {
				if l.width > width+0.001 {
					t.Fatalf("line %q is %.2f wide, allowed are %.2f", l.text, l.width, width)
				}
				if strings.TrimSpace(l.text) == "" {
					t.Fatalf("line %d is blank: %v", i, lines)
				}
				joined.WriteString(l.text)
			}
			want := strings.ReplaceAll(s, string(nbsp), " ")
			if got := strings.ReplaceAll(joined.String(), string(nbsp), " "); got != want {
				t.Fatalf("joined lines are %q, want %q", got, want)
			}
		}
	})
}

func BenchmarkWrapMegabyteWord(b *testing.B) {
	m := testMarks(b)
	s := strings.Repeat("å", 1<<19)
	b.ReportAllocs()
	for b.Loop() {
		m.wrap(s, set{Regular, 22}, measure)
	}
}
