package site

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/config"
	"dateline/internal/link"
	"dateline/web/static"
)

// testConfig returns the settings of a site at base, with English and Korean editions.
func testConfig(t testing.TB, base string) Config {
	t.Helper()
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	assets, err := static.Open("")
	if err != nil {
		t.Fatal(err)
	}
	conf := &config.Site{
		Name: "The Record", BaseURL: u, Editions: []archive.Edition{"en", "ko"}, Zone: time.UTC,
		Hosts: []string{"mirror.example.net"}, TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")},
	}
	return Config{
		Site: conf, Links: link.New(u, conf.Editions), Assets: assets,
		Log: slog.New(slog.DiscardHandler), CacheBytes: 8 << 20,
	}
}

// testServer returns a Server with the routes that add makes. Its host is news.example.org.
func testServer(t testing.TB, add func(*Server, chi.Router), changes ...func(*Config)) *Server {
	t.Helper()
	c := testConfig(t, "https://news.example.org")
	for _, change := range changes {
		change(&c)
	}
	s, err := newServer(c, func(context.Context) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	routes := chi.NewRouter()
	add(s, routes)
	s.route(routes)
	return s
}

// request returns a request to the test server; headers are pairs of a name and a value.
func request(method, target string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "news.example.org"
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	return r
}

// ask returns the server's answer to a request.
func ask(s http.Handler, r *http.Request) *http.Response {
	rec := httptest.NewRecorder()
	s.ServeHTTP(rec, r)
	return rec.Result()
}

func readAll(t testing.TB, resp *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// longText is a body that gains by compression.
var longText = strings.Repeat("Rain fell on the capital. ", 200)

var changed = time.Date(2025, 7, 4, 10, 0, 0, 0, time.UTC)

// text is a page that says body.
func text(body string) pageFunc {
	return func(*http.Request) (*Response, error) {
		return &Response{ContentType: htmlType, Body: []byte(body), LastModified: changed}, nil
	}
}

// failing is a page that cannot be shown for err.
func failing(err error) pageFunc {
	return func(*http.Request) (*Response, error) { return nil, err }
}

// everyStatus adds a route for each way in which a request can end.
func everyStatus(s *Server, r chi.Router) {
	r.Get("/page", s.page(text(longText)))
	r.Get("/fresh", s.fresh(text(longText), "q"))
	r.Get("/ko/page", s.page(text(longText)))
	r.Get("/static/{name}", s.page(s.showAsset))
	r.Get("/draft", s.page(failing(archive.ErrNotFound)))
	r.Get("/moved", s.page(failing(&archive.MovedError{Path: "/2025/07/04/비"})))
	r.Get("/gone", s.page(failing(&archive.GoneError{Edition: "en", Path: "/gone", Reason: "A source was put at risk.", PublishedAt: changed, WithdrawnAt: changed})))
	r.Get("/many", s.page(failing(archive.ErrTooMany)))
	r.Get("/forbidden", s.page(failing(archive.ErrForbidden)))
	r.Get("/away", s.page(failing(archive.ErrUnavailable)))
	r.Get("/slow", s.page(failing(context.DeadlineExceeded)))
	r.Get("/broken", s.page(failing(errors.New("the secret cause"))))
	r.Get("/odd", s.page(func(*http.Request) (*Response, error) { return &Response{Status: 404}, nil }))
	r.Get("/panic", s.page(func(*http.Request) (*Response, error) { panic("the secret cause") }))
	r.Get("/half", s.action(func(w http.ResponseWriter, r *http.Request) error {
		return s.render(w, r, http.StatusOK, templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
			_, _ = io.WriteString(w, "half a page")
			return errors.New("the secret cause")
		}))
	}))
	r.Get("/error", s.action(func(w http.ResponseWriter, _ *http.Request) error {
		http.Error(w, "no", http.StatusTeapot)
		return nil
	}))
	r.Post("/send", s.action(func(w http.ResponseWriter, r *http.Request) error {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			return err
		}
		http.Redirect(w, r, "/page", http.StatusSeeOther)
		return nil
	}))
	r.Get("/desk", s.action(func(w http.ResponseWriter, r *http.Request) error {
		return s.render(w, r, http.StatusOK, templ.Raw(longText))
	}))
	r.Get("/desk/broken", s.action(func(http.ResponseWriter, *http.Request) error { return errors.New("the secret cause") }))
	r.Get("/desk/gone", s.action(func(http.ResponseWriter, *http.Request) error { return &archive.GoneError{Edition: "en"} }))
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	known := ask(s, request("GET", "/page")).Header.Get("Etag")
	for _, tt := range []struct {
		name   string
		r      *http.Request
		status int
		cache  string
	}{
		{"page", request("GET", "/page"), 200, revalidate[0]},
		{"page from the cache", request("GET", "/page"), 200, revalidate[0]},
		{"head", request("HEAD", "/page"), 200, revalidate[0]},
		{"not modified", request("GET", "/page", "If-None-Match", known), 304, revalidate[0]},
		{"fresh", request("GET", "/fresh"), 200, revalidate[0]},
		{"moved", request("GET", "/moved"), 301, revalidate[0]},
		{"other spelling", request("GET", "/%70age"), 301, revalidate[0]},
		{"other spelling at the desk", request("GET", "/desk/"), 301, "no-store"},
		{"withdrawn", request("GET", "/gone"), 410, revalidate[0]},
		{"withdrawn, at the desk", request("GET", "/desk/gone"), 410, "no-store"},
		{"draft", request("GET", "/draft"), 404, "no-store"},
		{"missing", request("GET", "/missing"), 404, "no-store"},
		{"not an address", request("GET", "/%ff"), 404, "no-store"},
		{"nul", request("GET", "/a%00"), 404, "no-store"},
		{"forbidden", request("GET", "/forbidden"), 403, "no-store"},
		{"from another site", request("POST", "/send", "Sec-Fetch-Site", "cross-site"), 403, "no-store"},
		{"from another origin", request("POST", "/send", "Origin", "https://evil.example"), 403, "no-store"},
		{"from nowhere", request("POST", "/send", "Origin", "null"), 403, "no-store"},
		{"from ourselves", request("POST", "/send", "Origin", "https://news.example.org"), 303, "no-store"},
		{"too many", request("GET", "/many"), 429, "no-store"},
		{"unavailable", request("GET", "/away"), 503, "no-store"},
		{"too slow", request("GET", "/slow"), 503, "no-store"},
		{"fault", request("GET", "/broken"), 500, "no-store"},
		{"status a page may not have", request("GET", "/odd"), 500, "no-store"},
		{"panic", request("GET", "/panic"), 500, "no-store"},
		{"half a page", request("GET", "/half"), 500, "no-store"},
		{"http.Error", request("GET", "/error"), 418, "no-store"},
		{"wrong method", request("POST", "/page"), 405, "no-store"},
		{"unknown method", request("BREW", "/page"), 405, "no-store"},
		{"options of everything", request("OPTIONS", "*"), 404, "no-store"},
		{"desk", request("GET", "/desk"), 200, "no-store"},
		{"fault of the desk", request("GET", "/desk/broken"), 500, "no-store"},
		{"another host", func() *http.Request { r := request("GET", "/page"); r.Host = "evil.example"; return r }(), 421, "no-store"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			resp := ask(s, tt.r)
			body := readAll(t, resp)
			csp := publicCSP
			if isDesk(tt.r.URL.Path) {
				csp = deskCSP
			}
			want := map[string]string{
				"Content-Security-Policy":    csp,
				"X-Content-Type-Options":     "nosniff",
				"Referrer-Policy":            "same-origin",
				"Cross-Origin-Opener-Policy": "same-origin",
				"Permissions-Policy":         "camera=(), geolocation=(), microphone=()",
				"Strict-Transport-Security":  "max-age=63072000",
				"Cache-Control":              tt.cache,
			}
			if resp.StatusCode != tt.status {
				t.Errorf("status %d, want %d", resp.StatusCode, tt.status)
			}
			for name, value := range want {
				if got := resp.Header.Values(name); len(got) != 1 || got[0] != value {
					t.Errorf("%s: %q, want %q", name, got, value)
				}
			}
			if strings.Contains(body, "secret") || strings.Contains(body, "half") {
				t.Errorf("readers see what went wrong:\n%s", body)
			}
			if resp.Header.Get("Set-Cookie") != "" {
				t.Error("a cookie was set")
			}
		})
	}
}

