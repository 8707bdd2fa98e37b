package site

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// nameStore is what contributors and sources need of the store.
type nameStore interface {
	ContributorsLike(ctx context.Context, f archive.NameFilter) ([]archive.Contributor, error)
	Contributor(ctx context.Context, id int64) (archive.Contributor, error)
	ContributorUses(ctx context.Context, id int64, limit int) ([]archive.NameUse, error)
	EditContributor(ctx context.Context, c archive.Contributor, editorID int64) error
	MergeContributors(ctx context.Context, from, into, editorID int64) error

	SourcesLike(ctx context.Context, f archive.NameFilter) ([]archive.Source, error)
	Source(ctx context.Context, id int64) (archive.Source, error)
	SourceUses(ctx context.Context, x archive.Source, limit int, editorID int64) ([]archive.NameUse, error)
	EditSource(ctx context.Context, x archive.Source, editorID int64) error
	MergeSources(ctx context.Context, from, into, editorID int64) error
}

// shownUses is how many articles the page of a name lists.
const shownUses = 200

// nameFilter reads the filter of a list of names.
func nameFilter(q url.Values) archive.NameFilter {
	return archive.NameFilter{Query: strings.TrimSpace(storable(q.Get("q"))), Kind: oneOf(archive.SourceKind(q.Get("kind")), archive.SourceKinds...),
		After: storable(q.Get("after")), Limit: perDeskList + 1}
}

// listContributors shows everyone whom a byline may credit.
func (h *deskHandlers) listContributors(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := nameFilter(q)
	list, err := h.store.ContributorsLike(r.Context(), f)
	if err != nil {
		return err
	}
	p := view.DeskNamesPage{DeskPage: h.page(r, "Contributors", link.DeskNames), Filter: f}
	for _, c := range list {
		p.Rows = append(p.Rows, view.NameRow{Address: link.DeskName(link.DeskNames, c.ID), Name: c.Name, Names: c.Names})
	}
	p.More = moreNames(link.DeskNames, q, &p)
	return h.show(w, r, view.DeskNames(p))
}

// moreNames cuts the row that tells whether there are more, and returns where they are.
func moreNames(list string, q url.Values, p *view.DeskNamesPage) string {
	if len(p.Rows) <= perDeskList {
		return ""
	}
	p.Rows = p.Rows[:perDeskList]
	q.Set("after", p.Rows[perDeskList-1].Name)
	return link.DeskList(list, q)
}

// contributor returns the one that the route names.
func (h *deskHandlers) contributor(r *http.Request) (archive.Contributor, error) {
	id, err := articleID(r)
	if err != nil {
		return archive.Contributor{}, err
	}
	return h.store.Contributor(r.Context(), id)
}

func (h *deskHandlers) showContributor(w http.ResponseWriter, r *http.Request) error {
	c, err := h.contributor(r)
	if err != nil {
		return err
	}
	return h.contributorPage(w, r, http.StatusOK, c, c, nil)
}

// contributorPage shows what is stored, and a form with what was typed.
func (h *deskHandlers) contributorPage(w http.ResponseWriter, r *http.Request, status int, stored, form archive.Contributor, problems archive.FieldErrors) error {
	p := view.DeskContributorPage{DeskPage: h.page(r, stored.Name, link.DeskNames), Stored: stored, Form: form, Problems: problems}
	var err error
	if p.Uses, err = h.store.ContributorUses(r.Context(), stored.ID, shownUses); err != nil {
		return err
	}
	if p.Photos, err = h.store.Photos(r.Context(), archive.PhotoFilter{Limit: perDeskList}); err != nil {
		return err
	}
	all, err := h.store.Contributors(r.Context())
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.ID != stored.ID {
			p.Others = append(p.Others, c.Name)
		}
	}
	return h.render(w, r, status, view.DeskContributor(p))
}

// saveContributor changes names, page text and photo. Readers see it at once.
func (h *deskHandlers) saveContributor(w http.ResponseWriter, r *http.Request) error {
	stored, err := h.contributor(r)
	if err != nil {
		return err
	}
	text := func(name string) string { return strings.TrimSpace(storable(r.PostFormValue(name))) }
	c := archive.Contributor{ID: stored.ID, Slug: stored.Slug, Name: text("name"), About: text("about"),
		Names: map[archive.Edition]string{}, Abouts: map[archive.Edition]string{}, Photo: archive.PhotoUse{PhotoID: text("photo")}}
	for _, e := range h.links.Editions() {
		if n := text("name." + string(e)); n != "" && n != c.Name {
			c.Names[e] = n
		}
		if a := text("about." + string(e)); a != "" && a != c.About {
			c.Abouts[e] = a
		}
	}
	problems := nameProblems(c.Name)
	if problems == nil && c.Photo.PhotoID != "" {
		if _, err := h.store.Photo(r.Context(), c.Photo.PhotoID); errors.Is(err, archive.ErrNotFound) {
			problems.Add("photo", "Choose one of the photos of the library.")
		} else if err != nil {
			return err
		}
	}
	if problems == nil {
		err = h.store.EditContributor(r.Context(), c, editorOf(r).ID)
	}
	if problems != nil || errors.As(err, &problems) {
		return h.contributorPage(w, r, http.StatusUnprocessableEntity, stored, c, problems)
	}
	if err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskName(link.DeskNames, c.ID), "Saved.")
}

func nameProblems(name string) (problems archive.FieldErrors) {
	if name == "" {
		problems.Add("name", "Give a name.")
	}
	return problems
}

// mergeContributor makes this one and the one that was named one.
func (h *deskHandlers) mergeContributor(w http.ResponseWriter, r *http.Request) error {
	from, err := h.contributor(r)
	if err != nil {
		return err
	}
	all, err := h.store.Contributors(r.Context())
	if err != nil {
		return err
	}
	var into int64
	for _, c := range all {
		if strings.EqualFold(c.Name, strings.TrimSpace(r.PostFormValue("into"))) {
			into = c.ID
		}
	}
	if problems := mergeProblems(r, into, from.ID); problems != nil {
		return h.contributorPage(w, r, http.StatusUnprocessableEntity, from, from, problems)
	}
	if err := h.store.MergeContributors(r.Context(), from.ID, into, editorOf(r).ID); err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskName(link.DeskNames, into), "The two are one.")
}

// mergeProblems says what a merge lacks.
func mergeProblems(r *http.Request, into, from int64) (problems archive.FieldErrors) {
	if into == 0 || into == from {
		problems.Add("into", "Choose another one of the list.")
	}
	if r.PostFormValue("sure") == "" {
		problems.Add("sure", "Say that you are sure: it cannot be undone.")
	}
	return problems
}
