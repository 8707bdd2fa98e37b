package site

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/view"
)

// What an editor may do about a photo that readers see: each of these changes every report that shows it, at once.

// pullPhoto keeps a photo from readers wherever it is used.
func (h *deskHandlers) pullPhoto(w http.ResponseWriter, r *http.Request) error {
	id := chi.URLParam(r, "id")
	var problems archive.FieldErrors
	note := lineOf(&problems, "note", storable(r.PostFormValue("note")), 2000)
	if len(problems) > 0 {
		return h.refusePhoto(w, r, problems, note)
	}
	if err := h.store.PullPhoto(r.Context(), id, note, editorOf(r).ID); err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskPhoto(id), say(r, "Pulled at %s. Readers get it nowhere from now on.", h.clock()))
}

// putBackPhoto lets readers have a photo again.
func (h *deskHandlers) putBackPhoto(w http.ResponseWriter, r *http.Request) error {
	id := chi.URLParam(r, "id")
	if r.PostFormValue("checked") == "" {
		return h.refusePhoto(w, r, archive.FieldErrors{{Field: "checked", Message: mustCheck}}, "")
	}
	if err := h.store.PutBackPhoto(r.Context(), id, editorOf(r).ID); err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskPhoto(id), say(r, "Put back at %s.", h.clock()))
}

const mustCheck = "Look at the photo again, then tick that nobody in it is put at risk."

// restorePhoto gives a photo that was replaced its place back.
func (h *deskHandlers) restorePhoto(w http.ResponseWriter, r *http.Request) error {
	x, err := h.store.Photo(r.Context(), chi.URLParam(r, "id"))
	if err != nil {
		return err
	}
	if x.ReplacedBy == "" {
		return h.leave(w, r, link.DeskPhoto(x.ID), "") // a retry
	}
	if r.PostFormValue("checked") == "" {
		return h.refusePhoto(w, r, archive.FieldErrors{{Field: "checked", Message: mustCheck}}, "")
	}
	err = h.store.ReplacePhoto(r.Context(), x.ReplacedBy, x.ID, editorOf(r).ID)
	var problems archive.FieldErrors
	if errors.As(err, &problems) {
		return h.refusePhoto(w, r, archive.FieldErrors{{Field: "checked", Message: problems[0].Message, Args: problems[0].Args}}, "")
	}
	if err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskPhoto(x.ID), say(r, "It stands in its place again since %s.", h.clock()))
}

// replacePhoto puts the file that was sent in the place of a photo.
func (h *deskHandlers) replacePhoto(w http.ResponseWriter, r *http.Request) error {
	var added archive.Photo
	files, err := readParts(r, url.Values{}, func(field, _ string, part io.Reader) (err error) {
		if field == "photo" && added.ID == "" {
			added, err = h.desk.ReplacePhoto(r.Context(), chi.URLParam(r, "id"), part, editorOf(r).ID)
		}
		return err
	})
	if added.ID != "" {
		h.Invalidate() // whatever went wrong after it: the other photo is out
	}
	var problems archive.FieldErrors
	switch {
	case errors.As(err, &problems):
		return h.refusePhoto(w, r, archive.FieldErrors{{Field: "photo", Message: problems[0].Message, Args: problems[0].Args}}, "")
	case err != nil:
		return uploadError(err)
	case !files:
		return h.refusePhoto(w, r, archive.FieldErrors{{Field: "photo", Message: "Choose the new file."}}, "")
	}
	return h.leave(w, r, link.DeskPhoto(added.ID), say(r, "Replaced at %s. The other file is no longer served to readers.", h.clock()))
}

// refusePhoto shows the page of the route's photo with what was wrong.
func (h *deskHandlers) refusePhoto(w http.ResponseWriter, r *http.Request, problems archive.FieldErrors, note string) error {
	x, err := h.store.Photo(r.Context(), chi.URLParam(r, "id"))
	if err != nil {
		return err
	}
	return h.showPhoto(w, r, http.StatusUnprocessableEntity, view.DeskPhotoPage{Photo: x, Form: formOfPhoto(x), Problems: problems, Note: note})
}

// readable returns what readers will get of a draft: it without the photos that were pulled.
func (h *deskHandlers) readable(ctx context.Context, c archive.Content) (archive.Content, error) {
	list, err := h.store.PhotosByID(ctx, photosOf(c))
	if err != nil {
		return c, err
	}
	pulled := map[string]archive.PhotoUse{}
	for _, x := range list {
		if x.Pulled() {
			pulled[x.ID] = archive.PhotoUse{}
		}
	}
	c.Body = string(body.Repicture(body.HTML(c.Body), pulled))
	var kept []archive.PhotoUse
	for _, use := range c.Photos {
		if _, gone := pulled[use.PhotoID]; !gone {
			kept = append(kept, use)
		}
	}
	c.Photos = kept
	return c, nil
}

// photosOf returns the ids of every photo that a report uses.
func photosOf(c archive.Content) []string {
	ids := body.Photos(body.HTML(c.Body))
	for _, use := range c.Photos {
		ids = append(ids, use.PhotoID)
	}
	return ids
}

// photoHints are what an editor should know of a report's photos before it is published.
func (h *deskHandlers) photoHints(r *http.Request, d archive.Draft) (out archive.FieldErrors, err error) {
	list, err := h.store.PhotosByID(r.Context(), photosOf(d.Content))
	for _, x := range list {
		field := "body"
		for i, use := range d.Photos {
			if use.PhotoID == x.ID {
				field = rowField("photos", i, "caption")
			}
		}
		if marks := view.PhotoMarks(saying(r), x, h.today()); len(marks) > 0 {
			out.Add(field, "%s: %s.", view.PhotoLabel(saying(r), x), strings.Join(marks, ", "))
		}
	}
	return out, err
}
