package pdf

import (
	"fmt"
	"strings"

	"foraeldredialog/app/report/page"
)

// content is a node's marked content on one page.
type content struct {
	page, mcid int
}

// structure writes the structure tree and its parent tree, and returns the
// root's number.
func (f *finisher) structure() int {
	nodes := f.laid.Nodes
	first := f.reserve(len(nodes))
	children := make([][]page.NodeID, len(nodes))
	for i, n := range nodes {
		if n.Parent >= 0 {
			children[n.Parent] = append(children[n.Parent], page.NodeID(i))
		}
	}
	marked := make([][]content, len(nodes))
	var parents strings.Builder
	for p, owners := range f.owners {
		fmt.Fprintf(&parents, "%d[", p)
		for mcid, n := range owners {
			marked[n] = append(marked[n], content{p, mcid})
			parents.WriteString(ref(first+int(n)) + " ")
		}
		parents.WriteString("]")
	}
	nums := f.add(object{value: "<</Nums[" + parents.String() + "]>>"})
	root := f.add(object{value: fmt.Sprintf("<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>",
		ref(first), ref(nums), len(f.owners))})
	for i, n := range nodes {
		parent := root
		if n.Parent >= 0 {
			parent = first + int(n.Parent)
		}
		kids := f.kids(marked[i])
		for _, c := range children[i] {
			kids = append(kids, ref(first+int(c)))
		}
		f.objects[first+i].value = f.element(page.NodeID(i), parent, marked[i], kids)
	}
	return root
}

// kids are a node's pieces of content: a bare MCID on the page that the
// element names, a reference with its page elsewhere.
func (f *finisher) kids(marked []content) []string {
	var out []string
	for _, c := range marked {
		if c.page == marked[0].page {
			out = append(out, fmt.Sprint(c.mcid))
		} else {
			out = append(out, fmt.Sprintf("<</Type/MCR/Pg %s/MCID %d>>", ref(f.pages[c.page]), c.mcid))
		}
	}
	return out
}

func (f *finisher) element(id page.NodeID, parent int, marked []content, kids []string) string {
	n := f.laid.Nodes[id]
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/StructElem/S/%s/P %s", n.Role, ref(parent))
	if len(marked) > 0 {
		b.WriteString("/Pg " + ref(f.pages[marked[0].page]))
	}
	switch len(kids) {
	case 0:
	case 1:
		b.WriteString("/K " + kids[0])
	default:
		b.WriteString("/K[" + strings.Join(kids, " ") + "]")
	}
	if n.Alt != "" {
		b.WriteString("/Alt" + textString(n.Alt))
	}
	b.WriteString(f.attributes(id, n))
	b.WriteString(">>")
	return b.String()
}

// attributes are those that PDF/UA-1 requires of a role.
func (f *finisher) attributes(id page.NodeID, n page.Node) string {
	switch n.Role {
	case page.RoleList:
		if n.Ordered {
			return "/A<</O/List/ListNumbering/Decimal>>"
		}
		return "/A<</O/List/ListNumbering/Disc>>"
	case page.RoleHead:
		return fmt.Sprintf("/A<</O/Table/Scope/%s>>", n.Scope)
	case page.RoleFigure:
		box := f.boxes[id]
		return fmt.Sprintf("/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>",
			box.left, box.bottom, box.right, box.top)
	}
	return ""
}
