package site

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/internal/secondfactor"
	"dateline/web/view"
)

// secondFactors check and enrol what stands beside the password.
type secondFactors interface {
	Check(ctx context.Context, editorID int64, code string) (how string, err error)
	NewApp(editorID int64) (sealed []byte)
	AppText(editorID int64, sealed []byte) (string, error)
	AppPicture(editorID int64, sealed []byte, site, account string) ([]byte, error)
	ConfirmApp(ctx context.Context, editorID int64, sealed []byte, code string) error
	NewRecoveryCodes(ctx context.Context, editorID int64) ([]string, error)
	HasPasskeys() bool
	NewPasskey(ctx context.Context, e archive.Editor, site string) (secondfactor.Ceremony, error)
	AddPasskey(ctx context.Context, e archive.Editor, name string, kept, answer []byte) error
	AskPasskey(ctx context.Context, e archive.Editor) (secondfactor.Ceremony, error)
	CheckPasskey(ctx context.Context, e archive.Editor, kept, answer []byte) error
}

// What a session holds between a password and the second factor that goes with it.
const (
	pendingKey      = "pending"       // int64: an account whose password was given
	pendingEpochKey = "pending epoch" // int: its epoch at that time
	pendingUntilKey = "pending until" // int64: seconds since 1970
	askedKey        = "asked"         // []byte: the question that a passkey is to answer

	pendingFor = 10 * time.Minute
)

// mustEnrol reports whether an account may do nothing before it has a second factor.
func (h *deskHandlers) mustEnrol(e archive.Editor) bool {
	return h.require && !e.SecondFactor && e.Role.May(archive.ActPublish)
}

// enter signs an account in whose password was given, or asks for its second factor first.
func (h *deskHandlers) enter(w http.ResponseWriter, r *http.Request, e archive.Editor, next string) error {
	if !e.SecondFactor {
		return h.welcome(w, r, e, "password", next)
	}
	ctx := r.Context()
	if err := h.sessions.RenewToken(ctx); err != nil {
		return err
	}
	h.sessions.Remove(ctx, sessionKey)
	h.sessions.Put(ctx, pendingKey, e.ID)
	h.sessions.Put(ctx, pendingEpochKey, e.SessionEpoch)
	h.sessions.Put(ctx, pendingUntilKey, h.now().Add(pendingFor).Unix())
	return h.leave(w, r, link.DeskThen(link.DeskSecondFactor, next), "")
}

// pending returns the account whose password was given a moment ago. archive.ErrNotFound when there is none, or it was
// closed or given another password since.
func (h *deskHandlers) pending(ctx context.Context) (archive.Editor, error) {
	id := h.sessions.GetInt64(ctx, pendingKey)
	if id == 0 || h.now().Unix() > h.sessions.GetInt64(ctx, pendingUntilKey) {
		return archive.Editor{}, archive.ErrNotFound
	}
	e, err := h.store.EditorByID(ctx, id)
	if err == nil && (!e.Active || e.SessionEpoch != h.sessions.GetInt(ctx, pendingEpochKey)) {
		err = archive.ErrNotFound
	}
	return e, err
}

func (h *deskHandlers) askSecondFactor(w http.ResponseWriter, r *http.Request) error {
	return h.secondFactorPage(w, r, http.StatusOK, safeNext(r.URL.Query().Get("next")), "")
}

// secondFactorPage asks for a code or a passkey of whoever gave their password.
func (h *deskHandlers) secondFactorPage(w http.ResponseWriter, r *http.Request, status int, next, problem string) error {
	e, err := h.pending(r.Context())
	if errors.Is(err, archive.ErrNotFound) {
		return h.leave(w, r, link.DeskSignIn, "")
	}
	if err != nil {
		return err
	}
	p := view.DeskSecondFactorPage{DeskPage: h.page(r, "Second factor", ""), Next: next, Problem: problem}
	c, err := h.factors.AskPasskey(r.Context(), e)
	switch {
	case err == nil:
		p.Passkey = string(c.Options)
		h.sessions.Put(r.Context(), askedKey, c.Kept)
	case !errors.Is(err, archive.ErrNotFound): // which says that there is no passkey
		return err
	}
	return h.render(w, r, status, view.DeskSecondFactor(p))
}

// giveSecondFactor begins the session when the code or the passkey fits.
func (h *deskHandlers) giveSecondFactor(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	next := safeNext(r.PostFormValue("next"))
	e, err := h.pending(ctx)
	if errors.Is(err, archive.ErrNotFound) {
		return h.leave(w, r, link.DeskSignIn, "")
	}
	if err != nil {
		return err
	}
	how := "passkey"
	if answer := r.PostFormValue("passkey"); answer != "" {
		kept, _ := h.sessions.Pop(ctx, askedKey).([]byte) // a question is answered once
		err = h.factors.CheckPasskey(ctx, e, kept, []byte(answer))
	} else {
		how, err = h.factors.Check(ctx, e.ID, strings.TrimSpace(storable(r.PostFormValue("code"))))
	}
	switch {
	case errors.Is(err, archive.ErrSignIn):
		return h.secondFactorPage(w, r, http.StatusUnprocessableEntity, next, "That is not it, or it was used already. Take the next code.")
	case errors.Is(err, archive.ErrTooMany):
		return h.secondFactorPage(w, r, http.StatusTooManyRequests, next, tooManyAttempts)
	case err != nil:
		return err
	}
	for _, key := range []string{pendingKey, pendingEpochKey, pendingUntilKey, askedKey} {
		h.sessions.Remove(ctx, key)
	}
	return h.welcome(w, r, e, how, next)
}
