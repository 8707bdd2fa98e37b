package site

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/link"
)

func (b *browser) all(selector string) []*html.Node {
	return cascadia.QueryAll(b.page, cascadia.MustCompile(selector))
}

func TestPhotoLibrary(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	used, unused := w.addPhoto(t, 1), w.addPhoto(t, 2)
	w.insertReport(t, "en", used)
	b := w.editor(t, archive.RoleWriter)
	for query, want := range map[string]int{"": 2, "?q=nothing": 0, "?show=unused": 1, "?show=pulled": 0, "?show=alt": 2, "?from=2025-01-01": 0, "?show=nonsense": 2} {
		b.want(b.get(link.DeskPhotos+query), 200)
		if got := len(b.all(".desk-grid li")); got != want {
			t.Errorf("%q shows %d photos, not %d", query, got, want)
		}
	}
	b.want(b.get(link.DeskPhotos+"?from=yesterday"), 200)
	b.says("#field-from-error", "2025-07-04")

	b.want(b.get(link.DeskPhoto(used.ID)), 200)
	b.says(".desk-places", "Live")
	if b.has(".desk-photo-actions") {
		t.Error("a writer is offered to pull a photo")
	}
	b.want(b.get(link.DeskPhoto(unused.ID)), 200)
	b.says("main", "No article uses it.")
}

// TestEditPhotosAtDesk changes two photos of three, through the page that says what they have.
func TestEditPhotosAtDesk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	photos := []archive.Photo{w.addPhoto(t, 1), w.addPhoto(t, 2), w.addPhoto(t, 3)}
	b := w.editor(t, archive.RoleWriter)
	ask := link.DeskEditPhotos + "?" + url.Values{"id": {photos[0].ID, photos[1].ID}}.Encode()
	b.want(b.get(ask), 200)
	b.says("h1", "Change 2 photos")
	b.want(b.submit("main form", url.Values{"credit": {"Ada Penn"}}, ""), 422)
	b.says(".error-summary", "Choose for at least one field")
	if got := fieldsOf(b.one("main form")).Get("credit"); got != "Ada Penn" {
		t.Errorf("what was typed is gone: %q", got)
	}
	b.want(b.submit("main form", url.Values{"credit_mode": {"empty"}, "licence_until": {"someday"}, "licence_until_mode": {"all"}}, ""), 422)
	b.want(b.submit("main form", url.Values{"licence_until": {"2020-01-31"}}, ""), 200)
	b.says(".flash", "2 photos")
	for i, want := range []string{"Ada Penn", "Ada Penn", ""} {
		if p, err := w.store.Photo(t.Context(), photos[i].ID); p.Credit != want || p.LicenceUntil.IsZero() != (want == "") || err != nil {
			t.Errorf("photo %d: %+v, %v", i, p, err)
		}
	}
	b.want(b.get(ask), 200)
	b.says("main", "2 of 2 have “Ada Penn”.")
	b.want(b.get(link.DeskEditPhotos), 200)
	b.says(".flash", "Tick at least one photo")
}

// TestExpiredPhotoIsFlagged looks for a licence that has ended wherever an editor may meet the photo.
func TestExpiredPhotoIsFlagged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.addPhoto(t, 1)
	p.LicenceUntil = archive.Date{Year: 2020, Month: 1, Day: 31}
	if err := w.store.SavePhoto(t.Context(), p, 0); err != nil {
		t.Fatal(err)
	}
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get(link.Desk), 200)
	if b.has("#pile-expired") {
		t.Error("a photo that readers do not see is counted")
	}
	a := archivetest.InsertArticle(t, w.store, archivetest.At, archivetest.Photos(using(p)))
	b.want(b.get(link.DeskPhotos), 200)
	b.says(".notice-warning", "whose licence has ended: 1.")
	b.want(b.get(link.Desk), 200)
	b.says("#pile-expired", "1")
	for _, path := range []string{link.DeskPhotosWith(archive.PhotoExpired), link.DeskPhoto(p.ID), link.DeskArticle(a.ID), link.DeskArticleAction(a.ID, "publish")} {
		b.want(b.get(path), 200)
		if !strings.Contains(strings.ToLower(wordsOf(b.one("main"))), "ended") {
			t.Errorf("%s does not say it", path)
		}
	}
}

