package storage

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mountSmall mounts some memory as a disk of its own.
func mountSmall(t *testing.T, size string) string {
	t.Helper()
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("mounting a small disk is not allowed here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	return disk
}

// A real disk fills up under an open store, and is freed again.
func TestRealDiskFills(t *testing.T) {
	disk := mountSmall(t, "80m")
	dir := filepath.Join(disk, "data")
	s, err := Create(dir, pass, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for {
		body := strings.Repeat("x", 500_000+len(want))
		_, err := s.Append([]Entry{{Series: "a", Body: []byte(body)}}, nil)
		if errors.Is(err, ErrDiskFull) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, body)
	}
	if len(want) < 10 {
		t.Fatalf("full after %d appends", len(want))
	}
	wantBodies(t, s, "a", want...)
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT, "size=200m"); err != nil {
		t.Fatal(err)
	}
	want = append(want, "after space came back")
	mustAppend(t, s, "a", want[len(want)-1])
	kill(t, s)
	s = mustOpen(t, dir, testOptions())
	wantBodies(t, s, "a", want...)
	wantSound(t, s)
	mustClose(t, s)
}

// A read-only disk binds root as well, which a folder's mode does not.
func TestReadOnlyDisk(t *testing.T) {
	disk := mountSmall(t, "100m")
	dir := filepath.Join(disk, "data")
	s, err := Create(dir, pass, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, s, "a", "kept")
	mustClose(t, s)
	remount := func(flags uintptr) {
		if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	remount(syscall.MS_RDONLY)
	if _, err := Open(dir, pass, testOptions()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Open = %v; want ErrReadOnly", err)
	}
	if _, err := Create(filepath.Join(disk, "new"), pass, testOptions()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Create = %v; want ErrReadOnly", err)
	}
	remount(0)
	s = mustOpen(t, dir, testOptions())
	wantBodies(t, s, "a", "kept")
	mustClose(t, s)
}

func TestFolderWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere; TestReadOnlyDisk stages the same")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(filepath.Join(dir, "data"), pass, testOptions()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Create = %v; want ErrReadOnly", err)
	}
}
