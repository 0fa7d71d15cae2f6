package ui

import (
	"sync"

	"fyne.io/fyne/v2"

	"foraeldredialog/app"
	"foraeldredialog/app/ui/widget"
)

// worker runs what touches the disk, one thing after the other in the order in
// which it was asked for: two statements saved in quick succession keep their
// order. It is the one place where the window leaves the UI thread, and
// back (fyne.Do) the one way back.
type worker struct {
	mu      sync.Mutex
	wake    *sync.Cond
	jobs    []job
	pending int
	closed  bool
	idle    *sync.Cond
	back    func(func()) // fyne.Do, or a direct call in tests
}

type job struct {
	work func() error
	done func(error)
}

func newWorker(back func(func())) *worker {
	w := &worker{back: back}
	w.wake, w.idle = sync.NewCond(&w.mu), sync.NewCond(&w.mu)
	go w.loop()
	return w
}

func (w *worker) add(j job) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pending++
	w.jobs = append(w.jobs, j)
	w.wake.Signal()
}

func (w *worker) loop() {
	for {
		w.mu.Lock()
		for len(w.jobs) == 0 && !w.closed {
			w.wake.Wait()
		}
		if len(w.jobs) == 0 {
			w.mu.Unlock()
			return
		}
		j := w.jobs[0]
		w.jobs = w.jobs[1:]
		w.mu.Unlock()
		err := j.work()
		w.mu.Lock()
		w.pending--
		w.idle.Broadcast()
		w.mu.Unlock()
		w.back(func() { j.done(err) })
	}
}

// wait returns when everything asked for has been done.
func (w *worker) wait() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for w.pending > 0 {
		w.idle.Wait()
	}
}

func (w *worker) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	w.wake.Signal()
}

func (w *worker) busy() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.pending > 0
}

// run does work off the UI thread and calls done on it with what came of it.
// Most screens want do or change.
func (s *shell) run(work func() error, done func(error)) {
	s.chrome.saving()
	s.worker.add(job{work, func(err error) {
		done(err)
		s.chrome.refresh()
	}})
}

// do does work off the UI thread. An error is explained in the window and then
// is not called; otherwise then (may be nil) is called and the page refreshed.
func (s *shell) do(work func() error, then func()) {
	s.run(work, func(err error) {
		if err != nil {
			s.explain(err)
			return
		}
		if then != nil {
			then()
		}
		s.refresh()
	})
}

// change is do for an act that can be taken back: said is what the toast says
// beside "Fortryd Ctrl+Z".
func (s *shell) change(said string, work func() error) {
	s.do(work, func() { s.toastUndo(said) })
}

// explain shows an error as a calm banner above the work: what happened, and
// what to do. Nothing that was typed is lost by it.
func (s *shell) explain(err error) {
	what, next := app.Explain(err)
	s.chrome.failed()
	s.say(widget.Trouble, what, next)
}

// undo takes the last act back.
func (s *shell) undo() {
	if s.series == nil {
		return
	}
	series, name := s.series, ""
	s.do(func() (err error) { name, err = series.Undo(); return err }, func() {
		s.toast(tr("toast.undone", "Act", name), tr("toast.redo"), "Ctrl+Y", s.redo)
	})
}

// redo does the act again that was taken back last.
func (s *shell) redo() {
	if s.series == nil {
		return
	}
	series, name := s.series, ""
	s.do(func() (err error) { name, err = series.Redo(); return err }, func() {
		s.toast(tr("toast.redone", "Act", name), tr("toast.undo"), "Ctrl+Z", s.undo)
	})
}

// onUI is the way back to the UI thread for what is not the worker's: timers
// and listeners.
func onUI(f func()) { fyne.Do(f) }

// latest runs a quick reading of text beside the UI thread, at most one at a
// time and only of the newest text: whoever types fast skips readings, and
// never waits for one.
type latest[T any] struct {
	mu      sync.Mutex
	text    string
	waiting bool
	running bool
	read    func(string) T
	show    func(text string, result T)
	back    func(func())
}

func newLatest[T any](back func(func()), read func(string) T, show func(string, T)) *latest[T] {
	return &latest[T]{read: read, show: show, back: back}
}

// ask asks for a reading of text; show is called with it unless a newer text
// comes before it begins.
func (l *latest[T]) ask(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text, l.waiting = text, true
	if !l.running {
		l.running = true
		go l.loop()
	}
}

func (l *latest[T]) loop() {
	for {
		l.mu.Lock()
		if !l.waiting {
			l.running = false
			l.mu.Unlock()
			return
		}
		text := l.text
		l.waiting = false
		l.mu.Unlock()
		result := l.read(text)
		l.back(func() { l.show(text, result) })
	}
}