func TestPolicies(t *testing.T) {
	t.Parallel()
	// Written out, so that a change of the constants is noticed.
	const public = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
	if publicCSP != public || deskCSP != public+"; script-src 'self'; connect-src 'self'" {
		t.Errorf("the policies are %q and %q", publicCSP, deskCSP)
	}
	s := testServer(t, everyStatus, func(c *Config) { c.Site.BaseURL = &url.URL{Scheme: "http", Host: "news.example.org"} })
	if hsts := ask(s, request("GET", "/page")).Header.Get("Strict-Transport-Security"); hsts != "" {
		t.Errorf("a site without TLS demands it: %q", hsts)
	}
	for path, want := range map[string]bool{"/desk": true, "/desk/": true, "/desk/a": true, "/desks": false, "/": false, "/ko/desk": false} {
		if isDesk(path) != want {
			t.Errorf("isDesk(%q) = %v", path, !want)
		}
	}
}

func TestADraftAndNothingAreTheSameBytes(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	dump := func(target string) string {
		resp := ask(s, request("GET", target))
		var b strings.Builder
		b.WriteString(resp.Status + "\n")
		_ = resp.Header.Write(&b)
		return b.String() + readAll(t, resp)
	}
	draft := dump("/draft")
	for _, target := range []string{"/nothing", "/2025/07/04/nothing", "/draft?preview=1", "/gone/revisions", "/%FF"} {
		if got := dump(target); got != draft {
			t.Errorf("%s differs from a draft:\n%s\n%s", target, got, draft)
		}
	}
	if strings.Contains(draft, "/draft") {
		t.Error("the address is echoed")
	}
}

