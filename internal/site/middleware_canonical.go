package site

import (
	"net/http"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// canonical redirects every other spelling of an address to the one that stands: percent-encoded as package
// link does it, in NFC, without empty or dotted segments, and with a slash at the end of an edition's front
// page alone. Forms are posted to addresses that we wrote, so other methods pass.
func (s *Server) canonical(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, ok := s.canonicalPath(r.URL.Path)
		switch {
		case !ok:
			s.fail(w, r, archive.ErrNotFound)
		case p == r.URL.Path && r.URL.RawPath == "", r.Method != http.MethodGet && r.Method != http.MethodHead:
			next.ServeHTTP(w, r)
		default:
			target := link.Encode(p)
			if r.URL.RawQuery != "" {
				target += "?" + r.URL.RawQuery
			}
			h := w.Header()
			h["Cache-Control"] = revalidate
			if isDesk(p) {
				h["Cache-Control"] = noStore
			}
			h["Location"] = []string{target}
			h["Content-Length"] = []string{"0"}
			w.WriteHeader(http.StatusMovedPermanently)
		}
	})
}

// canonicalPath returns the decoded path that stands for a decoded path; ok is false where it cannot be the
// address of anything, because it is not text or the store could not look for it.
func (s *Server) canonicalPath(p string) (canonical string, ok bool) {
	if !utf8.ValidString(p) || strings.IndexByte(p, 0) >= 0 {
		return "", false
	}
	p = path.Clean("/" + norm.NFC.String(p))
	if e := archive.Edition(p[1:]); s.links.HasEdition(e) && e != s.links.Default() {
		return p + "/", true
	}
	return p, true
}
