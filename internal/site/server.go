package site

import (
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/config"
	"dateline/internal/link"
	"dateline/web/static"
)

// Server is what all handlers share: the way from a request to its handler, and from what the handler
// returns to the reader. It may be used by several goroutines at once.
type Server struct {
	site        *config.Site
	links       *link.Links
	assets      *static.Assets
	log         *slog.Logger
	ready       func(context.Context) error
	metrics     *metrics
	cache       *Cache
	headers     *securityHeaders
	hosts       *hostSet
	origin      *http.CrossOriginProtection
	frames      frames
	uploadLimit int64 // bytes of one upload of photos
	inner       http.Handler
}

// Config is what a Server is made from.
type Config struct {
	Site       *config.Site
	Links      *link.Links
	Assets     *static.Assets
	Log        *slog.Logger // gets faults and, at the level of debugging, requests
	CacheBytes uint64       // bounds the memory for pages
}

// newServer returns a Server without its routes, which route adds. ready says whether the store answers.
func newServer(c Config, ready func(context.Context) error) (*Server, error) {
	s := &Server{
		site:        c.Site,
		links:       c.Links,
		assets:      c.Assets,
		log:         c.Log,
		ready:       ready,
		frames:      frames{byEdition: map[archive.Edition]keptFrame{}},
		metrics:     newMetrics(),
		headers:     newSecurityHeaders(c.Site.BaseURL.Scheme == "https"),
		hosts:       newHostSet(c.Site.BaseURL, c.Site.Hosts),
		origin:      http.NewCrossOriginProtection(),
		uploadLimit: uploadLimit,
	}
	// A proxy that ends TLS may leave the port out of Host which browsers put into Origin.
	if err := s.origin.AddTrustedOrigin(c.Site.BaseURL.String()); err != nil {
		return nil, fmt.Errorf("trust our own origin: %w", err)
	}
	s.origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, archive.ErrForbidden)
	}))
	var err error
	s.cache, err = newCache(c.CacheBytes, s.metrics)
	return s, err
}

// route puts the table of routes behind the middleware. Call it once, before the first request.
func (s *Server) route(routes chi.Router) {
	routes.NotFound(func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, archive.ErrNotFound) })
	routes.MethodNotAllowed(s.methodNotAllowed)
	s.inner = s.observe(routes, s.protect(s.canonical(s.origin.Handler(s.limit(routes)))))
}

// ServeHTTP answers a request. What every reader asks for ends here, in memory; the rest goes inside.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.headers.apply(w.Header(), r.URL.Path)
	if !s.hosts.has(r.Host) {
		misdirected(w)
		return
	}
	if !s.cache.serveHit(w, r) {
		s.inner.ServeHTTP(w, r)
	}
}

// Invalidate makes every reader see the archive as it is now. Call it after each write that they are to see.
func (s *Server) Invalidate() { s.cache.Invalidate() }

// HTTPServer returns the server of the public listener. Its time limits keep slow senders from holding
// connections; uploads have longer ones.
func (s *Server) HTTPServer() *http.Server {
	return &http.Server{
		Handler:                      s,
		ConnContext:                  withConn,
		ReadHeaderTimeout:            10 * time.Second,
		ReadTimeout:                  time.Minute,
		WriteTimeout:                 2 * time.Minute,
		IdleTimeout:                  2 * time.Minute,
		MaxHeaderBytes:               32 << 10,
		ErrorLog:                     log.New(acceptErrors{s.log}, "", 0),
		DisableGeneralOptionsHandler: true, // it would answer without our headers
	}
}

// acceptErrors passes on what net/http says of the listener and drops the rest, which is about single
// connections and names the reader's address.
type acceptErrors struct{ log *slog.Logger }

var _ io.Writer = acceptErrors{}

func (a acceptErrors) Write(line []byte) (int, error) {
	if text := strings.TrimSpace(string(line)); strings.HasPrefix(text, "http: Accept error") {
		a.log.Error(text)
	}
	return len(line), nil
}
