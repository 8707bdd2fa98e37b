package site

import (
	"net/http"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

const perDeskList = 50

// listArticles shows the articles that the filter in the address selects, latest save first.
func (h *deskHandlers) listArticles(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := archive.DraftFilter{
		State: oneOf(archive.State(q.Get("state")), archive.States...),
		Workflow: oneOf(archive.Workflow(q.Get("workflow")),
			archive.WorkflowWriting, archive.WorkflowReview, archive.WorkflowApproved),
		Edition: oneOf(archive.Edition(q.Get("edition")), h.links.Editions()...),
		Byline:  storable(q.Get("byline")),
		Query:   storable(q.Get("q")),
		Before:  cursor(r),
		Limit:   perDeskList + 1, // one more tells whether there is a next page
	}
	list, err := h.store.Drafts(r.Context(), f)
	if err != nil {
		return err
	}
	contributors, err := h.store.Contributors(r.Context())
	if err != nil {
		return err
	}
	p := view.DeskArticlesPage{DeskPage: h.page(r, "Articles", link.DeskArticles), Filter: f, Articles: list}
	if len(list) > perDeskList {
		p.Articles = list[:perDeskList]
		last := p.Articles[perDeskList-1]
		p.Older = link.DeskOlder(link.DeskArticles, q, archive.Cursor{At: last.UpdatedAt, ID: last.ShortID})
	}
	for _, c := range contributors {
		p.Names = append(p.Names, c.Name)
	}
	return h.show(w, r, view.DeskArticles(p))
}

// oneOf returns v if it is one of the known values, else the zero value, which selects all.
func oneOf[T comparable](v T, known ...T) T {
	if slices.Contains(known, v) {
		return v
	}
	var none T
	return none
}
