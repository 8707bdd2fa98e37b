package site

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/go-chi/chi/v5"
)

func TestConditionalRequests(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	first := ask(s, request("GET", "/page"))
	etag, modified := first.Header.Get("Etag"), first.Header.Get("Last-Modified")
	if len(etag) < 10 || strings.HasPrefix(etag, "W/") || modified != "Fri, 04 Jul 2025 10:00:00 GMT" {
		t.Fatalf("ETag %s, Last-Modified %s", etag, modified)
	}
	if fresh := ask(s, request("GET", "/fresh")); fresh.Header.Get("Etag") != etag {
		t.Error("a page made anew has another ETag")
	}
	older, newer := "Fri, 04 Jul 2025 09:59:59 GMT", "Fri, 04 Jul 2025 10:00:01 GMT"
	for _, tt := range []struct {
		name    string
		headers []string
		status  int
	}{
		{"the tag", []string{"If-None-Match", etag}, 304},
		{"the tag, weak", []string{"If-None-Match", "W/" + etag}, 304},
		{"anything", []string{"If-None-Match", "*"}, 304},
		{"a list", []string{"If-None-Match", `"a", W/"b,c" ,` + etag}, 304},
		{"two headers", []string{"If-None-Match", `"a"`, "If-None-Match", etag}, 304},
		{"another tag", []string{"If-None-Match", `"a"`}, 200},
		{"the tag without quotes", []string{"If-None-Match", strings.Trim(etag, `"`)}, 200},
		{"the tag of another encoding", []string{"If-None-Match", etag, "Accept-Encoding", "gzip"}, 200},
		{"the tag of this encoding", []string{"If-None-Match", etag[:len(etag)-1] + `-gz"`, "Accept-Encoding", "gzip"}, 304},
		{"the tag of brotli", []string{"If-None-Match", etag[:len(etag)-1] + `-br"`, "Accept-Encoding", "br"}, 304},
		{"its date", []string{"If-Modified-Since", modified}, 304},
		{"a later date", []string{"If-Modified-Since", newer}, 304},
		{"an earlier date", []string{"If-Modified-Since", older}, 200},
		{"no date", []string{"If-Modified-Since", "yesterday"}, 200},
		{"a date beside another tag", []string{"If-Modified-Since", newer, "If-None-Match", `"a"`}, 200},
		{"an earlier date beside the tag", []string{"If-Modified-Since", older, "If-None-Match", etag}, 304},
	} {
		for _, method := range []string{"GET", "HEAD"} {
			for _, path := range []string{"/page", "/fresh"} {
				t.Run(tt.name+" "+method+" "+path, func(t *testing.T) {
					t.Parallel()
					resp := ask(s, request(method, path, tt.headers...))
					if resp.StatusCode != tt.status {
						t.Fatalf("status %d, want %d", resp.StatusCode, tt.status)
					}
					if resp.Header.Get("Etag") == "" || resp.Header.Get("Last-Modified") != modified || resp.Header.Get("Vary") != "Accept-Encoding" {
						t.Errorf("headers %v", resp.Header)
					}
					if tt.status != 304 {
						return
					}
					if body := readAll(t, resp); body != "" {
						t.Errorf("a 304 with a body: %q", body)
					}
					for _, name := range []string{"Content-Length", "Content-Type", "Content-Encoding"} {
						if got := resp.Header.Get(name); got != "" {
							t.Errorf("a 304 with %s: %s", name, got)
						}
					}
				})
			}
		}
	}
}

