package site

import (
	"encoding/base64"
	"errors"
	"net/http"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

const (
	appKey         = "app" // []byte: the sealed secret of an app that is being set up
	maxPasskeyName = 60
)

// showFactors shows what an account has beside its password, and sets up more.
func (h *deskHandlers) showFactors(w http.ResponseWriter, r *http.Request) error {
	f, err := h.store.Factors(r.Context(), editorOf(r).ID)
	if err != nil {
		return err
	}
	return h.show(w, r, view.DeskFactors(view.DeskFactorsPage{DeskPage: h.page(r, "Second factor", link.DeskAccount), Factors: f,
		Passkeys: h.factors.HasPasskeys(), Required: h.mustEnrol(editorOf(r))}))
}

// newApp begins to set up an authenticator app.
func (h *deskHandlers) newApp(w http.ResponseWriter, r *http.Request) error {
	h.sessions.Put(r.Context(), appKey, h.factors.NewApp(editorOf(r).ID))
	return h.appPage(w, r, http.StatusOK, "")
}

func (h *deskHandlers) appPage(w http.ResponseWriter, r *http.Request, status int, problem string) error {
	text, err := h.factors.AppText(editorOf(r).ID, h.sessions.GetBytes(r.Context(), appKey))
	if err != nil {
		return err
	}
	return h.render(w, r, status, view.DeskApp(view.DeskAppPage{DeskPage: h.page(r, "Authenticator app", link.DeskAccount),
		Secret: text, Problem: problem}))
}

// showAppPicture draws the code that the phone reads.
func (h *deskHandlers) showAppPicture(w http.ResponseWriter, r *http.Request) error {
	sealed := h.sessions.GetBytes(r.Context(), appKey)
	if len(sealed) == 0 {
		return archive.ErrNotFound
	}
	picture, err := h.factors.AppPicture(editorOf(r).ID, sealed, h.siteName(r.Context()), editorOf(r).Email)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(picture) // fails only when the editor has gone
	return nil
}

// confirmApp gives the account the app once a code of it fits.
func (h *deskHandlers) confirmApp(w http.ResponseWriter, r *http.Request) error {
	sealed := h.sessions.GetBytes(r.Context(), appKey)
	if len(sealed) == 0 {
		return h.leave(w, r, link.DeskFactors, "")
	}
	err := h.factors.ConfirmApp(r.Context(), editorOf(r).ID, sealed, r.PostFormValue("code"))
	switch {
	case errors.Is(err, archive.ErrSignIn):
		return h.appPage(w, r, http.StatusUnprocessableEntity, "The code does not fit. Is the clock of the phone right? Type the code that it shows now.")
	case errors.Is(err, archive.ErrTooMany):
		return h.appPage(w, r, http.StatusTooManyRequests, tooManyAttempts)
	case err != nil:
		return err
	}
	h.sessions.Remove(r.Context(), appKey)
	return h.enrolled(w, r, "The authenticator app is set up.")
}

// enrolled shows recovery codes to whoever has none, and else goes on.
func (h *deskHandlers) enrolled(w http.ResponseWriter, r *http.Request, flash string) error {
	f, err := h.store.Factors(r.Context(), editorOf(r).ID)
	if err != nil {
		return err
	}
	if f.RecoveryCodes == 0 {
		return h.newRecoveryCodes(w, r)
	}
	return h.leave(w, r, link.DeskFactors, flash)
}

// newRecoveryCodes replaces the recovery codes and shows the new ones, in this answer alone.
func (h *deskHandlers) newRecoveryCodes(w http.ResponseWriter, r *http.Request) error {
	if !editorOf(r).SecondFactor { // as this request began, unless it has just set one up
		f, err := h.store.Factors(r.Context(), editorOf(r).ID)
		if err != nil {
			return err
		}
		if f.App.IsZero() && len(f.Passkeys) == 0 {
			return h.leave(w, r, link.DeskFactors, "Set up an app or a passkey first.")
		}
	}
	codes, err := h.factors.NewRecoveryCodes(r.Context(), editorOf(r).ID)
	if err != nil {
		return err
	}
	return h.show(w, r, view.DeskRecovery(view.DeskRecoveryPage{DeskPage: h.page(r, "Recovery codes", link.DeskAccount), Codes: codes}))
}

func (h *deskHandlers) removeApp(w http.ResponseWriter, r *http.Request) error {
	if err := h.store.RemoveTOTP(r.Context(), editorOf(r).ID); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskFactors, "The authenticator app was removed.")
}

// newPasskey asks the browser for a passkey.
func (h *deskHandlers) newPasskey(w http.ResponseWriter, r *http.Request) error {
	return h.passkeyPage(w, r, http.StatusOK, "", "")
}

func (h *deskHandlers) passkeyPage(w http.ResponseWriter, r *http.Request, status int, name, problem string) error {
	c, err := h.factors.NewPasskey(r.Context(), editorOf(r), h.siteName(r.Context()))
	if err != nil {
		return err
	}
	h.sessions.Put(r.Context(), askedKey, c.Kept)
	return h.render(w, r, status, view.DeskPasskey(view.DeskPasskeyPage{DeskPage: h.page(r, "New passkey", link.DeskAccount),
		Options: string(c.Options), Name: name, Problem: problem}))
}

// addPasskey gives the account the passkey that its device made.
func (h *deskHandlers) addPasskey(w http.ResponseWriter, r *http.Request) error {
	kept, _ := h.sessions.Pop(r.Context(), askedKey).([]byte)
	name := strings.TrimSpace(storable(r.PostFormValue("name")))
	if len(kept) == 0 { // nothing was asked for, or not by this session
		return h.leave(w, r, link.DeskFactors, "")
	}
	if name == "" || len(name) > maxPasskeyName {
		return h.passkeyPage(w, r, http.StatusUnprocessableEntity, name, "Give the device a short name by which you will know it again.")
	}
	err := h.factors.AddPasskey(r.Context(), editorOf(r), name, kept, []byte(r.PostFormValue("passkey")))
	if errors.Is(err, archive.ErrSignIn) {
		return h.passkeyPage(w, r, http.StatusUnprocessableEntity, name, "The device did not make a passkey. Try again.")
	}
	if err != nil {
		return err
	}
	return h.enrolled(w, r, "The passkey was added.")
}

func (h *deskHandlers) removePasskey(w http.ResponseWriter, r *http.Request) error {
	id, err := base64.RawURLEncoding.DecodeString(r.PostFormValue("id"))
	if err != nil {
		return badRequest(err)
	}
	if err := h.store.RemovePasskey(r.Context(), editorOf(r).ID, id); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskFactors, "The passkey was removed.")
}
