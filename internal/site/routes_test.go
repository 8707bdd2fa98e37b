package site

import (
	"bytes"
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/link"
)

var update = flag.Bool("update", false, "write the matrix of routes as it is; read the difference before you commit it")

const matrixFile = "testdata/routes.txt"

// columns are who asks, in the order of the matrix. The first is not signed in.
var columns = []archive.Role{"anonymous", archive.RoleWriter, archive.RoleModerator, archive.RoleEditor, archive.RoleAdmin}

// TestRouteMatrix asks for every route as everyone, over HTTP, and compares what came back with the matrix
// that is checked in. A route that the matrix does not list fails it, as does one that is no longer there.
func TestRouteMatrix(t *testing.T) {
	t.Parallel()
	m := newMatrixWorld(t)
	var lines []string
	for _, route := range m.routes(t) {
		cells := []string{route.method + " " + route.pattern}
		for _, who := range columns {
			cells = append(cells, m.cell(t, route, who))
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	got := "# Who may use which route: GET stands for HEAD too. Written by go test ./internal/site -run TestRouteMatrix -update\n" +
		"# route\t" + joined(columns) + "\n" + strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile(matrixFile, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(matrixFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range missing(got, string(want)) {
		t.Errorf("not in the matrix: %s", line)
	}
	for _, line := range missing(string(want), got) {
		t.Errorf("in the matrix alone: %s", line)
	}
}

func joined(roles []archive.Role) string {
	var names []string
	for _, r := range roles {
		names = append(names, string(r))
	}
	return strings.Join(names, "\t")
}

// missing returns the lines of a that b lacks.
func missing(a, b string) (lines []string) {
	known := strings.Split(b, "\n")
	for line := range strings.Lines(a) {
		if line = strings.TrimSuffix(line, "\n"); !slices.Contains(known, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// matrixWorld is a site with something to find behind every route.
type matrixWorld struct {
	*world
	router   chi.Routes // what is mounted, not what a table says
	browsers map[archive.Role]*browser
	reports  map[archive.Edition]report
	photo    archive.Photo
	asset    string      // the file of a style sheet
	spare    int         // how many accounts were made to try things on
	stale    atomic.Bool // no password was given for a long time
	preview  string      // the token of a preview link
}

// routerSpy takes the router from the context of a request, and makes sessions look old.
type routerSpy struct {
	Store
	router *chi.Routes
	stale  *atomic.Bool
}

func (s routerSpy) Session(ctx context.Context, id int64) (archive.Session, archive.Editor, error) {
	x, e, err := s.Store.Session(ctx, id)
	if s.stale.Load() {
		x.FreshAt = x.FreshAt.Add(-2 * freshFor)
	}
	return x, e, err
}

func (s routerSpy) PathByShortID(ctx context.Context, id string) (string, error) {
	*s.router = chi.RouteContext(ctx).Routes
	return s.Store.PathByShortID(ctx, id)
}

func newMatrixWorld(t *testing.T) *matrixWorld {
	t.Helper()
	m := &matrixWorld{browsers: map[archive.Role]*browser{}, reports: map[archive.Edition]report{}}
	m.world = newWorld(t, func(p *Parts) { p.Store = routerSpy{p.Store, &m.router, &m.stale} })
	m.photo = m.addPhoto(t, 1)
	m.reports["en"] = m.insertReport(t, "en", m.photo)
	m.reports["ko"] = m.insertReport(t, "ko", m.photo)
	for _, k := range archive.PageKinds {
		for _, e := range []archive.Edition{"en", "ko"} {
			if err := m.store.SaveSitePage(t.Context(), archive.SitePage{Kind: k, Edition: e, Title: "Us", Body: "<p>We.</p>"}, 0); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, who := range columns {
		if who == "anonymous" {
			m.browsers[who] = m.browser(t)
		} else {
			m.browsers[who] = m.editor(t, who)
		}
		m.browsers[who].client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	b := m.browser(t)
	b.get("/p/" + m.reports["en"].article.ShortID)
	var err error
	if m.preview, err = m.store.NewPreviewLink(t.Context(), m.reports["en"].article.ID, "", time.Hour, 0); err != nil {
		t.Fatal(err)
	}
	m.asset = strings.TrimPrefix(attr(b.one(`link[rel="stylesheet"]`), "href"), "/static/")
	return m
}

// routes lists what is mounted, in order. HEAD is answered exactly where GET is, and not listed.
func (m *matrixWorld) routes(t *testing.T) []route {
	t.Helper()
	var list []route
	heads := map[string]bool{}
	err := chi.Walk(m.router, func(method, pattern string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if method == http.MethodHead {
			heads[pattern] = true
		} else {
			list = append(list, route{method: method, pattern: pattern})
		}
		return nil
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("%d routes: %v", len(list), err)
	}
	for _, r := range list {
		if r.method == http.MethodGet && !heads[r.pattern] {
			t.Errorf("%s answers GET and not HEAD", r.pattern)
		}
		if r.method == http.MethodGet {
			delete(heads, r.pattern)
		}
	}
	for pattern := range heads {
		t.Errorf("%s answers HEAD and not GET", pattern)
	}
	slices.SortFunc(list, func(a, b route) int {
		return strings.Compare(a.pattern+" "+a.method, b.pattern+" "+b.method)
	})
	return list
}

// cell asks for a route as one of the columns and returns "allowed", "sign-in", "forbidden", or "fresh" for what is
// allowed to those who gave their password a moment ago.
func (m *matrixWorld) cell(t *testing.T, r route, who archive.Role) string {
	t.Helper()
	b := m.browsers[who]
	if strings.HasPrefix(r.pattern, "/desk/sign-out") && who != "anonymous" {
		defer m.signIn(t, who)
	}
	path, form := m.target(t, r, who)
	if r.method == http.MethodPost && isDesk(r.pattern) && who != "anonymous" && !strings.HasPrefix(r.pattern, "/desk/sign-") {
		m.stale.Store(true)
		asked := m.ask(b, r.method, path, form) == "confirm"
		m.stale.Store(false)
		path, form = m.target(t, r, who) // what could be done once may be done
		if asked {
			if got := m.ask(b, r.method, path, form); got != "allowed" {
				t.Errorf("%s as %s: asked for a password, then %s", r.pattern, who, got)
			}
			return "fresh"
		}
	}
	got := m.ask(b, r.method, path, form)
	if r.method == http.MethodGet {
		if head := m.ask(b, http.MethodHead, path, nil); head != got {
			t.Errorf("%s as %s: GET is %s, HEAD is %s", r.pattern, who, got, head)
		}
	}
	return got
}

// signIn begins the session of a column anew.
func (m *matrixWorld) signIn(t *testing.T, who archive.Role) {
	t.Helper()
	form := url.Values{"email": {string(who) + "@example.org"}, "password": {testPassword}}
	if got := m.ask(m.browsers[who], http.MethodPost, "/desk/sign-in", form); got != "allowed" {
		t.Fatalf("%s cannot sign in again: %s", who, got)
	}
}

// ask sends a request and says what the answer means. A handler that refuses an empty form was reached.
func (m *matrixWorld) ask(b *browser, method, path string, form url.Values) string {
	b.t.Helper()
	var body bytes.Buffer
	kind := writeMultipart(b.t, &body, form, nil)
	if !strings.HasPrefix(path, "/desk/articles") && path != "/desk/photos" && !strings.HasSuffix(path, "/replace") {
		body.Reset()
		body.WriteString(form.Encode())
		kind = "application/x-www-form-urlencoded"
	}
	req, err := http.NewRequestWithContext(b.t.Context(), method, m.root+path, &body)
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	b.do(req)
	if !isDesk(b.at.Path) && b.header.Get("Set-Cookie") != "" {
		b.t.Errorf("%s %s sets a cookie", method, path)
	}
	to := b.header.Get("Location")
	switch {
	case b.has("form#confirm"):
		return "confirm"
	case b.status == http.StatusUnauthorized, b.status == http.StatusSeeOther && strings.HasPrefix(to, "/desk/sign-in?next="):
		return "sign-in"
	case b.status == http.StatusForbidden:
		return "forbidden"
	case b.status < 400, b.status == http.StatusUnprocessableEntity:
		return "allowed"
	}
	b.t.Errorf("%s %s: status %d says nothing about who may: give the route something to find", method, path, b.status)
	return fmt.Sprint(b.status)
}

var parameter = regexp.MustCompile(`\{(\w+)[^/]*\}`)

// target returns an address of the route at which there is something, and a form that does nothing for good.
func (m *matrixWorld) target(t *testing.T, r route, who archive.Role) (path string, form url.Values) {
	t.Helper()
	edition := archive.Edition("en")
	if strings.HasPrefix(r.pattern, "/ko/") {
		edition = "ko"
	}
	rep := m.reports[edition]
	values := map[string]string{"year": "2025", "month": "07", "day": "04", "n": "1",
		"slug": rep.slugs[strings.Split(strings.TrimPrefix(r.pattern, "/ko"), "/")[1]],
		"id":   rep.article.ShortID, "file": m.asset, "kind": "about", "edition": string(edition), "token": m.preview}
	if strings.Contains(r.pattern, "/{day") {
		values["slug"] = rep.article.Path[strings.LastIndexByte(rep.article.Path, '/')+1:]
	}
	if strings.HasSuffix(r.pattern, "/diff") {
		values["n"] = "2"
	}
	switch {
	case strings.HasPrefix(r.pattern, "/desk/articles/{id"):
		values["id"] = fmt.Sprint(rep.article.ID)
		if strings.HasSuffix(r.pattern, "/restore") {
			values["id"] = fmt.Sprint(archivetest.InsertArticle(t, m.store, archivetest.At).ID)
		}
		if strings.HasSuffix(r.pattern, "/discard") {
			values["id"] = fmt.Sprint(archivetest.InsertDraft(t, m.store).Article.ID)
		}
	case strings.HasPrefix(r.pattern, link.DeskNames+"/{id"):
		values["id"] = fmt.Sprint(m.nameID(t))
	case strings.HasPrefix(r.pattern, link.DeskSources+"/{id"):
		values["id"] = fmt.Sprint(m.sourceID(t, archive.SourcePerson, "Ada Penn en"))
	case strings.HasPrefix(r.pattern, "/desk/errors/"):
		values["id"] = fmt.Sprint(m.errorReport(t, rep))
	case strings.HasPrefix(r.pattern, "/desk/people/{id"):
		values["id"] = fmt.Sprint(m.spareEditor(t))
	case strings.Contains(r.pattern, "/photos/"):
		values["id"], values["file"] = m.photo.ID, fmt.Sprintf("%d.jpg", m.photo.Renditions[0].Width)
	}
	path = parameter.ReplaceAllStringFunc(r.pattern, func(s string) string {
		value := values[parameter.FindStringSubmatch(s)[1]]
		if value == "" {
			t.Errorf("no value for %s of %s", s, r.pattern)
		}
		return value
	})
	form = url.Values{}
	switch r.pattern {
	case "/desk/articles/{id:\\d+}/preview-links/revoke":
		form.Set("link", fmt.Sprint(m.revocable(t)))
	case "/desk/articles/{id:\\d+}/restore":
		path += "?revision=1"
		form.Set("revision", "1")
		form.Set("version", "1")
	case "/desk/setup": // a whole form, which would do, were there no account yet
		form = url.Values{"name": {"Kim"}, "email": {"kim@example.org"}, "password": {testPassword}}
		path += "?token=" + m.token(t, 0, form)
	case "/desk/password":
		e, err := m.store.EditorByEmail(t.Context(), string(archive.RoleWriter)+"@example.org")
		if err != nil {
			t.Fatal(err)
		}
		path += "?token=" + m.token(t, e.ID, form)
	case link.DeskAppPicture:
		if who != "anonymous" { // begin with what it shows
			m.ask(m.browsers[who], http.MethodPost, link.DeskApp, nil)
		}
	case link.DeskRepliesUndo:
		form.Set("to", "spam") // and nothing that was moved
	case "/desk/replies/decide":
		form.Set("decision", "spam") // and no reply ticked
	case "/desk/photos/{id}/pull":
		form.Set("note", strings.Repeat("x", 3000)) // too long: the photo stays
	case "/desk/articles/{id:\\d+}":
		form.Set("action", "publish") // of nothing
	case "/desk/people/{id:\\d+}/role":
		form.Set("role", "moderator")
	case "/desk/articles/{id:\\d+}/workflow":
		form.Set("workflow", "review")
	}
	return path, form
}

// errorReport makes a reader's report of an error and returns its id.
func (m *matrixWorld) errorReport(t *testing.T, rep report) int64 {
	t.Helper()
	if err := m.store.AddErrorReport(t.Context(), archive.NewErrorReport{ShortID: rep.article.ShortID, Text: "No.", Submission: rand.Text()}); err != nil {
		t.Fatal(err)
	}
	list, err := m.store.ErrorReports(t.Context(), false, 0, 1)
	if err != nil || len(list) == 0 {
		t.Fatalf("%d error reports wait: %v", len(list), err)
	}
	return list[0].ID
}

// revocable makes another preview link, to be revoked, and returns its id.
func (m *matrixWorld) revocable(t *testing.T) int64 {
	t.Helper()
	id := m.reports["en"].article.ID
	if _, err := m.store.NewPreviewLink(t.Context(), id, "", time.Hour, 0); err != nil {
		t.Fatal(err)
	}
	list, err := m.store.PreviewLinks(t.Context(), id)
	if err != nil || len(list) == 0 {
		t.Fatalf("%d preview links: %v", len(list), err)
	}
	return list[0].ID
}

// spareEditor makes an account that nothing else depends on.
func (m *matrixWorld) spareEditor(t *testing.T) int64 {
	t.Helper()
	m.spare++
	e, err := m.store.AddEditor(t.Context(), archive.Editor{Name: "Lee Dana", Email: fmt.Sprintf("spare%d@example.org", m.spare), Role: archive.RoleWriter})
	if err != nil {
		t.Fatal(err)
	}
	return e.ID
}

// nameID returns a contributor.
func (m *matrixWorld) nameID(t *testing.T) int64 {
	t.Helper()
	list, err := m.store.Contributors(t.Context())
	if err != nil || len(list) == 0 {
		t.Fatalf("%d contributors, %v", len(list), err)
	}
	return list[0].ID
}

// sourceID returns the source of that name, which it makes where there is none.
func (w *world) sourceID(t *testing.T, kind archive.SourceKind, name string) int64 {
	t.Helper()
	x, err := w.store.SaveSource(t.Context(), archive.Source{Kind: kind, Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return x.ID
}

// token makes a one-time link and puts it into the form too.
func (m *matrixWorld) token(t *testing.T, editorID int64, form url.Values) string {
	t.Helper()
	token, err := m.store.NewLink(t.Context(), editorID, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	form.Set("token", token)
	return token
}
