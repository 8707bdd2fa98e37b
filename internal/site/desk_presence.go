package site

import (
	"net/http"
	"time"
)

// How long an editor counts as present after the last sign of life: three beats of the editor's script.
const presentFor = 45 * time.Second

// tellPresence hears from a form that is open, and answers who else has the article open.
func (h *deskHandlers) tellPresence(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	if r.PostForm.Get("leaving") != "" {
		if err := h.store.Leave(r.Context(), id, editorOf(r).ID); err != nil {
			return err
		}
		w.Header()["Cache-Control"] = noStore
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	p, err := h.store.Arrive(r.Context(), id, editorOf(r).ID, presentFor)
	if err != nil {
		return err
	}
	return sendJSON(w, http.StatusOK, map[string]any{"others": p.Others, "version": p.Version, "by": p.SavedBy})
}
