package site

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"dateline/internal/archive"
	"dateline/internal/config"
	"dateline/internal/desk"
	"dateline/internal/photostore"
	"dateline/internal/postgres"
	"dateline/internal/postgres/pgtest"
	"dateline/internal/secondfactor"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// world is a site with its own database, served over HTTP.
type world struct {
	store *postgres.Store
	desk  *desk.Desk
	root  string
	site  *config.Site // the server's own: a test may change it between requests
	cache *Cache
}

// newWorld starts a site; changes may put other parts into it.
func newWorld(t *testing.T, changes ...func(*Parts)) *world {
	t.Helper()
	return newWorldWith(t, func(*config.Site) {}, changes...)
}

// newWorldWith is newWorld with other settings.
func newWorldWith(t *testing.T, set func(*config.Site), changes ...func(*Parts)) *world {
	t.Helper()
	store, err := postgres.Open(t.Context(), pgtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(store.Close)
	photos, err := photostore.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(nil)
	// A name, since passkeys are bound to one.
	root := strings.Replace("http://"+server.Listener.Addr().String(), "127.0.0.1", "localhost", 1)
	c := testConfig(t, root)
	c.Site.RepliesPerDay = 20
	set(c.Site)
	room := desk.New(store, photos, c.Links, c.Site.Zone, desk.TwoPeople(c.Site.TwoPeople))
	w := &world{store: store, desk: room, root: root, site: c.Site}
	key := bytes.Repeat([]byte{7}, 32)
	factors, err := secondfactor.New(store, key, c.Site.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	parts := Parts{Store: store, Photos: photos, Desk: w.desk, Factors: factors}
	for _, change := range changes {
		change(&parts)
	}
	s, err := New(c, parts)
	if err != nil {
		t.Fatal(err)
	}
	w.cache = s.cache
	server.Config.Handler = s
	server.Start()
	t.Cleanup(server.Close)
	return w
}

const testPassword = "a long night train to the coast"

// editor makes an account with a role, signs it in and returns its browser.
func (w *world) editor(t *testing.T, role archive.Role) *browser {
	t.Helper()
	return w.colleague(t, role, string(role)+"@example.org")
}

// colleague is editor for an account with an address of its own.
func (w *world) colleague(t *testing.T, role archive.Role, email string) *browser {
	t.Helper()
	e, err := w.store.AddEditor(t.Context(), archive.Editor{Name: "Kim Haneul", Email: email, Role: role})
	if err != nil {
		t.Fatal(err)
	}
	token, err := w.store.NewLink(t.Context(), e.ID, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	b := w.browser(t)
	b.want(b.get("/desk/password?token="+token), 200)
	b.want(b.submit("form.desk-form", url.Values{"password": {testPassword}}, ""), 200)
	return b
}

// browser keeps cookies, follows redirects and fills in the forms of the page that it shows.
type browser struct {
	t      *testing.T
	client *http.Client
	root   string
	page   *html.Node
	at     *url.URL
	status int
	header http.Header
}

func (w *world) browser(t *testing.T) *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t: t, root: w.root, client: &http.Client{Jar: jar}}
}

// tab returns another tab of the same browser.
func (b *browser) tab() *browser {
	other := *b
	return &other
}

func (b *browser) do(req *http.Request) *browser {
	b.t.Helper()
	resp, err := b.client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b.status, b.header, b.at = resp.StatusCode, resp.Header, resp.Request.URL
	if b.page, err = html.Parse(resp.Body); err != nil {
		b.t.Fatal(err)
	}
	return b
}

// download sends a form and returns the file that answers it.
func (b *browser) download(path string, form url.Values) string {
	b.t.Helper()
	resp, err := b.client.PostForm(b.root+path, form)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	file, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK || resp.Header.Get("Cache-Control") != "no-store" ||
		!strings.HasPrefix(resp.Header.Get("Content-Disposition"), "attachment") {
		b.t.Fatalf("%s: %v, %d, %v", path, err, resp.StatusCode, resp.Header)
	}
	return string(file)
}

func (b *browser) get(path string) *browser {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodGet, b.root+path, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.do(req)
}

// upload is a file that a form sends.
type upload struct {
	name string
	data []byte
}

// submit sends the form of the page that selector finds, with what stands in it but for the changed fields,
// by its button "action" with a value, or by none.
func (b *browser) submit(selector string, changed url.Values, action string, files ...upload) *browser {
	b.t.Helper()
	form := b.one(selector)
	values := fieldsOf(form)
	maps.Copy(values, changed)
	if action != "" {
		values.Set("action", action)
	}
	var body bytes.Buffer
	kind := "application/x-www-form-urlencoded"
	if attr(form, "enctype") == "" {
		body.WriteString(values.Encode())
	} else {
		kind = writeMultipart(b.t, &body, values, files)
	}
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.root+attr(form, "action"), &body)
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	return b.do(req)
}

