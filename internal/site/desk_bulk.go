package site

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// undoKey of a session holds what can be undone: the id of a change, and the message that offers to undo it.
const undoKey = "undo"

// changeArticles does one thing to all articles that were ticked. It never publishes, and never takes anything down.
func (h *deskHandlers) changeArticles(w http.ResponseWriter, r *http.Request) error {
	q, query := listOf(r) // reads the form
	c := archive.BulkChange{}
	switch do := r.PostForm.Get("do"); do {
	case "review", "approved", "writing":
		c.Workflow = archive.Workflow(do)
	case "replies":
		c.CloseReplies = true
	case "subject":
		c.SubjectID = int64(atoi(r.PostForm.Get("subject")))
	case "":
	default:
		return badRequest(fmt.Errorf("no such change: %q", do))
	}
	var problems archive.FieldErrors
	for _, ticked := range r.PostForm["article"] {
		v, err := articleVersion(ticked)
		if err != nil {
			return badRequest(err)
		}
		c.Articles = append(c.Articles, v)
	}
	switch {
	case len(c.Articles) == 0:
		problems.Add("article", "Tick at least one article first.")
	case len(c.Articles) > 2*perDeskList:
		return badRequest(fmt.Errorf("%d articles", len(c.Articles)))
	case c.Workflow == "" && !c.CloseReplies && c.SubjectID == 0:
		problems.Add("subject", "Choose what to file them under.")
	}
	if len(problems) > 0 {
		return h.articleList(w, r, http.StatusUnprocessableEntity, q, listRefusal{ticked: r.PostForm["article"], problems: problems})
	}
	result, err := h.desk.ChangeArticles(r.Context(), c, editorOf(r))
	if err != nil {
		return err
	}
	if c.CloseReplies {
		h.Invalidate()
	}
	flash := h.bulkDone(r, result)
	if result.ID != 0 {
		h.sessions.Put(r.Context(), undoKey, fmt.Sprintf("%d %s", result.ID, flash))
	}
	return h.leave(w, r, link.DeskArticleList(query), flash)
}

// bulkDone says how many articles were changed, and why others were not.
func (h *deskHandlers) bulkDone(r *http.Request, result archive.BulkResult) string {
	flash := say(r, "Articles changed: %d.", result.Changed)
	if result.Left > 0 {
		flash += " " + say(r, "Left as they were: %d. They need no such change, may not be changed so by you, are on the schedule, or were saved by someone since.", result.Left)
	}
	return flash
}

// undoOf returns the change that a message offers to undo, 0 for none.
func (h *deskHandlers) undoOf(r *http.Request, flash string) int64 {
	id, of, _ := strings.Cut(h.sessions.PopString(r.Context(), undoKey), " ")
	if flash == "" || of != flash {
		return 0
	}
	return int64(atoi(id))
}

// articleVersion reads what a ticked box sends: "12.5" is article 12 with the draft's version 5.
func articleVersion(s string) (v archive.ArticleVersion, err error) {
	id, version, _ := strings.Cut(s, ".")
	if v.ID, err = strconv.ParseInt(id, 10, 64); err == nil {
		v.Version, err = strconv.Atoi(version)
	}
	return v, err
}

// undoChange takes back what was done to several articles, where nobody changed them since.
func (h *deskHandlers) undoChange(w http.ResponseWriter, r *http.Request) error {
	_, query := listOf(r)
	result, err := h.store.UndoChange(r.Context(), int64(atoi(r.PostFormValue("id"))), editorOf(r))
	if errors.Is(err, archive.ErrNotFound) {
		return h.leave(w, r, link.DeskArticleList(query), say(r, "This can no longer be undone."))
	}
	if err != nil {
		return err
	}
	h.Invalidate()
	flash := say(r, "Undone. Articles as they were before: %d.", result.Changed)
	if result.Left > 0 {
		flash += " " + say(r, "Changed by someone since, and left alone: %d.", result.Left)
	}
	return h.leave(w, r, link.DeskArticleList(query), flash)
}
