package journal

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A real full disk: 1 MiB of memory mounted as one, and no reserve.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("mounting a small disk is not allowed here (%v); TestFailingDisk stages the same", err)
	}
	defer func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}()
	dir := filepath.Join(disk, "journal")
	j := open(t, dir, Options{Free: plenty, Reserve: 1})
	var want []string
	for {
		payload := strings.Repeat("x", 50_000+len(want))
		_, err := j.Append([]byte(payload))
		if err == nil {
			want = append(want, payload)
			continue
		}
		if !errors.Is(err, ErrDiskFull) {
			t.Fatalf("Append = %v; want ErrDiskFull", err)
		}
		break
	}
	if len(want) < 10 {
		t.Fatalf("full after %d frames", len(want))
	}
	wantPayloads(t, j, want...)
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT, "size=4m"); err != nil {
		t.Fatal(err)
	}
	want = append(want, "after space came back")
	add(t, j, want[len(want)-1])
	mustClose(t, j)
	j = open(t, dir, Options{})
	wantPayloads(t, j, want...)
	mustClose(t, j)
}
