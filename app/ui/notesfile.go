package ui

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
)

// The dialog that asks for a file of notes. It is our own: the toolkit's cannot
// be used by keys alone, and a file that cannot be read closes it.

// prefNotes is where the folder of the last notes is remembered.
const prefNotes = "notesFolder"

// noteTypes are the endings of files that may hold notes.
var noteTypes = []string{".txt", ".text", ".md", ".csv"}

// notesFile is that dialog: a path to write, and what lies in its folder.
type notesFile struct {
	p     *capturePage
	dir   string
	found []fileView
	path  *widget.Field
	box   *widget.Labelled
	list  *widget.RowList
	sheet *sheet
}

// fileView is a folder or a file as the list shows it.
type fileView struct {
	name, path string
	meta       string
	folder     bool
}

// openNotes lets the user pick a text file.
func (p *capturePage) openNotes() { p.notesFile() }

func (p *capturePage) notesFile() *notesFile {
	f := &notesFile{p: p, path: widget.NewField()}
	f.box = widget.NewLabelled(tr("notes.file"), tr("notes.fileHint"), f.path)
	f.list = widget.NewRowList(func() int { return len(f.found) }, func(i int) widget.Row {
		return widget.Row{Text: f.found[i].name, Meta: f.found[i].meta, Strong: f.found[i].folder}
	})
	f.list.NoNumbers = true
	f.list.OnActivated = func(i int) { f.take(f.found[i].path) }
	f.list.OnSelected = func(i int) {
		if x := f.found[i]; !x.folder {
			f.path.SetText(x.path)
		}
	}
	f.path.OnChanged = func(string) { f.box.SetProblem("") }
	f.path.OnSubmitted = func(string) { f.submit() }
	body := container.NewBorder(widget.Pad(f.box.Container, 0, 0, 10, 0), nil, nil, nil,
		container.NewStack(widget.NewPanel(widget.ColourCard, widget.ColourRule, 6), widget.Pad(f.list, 4, 4, 4, 4)))
	f.sheet = p.s.sheet(tr("notes.open"), body, fyne.NewSize(720, 560),
		widget.NewButton(tr("button.cancel"), nil, func() { f.sheet.shut() }), widget.NewPrimary(tr("notes.read"), nil, f.submit))
	f.sheet.yes = f.submit
	dir := p.s.fyne.Preferences().String(prefNotes)
	if !isFolder(dir) {
		dir = documents()
	}
	f.look(dir)
	p.s.win.Canvas().Focus(f.path)
	return f
}

// submit takes what is written in the field.
func (f *notesFile) submit() {
	path := strings.Trim(strings.TrimSpace(f.path.Text), `"`)
	if path == "" {
		f.box.SetProblem(tr("notes.fileMissing"))
		return
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(f.dir, path)
	}
	f.take(path)
}

// take looks into a folder, and reads a file. The dialog stays until that went
// well.
func (f *notesFile) take(path string) {
	if isFolder(path) {
		if f.look(path) {
			f.p.s.win.Canvas().Focus(f.list)
		}
		return
	}
	f.path.SetText(path)
	f.p.readNotes(filepath.Base(path), func() (io.ReadCloser, error) { return os.Open(path) }, f.failed, func() {
		f.p.s.fyne.Preferences().SetString(prefNotes, filepath.Dir(path))
		f.sheet.shut()
	})
}

func (f *notesFile) failed(err error) {
	what, next := app.Explain(err)
	f.box.SetProblem(what + " " + next)
	f.p.s.win.Canvas().Focus(f.path)
}

// look shows what lies in a folder: the one above it, folders, files of notes.
func (f *notesFile) look(dir string) bool {
	list, err := os.ReadDir(dir)
	if err != nil {
		f.failed(err)
		return false
	}
	f.dir, f.found = filepath.Clean(dir), nil
	for _, e := range list {
		if v, ok := f.view(e); ok {
			f.found = append(f.found, v)
		}
	}
	slices.SortStableFunc(f.found, func(a, b fileView) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	if up := filepath.Dir(f.dir); up != f.dir {
		f.found = slices.Insert(f.found, 0, fileView{name: tr("notes.up"), path: up, meta: up, folder: true})
	}
	f.path.SetText(strings.TrimSuffix(f.dir, string(filepath.Separator)) + string(filepath.Separator))
	f.path.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	f.list.Unselect()
	f.list.Reload()
	f.list.ScrollToTop()
	return true
}

// view is a line for what may be picked: no hidden file, no other kind of file.
func (f *notesFile) view(e os.DirEntry) (fileView, bool) {
	path := filepath.Join(f.dir, e.Name())
	info, err := os.Stat(path) // what a link leads to
	if err != nil || strings.HasPrefix(e.Name(), ".") {
		return fileView{}, false
	}
	if info.IsDir() {
		return fileView{name: e.Name(), path: path, meta: tr("notes.folder"), folder: true}, true
	}
	meta := tr("presentation.size", "KB", (info.Size()+1023)/1024) + "  ·  " + dayTime(info.ModTime(), f.p.s.now())
	return fileView{name: e.Name(), path: path, meta: meta}, slices.Contains(noteTypes, strings.ToLower(filepath.Ext(path)))
}
