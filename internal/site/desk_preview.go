package site

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/link"
	"dateline/web/view"
)

// previewArticle shows the saved draft as readers would see it.
func (h *deskHandlers) previewArticle(w http.ResponseWriter, r *http.Request) error {
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	if d.Content, err = h.readable(r.Context(), d.Content); err != nil {
		return err
	}
	chrome, err := h.chromeOf(r.Context(), d.Article.Edition)
	if err != nil {
		return err
	}
	a := archive.PublishedArticle{Article: d.Article}
	now := h.now().UTC()
	a.Path = h.previewPath(d, desk.ProposedSlug(d))
	if a.PublishedAt.IsZero() {
		a.PublishedAt = now
	}
	a.UpdatedAt, a.Revision = now, d.Article.Revision+1
	a.Current = archive.Revision{Number: a.Revision, PublishedAt: now, Content: d.Content}
	if a.Current.Headline == "" {
		a.Current.Headline = "Without a headline"
	}
	for i := range a.Current.Attributions {
		a.Current.Attributions[i] = a.Current.Attributions[i].Public()
	}
	page := asPreview(view.Article(view.ArticlePage{Chrome: chrome, Article: a}), view.DeskPreviewMark(link.DeskArticle(d.Article.ID)))
	return h.show(w, r, page)
}

// asPreview is a reader's page with a mark above it. Its photos come from the desk, as those of a draft
// are served nowhere else, and what it tells to programs falls away.
func asPreview(page, mark templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		var b, top bytes.Buffer
		if err := page.Render(ctx, &b); err != nil {
			return err
		}
		if err := mark.Render(ctx, &top); err != nil {
			return err
		}
		doc, err := html.Parse(&b)
		if err != nil {
			return err
		}
		var body *html.Node
		var drop []*html.Node
		for n := range doc.Descendants() {
			switch {
			case n.Type != html.ElementNode:
			case n.DataAtom == atom.Body:
				body = n
			case n.DataAtom == atom.Head:
				n.AppendChild(&html.Node{Type: html.ElementNode, Data: "meta", DataAtom: atom.Meta,
					Attr: []html.Attribute{{Key: "name", Val: "robots"}, {Key: "content", Val: "noindex"}}})
			case n.DataAtom == atom.Img, n.DataAtom == atom.Source:
				for i, a := range n.Attr {
					if a.Key == "src" || a.Key == "srcset" {
						n.Attr[i].Val = deskPhotos(a.Val)
					}
				}
			case n.DataAtom == atom.Script, n.DataAtom == atom.Meta && attr(n, "property") != "",
				n.DataAtom == atom.Link && (attr(n, "rel") == "canonical" || attr(n, "rel") == "alternate"):
				drop = append(drop, n)
			}
		}
		for _, n := range drop {
			n.Parent.RemoveChild(n)
		}
		marks, err := html.ParseFragment(&top, &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
		if err != nil {
			return err
		}
		afterSkipLink := body.FirstChild.NextSibling
		for _, n := range marks {
			body.InsertBefore(n, afterSkipLink)
		}
		return html.Render(w, doc)
	})
}

// deskPhotos points the addresses of public renditions, alone or in a srcset, to those of the desk.
func deskPhotos(addresses string) string {
	public := strings.TrimPrefix(link.DeskPhotos, link.Desk) + "/"
	parts := strings.Split(addresses, ", ")
	for i, p := range parts {
		if rest, ok := strings.CutPrefix(p, public); ok {
			parts[i] = link.DeskPhotos + "/" + rest
		}
	}
	return strings.Join(parts, ", ")
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
