package site

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// readerStore is what the public pages need of the store. None of its methods tells of anything unpublished.
type readerStore interface {
	ArticleByPath(ctx context.Context, path string) (archive.PublishedArticle, error)
	PathByShortID(ctx context.Context, id string) (string, error)
	Revisions(ctx context.Context, articleID int64, numbers ...int) ([]archive.Revision, error)
	Articles(ctx context.Context, f archive.ArticleFilter) ([]archive.ArticleSummary, error)
	ArchiveCounts(ctx context.Context, e archive.Edition, within archive.Date) ([]archive.PeriodCount, error)
	Corrections(ctx context.Context, e archive.Edition, before archive.Cursor, limit int) ([]archive.CorrectionEntry, error)
	ContributorBySlug(ctx context.Context, slug string) (archive.Contributor, error)
	SourceBySlug(ctx context.Context, slug string) (archive.Source, error)
	SubjectBySlug(ctx context.Context, kind archive.SubjectKind, slug string) (archive.Subject, error)
	SitePage(ctx context.Context, k archive.PageKind, e archive.Edition) (archive.SitePage, error)
	LivePaths(ctx context.Context, limit int) ([]archive.Article, error)
	PhotoIsPublic(ctx context.Context, id string) (bool, error)
	AddErrorReport(ctx context.Context, r archive.NewErrorReport) error
	AddReply(ctx context.Context, r archive.NewReply, openDays int) error
}

// renditionStore opens what a photo is shown as.
type renditionStore interface {
	OpenRendition(ctx context.Context, id string, width int, format string) (io.ReadSeekCloser, int64, time.Time, error)
}

// reader answers those who read. Its pages are the same for all of them.
type reader struct {
	*Server
	store   readerStore
	photos  renditionStore
	letters *limiter // replies and error reports
}

// chrome returns what the pages of the request's edition share.
func (h *reader) chrome(r *http.Request) (view.Chrome, error) {
	return h.chromeOf(r.Context(), h.editionOf(r.URL.Path))
}

func (h *reader) chromeOf(ctx context.Context, e archive.Edition) (view.Chrome, error) {
	f, err := h.frame(ctx, e)
	if err != nil {
		return view.Chrome{}, err
	}
	return h.chromeWith(e, f), nil
}

// html renders a page that last changed at modified. The zero time stands for the latest write to the archive:
// a list changes when an article leaves it, which none of those that stay can tell.
func (h *reader) html(r *http.Request, page templ.Component, modified time.Time) (*Response, error) {
	if modified.IsZero() {
		modified = h.cache.changed()
	}
	return htmlResponse(r.Context(), page, modified)
}

// cursor reads where a list goes on.
func cursor(r *http.Request) archive.Cursor { return link.DecodeCursor(r.URL.Query().Get(beforeParam)) }

// articlePath returns the stored path of the article that the request's route names.
func (h *reader) articlePath(r *http.Request) string {
	date, err := routeDate(r)
	if err != nil {
		return "" // no article has it
	}
	return h.links.ArticlePath(h.editionOf(r.URL.Path), date, chi.URLParam(r, "slug"))
}

// routeDate reads the date of a route; month and day are 0 where the route has none. archive.ErrNotFound
// when there is no such day.
func routeDate(r *http.Request) (archive.Date, error) {
	var parts [3]int
	for i, name := range []string{"year", "month", "day"} {
		if s := chi.URLParam(r, name); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil || n == 0 {
				return archive.Date{}, archive.ErrNotFound
			}
			parts[i] = n
		}
	}
	d := archive.Date{Year: parts[0], Month: time.Month(parts[1]), Day: parts[2]}
	whole := archive.Date{Year: d.Year, Month: max(d.Month, 1), Day: max(d.Day, 1)}
	if archive.DateOf(whole.In(time.UTC)) != whole {
		return archive.Date{}, archive.ErrNotFound
	}
	return d, nil
}

// revisionNumber reads {n} of the route.
func revisionNumber(r *http.Request) (int, error) {
	s := chi.URLParam(r, "n")
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || strconv.Itoa(n) != s {
		return 0, fmt.Errorf("revision %q: %w", s, archive.ErrNotFound)
	}
	return n, nil
}
