package site

import (
	"errors"
	"net/http"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// listSources shows every source. A line says nothing of where one was used: a confidential source must not tie reports
// together at a glance.
func (h *deskHandlers) listSources(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := nameFilter(q)
	list, err := h.store.SourcesLike(r.Context(), f)
	if err != nil {
		return err
	}
	p := view.DeskNamesPage{DeskPage: h.page(r, "Sources", link.DeskSources), Filter: f, Sources: true}
	for _, x := range list {
		p.Rows = append(p.Rows, view.NameRow{Address: link.DeskName(link.DeskSources, x.ID), Name: x.Name, Kind: x.Kind})
	}
	p.More = moreNames(link.DeskSources, q, &p)
	return h.show(w, r, view.DeskNames(p))
}

// source returns the one that the route names.
func (h *deskHandlers) source(r *http.Request) (archive.Source, error) {
	id, err := articleID(r)
	if err != nil {
		return archive.Source{}, err
	}
	return h.store.Source(r.Context(), id)
}

func (h *deskHandlers) showSource(w http.ResponseWriter, r *http.Request) error {
	x, err := h.source(r)
	if err != nil {
		return err
	}
	return h.sourcePage(w, r, http.StatusOK, x, x, nil)
}

// sourcePage shows a source. Where a confidential one was used it shows only when that is asked for, and each time that is
// recorded.
func (h *deskHandlers) sourcePage(w http.ResponseWriter, r *http.Request, status int, stored, form archive.Source, problems archive.FieldErrors) error {
	p := view.DeskSourcePage{DeskPage: h.page(r, stored.Name, link.DeskSources), Stored: stored, Form: form, Problems: problems}
	p.Looked = stored.Kind != archive.SourceConfidential || r.Method == http.MethodGet && r.URL.Query().Get("used") == "show"
	var err error
	if p.Looked {
		if p.Uses, err = h.store.SourceUses(r.Context(), stored, shownUses, editorOf(r).ID); err != nil {
			return err
		}
	}
	all, err := h.store.Sources(r.Context())
	if err != nil {
		return err
	}
	for _, x := range all {
		if x.ID != stored.ID && x.Kind == stored.Kind {
			p.Others = append(p.Others, x.Name)
		}
	}
	return h.render(w, r, status, view.DeskSource(p))
}

// saveSource changes name and page text. Of a named source, readers see it at once.
func (h *deskHandlers) saveSource(w http.ResponseWriter, r *http.Request) error {
	stored, err := h.source(r)
	if err != nil {
		return err
	}
	x := stored
	x.Name, x.About = strings.TrimSpace(storable(r.PostFormValue("name"))), strings.TrimSpace(storable(r.PostFormValue("about")))
	problems := nameProblems(x.Name)
	if problems == nil {
		err = h.store.EditSource(r.Context(), x, editorOf(r).ID)
	}
	if problems != nil || errors.As(err, &problems) {
		return h.sourcePage(w, r, http.StatusUnprocessableEntity, stored, x, problems)
	}
	if err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskName(link.DeskSources, x.ID), "Saved.")
}

// mergeSource makes this source and the one that was named one. Only sources of the same kind can be: the form offers no
// other, and the store refuses the rest.
func (h *deskHandlers) mergeSource(w http.ResponseWriter, r *http.Request) error {
	from, err := h.source(r)
	if err != nil {
		return err
	}
	all, err := h.store.Sources(r.Context())
	if err != nil {
		return err
	}
	var into int64
	for _, x := range all {
		if x.Kind == from.Kind && strings.EqualFold(x.Name, strings.TrimSpace(r.PostFormValue("into"))) {
			into = x.ID
		}
	}
	if problems := mergeProblems(r, into, from.ID); problems != nil {
		return h.sourcePage(w, r, http.StatusUnprocessableEntity, from, from, problems)
	}
	if err := h.store.MergeSources(r.Context(), from.ID, into, editorOf(r).ID); err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskName(link.DeskSources, into), "The two are one.")
}
