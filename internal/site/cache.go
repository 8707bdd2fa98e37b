package site

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/maypok86/otter/v2"
	"github.com/prometheus/client_golang/prometheus"
)

const (
	// keptFor bounds how long a page can be served after a change of which nobody told this process.
	keptFor = time.Minute
	// loadFor is how long making one page may take.
	loadFor = 15 * time.Second
	// longestKey is the length in bytes of the longest address whose page is kept.
	longestKey = 1024
)

// Cache keeps public pages in memory, ready to be sent in each encoding that was asked for. It holds what
// was published and nothing else. It may be used by several goroutines at once.
type Cache struct {
	pages        *otter.Cache[cacheKey, *answer]
	clock        *otter.CoarseClock
	generation   atomic.Uint64
	changedAt    atomic.Int64 // when the generation began, in nanoseconds since 1970
	hits, misses prometheus.Counter
}

// cacheKey names a page as it stood between two writes to the archive.
type cacheKey struct {
	generation uint64
	address    string // decoded path, and "?" with the parameters that the route knows
}

// newCache returns a Cache that keeps about maxBytes bytes of pages and counts what it does in m.
func newCache(maxBytes uint64, m *metrics) (*Cache, error) {
	clock := otter.NewCoarseClock(100 * time.Millisecond)
	pages, err := otter.New(&otter.Options[cacheKey, *answer]{
		MaximumWeight: max(maxBytes, 1), // 0 would mean no bound
		Weigher: func(key cacheKey, a *answer) uint32 {
			return uint32(min(a.weight()+uint64(len(key.address)), math.MaxUint32))
		},
		ExpiryCalculator: otter.ExpiryWriting[cacheKey, *answer](keptFor),
		Clock:            clock,
	})
	if err != nil {
		return nil, fmt.Errorf("make the page cache: %w", err)
	}
	c := &Cache{pages: pages, clock: clock, hits: m.cacheHits, misses: m.cacheMisses}
	c.changedAt.Store(time.Now().UnixNano())
	return c, nil
}

// changed returns when this process last heard of a write: no page has changed since.
func (c *Cache) changed() time.Time { return time.Unix(0, c.changedAt.Load()) }

// Invalidate forgets every page. Call it after each write that readers are to see: no page whose making
// began before is served to a request that arrives after.
func (c *Cache) Invalidate() {
	c.changedAt.Store(time.Now().UnixNano())
	c.generation.Add(1)
	// The new generation already hides the old pages. They are dropped as well, so that what was withdrawn
	// does not stay in memory.
	c.pages.InvalidateAll()
}

// serveHit answers a request from memory if it can, and reports whether it did. It looks only at plain
// addresses: one that is not canonical, or that has a query, is for the router to judge.
func (c *Cache) serveHit(w http.ResponseWriter, r *http.Request) bool {
	if r.URL.RawQuery != "" || r.URL.RawPath != "" || r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	a, ok := c.pages.GetIfPresent(cacheKey{c.generation.Load(), r.URL.Path})
	if !ok {
		return false
	}
	c.hits.Inc()
	a.serve(w, r)
	return true
}

// Serve answers a GET or HEAD for the page that key names, which load makes where it is not kept; several
// readers who wait for one page share one load. key is the decoded path with the query parameters that the
// page depends on. The context that load is given outlives the reader who happened to be first.
//
// Nothing is sent when it returns an error: what load returned, the end of r's context, or a complaint about
// a Response whose status is not 200, 301 or 410. Errors are not kept, so that no one can fill the cache
// with addresses that do not exist.
func (c *Cache) Serve(w http.ResponseWriter, r *http.Request, key string, load func(context.Context) (*Response, error)) error {
	makePage := func(ctx context.Context, _ cacheKey) (*answer, error) {
		c.misses.Inc()
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), loadFor)
		defer cancel()
		resp, err := load(ctx)
		if err != nil {
			return nil, err
		}
		a := seal(resp)
		switch a.status {
		case http.StatusOK, http.StatusMovedPermanently, http.StatusGone:
			return a, nil
		}
		return nil, fmt.Errorf("a page answers with status %d, which only an error may", a.status)
	}

	full := cacheKey{c.generation.Load(), key}
	var a *answer
	var err error
	if len(key) > longestKey {
		a, err = makePage(r.Context(), full)
	} else if kept, ok := c.pages.GetIfPresent(full); ok {
		c.hits.Inc()
		a = kept
	} else {
		a, err = c.pages.Get(r.Context(), full, otter.LoaderFunc[cacheKey, *answer](makePage))
	}
	if err != nil {
		return err
	}
	a.serve(w, r)
	return nil
}