func TestHosts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		base, host string
		ok         bool
	}{
		{"https://news.example.org", "news.example.org", true},
		{"https://news.example.org", "NEWS.example.org", true},
		{"https://news.example.org", "news.example.org:443", true},
		{"https://news.example.org", "mirror.example.net", true},
		{"https://news.example.org", "mirror.example.net:80", true},
		{"https://news.example.org", "news.example.org:8080", false},
		{"https://news.example.org", "localhost", false},
		{"https://news.example.org", "evil.example", false},
		{"https://news.example.org", "news.example.org.evil.example", false},
		{"https://news.example.org", "", false},
		{"http://127.0.0.1:8080", "localhost:8080", true},
		{"http://127.0.0.1:8080", "127.0.0.1:8080", true},
		{"http://localhost:8080", "[::1]:8080", true},
		{"http://localhost:8080", "localhost", false},
		{"http://localhost:8080", "localhost:9090", false},
		{"http://localhost", "127.0.0.1", true},
	} {
		t.Run(tt.base+" asked as "+tt.host, func(t *testing.T) {
			t.Parallel()
			u, err := url.Parse(tt.base)
			if err != nil {
				t.Fatal(err)
			}
			if got := newHostSet(u, []string{"mirror.example.net"}).has(tt.host); got != tt.ok {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestMethods(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	for _, tt := range []struct{ method, path, allow string }{
		{"POST", "/page", "GET, HEAD"},
		{"DELETE", "/send", "POST"},
		{"GET", "/send", "POST"},
		{"BREW", "/send", "POST"},
	} {
		resp := ask(s, request(tt.method, tt.path))
		if got := resp.Header.Get("Allow"); resp.StatusCode != 405 || got != tt.allow {
			t.Errorf("%s %s: %d, Allow: %q, want %q", tt.method, tt.path, resp.StatusCode, got, tt.allow)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	for path, want := range map[string]string{"/many": "600", "/away": "30", "/slow": "30", "/broken": "", "/draft": ""} {
		if got := ask(s, request("GET", path)).Header.Get("Retry-After"); got != want {
			t.Errorf("%s: Retry-After: %q, want %q", path, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	for _, tt := range []struct {
		name     string
		size     int
		declared bool
		status   int
	}{
		{"small", 10, true, 303},
		{"as large as may be", formLimit, true, 303},
		{"declared too large", formLimit + 1, true, 413},
		{"found too large", formLimit + 1, false, 413},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest("POST", "/send", io.LimitReader(zeros{}, int64(tt.size)))
			r.Host = "news.example.org"
			r.ContentLength = -1
			if tt.declared {
				r.ContentLength = int64(tt.size)
			}
			if got := ask(s, r).StatusCode; got != tt.status {
				t.Errorf("status %d, want %d", got, tt.status)
			}
		})
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// logBuffer is a log that several goroutines may write.
type logBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *logBuffer) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestTheLogKnowsTheFaultAndNotTheReader(t *testing.T) {
	t.Parallel()
	var lines logBuffer
	s := testServer(t, func(s *Server, r chi.Router) {
		r.Get("/read/{id}", s.action(func(_ http.ResponseWriter, r *http.Request) error {
			return errors.New("read tcp 10.0.0.1:80->" + r.RemoteAddr + ": broken by the cause")
		}))
		r.Get("/panic", s.page(func(*http.Request) (*Response, error) { panic("the cause of a panic") }))
	}, func(c *Config) {
		c.Log = slog.New(slog.NewTextHandler(&lines, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	for _, path := range []string{"/read/7?q=a-secret", "/panic", "/nowhere/a-secret"} {
		r := request("GET", path, "User-Agent", "a-secret", "Referer", "https://a-secret.example", "X-Forwarded-For", "198.51.100.9")
		r.RemoteAddr = "203.0.113.77:4711"
		resp := ask(s, r)
		body := readAll(t, resp)
		if strings.Contains(body, "cause") {
			t.Errorf("%s tells readers the cause", path)
		}
		for _, word := range strings.Fields(lines.String()) {
			if incident, ok := strings.CutPrefix(word, "incident="); ok && resp.StatusCode == 500 && strings.Contains(body, incident) {
				resp = nil
				break
			}
		}
		if resp != nil && resp.StatusCode == 500 {
			t.Errorf("%s: the page names no incident of the log", path)
		}
	}
	got := lines.String()
	for _, want := range []string{"broken by the cause", "the cause of a panic", "route=/read/{id}", "status=500", "status=404", "route=none"} {
		if !strings.Contains(got, want) {
			t.Errorf("the log lacks %q", want)
		}
	}
	for _, never := range []string{"203.0.113.77", "198.51.100.9", "a-secret"} {
		if strings.Contains(got, never) {
			t.Errorf("the log holds %q:\n%s", never, got)
		}
	}
}

func TestNothingFollowsHalfAnAnswer(t *testing.T) {
	t.Parallel()
	s := testServer(t, func(s *Server, r chi.Router) {
		r.Get("/torn", s.action(func(w http.ResponseWriter, _ *http.Request) error {
			_, _ = io.WriteString(w, "the first half")
			return errors.New("the disk is gone")
		}))
	})
	defer func() {
		if got := recover(); got != http.ErrAbortHandler {
			t.Errorf("recovered %v, want the connection cut", got)
		}
	}()
	ask(s, request("GET", "/torn"))
}
