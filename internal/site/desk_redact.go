package site

import (
	"errors"
	"net/http"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/link"
	"dateline/web/view"
	"dateline/web/words"
)

// showRedaction asks which name to take out.
func (h *deskHandlers) showRedaction(w http.ResponseWriter, r *http.Request) error {
	d, err := h.live(r)
	if err != nil {
		return err
	}
	proposed := words.For(d.Article.Edition) // readers read it in the language of the report
	return h.renderRedaction(w, r, http.StatusOK, view.DeskRedactPage{Draft: d, Note: proposed.NameTakenOut, Reason: proposed.WhyNameTakenOut})
}

// live returns the draft of an article that readers see, else archive.ErrNotFound.
func (h *deskHandlers) live(r *http.Request) (archive.Draft, error) {
	d, err := h.draft(r)
	if err == nil && d.Article.State != archive.StateLive {
		err = archive.ErrNotFound
	}
	return d, err
}

func (h *deskHandlers) renderRedaction(w http.ResponseWriter, r *http.Request, status int, p view.DeskRedactPage) error {
	p.DeskPage = h.page(r, "Take a name out", link.DeskArticles)
	return h.render(w, r, status, view.DeskRedact(p))
}

// redactArticle shows what taking a name out does, or does it.
func (h *deskHandlers) redactArticle(w http.ResponseWriter, r *http.Request) error {
	d, err := h.live(r)
	if err != nil {
		return err
	}
	text := func(name string) string { return storable(r.PostFormValue(name)) }
	p := view.DeskRedactPage{Draft: d, Names: text("names"), With: text("with"), Reason: text("reason"), Note: text("note")}
	x := desk.Redaction{Names: strings.Split(p.Names, "\n"), With: p.With, Reason: p.Reason, Note: p.Note}
	if text("action") == "remove" {
		err = h.desk.Redact(r.Context(), d.Article.ID, atoi(text("version")), atoi(text("revision")), x, editorOf(r).ID)
		if err == nil {
			h.Invalidate()
			return h.leave(w, r, link.DeskArticle(d.Article.ID), say(r,
				"The name was taken out at %s. Earlier versions are kept from readers. Copies that others made stay where they are.", h.clock()))
		}
	}
	var conflict *archive.ConflictError
	status := http.StatusOK
	switch {
	case errors.As(err, &conflict):
		p.Stale, status = true, http.StatusConflict
	case errors.As(err, &p.Problems):
		return h.renderRedaction(w, r, http.StatusUnprocessableEntity, p)
	case h.refusal(err) != "":
		return h.leave(w, r, link.DeskArticle(d.Article.ID), h.refusal(err))
	case err != nil:
		return err
	}
	done, err := h.desk.PreviewRedaction(r.Context(), d.Article.ID, x)
	if errors.As(err, &p.Problems) {
		return h.renderRedaction(w, r, http.StatusUnprocessableEntity, p)
	}
	if err != nil {
		return err
	}
	p.Draft, p.Looked, p.Changes, p.Count = done.Draft, true, changes(r, done.Before, done.After), done.Count
	p.Rest, p.Replies, p.InAddress = done.Rest, len(done.Replies), done.InAddress
	return h.renderRedaction(w, r, status, p)
}
