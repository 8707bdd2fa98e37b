package site

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// How long a session lasts without use, and at most.
const (
	sessionIdle = 8 * time.Hour
	sessionLife = 7 * 24 * time.Hour
)

// What a session holds.
const (
	sessionKey = "session" // int64: the id of an archive.Session
	flashKey   = "flash"   // string: what the last action did
)

// newSessions returns the desk's sessions. Their cookie goes to the desk's own pages alone, except under
// https, where the __Host- prefix, which no neighbouring host can forge, demands the path "/".
func newSessions(store scs.Store, https bool, fail func(http.ResponseWriter, *http.Request, error)) *scs.SessionManager {
	m := scs.New()
	m.Store, m.HashTokenInStore = store, true
	m.IdleTimeout, m.Lifetime = sessionIdle, sessionLife
	m.Cookie.Name, m.Cookie.Path = "dateline_desk", link.Desk
	if https {
		m.Cookie.Name, m.Cookie.Path, m.Cookie.Secure = "__Host-dateline_desk", "/", true
	}
	m.Cookie.HttpOnly, m.Cookie.SameSite = true, http.SameSiteLaxMode
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		fail(w, r, fmt.Errorf("session: %w: %w", archive.ErrUnavailable, err))
	}
	return m
}

type (
	editorContext  struct{}
	sessionContext struct{}
)

// editorOf returns who is signed in, or the zero Editor.
func editorOf(r *http.Request) archive.Editor {
	e, _ := r.Context().Value(editorContext{}).(archive.Editor)
	return e
}

// sessionOf returns the session of who is signed in, or the zero Session.
func sessionOf(r *http.Request) archive.Session {
	x, _ := r.Context().Value(sessionContext{}).(archive.Session)
	return x
}

// guard lets those through that a route is for, with their session and account at hand.
func (h *deskHandlers) guard(who access, next http.HandlerFunc) http.HandlerFunc {
	if who == anyone {
		return h.withSession(next)
	}
	who, mustBeFresh := who.split()
	return h.withSession(h.action(func(w http.ResponseWriter, r *http.Request) error {
		x, e, err := h.whoIs(r.Context())
		switch {
		case errors.Is(err, archive.ErrNotFound):
			return h.askToSignIn(w, r)
		case err != nil:
			return err
		case who != signedIn && who != enrolling && !e.Role.May(archive.Action(who)):
			return archive.ErrForbidden
		}
		ctx := context.WithValue(r.Context(), editorContext{}, e)
		r = r.WithContext(context.WithValue(ctx, sessionContext{}, x))
		if who != enrolling && h.mustEnrol(e) {
			return h.leadTo(w, r, link.DeskFactors)
		}
		if mustBeFresh && h.now().Sub(x.FreshAt) > freshFor {
			return h.confirmFirst(w, r, next)
		}
		next(w, r)
		return nil
	}))
}

// withSession loads the session of a request and keeps what becomes of it. Pictures only read it: a page
// asks for many at once, and none may write back what the page itself has just changed. Neither does the
// sign of life of an open form make the session last longer: nobody need sit before it.
func (h *deskHandlers) withSession(next http.HandlerFunc) http.HandlerFunc {
	saving := h.sessions.LoadAndSave(next)
	return func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, ".png") && !strings.HasSuffix(r.URL.Path, ".jpg") && !strings.HasSuffix(r.URL.Path, ".webp") && !strings.HasSuffix(r.URL.Path, "/presence") {
			saving.ServeHTTP(w, r)
			return
		}
		var token string
		if c, err := r.Cookie(h.sessions.Cookie.Name); err == nil {
			token = c.Value
		}
		ctx, err := h.sessions.Load(r.Context(), token)
		if err != nil {
			h.sessions.ErrorFunc(w, r, err)
			return
		}
		next(w, r.WithContext(ctx))
	}
}

// whoIs returns the session and its account. archive.ErrNotFound when there is none, it was ended, or the account
// is no longer active.
func (h *deskHandlers) whoIs(ctx context.Context) (archive.Session, archive.Editor, error) {
	id := h.sessions.GetInt64(ctx, sessionKey)
	if id == 0 {
		return archive.Session{}, archive.Editor{}, archive.ErrNotFound
	}
	return h.store.Session(ctx, id)
}

// begin signs an account in under a new token. archive.ErrNotFound when it was closed meanwhile.
func (h *deskHandlers) begin(ctx context.Context, e archive.Editor, how string) error {
	id, err := h.store.BeginSession(ctx, e, how, sessionLife)
	if err != nil {
		return err
	}
	if err := h.sessions.RenewToken(ctx); err != nil {
		return fmt.Errorf("session: %w: %w", archive.ErrUnavailable, err)
	}
	h.sessions.Put(ctx, sessionKey, id)
	return nil
}

// safeNext returns where to go after signing in: s if it is an address of the desk, else the desk itself.
func safeNext(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil || !isDesk(u.Path) || !strings.HasPrefix(s, link.Desk) ||
		strings.ContainsAny(s, "\\\r\n\t") || strings.Contains(u.Path, "..") {
		return link.Desk
	}
	return s
}
