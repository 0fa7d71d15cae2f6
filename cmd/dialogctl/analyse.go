package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"foraeldredialog/analysis"
	"foraeldredialog/app"
)

// segmentCmd splits notes into statements.
type segmentCmd struct{}

type segmentLine struct {
	analysis.Span
	Text string `json:"text"`
}

// Run reads notes as UTF-8; the offsets are bytes into that input.
func (segmentCmd) Run(s *session) error {
	mind, err := app.Analyser()
	if err != nil {
		return err
	}
	b, err := io.ReadAll(s.in)
	if err != nil {
		return err
	}
	text := string(b)
	s.utf8Text(text)
	w := bufio.NewWriter(s.out)
	enc := encoder(w)
	pieces := mind.Segment(text)
	for _, g := range pieces {
		if g.Kind != analysis.Said {
			continue
		}
		if err := enc.Encode(segmentLine{g.Span, g.Of(text)}); err != nil {
			return err
		}
	}
	if words := explainAside(pieces); words != "" {
		say(s.err, "%s\n", words)
	}
	if words := app.ExplainForeign(app.Foreign(pieces)); words != "" {
		say(s.err, "%s\n", words)
	}
	return w.Flush()
}

// explainAside says how much of a note became no statement; it is empty where
// all of the note could be read.
func explainAside(pieces []analysis.Segment) string {
	n := map[analysis.SegmentKind]int{}
	for _, g := range pieces {
		n[g.Kind]++
	}
	if n[analysis.Verbatim] == 0 {
		return ""
	}
	var parts []string
	for _, p := range []struct {
		kind      analysis.SegmentKind
		one, many string
	}{
		{analysis.Heading, "overskrift", "overskrifter"},
		{analysis.Aside, "praktisk linje", "praktiske linjer"},
		{analysis.Verbatim, "stykke, der ikke kunne læses som dansk", "stykker, der ikke kunne læses som dansk"},
	} {
		switch c := n[p.kind]; c {
		case 0:
		case 1:
			parts = append(parts, "1 "+p.one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", c, p.many))
		}
	}
	list := parts[len(parts)-1]
	if k := len(parts) - 1; k > 0 {
		list = strings.Join(parts[:k], ", ") + " og " + list
	}
	return "Lagt til side uden at blive til udsagn: " + list + "."
}

// tagCmd suggests themes.
type tagCmd struct{}

type (
	tagLine struct {
		Text    string           `json:"text"`
		Themes  []tagTheme       `json:"themes"`
		Maybe   []tagTheme       `json:"maybe,omitempty"` // shown as "måske", not counted as suggested
		Valence analysis.Valence `json:"valence"`
		Kind    analysis.Kind    `json:"kind"`
		PII     []tagPII         `json:"pii"`

		Language analysis.Language `json:"language,omitempty"` // other than Danish
	}
	tagTheme struct {
		ID         string              `json:"id"`
		Confidence float64             `json:"confidence"`
		Because    []analysis.Evidence `json:"because"`
	}
	tagPII struct {
		analysis.Span
		Type analysis.PII `json:"type"`
	}
)

// Run reads one statement a line and answers with one JSON line each, empty
// lines included, so that the two can be laid side by side.
func (tagCmd) Run(s *session) error {
	mind, err := app.Analyser()
	if err != nil {
		return err
	}
	defs, err := app.BuiltinThemes()
	if err != nil {
		return err
	}
	themes := mind.Themes(defs)
	w := bufio.NewWriter(s.out)
	enc := encoder(w)
	told, foreign := false, 0
	err = s.lines(func(text string) error {
		text = strings.TrimPrefix(text, "\ufeff")
		if !told && !utf8.ValidString(text) {
			s.utf8Text(text)
			told = true
		}
		l := tagLine{
			Text: text, Themes: []tagTheme{}, PII: []tagPII{},
		}
		all := themes.Appraise(text)
		l.Valence, l.Kind = all.Valence, all.Kind
		if l.Language = mind.Language(text); l.Language != analysis.Danish {
			foreign++
		} else {
			for _, g := range all.Suggested {
				l.Themes = append(l.Themes, tagTheme{g.Theme, g.Confidence, g.Because})
			}
			for _, g := range all.Maybe {
				l.Maybe = append(l.Maybe, tagTheme{g.Theme, g.Confidence, g.Because})
			}
		}
		for _, f := range mind.Personal(text) {
			l.PII = append(l.PII, tagPII{f.Span, f.Type})
		}
		return enc.Encode(l)
	})
	if foreign > 0 {
		say(s.err, "%d af linjerne er ikke på dansk og får ingen temaer.\n", foreign)
	}
	return errors.Join(err, w.Flush())
}

// encoder writes JSON lines that people can read, too.
func encoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
