package site

import (
	"net/http"

	"dateline/internal/link"
	"dateline/web/view"
)

const perPile = 5

// showHome shows what waits for the editor.
func (h *deskHandlers) showHome(w http.ResponseWriter, r *http.Request) error {
	waiting, err := h.store.Waiting(r.Context(), editorOf(r), h.today(), perPile)
	if err != nil {
		return err
	}
	return h.show(w, r, view.DeskHome(view.DeskHomePage{DeskPage: h.page(r, "What waits", link.Desk), Waiting: waiting}))
}
