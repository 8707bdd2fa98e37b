package site

import (
	"errors"
	"net/http"
	"strconv"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// showDeskRecord lists every revision of an article.
func (h *deskHandlers) showDeskRecord(w http.ResponseWriter, r *http.Request) error {
	d, err := h.published(r)
	if err != nil {
		return err
	}
	list, err := h.store.DeskRevisions(r.Context(), d.Article.ID)
	if err != nil {
		return err
	}
	return h.show(w, r, view.DeskRecord(view.DeskRecordPage{DeskPage: h.page(r, "Revisions", link.DeskArticles), Draft: d, Revisions: list}))
}

// showComparison sets any two revisions, or one and the draft, beside each other.
func (h *deskHandlers) showComparison(w http.ResponseWriter, r *http.Request) error {
	d, err := h.published(r)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	p := view.DeskComparePage{Draft: d, From: q.Get("from"), To: q.Get("to")}
	if p.From == "" && p.To == "" {
		p.From, p.To = strconv.Itoa(d.Article.Revision), view.DraftVersion
	}
	before, err := h.version(r, d, p.From)
	if err != nil {
		return err
	}
	after, err := h.version(r, d, p.To)
	if err != nil {
		return err
	}
	p.Changes = changes(r, before, after)
	if p.Revisions, err = h.store.DeskRevisions(r.Context(), d.Article.ID); err != nil {
		return err
	}
	p.DeskPage = h.page(r, "Compare", link.DeskArticles)
	return h.show(w, r, view.DeskCompare(p))
}

// version returns what a revision says, by its number, or the draft.
func (h *deskHandlers) version(r *http.Request, d archive.Draft, name string) (archive.Content, error) {
	if name == view.DraftVersion {
		return d.Content, nil
	}
	n := atoi(name)
	if n < 1 || strconv.Itoa(n) != name {
		return archive.Content{}, archive.ErrNotFound
	}
	rev, err := h.store.DeskRevision(r.Context(), d.Article.ID, n)
	return rev.Content, err
}

// confirmRestore shows what the draft would lose and get back.
func (h *deskHandlers) confirmRestore(w http.ResponseWriter, r *http.Request) error {
	d, err := h.published(r)
	if err != nil {
		return err
	}
	return h.showRestore(w, r, http.StatusOK, view.DeskRestorePage{Draft: d, Number: atoi(r.URL.Query().Get("revision"))})
}

func (h *deskHandlers) showRestore(w http.ResponseWriter, r *http.Request, status int, p view.DeskRestorePage) error {
	rev, err := h.store.DeskRevision(r.Context(), p.Draft.Article.ID, p.Number)
	if err != nil {
		return err
	}
	p.Changes = changes(r, p.Draft.Content, rev.Content)
	p.DeskPage = h.page(r, "Restore", link.DeskArticles)
	return h.render(w, r, status, view.DeskRestore(p))
}

// restoreRevision makes an earlier revision the draft, if nobody changed the draft since the page was shown.
func (h *deskHandlers) restoreRevision(w http.ResponseWriter, r *http.Request) error {
	d, err := h.published(r)
	if err != nil {
		return err
	}
	p := view.DeskRestorePage{Draft: d, Number: atoi(r.PostFormValue("revision"))}
	form := link.DeskArticle(d.Article.ID)
	err = h.desk.Restore(r.Context(), d.Article.ID, atoi(r.PostFormValue("version")), p.Number, editorOf(r).ID)
	var conflict *archive.ConflictError
	switch {
	case errors.As(err, &conflict):
		p.Draft, p.Stale = conflict.Current, true
		return h.showRestore(w, r, http.StatusConflict, p)
	case errors.As(err, &p.Problems):
		return h.showRestore(w, r, http.StatusUnprocessableEntity, p)
	case h.refusal(err) != "":
		return h.leave(w, r, form, h.refusal(err))
	case err != nil:
		return err
	}
	return h.leave(w, r, form, say(r, "Revision %d is the draft again. Readers see nothing of it before you publish.", p.Number))
}

// switchSearchEngines keeps an article from search engines, or no longer.
func (h *deskHandlers) switchSearchEngines(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	keep := r.PostFormValue("admit") == "no"
	if err := h.store.SetNoIndex(r.Context(), id, keep, editorOf(r).ID); err != nil {
		return err
	}
	h.Invalidate()
	flash := "Search engines may list it."
	if keep {
		flash = "Search engines are asked to leave it out. Those that have it take some days."
	}
	return h.leave(w, r, link.DeskArticle(id), flash)
}