func TestOnlyPagesAreConditional(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	for path, status := range map[string]int{"/gone": 410, "/moved": 301, "/missing": 404, "/broken": 500, "/desk": 200} {
		resp := ask(s, request("GET", path, "If-None-Match", "*"))
		if resp.StatusCode != status || resp.Header.Get("Etag") != "" || resp.Header.Get("Last-Modified") != "" {
			t.Errorf("%s: %d with %v", path, resp.StatusCode, resp.Header)
		}
	}
	if got := ask(s, request("GET", "/moved")).Header.Get("Location"); got != "/2025/07/04/%EB%B9%84" {
		t.Errorf("moved to %q", got)
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	tags := map[string]string{}
	for _, tt := range []struct{ accept, want string }{
		{"", ""}, {"gzip", "gzip"}, {"br", "br"}, {"gzip, deflate, br, zstd", "br"}, {"zstd", ""},
	} {
		for _, path := range []string{"/page", "/fresh"} {
			resp := ask(s, request("GET", path, "Accept-Encoding", tt.accept))
			body := readAll(t, resp)
			if got := resp.Header.Get("Content-Encoding"); got != tt.want {
				t.Errorf("%s, %q: Content-Encoding %q, want %q", path, tt.accept, got, tt.want)
			}
			if got := resp.Header.Get("Content-Length"); got != strconv.Itoa(len(body)) {
				t.Errorf("%s, %q: Content-Length %s of %d bytes", path, tt.accept, got, len(body))
			}
			var plain io.Reader = strings.NewReader(body)
			var err error
			switch tt.want {
			case "gzip":
				plain, err = gzip.NewReader(plain)
			case "br":
				plain = brotli.NewReader(plain)
			}
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(plain); err != nil || string(got) != longText {
				t.Errorf("%s, %q: another body, %v", path, tt.accept, err)
			}
			head := ask(s, request("HEAD", path, "Accept-Encoding", tt.accept))
			if readAll(t, head) != "" || head.Header.Get("Content-Length") != resp.Header.Get("Content-Length") {
				t.Errorf("%s, %q: HEAD says %v", path, tt.accept, head.Header)
			}
			tag := resp.Header.Get("Etag")
			if encoding, ok := tags[tag]; ok && encoding != tt.want {
				t.Errorf("%q and %q share the tag %s", encoding, tt.want, tag)
			}
			tags[tag] = tt.want
		}
	}
	if len(tags) != 3 {
		t.Errorf("%d tags for three encodings: %v", len(tags), tags)
	}
	// The desk's pages mix secrets with what an address brought along, and errors are not worth it.
	for _, path := range []string{"/desk", "/missing"} {
		if got := ask(s, request("GET", path, "Accept-Encoding", "gzip, br")).Header.Get("Content-Encoding"); got != "" {
			t.Errorf("%s is compressed: %s", path, got)
		}
	}
}

func TestWhatIsCompressed(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		contentType string
		size        int
		want        bool
	}{
		{htmlType, 5000, true},
		{htmlType, 100, false},
		{"application/rss+xml; charset=utf-8", 5000, true},
		{"application/xml", 5000, true},
		{"application/feed+json", 5000, true},
		{"image/svg+xml", 5000, true},
		{"image/jpeg", 5000, false},
		{"font/woff2", 5000, false},
		{"", 5000, false},
	} {
		for _, e := range []encoding{gzipped, brotlied} {
			w := httptest.NewRecorder()
			seal(&Response{ContentType: tt.contentType, Body: make([]byte, tt.size)}).serve(w, request("GET", "/", "Accept-Encoding", e.String()))
			h := w.Header()
			if got := h.Get("Content-Encoding") == e.String() && h.Get("Vary") != "" && w.Body.Len() < tt.size; got != tt.want {
				t.Errorf("%d bytes of %q: %v, want %v", tt.size, tt.contentType, got, tt.want)
			}
		}
	}
}

// TestVariantsAreMadeOnDemand asks for the same page from many goroutines: the race detector watches.
func TestVariantsAreMadeOnDemand(t *testing.T) {
	t.Parallel()
	a := seal(&Response{ContentType: htmlType, Body: []byte(longText)})
	reserved := a.weight()
	a.serve(httptest.NewRecorder(), request("GET", "/", "Accept-Encoding", "gzip", "If-None-Match", "*"))
	if a.variants[gzipped].body != nil {
		t.Error("compressed for a reader who has the page")
	}
	var readers sync.WaitGroup
	var made sync.Map
	for range 8 {
		readers.Go(func() {
			a.serve(httptest.NewRecorder(), request("GET", "/", "Accept-Encoding", "gzip"))
			made.Store(&a.variants[gzipped].body[0], true)
		})
	}
	readers.Wait()
	n := 0
	made.Range(func(any, any) bool { n++; return true })
	if n != 1 || a.variants[brotlied].body != nil {
		t.Errorf("compressed %d times, and for nobody: %v", n, a.variants[brotlied].body != nil)
	}
	a.serve(httptest.NewRecorder(), request("GET", "/", "Accept-Encoding", "br"))
	taken := 0
	for i := range a.variants {
		taken += cap(a.variants[i].body)
	}
	if uint64(taken) > reserved || a.weight() != reserved {
		t.Errorf("takes %d bytes, weighs %d, and %d were reserved", taken, a.weight(), reserved)
	}
}

func TestADateInTheFutureIsNotBelieved(t *testing.T) {
	t.Parallel()
	a := seal(&Response{LastModified: time.Now().Add(time.Hour)})
	if a.modified.After(time.Now()) {
		t.Errorf("modified at %s", a.modified)
	}
}

func TestAssets(t *testing.T) {
	t.Parallel()
	s := testServer(t, everyStatus)
	address := s.assets.URL("site.css")
	for range 2 {
		resp := ask(s, request("GET", address, "Accept-Encoding", "br"))
		if resp.StatusCode != http.StatusOK || resp.Header.Get("Cache-Control") != immutable[0] ||
			resp.Header.Get("Content-Type") != "text/css; charset=utf-8" || resp.Header.Get("Content-Encoding") != "br" {
			t.Errorf("%s: %d %v", address, resp.StatusCode, resp.Header)
		}
	}
	for _, path := range []string{"/static/site.css", "/static/site.0000000000.css", "/static/static.go"} {
		if got := ask(s, request("GET", path)).StatusCode; got != http.StatusNotFound {
			t.Errorf("%s: %d", path, got)
		}
	}
}

