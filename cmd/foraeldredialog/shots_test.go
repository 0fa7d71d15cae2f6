//go:build window

package main

import (
	"os"
	"testing"
	"time"
)

// TestShots takes a picture of every screen on the example workshop: light and
// dark, large, small, and in English. make shots runs it.
func TestShots(t *testing.T) {
	if os.Getenv("FORAELDREDIALOG_SHOTS") == "" {
		t.Skip("make shots takes the pictures")
	}
	for name, v := range map[string]struct {
		width, height int
		args          []string
	}{
		"lys":     {1366, 768, []string{"--theme", "light"}},
		"mørk":    {1366, 768, []string{"--theme", "dark"}},
		"stor":    {1920, 1080, []string{"--theme", "light", "--scale", "2"}},
		"lille":   {1024, 640, []string{"--theme", "light"}},
		"english": {1366, 768, []string{"--theme", "light", "--lang", "en"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, v.width, v.height)
			d.start("Foræ", append([]string{"--example"}, v.args...)...)
			d.waitNot("Lås op")
			d.waitNot("Unlock")
			d.fill(v.width, v.height)
			for i, key := range []string{"F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"} {
				d.keys(key)
				time.Sleep(900 * time.Millisecond)
				d.shot(name + "-" + string(rune('1'+i)))
			}
			d.keys("F1")
			time.Sleep(400 * time.Millisecond)
			d.shot(name + "-F1")
			d.keys("Escape")
			d.quit()
		})
	}
}
