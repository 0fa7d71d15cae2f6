package ui

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
)

// Saving the pages as a PDF: where, whether to replace what is there, and what
// came of it.

// prefFolder is where the folder of the last export is remembered.
const prefFolder = "exportFolder"

// exportForm is the dialog that asks for a place.
type exportForm struct {
	p     *presentationPage
	path  *widget.Field
	box   *widget.Labelled
	sheet *sheet
}

// export asks where the PDF goes.
func (p *presentationPage) export() { p.exportForm() }

func (p *presentationPage) exportForm() *exportForm {
	f := &exportForm{p: p, path: widget.NewField()}
	f.path.SetText(filepath.Join(p.folder(), fileName(p.title, p.draft)))
	f.box = widget.NewLabelled(tr("presentation.file"), tr("presentation.fileHint"), f.path)
	f.path.OnChanged = func(string) { f.box.SetProblem("") }
	f.path.OnSubmitted = func(string) { f.save() }
	choose := widget.NewButton(tr("presentation.choose"), theme.FolderOpenIcon(), f.choose)
	words := tr("presentation.exportWords")
	if p.draft {
		words = tr("presentation.exportDraftWords")
	}
	content := widget.Rows(12, widget.NewParagraph(words, widget.Plain), f.box.Container, container.NewHBox(choose))
	f.sheet = p.s.ask(tr("presentation.exportTitle"), content, fyne.NewSize(640, 330), tr("presentation.export"), f.save, f.path)
	f.sheet.form = nil // a path is no work that could be lost
	return f
}

// folder is where the last export went, or the user's documents.
func (p *presentationPage) folder() string {
	if d := p.s.fyne.Preferences().String(prefFolder); isFolder(d) {
		return d
	}
	return documents()
}

// documents is the user's folder of documents, or the home folder.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, name := range []string{"Dokumenter", "Documents"} {
		if d := filepath.Join(home, name); isFolder(d) {
			return d
		}
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return path != "" && err == nil && info.IsDir()
}

// fileName makes a file's name from a title; signs that a file system may
// refuse become spaces.
func fileName(title string, draft bool) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, title)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if name == "" {
		name = tr("app.name")
	}
	const most = 80 // letters: well below every file system's limit
	if runes := []rune(name); len(runes) > most {
		name = strings.TrimSpace(string(runes[:most]))
	}
	if draft {
		name += " " + tr("presentation.draftSuffix")
	}
	return name + ".pdf"
}

// choose lets the user point at a folder. The name stays in the field: a dialog
// that asks for a file would empty one that is there before ours is written.
func (f *exportForm) choose() {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		switch {
		case err != nil:
			what, next := app.Explain(err)
			f.box.SetProblem(what + " " + next)
		case dir != nil:
			f.path.SetText(filepath.Join(dir.Path(), filepath.Base(f.path.Text)))
		}
	}, f.p.s.win)
	if dir, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(f.path.Text))); err == nil {
		d.SetLocation(dir)
	}
	f.p.s.showFiles(d)
}

// save begins the export; the dialog stays until the file is there.
func (f *exportForm) save() bool {
	path, ok := exportPath(f.path.Text, f.p.folder(), fileName(f.p.title, f.p.draft))
	if !ok {
		f.box.SetProblem(tr("presentation.noName"))
		return false
	}
	f.write(path, false)
	return false
}

// exportPath is the typed path with what people leave out: the folder, the name
// and the ending.
func exportPath(typed, folder, name string) (string, bool) {
	path := strings.TrimSpace(typed)
	if path == "" {
		return "", false
	}
	if isFolder(path) || os.IsPathSeparator(path[len(path)-1]) {
		path = filepath.Join(path, name)
	}
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	return path, true
}

func (f *exportForm) write(path string, replace bool) {
	p, draft := f.p, f.p.draft
	var out app.Exported
	p.s.run(func() (err error) {
		if info, err := os.Stat(path); err == nil && !info.IsDir() && !replace {
			return fs.ErrExist
		}
		out, err = p.series.Export(path, "slides", draft)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, fs.ErrExist) && !replace:
			p.s.confirm(tr("presentation.replaceTitle"), tr("presentation.replaceWords", "File", filepath.Base(path)),
				tr("presentation.replace"), func() { f.write(path, true) })
		case err != nil:
			what, next := app.Explain(err)
			f.box.SetProblem(what + " " + next)
		default:
			p.s.fyne.Preferences().SetString(prefFolder, filepath.Dir(path))
			f.sheet.shut()
			p.exported(out)
		}
	})
}

// exported says where the file is, how many pages it has, and opens the folder.
func (p *presentationPage) exported(out app.Exported) {
	p.s.refresh()
	open := func(path string) func() {
		return func() {
			u, err := url.Parse(storage.NewFileURI(path).String())
			if err == nil {
				err = p.s.fyne.OpenURL(u)
			}
			if err != nil {
				p.s.say(widget.Caution, tr("presentation.openFailed"), path)
			}
		}
	}
	next := trn("presentation.pages", out.Pages) + ", " + tr("presentation.size", "KB", (out.Bytes+1023)/1024) + "."
	if len(out.Concerns) > 0 {
		next += " " + tr("presentation.concerns")
	}
	p.s.say(widget.Calm, tr("presentation.exported", "Path", out.Path), next,
		widget.NewButton(tr("presentation.openFile"), nil, open(out.Path)),
		widget.NewButton(tr("presentation.openFolder"), nil, open(filepath.Dir(out.Path))))
}
