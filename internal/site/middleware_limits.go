package site

import (
	"net/http"
	"strings"
	"time"

	"dateline/internal/link"
)

const (
	formLimit   = 3 << 20                 // bytes of a form: a very long report with room to spare
	uploadLimit = 20*maxPhoto + formLimit // each photo has its own bound, and is let go before the next is read
	uploadFor   = 15 * time.Minute        // the time that one upload may take over a slow line
)

// limit bounds the size of what a request sends. Photos may be larger, and take longer, than forms.
func (s *Server) limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := int64(formLimit)
		if isUpload(r) {
			most = s.uploadLimit
			control, deadline := http.NewResponseController(w), time.Now().Add(uploadFor)
			// A connection without deadlines, as in a test, has none to move.
			_ = control.SetReadDeadline(deadline)
			_ = control.SetWriteDeadline(deadline)
		}
		if r.ContentLength > most {
			s.fail(w, r, &http.MaxBytesError{Limit: most})
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	})
}

// isUpload reports whether a request sends photos.
func isUpload(r *http.Request) bool {
	return r.Method == http.MethodPost &&
		(strings.HasPrefix(r.URL.Path, link.DeskPhotos) || strings.HasPrefix(r.URL.Path, link.DeskArticles))
}
