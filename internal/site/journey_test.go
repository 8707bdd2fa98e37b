package site

import (
	"context"
	"net/http"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/alexedwards/scs/v2"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/link"
	"dateline/internal/postgres"
	"dateline/internal/postgres/pgtest"
)

// faultyStore panics when asked for corrections.
type faultyStore struct{ Store }

func (faultyStore) Corrections(context.Context, archive.Edition, archive.Cursor, int) ([]archive.CorrectionEntry, error) {
	panic("a fault for the test")
}

// exchange is a request over HTTP and what has to come back.
type exchange struct {
	method, path string
	headers      []string // names and values; "Host" sets the host
	status       int
	cache        string
}

// TestHeadersEverywhere asks the whole site for every kind of answer that it gives.
func TestHeadersEverywhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(p *Parts) { p.Store = faultyStore{p.Store} })
	photo := w.addPhoto(t, 1)
	live, gone := w.insertReport(t, "en", photo).article, w.insertReport(t, "ko", photo).article
	if err := w.store.Withdraw(t.Context(), gone.ID, "A source was put at risk.", 0); err != nil {
		t.Fatal(err)
	}
	rendition := strings.TrimPrefix(link.DeskRendition(photo.ID, photo.Renditions[0]), link.Desk)
	const open, private = "public, max-age=0, must-revalidate", "no-store"
	for _, x := range []exchange{
		{"GET", "/", nil, 200, open},
		{"HEAD", "/", nil, 200, open},
		{"GET", live.Path, nil, 200, open},
		{"GET", live.Path, []string{"If-None-Match", "*"}, 304, open},
		{"GET", live.Path + "/revisions/1", nil, 200, open},
		{"GET", rendition, nil, 200, open},
		{"GET", "/feed.xml", nil, 200, open},
		{"GET", "/sitemap.xml", nil, 200, open},
		{"GET", "/robots.txt", nil, 200, open},
		{"GET", "/p/" + live.ShortID, nil, 301, open},
		{"GET", live.Path + "/", nil, 301, open},
		{"POST", live.Path + "/replies", nil, 422, private},
		{"POST", live.Path + "/replies", []string{"Sec-Fetch-Site", "cross-site"}, 403, private},
		{"POST", live.Path, nil, 405, private},
		{"TRACE", "/", nil, 405, private},
		{"GET", "/2025/07/04/nothing", nil, 404, private},
		{"GET", "/%ff", nil, 404, private},
		{"GET", gone.Path, nil, 410, open},
		{"POST", gone.Path + "/replies", nil, 410, private},
		{"GET", "/corrections", nil, 500, private},
		{"GET", "/", []string{"Host", "evil.example"}, 421, private},
		{"GET", live.Path, []string{"Host", "evil.example"}, 421, private},
		{"GET", "/desk", []string{"Host", "localhost"}, 421, private},
		{"GET", "/desk", nil, 303, private},
		{"GET", "/desk/sign-in", nil, 200, private},
		{"GET", "/desk/nothing", nil, 404, private},
		{"GET", "/desk/setup?token=wrong", nil, 403, private},
		{"PUT", "/desk/sign-in", nil, 405, private},
		{"POST", "/desk/articles/new", nil, 401, private},
		{"POST", "/desk/sign-in", []string{"Origin", "https://evil.example"}, 403, private},
	} {
		w.exchange(t, x)
	}
}

// TestTheDatabaseIsAway drops the database under a running site.
func TestTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	var store *postgres.Store
	ctx := t.Context() // the store outlives its database, which goes with the inner test
	t.Run("database", func(t *testing.T) {
		var err error
		if store, err = postgres.Open(ctx, pgtest.URL(t)); err != nil {
			t.Fatal(err)
		}
	})
	t.Cleanup(store.Close)
	w := newWorld(t, func(p *Parts) { p.Store = store })
	for _, path := range []string{"/", "/archive", "/2025/07/04/nothing", "/p/00000000", "/photos/x/480.jpg", "/sitemap.xml"} {
		w.exchange(t, exchange{"GET", path, nil, 503, "no-store"})
	}
}

