package site

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// makeLink makes a link to the draft at form and returns its path.
func makeLink(b *browser, form string) string {
	b.t.Helper()
	b.want(b.get(form+"/preview-links"), 200)
	b.want(b.submit(`form[action$="/preview-links"]`, url.Values{"label": {"the lawyer"}}, ""), 200)
	return strings.TrimPrefix(attr(b.one(`[name="made"]`), "value"), b.root)
}

func TestPreviewLink(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	b.want(b.submit(articleForm, filled(nil), "save", upload{"one.jpg", testPhoto(t, 1)}), 200)
	form, photo := b.at.Path, b.field("photos.0.id")
	b.want(b.submit(articleForm, url.Values{"photos.0.alt": {"A train"}}, "save"), 200)
	other := w.addPhoto(t, 2)
	path := makeLink(b, form)
	if !regexp.MustCompile(`^/preview/[A-Za-z0-9_-]{43}$`).MatchString(path) {
		t.Fatalf("the link leads to %s", path)
	}

	guest := w.browser(t)
	guest.want(guest.get(path), 200)
	guest.says("h1", "Night trains run again")
	guest.says("aside.preview", "Preview")
	for name, want := range map[string]string{"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, noimageindex", "Set-Cookie": ""} {
		if got := guest.header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if guest.has("form, script, a[href^='/desk'], img[src^='/desk'], link[rel=canonical]") || !guest.has("meta[name=robots][content=noindex]") {
		t.Error("the page leads to the desk, tells programs of it or takes a reply")
	}
	if strings.Contains(wordsOf(guest.page), "Heron") {
		t.Error("the preview tells the desk's word for a source")
	}
	src := attr(guest.one("article img"), "src")
	guest.want(guest.get(src), 200)
	if !strings.HasPrefix(src, path+"/photos/"+photo) || guest.header.Get("Content-Type") != "image/jpeg" || guest.header.Get("Cache-Control") != "no-store" {
		t.Errorf("the photo at %s has headers %v", src, guest.header)
	}
	guest.want(guest.get(path+"/photos/"+other.ID+"/480.jpg"), 404)
	guest.want(guest.get(link.Photos+"/"+photo+"/480.jpg"), 404)

	// It shows the draft as it was saved last.
	b.want(b.get(form), 200)
	b.want(b.submit(articleForm, url.Values{"headline": {"Day trains too"}}, "save"), 200)
	guest.want(guest.get(path), 200)
	guest.says("h1", "Day trains too")

	b.want(b.get(form+"/preview-links"), 200)
	b.says(".desk-table", "the lawyer")
	b.says(".desk-table", "Times: 2")
	if strings.Contains(wordsOf(b.page), path) || b.has(`[name="made"]`) {
		t.Error("the link is shown a second time")
	}
	b.want(b.submit(`form[action$="/revoke"]`, url.Values{"link": {attr(b.one(`button[name="link"]`), "value")}}, ""), 200)
	a := &aviary{world: w}
	missing := a.answer(t, http.MethodGet, "/preview/"+strings.Repeat("A", 43))
	for _, gone := range []string{path, src} {
		if got := a.answer(t, http.MethodGet, gone); got != missing || got[:3] != "404" {
			t.Errorf("revoked, %s answers\n%s\nand a link that never was\n%s", gone, got, missing)
		}
	}
}

func TestPreviewLinkOfAnotherArticle(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	first, second := write(b, nil), write(b, url.Values{"headline": {"Another"}})
	path := makeLink(b, first)
	post(t, b, second+"/preview-links/revoke", url.Values{"link": {"1"}}, 404)
	post(t, b, first+"/preview-links", url.Values{"days": {"400"}}, 422)
	post(t, b, first+"/preview-links", url.Values{"days": {""}}, 422)
	guest := w.browser(t)
	guest.want(guest.get(path), 200)
	b.want(b.get(first+"/discard"), 200)
	b.want(b.submit("main form", nil, ""), 200)
	guest.want(guest.get(path), 404)
}
