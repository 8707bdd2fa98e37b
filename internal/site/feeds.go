package site

import (
	"net/http"

	"dateline/internal/link"
	"dateline/web/view"
)

const rssType = "application/rss+xml; charset=utf-8"

// showFrontFeed serves the feed of an edition.
func (h *reader) showFrontFeed(r *http.Request) (*Response, error) {
	return h.showFeed(func(_ *http.Request, c view.Chrome) (listing, error) {
		return listing{page: view.ArticleListPage{Chrome: c, Address: h.links.Front}}, nil
	})(r)
}

// showFeed serves the newest articles of a list, whole.
func (h *reader) showFeed(find findListing) pageFunc {
	return func(r *http.Request) (*Response, error) {
		c, err := h.chrome(r)
		if err != nil {
			return nil, err
		}
		l, err := find(r, c)
		if err != nil {
			return nil, err
		}
		l.filter.Edition, l.filter.Limit, l.filter.Indexable = c.Edition, perFeed, true
		articles, err := h.store.Articles(r.Context(), l.filter)
		if err != nil {
			return nil, err
		}
		address := l.page.Address(c.Edition)
		body, err := view.RSS(view.FeedPage{Chrome: c, Name: l.page.Name, Address: address,
			Self: h.links.Feed(c.Edition, address), Articles: articles})
		return &Response{ContentType: rssType, Body: body}, err
	}
}

// showRobots keeps robots out of the desk; everything else is there to be read.
func (h *reader) showRobots(*http.Request) (*Response, error) {
	text := "User-agent: *\nDisallow: " + link.Desk + "\n\nSitemap: " + h.links.Absolute("/sitemap.xml") + "\n"
	return &Response{ContentType: "text/plain; charset=utf-8", Body: []byte(text)}, nil
}
