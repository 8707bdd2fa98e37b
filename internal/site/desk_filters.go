package site

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
)

// listStore is what the desk's start page and its list of articles need.
type listStore interface {
	Waiting(ctx context.Context, e archive.Editor, today archive.Date, each int) (archive.Waiting, error)
	SavedFilters(ctx context.Context, editorID int64) ([]archive.SavedFilter, error)
	SaveFilter(ctx context.Context, editorID int64, f archive.SavedFilter) error
	RemoveFilter(ctx context.Context, editorID, id int64) error
	UndoChange(ctx context.Context, id int64, e archive.Editor) (archive.BulkResult, error)
}

// filterFields are the parameters of the list's address that make a filter, as opposed to a place in the list.
var filterFields = []string{"show", "q", "state", "workflow", "edition", "byline"}

// filterQuery returns the filter of a list's query in one form, whatever else the query holds.
func filterQuery(q url.Values) string {
	kept := url.Values{}
	for _, name := range filterFields {
		if v := storable(q.Get(name)); v != "" {
			kept.Set(name, v)
		}
	}
	return kept.Encode()
}

// listOf returns the filter that a form was sent from.
func listOf(r *http.Request) (url.Values, string) {
	q, _ := url.ParseQuery(r.PostFormValue("list")) // what cannot be read filters nothing
	return q, filterQuery(q)
}

// saveFilter keeps the filter of the list under a name.
func (h *deskHandlers) saveFilter(w http.ResponseWriter, r *http.Request) error {
	q, query := listOf(r)
	f := archive.SavedFilter{Name: strings.Join(strings.Fields(body.Clean(storable(r.PostFormValue("name")))), " "), Query: query}
	var problems archive.FieldErrors
	switch {
	case f.Name == "":
		problems.Add("name", "Give the filter a name.")
	case utf8.RuneCountInString(f.Name) > archive.MaxFilterName:
		problems.Add("name", "Shorten the name to 60 characters.")
	case query == "" || len(query) > archive.MaxFilterText:
		problems.Add("name", "Filter the list first: this would be all of it.")
	}
	if len(problems) == 0 {
		err := h.store.SaveFilter(r.Context(), editorOf(r).ID, f)
		if err != nil && !errors.As(err, &problems) {
			return err
		}
	}
	if len(problems) > 0 {
		return h.articleList(w, r, http.StatusUnprocessableEntity, q, listRefusal{name: f.Name, problems: problems})
	}
	return h.leave(w, r, link.DeskArticleList(query), say(r, "The filter is kept as “%s”.", f.Name))
}

// removeFilter forgets a filter.
func (h *deskHandlers) removeFilter(w http.ResponseWriter, r *http.Request) error {
	_, query := listOf(r)
	err := h.store.RemoveFilter(r.Context(), editorOf(r).ID, int64(atoi(r.PostFormValue("id"))))
	if err != nil && !errors.Is(err, archive.ErrNotFound) { // gone already: as it should be
		return err
	}
	return h.leave(w, r, link.DeskArticleList(query), say(r, "The filter was removed."))
}
