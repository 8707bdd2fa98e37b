package site

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
)

// observe counts and times requests, and logs them for debugging. Of a request it keeps the method, the
// route's pattern and the outcome: no address that was asked for, no query, and nothing about who asked.
func (s *Server) observe(routes chi.Routes, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		route := chi.NewRouteContext() // made here so that its pattern can be read afterwards
		route.Routes = routes
		if r.Method == http.MethodHead {
			route.RouteMethod = http.MethodGet // net/http leaves the body out
		}
		r = r.WithContext(context.WithValue(r.Context(), chi.RouteCtxKey, route))
		rec := &recorder{ResponseWriter: w}
		defer func() { // an aborted answer counts too
			took := time.Since(begin)
			s.metrics.observe(routePattern(r), rec.status, took)
			s.log.LogAttrs(r.Context(), slog.LevelDebug, "request", slog.String("method", r.Method),
				slog.String("route", routePattern(r)), slog.Int("status", rec.status), slog.Duration("took", took))
		}()
		next.ServeHTTP(rec, r)
	})
}

// routePattern returns the pattern of the route that r took, "/p/{id}", or "none".
func routePattern(r *http.Request) string {
	if route := chi.RouteContext(r.Context()); route != nil {
		if pattern := route.RoutePattern(); pattern != "" {
			return pattern
		}
	}
	return "none"
}

// recorder remembers the status that was sent through it; 0 means that nothing was.
type recorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the first final status.
func (rec *recorder) WriteHeader(status int) {
	if rec.status == 0 && status >= http.StatusOK {
		rec.status = status
	}
	rec.ResponseWriter.WriteHeader(status)
}

// Write stands for a 200 where no status was sent.
func (rec *recorder) Write(b []byte) (int, error) {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	return rec.ResponseWriter.Write(b)
}

// ReadFrom keeps the connection's own way of sending a file.
func (rec *recorder) ReadFrom(src io.Reader) (int64, error) {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	return io.Copy(rec.ResponseWriter, src)
}

// Unwrap lets http.ResponseController reach the connection.
func (rec *recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }

// sent reports whether part of an answer went out through w, or through the recorder that w wraps.
func sent(w http.ResponseWriter) bool {
	for {
		if rec, ok := w.(*recorder); ok {
			return rec.status != 0
		}
		wrapper, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return false
		}
		w = wrapper.Unwrap()
	}
}

// methodNotAllowed answers a request whose address knows other methods, and names them.
func (s *Server) methodNotAllowed(w http.ResponseWriter, r *http.Request) {
	route := chi.RouteContext(r.Context())
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		if !route.Routes.Match(chi.NewRouteContext(), method, r.URL.Path) {
			continue
		}
		allowed = append(allowed, method)
		if method == http.MethodGet {
			allowed = append(allowed, http.MethodHead)
		}
	}
	w.Header()["Allow"] = []string{strings.Join(allowed, ", ")}
	s.fail(w, r, &statusError{http.StatusMethodNotAllowed, errors.New("method not allowed")})
}
