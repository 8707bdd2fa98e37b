package site

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/web/view"
)

// showArticle serves a report from its current revision, in one statement.
func (h *reader) showArticle(r *http.Request) (*Response, error) {
	a, err := h.store.ArticleByPath(r.Context(), h.articlePath(r))
	if err != nil {
		return nil, err
	}
	c, err := h.chrome(r)
	if err != nil {
		return nil, err
	}
	f, err := h.frame(r.Context(), a.Edition)
	if err != nil {
		return nil, err
	}
	a.RepliesOpen = a.TakesReplies(time.Now(), h.replyDays(f))
	resp, err := h.html(r, view.Article(view.ArticlePage{Chrome: c, Article: a}), a.ChangedAt)
	if err == nil {
		resp.NoIndex = a.NoIndex
	}
	return resp, err
}

// showPermalink leads from an article's short address to the one it has now.
func (h *reader) showPermalink(r *http.Request) (*Response, error) {
	id := chi.URLParam(r, "id")
	if !archive.IsShortID(id) {
		return nil, archive.ErrNotFound
	}
	path, err := h.store.PathByShortID(r.Context(), id)
	if err != nil {
		return nil, err
	}
	return nil, &archive.MovedError{Path: path}
}

// showRevisions serves the record of what changed in a report.
func (h *reader) showRevisions(r *http.Request) (*Response, error) {
	a, c, err := h.article(r)
	if err != nil {
		return nil, err
	}
	return h.html(r, view.Revisions(view.RevisionsPage{Chrome: c, Article: a}), a.ChangedAt)
}

// showRevision serves a report as it stood.
func (h *reader) showRevision(r *http.Request) (*Response, error) {
	n, err := revisionNumber(r)
	if err != nil {
		return nil, err
	}
	a, c, err := h.article(r)
	if err != nil {
		return nil, err
	}
	list, err := h.store.Revisions(r.Context(), a.ID, n)
	if err != nil {
		return nil, err
	}
	return h.html(r, view.Revision(view.RevisionPage{Chrome: c, Article: a, Revision: list[0]}), a.ChangedAt)
}

// showDiff serves what a revision changed in the one before it.
func (h *reader) showDiff(r *http.Request) (*Response, error) {
	n, err := revisionNumber(r)
	if err != nil {
		return nil, err
	}
	a, c, err := h.article(r)
	if err != nil {
		return nil, err
	}
	list, err := h.store.Revisions(r.Context(), a.ID, n-1, n)
	if err != nil {
		return nil, err
	}
	return h.html(r, view.Diff(view.DiffPage{Chrome: c, Article: a, Before: list[0], After: list[1]}), a.ChangedAt)
}

// article finds the report that a page about it belongs to. Its answers are those of the report itself: an
// earlier address leads to the same page of the current one.
func (h *reader) article(r *http.Request) (archive.PublishedArticle, view.Chrome, error) {
	a, err := h.store.ArticleByPath(r.Context(), h.articlePath(r))
	if err != nil {
		return a, view.Chrome{}, movedBelow(err, h.articlePath(r), r.URL.Path)
	}
	c, err := h.chrome(r)
	return a, c, err
}

// movedBelow points the redirect of a moved report to the same page of the new address.
func movedBelow(err error, from, asked string) error {
	var moved *archive.MovedError
	if errors.As(err, &moved) {
		return &archive.MovedError{Path: moved.Path + strings.TrimPrefix(asked, from)}
	}
	return err
}
