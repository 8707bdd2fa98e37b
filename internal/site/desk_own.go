package site

import (
	"errors"
	"net/http"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
	"dateline/web/words"
)

// showAccount shows editors what the desk knows of them, and where they are signed in.
func (h *deskHandlers) showAccount(w http.ResponseWriter, r *http.Request) error {
	return h.accountPage(w, r, http.StatusOK, nil)
}

func (h *deskHandlers) accountPage(w http.ResponseWriter, r *http.Request, status int, problems archive.FieldErrors) error {
	list, err := h.store.SessionsOf(r.Context(), editorOf(r).ID, sessionIdle)
	if err != nil {
		return err
	}
	return h.render(w, r, status, view.DeskAccount(view.DeskAccountPage{DeskPage: h.page(r, "Your account", link.DeskAccount),
		Sessions: list, This: sessionOf(r), Problems: problems}))
}

// saveAccount sets the language of the desk.
func (h *deskHandlers) saveAccount(w http.ResponseWriter, r *http.Request) error {
	language := oneOf(archive.Edition(r.PostFormValue("language")), words.DeskLanguages...)
	if err := h.store.SetLanguage(r.Context(), editorOf(r).ID, language); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskAccount, "The language was changed.")
}

// changePassword sets another password, which ends every session, and begins this one anew.
func (h *deskHandlers) changePassword(w http.ResponseWriter, r *http.Request) error {
	e, err := h.desk.ChangePassword(r.Context(), editorOf(r).ID, r.PostFormValue("password"))
	var problems archive.FieldErrors
	if errors.As(err, &problems) {
		return h.accountPage(w, r, http.StatusUnprocessableEntity, problems)
	}
	if err != nil {
		return err
	}
	if err := h.begin(r.Context(), e, "password"); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskAccount, "The password was changed. Every other session has ended.")
}

// endSession signs out one session of the account.
func (h *deskHandlers) endSession(w http.ResponseWriter, r *http.Request) error {
	if err := h.store.EndSession(r.Context(), int64(atoi(r.PostFormValue("id"))), editorOf(r).ID); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskAccount, "The session was ended.")
}
