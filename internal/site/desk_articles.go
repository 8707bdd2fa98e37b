package site

import (
	"net/http"
	"net/url"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

const perDeskList = 50

// listArticles shows the articles that the filter in the address selects, latest save first.
func (h *deskHandlers) listArticles(w http.ResponseWriter, r *http.Request) error {
	return h.articleList(w, r, http.StatusOK, r.URL.Query(), listRefusal{})
}

// listRefusal is what was wrong with a form of the list, and what stood in it.
type listRefusal struct {
	name     string   // of a filter
	ticked   []string // articles
	problems archive.FieldErrors
}

// articleList shows the list that a query filters.
func (h *deskHandlers) articleList(w http.ResponseWriter, r *http.Request, status int, q url.Values, refused listRefusal) error {
	f := archive.DraftFilter{
		Which: oneOf(archive.Which(q.Get("show")), archive.Whiches...), Editor: editorOf(r).ID,
		State: oneOf(archive.State(q.Get("state")), archive.States...),
		Workflow: oneOf(archive.Workflow(q.Get("workflow")),
			archive.WorkflowWriting, archive.WorkflowReview, archive.WorkflowApproved),
		Edition: oneOf(archive.Edition(q.Get("edition")), h.links.Editions()...),
		Byline:  storable(q.Get("byline")),
		Query:   storable(q.Get("q")),
		Before:  link.DecodeCursor(q.Get(beforeParam)),
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
	subjects, err := h.store.Subjects(r.Context())
	if err != nil {
		return err
	}
	filters, err := h.store.SavedFilters(r.Context(), editorOf(r).ID)
	if err != nil {
		return err
	}
	p := view.DeskArticlesPage{DeskPage: h.page(r, "Articles", link.DeskArticles), Filter: f, Articles: list, Subjects: subjects,
		Filters: filters, List: filterQuery(q), FilterName: refused.name, Ticked: refused.ticked, Problems: refused.problems}
	p.Undo = h.undoOf(r, p.Flash)
	if len(list) > perDeskList {
		p.Articles = list[:perDeskList]
		last := p.Articles[perDeskList-1]
		p.Older = link.DeskOlder(link.DeskArticles, q, archive.Cursor{At: last.UpdatedAt, ID: last.ShortID})
	}
	for _, c := range contributors {
		p.Names = append(p.Names, c.Name)
	}
	return h.render(w, r, status, view.DeskArticles(p))
}

// oneOf returns v if it is one of the known values, else the zero value, which selects all.
func oneOf[T comparable](v T, known ...T) T {
	if slices.Contains(known, v) {
		return v
	}
	var none T
	return none
}
