package app_test

import (
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "foraeldredialog"

// house is who may import whom inside the module. Imports go down, never
// sideways or up. A package that does not stand here does not belong.
var house = map[string][]string{
	"cmd/foraeldredialog":      {"app", "app/ui"},
	"cmd/dialogctl":            {"analysis", "app", "app/intake", "app/report/check", "app/synthesis", "app/workshop"},
	"app/ui":                   {"analysis", "app", "app/intake", "app/report", "app/report/page", "app/synthesis", "app/ui/widget", "app/workshop", "assets"},
	"app/ui/widget":            {"analysis", "assets"},
	"app":                      {"analysis", "app/intake", "app/report", "app/report/page", "app/report/pdf", "app/synthesis", "app/workshop", "assets", "storage"},
	"app/report/pdf":           {"app/report", "app/report/page"},
	"app/report/page":          {"app/report"},
	"app/report/check":         {},
	"app/report":               {"analysis", "app/synthesis", "app/workshop"},
	"app/synthesis":            {"analysis", "app/workshop"},
	"app/workshop":             {"analysis"},
	"app/intake":               {},
	"analysis":                 {"analysis/danish"},
	"analysis/danish":          {},
	"analysis/danish/lemmagen": {"analysis/danish"},
	"analysis/modelgen":        {"analysis"},
	"analysis/persongen":       {"analysis"},
	"analysis/namegen":         {},
	"storage":                  {"storage/journal", "storage/vault"},
	"storage/journal":          {},
	"storage/vault":            {},
	"assets":                   {},
}

// owners names, for each outside library that has one owner, the folders whose
// packages may import it.
var owners = map[string][]string{
	"fyne.io/fyne/v2/app":            {"cmd/foraeldredialog"},
	"fyne.io/fyne/v2":                {"cmd/foraeldredialog", "app/ui"},
	"github.com/dgraph-io/badger":    {"storage"},
	"codeberg.org/go-pdf/fpdf":       {"app/report/pdf"},
	"github.com/jdkato/prose":        {"analysis"},
	"github.com/neurosnap/sentences": {"analysis"},
	"github.com/sahilm/fuzzy":        {"app/synthesis"},
	"github.com/alecthomas/kong":     {"cmd/dialogctl"},
	"github.com/pdfcpu/pdfcpu":       {"app/report/check"},
	"golang.org/x/crypto":            {"storage"},
	"github.com/gofrs/flock":         {"storage"},
}

type listed struct {
	ImportPath, Dir      string
	GoFiles, CgoFiles    []string
	Imports, TestImports []string
	XTestImports         []string
	IgnoredGoFiles       []string
}

// packages asks the go command, so that build tags and generated files count as
// they do in a build. Run with -count=1: the test cache does not see what the go
// command reads.
func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json", module+"/...")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func TestImportsGoDownOnly(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		allowed, ok := house[name]
		if !ok {
			t.Errorf("package %s is not declared in the house", name)
			continue
		}
		seen[name] = true
		for _, imp := range p.Imports {
			inner, ours := strings.CutPrefix(imp, module+"/")
			if ours && !slices.Contains(allowed, inner) {
				t.Errorf("%s imports %s: not allowed", name, inner)
			}
			checkOwner(t, name, imp)
		}
		for _, imp := range slices.Concat(p.TestImports, p.XTestImports) {
			checkOwner(t, name, imp)
		}
	}
	for name := range house {
		if _, err := os.Stat(filepath.Join("..", name)); err == nil && !seen[name] {
			t.Errorf("the house declares %s, and there is no such package", name)
		}
	}
}

func checkOwner(t *testing.T, name, imp string) {
	t.Helper()
	best := ""
	for lib := range owners {
		if (imp == lib || strings.HasPrefix(imp, lib+"/")) && len(lib) > len(best) {
			best = lib
		}
	}
	if best == "" {
		return
	}
	for _, owner := range owners[best] {
		if name == owner || strings.HasPrefix(name, owner+"/") {
			return
		}
	}
	t.Errorf("%s imports %s, which belongs to %v", name, imp, owners[best])
}

func TestEveryPackageSaysWhatItDoes(t *testing.T) {
	for _, p := range packages(t) {
		comments := 0
		for _, file := range slices.Concat(p.GoFiles, p.CgoFiles) {
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, file), nil, parser.PackageClauseOnly|parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			if f.Doc != nil {
				comments++
			}
		}
		if comments != 1 {
			t.Errorf("%s has %d package comments, want 1", p.ImportPath, comments)
		}
	}
}

func TestNothingElseLiesOnTop(t *testing.T) {
	want := []string{
		"CHANGELOG.md", "FyneApp.toml", "LICENSE", "Makefile", "README.md", "analysis", "app", "assets", "cmd",
		"go.mod", "go.sum", "storage",
	}
	built := []string{"bin", "dist", "shots"} // git ignores these
	list, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if n := e.Name(); !strings.HasPrefix(n, ".") && !slices.Contains(want, n) && !slices.Contains(built, n) {
			t.Errorf("%s lies at the top level", n)
		}
	}
}
