package main

import (
	"strings"

	"foraeldredialog/app"
)

// ideasCmd proposes new themes.
type ideasCmd struct {
	Series string `required:"" help:"Forløbets id." placeholder:"ID"`
}

// Run prints each idea's words and each of its statements under it, after a tab.
func (c ideasCmd) Run(s *session) error {
	return s.series(c.Series, func(x *app.Series) error {
		ideas := x.ThemeIdeas()
		for _, idea := range ideas {
			if err := s.print("%s\n", strings.Join(idea.Words, ", ")); err != nil {
				return err
			}
			for _, st := range idea.Statements {
				if err := s.print("\t%d\t%s\n", st.Number, oneLine(st.Text)); err != nil {
					return err
				}
			}
		}
		if len(ideas) == 0 {
			say(s.err, "Der er ingen forslag til nye temaer: ingen tre udsagn uden tema har ord til fælles, som er sjældne i de andre.\n")
		}
		return nil
	})
}
