package site

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/view"
)

// tokenRoute is where a link leads; a token is 32 bytes in base64.
const tokenRoute = link.Previews + "/{token:[A-Za-z0-9_-]{43}}"

// previews is the table of what those may see who were given a link. They have no session.
func (h *deskHandlers) previews() []route {
	return []route{
		{http.MethodGet, tokenRoute, anyone, h.action(unreferred(h.showPreview))},
		{http.MethodGet, tokenRoute + "/photos/{id}/{file}", anyone, h.action(unreferred(h.showPreviewPhoto))},
	}
}

// unreferred keeps the address, which is the key, from every other page, and the page from search engines.
func unreferred(do actionFunc) actionFunc {
	return func(w http.ResponseWriter, r *http.Request) error {
		w.Header()["Referrer-Policy"] = []string{"no-referrer"}
		w.Header()["X-Robots-Tag"] = noIndex
		return do(w, r)
	}
}

// showPreview shows the draft that a link leads to. Asking without reading counts as nothing.
func (h *deskHandlers) showPreview(w http.ResponseWriter, r *http.Request) error {
	token := chi.URLParam(r, "token")
	id, err := h.store.OpenPreview(r.Context(), token)
	if err != nil {
		return err
	}
	d, err := h.store.Draft(r.Context(), id)
	if err != nil {
		return err
	}
	return h.previewPage(w, r, d, link.PreviewPhotos(token), "")
}

// showPreviewPhoto serves a photo of the draft that a link leads to.
func (h *deskHandlers) showPreviewPhoto(w http.ResponseWriter, r *http.Request) error {
	id := chi.URLParam(r, "id")
	shows, err := h.store.PreviewShows(r.Context(), chi.URLParam(r, "token"), id)
	if err != nil {
		return err
	}
	if !shows {
		return archive.ErrNotFound
	}
	data, contentType, err := readRendition(r, h.photos, id, chi.URLParam(r, "file"))
	if err != nil {
		return err
	}
	w.Header()["Content-Type"] = []string{contentType}
	w.Header()["Content-Length"] = []string{strconv.Itoa(len(data))}
	_, _ = w.Write(data) // fails only when the reader has gone
	return nil
}

// listPreviewLinks shows the links to a draft.
func (h *deskHandlers) listPreviewLinks(w http.ResponseWriter, r *http.Request) error {
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	return h.showPreviewLinks(w, r, http.StatusOK, view.DeskPreviewLinksPage{Draft: d, Days: "3"})
}

func (h *deskHandlers) showPreviewLinks(w http.ResponseWriter, r *http.Request, status int, p view.DeskPreviewLinksPage) (err error) {
	if p.Existing, err = h.store.PreviewLinks(r.Context(), p.Draft.Article.ID); err != nil {
		return err
	}
	p.DeskPage, p.Now = h.page(r, "Preview links", link.DeskArticles), h.now()
	return h.render(w, r, status, view.DeskPreviewLinks(p))
}

// makePreviewLink makes a link and shows it, this once: only its hash is kept, so there is no page to go on to.
func (h *deskHandlers) makePreviewLink(w http.ResponseWriter, r *http.Request) error {
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	p := view.DeskPreviewLinksPage{Draft: d, Days: r.PostFormValue("days"), Label: strings.TrimSpace(body.Clean(storable(r.PostFormValue("label"))))}
	days := atoi(p.Days)
	if days < 1 || days > 30 {
		p.Problems.Add("days", "Choose how long it opens the draft.")
	}
	if len(p.Label) > 200 {
		p.Problems.Add("label", "Shorten this.")
	}
	if len(p.Problems) > 0 {
		return h.showPreviewLinks(w, r, http.StatusUnprocessableEntity, p)
	}
	token, err := h.store.NewPreviewLink(r.Context(), d.Article.ID, p.Label, time.Duration(days)*24*time.Hour, editorOf(r).ID)
	if err != nil {
		return err
	}
	p.Made, p.Label = h.links.Absolute(link.Preview(token)), ""
	return h.showPreviewLinks(w, r, http.StatusOK, p)
}

// revokePreviewLink ends a link.
func (h *deskHandlers) revokePreviewLink(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	if err := h.store.RevokePreviewLink(r.Context(), id, int64(atoi(r.PostFormValue("link"))), editorOf(r).ID); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskArticleAction(id, "preview-links"), "The link opens nothing any more.")
}
