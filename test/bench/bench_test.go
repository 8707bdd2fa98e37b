package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const wrkSays = `Running 8s test @ http://127.0.0.1:8080/
  2 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   497.13us  390.51us   7.44ms   90.24%
    Req/Sec    32.10k     1.02k   34.90k    70.00%
  Latency Distribution
     50%  402.00us
     75%  590.00us
     90%  910.00us
     99%    1.98ms
  511221 requests in 8.01s, 1.21GB read
Requests/sec:  63822.71
Transfer/sec:    154.71MB
`

func TestParseWrk(t *testing.T) {
	t.Parallel()
	got, err := parseWrk(wrkSays)
	if err != nil {
		t.Fatal(err)
	}
	if want := (measure{63822.71, 1980 * time.Microsecond}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, bad := range []string{
		"", "unable to connect",
		wrkSays + "  Non-2xx or 3xx responses: 12\n",
		wrkSays + "  Socket errors: connect 0, read 3, write 0, timeout 0\n",
	} {
		if m, err := parseWrk(bad); err == nil {
			t.Errorf("parseWrk(%q) = %v, want an error", bad, m)
		}
	}
}

func TestResults(t *testing.T) {
	t.Parallel()
	var r results
	for _, encoding := range []string{"identity", "gzip"} {
		for _, speed := range []float64{100, 900, 300} {
			r.add("dateline", encoding, measure{speed, time.Millisecond})
			r.add("bare", encoding, measure{speed, time.Millisecond})
			r.add("nginx", encoding, measure{2 * speed, time.Millisecond})
		}
	}
	var out bytes.Buffer
	r.print(&out)
	if got := strings.Fields(strings.Split(out.String(), "\n")[2]); !cmp.Equal(got, []string{"identity", "300", "1ms", "300", "1ms", "600", "1ms", "1.00", "0.50"}) {
		t.Errorf("got %q", got)
	}
}

func TestParseSitemap(t *testing.T) {
	t.Parallel()
	const ns = ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`
	for _, tt := range []struct {
		name, xml   string
		maps, pages []string
		fails       bool
	}{
		{"index", `<sitemapindex` + ns + `<sitemap><loc>http://a/1.xml</loc></sitemap></sitemapindex>`, []string{"http://a/1.xml"}, nil, false},
		{"pages", `<urlset` + ns + `<url><loc>http://a/2025/01/02/x</loc></url></urlset>`, nil, []string{"http://a/2025/01/02/x"}, false},
		{"a page", `<!doctype html><p>`, nil, nil, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			maps, pages, err := parseSitemap(strings.NewReader(tt.xml))
			if fails := err != nil; fails != tt.fails {
				t.Fatalf("error %v, want one: %v", err, tt.fails)
			}
			if diff := cmp.Diff([][]string{tt.maps, tt.pages}, [][]string{maps, pages}); diff != "" {
				t.Error(diff)
			}
		})
	}
}
