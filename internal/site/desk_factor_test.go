package site

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"github.com/pquerna/otp/totp"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// enrolApp sets up an authenticator app and returns the recovery codes that come with it.
func enrolApp(b *browser) (recovery []string) {
	b.t.Helper()
	b.want(b.get(link.DeskFactors), 200)
	b.want(b.submit("form#app", nil, ""), 200)
	b.want(b.submit("form#confirm-app", url.Values{"code": {codeOf(b, secretOf(b))}}, ""), 200)
	for _, n := range cascadia.QueryAll(b.page, cascadia.MustCompile(".desk-codes code")) {
		recovery = append(recovery, wordsOf(n))
	}
	return recovery
}

func secretOf(b *browser) string {
	return strings.ReplaceAll(wordsOf(b.one(".desk-secret")), " ", "")
}

func codeOf(b *browser, secret string) string {
	b.t.Helper()
	code, err := totp.GenerateCode(secret, time.Now())
	if err != nil {
		b.t.Fatal(err)
	}
	return code
}

func TestSecondFactor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get(link.DeskFactors), 200)
	b.want(b.submit("form#app", nil, ""), 200)
	secret := secretOf(b)
	page := b.page
	b.get(attr(b.one("main img"), "src"))
	if b.status != 200 || b.header.Get("Content-Type") != "image/png" {
		t.Fatalf("the picture: %d %v", b.status, b.header)
	}
	b.page = page
	b.want(b.submit("form#confirm-app", url.Values{"code": {"000000"}}, ""), 422)
	if secretOf(b) != secret {
		t.Error("a wrong code made another secret")
	}
	code := codeOf(b, secret)
	b.want(b.submit("form#confirm-app", url.Values{"code": {code}}, ""), 200)
	recovery := wordsOf(b.one(".desk-codes code"))

	var in *browser
	password := func() {
		t.Helper()
		in = w.browser(t)
		in.want(in.get(link.DeskSignIn+"?next="+link.DeskPhotos), 200)
		in.want(in.submit("main form", url.Values{"email": {"editor@example.org"}, "password": {testPassword}}, ""), 200)
		if in.at.Path != link.DeskSecondFactor {
			t.Fatalf("a password alone leads to %s", in.at)
		}
	}
	password()
	if in.get(link.DeskArticles); in.at.Path != link.DeskSignIn {
		t.Errorf("a password alone opens %s", in.at)
	}
	password()
	in.want(in.submit("form#code", url.Values{"code": {code}}, ""), 422) // it was used to set the app up
	in.want(in.submit("form#code", url.Values{"code": {strings.ToUpper(recovery)}}, ""), 200)
	if in.at.Path != link.DeskPhotos {
		t.Errorf("signing in ends at %s", in.at)
	}
	password()
	in.want(in.submit("form#code", url.Values{"code": {recovery}}, ""), 422)
	for range 7 {
		in.submit("form#code", url.Values{"code": {"000000"}}, "")
	}
	in.want(in.submit("form#code", url.Values{"code": {"000000"}}, ""), http.StatusTooManyRequests)
}

// TestResetKeepsTheSecondFactor sets another password by a link: it opens nothing by itself.
func TestResetKeepsTheSecondFactor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	enrolApp(w.editor(t, archive.RoleEditor))
	e := personOf(t, w, "editor@example.org")
	token, err := w.store.NewLink(t.Context(), e.ID, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	b := w.browser(t)
	b.want(b.get(link.DeskToken(link.DeskPassword, token)), 200)
	b.want(b.submit("main form", url.Values{"password": {"another night train, further north"}}, ""), 200)
	if b.at.Path != link.DeskSecondFactor {
		t.Errorf("a link leads to %s", b.at)
	}
	admin := w.editor(t, archive.RoleAdmin)
	admin.want(admin.get(link.DeskPerson(e.ID)), 200)
	admin.want(admin.submit("form#second-factor", nil, ""), 200)
	b.want(b.get(link.DeskSignIn), 200)
	b.want(b.submit("main form", url.Values{"email": {e.Email}, "password": {"another night train, further north"}}, ""), 200)
	if b.at.Path != link.Desk {
		t.Errorf("without the factor the password leads to %s", b.at)
	}
}

func TestRequiredSecondFactor(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(p *Parts) { p.RequireSecondFactor = true })
	writer, editor := w.editor(t, archive.RoleWriter), w.editor(t, archive.RoleEditor)
	if writer.get(link.DeskArticles); writer.at.Path != link.DeskArticles {
		t.Errorf("a writer is led to %s", writer.at)
	}
	for _, path := range []string{link.DeskArticles, link.DeskAccount, link.DeskReplies, link.Desk} {
		if editor.get(path); editor.at.Path != link.DeskFactors {
			t.Errorf("%s leads an editor to %s", path, editor.at)
		}
	}
	resp, err := editor.client.PostForm(w.root+link.DeskAccount, url.Values{"language": {"ko"}})
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("a form of an editor without a second factor: %d", resp.StatusCode)
	}
	enrolApp(editor)
	if editor.get(link.DeskArticles); editor.at.Path != link.DeskArticles {
		t.Errorf("with a second factor an editor is led to %s", editor.at)
	}
}
