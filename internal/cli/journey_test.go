package cli_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"net/http"
	"strings"
	"testing"
)

const password = "a long night train to the coast"

// TestJourney takes the whole program, with its private Postgres, through the life of a report.
func TestJourney(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := serve(t, data)
	b := newBrowser(t, p.root)

	b.get(p.signIn, 200)
	b.submit("main form", map[string]string{"name": "Kim Haneul", "email": "kim@example.org", "password": password}, nil)
	b.get("/desk/account", 200)
	b.submit(`form[action="/desk/sign-out"]`, nil, nil)
	b.submit("main form", map[string]string{"email": "kim@example.org", "password": password}, nil)

	form, public := publishReport(t, b)
	reader := newBrowser(t, p.root)
	reader.get(public, 200)
	reader.says("h1", "The ferry runs again")
	reader.says("main", "It had been laid up since spring.")
	reader.says("main", "a dock worker in Sorrel")
	if strings.Contains(text(reader.page), "Kestrel") {
		t.Error("readers see the code word of a source")
	}
	photo := attribute(reader.one(`main img[alt="A ferry at a landing"]`), "src")
	reader.get(photo, 200)

	b.get(form+"/rename", 200)
	b.submit("main form", map[string]string{"slug": "Ferry to Sorrel"}, nil)
	if to := redirect(t, p.root+public); !strings.HasSuffix(to, "/ferry-to-sorrel") {
		t.Errorf("the earlier address leads to %q", to)
	}
	reader.get(public, 200)
	reader.says("h1", "The ferry runs again")

	b.get(form, 200)
	b.submit("form#article", map[string]string{"deck": "Boats cross three times a day.", "action": "publish"}, nil)
	b.submit("main form", map[string]string{"kind": "correction", "correction": "Boats cross three times a day, not twice."}, nil)
	for _, page := range []string{public, "/corrections"} {
		reader.get(page, 200)
		reader.says("main", "Boats cross three times a day, not twice.")
	}

	secondServer(t, data)
	if got := run(t, "editor", "list", "--data", data); got.code != 0 || !strings.Contains(got.out, "kim@example.org") {
		t.Errorf("beside the server, editor list answers %+v", got)
	}

	b.get(form+"/withdraw", 200)
	b.submit("main form", map[string]string{"reason": "It named a street."}, nil)
	reader.get(public, 410)
	reader.says("main", "It named a street.")
	reader.get(photo, 404)

	p.stop()
	again := serve(t, data)
	if !strings.HasSuffix(again.signIn, "/desk/sign-in") {
		t.Errorf("started again, the program offers %s", again.signIn)
	}
	reader.root = again.root
	reader.get(public, 410)
}

// publishReport adds a report with a photo through the form, and returns the form's address and the report's.
func publishReport(t *testing.T, b *browser) (form, public string) {
	t.Helper()
	b.get("/desk/articles/new", 200)
	b.submit("form#article", map[string]string{
		"headline": "The ferry runs again", "deck": "Boats cross twice a day.",
		"dateline_place": "SORREL", "dateline_date": "2025-07-04",
		"body":           "The ferry runs again.\r\n\r\nIt had been laid up since spring.",
		"bylines.0.name": "Mira Holt", "section": "Society",
		"attributions.0.kind": "confidential", "attributions.0.name": "Kestrel",
		"attributions.0.phrase": "a dock worker in Sorrel", "attributions.0.reason": "Speaking to reporters is punished.",
		"action": "save",
	}, newPhoto(t))
	form = b.at.Path
	b.submit("form#article", map[string]string{"photos.0.alt": "A ferry at a landing", "photos.0.caption": "The landing",
		"photos.0.credit": "Mira Holt", "action": "publish"}, nil)
	b.submit("main form", nil, nil)
	return form, attribute(b.one(`.desk-facts a[href^="/20"]`), "href")
}

func newPhoto(t *testing.T) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 640, 480))
	for i := range m.Pix {
		m.Pix[i] = uint8(i / 1201)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// redirect returns where an address leads for ever.
func redirect(t *testing.T, address string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusMovedPermanently {
		t.Errorf("%s: status %d", address, resp.StatusCode)
	}
	return resp.Header.Get("Location")
}

// secondServer fails unless the folder of a running server is refused to another, in words.
func secondServer(t *testing.T, data string) {
	t.Helper()
	got := run(t, "serve", "--listen", "127.0.0.1:0", "--data", data)
	if got.code != 1 || got.out != "" || !strings.Contains(got.errOut, "stop it first, or give this one another data folder") {
		t.Errorf("a second server in the folder: %+v", got)
	}
}
