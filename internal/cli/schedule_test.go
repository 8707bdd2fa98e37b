package cli_test

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestScheduleAcrossAnOutage has the whole program, its private Postgres too, down at the time at which a report
// should go out.
func TestScheduleAcrossAnOutage(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := serve(t, data)
	b := newBrowser(t, p.root)
	b.get(p.signIn, 200)
	b.submit("main form", map[string]string{"name": "Kim Haneul", "email": "kim@example.org", "password": password}, nil)
	b.get("/desk/articles/new", 200)
	b.submit("form#article", map[string]string{"headline": "The ferry runs again", "body": "It runs.", "bylines.0.name": "Mira Holt",
		"section": "Society", "action": "save"}, nil)
	form := b.at.Path
	b.get(form+"/publish", 200)
	at := time.Now().UTC().Truncate(time.Second).Add(2 * time.Second)
	fields := url.Values{"at": {at.Format("2006-01-02T15:04:05")}}
	for name, value := range typed(b.one("main form")) {
		if name != "at" {
			fields.Set(name, value)
		}
	}
	b.do(http.MethodPost, form+"/schedule", "application/x-www-form-urlencoded", bytes.NewBufferString(fields.Encode()), 200)
	b.says(".flash", "It goes out on")
	p.stop()
	time.Sleep(time.Until(at.Add(time.Second)))

	again := serve(t, data)
	started := time.Now()
	reader := newBrowser(t, again.root)
	public := at.Format("/2006/01/02/") + "the-ferry-runs-again"
	for !answers(t, again.root+public) {
		if time.Since(started) > 15*time.Second {
			t.Fatal("it did not go out")
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Logf("out %s after the start", time.Since(started))
	time.Sleep(2 * time.Second) // for whatever else would publish it
	reader.get(public, 200)
	reader.says("h1", "The ferry runs again")
	reader.get(public+"/revisions", 200)
	if n := strings.Count(text(reader.one(".history")), "published"); n != 1 {
		t.Errorf("it was published %d times", n)
	}
	if got := attribute(reader.one(".history time"), "datetime"); got != at.Format(time.RFC3339) {
		t.Errorf("it bears %s, want %s", got, at.Format(time.RFC3339))
	}
}

// answers reports whether there is a page at an address.
func answers(t *testing.T, address string) bool {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}
