package site

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
)

func TestOperations(t *testing.T) {
	t.Parallel()
	c := testConfig(t, "https://news.example.org")
	var away error
	s, err := newServer(c, func(context.Context) error { return away })
	if err != nil {
		t.Fatal(err)
	}
	routes := chi.NewRouter()
	everyStatus(s, routes)
	s.route(routes)
	for range 3 {
		ask(s, request("GET", "/page"))
	}
	ask(s, request("GET", "/broken"))
	ops := s.Operations()
	for _, step := range []struct {
		path   string
		away   error
		status int
		want   []string
	}{
		{"/healthz", errors.New("away"), 200, []string{"ok"}},
		{"/readyz", nil, 200, []string{"ready"}},
		{"/readyz", errors.New("away"), 503, []string{"not ready"}},
		{"/metrics", nil, 200, []string{
			`dateline_page_cache_lookups_total{result="hit"} 2`,
			`dateline_page_cache_lookups_total{result="miss"} 2`,
			`dateline_http_requests_total{class="2xx",route="/page"} 1`,
			`dateline_http_requests_total{class="5xx",route="/broken"} 1`,
			`dateline_http_request_duration_seconds_count{route="/page"} 1`,
		}},
	} {
		away = step.away
		resp := ask(ops, httptest.NewRequest("GET", step.path, nil))
		body := readAll(t, resp)
		if resp.StatusCode != step.status {
			t.Errorf("%s: status %d, want %d", step.path, resp.StatusCode, step.status)
		}
		for _, want := range step.want {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %s", step.path, want)
			}
		}
	}
	if got := ask(s, request("GET", "/metrics")).StatusCode; got != 404 {
		t.Errorf("/metrics is public: %d", got)
	}
}

func TestTheListenersLogNamesNobody(t *testing.T) {
	t.Parallel()
	var lines logBuffer
	c := testConfig(t, "https://news.example.org")
	c.Log = slog.New(slog.NewTextHandler(&lines, nil))
	s, err := newServer(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	hs := s.HTTPServer()
	hs.ErrorLog.Print("http: TLS handshake error from 203.0.113.77:4711: EOF")
	hs.ErrorLog.Print("http: Accept error: too many open files; retrying in 5ms")
	if got := lines.String(); strings.Contains(got, "203.0.113.77") || !strings.Contains(got, "too many open files") {
		t.Errorf("logged %q", got)
	}
}
