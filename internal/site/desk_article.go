package site

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/view"
	"dateline/web/words"
)

// newArticle shows the empty form.
func (h *deskHandlers) newArticle(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := view.ArticleForm{Submission: rand.Text(), Edition: string(h.links.Default())}
	if e := archive.Edition(q.Get("edition")); h.links.HasEdition(e) {
		f.Edition = string(e)
	}
	f.Translates = int64(atoi(q.Get("translates")))
	return h.showArticleForm(w, r, http.StatusOK, view.DeskArticlePage{Form: f})
}

// editArticle shows the form of an article as it was saved last.
func (h *deskHandlers) editArticle(w http.ResponseWriter, r *http.Request) error {
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	f := formOf(d)
	f.Base = baseOf(f)
	present, err := h.store.Arrive(r.Context(), d.Article.ID, editorOf(r).ID, presentFor)
	if err != nil {
		return err
	}
	if waiting := h.waitingCaption(r.Context(), d.Article.ID); waiting != nil {
		f.Photos = append(f.Photos, *waiting)
	}
	return h.showArticleForm(w, r, http.StatusOK, view.DeskArticlePage{Form: f, Draft: d, Others: present.Others})
}

// createArticle saves the form of a new article.
func (h *deskHandlers) createArticle(w http.ResponseWriter, r *http.Request) error {
	return h.receiveArticle(w, r, archive.Draft{})
}

// saveArticle saves the form of an article.
func (h *deskHandlers) saveArticle(w http.ResponseWriter, r *http.Request) error {
	d, err := h.draft(r)
	if err != nil {
		return err
	}
	return h.receiveArticle(w, r, d)
}

// receiveArticle does what a button of the form asks for. current is the article's draft, the zero Draft for
// a new article. Whatever is wrong, the form comes back with every word in it.
func (h *deskHandlers) receiveArticle(w http.ResponseWriter, r *http.Request, current archive.Draft) error {
	p, do, err := h.readArticle(r)
	if err != nil {
		return err
	}
	p.Draft, p.Unsaved = current, true
	if p.Form.ArticleID = current.Article.ID; p.Form.ArticleID != 0 {
		p.Form.Edition = string(current.Article.Edition)
	}
	if do.list != "" {
		return h.showArticleForm(w, r, http.StatusOK, p)
	}
	if do.verb == "autosave" {
		return h.autosave(w, r, p.Form, current)
	}
	if do.verb == "merge" {
		m := newMerger(saying(r), p.Form, current)
		if p.Form.Version != current.Version || p.Form.MergeOf != m.print() {
			return h.showConflict(w, r, p, current)
		}
		p.Form = m.merged()
	}
	d, problems := draftOf(p.Form)
	p.Problems = append(p.Problems, problems...)
	if do.verb == "publish" {
		if err := gather(&p.Problems, d.ValidatePublish()); err != nil {
			return err
		}
	}
	if err := gather(&p.Problems, h.desk.CheckSources(r.Context(), d)); err != nil {
		return err
	}
	if len(p.Problems) > 0 {
		return h.showArticleForm(w, r, http.StatusUnprocessableEntity, p)
	}

	id, _, err := h.keepDraft(r.Context(), d, current, p.Form, editorOf(r).ID)
	var (
		fields   archive.FieldErrors
		conflict *archive.ConflictError
	)
	switch {
	case errors.As(err, &fields):
		p.Problems = fieldsOfForm(fields)
		return h.showArticleForm(w, r, http.StatusUnprocessableEntity, p)
	case errors.As(err, &conflict):
		return h.showConflict(w, r, p, conflict.Current)
	case err != nil:
		return err
	}
	h.keepCaption(r.Context(), id, p.Form.Photos)
	return h.afterSave(w, r, id, do, p.Notices)
}

// keepDraft saves a draft as a new article or over the current one, and returns the article's id and the
// draft's version.
func (h *deskHandlers) keepDraft(ctx context.Context, d, current archive.Draft, f view.ArticleForm, editorID int64) (id int64, version int, err error) {
	if id := current.Article.ID; id != 0 {
		if sameDraft(current, d) {
			return id, d.Version, nil // no new version, so that no unpublished edit appears where there is none
		}
		version, err := h.desk.Save(ctx, d, editorID)
		return id, version, err
	}
	if f.Translates != 0 {
		original, err := h.store.Draft(ctx, f.Translates)
		if err != nil {
			return 0, 0, err
		}
		d.Article.WorkID = original.Article.WorkID
	}
	id, err = h.desk.Create(ctx, d, f.Submission, editorID)
	if err != nil {
		return 0, 0, err
	}
	// The same form may have been sent before, with other words: after a step back in the browser, say. The
	// save over version 0 is a retry that changes nothing if the words are the same, and otherwise a conflict.
	d.Article.ID, d.Version = id, 0
	version, err = h.desk.Save(ctx, d, editorID)
	return id, version, err
}

// afterSave leads on to what the button asked for.
func (h *deskHandlers) afterSave(w http.ResponseWriter, r *http.Request, id int64, do command, notices []string) error {
	switch do.verb {
	case "preview", "publish":
		return h.leave(w, r, link.DeskArticleAction(id, do.verb), "")
	}
	flash := say(r, "Saved at %s.", h.clock())
	for _, n := range notices {
		flash += " " + say(r, n)
	}
	return h.leave(w, r, link.DeskArticle(id), flash)
}

