package body

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// container reads a list, quotation, table or figure and adds what it holds.
func (r *reader) container(n *html.Node, m marks) {
	switch n.DataAtom {
	case atom.Blockquote:
		if kids := r.inside(m, childNodes(n)...); len(kids) > 0 {
			r.blocks = append(r.blocks, quotation(kids))
		}
	case atom.Ul, atom.Ol:
		r.list(n, m)
	case atom.Table:
		r.table(n, m)
	case atom.Figure:
		r.figure(n, m)
	}
}

// inside reads nodes as the content of a container.
func (r *reader) inside(m marks, nodes ...*html.Node) []block {
	sub := reader{tag: "p", depth: r.depth + 1}
	for _, n := range nodes {
		sub.node(n, m)
	}
	sub.flush()
	return sub.blocks
}

func childNodes(n *html.Node) []*html.Node { return slices.Collect(n.ChildNodes()) }

// settle makes paragraphs of captions that belong to no figure, and of attributions that belong to no quotation.
func settle(blocks []block) []block {
	for i := range blocks {
		if blocks[i].tag == "figcaption" || blocks[i].tag == "footer" {
			blocks[i].tag = "p"
		}
	}
	return blocks
}

// quotation returns a quotation whose attribution, if it has one, stands last. One without words to quote is
// a quotation of its attribution.
func quotation(kids []block) block {
	var quoted []block
	var by [][]run
	for _, k := range kids {
		if k.tag == "footer" {
			by = append(by, k.runs)
		} else {
			quoted = append(quoted, k)
		}
	}
	if len(quoted) == 0 {
		return block{tag: "blockquote", kids: settle(kids)}
	}
	quoted = settle(quoted)
	if by != nil {
		quoted = append(quoted, block{tag: "footer", runs: lines(by)})
	}
	return block{tag: "blockquote", kids: quoted}
}

// list reads ul and ol. What stands outside any item belongs to the item before
// it, which is where word processors leave nested lists.
func (r *reader) list(n *html.Node, m marks) {
	list := block{tag: n.Data}
	if n.DataAtom == atom.Ol {
		if start := number(n, "start", -1e6, 1e6); len(start) > 0 && start[0].Val != "1" {
			list.attrs = start
		}
	}
	var stray []*html.Node
	gather := func() {
		kids := settle(r.inside(m, stray...))
		stray = nil
		if last := len(list.kids) - 1; last >= 0 {
			list.kids[last].kids = append(list.kids[last].kids, kids...)
		} else if len(kids) > 0 {
			list.kids = append(list.kids, block{tag: "li", kids: kids})
		}
	}
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Li {
			stray = append(stray, c)
			continue
		}
		gather()
		if kids := settle(r.inside(m, childNodes(c)...)); len(kids) > 0 {
			list.kids = append(list.kids, block{tag: "li", kids: kids})
		}
	}
	gather()
	if len(list.kids) > 0 {
		r.blocks = append(r.blocks, list)
	}
}

// table reads a table. One without any content leaves nothing; a caption without
// rows leaves a paragraph.
func (r *reader) table(n *html.Node, m marks) {
	var caption [][]run
	var before []block // what a caption may not hold
	head, rest := block{tag: "thead"}, block{tag: "tbody"}
	for c := range n.ChildNodes() {
		switch c.DataAtom {
		case atom.Caption:
			for _, b := range r.inside(m, childNodes(c)...) {
				if len(b.runs) > 0 {
					caption = append(caption, b.runs)
				} else {
					before = append(before, b)
				}
			}
		case atom.Thead:
			head.kids = append(head.kids, r.rows(c, m)...)
		case atom.Tbody, atom.Tfoot:
			rest.kids = append(rest.kids, r.rows(c, m)...)
		}
	}
	r.blocks = append(r.blocks, before...)
	table := block{tag: "table"}
	for _, part := range []block{head, rest} {
		if slices.ContainsFunc(part.kids, hasContent) {
			table.kids = append(table.kids, part)
		}
	}
	switch {
	case len(table.kids) == 0:
		r.paragraph(caption)
		return
	case caption != nil:
		table.kids = slices.Insert(table.kids, 0, block{tag: "caption", runs: lines(caption)})
	}
	r.blocks = append(r.blocks, table)
}

// rows reads the rows of a part of a table. Empty cells stay, for they keep the
// columns in line.
func (r *reader) rows(part *html.Node, m marks) []block {
	var rows []block
	for tr := range part.ChildNodes() {
		row := block{tag: "tr"}
		for td := range tr.ChildNodes() {
			if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
				continue
			}
			cell := block{tag: td.Data, kids: settle(r.inside(m, childNodes(td)...))}
			if scope := attr(td, "scope"); td.DataAtom == atom.Th && slices.Contains(scopes, scope) {
				cell.attrs = append(cell.attrs, html.Attribute{Key: "scope", Val: scope})
			}
			cell.attrs = append(cell.attrs, number(td, "colspan", 2, 1000)...)
			cell.attrs = append(cell.attrs, number(td, "rowspan", 2, 1000)...)
			row.kids = append(row.kids, cell)
		}
		if len(row.kids) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

var scopes = []string{"row", "col", "rowgroup", "colgroup"}

// hasContent reports whether any text or picture stands in b.
func hasContent(b block) bool {
	return len(b.runs) > 0 || b.tag == "img" || b.tag == "hr" || slices.ContainsFunc(b.kids, hasContent)
}

// figure reads pictures with their caption. Anything else in a figure follows
// it, and a figure without a picture is no figure.
func (r *reader) figure(n *html.Node, m marks) {
	figure := block{tag: "figure"}
	var caption [][]run
	var rest []block
	for _, b := range r.inside(m, childNodes(n)...) {
		switch b.tag {
		case "figcaption":
			caption = append(caption, b.runs)
		case "figure":
			for _, kid := range b.kids {
				if kid.tag == "figcaption" {
					caption = append(caption, kid.runs)
				} else {
					figure.kids = append(figure.kids, kid)
				}
			}
		default:
			rest = append(rest, b)
		}
	}
	if len(figure.kids) == 0 {
		r.blocks = append(r.blocks, rest...)
		r.paragraph(caption)
		return
	}
	if caption != nil {
		figure.kids = append(figure.kids, block{tag: "figcaption", runs: lines(caption)})
	}
	r.blocks = append(append(r.blocks, figure), rest...)
}

// paragraph adds the text of a caption that has nothing to stand under.
func (r *reader) paragraph(caption [][]run) {
	if runs := lines(caption); runs != nil {
		r.blocks = append(r.blocks, block{tag: "p", runs: runs})
	}
}