// TestPullAtDesk pulls a photo, looks for it as a reader, and puts it back.
func TestPullAtDesk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.addPhoto(t, 1)
	r := w.insertReport(t, "en", p)
	address := link.Photos + "/" + p.ID + "/480.jpg"
	reader := w.browser(t)
	shown := func(want bool) {
		t.Helper()
		reader.get(r.article.Path)
		if got := reader.has("article.report img"); got != want || reader.status != 200 {
			t.Errorf("%d, readers see the photo: %t", reader.status, got)
		}
		if status := reader.get(address).status; (status == 200) != want {
			t.Errorf("its address answers %d", status)
		}
	}
	shown(true) // and so it is in the cache
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get(link.DeskPhoto(p.ID)), 200)
	b.says(".desk-photo-actions", "that readers can open: 1.")
	b.want(b.submit(`form[action$="/pull"]`, url.Values{"note": {"A face can be seen"}}, ""), 200)
	b.says(".notice-warning", "A face can be seen")
	shown(false)
	b.want(b.get(link.DeskArticle(r.article.ID)), 200)
	b.says(".desk-row-photo", "Pulled")
	b.want(b.get(link.DeskArticleAction(r.article.ID, "preview")), 200)
	if b.has("article.report img") {
		t.Error("the preview shows what readers will not get")
	}
	b.want(b.get(link.DeskPhoto(p.ID)), 200)
	b.want(b.submit(`form[action$="/put-back"]`, nil, ""), 422)
	shown(false)
	b.want(b.submit(`form[action$="/put-back"]`, url.Values{"checked": {"on"}}, ""), 200)
	shown(true)
}

// TestReplaceAtDesk puts another file in the place of a photo, and gives the photo its place back.
func TestReplaceAtDesk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	old := w.addPhoto(t, 1)
	old.Credit = "Mira Holt"
	if err := w.store.SavePhoto(t.Context(), old, 0); err != nil {
		t.Fatal(err)
	}
	r := w.insertReport(t, "en", old)
	reader := w.browser(t)
	source := func() string { return attr(reader.get(r.article.Path).one("article.report img"), "src") }
	before := source()
	reader.want(reader.get(before), 200)

	b := w.editor(t, archive.RoleEditor)
	b.want(b.get(link.DeskPhoto(old.ID)), 200)
	b.want(b.send(`form[action$="/replace"]`, "photo", upload{"", nil}), 422)
	b.want(b.send(`form[action$="/replace"]`, "photo", upload{"notes.txt", []byte("no picture")}), 422)
	b.says("#field-photo-error", "not a picture")
	b.want(b.send(`form[action$="/replace"]`, "photo", upload{"same.jpg", testPhoto(t, 1)}), 422)
	b.says("#field-photo-error", "same picture")
	b.want(b.send(`form[action$="/replace"]`, "photo", upload{"blurred.jpg", testPhoto(t, 9)}), 200)
	b.says(".flash", "Replaced")
	b.says(".desk-places", "Live")
	if got := fieldsOf(b.one(`form[action^="/desk/photos/"]:has([name="caption"])`)).Get("credit"); got != "Mira Holt" {
		t.Errorf("the new file has the credit %q", got)
	}
	after := source()
	if after == before {
		t.Fatal("readers still get the old file")
	}
	reader.want(reader.get(after), 200)
	reader.want(reader.get(before), 404)
	b.want(b.send(`form[action$="/replace"]`, "photo", upload{"old.jpg", testPhoto(t, 1)}), 422)
	reader.want(reader.get(before), 404)

	b.want(b.get(link.DeskPhoto(old.ID)), 200)
	b.want(b.submit(`form[action$="/restore"]`, nil, ""), 422)
	b.want(b.submit(`form[action$="/restore"]`, url.Values{"checked": {"on"}}, ""), 200)
	if source() != before {
		t.Error("the photo did not get its place back")
	}
	reader.want(reader.get(after), 404)
}