// showConflict gives an editor both texts, theirs, which is saved, and the one in the form, which is not, and
// lets them be merged part by part.
func (h *deskHandlers) showConflict(w http.ResponseWriter, r *http.Request, p view.DeskArticlePage, theirs archive.Draft) error {
	p.Draft, p.Form.ArticleID, p.Form.Edition = theirs, theirs.Article.ID, string(theirs.Article.Edition)
	p.Form.Version = theirs.Version // saving again is then a decision, not an accident
	m := newMerger(saying(r), p.Form, theirs)
	moved := p.Form.MergeOf != "" && p.Form.MergeOf != m.print()
	if moved {
		m.mine.Choices = nil
	}
	p.Conflict = &view.Conflict{
		By: theirs.UpdatedBy, At: words.For(deskLanguage(r)).Time(theirs.UpdatedAt.In(h.site.Zone)),
		Differences: m.differences(), Print: m.print(), Moved: moved, Body: body.Source(body.HTML(theirs.Body)),
	}
	return h.showArticleForm(w, r, http.StatusConflict, p)
}

// showArticleForm renders the form, fresh or with problems: the one place that does.
func (h *deskHandlers) showArticleForm(w http.ResponseWriter, r *http.Request, status int, p view.DeskArticlePage) error {
	var err error
	if p.Form.Photos, p.Pictures, err = h.knownPhotos(r, p.Form.Photos); err != nil {
		return err
	}
	if p.Choices, err = h.choices(r); err != nil {
		return err
	}
	if p.Standing, err = h.standing(r, p.Draft); err != nil {
		return err
	}
	title := say(r, "New report")
	if p.Form.ArticleID != 0 {
		if title = p.Draft.Headline; title == "" {
			title = say(r, "Without a headline")
		}
	}
	if p.CopyKey, err = h.copyKey(r); err != nil {
		return err
	}
	p.DeskPage = h.page(r, title, link.DeskArticles)
	return h.render(w, r, status, view.DeskArticle(p))
}

// gather adds err to problems when it is FieldErrors, and returns any other.
func gather(problems *archive.FieldErrors, err error) error {
	var fields archive.FieldErrors
	if errors.As(err, &fields) {
		*problems = append(*problems, fields...)
		return nil
	}
	return err
}

// choices are what the fields of the form propose.
func (h *deskHandlers) choices(r *http.Request) (c view.Choices, err error) {
	ctx := r.Context()
	contributors, err := h.store.Contributors(ctx)
	if err != nil {
		return c, err
	}
	sources, err := h.store.Sources(ctx)
	if err != nil {
		return c, err
	}
	subjects, err := h.store.Subjects(ctx)
	if err != nil {
		return c, err
	}
	photos, err := h.store.Photos(ctx, archive.PhotoFilter{Limit: 24})
	if err != nil {
		return c, err
	}
	for _, x := range contributors {
		c.Contributors = append(c.Contributors, x.Name)
	}
	for _, x := range sources {
		if x.Kind == archive.SourceConfidential {
			c.CodeWords = append(c.CodeWords, x.Name)
		} else {
			c.Sources = append(c.Sources, x.Name)
		}
	}
	for _, x := range subjects {
		switch x.Kind {
		case archive.KindSection:
			c.Sections = append(c.Sections, x.Name)
		case archive.KindTopic:
			c.Topics = append(c.Topics, x.Name)
		case archive.KindPlace:
			c.Places = append(c.Places, x.Name)
		}
	}
	for _, x := range photos {
		if !x.Pulled() {
			c.Library = append(c.Library, view.Thumbnail(saying(r), x))
		}
	}
	return c, nil
}

// rowField returns the form's name for a field of a row.
func rowField(list string, row int, name string) string {
	return fmt.Sprintf("%s.%d.%s", list, row, name)
}

// Where a session keeps a pasted caption whose photo is still missing.
func captionKeys(articleID int64) (caption, credit string) {
	id := strconv.FormatInt(articleID, 10)
	return "caption." + id, "credit." + id
}

// keepCaption remembers the caption that waits for its photo: a draft can only hold it with one.
func (h *deskHandlers) keepCaption(ctx context.Context, articleID int64, photos []view.PhotoRow) {
	caption, credit := captionKeys(articleID)
	h.sessions.Remove(ctx, caption)
	h.sessions.Remove(ctx, credit)
	for _, p := range photos {
		if p.ID == "" {
			h.sessions.Put(ctx, caption, p.Caption)
			h.sessions.Put(ctx, credit, p.Credit)
			return
		}
	}
}

// waitingCaption returns what keepCaption remembered, or nil.
func (h *deskHandlers) waitingCaption(ctx context.Context, articleID int64) *view.PhotoRow {
	caption, credit := captionKeys(articleID)
	row := view.PhotoRow{Caption: h.sessions.GetString(ctx, caption), Credit: h.sessions.GetString(ctx, credit)}
	if blank(row.Caption, row.Credit) {
		return nil
	}
	return &row
}
