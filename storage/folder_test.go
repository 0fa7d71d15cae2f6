package storage

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWhereThereIsNoStore(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	orphan := filepath.Join(dir, "orphan")
	if err := os.MkdirAll(filepath.Join(orphan, journalDir, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		do   func(dir, passphrase string, opt Options) (*Store, error)
		dir  string
		want error
	}{
		{"open an empty folder", Open, dir, ErrNoStore},
		{"open no folder", Open, filepath.Join(dir, "none"), ErrNoStore},
		{"open a file", Open, file, ErrReadOnly},
		{"open below a file", Open, filepath.Join(file, "data"), ErrNoStore},
		{"create on a file", Create, file, ErrReadOnly},
		{"create below a file", Create, filepath.Join(file, "data"), ErrReadOnly},
		{"create over a journal without keys", Create, orphan, ErrDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := tt.do(tt.dir, pass, testOptions()); !errors.Is(err, tt.want) {
				t.Errorf("got %v; want %v", err, tt.want)
			}
		})
	}
	if Exists(dir) || Exists(file) {
		t.Error("Exists finds a store where there is none")
	}
}

func TestSecondProgram(t *testing.T) {
	s, dir := mustCreate(t, testOptions())
	if _, err := Open(dir, pass, testOptions()); !errors.Is(err, ErrInUse) {
		t.Errorf("second Open = %v; want ErrInUse", err)
	}
	if _, err := Create(dir, pass, testOptions()); !errors.Is(err, ErrInUse) {
		t.Errorf("Create over an open store = %v; want ErrInUse", err)
	}
	mustAppend(t, s, "a", "undisturbed")
	mustClose(t, s)
	if _, err := Create(dir, pass, testOptions()); !errors.Is(err, ErrExists) {
		t.Errorf("Create over a store = %v; want ErrExists", err)
	}
	wantBodies(t, mustOpen(t, dir, testOptions()), "a", "undisturbed")
}

func TestClosed(t *testing.T) {
	s, _ := mustCreate(t, testOptions())
	mustClose(t, s)
	mustClose(t, s)
	_, appendErr := s.Append([]Entry{{Series: "a"}}, nil)
	_, givenErr := s.Given("a", "1")
	_, idsErr := s.SeriesIDs()
	_, verifyErr := s.Verify()
	for _, err := range []error{appendErr, givenErr, idsErr, verifyErr, s.Entries("a", nil)} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("after Close: %v; want ErrClosed", err)
		}
	}
}
