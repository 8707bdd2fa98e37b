package view_test

import (
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// doc is a rendered page, to be asked by selector.
type doc struct {
	t    *testing.T
	root *html.Node
	raw  string
}

func render(t *testing.T, page templ.Component) doc {
	t.Helper()
	var b strings.Builder
	if err := page.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return doc{t, root, b.String()}
}

func (d doc) all(selector string) []*html.Node {
	d.t.Helper()
	s, err := cascadia.ParseGroup(selector)
	if err != nil {
		d.t.Fatal(err)
	}
	return cascadia.QueryAll(d.root, s)
}

// texts are the texts of all that a selector finds, with spaces folded.
func (d doc) texts(selector string) []string {
	d.t.Helper()
	var out []string
	for _, n := range d.all(selector) {
		out = append(out, text(n))
	}
	return out
}

// text is that of the one element that a selector must find.
func (d doc) text(selector string) string {
	d.t.Helper()
	found := d.texts(selector)
	if len(found) != 1 {
		d.t.Fatalf("%s: found %d elements, want 1", selector, len(found))
	}
	return found[0]
}

// attr is an attribute of the one element that a selector must find.
func (d doc) attr(selector, name string) string {
	d.t.Helper()
	found := d.all(selector)
	if len(found) != 1 {
		d.t.Fatalf("%s: found %d elements, want 1", selector, len(found))
	}
	return attr(found[0], name)
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
