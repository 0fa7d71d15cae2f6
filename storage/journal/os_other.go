//go:build !linux

package journal

import "os"

// syncData is a full sync: F_FULLFSYNC on a Mac, FlushFileBuffers on Windows.
func syncData(f *os.File) error { return f.Sync() }