// send is submit for a form with one file field of another name.
func (b *browser) send(selector, field string, file upload) *browser {
	b.t.Helper()
	var body strings.Builder
	kind := writeFile(b.t, &body, field, file)
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.root+attr(b.one(selector), "action"), strings.NewReader(body.String()))
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	return b.do(req)
}

// TestFocus sets a focal point and looks for it in the crops that readers get.
func TestFocus(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.addPhoto(t, 1)
	w.insertReport(t, "en", p)
	b := w.editor(t, archive.RoleWriter)
	reader := w.browser(t)
	if got := attr(reader.get("/").one(".story-photo img"), "class"); got != "" {
		t.Errorf("at first: class %q", got)
	}
	b.want(b.get(link.DeskPhoto(p.ID)), 200)
	form := `form:has([name="focus_x"])`
	b.want(b.submit(form, url.Values{"focus_x": {"101"}}, ""), 422)
	b.want(b.submit(form, url.Values{"focus_x": {"23"}, "focus_y": {"100"}}, ""), 200)
	if got := fieldsOf(b.one(form)).Get("focus_x"); got != "23" {
		t.Errorf("focus_x is %q", got)
	}
	if got := attr(reader.get("/").one(".story-photo img"), "class"); got != "focus-x2 focus-y10" {
		t.Errorf("class %q", got)
	}
}

// TestUploadForScripts sends photos as the desk's script does.
func TestUploadForScripts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleWriter)
	b.want(b.get(link.DeskPhotos), 200)
	for _, tt := range []struct {
		file   upload
		status int
		photos int // those that were added; else there is one complaint
	}{
		{upload{"a.jpg", testPhoto(t, 1)}, 200, 1},
		{upload{"b.txt", []byte("no picture")}, 422, 0},
		{upload{"", nil}, 422, 0},
	} {
		var body strings.Builder
		kind := writeFile(t, &body, "photo_upload", tt.file)
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.root+link.DeskPhotos, strings.NewReader(body.String()))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", kind)
		req.Header.Set("Accept", "application/json")
		resp, err := b.client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		var answer struct {
			Photos   []struct{ Page, Thumbnail string }
			Problems []string
		}
		err = json.NewDecoder(resp.Body).Decode(&answer)
		_ = resp.Body.Close()
		if err != nil || resp.StatusCode != tt.status || len(answer.Photos) != tt.photos || len(answer.Problems) != 1-tt.photos || resp.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d, %v, %v", tt.file.name, resp.StatusCode, answer, err)
		}
	}
}

// TestUploadCutShort breaks the line in the middle of a photo: nothing of it is kept.
func TestUploadCutShort(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleWriter)
	var body strings.Builder
	kind := writeFile(t, &body, "photo_upload", upload{"a.jpg", testPhoto(t, 1)})
	at, err := url.Parse(w.root)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", at.Host)
	if err != nil {
		t.Fatal(err)
	}
	cookie := b.client.Jar.Cookies(b.get(link.DeskPhotos).at)[0]
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
		link.DeskPhotos, at.Host, cookie, kind, body.Len(), body.String()[:body.Len()/2])
	if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusBadRequest {
		t.Errorf("status %d, %v", resp.StatusCode, err)
	}
	_, _ = resp.Body.Close(), conn.Close()
	if list, err := w.store.Photos(t.Context(), archive.PhotoFilter{Limit: 9}); len(list) != 0 || err != nil {
		t.Errorf("%d photos, %v", len(list), err)
	}
	b.want(b.send("form[data-upload]", "photo_upload", upload{"a.jpg", testPhoto(t, 1)}), 200)
}
