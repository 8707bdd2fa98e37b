package site

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/link"
	"dateline/web/view"
)

// published returns the draft of an article that has an address, else archive.ErrNotFound.
func (h *deskHandlers) published(r *http.Request) (archive.Draft, error) {
	d, err := h.draft(r)
	if err == nil && d.Article.Path == "" {
		err = archive.ErrNotFound
	}
	return d, err
}

func (h *deskHandlers) showRename(w http.ResponseWriter, r *http.Request) error {
	d, err := h.published(r)
	if err != nil {
		return err
	}
	p := view.DeskRenamePage{DeskPage: h.page(r, "New address", link.DeskArticles), Draft: d, Slug: desk.ProposedSlug(d)}
	return h.show(w, r, view.DeskRename(p))
}

// renameArticle moves an article; its earlier address leads to the new one.
func (h *deskHandlers) renameArticle(w http.ResponseWriter, r *http.Request) error {
	d, err := h.published(r)
	if err != nil {
		return err
	}
	p := view.DeskRenamePage{Draft: d, Slug: storable(r.PostFormValue("slug"))}
	err = h.desk.Rename(r.Context(), d.Article.ID, p.Slug, editorOf(r).ID)
	if errors.As(err, &p.Problems) {
		p.DeskPage = h.page(r, "New address", link.DeskArticles)
		return h.render(w, r, http.StatusUnprocessableEntity, view.DeskRename(p))
	}
	if err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskArticle(d.Article.ID), "The address was changed. The earlier one leads to it.")
}

func (h *deskHandlers) showWithdraw(w http.ResponseWriter, r *http.Request) error {
	d, err := h.published(r)
	if err != nil {
		return err
	}
	return h.show(w, r, view.DeskWithdraw(view.DeskWithdrawPage{DeskPage: h.page(r, "Withdraw", link.DeskArticles), Draft: d}))
}

// withdrawArticle takes an article down.
func (h *deskHandlers) withdrawArticle(w http.ResponseWriter, r *http.Request) error {
	d, err := h.published(r)
	if err != nil {
		return err
	}
	p := view.DeskWithdrawPage{Draft: d, Reason: strings.TrimSpace(storable(r.PostFormValue("reason")))}
	err = h.desk.Withdraw(r.Context(), d.Article.ID, p.Reason, editorOf(r).ID)
	if errors.As(err, &p.Problems) {
		p.DeskPage = h.page(r, "Withdraw", link.DeskArticles)
		return h.render(w, r, http.StatusUnprocessableEntity, view.DeskWithdraw(p))
	}
	if err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskArticle(d.Article.ID), say(r, "Withdrawn at %s. Readers see the notice.", h.clock()))
}

// setWorkflow moves the draft that the page showed to another step of the newsroom.
func (h *deskHandlers) setWorkflow(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	step := archive.Workflow(r.PostFormValue("workflow"))
	if oneOf(step, archive.WorkflowWriting, archive.WorkflowReview, archive.WorkflowApproved) == "" {
		return badRequest(fmt.Errorf("workflow %q", step))
	}
	err = h.desk.SetWorkflow(r.Context(), id, atoi(r.PostFormValue("version")), step, editorOf(r).ID)
	if why := h.refusal(err); why != "" {
		return h.leave(w, r, link.DeskArticle(id), why)
	}
	if err != nil {
		return err
	}
	return h.leave(w, r, link.DeskArticle(id), view.WorkflowDone(saying(r), step))
}

// switchReplies opens or closes the replies of an article.
func (h *deskHandlers) switchReplies(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	open := r.PostFormValue("open") == "yes"
	if err := h.store.SetReplies(r.Context(), id, open, editorOf(r).ID); err != nil {
		return err
	}
	h.Invalidate()
	flash := "Replies are closed."
	if open {
		flash = "Readers may reply."
	}
	back := link.DeskArticle(id)
	if !editorOf(r).Role.May(archive.ActWrite) {
		back = link.DeskReplies
	}
	return h.leave(w, r, back, flash)
}

// confirmDiscard asks before a draft is deleted.
func (h *deskHandlers) confirmDiscard(w http.ResponseWriter, r *http.Request) error {
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	if d.Article.State != archive.StateDraft {
		return archive.ErrNotFound // the record is permanent, and what is scheduled has to be called back first
	}
	return h.show(w, r, view.DeskDiscard(view.DeskDiscardPage{DeskPage: h.page(r, "Discard", link.DeskArticles), Draft: d}))
}

// discardArticle deletes a draft that was never published.
func (h *deskHandlers) discardArticle(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	if err := h.store.Discard(r.Context(), id, editorOf(r).ID); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskArticles, "The draft was discarded.")
}
