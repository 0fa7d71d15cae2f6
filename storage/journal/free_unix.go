//go:build !windows

package journal

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// Free is how many bytes this user may still write on dir's disk.
func Free(dir string) (uint64, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return 0, fmt.Errorf("statfs: %w", err)
	}
	return uint64(st.Bavail) * uint64(st.Bsize), nil
}

// diskFull gives the system's ways to say so one name.
func diskFull(err error) error {
	if errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) {
		return fmt.Errorf("%w: %w", ErrDiskFull, err)
	}
	return err
}
