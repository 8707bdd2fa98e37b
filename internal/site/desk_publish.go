package site

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/desk"
	"dateline/internal/link"
	"dateline/web/view"
)

// confirmPublish shows what is missing and what readers will see change.
func (h *deskHandlers) confirmPublish(w http.ResponseWriter, r *http.Request) error {
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	return h.showPublish(w, r, http.StatusOK, view.DeskPublishPage{Draft: d})
}

// showPublish renders the confirmation, fresh or with problems.
func (h *deskHandlers) showPublish(w http.ResponseWriter, r *http.Request, status int, p view.DeskPublishPage) error {
	d := p.Draft
	if missing, ok := d.ValidatePublish().(archive.FieldErrors); ok {
		p.Missing = missing
	}
	sources, err := h.store.Sources(r.Context())
	if err != nil {
		return err
	}
	p.Missing = append(p.Missing, mixedUpSources(d, sources)...)
	p.Hints = hints(d)
	p.Address = h.links.Absolute(h.previewPath(d, desk.ProposedSlug(d)))
	if d.Article.State == archive.StateLive {
		live, err := h.store.ArticleByPath(r.Context(), d.Article.Path)
		if err != nil {
			return err
		}
		after := d.Content
		attributions, text := body.Public(d.Attributions, body.HTML(d.Body))
		after.Attributions, after.Body = attributions, string(text)
		p.Changes = changes(live.Current.Content, after)
	}
	p.DeskPage = h.page(r, "Publish", link.DeskArticles)
	return h.render(w, r, status, view.DeskPublish(p))
}

// hints are what nobody has to heed, and every careful editor looks at.
func hints(d archive.Draft) (out archive.FieldErrors) {
	for i, a := range d.Attributions {
		if a.Kind == archive.SourceConfidential && a.Name != "" && tells(d, a.Name) {
			out.Add(rowField("attributions", i, "name"), "The report itself holds the desk’s word for a confidential source. Take it out of the text, or use another code word.")
		}
	}
	for _, key := range body.Keys(body.HTML(d.Body)) {
		if !slices.ContainsFunc(d.Attributions, func(a archive.Attribution) bool { return a.Key == key }) {
			out.Add("body", "A statement in the text rests on a source that is no longer listed. It is published without its reference.")
		}
	}
	if d.Section().Name == "" {
		out.Add("section", "It stands in no section.")
	}
	if d.DatelinePlace == "" || d.DatelineDate.IsZero() {
		out.Add("dateline_place", "The dateline lacks its place or its date.")
	}
	if len(d.Attributions) == 0 {
		out.Add("attributions", "It names no source.")
	}
	for i, p := range d.Photos {
		if p.Credit == "" {
			out.Add(rowField("photos", i, "credit"), "A photo has no credit.")
		}
	}
	return out
}

// tells reports whether the words that readers will see hold name.
func tells(d archive.Draft, name string) bool {
	words := []string{d.Headline, d.Deck, d.DatelinePlace, d.Slug, body.Text(body.HTML(d.Body))}
	for _, p := range d.Photos {
		words = append(words, p.Caption, p.Credit, p.Alt)
	}
	return strings.Contains(strings.ToLower(strings.Join(words, "\n")), strings.ToLower(name))
}

// publishArticle makes what the page showed public, if nobody changed it since.
func (h *deskHandlers) publishArticle(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	f := r.PostForm
	p := view.DeskPublishPage{Draft: d, Kind: archive.RevisionKind(f.Get("kind")),
		Correction: strings.TrimSpace(body.Clean(f.Get("correction"))), Hide: f.Get("hide_earlier") != ""}
	form := link.DeskArticle(d.Article.ID)
	if f.Get("revision") != strconv.Itoa(d.Article.Revision) && !d.Changed() && d.Article.State == archive.StateLive {
		return h.leave(w, r, form, "It is published.") // the same form was sent twice
	}
	switch {
	case p.Kind == archive.RevisionCorrection && p.Correction == "":
		p.Problems.Add("correction", "Tell readers what was wrong and what the report says now.")
	case p.Kind != archive.RevisionCorrection && p.Correction != "":
		p.Problems.Add("correction", "Choose “Correction” to publish this note, or empty it.")
	}
	sources, err := h.store.Sources(r.Context())
	if err != nil {
		return err
	}
	if len(p.Problems) > 0 || len(mixedUpSources(d, sources)) > 0 {
		return h.showPublish(w, r, http.StatusUnprocessableEntity, p)
	}
	options := desk.PublishOptions{Correction: p.Correction, HideEarlier: p.Hide}
	a, err := h.desk.Publish(r.Context(), d.Article.ID, atoi(f.Get("version")), options, editorOf(r).ID)
	var (
		fields   archive.FieldErrors
		conflict *archive.ConflictError
	)
	switch {
	case errors.As(err, &fields): // the page lists them itself
		return h.showPublish(w, r, http.StatusUnprocessableEntity, p)
	case errors.As(err, &conflict):
		p.Draft, p.Stale = conflict.Current, true
		return h.showPublish(w, r, http.StatusConflict, p)
	case err != nil:
		return err
	}
	h.Invalidate()
	return h.leave(w, r, form, "Published at "+h.clock()+". It stands at "+h.links.Absolute(a.Path))
}
