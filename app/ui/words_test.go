package ui

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"foraeldredialog/assets"
)

func languageFile(t *testing.T, name string) map[string]string {
	t.Helper()
	var m map[string]string
	must(t, json.Unmarshal(assets.Bytes("lang/"+name+".json"), &m))
	return m
}

// fyneKeys are the words of the toolkit's own that we translate.
func fyneKeys(m map[string]string) (out []string) {
	for k := range m {
		if !strings.Contains(k, ".") || strings.HasPrefix(k, "file.") || strings.HasSuffix(k, "day.short") {
			out = append(out, k)
		}
	}
	return out
}

// literals lists every string that stands in the package's sources.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	files, err := filepath.Glob("*.go")
	must(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		must(t, err)
		ast.Inspect(f, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if s, err := strconv.Unquote(l.Value); err == nil {
					out[s] = true
				}
			}
			return true
		})
	}
	return out
}

// calls lists the keys that tr and trn are called with as they stand.
func calls(t *testing.T) map[string]bool {
	t.Helper()
	call := regexp.MustCompile(`\b(trn?)\("([^"]+)"\s*[,)]`)
	out := map[string]bool{}
	must(t, filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		for _, g := range call.FindAllStringSubmatch(string(src), -1) {
			if g[1] == "trn" {
				out[g[2]+".one"], out[g[2]+".many"] = true, true
			} else {
				out[g[2]] = true
			}
		}
		return err
	}))
	return out
}

func TestNoWordIsMissing(t *testing.T) {
	da := languageFile(t, "da")
	for k := range calls(t) {
		if da[k] == "" {
			t.Errorf("%s has no Danish words", k)
		}
	}
}

func TestNoWordIsUnused(t *testing.T) {
	da := languageFile(t, "da")
	own := fyneKeys(da)
	used := literals(t)
	var prefixes []string
	for s := range used {
		if strings.HasSuffix(s, ".") && len(s) > 3 {
			prefixes = append(prefixes, s)
		}
	}
	for k := range da {
		stem := strings.TrimSuffix(strings.TrimSuffix(k, ".one"), ".many")
		if used[k] || used[stem] || slices.Contains(own, k) {
			continue
		}
		if !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(k, p) }) {
			t.Errorf("%s is used nowhere", k)
		}
	}
}

// same are words that are rightly the same in both languages.
var same = map[string]bool{"OK": true, "app.name": true, "role.none": true, "capture.noTable": true, "capture.keyListKeys": true}

func TestEveryWordIsTranslated(t *testing.T) {
	da, en := languageFile(t, "da"), languageFile(t, "en")
	field := regexp.MustCompile(`{{\.\w+}}`)
	letters := regexp.MustCompile(`\p{L}{3,}`)
	for k, d := range da {
		e, ok := en[k]
		switch {
		case !ok || strings.TrimSpace(e) == "":
			t.Errorf("%s has no English words", k)
		case strings.TrimSpace(d) == "":
			t.Errorf("%s has no Danish words", k)
		case e == d && !same[k] && len(letters.FindAllString(field.ReplaceAllString(d, ""), -1)) > 1:
			t.Errorf("%s is the same in both languages: %q", k, d)
		}
		a, b := field.FindAllString(d, -1), field.FindAllString(e, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(slices.Compact(a), slices.Compact(b)) {
			t.Errorf("%s fills %v in Danish and %v in English", k, a, b)
		}
	}
	for k := range en {
		if _, ok := da[k]; !ok {
			t.Errorf("%s stands in English only", k)
		}
	}
}

// The toolkit's own words (buttons of its dialogs, the file list, days) number
// 39 in this version; it has no Danish of its own.
func TestToolkitSpeaksDanish(t *testing.T) {
	da := languageFile(t, "da")
	if n := len(fyneKeys(da)); n != 39 {
		t.Errorf("%d of the toolkit's words are translated", n)
	}
	for key, want := range map[string]string{"Cancel": "Annuller", "Paste": "Sæt ind", "monday": "Mandag"} {
		if got := lang.L(key); got != want {
			t.Errorf("%s is %q", key, got)
		}
	}
}

// Whatever language the machine speaks, the program starts in Danish, and
// counts as Danish counts.
func TestDanishOnEveryMachine(t *testing.T) {
	t.Cleanup(func() { useLanguage("da") })
	for _, system := range []string{"da_DK.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8", "pl_PL.UTF-8", "sv_SE"} {
		t.Setenv("LC_ALL", system)
		useLanguage("da")
		if got := tr("button.cancel"); got != "Annuller" {
			t.Errorf("on %s the button says %q", system, got)
		}
		if got := trn("count.sessions", 2); got != "2 møder" {
			t.Errorf("on %s two sessions are %q", system, got)
		}
		if got := lang.L("Open"); got != "Åbn" {
			t.Errorf("on %s the toolkit says %q", system, got)
		}
	}
}

func TestEnglishWhenAskedFor(t *testing.T) {
	t.Cleanup(func() { useLanguage("da") })
	useLanguage("en")
	if got := trn("count.sessions", 1); got != "1 session" {
		t.Errorf("one session is %q", got)
	}
}
