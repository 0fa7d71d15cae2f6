//go:build window

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const passphrase = "fire grønne æbler i en skål"

// shownSeries is what the test reads back through dialogctl.
type shownSeries struct {
	Statements []struct {
		Text, Role, Valence string

		Reviewed bool
		Tags     []struct{ Theme, Origin string }
	}
	Points []struct {
		Text     string
		Evidence []string
		Proposal bool
	}
	Actions []struct{ Text string }
}

func (d *desk) readBack() (s shownSeries) {
	d.t.Helper()
	var list struct{ ID string }
	if err := json.Unmarshal([]byte(d.dialogctl("list", "--json")), &list); err != nil {
		d.t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(d.dialogctl("show", "--series", list.ID, "--json")), &s); err != nil {
		d.t.Fatal(err)
	}
	return s
}

// TestAnEvening is a facilitator's evening in the real window, by keys alone:
// from the passphrase to the exported slides, with a crash on the way.
func TestAnEvening(t *testing.T) {
	d := newDesk(t, 1366, 768)
	d.start("Lås op", "--theme", "light")
	d.shot("01-lås-op")
	d.write(passphrase)
	d.keys("Return")
	d.write(passphrase)
	d.keys("Return")
	d.waitTitle("Forløb")
	d.shot("02-forløb-tom")
	d.newSeries()
	d.capture()
	d.crash()
	d.review()
	d.points()
	d.nextStep()
	pdf := d.export()
	d.quit()
	d.checkWhatIsKept(pdf)
}

func (d *desk) newSeries() {
	d.keys("ctrl+n")
	for i, field := range []string{"Forældredialog, foråret 2027", "foråret 2027", "Søby Kommune", "Børne- og Ungeudvalget", "7. april 2027"} {
		if i > 0 {
			d.keys("Tab")
		}
		d.write(field)
	}
	d.shot("03-nyt-forløb")
	d.keys("Return")
	d.waitTitle("Forbered")
	d.shot("04-forbered")
}

func (d *desk) capture() {
	d.keys("F4")
	d.waitTitle("Indsaml")
	d.keys("ctrl+r") // the first role: parents
	d.write("Ny sagsbehandler igen, og vi begynder forfra")
	d.shot("05-indsaml")
	d.keys("Return")
	d.write("Ingen spurgte Noah, hvad han selv ville")
	d.keys("ctrl+3", "Return")
	d.paste("Bord 1\n- brevet kom en uge for sent\n- ring til Mette på 12 34 56 78\n- vi vil gerne have, at skolen ringer før mødet\n")
	time.Sleep(500 * time.Millisecond)
	d.shot("06-noter")
	d.keys("Return")
	time.Sleep(700 * time.Millisecond)
	d.shot("07-indsaml-liste")
}

// crash kills the program after the last statement is saved, and starts again.
func (d *desk) crash() {
	d.t.Helper()
	d.kill()
	if got := len(d.readBack().Statements); got != 5 {
		d.t.Fatalf("%d statements after the crash, want 5", got)
	}
	d.start("Lås op", "--theme", "light")
	d.write(passphrase)
	d.keys("Return")
	d.waitNot("Lås op")
}

func (d *desk) review() {
	if !d.has("Indsaml") { // the start screen: the series is the first of the list
		d.keys("Return")
		time.Sleep(500 * time.Millisecond)
	}
	d.keys("F5")
	d.waitTitle("Gennemgå")
	d.shot("08-gennemgå")
	d.keys("Return", "2", "Return")
	d.keys("F6")
	d.waitTitle("Temaer")
	d.shot("09-temaer")
}

func (d *desk) points() {
	d.keys("F7")
	d.waitTitle("Syntese")
	d.keys("p")
	time.Sleep(700 * time.Millisecond)
	d.shot("10-syntese-forslag")
	d.keys("n")
	d.write("familien beholder den samme rådgiver")
	d.shot("11-syntese-ny")
	d.keys("Return")
	time.Sleep(400 * time.Millisecond)
	d.shot("12-syntese")
}

func (d *desk) nextStep() {
	d.keys("F8")
	d.waitTitle("Opfølgning")
	d.shot("13-opfølgning-tom")
	d.keys("n")
	time.Sleep(400 * time.Millisecond)
	d.write("Rådgiveren ringer, før brevet sendes.")
	d.shot("14-næste-skridt")
	d.keys("ctrl+Return")
	time.Sleep(500 * time.Millisecond)
	d.shot("15-opfølgning")
}

// export writes the slides into the home folder and returns the file's name.
func (d *desk) export() string {
	d.t.Helper()
	d.keys("F9")
	d.waitTitle("Præsentation")
	time.Sleep(500 * time.Millisecond)
	d.shot("16-præsentation")
	d.keys("e")
	time.Sleep(500 * time.Millisecond)
	file := filepath.Join(d.t.TempDir(), "slides.pdf")
	d.keys("ctrl+a")
	d.write(file)
	d.shot("17-eksportér")
	d.keys("Return")
	for range 50 {
		if _, err := os.Stat(file); err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	d.shot("18-eksporteret")
	return file
}

func (d *desk) checkWhatIsKept(pdf string) {
	t := d.t
	t.Helper()
	s := d.readBack()
	if len(s.Statements) != 5 || len(s.Actions) != 1 {
		t.Fatalf("%d statements and %d next steps, want 5 and 1", len(s.Statements), len(s.Actions))
	}
	reviewed := 0
	for _, x := range s.Statements {
		for _, secret := range []string{"Noah", "Mette", "12 34 56 78"} {
			if strings.Contains(x.Text, secret) {
				t.Errorf("%q is not hidden in %q", secret, x.Text)
			}
		}
		if x.Role != "forælder" {
			t.Errorf("the role of %q is %q", x.Text, x.Role)
		}
		if x.Reviewed {
			reviewed++
		}
	}
	if reviewed != 2 {
		t.Errorf("%d statements are reviewed, want 2", reviewed)
	}
	if tags := s.Statements[1].Tags; len(tags) == 0 || tags[0].Theme != "inddragelse" || tags[0].Origin != "bekræftet" {
		t.Errorf("the theme set by key is kept as %v", tags)
	}
	accepted := 0
	for _, p := range s.Points {
		if !p.Proposal && strings.HasPrefix(p.Text, "at familien beholder den samme rådgiver") {
			accepted++
		}
	}
	if accepted != 1 {
		t.Errorf("the point that was written is not among %v", s.Points)
	}
	d.dialogctl("check", pdf)
	d.dialogctl("verify")
}
