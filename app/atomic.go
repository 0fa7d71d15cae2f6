package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// writeFile writes a file whole or not at all: a temporary file beside it,
// synced and closed, then renamed. Between the two it calls commit; the file
// does not appear where commit fails. A file that stands there and may not be
// written is left alone, though its folder would allow a rename over it.
func writeFile(path string, data []byte, commit func() error) (err error) {
	path, mode, err := target(path)
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, ".foraeldredialog-*")
	if err != nil {
		return err
	}
	tmp := f.Name()
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreMissing(os.Remove(tmp)))
		}
	}()
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if err := commit(); err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		return fmt.Errorf("%w: %w", ErrFileBusy, err)
	}
	return syncDir(dir)
}

// target is the file that a path means, behind any link, and the mode that it
// has or should have: a document is for others to read.
func target(path string) (string, fs.FileMode, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return path, 0o644, nil // not there yet; what else is wrong shows when it is made
	case info.IsDir():
		return "", 0, &fs.PathError{Op: "write", Path: path, Err: ErrIsFolder}
	case !info.Mode().IsRegular(), info.Mode().Perm()&0o200 == 0:
		return "", 0, &fs.PathError{Op: "write", Path: path, Err: fs.ErrPermission}
	}
	return path, info.Mode().Perm(), nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// syncDir makes the rename last through a power cut. Windows has no such call
// and needs none.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
