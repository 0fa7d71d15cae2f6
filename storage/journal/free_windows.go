package journal

import (
	"errors"
	"fmt"

	"golang.org/x/sys/windows"
)

// Free is how many bytes this user may still write on dir's disk.
func Free(dir string) (uint64, error) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, fmt.Errorf("free space: %w", err)
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(path, &free, nil, nil); err != nil {
		return 0, fmt.Errorf("free space: %w", err)
	}
	return free, nil
}

// diskFull gives the system's ways to say so one name.
func diskFull(err error) error {
	if errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) {
		return fmt.Errorf("%w: %w", ErrDiskFull, err)
	}
	return err
}
