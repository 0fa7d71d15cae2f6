package storage

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const childEnv = "FORAELDREDIALOG_TEST_WRITE_UNTIL_KILLED"

// writeUntilKilled is the child: four writers that say on stdout what has been
// acknowledged to them, line by line, after the fact.
func writeUntilKilled(dir string) {
	s, err := Open(dir, pass, testOptions())
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	round := os.Getpid()
	for w := range 4 {
		go func() {
			for i := 0; ; i++ {
				body := fmt.Sprintf("%d-%d-%d", round, w, i)
				_, err := s.Append([]Entry{
					{Series: "a", Body: []byte(body)},
					{Series: "a", Body: []byte(body + "-twin")},
				}, nil)
				if err != nil {
					fmt.Println("error", err)
					os.Exit(1)
				}
				// One write call a line: a pipe keeps short ones whole.
				_, _ = os.Stdout.WriteString("ack " + body + "\n")
			}
		}()
	}
	select {}
}

// Ten times four writers are killed in mid-write. Everything that they were told
// is saved is there, nothing is there by half, and the store opens.
func TestKilledWriters(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	mustClose(t, s)
	acked := map[string]bool{}
	for range 10 {
		for _, body := range killedRound(t, dir) {
			acked[body] = true
		}
		s := mustOpen(t, dir, testOptions())
		have := map[string]bool{}
		for _, b := range bodies(t, s, "a") {
			have[b] = true
		}
		for body := range acked {
			if !have[body] {
				t.Errorf("%s was acknowledged and is gone", body)
			}
		}
		for body := range have {
			if twin := body + "-twin"; !strings.HasSuffix(body, "-twin") && !have[twin] {
				t.Errorf("%s is there without its twin", body)
			}
		}
		wantSound(t, s)
		mustClose(t, s)
	}
	if len(acked) < 100 {
		t.Errorf("only %d appends were acknowledged: the children hardly wrote", len(acked))
	}
	t.Logf("%d acknowledged appends", len(acked))
}

func killedRound(t *testing.T, dir string) (acked []string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(self)
	child.Env = append(os.Environ(), childEnv+"="+filepath.Clean(dir))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if len(acked) == 0 { // it is at work: it has this long to live
			time.AfterFunc(time.Duration(rand.IntN(150))*time.Millisecond, func() { _ = child.Process.Kill() })
		}
		body, ok := strings.CutPrefix(lines.Text(), "ack ")
		if !ok {
			t.Errorf("child says %q", lines.Text())
			break
		}
		acked = append(acked, body)
	}
	_ = child.Process.Kill() // for the child that broke off; a dead one does not mind
	_ = child.Wait()         // "killed" is what was wanted
	return acked
}
