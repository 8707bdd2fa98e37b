package site

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// statusError is an error that knows its status, for what only HTTP has a word for.
type statusError struct {
	status int
	err    error
}

func (e *statusError) Error() string { return fmt.Sprintf("%d: %v", e.status, e.err) }
func (e *statusError) Unwrap() error { return e.err }

// badRequest says that a request could not be understood: a form cut short, an unreadable parameter.
func badRequest(err error) error { return &statusError{http.StatusBadRequest, err} }

// statusOf returns the status that an error is answered with.
func statusOf(err error) int {
	var status *statusError
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge): // first, since forms that are too large cannot be read either
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &status):
		return status.status
	case errors.Is(err, archive.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, archive.ErrForbidden), errors.Is(err, archive.ErrRepliesClosed), errors.Is(err, archive.ErrLinkUsed):
		return http.StatusForbidden
	case errors.Is(err, archive.ErrTooMany):
		return http.StatusTooManyRequests
	case errors.Is(err, archive.ErrUnavailable), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// retryAfter is how many seconds to wait before trying again after a status.
var retryAfter = map[int][]string{
	http.StatusTooManyRequests:    {"600"},
	http.StatusServiceUnavailable: {"30"},
}

// settle turns the errors that are pages in their own right into those pages: a moved report's redirect and
// a withdrawn report's notice. It returns every other error as it is.
func (s *Server) settle(ctx context.Context, resp *Response, err error) (*Response, error) {
	var moved *archive.MovedError
	var gone *archive.GoneError
	switch {
	case err == nil:
		return resp, nil
	case errors.As(err, &moved):
		return &Response{Status: http.StatusMovedPermanently, Location: link.Encode(moved.Path)}, nil
	case errors.As(err, &gone):
		page := view.Gone(view.GonePage{Chrome: s.bare(gone.Edition), Gone: *gone})
		resp, err = htmlResponse(ctx, page, gone.WithdrawnAt)
		if err != nil {
			return nil, fmt.Errorf("render the notice of a withdrawal: %w", err)
		}
		resp.Status = http.StatusGone
		return resp, nil
	}
	return nil, err
}

// fail answers a request with the page for an error. Readers get safe words and, for a fault of ours, the
// name of an incident; the log gets the error in full, but for the reader's address. The page holds neither
// words of the error nor the address that was asked for: that of a draft and that of nothing at all are the
// same bytes. Where part of another answer is on its way already, fail cuts the connection, so that no one
// takes a half for the whole.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	resp, settled := s.settle(r.Context(), nil, err)
	var incident string
	status := statusOf(err)
	if settled != nil && status >= http.StatusInternalServerError && !abandoned(r, err) {
		incident = archive.NewShortID()
		s.logFailure(r, "request failed", err, slog.String("incident", incident), slog.Int("status", status))
	}
	if sent(w) {
		panic(http.ErrAbortHandler)
	}

	h := w.Header()
	allow := h["Allow"]
	clear(h) // a handler may have begun to describe another answer
	s.headers.apply(h, r.URL.Path)
	if settled == nil {
		a := seal(resp)
		// It belongs to this request, which may have been a form or the desk's: not stored, not compressed.
		a.cacheControl, a.vary = noStore, nil
		a.serve(w, r)
		return
	}
	if after := retryAfter[status]; after != nil {
		h["Retry-After"] = after
	}
	if status == http.StatusMethodNotAllowed {
		h["Allow"] = allow
	}
	// Not even a 404 is stored: the report may be published in a moment.
	h["Cache-Control"] = noStore
	page := view.Error(view.ErrorPage{Chrome: s.bare(s.editionOf(r.URL.Path)), Status: status, Incident: incident})
	if err := s.render(w, r, status, page); err != nil {
		s.logFailure(r, "the page for an error failed", err)
		plain(w, status, http.StatusText(status)+"\n")
	}
}

// logFailure logs an error with the route it came from and without the reader's address.
func (s *Server) logFailure(r *http.Request, message string, err error, attrs ...slog.Attr) {
	attrs = append(attrs, slog.String("method", r.Method), slog.String("route", routePattern(r)),
		slog.String("err", withoutReader(err, r)))
	s.log.LogAttrs(r.Context(), slog.LevelError, message, attrs...)
}

// abandoned reports whether an error only says that the reader did not wait for the answer.
func abandoned(r *http.Request, err error) bool {
	return r.Context().Err() != nil && errors.Is(err, context.Canceled)
}

// panicked is what a recovered panic is reported as.
type panicked struct {
	value any
	stack []byte
}

func (p *panicked) Error() string { return fmt.Sprintf("panic: %v\n%s", p.value, p.stack) }

// protect turns a panic into the page for an error of ours.
func (s *Server) protect(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(http.ErrAbortHandler) // net/http cuts the connection and says nothing
			}
			s.fail(w, r, &panicked{v, debug.Stack()})
		}()
		next.ServeHTTP(w, r)
	})
}

// withoutReader returns an error's text without the address of the reader, which errors of the network carry.
func withoutReader(err error, r *http.Request) string {
	text := strings.ReplaceAll(err.Error(), r.RemoteAddr, "[reader]")
	if host, _, err := net.SplitHostPort(r.RemoteAddr); err == nil {
		text = strings.ReplaceAll(text, host, "[reader]")
	}
	return text
}

// editionOf returns the edition that an address belongs to.
func (s *Server) editionOf(path string) archive.Edition {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if e := archive.Edition(first); s.links.HasEdition(e) {
		return e
	}
	return s.links.Default()
}
