package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"foraeldredialog/assets"
)

// useLanguage makes a language from assets/lang the program's. Fyne picks the
// language that is nearest to the system's, so ours is registered under the
// system's name: that makes Danish the default on every machine.
func useLanguage(name string) {
	l := lang.SystemLocale()
	if err := lang.AddTranslationsForLocale(assets.Bytes("lang/"+name+".json"), l); err != nil {
		fyne.LogError("language "+name, err)
	}
}

// tr is the one way to words that the user reads. Data are pairs of a name and
// a value: tr("capture.saved", "N", 12) fills {{.N}}.
func tr(key string, data ...any) string {
	if len(data) == 0 {
		return lang.X(key, key)
	}
	m := make(map[string]any, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		m[fmt.Sprint(data[i])] = data[i+1]
	}
	return lang.X(key, key, m)
}

// trn is tr for a count: it takes key.one for one and key.many for any other
// number, and fills {{.N}}. (Fyne's plurals follow the system's language, not
// ours.)
func trn(key string, n int) string {
	if n == 1 {
		return tr(key+".one", "N", n)
	}
	return tr(key+".many", "N", n)
}

// dateHint is words with an example in them, of next year: a year that has
// passed would make the reader wonder.
func (s *shell) dateHint(key string) string { return tr(key, "Year", s.now().Year()+1) }

// clockTime is "14.32", the Danish way.
func clockTime(t time.Time) string { return t.Local().Format("15.04") }

// dayTime is "i dag kl. 14.32" or "3. marts 2023 kl. 14.32".
func dayTime(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	y, m, d := t.Date()
	if y2, m2, d2 := now.Date(); y == y2 && m == m2 && d == d2 {
		return tr("time.today", "Time", clockTime(t))
	}
	return tr("time.day", "Day", d, "Month", tr("month."+itoa(int(m))), "Year", y, "Time", clockTime(t))
}
