package site

import (
	"context"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// access says who may use a route. Beside these it is an archive.Action that the editor's role must allow. Any
// but anyone may be marked as fresh.
type access string

const (
	anyone   access = "anyone"
	signedIn access = "signed in"
	// enrolling is signedIn for those too who must set up a second factor before anything else.
	enrolling access = "signed in, enrolling"
)

const freshMark = ", fresh"

// fresh narrows who may send a form to those who gave a password or a second factor within the last minutes; others
// are asked for it in between, and their form goes on from there.
func fresh(who access) access { return who + freshMark }

// split takes the mark of fresh off.
func (a access) split() (who access, mustBeFresh bool) {
	s, ok := strings.CutSuffix(string(a), freshMark)
	return access(s), ok
}

// route is a line of the table.
type route struct {
	method, pattern string
	access          access
	handler         http.HandlerFunc
}

const (
	datePattern    = `/{year:\d{4}}/{month:\d{2}}/{day:\d{2}}`
	articlePattern = datePattern + "/{slug}"
)

// public is the table of what anyone may use.
func (h *reader) public() []route {
	var table []route
	add := func(method, pattern string, handler http.HandlerFunc) {
		table = append(table, route{method, pattern, anyone, handler})
	}
	for _, e := range h.links.Editions() {
		prefix := h.links.Prefix(e)
		get := func(pattern string, page pageFunc, params ...string) {
			add(http.MethodGet, prefix+pattern, h.page(page, params...))
		}
		list := func(pattern string, find findListing) { get(pattern, h.showList(find), beforeParam) }

		get("/", h.showFront, beforeParam)
		get("/feed.xml", h.showFrontFeed)
		get("/corrections", h.showCorrections, beforeParam)
		for _, k := range archive.PageKinds {
			get("/"+string(k), h.showSitePage(k))
		}

		get("/archive", h.showYears)
		get(`/{year:\d{4}}`, h.showYear)
		get(`/{year:\d{4}}/{month:\d{2}}`, h.showMonth)
		list(datePattern, h.day)

		get(articlePattern, h.showArticle)
		get(articlePattern+"/revisions", h.showRevisions)
		get(articlePattern+"/revisions/{n}", h.showRevision)
		get(articlePattern+"/revisions/{n}/diff", h.showDiff)
		get(articlePattern+"/replies", h.showReplySent)
		add(http.MethodPost, prefix+articlePattern+"/replies", h.action(h.sendReply))
		get(articlePattern+"/errors", h.showErrorReportSent)
		add(http.MethodPost, prefix+articlePattern+"/errors", h.action(h.sendErrorReport))

		list("/bylines/{slug}", h.byline)
		get("/bylines/{slug}/feed.xml", h.showFeed(h.byline))
		list("/sources/{slug}", h.source)
		list("/sections/{slug}", h.subject(archive.KindSection))
		get("/sections/{slug}/feed.xml", h.showFeed(h.subject(archive.KindSection)))
		list("/topics/{slug}", h.subject(archive.KindTopic))
		list("/places/{slug}", h.subject(archive.KindPlace))
	}
	add(http.MethodGet, "/p/{id}", h.page(h.showPermalink))
	add(http.MethodGet, link.Photos+"/{id}/{file}", h.page(h.showRendition))
	add(http.MethodGet, "/static/{file}", h.page(h.showAsset))
	add(http.MethodGet, "/sitemap.xml", h.page(h.showSitemap))
	add(http.MethodGet, "/robots.txt", h.page(h.showRobots))
	return table
}

// mount puts a table behind guard, which lets through those that a route is for.
func mount(to chi.Router, table []route, guard func(access, http.HandlerFunc) http.HandlerFunc) {
	for _, r := range table {
		handler := guard(r.access, r.handler)
		to.Method(r.method, r.pattern, handler)
		if r.method == http.MethodGet {
			to.Method(http.MethodHead, r.pattern, handler)
		}
	}
}

// Store is what the site needs of the database.
type Store interface {
	readerStore
	deskStore
	Ping(ctx context.Context) error
	Frame(ctx context.Context, e archive.Edition) (archive.Frame, error)
}

// Parts are what the pages are made from.
type Parts struct {
	Store  Store
	Photos renditionStore
	Desk   newsroom
	Mails  bool // Desk sends mail
	// Factors check second factors. RequireSecondFactor leads those who publish to set one up before anything else.
	Factors             secondFactors
	RequireSecondFactor bool
}

// New returns the server of a site with all its routes.
func New(c Config, p Parts) (*Server, error) {
	s, err := newServer(c, p.Store.Ping)
	if err != nil {
		return nil, err
	}
	s.frames.load = p.Store.Frame
	public := &reader{Server: s, store: p.Store, photos: p.Photos, letters: newLimiter(c.Site.RepliesPerDay)}
	room := newDeskHandlers(public, p)
	routes := chi.NewRouter()
	mount(routes, public.public(), func(_ access, h http.HandlerFunc) http.HandlerFunc { return h })
	mount(routes, room.routes(), room.guard)
	mount(routes, room.previews(), func(_ access, h http.HandlerFunc) http.HandlerFunc { return h })
	s.route(routes)
	return s, nil
}
