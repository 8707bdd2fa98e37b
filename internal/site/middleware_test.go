package site

import (
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/go-chi/chi/v5"
)

func TestOneAddressForEachPage(t *testing.T) {
	t.Parallel()
	s := testServer(t, func(s *Server, r chi.Router) { r.Get("/*", s.page(text("x"))) })
	nfd := (&url.URL{Path: norm.NFD.String("/ko/2025/07/04/한글")}).EscapedPath()
	for _, tt := range []struct{ target, want string }{
		{"/", ""},
		{"/2025/07/04/rain", ""},
		{"/ko/", ""},
		{"/ko/2025/07/04/%ED%95%9C%EA%B8%80", ""},
		{"/2025/07/04/rain?x=1", ""},
		{"/ko", "/ko/"},
		{"/en", ""}, // the default edition has no prefix, so this is any address
		{"/en/", "/en"},
		{"/2025/07/04/rain/", "/2025/07/04/rain"},
		{"/2025/07/04/rain/?page=2", "/2025/07/04/rain?page=2"},
		{"/ko/2025/", "/ko/2025"},
		{"/ko/2025/07/04/%ed%95%9c%ea%b8%80", "/ko/2025/07/04/%ED%95%9C%EA%B8%80"},
		{nfd, "/ko/2025/07/04/%ED%95%9C%EA%B8%80"},
		{"/2025/07/04/r%61in", "/2025/07/04/rain"},
		{"//2025//07", "/2025/07"},
		{"//evil.example/x", "/evil.example/x"},
		{"/%2F/evil.example", "/evil.example"},
		{"/..//evil.example", "/evil.example"},
		{`/\evil.example`, "/%5Cevil.example"},
		{"/a/./b/../c", "/a/c"},
		{"/a%2Fb", "/a/b"},
		{"/a%2e%2e/b", "/a../b"},
		{"/%2e%2e/%2e%2e/etc", "/etc"},
		{"/a%3Fb", ""},
		{"/(a)", "/%28a%29"},
	} {
		t.Run(tt.target, func(t *testing.T) {
			t.Parallel()
			for _, method := range []string{"GET", "HEAD"} {
				resp := ask(s, request(method, "http://news.example.org"+tt.target))
				status := 200
				if tt.want != "" {
					status = 301
				}
				if got := resp.Header.Get("Location"); resp.StatusCode != status || got != tt.want {
					t.Errorf("%s: %d to %q, want %d to %q", method, resp.StatusCode, got, status, tt.want)
				}
			}
		})
	}
}

func FuzzCanonicalPath(f *testing.F) {
	s := testServer(f, func(s *Server, r chi.Router) { r.Get("/*", s.page(text("x"))) })
	for _, seed := range []string{
		"/", "/ko", "/ko/", "//evil.example", `/\evil.example`, "/a/../b/", "/%2e%2e/", "/한글", norm.NFD.String("/한글"),
		"/a\x00", "/\xff", "*", "", "/.", "/..", "/a%2Fb", "/\u0338/", "/./\u0301", "/ko/.", "/\u037e", "/a b?c#d",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		p, ok := s.canonicalPath(in)
		if !ok {
			return
		}
		if again, ok := s.canonicalPath(p); again != p || !ok {
			t.Fatalf("%q: %q, and of that %q", in, p, again)
		}
		if !strings.HasPrefix(p, "/") || strings.HasPrefix(p, "//") || strings.Contains(p, "/../") {
			t.Fatalf("%q: %q is not of this site", in, p)
		}
		// The redirect, followed as a browser would, must end.
		u, err := url.Parse("https://news.example.org")
		if err != nil {
			t.Fatal(err)
		}
		next, err := u.Parse((&url.URL{Path: p}).EscapedPath())
		if err != nil || next.Host != u.Host || next.Path != p || next.RawPath != "" {
			t.Fatalf("%q: followed to %+v, %v", in, next, err)
		}
	})
}

func TestClientAddr(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus) // trusts 10.0.0.0/8
	for _, tt := range []struct {
		remote    string
		forwarded []string
		want      string
	}{
		{"203.0.113.7:1", nil, "203.0.113.7"},
		{"203.0.113.7:1", []string{"198.51.100.9"}, "203.0.113.7"},
		{"10.0.0.1:1", nil, "10.0.0.1"},
		{"10.0.0.1:1", []string{"198.51.100.9"}, "198.51.100.9"},
		{"10.0.0.1:1", []string{"6.6.6.6, 198.51.100.9, 10.0.0.2"}, "198.51.100.9"},
		{"10.0.0.1:1", []string{"6.6.6.6", "198.51.100.9"}, "198.51.100.9"},
		{"10.0.0.1:1", []string{"198.51.100.9:4711"}, "198.51.100.9"},
		{"10.0.0.1:1", []string{"[2001:db8::1]:4711"}, "2001:db8::1"},
		{"10.0.0.1:1", []string{"2001:db8::1"}, "2001:db8::1"},
		{"10.0.0.1:1", []string{"6.6.6.6, nonsense"}, "10.0.0.1"},
		{"10.0.0.1:1", []string{"10.0.0.3"}, "10.0.0.3"},
		{"[::ffff:203.0.113.7]:1", nil, "203.0.113.7"},
		{"[::ffff:10.0.0.1]:1", []string{"198.51.100.9"}, "198.51.100.9"},
		{"@", nil, "invalid IP"},
		{"", []string{"198.51.100.9"}, "invalid IP"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tt.remote
		r.Header.Set("Forwarded", "for=6.6.6.6")
		for _, f := range tt.forwarded {
			r.Header.Add("X-Forwarded-For", f)
		}
		if got := s.clientAddr(r).String(); got != tt.want {
			t.Errorf("%s through %q: %s, want %s", tt.remote, tt.forwarded, got, tt.want)
		}
	}
}

func TestLimiter(t *testing.T) {
	t.Parallel()
	now := time.Date(2025, 7, 4, 23, 59, 0, 0, time.UTC)
	l := newLimiter(2)
	l.now = func() time.Time { return now }
	for i, tt := range []struct {
		addr string
		want bool
	}{
		{"203.0.113.7", true},
		{"203.0.113.200", true}, // the same /24
		{"203.0.113.7", false},
		{"203.0.114.7", true},
		{"2001:db8:0:1200::1", true},
		{"2001:db8:0:12ff::1", true}, // the same /56
		{"2001:db8:0:12aa::1", false},
		{"2001:db8:0:1300::1", true},
		{"", true},
		{"", true},
		{"", false},
	} {
		addr, _ := netip.ParseAddr(tt.addr)
		if got := l.allow(addr); got != tt.want {
			t.Errorf("%d: %s: %v, want %v", i, tt.addr, got, tt.want)
		}
	}
	key := l.key
	now = now.Add(2 * time.Minute)
	if !l.allow(netip.MustParseAddr("203.0.113.7")) {
		t.Error("the limit outlasts the day")
	}
	if l.key == key || len(l.sent) != 1 {
		t.Error("the key or the counts outlast the day")
	}
}

func TestTheLimitersMemoryIsBounded(t *testing.T) {
	t.Parallel()
	l := newLimiter(1)
	for i := range mostSenders + 100 {
		if !l.allow(netip.AddrFrom4([4]byte{byte(i >> 16), byte(i >> 8), byte(i), 1})) {
			t.Fatalf("network %d is refused for what others sent", i)
		}
	}
	if len(l.sent) > mostSenders {
		t.Errorf("%d senders are kept", len(l.sent))
	}
}