func TestNegotiate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		accept string
		want   encoding
	}{
		{"gzip, deflate, br", brotlied},
		{"br;q=1.0, gzip;q=0.8, *;q=0.1", brotlied},
		{"br;q=0.5, gzip;q=0.8", gzipped},
		{"gzip;q=0.5,br;q=0.5", brotlied},
		{"br;q=0, gzip", gzipped},
		{"BR", brotlied},
		{"x-gzip", gzipped},
		{"*", brotlied},
		{"*;q=0", identity},
		{"*, br;q=0", gzipped},
		{"br;q=0, *;q=0.2", gzipped},
		{"identity, gzip;q=0.5", identity},
		{"identity;q=0.5, gzip;q=0.5", gzipped},
		{"identity;q=0", identity},
		{"gzip ; q=0.3 , identity;q=0.2", gzipped},
		{"gzip;q=nonsense", identity},
		{"gzip;q=2", identity},
		{"gzip;q=-1", identity},
		{"gzip;q=NaN", identity},
		{"gzip;level=9", identity},
		{",,;;,", identity},
		{"deflate, zstd", identity},
	} {
		if got := prefer([]string{tt.accept}); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.accept, got, tt.want)
		}
		if got := negotiate([]string{tt.accept}); got != tt.want {
			t.Errorf("%q: the short way gives %s, want %s", tt.accept, got, tt.want)
		}
	}
	if got := negotiate([]string{"br;q=0", "gzip"}); got != gzipped {
		t.Errorf("two headers: %s", got)
	}
	if got := negotiate(nil); got != identity {
		t.Errorf("no header: %s", got)
	}
}

func FuzzNegotiate(f *testing.F) {
	for _, seed := range []string{"gzip, deflate, br, zstd", "br;q=0.5, *;q=0", "gzip;q=1.000", "identity;q=0,*", ",;=", "br", "gzip", "identity"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, accept string) {
		got := negotiate([]string{accept})
		if got != prefer([]string{accept}) {
			t.Errorf("%q: the short way and the long way differ", accept)
		}
		name := map[encoding]string{gzipped: "gzip", brotlied: "br"}[got]
		if lower := strings.ToLower(accept); !strings.Contains(lower, name) && !strings.Contains(lower, "*") {
			t.Errorf("%q: %s was not asked for", accept, got)
		}
		if got != identity && negotiate([]string{accept, got.String() + ";q=0"}) == got {
			t.Errorf("%q: %s is used though it was refused last", accept, got)
		}
	})
}

func FuzzNamesETag(f *testing.F) {
	for _, seed := range []string{`"a"`, `W/"a"`, `*`, `"b", "a"`, `"a`, `a`, `,,"a"`, `"b""a"`, ` * `} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, list string) {
		const etag = `"a"`
		got := namesETag([]string{list}, etag)
		if got && !strings.Contains(list, etag) && strings.Trim(list, " \t") != "*" {
			t.Errorf("%q does not name %s", list, etag)
		}
		if !namesETag([]string{list, etag}, etag) {
			t.Errorf("%q hides the header after it", list)
		}
		if !namesETag([]string{etag + "," + list}, etag) {
			t.Errorf("%q hides the tag before it", list)
		}
	})
}

// benchmarkBody is about as long as a report's page.
var benchmarkBody = strings.Repeat("<p>Rain fell on the capital, and the market stayed closed.</p>\n", 400)

func hotServer(b *testing.B) *Server {
	return testServer(b, func(s *Server, r chi.Router) { r.Get("/2025/07/04/{slug}", s.page(text(benchmarkBody))) })
}

// discard is a ResponseWriter that costs nothing.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
func (d *discard) WriteHeader(int)             {}

func BenchmarkHotPage(b *testing.B) {
	s := hotServer(b)
	r := request("GET", "/2025/07/04/rain", "Accept-Encoding", "gzip, deflate, br, zstd")
	ask(s, r)
	b.Run("handler", func(b *testing.B) {
		w := &discard{header: http.Header{}}
		b.ReportAllocs()
		for b.Loop() {
			clear(w.header)
			s.ServeHTTP(w, r)
		}
	})
	b.Run("recorder", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.ServeHTTP(httptest.NewRecorder(), r)
		}
	})
}

func BenchmarkHotPageLoopback(b *testing.B) {
	s := hotServer(b)
	server := httptest.NewUnstartedServer(nil)
	server.Config = s.HTTPServer()
	server.Start()
	defer server.Close()
	client := server.Client()
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			r, err := http.NewRequest("GET", server.URL+"/2025/07/04/rain", nil)
			if err != nil {
				b.Error(err)
				return
			}
			r.Host = "news.example.org"
			r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
			resp, err := client.Do(r)
			if err != nil || resp.StatusCode != http.StatusOK {
				b.Errorf("%v, %v", resp, err)
				return
			}
			_, _ = io.Copy(io.Discard, resp.Body)
			_ = resp.Body.Close()
		}
	})
}

func BenchmarkSeal(b *testing.B) {
	resp := &Response{ContentType: htmlType, Body: []byte(benchmarkBody)}
	for e := identity; e < encodings; e++ {
		b.Run(e.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				seal(resp).pack(e)
			}
		})
	}
}
