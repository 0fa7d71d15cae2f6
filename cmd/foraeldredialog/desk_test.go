//go:build window

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// desk is a virtual screen with a window manager, a Danish keyboard, and the
// program on it.
type desk struct {
	t       testing.TB
	display string
	data    string
	env     []string
	program *exec.Cmd
	output  *bytes.Buffer
}

// newDesk starts a fresh X server of the given size. -noreset keeps it alive
// between the first clients.
func newDesk(t testing.TB, width, height int) *desk {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "setxkbmap", "xinput", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: run make test, which installs it", tool)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-noreset", "-nolisten", "tcp",
		"-screen", "0", fmt.Sprintf("%dx%dx24", width, height))
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	t.Cleanup(func() { _ = x.Process.Kill(); _ = x.Wait() })
	number := make([]byte, 16)
	n, err := r.Read(number)
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	d := &desk{t: t, display: ":" + strings.TrimSpace(string(number[:n])), data: filepath.Join(t.TempDir(), "data")}
	d.env = append(os.Environ(), "DISPLAY="+d.display, "LANG=da_DK.UTF-8", "HOME="+t.TempDir(), "WAYLAND_DISPLAY=")
	wm := d.command("openbox")
	if err := wm.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = wm.Process.Kill(); _ = wm.Wait() })
	d.danishKeyboard()
	return d
}

func (d *desk) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = d.env
	return c
}

// danishKeyboard sets the layout on every keyboard that the server has; the
// layout of the core keyboard alone is lost at xdotool's first key.
func (d *desk) danishKeyboard() {
	out := d.run("xinput", "list")
	for _, line := range strings.Split(out, "\n") {
		if _, id, ok := strings.Cut(line, "id="); ok && strings.Contains(strings.ToLower(line), "keyboard") {
			d.run("setxkbmap", "-device", strings.Fields(id)[0], "-rules", "evdev", "-model", "pc105", "-layout", "dk")
		}
	}
}

// run runs a tool on this desk. LC_ALL makes xdotool read æøå in its arguments.
func (d *desk) run(name string, args ...string) string {
	d.t.Helper()
	c := d.command(name, args...)
	c.Env = append(c.Env, "LC_ALL=C.UTF-8")
	out, err := c.CombinedOutput()
	if err != nil {
		d.t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// start starts the program and waits for a window whose title holds the words.
func (d *desk) start(title string, args ...string) {
	d.t.Helper()
	bin, err := filepath.Abs("../../bin/foraeldredialog")
	if err != nil {
		d.t.Fatal(err)
	}
	d.output = &bytes.Buffer{}
	d.program = d.command(bin, append([]string{"--data", d.data}, args...)...)
	d.program.Stdout, d.program.Stderr = d.output, d.output
	if err := d.program.Start(); err != nil {
		d.t.Fatal(err)
	}
	p := d.program
	d.t.Cleanup(func() { _ = p.Process.Kill(); _ = p.Wait() })
	d.waitTitle(title)
}

// waitTitle waits until a window's title holds the words.
func (d *desk) waitTitle(words string) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.t.Context(), 40*time.Second)
	defer cancel()
	for {
		if d.has(words) {
			time.Sleep(300 * time.Millisecond) // the first frame after the title
			return
		}
		select {
		case <-ctx.Done():
			d.shot("failed")
			d.t.Fatalf("no window titled %q; output:\n%s", words, d.output)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// has reports whether a window's title holds the words.
func (d *desk) has(words string) bool {
	c := d.command("xdotool", "search", "--onlyvisible", "--name", words)
	c.Env = append(c.Env, "LC_ALL=C.UTF-8")
	out, err := c.Output()
	return err == nil && len(bytes.TrimSpace(out)) > 0
}

// waitNot waits until no window's title holds the words.
func (d *desk) waitNot(words string) {
	d.t.Helper()
	for range 200 {
		if !d.has(words) {
			time.Sleep(300 * time.Millisecond)
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	d.t.Fatalf("the window is still titled %q", words)
}

// fill makes the window as large as the screen.
func (d *desk) fill(width, height int) {
	d.t.Helper()
	d.run("xdotool", "search", "--onlyvisible", "--name", "For", "windowmove", "0", "0",
		"windowsize", strconv.Itoa(width), strconv.Itoa(height))
	time.Sleep(500 * time.Millisecond)
}

// quit closes the window the way a user does and waits for the process.
func (d *desk) quit() {
	d.t.Helper()
	d.run("xdotool", "search", "--onlyvisible", "--name", "Forældredialog", "windowclose")
	d.wait()
}

// kill ends the process at once, as a power cut or a crash would.
func (d *desk) kill() {
	d.t.Helper()
	if err := d.program.Process.Signal(syscall.SIGKILL); err != nil {
		d.t.Fatal(err)
	}
	d.wait()
}

func (d *desk) wait() {
	d.t.Helper()
	done := make(chan struct{})
	go func() { _ = d.program.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		d.t.Fatal("the program did not end")
	}
}

// keys presses keys one after the other, with time for the window to follow.
func (d *desk) keys(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.run("xdotool", "key", "--clearmodifiers", k)
		time.Sleep(120 * time.Millisecond)
	}
}

// write types text at 5 ms a key.
func (d *desk) write(text string) {
	d.t.Helper()
	d.run("xdotool", "type", "--delay", "5", text)
	time.Sleep(150 * time.Millisecond)
}

// paste puts text on the clipboard and presses Ctrl+V.
func (d *desk) paste(text string) {
	d.t.Helper()
	c := d.command("xclip", "-selection", "clipboard")
	c.Stdin = strings.NewReader(text)
	if err := c.Run(); err != nil {
		d.t.Fatal(err)
	}
	d.keys("ctrl+v")
}

// click presses the left mouse button at a place on the screen.
func (d *desk) click(x, y int) {
	d.t.Helper()
	d.run("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
	time.Sleep(150 * time.Millisecond)
}

// shot saves a picture of the screen where FORAELDREDIALOG_SHOTS says.
func (d *desk) shot(name string) {
	d.t.Helper()
	dir := os.Getenv("FORAELDREDIALOG_SHOTS")
	if dir == "" {
		return
	}
	time.Sleep(400 * time.Millisecond)
	d.run("import", "-window", "root", filepath.Join(dir, name+".png"))
}

// dialogctl reads the data folder back through the other program.
func (d *desk) dialogctl(args ...string) string {
	d.t.Helper()
	c := d.command("../../bin/dialogctl", append([]string{"--data", d.data}, args...)...)
	c.Env = append(c.Env, "FORAELDREDIALOG_PASSPHRASE="+passphrase)
	var words bytes.Buffer
	c.Stderr = &words
	out, err := c.Output()
	if err != nil {
		d.t.Fatalf("dialogctl %v: %v\n%s", args, err, &words)
	}
	return string(out)
}
