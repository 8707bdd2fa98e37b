package site

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// pageFunc makes a public page. Its request holds the method, the path with its values and the query
// parameters that the route knows, and nothing that would tell one reader from another.
type pageFunc func(r *http.Request) (*Response, error)

// actionFunc answers a request that is not for a public page: a form, or anything of the desk. It may write
// nothing before it returns an error.
type actionFunc func(w http.ResponseWriter, r *http.Request) error

// page adapts the handler of a public page that is worth keeping. params are the query parameters it
// depends on; others neither reach it nor split the cache.
func (s *Server) page(show pageFunc, params ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		public := impersonal(r, params)
		err := s.cache.Serve(w, r, address(public.URL), func(ctx context.Context) (*Response, error) {
			resp, err := show(public.WithContext(ctx))
			return s.settle(ctx, resp, err)
		})
		if err != nil {
			s.fail(w, r, err)
		}
	}
}

// fresh adapts the handler of a public page that is made anew for each request, because hardly any two
// readers ask for the same: search results, say. What a reader looked for is then kept nowhere.
func (s *Server) fresh(show pageFunc, params ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		resp, err := show(impersonal(r, params))
		if err != nil {
			s.fail(w, r, err)
			return
		}
		seal(resp).serve(w, r)
	}
}

// action adapts every other handler. Nobody may store its answer unless it says otherwise itself.
func (s *Server) action(do actionFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Cache-Control"] = noStore
		if err := do(w, r); err != nil {
			s.fail(w, r, err)
		}
	}
}

// render sends a page from an actionFunc once it is whole. It returns the component's error, having sent
// nothing. The page is not compressed: the length of one that mixes what an editor keeps secret with what
// an address brought along would let a listener guess the secret (BREACH).
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	var b bytes.Buffer
	if err := page.Render(r.Context(), &b); err != nil {
		return err
	}
	w.Header()["Content-Type"] = []string{htmlType}
	w.Header()["Content-Length"] = []string{strconv.Itoa(b.Len())}
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // fails only when the reader has gone
	return nil
}

// impersonal returns r without anything that its sender chose but the path and the named parameters.
func impersonal(r *http.Request, params []string) *http.Request {
	out := r.WithContext(r.Context()) // a copy that keeps the values of the path
	out.Method = http.MethodGet
	out.URL = &url.URL{Path: r.URL.Path, RawQuery: knownQuery(r.URL, params)}
	out.Header = http.Header{}
	out.Body, out.ContentLength = http.NoBody, 0
	out.Host, out.RemoteAddr, out.RequestURI, out.TLS = "", "", "", nil
	return out
}

// knownQuery returns the query of u reduced to params, in one order and one spelling. Bytes that are not
// text, and those that the store cannot hold, are taken out.
func knownQuery(u *url.URL, params []string) string {
	if u.RawQuery == "" || len(params) == 0 {
		return ""
	}
	all, known := u.Query(), url.Values{}
	for _, name := range params {
		for _, v := range all[name] {
			v = strings.ReplaceAll(strings.ToValidUTF8(v, ""), "\x00", "")
			if v != "" {
				known.Add(name, v)
			}
		}
	}
	return known.Encode()
}

// address is the key of a page in the cache.
func address(u *url.URL) string {
	if u.RawQuery == "" {
		return u.Path
	}
	return u.Path + "?" + u.RawQuery
}
