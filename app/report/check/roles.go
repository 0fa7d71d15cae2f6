package check

import (
	"maps"
	"slices"
	"strings"
)

var (
	ruleRoleUnmapped = rule{"role-unmapped", "ISO 14289-1 7.1"}
	ruleRoleLoop     = rule{"role-loop", "ISO 14289-1 7.1"}
	ruleRoleStandard = rule{"role-standard", "ISO 14289-1 7.1"}
)

// standardTypes are those of ISO 32000-1 14.8.4.
var standardTypes = func() map[string]bool {
	m := map[string]bool{}
	for s := range strings.FieldsSeq(`Document Part Art Sect Div BlockQuote Caption TOC TOCI Index
		NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
		Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
		Figure Formula Form`) {
		m[s] = true
	}
	return m
}()

// roleMap says which type a file's own type stands for.
type roleMap map[string]string

func (d *document) roleMap() roleMap {
	m := roleMap{}
	for kind, to := range d.dict(d.root["RoleMap"]) {
		m[decodeName(kind)] = d.name(to)
	}
	return m
}

// standard follows the map; a type that leads nowhere stands for nothing.
func (m roleMap) standard(kind string) string {
	for range len(m) + 1 {
		if standardTypes[kind] {
			return kind
		}
		kind = m[kind]
	}
	return ""
}

// loops reports whether following the map from a type comes back to one that
// was passed before.
func (m roleMap) loops(kind string) bool {
	seen := map[string]bool{}
	for kind != "" && !seen[kind] {
		seen[kind] = true
		kind = m[kind]
	}
	return kind != ""
}

func (d *document) checkRoles() {
	if d.root == nil {
		return
	}
	m := d.roleMap()
	for _, kind := range slices.Sorted(maps.Keys(m)) {
		switch {
		case m.loops(kind):
			d.add(ruleRoleLoop, 0, "Elementtypen %q er forklaret ved sig selv.", kind)
		case standardTypes[kind]:
			d.add(ruleRoleStandard, 0, "Standardtypen %q må ikke betyde noget andet.", kind)
		}
	}
	told := map[string]bool{}
	for _, e := range d.elements {
		if e.role == "" && !m.loops(e.kind) && !told[e.kind] {
			told[e.kind] = true
			d.add(ruleRoleUnmapped, e.page, "Elementtypen %q er ukendt for hjælpemidler.", e.kind)
		}
	}
}
