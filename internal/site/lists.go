package site

import (
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/web/view"
)

// Lengths of lists.
const (
	perFront = 30
	perList  = 30
	perFeed  = 30
)

// beforeParam is the one query parameter of a list: where it goes on.
const beforeParam = "before"

// showFront serves the front page of an edition.
func (h *reader) showFront(r *http.Request) (*Response, error) {
	c, err := h.chrome(r)
	if err != nil {
		return nil, err
	}
	list, older, err := h.list(r, archive.ArticleFilter{Edition: c.Edition, Limit: perFront}, h.links.Front(c.Edition))
	if err != nil {
		return nil, err
	}
	return h.html(r, view.Front(view.FrontPage{Chrome: c, Articles: list, Older: older}), time.Time{})
}

// list returns a page of articles and the address of the next, "" at the end.
func (h *reader) list(r *http.Request, f archive.ArticleFilter, address string) ([]archive.ArticleSummary, string, error) {
	f.Before = cursor(r)
	limit := f.Limit
	f.Limit++ // one more tells whether there is a next page
	list, err := h.store.Articles(r.Context(), f)
	if err != nil || len(list) <= limit {
		return list, "", err
	}
	list = list[:limit]
	last := list[limit-1]
	return list, h.links.Older(address, archive.Cursor{At: last.PublishedAt, ID: last.ShortID}), nil
}

// listing is a list with a name: what it selects, and the page that shows it.
type listing struct {
	filter archive.ArticleFilter
	page   view.ArticleListPage
}

// findListing looks up what a route's list is of.
type findListing func(r *http.Request, c view.Chrome) (listing, error)

// showList serves a list of articles.
func (h *reader) showList(find findListing) pageFunc {
	return func(r *http.Request) (*Response, error) {
		c, err := h.chrome(r)
		if err != nil {
			return nil, err
		}
		l, err := find(r, c)
		if err != nil {
			return nil, err
		}
		l.filter.Edition, l.filter.Limit = c.Edition, perList
		p := l.page
		if p.Articles, p.Older, err = h.list(r, l.filter, p.Address(c.Edition)); err != nil {
			return nil, err
		}
		if p.Editions, err = h.editionsWhere(c.Edition, func(e archive.Edition) (bool, error) {
			f := l.filter
			f.Edition, f.Limit = e, 1
			found, err := h.store.Articles(r.Context(), f)
			return len(found) > 0, err
		}); err != nil {
			return nil, err
		}
		p.Part = !cursor(r).IsZero()
		return h.html(r, view.ArticleList(p), time.Time{})
	}
}

// editionsWhere returns the editions that have a page: own, which is being shown, and those others for which
// has says so. A link to an empty page in another language would lead nowhere.
func (h *reader) editionsWhere(own archive.Edition, has func(archive.Edition) (bool, error)) ([]archive.Edition, error) {
	var out []archive.Edition
	for _, e := range h.links.Editions() {
		if e != own {
			if ok, err := has(e); err != nil {
				return nil, err
			} else if !ok {
				continue
			}
		}
		out = append(out, e)
	}
	return out, nil
}

func (h *reader) byline(r *http.Request, c view.Chrome) (listing, error) {
	who, err := h.store.ContributorBySlug(r.Context(), chi.URLParam(r, "slug"))
	if err != nil {
		return listing{}, err
	}
	return listing{archive.ArticleFilter{ContributorID: who.ID}, view.BylineList(c, who)}, movedTo(r, "/bylines/", who.Slug)
}

// movedTo answers at the slug of a name that was merged with where the other one's page stands, its feed too; nil when the
// slug is the name's own.
func movedTo(r *http.Request, root, slug string) error {
	before, after, _ := strings.Cut(r.URL.Path, root)
	asked, rest, more := strings.Cut(after, "/")
	if asked == slug {
		return nil
	}
	path := before + root + slug
	if more {
		path += "/" + rest
	}
	return &archive.MovedError{Path: path}
}

func (h *reader) source(r *http.Request, c view.Chrome) (listing, error) {
	source, err := h.store.SourceBySlug(r.Context(), chi.URLParam(r, "slug"))
	if err != nil {
		return listing{}, err
	}
	return listing{archive.ArticleFilter{SourceID: source.ID}, view.SourceList(c, source)}, movedTo(r, "/sources/", source.Slug)
}

func (h *reader) subject(kind archive.SubjectKind) findListing {
	return func(r *http.Request, c view.Chrome) (listing, error) {
		s, err := h.store.SubjectBySlug(r.Context(), kind, chi.URLParam(r, "slug"))
		return listing{archive.ArticleFilter{SubjectID: s.ID}, view.SubjectList(c, s)}, err
	}
}

func (h *reader) day(r *http.Request, c view.Chrome) (listing, error) {
	day, err := routeDate(r)
	return listing{archive.ArticleFilter{From: day, To: day}, view.DayList(c, day)}, err
}

// showCorrections serves every correction of an edition, newest first.
func (h *reader) showCorrections(r *http.Request) (*Response, error) {
	c, err := h.chrome(r)
	if err != nil {
		return nil, err
	}
	list, err := h.store.Corrections(r.Context(), c.Edition, cursor(r), perList+1)
	if err != nil {
		return nil, err
	}
	p := view.CorrectionsPage{Chrome: c, Corrections: list, Part: !cursor(r).IsZero()}
	if len(list) > perList {
		p.Corrections = list[:perList]
		last := p.Corrections[perList-1]
		p.Older = h.links.Older(h.links.Corrections(c.Edition), archive.Cursor{At: last.PublishedAt, ID: last.ShortID})
	}
	return h.html(r, view.Corrections(p), time.Time{})
}
