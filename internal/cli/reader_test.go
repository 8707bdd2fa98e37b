package cli_test

import (
	"bytes"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// browser keeps cookies and shows one page at a time.
type browser struct {
	t      *testing.T
	client *http.Client
	root   string
	page   *html.Node
	at     *url.URL
}

func newBrowser(t *testing.T, root string) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t: t, client: &http.Client{Jar: jar}, root: root}
}

// get opens a page, redirects followed, and fails unless it has the status.
func (b *browser) get(address string, status int) {
	b.t.Helper()
	b.do(http.MethodGet, address, "", nil, status)
}

func (b *browser) do(method, address, contentType string, body io.Reader, status int) {
	b.t.Helper()
	if !strings.HasPrefix(address, "http") {
		address = b.root + address
	}
	req, err := http.NewRequestWithContext(b.t.Context(), method, address, body)
	if err != nil {
		b.t.Fatal(err)
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	resp, err := b.client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b.at = resp.Request.URL
	if b.page, err = html.Parse(resp.Body); err != nil {
		b.t.Fatal(err)
	}
	if resp.StatusCode != status {
		b.t.Fatalf("%s %s: status %d, not %d:\n%s", method, b.at, resp.StatusCode, status, text(b.page))
	}
}

// one returns the first element that a selector finds, and fails when there is none.
func (b *browser) one(selector string) *html.Node {
	b.t.Helper()
	n := cascadia.Query(b.page, cascadia.MustCompile(selector))
	if n == nil {
		b.t.Fatalf("%s has no %s:\n%s", b.at, selector, text(b.page))
	}
	return n
}

// says fails unless an element holds the words.
func (b *browser) says(selector, words string) {
	b.t.Helper()
	if got := text(b.one(selector)); !strings.Contains(got, words) {
		b.t.Errorf("%s: %s says %q, not %q", b.at, selector, got, words)
	}
}

// submit sends a form of the page, with what stands in it but for the changed fields and with a photo if there
// is one, and fails unless the page that it leads to is as it should be.
func (b *browser) submit(selector string, changed map[string]string, photo []byte) {
	b.t.Helper()
	form := b.one(selector)
	fields := typed(form)
	maps.Copy(fields, changed)
	var body bytes.Buffer
	if attribute(form, "enctype") == "" {
		values := url.Values{}
		for name, value := range fields {
			values.Set(name, value)
		}
		body.WriteString(values.Encode())
		b.do(http.MethodPost, attribute(form, "action"), "application/x-www-form-urlencoded", &body, http.StatusOK)
		return
	}
	m := multipart.NewWriter(&body)
	for name, value := range fields {
		if err := m.WriteField(name, value); err != nil {
			b.t.Fatal(err)
		}
	}
	if photo != nil {
		part, err := m.CreateFormFile("photo_upload", "ferry.jpg")
		if err == nil {
			_, err = part.Write(photo)
		}
		if err != nil {
			b.t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		b.t.Fatal(err)
	}
	b.do(http.MethodPost, attribute(form, "action"), m.FormDataContentType(), &body, http.StatusOK)
}

// typed returns what a browser would send of an untouched form.
func typed(form *html.Node) map[string]string {
	fields := map[string]string{}
	for _, n := range cascadia.QueryAll(form, cascadia.MustCompile(
		`input[name]:not([type=file], [type=checkbox], [type=radio]), input:checked, textarea, select`)) {
		value := attribute(n, "value")
		switch n.Data {
		case "textarea":
			value = strings.TrimPrefix(text(n), "\n")
		case "select":
			if o := cascadia.Query(n, cascadia.MustCompile("option[selected]")); o != nil {
				value = attribute(o, "value")
			} else {
				value = attribute(n.FirstChild, "value")
			}
		}
		fields[attribute(n, "name")] = value
	}
	return fields
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
