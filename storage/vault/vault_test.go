package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// cheap makes a guess cost next to nothing, so that tests can make many.
var cheap = Options{Cost: Cost{Time: 1, MemoryKiB: 64, Threads: 1}}

func mustCreate(t testing.TB, passphrase string) (string, Key) {
	t.Helper()
	dir := t.TempDir()
	key, err := Create(dir, passphrase, cheap)
	if err != nil {
		t.Fatal(err)
	}
	return dir, key
}

func TestOpen(t *testing.T) {
	tests := []struct{ name, made, tried string }{
		{"the same", "en lang sætning", "en lang sætning"},
		{"composed and decomposed å", "bl\u00e5b\u00e6r", "bla\u030ab\u00e6r"},
		{"a space", " ", " "},
		{"bytes that are not UTF-8", "\xff\xfe", "\xff\xfe"},
		{"very long", strings.Repeat("ø", 10_000), strings.Repeat("ø", 10_000)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir, key := mustCreate(t, tt.made)
			got, err := Open(dir, tt.tried)
			if err != nil || got != key {
				t.Errorf("Open = %v; want the key that Create gave", err)
			}
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	dir, _ := mustCreate(t, "rigtig")
	for _, wrong := range []string{"", "forkert", "Rigtig", "rigtig ", "rigti"} {
		if _, err := Open(dir, wrong); !errors.Is(err, ErrPassphrase) {
			t.Errorf("Open(%q) = %v; want ErrPassphrase", wrong, err)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	dir, _ := mustCreate(t, "først")
	if _, err := Create(dir, "anden", cheap); !errors.Is(err, ErrExists) {
		t.Errorf("second Create = %v; want ErrExists", err)
	}
	if _, err := Create(t.TempDir(), "", cheap); !errors.Is(err, ErrEmpty) {
		t.Errorf("empty passphrase = %v; want ErrEmpty", err)
	}
	if _, err := Create(t.TempDir(), "x", Options{Cost: cheap.Cost, Rand: bytes.NewReader(nil)}); err == nil {
		t.Error("Create without randomness succeeded")
	}
}

func TestExists(t *testing.T) {
	dir, _ := mustCreate(t, "x")
	file := filepath.Join(dir, fileName)
	for path, want := range map[string]bool{dir: true, t.TempDir(): false, dir + "/none": false, file: false} {
		if got := Exists(path); got != want {
			t.Errorf("Exists(%s) = %v; want %v", path, got, want)
		}
	}
}

func TestFileIsPrivateAndAlone(t *testing.T) {
	dir, _ := mustCreate(t, "x")
	info, err := os.Stat(filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		t.Errorf("mode %v; want nothing for others", info.Mode())
	}
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != 1 {
		t.Errorf("folder holds %v, %v; want keys.json alone", names, err)
	}
}

func TestChangePassphrase(t *testing.T) {
	dir, key := mustCreate(t, "gammel")
	addSlot(t, dir, `{"kind":"recovery","words":"kept as it is"}`)
	if err := ChangePassphrase(dir, "forkert", "ny", cheap); !errors.Is(err, ErrPassphrase) {
		t.Errorf("with a wrong one = %v; want ErrPassphrase", err)
	}
	if err := ChangePassphrase(dir, "gammel", "ny", cheap); err != nil {
		t.Fatal(err)
	}
	if got, err := Open(dir, "ny"); err != nil || got != key {
		t.Errorf("new passphrase: %v; want the same data key", err)
	}
	if _, err := Open(dir, "gammel"); !errors.Is(err, ErrPassphrase) {
		t.Errorf("old passphrase: %v; want ErrPassphrase", err)
	}
	if data := readFile(t, dir); !bytes.Contains(data, []byte("kept as it is")) {
		t.Error("a slot of an unknown kind was dropped")
	}
}

func addSlot(t *testing.T, dir, raw string) {
	t.Helper()
	file, err := readKeys(dir)
	if err != nil {
		t.Fatal(err)
	}
	file.Slots = append(file.Slots, json.RawMessage(raw))
	if err := writeKeys(dir, file); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, dir string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestHostileFile(t *testing.T) {
	dir, _ := mustCreate(t, "x")
	good := string(readFile(t, dir))
	tests := []struct {
		name, old, new string
		want           error
	}{
		{"asks for 100 GB", `"memoryKiB": 64`, `"memoryKiB": 104857600`, ErrDamaged},
		{"asks for a year", `"time": 1`, `"time": 4000000000`, ErrDamaged},
		{"asks for no work", `"time": 1`, `"time": 0`, ErrDamaged},
		{"asks for 255 threads", `"threads": 1`, `"threads": 255`, ErrDamaged},
		{"other derivation", `argon2id`, `md5`, ErrDamaged},
		{"short salt", `"salt": "`, `"salt": "","was": "`, ErrDamaged},
		{"newer version", `"version": 1`, `"version": 2`, ErrNewer},
		{"other format", fileFormat, `something-else`, ErrDamaged},
		{"no slots", good, `{"format":"` + fileFormat + `","version":1,"slots":[]}`, ErrDamaged},
		{"empty", good, "", ErrDamaged},
		{"a megabyte", good, strings.Repeat(" ", 1<<20), ErrDamaged},
		{"slot is a number", good, `{"format":"` + fileFormat + `","version":1,"slots":[7]}`, ErrDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bad := strings.Replace(good, tt.old, tt.new, 1)
			if bad == good {
				t.Fatal("the file was not changed")
			}
			if err := os.WriteFile(filepath.Join(dir, fileName), []byte(bad), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Open(dir, "x"); !errors.Is(err, tt.want) {
				t.Errorf("Open = %v; want %v", err, tt.want)
			}
		})
	}
}

// A flipped bit never opens to another key: the key is right or there is none.
func TestFlippedBits(t *testing.T) {
	dir, key := mustCreate(t, "x")
	good := readFile(t, dir)
	rapid.Check(t, func(t *rapid.T) {
		bit := rapid.IntRange(0, 8*len(good)-1).Draw(t, "bit")
		bad := bytes.Clone(good)
		bad[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(filepath.Join(dir, fileName), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := Open(dir, "x")
		if err == nil && got != key {
			t.Errorf("bit %d opened to another key", bit)
		}
	})
}

func TestSubkeysDiffer(t *testing.T) {
	_, key := mustCreate(t, "x")
	journal, err := key.Journal()
	if err != nil {
		t.Fatal(err)
	}
	badger, err := key.Badger()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(journal, badger) || bytes.Equal(journal, key.data[:]) || len(journal) != keySize {
		t.Error("subkeys must be of full length and all different")
	}
}

func TestKeyNeverPrints(t *testing.T) {
	_, key := mustCreate(t, "x")
	hex := fmt.Sprintf("%x", key.data)
	for _, verb := range []string{"%v", "%+v", "%#v", "%x", "%s", "%d"} {
		if got := fmt.Sprintf(verb, key); got != "vault.Key(hidden)" || strings.Contains(got, hex) {
			t.Errorf("%s prints %q", verb, got)
		}
	}
}

func TestWriteWholeKeepsTheOldOnFailure(t *testing.T) {
	dir := t.TempDir()
	// A folder that is not empty cannot be renamed over: the last step fails.
	path := filepath.Join(dir, "target")
	if err := os.MkdirAll(filepath.Join(path, "inside"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := WriteWhole(path, []byte("new")); err == nil {
		t.Fatal("WriteWhole over a folder succeeded")
	}
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != 1 {
		t.Errorf("left behind: %v, %v", names, err)
	}
}

func FuzzParseKeys(f *testing.F) {
	f.Add([]byte(`{"format":"foraeldredialog-keys","version":1,"slots":[{"kind":"passphrase"}]}`))
	f.Add([]byte(`{"slots":[1,2,3]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := parseKeys(data)
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
				t.Errorf("error of no kind: %v", err)
			}
			return
		}
		// Law: what parses also survives being written and parsed again.
		again, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parseKeys(again); err != nil && len(again) <= maxFile {
			t.Errorf("does not parse again: %v", err)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	if _, err := Create(dir, "x", Options{}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(dir, "x"); err != nil {
			b.Fatal(err)
		}
	}
}