// TestTooMany sends more replies than one network may, and tries one password too many.
func TestTooMany(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.insertReport(t, "en", w.addPhoto(t, 1)).article
	for n := range 21 {
		want := exchange{"POST", a.Path + "/replies?name=Ann&text=" + strings.Repeat("a", n+1), nil, 303, "no-store"}
		if n == 20 {
			want.status = 429
		}
		w.exchange(t, want)
	}
	e := exchange{"POST", "/desk/sign-in?email=ann@example.org&password=wrong", nil, 422, "no-store"}
	for range 100 {
		if got := w.send(t, e); got.StatusCode != 422 {
			break
		}
	}
	e.status = 429
	w.exchange(t, e)
}

// send sends the request of an exchange, its query as a form if it is a POST. Redirects are not followed.
func (w *world) send(t *testing.T, x exchange) *http.Response {
	t.Helper()
	path, form := x.path, ""
	if x.method == http.MethodPost {
		path, form, _ = strings.Cut(x.path, "?")
	}
	req, err := http.NewRequestWithContext(t.Context(), x.method, w.root+path, strings.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i < len(x.headers); i += 2 {
		if x.headers[i] == "Host" {
			req.Host = x.headers[i+1]
		}
		req.Header.Set(x.headers[i], x.headers[i+1])
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		t.Fatal(err)
	}
	return resp
}

// exchange sends a request and checks what every answer has to carry.
func (w *world) exchange(t *testing.T, x exchange) {
	t.Helper()
	resp := w.send(t, x)
	if resp.StatusCode != x.status {
		t.Errorf("%s %s %v: status %d, not %d", x.method, x.path, x.headers, resp.StatusCode, x.status)
	}
	// Written out, so that a change of the constants is noticed.
	csp := "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
	if strings.HasPrefix(x.path, "/desk") {
		csp += "; script-src 'self'; connect-src 'self'"
	}
	for name, want := range map[string][]string{
		"Content-Security-Policy":    {csp},
		"X-Content-Type-Options":     {"nosniff"},
		"Referrer-Policy":            {"same-origin"},
		"Cross-Origin-Opener-Policy": {"same-origin"},
		"Cache-Control":              {x.cache},
		"Set-Cookie":                 nil,
		"Server":                     nil,
	} {
		if got := resp.Header.Values(name); !reflect.DeepEqual(got, want) && len(got)+len(want) > 0 {
			t.Errorf("%s %s %v: %s is %q, not %q", x.method, x.path, x.headers, name, got, want)
		}
	}
}

// oneQuestion lets pages ask for an article and for the sections, and counts that. Its embedded Store is nil:
// whatever else a page asks for ends in a fault.
type oneQuestion struct {
	Store
	inner              Store
	articles, sections atomic.Int64
}

func (s *oneQuestion) Sessions() scs.Store { return s.inner.Sessions() }

func (s *oneQuestion) ArticleByPath(ctx context.Context, path string) (archive.PublishedArticle, error) {
	s.articles.Add(1)
	return s.inner.ArticleByPath(ctx, path)
}

func (s *oneQuestion) Frame(ctx context.Context, e archive.Edition) (archive.Frame, error) {
	s.sections.Add(1)
	return s.inner.Frame(ctx, e)
}

// TestAnArticleAsksTheStoreOnce reads articles that are not in memory: each takes one question to the store,
// beside the navigation, which is asked for once.
func TestAnArticleAsksTheStoreOnce(t *testing.T) {
	t.Parallel()
	var asked *oneQuestion
	w := newWorld(t, func(p *Parts) {
		asked = &oneQuestion{inner: p.Store}
		p.Store = asked
	})
	photo := w.addPhoto(t, 1)
	for n := range 3 {
		a := archivetest.InsertArticle(t, w.store, archivetest.At, archivetest.Photos(using(photo)))
		for range 2 { // the second time from memory
			if resp := w.send(t, exchange{method: http.MethodGet, path: a.Path}); resp.StatusCode != 200 {
				t.Fatalf("status %d: the page asked for more than its article", resp.StatusCode)
			}
		}
		if articles, sections := asked.articles.Load(), asked.sections.Load(); articles != int64(n+1) || sections != 1 {
			t.Errorf("after %d articles the store was asked %d times for an article and %d times for the sections", n+1, articles, sections)
		}
	}
}
