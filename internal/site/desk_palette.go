package site

import (
	"net/http"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// perPalette is how many articles the palette offers at once.
const perPalette = 8

// showPalette finds rooms of the desk and articles by words of their names: as a page, or for the palette's script.
func (h *deskHandlers) showPalette(w http.ResponseWriter, r *http.Request) error {
	words := strings.TrimSpace(storable(r.URL.Query().Get("q")))
	if len(words) > archive.MaxFilterText {
		words = ""
	}
	p := view.DeskPalettePage{Query: words}
	if editorOf(r).Role.May(archive.ActWrite) && words != "" {
		var err error
		if p.Articles, err = h.store.Drafts(r.Context(), archive.DraftFilter{Headline: words, Limit: perPalette}); err != nil {
			return err
		}
	}
	if wantsJSON(r) { // without page, which would take the message that waits for the next one
		p.Editor, p.Language = editorOf(r), deskLanguage(r)
		return sendJSON(w, http.StatusOK, p.Destinations())
	}
	p.DeskPage = h.page(r, "Go to", link.DeskGo)
	return h.show(w, r, view.DeskPalette(p))
}
