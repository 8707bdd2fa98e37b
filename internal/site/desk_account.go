package site

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/netip"
	"net/url"
	"sort"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// showSetup opens the form for the first account to whoever has the link of the first start.
func (h *deskHandlers) showSetup(w http.ResponseWriter, r *http.Request) error {
	token := r.URL.Query().Get("token")
	e, err := h.store.LinkEditor(r.Context(), token)
	if err == nil && e.ID != 0 {
		err = archive.ErrLinkUsed
	}
	if err != nil {
		return h.refuseLink(w, r, err)
	}
	return h.show(w, r, view.DeskSetup(view.DeskSetupPage{DeskPage: h.page(r, "Set up", ""), Token: token}))
}

// setUp makes the first account and signs it in.
func (h *deskHandlers) setUp(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	f := r.PostForm
	p := view.DeskSetupPage{Token: f.Get("token"), Name: f.Get("name"), Email: f.Get("email")}
	e, err := h.desk.SetUp(r.Context(), p.Token, archive.Editor{Name: p.Name, Email: p.Email}, f.Get("password"))
	if errors.As(err, &p.Problems) {
		p.DeskPage = h.page(r, "Set up", "")
		return h.render(w, r, http.StatusUnprocessableEntity, view.DeskSetup(p))
	}
	if err != nil {
		return h.refuseLink(w, r, err)
	}
	return h.welcome(w, r, e, "password", link.Desk)
}

// showPassword opens the form for a password to whoever has a one-time link.
func (h *deskHandlers) showPassword(w http.ResponseWriter, r *http.Request) error {
	token := r.URL.Query().Get("token")
	e, err := h.store.LinkEditor(r.Context(), token)
	if err == nil && e.ID == 0 {
		err = archive.ErrLinkUsed
	}
	if err != nil {
		return h.refuseLink(w, r, err)
	}
	return h.show(w, r, view.DeskPassword(view.DeskPasswordPage{DeskPage: h.page(r, "Choose a password", ""), Token: token, Account: e}))
}

// setPassword stores a password and signs its account in; a second factor is asked for as ever.
func (h *deskHandlers) setPassword(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	p := view.DeskPasswordPage{Token: r.PostForm.Get("token")}
	e, err := h.desk.SetPassword(r.Context(), p.Token, r.PostForm.Get("password"))
	if errors.As(err, &p.Problems) {
		if p.Account, err = h.store.LinkEditor(r.Context(), p.Token); err != nil {
			return h.refuseLink(w, r, err)
		}
		p.DeskPage = h.page(r, "Choose a password", "")
		return h.render(w, r, http.StatusUnprocessableEntity, view.DeskPassword(p))
	}
	if err != nil {
		return h.refuseLink(w, r, err)
	}
	if !e.Active {
		return h.leave(w, r, link.DeskSignIn, "")
	}
	return h.enter(w, r, e, link.Desk)
}

// refuseLink says that a one-time link does not work; other errors it returns.
func (h *deskHandlers) refuseLink(w http.ResponseWriter, r *http.Request, err error) error {
	if !errors.Is(err, archive.ErrLinkUsed) {
		return err
	}
	return h.render(w, r, http.StatusForbidden, view.DeskLinkUsed(h.page(r, "The link was used", "")))
}

func (h *deskHandlers) showSignIn(w http.ResponseWriter, r *http.Request) error {
	next := safeNext(r.URL.Query().Get("next"))
	if _, _, err := h.whoIs(r.Context()); err == nil {
		return h.leave(w, r, next, "")
	}
	return h.show(w, r, view.DeskSignIn(view.DeskSignInPage{DeskPage: h.page(r, "Sign in", ""), Next: next}))
}

const tooManyAttempts = "There were too many attempts. Wait a quarter of an hour, then try again."

// signIn begins a session, or says the same of an unknown address and of a wrong password.
func (h *deskHandlers) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	p := view.DeskSignInPage{Email: r.PostForm.Get("email"), Next: safeNext(r.PostForm.Get("next"))}
	e, err := h.desk.SignIn(r.Context(), p.Email, r.PostForm.Get("password"), networkOf(h.clientAddr(r)))
	status := http.StatusUnprocessableEntity
	switch {
	case errors.Is(err, archive.ErrSignIn):
		p.Problem = "E-mail and password do not fit together. Check both and try again."
	case errors.Is(err, archive.ErrTooMany):
		status, p.Problem = http.StatusTooManyRequests, tooManyAttempts
	case err != nil:
		return err
	default:
		return h.enter(w, r, e, p.Next)
	}
	p.DeskPage = h.page(r, "Sign in", "")
	return h.render(w, r, status, view.DeskSignIn(p))
}

// networkOf returns the network that an address belongs to: what one subscriber commands.
func networkOf(addr netip.Addr) netip.Prefix {
	bits := 56
	if addr.Is4() {
		bits = 32 // a whole /24 may be a town behind one carrier
	}
	p, err := addr.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

// welcome begins the session of an account; how says by what it proved who it is.
func (h *deskHandlers) welcome(w http.ResponseWriter, r *http.Request, e archive.Editor, how, next string) error {
	if err := h.begin(r.Context(), e, how); err != nil {
		return err
	}
	return h.leave(w, r, next, "")
}

func (h *deskHandlers) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := h.store.EndSession(r.Context(), sessionOf(r).ID, editorOf(r).ID); err != nil {
		return err
	}
	return h.forget(w, r)
}

// signOutEverywhere ends every session of the account, this one included.
func (h *deskHandlers) signOutEverywhere(w http.ResponseWriter, r *http.Request) error {
	id := editorOf(r).ID
	if err := h.store.SignOutEverywhere(r.Context(), id, id); err != nil {
		return err
	}
	return h.forget(w, r)
}

// forget takes the cookie back.
func (h *deskHandlers) forget(w http.ResponseWriter, r *http.Request) error {
	if err := h.sessions.Destroy(r.Context()); err != nil {
		return err
	}
	http.Redirect(w, r, link.DeskSignIn, http.StatusSeeOther)
	return nil
}

// askToSignIn sends a reader of the desk to the sign-in form. What a form sent it gives back, so that no
// word is lost with a session.
func (h *deskHandlers) askToSignIn(w http.ResponseWriter, r *http.Request) error {
	return h.leadTo(w, r, link.DeskSignIn)
}

// leadTo sends whoever lacks something to the page where they get it, and a form's words back with them.
func (h *deskHandlers) leadTo(w http.ResponseWriter, r *http.Request, where string) error {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return h.leave(w, r, link.DeskThen(where, r.URL.RequestURI()), "")
	}
	p := view.DeskSignedOutPage{DeskPage: h.page(r, "You were signed out", ""), SignIn: where, Action: r.URL.Path}
	var err error
	if p.Text, p.Photos, err = typed(r); err != nil {
		return err
	}
	return h.render(w, r, http.StatusUnauthorized, view.DeskSignedOut(p))
}

// typed returns the fields that a form sent, and whether it sent files, which are not read: whoever sent
// them is not signed in.
func typed(r *http.Request) (fields []view.TypedField, files bool, err error) {
	values := url.Values{}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "multipart/form-data" {
		files, err = readParts(r, values, func(_, _ string, part io.Reader) error { return nil })
	} else if err = r.ParseForm(); err == nil {
		values = r.PostForm
	}
	if err != nil {
		return nil, false, badRequest(err)
	}
	for name, list := range values {
		for _, v := range list {
			fields = append(fields, view.TypedField{Name: name, Value: v})
		}
	}
	sort.SliceStable(fields, func(i, j int) bool { return fields[i].Name < fields[j].Name })
	return fields, files, nil
}
