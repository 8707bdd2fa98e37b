package site

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
)

const articleForm = "form#article"

func filled(more url.Values) url.Values {
	v := url.Values{
		"headline": {"Night trains run again"}, "deck": {"Two passengers tell of it."},
		"dateline_place": {"Hamhung"}, "dateline_date": {"2026-02-03"},
		"body":                  {"The train left at nine.\r\n\r\nIt arrived before the frost had gone."},
		"bylines.0.name":        {"Park Seo-yun"},
		"attributions.0.kind":   {"confidential"},
		"attributions.0.name":   {"Heron"},
		"attributions.0.phrase": {"a passenger on the train"},
		"attributions.0.reason": {"Travellers are questioned."},
		"section":               {"Economy"}, "topics": {"railways, winter"},
	}
	for name, list := range more {
		v[name] = list
	}
	return v
}

// write saves a new article and returns the address of its form.
func write(b *browser, more url.Values) string {
	b.t.Helper()
	b.want(b.get("/desk/articles/new"), 200)
	b.want(b.submit(articleForm, filled(more), "save"), 200)
	return b.at.Path
}

// publishIt publishes the article at form and returns its public address.
func publishIt(b *browser, form string) string {
	b.t.Helper()
	b.want(b.get(form+"/publish"), 200)
	b.want(b.submit("main form", nil, ""), 200)
	return attr(b.one(`.desk-facts a[href^="/20"]`), "href")
}

func TestFirstAccount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	token, err := w.store.NewLink(t.Context(), 0, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	b := w.browser(t)
	b.want(b.get("/desk/setup?token="+token), 200)
	b.want(b.submit("main form", url.Values{"name": {"Kim"}, "email": {"kim@example.org"}, "password": {"short"}}, ""), 422)
	if got := fieldsOf(b.one("main form")); got.Get("name") != "Kim" || got.Get("email") != "kim@example.org" || got.Get("token") != token {
		t.Errorf("the form forgot what was typed: %v", got)
	}
	b.want(b.submit("main form", url.Values{"password": {testPassword}}, ""), 200)
	if b.at.Path != "/desk" {
		t.Errorf("set-up ends at %s", b.at)
	}
	other := w.browser(t)
	other.want(other.get("/desk/setup?token="+token), 403)
	other.want(other.get("/desk/setup?token=wrong"), 403)
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.editor(t, archive.RoleEditor)
	b := w.browser(t)
	b.want(b.get("/desk/articles?q=trains"), 200)
	if b.at.Path != "/desk/sign-in" {
		t.Fatalf("a stranger got %s", b.at)
	}
	if len(b.client.Jar.Cookies(b.at)) != 0 {
		t.Error("a stranger got a cookie")
	}
	b.want(b.submit("main form", url.Values{"email": {"editor@example.org"}, "password": {"not it at all"}}, ""), 422)
	if got := fieldsOf(b.one("main form")); got.Get("email") != "editor@example.org" || got.Get("password") != "" {
		t.Errorf("after a wrong password the form holds %v", got)
	}
	b.want(b.submit("main form", url.Values{"password": {testPassword}}, ""), 200)
	if b.at.RequestURI() != "/desk/articles?q=trains" {
		t.Errorf("signing in ends at %s", b.at)
	}
	b.want(b.get("/desk/account"), 200)
	b.want(b.submit("form#everywhere", nil, ""), 200)
	first.get("/desk/articles")
	if first.at.Path != "/desk/sign-in" {
		t.Error("a session lived on after its account signed out everywhere")
	}
}

func TestSafeNext(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"/desk/articles?q=a": "/desk/articles?q=a", "/desk": "/desk", "": "/desk", "/": "/desk", "//desk/x": "/desk",
		"https://evil.example/desk": "/desk", "/desk\\evil": "/desk", "/deskevil": "/desk", "/desk/../x": "/desk",
		"javascript:/desk": "/desk", "/desk/%2e%2e/x": "/desk",
	} {
		if got := safeNext(in); got != want {
			t.Errorf("safeNext(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSignedOutWordsComeBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	form := b.page
	e, err := w.store.EditorByEmail(t.Context(), "editor@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.store.SignOutEverywhere(t.Context(), e.ID, e.ID); err != nil {
		t.Fatal(err)
	}
	b.page = form
	long := strings.Repeat("A long paragraph. ", 20)
	b.want(b.submit(articleForm, filled(url.Values{"body": {long}}), "save", upload{"a.jpg", testPhoto(t, 1)}), http.StatusUnauthorized)
	kept := fieldsOf(b.one("main form"))
	for name, list := range filled(url.Values{"body": {long}}) {
		if kept.Get(name) != list[0] {
			t.Errorf("%s came back as %q", name, kept.Get(name))
		}
	}
}

func TestRoles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	writer, moderator := w.editor(t, archive.RoleWriter), w.editor(t, archive.RoleModerator)
	form := write(writer, nil)
	for _, tt := range []struct {
		who    *browser
		path   string
		status int
	}{
		{writer, "/desk/articles", 200}, {writer, "/desk/photos", 200}, {writer, "/desk/account", 200},
		{writer, form + "/preview", 200}, {writer, form + "/publish", 403}, {writer, form + "/rename", 403},
		{writer, form + "/withdraw", 403}, {writer, "/desk/replies", 403},
		{moderator, "/desk/replies", 200}, {moderator, "/desk/articles", 403}, {moderator, form, 403},
		{moderator, form + "/publish", 403}, {moderator, "/desk/photos", 403}, {moderator, "/desk", 200},
	} {
		tt.who.want(tt.who.get(tt.path), tt.status)
	}
}

func TestDecideReplies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	public := publishIt(b, form)
	a, err := w.store.ArticleByPath(t.Context(), public)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Ann", "Ben", "Cho"} {
		r := archive.NewReply{ShortID: a.ShortID, Name: name, Email: "reader@example.net", Text: "From " + name, Submission: name}
		if err := w.store.AddReply(t.Context(), r, 0); err != nil {
			t.Fatal(err)
		}
	}
	b.want(b.get("/desk/replies"), 200)
	b.says(".desk-replies", "reader@example.net")
	ids := b.one(`input[name="id"]`)
	b.want(b.submit(queueForm, url.Values{"one": {"approved " + attr(ids, "value")}}, ""), 200)
	b.get(public)
	b.says("main", "From Ann")
	if strings.Contains(wordsOf(b.page), "From Ben") || strings.Contains(wordsOf(b.page), "reader@example.net") {
		t.Error("readers see what they must not")
	}
	b.want(b.get("/desk/replies"), 200)
	b.want(b.submit(queueForm, url.Values{"decision": {"spam"}}, ""), 422)
	b.want(b.submit(queueForm, url.Values{"decision": {"everything"}}, ""), 400)
	b.want(b.get("/desk/replies"), 200)
	b.want(b.submit(queueForm, url.Values{"decision": {"spam"}, "id": {attr(b.one(`input[name="id"]`), "value")}}, ""), 200)
	b.want(b.get("/desk/replies?state=spam"), 200)
	b.says(".desk-replies", "From Ben")
}
