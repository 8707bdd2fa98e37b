package site

import (
	"context"
	"errors"
	"net/http"
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
	var err error
	if p.Checks, err = h.checks(r, d); err != nil {
		return err
	}
	p.Address = h.links.Absolute(h.previewPath(d, desk.ProposedSlug(d)))
	if n := d.Article.Revision; n > 0 {
		seen, err := h.store.DeskRevision(r.Context(), d.Article.ID, n)
		if err != nil {
			return err
		}
		before, err := h.asReadersSee(r.Context(), seen.Content)
		if err != nil {
			return err
		}
		after, err := h.asReadersSee(r.Context(), d.Content)
		if err != nil {
			return err
		}
		p.Changes = changes(r, before, after)
	}
	if p.Schedule, err = h.scheduleOf(r.Context(), d.Article.ID); err != nil {
		return err
	}
	p.Delay, p.TwoPeople = h.site.PublishDelay, h.site.TwoPeople
	title := "Publish"
	if d.Article.State == archive.StateWithdrawn {
		title = "Bring it back"
	}
	p.DeskPage = h.page(r, title, link.DeskArticles)
	return h.render(w, r, status, view.DeskPublish(p))
}

// asReadersSee returns a draft or a revision as readers get it: without the words of the desk for confidential sources, and
// without the photos that were pulled.
func (h *deskHandlers) asReadersSee(ctx context.Context, c archive.Content) (archive.Content, error) {
	attributions, text := body.Public(c.Attributions, body.HTML(c.Body))
	c.Attributions, c.Body = attributions, string(text)
	return h.readable(ctx, c)
}

// publishArticle makes what the page showed public, if nobody changed it since: at once, or after the time in
// which the site lets it be called back.
func (h *deskHandlers) publishArticle(w http.ResponseWriter, r *http.Request) error {
	p, err := h.readPublication(r)
	if err != nil {
		return err
	}
	d, f := p.Draft, r.PostForm
	form := link.DeskArticle(d.Article.ID)
	if f.Get("revision") != strconv.Itoa(d.Article.Revision) && !d.Changed() && d.Article.State == archive.StateLive {
		return h.leave(w, r, form, "It is published.") // the same form was sent twice
	}
	if p.At != "" {
		p.Problems.Add("at", "A time stands here. To publish at that time press “Schedule”; to publish now empty the time.")
	}
	if len(p.Problems) > 0 {
		return h.showPublish(w, r, http.StatusUnprocessableEntity, p)
	}
	version, editor := atoi(f.Get("version")), editorOf(r).ID
	if wait := h.site.PublishDelay; wait > 0 && d.Article.State != archive.StateWithdrawn && !p.Hide {
		// What hides earlier versions protects someone: it waits for nothing.
		at, err := h.desk.Schedule(r.Context(), archive.Scheduling{ArticleID: d.Article.ID, Version: version, EditorID: editor, After: wait, Change: change(p)})
		if err != nil {
			return h.publishRefused(w, r, p, err)
		}
		return h.leave(w, r, form, say(r, "It goes out at %s. Until then you can call it back.", at.In(h.site.Zone).Format("15:04:05")))
	}
	a, err := h.desk.Publish(r.Context(), d.Article.ID, version, desk.PublishOptions{Change: change(p)}, editor)
	if err != nil {
		return h.publishRefused(w, r, p, err)
	}
	h.Invalidate()
	return h.leave(w, r, form, say(r, "Published at %s. It stands at %s", h.clock(), h.links.Absolute(a.Path)))
}

// readPublication reads the form of a publication; its problems are those of its own fields.
func (h *deskHandlers) readPublication(r *http.Request) (p view.DeskPublishPage, err error) {
	if err := r.ParseForm(); err != nil {
		return p, badRequest(err)
	}
	if p.Draft, err = h.draft(r); err != nil {
		return p, err
	}
	text := func(name string) string { return strings.TrimSpace(body.Clean(storable(r.PostForm.Get(name)))) }
	p.Kind, p.Correction, p.Hide = archive.RevisionKind(text("kind")), text("correction"), text("hide_earlier") != ""
	p.At, p.Note = text("at"), text("note")
	switch {
	case p.Kind == archive.RevisionCorrection && p.Correction == "":
		p.Problems.Add("correction", "Tell readers what was wrong and what the report says now.")
	case p.Kind != archive.RevisionCorrection && p.Correction != "":
		p.Problems.Add("correction", "Choose “Correction” to publish this note, or empty it.")
	}
	return p, nil
}

// change returns what the form tells readers of the publication.
func change(p view.DeskPublishPage) archive.Change {
	return archive.Change{Correction: p.Correction, Minor: p.Kind == archive.RevisionMinor, HideEarlier: p.Hide}
}

// publishRefused shows the confirmation again, with what was wrong.
func (h *deskHandlers) publishRefused(w http.ResponseWriter, r *http.Request, p view.DeskPublishPage, err error) error {
	var (
		fields   archive.FieldErrors
		conflict *archive.ConflictError
		step     *archive.StepError
	)
	switch {
	case errors.As(err, &fields):
		for _, f := range fields { // the page lists what is wrong with the draft itself
			if f.Field == "at" {
				p.Problems = append(p.Problems, f)
			}
		}
		return h.showPublish(w, r, http.StatusUnprocessableEntity, p)
	case errors.As(err, &conflict):
		p.Draft, p.Stale = conflict.Current, true
		return h.showPublish(w, r, http.StatusConflict, p)
	case errors.As(err, &step):
		if p.Draft, err = h.draft(r); err != nil {
			return err
		}
		return h.showPublish(w, r, http.StatusConflict, p)
	}
	return err
}
