package view

import "dateline/internal/archive"

// SitePage is a page on which the site tells of itself.
type SitePage struct {
	Chrome
	Page archive.SitePage
}

func (p SitePage) head() head {
	return head{title: p.Page.Title, path: p.Links.Page(p.Edition, p.Page.Kind)}
}

// sitePage returns the address of a page of the site, "" where readers cannot open it.
func (c Chrome) sitePage(k archive.PageKind) string {
	for _, p := range c.Pages {
		if p.Kind == k {
			return c.Links.Page(p.Edition, k)
		}
	}
	return ""
}

// policyURL is sitePage for programs: absolute, and still "" where there is none.
func (c Chrome) policyURL(k archive.PageKind) string {
	if path := c.sitePage(k); path != "" {
		return c.Links.Absolute(path)
	}
	return ""
}
