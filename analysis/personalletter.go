package analysis

import (
	"strings"
	"unicode"
)

// subjectVerbs stand behind who does something: "L vil ikke op".
var subjectVerbs = set(`vil ville har havde er var blev bliver kan kunne skal skulle må måtte får fik går gik kom kommer siger sagde
	savner trives elsker hader mangler sover spiser græder græd skriger skreg nægter nægtede tør turde bor begyndte starter startede
	stoppede sidder sad synes føler følte oplever oplevede mistede vågner ringede fortalte svarede`)

// nearChild stands in front of a letter that is somebody's: "hans bror A".
var nearChild = set(`bror søster storebror storesøster lillebror lillesøster søn sønnen datter datteren drengen pigen lille
	kæreste veninde tvillingebror tvillingesøster barnebarn barnebarnet plejesøn plejedatter`)

// pointed are abbreviations of capitals with points that are no initials.
var pointed = set("ps nb cv dd su us usa tv pr uk ok eu mv mm obs pc it af vr sa aps hc kl ca pga mht dvs fx bl td em fm ht")

// initialsEnd returns the last of two or three initials with points and nothing
// between them, i where there is one alone: "K.J.".
func initialsEnd(text string, ts []nameToken, i int) int {
	to := i
	letters := ts[i].low
	for to+1 < len(ts) && text[ts[to].End:ts[to+1].Start] == "." && ts[to+1].single && !ts[to+1].hidden {
		to++
		letters += ts[to].low
	}
	if to-i > 2 || pointed[letters] || !strings.HasPrefix(text[ts[to].End:], ".") || isWordRune(after(text, ts[to].End+1)) {
		return i
	}
	return to
}

// isLetterName reports whether a single capital stands for a person. "I" is a
// pronoun, and what tells one of several from another is no name: "plan B".
func isLetterName(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if i > 0 && (ts[i-1].odd || ts[i-1].single && t.lead == leadNone) || unicode.IsDigit(before(text, t.Start)) {
		return false
	}
	if initialsEnd(text, ts, i) > i {
		return !(i > 0 && text[ts[i-1].End:t.Start] == ".")
	}
	if t.low == "i" || len(t.low) != t.Len() || labelled(ts, i) {
		return false
	}
	rest := text[t.End:]
	if i > 0 && t.joined && nearChild[ts[i-1].low] {
		return rest == "" || strings.ContainsRune(" ,.!?)\n:;", after(rest, 0))
	}
	if i > 0 && nearChild[ts[i-1].low] && text[ts[i-1].End:t.Start] == ", " && strings.HasPrefix(rest, ",") {
		return true
	}
	if i+1 == len(ts) || !ts[i+1].joined || !subjectVerbs[ts[i+1].low] || ts[i+1].capital {
		return false
	}
	return t.start && !(i > 0 && strings.HasSuffix(text[:t.Start], ". ") && unicode.IsDigit(before(text, t.Start-2))) ||
		i > 0 && ts[i-1].stop || t.lead == leadComma
}
