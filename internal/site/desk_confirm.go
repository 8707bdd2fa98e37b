package site

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/web/view"
)

// freshFor is how long a password or a second factor, once given, lets dangerous forms through.
const freshFor = 10 * time.Minute

// confirmFirst stands between a form and its handler: it asks for the password, and when that fits, lets the form go
// on with all that was typed. Routes name it by fresh.
func (h *deskHandlers) confirmFirst(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	given, asked := r.PostForm.Get(view.ConfirmField), r.PostForm.Has(view.ConfirmField)
	r.PostForm.Del(view.ConfirmField)
	r.Form.Del(view.ConfirmField)
	p := view.DeskConfirmPage{Action: r.URL.Path}
	status := http.StatusUnauthorized
	if asked {
		how, err := h.confirm(r, given)
		switch {
		case errors.Is(err, archive.ErrSignIn):
			p.Problem = "That is not it. Nothing was changed; try again."
		case errors.Is(err, archive.ErrTooMany):
			status, p.Problem = http.StatusTooManyRequests, tooManyAttempts
		case err != nil:
			return err
		default:
			if err := h.store.ConfirmSession(r.Context(), sessionOf(r).ID, editorOf(r).ID, how); err != nil {
				return err
			}
			next(w, r)
			return nil
		}
	}
	var err error
	if p.Text, _, err = typed(r); err != nil {
		return err
	}
	p.DeskPage = h.page(r, "Confirm that it is you", "")
	return h.render(w, r, status, view.DeskConfirm(p))
}

// confirm checks what was given, a password or a code, and says what it was.
func (h *deskHandlers) confirm(r *http.Request, given string) (how string, err error) {
	e := editorOf(r)
	if code := strings.TrimSpace(given); e.SecondFactor && len(code) < archive.MinPassword {
		return h.factors.Check(r.Context(), e.ID, code)
	}
	return "password", h.desk.Confirm(r.Context(), e, given, networkOf(h.clientAddr(r)))
}
