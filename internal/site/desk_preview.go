package site

import (
	"cmp"
	"net/http"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/link"
	"dateline/web/view"
	"dateline/web/words"
)

// previewArticle shows the saved draft as readers would see it.
func (h *deskHandlers) previewArticle(w http.ResponseWriter, r *http.Request) error {
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	return h.previewPage(w, r, d, link.DeskPhotos, link.DeskArticle(d.Article.ID))
}

// previewPage shows a draft as readers would see it, with its photos from a folder and a way back to its form, if
// back leads there.
func (h *deskHandlers) previewPage(w http.ResponseWriter, r *http.Request, d archive.Draft, photos, back string) (err error) {
	a := archive.PublishedArticle{Article: d.Article}
	if d.Article.State == archive.StateLive { // its corrections, translations and replies stay where they are
		if a, err = h.store.ArticleByPath(r.Context(), d.Article.Path); err != nil {
			return err
		}
	}
	chrome, err := h.chromeOf(r.Context(), d.Article.Edition)
	if err != nil {
		return err
	}
	return h.show(w, r, view.Article(view.ArticlePage{
		Chrome:  chrome.AsPreview(photos, back),
		Article: h.asPublished(a, d),
	}))
}

// asPublished returns a as it would be if d were published now. Sources are those that readers may know.
func (h *deskHandlers) asPublished(a archive.PublishedArticle, d archive.Draft) archive.PublishedArticle {
	now := h.now().UTC()
	a.Path = h.previewPath(d, desk.ProposedSlug(d))
	if a.PublishedAt.IsZero() {
		a.PublishedAt = now
	}
	a.UpdatedAt, a.Revision = now, a.Revision+1
	content := d.Content
	content.Headline = cmp.Or(content.Headline, words.For(a.Edition).NoHeadline)
	content.Attributions = nil
	for _, source := range d.Attributions {
		content.Attributions = append(content.Attributions, source.Public())
	}
	a.Current = archive.Revision{Number: a.Revision, PublishedAt: now, Content: content}
	return a
}
