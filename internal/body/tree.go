package body

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is one element of a body that stands on lines of its own: a leaf with
// runs (p, h2–h4, figcaption, caption), a container with kids, or a void (hr, img).
type block struct {
	tag   string
	attrs []html.Attribute
	runs  []run
	kids  []block
}

// maxDepth bounds how deep containers nest. Deeper ones become plain blocks:
// nobody reads a list of the ninth level, and hostile input must not grow.
const maxDepth = 8

// maxKey bounds the key of an attribution, far above what one article can hold.
const maxKey = 999_999

// read returns the blocks of an HTML fragment. Where typed is set, line breaks
// outside block elements count as [FromInput] says.
func read(s string, typed bool) []block {
	r := reader{tag: "p", typed: typed}
	context := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(policy.Sanitize(s)), context)
	if err != nil {
		// Only absurd nesting is refused. Keep the words.
		r.text(words(s), marks{})
	}
	for _, n := range nodes {
		r.node(n, marks{})
	}
	r.flush()
	return settle(r.blocks)
}

// words returns the text of HTML that cannot be parsed into a tree.
func words(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(policy.Sanitize(s)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
			b.WriteByte(' ')
		}
	}
}

// reader walks parsed nodes and collects blocks.
type reader struct {
	blocks []block
	runs   []run  // of the block under way
	tag    string // which leaf that block becomes: p, h2, figcaption, …
	typed  bool   // line breaks in text count
	depth  int
	notes  int // footnotes met so far: neighbours must not run together
}

func (r *reader) node(n *html.Node, m marks) {
	if n.Type == html.TextNode {
		r.text(n.Data, m)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	switch n.DataAtom {
	case atom.Em, atom.I:
		m.em = true
		r.children(n, m)
	case atom.Strong, atom.B:
		m.strong = true
		r.children(n, m)
	case atom.Cite:
		m.cite = true
		r.children(n, m)
	case atom.Sup:
		m.sup = true
		r.children(n, m)
	case atom.Span:
		if attr(n, "role") == "note" {
			r.notes++
			m.note, m.source = r.notes, 0 // a note is no statement
		}
		r.children(n, m)
	case atom.Mark:
		if key := number(n, "data-source", 1, maxKey); len(key) > 0 && m.note == 0 {
			m.source, _ = strconv.Atoi(key[0].Val)
		}
		r.children(n, m)
	case atom.A:
		m.href = cleanHref(attr(n, "href"))
		r.children(n, m)
	case atom.Br:
		r.runs = append(r.runs, run{m, "\n"})
	case atom.Hr:
		r.flush()
		r.blocks = append(r.blocks, block{tag: "hr"})
	case atom.Img:
		r.flush()
		r.image(n)
	case atom.H1, atom.H2:
		r.leaf("h2", n, m)
	case atom.H3:
		r.leaf("h3", n, m)
	case atom.H4, atom.H5, atom.H6:
		r.leaf("h4", n, m)
	case atom.Figcaption, atom.Footer:
		r.leaf(n.Data, n, m)
	case atom.Blockquote, atom.Ul, atom.Ol, atom.Table, atom.Figure:
		if r.depth < maxDepth {
			r.flush()
			r.container(n, m)
			return
		}
		r.leaf(r.tag, n, m)
	default: // wrappers, p, and parts of lists and tables that lost their whole
		r.leaf(r.tag, n, m)
	}
}

func (r *reader) children(n *html.Node, m marks) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, m)
	}
}

// leaf reads n as a block of its own whose text becomes elements named tag.
func (r *reader) leaf(tag string, n *html.Node, m marks) {
	r.flush()
	outerTag, outerTyped := r.tag, r.typed
	r.tag, r.typed = tag, false
	r.children(n, m)
	r.flush()
	r.tag, r.typed = outerTag, outerTyped
}

func (r *reader) text(s string, m marks) {
	s = strip(s)
	if !r.typed {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	r.runs = append(r.runs, run{m, s})
}

// flush ends the block under way.
func (r *reader) flush() {
	paras := paragraphs(r.runs)
	r.runs = nil
	if r.tag == "p" {
		for _, runs := range paras {
			r.blocks = append(r.blocks, block{tag: "p", runs: runs})
		}
		return
	}
	if runs := lines(paras); runs != nil {
		r.blocks = append(r.blocks, block{tag: r.tag, runs: runs})
	}
}

// image adds a picture in a figure of its own, if it is one of ours.
func (r *reader) image(n *html.Node) {
	src := attr(n, "src")
	if !photoPath.MatchString(src) {
		return
	}
	attrs := []html.Attribute{{Key: "src", Val: src}, {Key: "alt", Val: strings.Join(strings.Fields(Clean(attr(n, "alt"))), " ")}}
	for _, key := range []string{"width", "height"} {
		attrs = append(attrs, number(n, key, 1, 20000)...)
	}
	r.blocks = append(r.blocks, block{tag: "figure", kids: []block{{tag: "img", attrs: attrs}}})
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// number returns the named attribute if it is a whole number from low to high.
func number(n *html.Node, key string, low, high int) []html.Attribute {
	v, err := strconv.Atoi(attr(n, key))
	if err != nil || v < low || v > high {
		return nil
	}
	return []html.Attribute{{Key: key, Val: strconv.Itoa(v)}}
}
