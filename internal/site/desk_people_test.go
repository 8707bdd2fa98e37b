package site

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/link"
)

func personOf(t *testing.T, w *world, email string) archive.Editor {
	t.Helper()
	e, err := w.store.EditorByEmail(t.Context(), email)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestInvitation takes someone from an invitation through their first password to the end of their account.
func TestInvitation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	admin := w.editor(t, archive.RoleAdmin)
	admin.want(admin.get("/desk/people/new"), 200)
	form := url.Values{"name": {"Lee Dana"}, "email": {"not an address"}, "role": {"writer"}}
	admin.want(admin.submit("main form", form, ""), 422)
	if got := fieldsOf(admin.one("main form")); got.Get("name") != "Lee Dana" || got.Get("email") != "not an address" {
		t.Errorf("the form forgot what was typed: %v", got)
	}
	admin.want(admin.submit("main form", url.Values{"email": {"dana@example.org"}}, ""), 200)
	address := strings.TrimSpace(wordsOf(admin.one("textarea[name=link]")))
	if !strings.HasPrefix(address, w.root+"/desk/password?token=") {
		t.Fatalf("the link is %q", address)
	}
	dana := w.browser(t)
	dana.want(dana.get(strings.TrimPrefix(address, w.root)), 200)
	dana.want(dana.submit("main form", url.Values{"password": {testPassword}}, ""), 200)
	dana.want(dana.get("/desk/articles"), 200)

	page := link.DeskPerson(personOf(t, w, "dana@example.org").ID)
	admin.want(admin.get(page), 200)
	admin.want(admin.submit("form#role", url.Values{"role": {"moderator"}}, ""), 200)
	dana.want(dana.get("/desk/articles"), 403)
	dana.want(dana.get("/desk/replies"), 200)

	admin.want(admin.get(page), 200)
	admin.want(admin.submit("form#active", nil, ""), 200)
	if dana.get("/desk/replies"); dana.at.Path != link.DeskSignIn {
		t.Errorf("a closed account still sees %s", dana.at)
	}
	admin.want(admin.submit("form#active", nil, ""), 200) // the page came back, with the other button
	if dana.get("/desk/replies"); dana.at.Path != link.DeskSignIn {
		t.Error("a session came back to life with its account")
	}
	dana.want(dana.submit("main form", url.Values{"email": {"dana@example.org"}, "password": {testPassword}}, ""), 200)
}

func TestTheLastAdminStays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	admin := w.editor(t, archive.RoleAdmin)
	page := link.DeskPerson(personOf(t, w, "admin@example.org").ID)
	admin.want(admin.get(page), 200)
	admin.want(admin.submit("form#role", url.Values{"role": {"writer"}}, ""), 422)
	admin.says("[role=alert]", "last active admin")
	admin.want(admin.submit("form#active", nil, ""), 422)
	admin.want(admin.get(page), 200)
}

// ageing makes every session look as if its password had been given long ago.
type ageing struct {
	Store
	old *atomic.Bool
}

func (s ageing) Session(ctx context.Context, id int64) (archive.Session, archive.Editor, error) {
	x, e, err := s.Store.Session(ctx, id)
	if s.old.Load() {
		x.FreshAt = x.FreshAt.Add(-freshFor)
	}
	return x, e, err
}

// TestConfirmFirst withdraws a report after a long lunch: the reason that was typed survives the question for the password.
func TestConfirmFirst(t *testing.T) {
	t.Parallel()
	var old atomic.Bool
	w := newWorld(t, func(p *Parts) { p.Store = ageing{p.Store, &old} })
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	public := publishIt(b, form)
	b.want(b.get(form+"/withdraw"), 200)
	old.Store(true)
	b.want(b.submit("main form", url.Values{"reason": {"It put someone at risk."}}, ""), http.StatusUnauthorized)
	b.want(b.submit("form#confirm", url.Values{"confirm_password": {"not it at all"}}, ""), http.StatusUnauthorized)
	if _, err := w.store.ArticleByPath(t.Context(), public); err != nil {
		t.Fatalf("withdrawn without a password: %v", err)
	}
	b.want(b.submit("form#confirm", url.Values{"confirm_password": {testPassword}}, ""), 200)
	var gone *archive.GoneError
	if _, err := w.store.ArticleByPath(t.Context(), public); !errors.As(err, &gone) || !strings.Contains(gone.Reason, "at risk") {
		t.Errorf("after the password: %v", err)
	}
}

func TestOwnSessions(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	one := w.editor(t, archive.RoleWriter)
	other := w.browser(t)
	other.want(other.get("/desk/sign-in"), 200)
	other.want(other.submit("main form", url.Values{"email": {"writer@example.org"}, "password": {testPassword}}, ""), 200)
	one.want(one.get("/desk/account"), 200)
	one.want(one.submit(".desk-sessions form", nil, ""), 200)
	if other.get("/desk/account"); other.at.Path != link.DeskSignIn {
		t.Error("the other session lives on")
	}
	if one.has(".desk-sessions form") {
		t.Error("a session that was ended is still listed")
	}
	one.want(one.submit("form#password", url.Values{"password": {"another night train, further north"}}, ""), 200)
	one.want(one.get("/desk/account"), 200)

	one.want(one.submit("form#language", url.Values{"language": {"ko"}}, ""), 200)
	if attr(one.one("html"), "lang") != "ko" {
		t.Error("the desk does not speak Korean")
	}
	one.says("h1", "내 계정")
}
