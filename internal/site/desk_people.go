package site

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/link"
	"dateline/web/view"
)

// peopleStore is what accounts and sessions need of the store.
type peopleStore interface {
	Editors(ctx context.Context) ([]archive.Editor, error)
	SetRole(ctx context.Context, by, editorID int64, role archive.Role) error
	SetActive(ctx context.Context, by, editorID int64, active bool) error
	SetLanguage(ctx context.Context, editorID int64, language archive.Edition) error

	Factors(ctx context.Context, editorID int64) (archive.Factors, error)
	RemoveTOTP(ctx context.Context, editorID int64) error
	RemovePasskey(ctx context.Context, editorID int64, key []byte) error
	RemoveFactors(ctx context.Context, by, editorID int64) error

	BeginSession(ctx context.Context, e archive.Editor, how string, keep time.Duration) (int64, error)
	Session(ctx context.Context, id int64) (archive.Session, archive.Editor, error)
	SessionsOf(ctx context.Context, editorID int64, idle time.Duration) ([]archive.Session, error)
	ConfirmSession(ctx context.Context, id, editorID int64, how string) error
	EndSession(ctx context.Context, id, editorID int64) error
	SignOutEverywhere(ctx context.Context, by, editorID int64) error
}

func (h *deskHandlers) listPeople(w http.ResponseWriter, r *http.Request) error {
	list, err := h.store.Editors(r.Context())
	if err != nil {
		return err
	}
	return h.show(w, r, view.DeskPeople(view.DeskPeoplePage{DeskPage: h.page(r, "People", link.DeskPeople), People: list}))
}

func (h *deskHandlers) showInvite(w http.ResponseWriter, r *http.Request) error {
	return h.askInvite(w, r, http.StatusOK, archive.Editor{Role: archive.RoleWriter}, nil)
}

func (h *deskHandlers) askInvite(w http.ResponseWriter, r *http.Request, status int, form archive.Editor, problems archive.FieldErrors) error {
	return h.render(w, r, status, view.DeskInvite(view.DeskInvitePage{DeskPage: h.page(r, "Invite someone", link.DeskPeople),
		Form: form, Mails: h.mails, Problems: problems}))
}

// invite makes an account and shows the link with which its owner sets a password.
func (h *deskHandlers) invite(w http.ResponseWriter, r *http.Request) error {
	form := archive.Editor{Name: storable(r.PostFormValue("name")), Email: storable(r.PostFormValue("email")),
		Role: archive.Role(r.PostFormValue("role"))}
	made, err := h.desk.Invite(r.Context(), editorOf(r).ID, form, h.letter(r))
	var problems archive.FieldErrors
	if errors.As(err, &problems) {
		return h.askInvite(w, r, http.StatusUnprocessableEntity, form, problems)
	}
	return h.showLink(w, r, made, err)
}

// showLink shows a one-time link in the answer to the form that made it: nowhere else does it stand.
func (h *deskHandlers) showLink(w http.ResponseWriter, r *http.Request, made desk.Invitation, err error) error {
	if err != nil {
		return err
	}
	if made.MailErr != nil {
		h.logFailure(r, "a letter could not be sent", made.MailErr)
	}
	return h.show(w, r, view.DeskLink(view.DeskLinkPage{DeskPage: h.page(r, "A new link", link.DeskPeople), Person: made.Editor,
		Address: made.Address, Expires: h.now().Add(desk.LinkLifetime), Mailed: made.Mailed, Failed: made.MailErr != nil}))
}

// letter writes the mail that brings a link, in the language of whoever sends it.
func (h *deskHandlers) letter(r *http.Request) desk.Letter {
	name := h.siteName(r.Context())
	return func(e archive.Editor, address string) (subject, text string) {
		return say(r, "Your account at %s", name), strings.Join([]string{
			say(r, "%s, choose your password for the desk of %s here. The link works once, within a day:", e.Name, name),
			address, say(r, "If you did not expect this, ignore it.")}, "\n\n") + "\n"
	}
}

// person returns the account that the route names.
func (h *deskHandlers) person(r *http.Request) (archive.Editor, error) {
	id, err := articleID(r)
	if err != nil {
		return archive.Editor{}, err
	}
	return h.store.EditorByID(r.Context(), id)
}

func (h *deskHandlers) showPerson(w http.ResponseWriter, r *http.Request) error {
	return h.personPage(w, r, http.StatusOK, "")
}

func (h *deskHandlers) personPage(w http.ResponseWriter, r *http.Request, status int, problem string) error {
	e, err := h.person(r)
	if err != nil {
		return err
	}
	p := view.DeskPersonPage{DeskPage: h.page(r, e.Name, link.DeskPeople), Person: e, Problem: problem}
	if p.Sessions, err = h.store.SessionsOf(r.Context(), e.ID, sessionIdle); err != nil {
		return err
	}
	return h.render(w, r, status, view.DeskPerson(p))
}

// changed answers a change to an account: with its page, which says what was done or why it was refused.
func (h *deskHandlers) changed(w http.ResponseWriter, r *http.Request, id int64, err error, flash string) error {
	if errors.Is(err, archive.ErrLastAdmin) {
		return h.personPage(w, r, http.StatusUnprocessableEntity, "This is the last active admin. Make someone else an admin first.")
	}
	if err != nil {
		return err
	}
	if id == editorOf(r).ID { // they may not be able to see the page any more
		return h.leave(w, r, link.Desk, flash)
	}
	return h.leave(w, r, link.DeskPerson(id), flash)
}

func (h *deskHandlers) setRole(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	role := archive.Role(r.PostFormValue("role"))
	if oneOf(role, archive.Roles...) == "" {
		return badRequest(fmt.Errorf("role %q", role))
	}
	return h.changed(w, r, id, h.store.SetRole(r.Context(), editorOf(r).ID, id, role), "The role was changed.")
}

func (h *deskHandlers) setActive(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	active := r.PostFormValue("active") == "yes"
	flash := "The account was deactivated. Its sessions have ended."
	if active {
		flash = "The account was reactivated."
	}
	return h.changed(w, r, id, h.store.SetActive(r.Context(), editorOf(r).ID, id, active), flash)
}

// makeLink shows a link with which the owner of an account sets another password.
func (h *deskHandlers) makeLink(w http.ResponseWriter, r *http.Request) error {
	e, err := h.person(r)
	if err != nil {
		return err
	}
	if !e.Active {
		return archive.ErrNotFound
	}
	made, err := h.desk.NewLink(r.Context(), editorOf(r).ID, e, h.letter(r))
	return h.showLink(w, r, made, err)
}

func (h *deskHandlers) signOutPerson(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	return h.changed(w, r, id, h.store.SignOutEverywhere(r.Context(), editorOf(r).ID, id), "Every session was ended.")
}

// removeFactors helps someone who lost their device, and lets them in with the password alone.
func (h *deskHandlers) removeFactors(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	return h.changed(w, r, id, h.store.RemoveFactors(r.Context(), editorOf(r).ID, id), "The second factor was taken away.")
}