func writeMultipart(t *testing.T, w io.Writer, values url.Values, files []upload) string {
	t.Helper()
	m := multipart.NewWriter(w)
	for name, list := range values {
		for _, v := range list {
			if err := m.WriteField(name, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, f := range files {
		part, err := m.CreateFormFile("photo_upload", f.name)
		if err == nil {
			_, err = part.Write(f.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return m.FormDataContentType()
}

// writeFile writes a form with one file, or with an empty file field when the file has no name.
func writeFile(t *testing.T, w io.Writer, field string, file upload) string {
	t.Helper()
	m := multipart.NewWriter(w)
	part, err := m.CreateFormFile(field, file.name)
	if err == nil {
		_, err = part.Write(file.data)
	}
	if err == nil {
		err = m.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return m.FormDataContentType()
}

// fieldsOf returns what a browser would send of an untouched form.
func fieldsOf(form *html.Node) url.Values {
	values := url.Values{}
	for _, n := range cascadia.QueryAll(form, cascadia.MustCompile("input, textarea, select")) {
		name, value := attr(n, "name"), attr(n, "value")
		switch kind := attr(n, "type"); {
		case name == "" || kind == "file":
			continue
		case kind == "checkbox" || kind == "radio":
			if !hasAttr(n, "checked") {
				continue
			}
			if value == "" {
				value = "on"
			}
		case n.Data == "textarea":
			value = strings.TrimPrefix(wordsOf(n), "\n")
		case n.Data == "select":
			value = attr(n.FirstChild, "value")
			if o := cascadia.Query(n, cascadia.MustCompile("option[selected]")); o != nil {
				value = attr(o, "value")
			}
		}
		values.Add(name, value)
	}
	return values
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func wordsOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// want fails unless the page has a status and nobody may store it.
func (b *browser) want(_ *browser, status int) *browser {
	b.t.Helper()
	if b.status != status {
		b.t.Fatalf("%s: status %d, not %d:\n%s", b.at, b.status, status, wordsOf(b.page))
	}
	if isDesk(b.at.Path) && b.header.Get("Cache-Control") != "no-store" {
		b.t.Errorf("%s: Cache-Control %q", b.at, b.header["Cache-Control"])
	}
	return b
}

// one returns the first element that selector finds, and fails when there is none.
func (b *browser) one(selector string) *html.Node {
	b.t.Helper()
	n := cascadia.Query(b.page, cascadia.MustCompile(selector))
	if n == nil {
		b.t.Fatalf("%s has no %s:\n%s", b.at, selector, wordsOf(b.page))
	}
	return n
}

func (b *browser) has(selector string) bool {
	return cascadia.Query(b.page, cascadia.MustCompile(selector)) != nil
}

// field returns what stands in a field of the article form.
func (b *browser) field(name string) string {
	b.t.Helper()
	return fieldsOf(b.one("form#article")).Get(name)
}

// says fails unless the element holds the text.
func (b *browser) says(selector, want string) {
	b.t.Helper()
	if got := wordsOf(b.one(selector)); !strings.Contains(got, want) {
		b.t.Errorf("%s: %s says %q, not %q", b.at, selector, got, want)
	}
}

// testPhoto returns a JPEG; another shade makes another photo.
func testPhoto(t *testing.T, shade uint8) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 800, 600))
	for y := range 600 {
		for x := range 800 {
			m.SetRGBA(x, y, color.RGBA{shade, uint8(x / 4), uint8(y / 4), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
