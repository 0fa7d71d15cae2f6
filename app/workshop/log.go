package workshop

import (
	"cmp"
	"slices"
)

// Log is the events of one series in their settled order (time, device,
// sequence), with the state that those which stand add up to.
type Log struct {
	events []Event
	state  *State
	opened ActID // the act that made the series; it cannot be taken back
	undo   []Act // acts that stand and can be taken back, oldest first
	redo   []Act // acts that were taken back, newest last
}

// Act names a thing that the user did.
type Act struct {
	ID   ActID
	Name string
}

// NewLog returns the log of the given events, in any order.
func NewLog(events []Event) *Log {
	l := &Log{events: slices.Clone(events)}
	slices.SortStableFunc(l.events, compare)
	l.refold()
	return l
}

func compare(a, b Event) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Device, b.Device), cmp.Compare(a.Seq, b.Seq))
}

// State is what the events that stand add up to.
func (l *Log) State() *State { return l.state }

// Len is the number of events, those taken back included.
func (l *Log) Len() int { return len(l.events) }

// Events is every event in its settled order; it is read only.
func (l *Log) Events() []Event { return l.events }

// Add takes events in. Events that come after all others and take nothing back
// are applied at once; anything else folds the whole log again.
func (l *Log) Add(events ...Event) {
	again := false
	for _, e := range events {
		switch e.Payload.(type) {
		case ActUndone, ActRedone:
			again = true
		}
		if e.Of > 0 { // only the whole act counts
			again = true
		}
		if n := len(l.events); n > 0 && compare(l.events[n-1], e) > 0 {
			again = true
		}
		l.events = append(l.events, e)
		if !again {
			l.note(e)
			e.Payload.apply(l.state, e)
		}
	}
	if again {
		slices.SortStableFunc(l.events, compare)
		l.refold()
	}
}

// CanUndo returns the act that undo would take back.
func (l *Log) CanUndo() (Act, bool) { return last(l.undo) }

// CanRedo returns the act that redo would do again.
func (l *Log) CanRedo() (Act, bool) { return last(l.redo) }

func last(acts []Act) (Act, bool) {
	if len(acts) == 0 {
		return Act{}, false
	}
	return acts[len(acts)-1], true
}

// note keeps the undo and redo stacks.
func (l *Log) note(e Event) {
	switch p := e.Payload.(type) {
	case ActUndone:
		l.undo, l.redo = shift(l.undo, l.redo, p.Undone)
	case ActRedone:
		l.redo, l.undo = shift(l.redo, l.undo, p.Redone)
	case SeriesCreated:
		l.opened = e.Act
	case DocumentExported, Unknown:
		// What left the program cannot be taken back.
	default:
		if top, ok := last(l.undo); e.Act != l.opened && (!ok || top.ID != e.Act) {
			l.undo = append(l.undo, Act{e.Act, e.Name})
			l.redo = nil
		}
	}
}

// shift moves an act from one stack to the top of the other.
func shift(from, to []Act, id ActID) (fromLeft, toGrown []Act) {
	i := slices.IndexFunc(from, func(a Act) bool { return a.ID == id })
	if i < 0 {
		return from, to
	}
	return slices.Delete(slices.Clone(from), i, i+1), append(to, from[i])
}

func (l *Log) refold() {
	l.opened, l.undo, l.redo = "", nil, nil
	have := map[ActID]int{}
	for _, e := range l.events {
		if e.Of > 0 {
			have[e.Act]++
		}
	}
	for _, e := range l.events {
		if have[e.Act] >= e.Of {
			l.note(e)
		}
	}
	stands := make(map[ActID]bool, len(l.undo)+1)
	stands[l.opened] = true
	for _, a := range l.undo {
		stands[a.ID] = true
	}
	l.state = newState()
	for _, e := range l.events {
		switch e.Payload.(type) {
		case DocumentExported:
			e.Payload.apply(l.state, e)
		default:
			if stands[e.Act] {
				e.Payload.apply(l.state, e)
			}
		}
	}
}
