package site

import (
	"encoding/xml"
	"net/http"
	"time"
)

// perSitemap is how many addresses the format allows in one file.
const perSitemap = 50_000

type sitemap struct {
	XMLName xml.Name       `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapEntry `xml:"url"`
}

type sitemapEntry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
}

// showSitemap lists every live article, or the newest 50,000.
func (h *reader) showSitemap(r *http.Request) (*Response, error) {
	list, err := h.store.LivePaths(r.Context(), perSitemap)
	if err != nil {
		return nil, err
	}
	var s sitemap
	for _, a := range list {
		s.URLs = append(s.URLs, sitemapEntry{h.links.Absolute(h.links.Article(a.Path)), a.UpdatedAt.In(h.site.Zone).Format(time.RFC3339)})
	}
	body, err := xml.Marshal(s)
	return &Response{ContentType: "application/xml; charset=utf-8", Body: append([]byte(xml.Header), body...)}, err
}
