package site

import (
	"net/http"

	"dateline/internal/archive"
	"dateline/web/view"
)

// showSitePage serves a page on which the site tells of itself.
func (h *reader) showSitePage(k archive.PageKind) pageFunc {
	return func(r *http.Request) (*Response, error) {
		p, err := h.store.SitePage(r.Context(), k, h.editionOf(r.URL.Path))
		if err != nil {
			return nil, err
		}
		c, err := h.chrome(r)
		if err != nil {
			return nil, err
		}
		return h.html(r, view.Site(view.SitePage{Chrome: c, Page: p}), h.cache.changed())
	}
}
