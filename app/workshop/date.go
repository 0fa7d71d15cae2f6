package workshop

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a day as "2006-01-02", or "" where no day is given.
type Date string

// ErrDate is returned for a date that cannot be read or does not exist.
var ErrDate = errors.New("workshop: no such date")

var months = []string{
	"januar", "februar", "marts", "april", "maj", "juni",
	"juli", "august", "september", "oktober", "november", "december",
}

var (
	isoDate   = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	danish    = regexp.MustCompile(`^(?:den |d\. ?)?(\d{1,2})\.? ?([a-zæøå]+)\.? (\d{4})$`)
	slashDate = regexp.MustCompile(`^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})$`)
)

// ParseDate reads "2023-10-04", "4. oktober 2023", "den 4. okt. 2023",
// "4/10-2023" and "04.10.2023". Empty text is the blank date. A day that the
// calendar does not have gives ErrDate.
func ParseDate(s string) (Date, error) {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	if s == "" {
		return "", nil
	}
	var y, m, d int
	if g := isoDate.FindStringSubmatch(s); g != nil {
		y, m, d = atoi(g[1]), atoi(g[2]), atoi(g[3])
	} else if g := danish.FindStringSubmatch(s); g != nil {
		y, m, d = atoi(g[3]), monthNumber(g[2]), atoi(g[1])
	} else if g := slashDate.FindStringSubmatch(s); g != nil {
		y, m, d = atoi(g[3]), atoi(g[2]), atoi(g[1])
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y == 0 || t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return "", fmt.Errorf("%w: %q", ErrDate, s)
	}
	return Date(t.Format(time.DateOnly)), nil
}

// atoi reads digits that a pattern has already bounded to four.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// monthNumber reads a month's name or its first three or more letters; 0 if none.
func monthNumber(s string) int {
	if len(s) < 3 {
		return 0
	}
	for i, m := range months {
		if strings.HasPrefix(m, s) {
			return i + 1
		}
	}
	return 0
}

// Time is the day's midnight in UTC; ok is false for the blank date.
func (d Date) Time() (t time.Time, ok bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return t, err == nil
}

// Danish is "4. oktober 2023", or "" for the blank date.
func (d Date) Danish() string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d. %s %d", t.Day(), months[t.Month()-1], t.Year())
}
