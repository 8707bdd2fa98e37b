package site

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
)

// counted is a page that says how often it was made.
func counted(n *atomic.Int64) pageFunc {
	return func(r *http.Request) (*Response, error) {
		return text(fmt.Sprintf("%s %s made %d", r.URL.Path, r.URL.RawQuery, n.Add(1)))(r)
	}
}

func TestAPageIsMadeOnce(t *testing.T) {
	t.Parallel()
	var made atomic.Int64
	s := testServer(t, func(s *Server, r chi.Router) { r.Get("/list", s.page(counted(&made), "before", "q")) })
	var bodies []string
	for _, target := range []string{
		"/list", "/list?utm_source=x", "/list?before=", "/list?", "/list?x=1&y=%ff&z",
		"/list?before=a&q=b", "/list?q=b&before=a", "/list?q=b&utm=1&before=a", "/list?before=%61&q=b%00",
		"/list?q=c",
	} {
		bodies = append(bodies, readAll(t, ask(s, request("GET", target))))
	}
	want := []string{"made 1", "made 1", "made 1", "made 1", "made 1", "made 2", "made 2", "made 2", "made 2", "made 3"}
	for i, body := range bodies {
		if !strings.HasSuffix(body, want[i]) {
			t.Errorf("answer %d: %q, want %q", i, body, want[i])
		}
	}
	if ask(s, request("HEAD", "/list")); made.Load() != 3 {
		t.Error("HEAD made the page anew")
	}
	s.Invalidate()
	if body := readAll(t, ask(s, request("GET", "/list"))); !strings.HasSuffix(body, "made 4") {
		t.Errorf("after a write: %q", body)
	}
	long := "/list?q=" + strings.Repeat("a", longestKey)
	for range 2 {
		ask(s, request("GET", long))
	}
	if made.Load() != 6 {
		t.Errorf("made %d pages, want those of very long addresses not kept", made.Load())
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	s := testServer(t, func(s *Server, r chi.Router) {
		r.Get("/{id}", s.page(func(r *http.Request) (*Response, error) {
			switch asked.Add(1) {
			case 1:
				return nil, archive.ErrNotFound
			case 2:
				return nil, archive.ErrUnavailable
			}
			return text("published")(r)
		}))
	})
	for i, want := range []int{404, 503, 200, 200} {
		if got := ask(s, request("GET", "/report")).StatusCode; got != want {
			t.Errorf("request %d: %d, want %d", i, got, want)
		}
	}
	if asked.Load() != 3 {
		t.Errorf("asked %d times", asked.Load())
	}
}

func TestMissingAddressesFillNoMemory(t *testing.T) {
	t.Parallel()
	s := testServer(t, func(s *Server, r chi.Router) { r.Get("/{id}", s.page(failing(archive.ErrNotFound))) })
	for i := range 500 {
		ask(s, request("GET", fmt.Sprintf("/%d", i)))
	}
	s.cache.pages.CleanUp()
	if n := s.cache.pages.WeightedSize(); n != 0 {
		t.Errorf("%d bytes are kept", n)
	}
}

func TestTheCacheIsBounded(t *testing.T) {
	t.Parallel()
	s := testServer(t, func(s *Server, r chi.Router) { r.Get("/{id}", s.page(text(benchmarkBody))) },
		func(c *Config) { c.CacheBytes = 1 << 20 })
	for i := range 200 {
		ask(s, request("GET", fmt.Sprintf("/%d", i)))
	}
	s.cache.pages.CleanUp()
	if n := s.cache.pages.WeightedSize(); n == 0 || n > 1<<20 {
		t.Errorf("%d bytes are kept, want at most %d", n, 1<<20)
	}
}

func TestRedirectsAndNoticesAreKept(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	s := testServer(t, func(s *Server, r chi.Router) {
		r.Get("/{id}", s.page(func(r *http.Request) (*Response, error) {
			asked.Add(1)
			if r.PathValue("id") == "moved" {
				return nil, &archive.MovedError{Path: "/elsewhere"}
			}
			return nil, &archive.GoneError{Edition: "ko", Reason: "A source was put at risk.", PublishedAt: changed, WithdrawnAt: changed}
		}))
	})
	for range 2 {
		if got := ask(s, request("GET", "/moved")); got.StatusCode != 301 || got.Header.Get("Location") != "/elsewhere" {
			t.Errorf("%d %v", got.StatusCode, got.Header)
		}
		if got := ask(s, request("GET", "/gone")); got.StatusCode != 410 || !strings.Contains(readAll(t, got), "A source was put at risk.") {
			t.Errorf("%d %v", got.StatusCode, got.Header)
		}
	}
	if asked.Load() != 2 {
		t.Errorf("asked %d times", asked.Load())
	}
}

// TestNoPageOutlivesAWrite begins to make a page, writes, and asks again before the first is done.
func TestNoPageOutlivesAWrite(t *testing.T) {
	t.Parallel()
	var state atomic.Value
	state.Store("before")
	begun, proceed := make(chan struct{}), make(chan struct{})
	var made atomic.Int64
	s := testServer(t, func(s *Server, r chi.Router) {
		r.Get("/report", s.page(func(r *http.Request) (*Response, error) {
			body := state.Load().(string)
			if made.Add(1) == 1 {
				close(begun)
				<-proceed
			}
			return text(body)(r)
		}))
	})
	done := make(chan struct{})
	go func() {
		defer close(done)
		ask(s, request("GET", "/report"))
	}()
	<-begun
	state.Store("withdrawn")
	s.Invalidate()
	if got := readAll(t, ask(s, request("GET", "/report"))); got != "withdrawn" {
		t.Errorf("while the old page is made: %q", got)
	}
	close(proceed)
	<-done
	if got := readAll(t, ask(s, request("GET", "/report"))); got != "withdrawn" {
		t.Errorf("after the old page was made: %q", got)
	}
}

func TestReadersShareOneLoad(t *testing.T) {
	t.Parallel()
	var made atomic.Int64
	begun, proceed := make(chan struct{}), make(chan struct{})
	s := testServer(t, func(s *Server, r chi.Router) {
		r.Get("/report", s.page(func(r *http.Request) (*Response, error) {
			if made.Add(1) == 1 {
				close(begun)
			}
			<-proceed
			if err := r.Context().Err(); err != nil {
				return nil, err
			}
			return text("whole")(r)
		}))
	})
	// The first reader leaves while the page is made; the others get it all the same.
	ctx, leave := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	readers.Go(func() { ask(s, request("GET", "/report").WithContext(ctx)) })
	<-begun
	leave()
	for range 8 {
		readers.Go(func() {
			if got := ask(s, request("GET", "/report")).StatusCode; got != 200 {
				t.Errorf("status %d", got)
			}
		})
	}
	close(proceed)
	readers.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
}

func TestAPageIsForgottenInTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var made atomic.Int64
		s := testServer(t, func(s *Server, r chi.Router) { r.Get("/report", s.page(counted(&made))) })
		ask(s, request("GET", "/report"))
		time.Sleep(keptFor - time.Second)
		if ask(s, request("GET", "/report")); made.Load() != 1 {
			t.Errorf("made %d times too early", made.Load())
		}
		time.Sleep(2 * time.Second)
		if ask(s, request("GET", "/report")); made.Load() != 2 {
			t.Errorf("made %d times", made.Load())
		}
		s.cache.pages.StopAllGoroutines()
		s.cache.clock.Stop()
	})
}

func TestAPageKnowsNothingOfItsReader(t *testing.T) {
	t.Parallel()
	var seen *http.Request
	show := func(r *http.Request) (*Response, error) {
		seen = r
		return text("x")(r)
	}
	s := testServer(t, func(s *Server, r chi.Router) {
		r.Get("/kept/{id}", s.page(show, "before"))
		r.Get("/fresh/{id}", s.fresh(show, "before"))
	})
	for _, path := range []string{"/kept/7", "/fresh/7"} {
		r := request("GET", path+"?before=a&who=b", "Cookie", "session=1", "Referer", "https://a.example")
		r.RemoteAddr = "203.0.113.77:4711"
		ask(s, r)
		if len(seen.Header) != 0 || seen.RemoteAddr != "" || seen.Host != "" || seen.RequestURI != "" || seen.URL.RawQuery != "before=a" {
			t.Errorf("%s: the page sees %+v", path, seen)
		}
		if got := chi.URLParam(seen, "id"); got != "7" || seen.PathValue("id") != "7" {
			t.Errorf("%s: the page lost its id: %q", path, got)
		}
	}
}
