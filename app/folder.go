package app

import (
	"os"
	"path/filepath"
	"runtime"
)

// DefaultDir is where the data lie unless the user says otherwise: the
// platform's folder for a user's data that stay on the machine.
func DefaultDir() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if d := os.Getenv("LOCALAPPDATA"); d != "" {
			return filepath.Join(d, "Foraeldredialog"), nil
		}
	case "darwin":
	default:
		if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
			return filepath.Join(d, "foraeldredialog"), nil
		}
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		return filepath.Join(home, ".local", "share", "foraeldredialog"), nil
	}
	d, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(d, "Foraeldredialog"), nil
}
