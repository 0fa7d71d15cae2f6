package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"foraeldredialog/app"
	"foraeldredialog/app/workshop"
)

// session is what a command needs of the world around it.
type session struct {
	*commands
	streams
}

// passphraseVariable names the environment variable that unlocks the store.
const passphraseVariable = "FORAELDREDIALOG_PASSPHRASE"

var errNoPassphrase = errors.New("adgangssætning mangler")

// passphrase comes from the file, the environment or a question, in this order.
func (s *session) passphrase() (string, error) {
	if s.PassphraseFile != "" {
		b, err := os.ReadFile(s.PassphraseFile)
		if err != nil {
			return "", err
		}
		line, _, _ := strings.Cut(string(b), "\n")
		return strings.TrimSuffix(line, "\r"), nil
	}
	if p, ok := os.LookupEnv(passphraseVariable); ok {
		return p, nil
	}
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		say(s.err, "Der mangler en adgangssætning. Sæt %s, brug --passphrase-file, eller kør kommandoen i en terminal.\n", passphraseVariable)
		return "", errors.Join(errReported, errNoPassphrase)
	}
	say(s.err, "Adgangssætning: ")
	b, err := term.ReadPassword(int(os.Stdin.Fd()))
	say(s.err, "\n")
	return string(b), err
}

// config names the folder and unlocks it.
func (s *session) config() (app.Config, error) {
	dir := s.Data
	if dir == "" {
		d, err := app.DefaultDir()
		if err != nil {
			return app.Config{}, err
		}
		dir = d
	}
	p, err := s.passphrase()
	return app.Config{Dir: dir, Passphrase: p}, err
}

// open opens the store for the length of fn.
func (s *session) open(fn func(*app.App) error) (err error) {
	c, err := s.config()
	if err != nil {
		return err
	}
	a, err := app.Open(c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	for _, d := range a.Damage() {
		say(s.err, "%s Tag en kopi af datamappen, og kør dialogctl verify.\n", d)
	}
	return fn(a)
}

// series opens the store and one series for the length of fn.
func (s *session) series(id string, fn func(*app.Series) error) error {
	return s.open(func(a *app.App) error {
		x, err := a.Series(workshop.SeriesID(id))
		if err != nil {
			return err
		}
		return fn(x)
	})
}

// print writes data.
func (s *session) print(format string, args ...any) error {
	_, err := fmt.Fprintf(s.out, format, args...)
	return err
}

// utf8Text tells the user where input is no UTF-8. The bytes are worked on as
// they are, so that the offsets stay right; JSON shows what is broken as U+FFFD.
func (s *session) utf8Text(text string) {
	if !utf8.ValidString(text) {
		say(s.err, "Teksten er ikke i UTF-8, så æ, ø og å kan være gået tabt. Gem den som UTF-8, og prøv igen.\n")
	}
}

// lines calls fn with each line of standard input, without its line end.
func (s *session) lines(fn func(string) error) error {
	r := bufio.NewReaderSize(s.in, 1<<16)
	for {
		line, err := r.ReadString('\n')
		if line != "" {
			if ferr := fn(strings.TrimRight(line, "\r\n")); ferr != nil {
				return ferr
			}
		}
		if err != nil {
			return ignoreEnd(err)
		}
	}
}
