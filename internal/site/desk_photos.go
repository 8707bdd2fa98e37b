package site

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// listPhotos shows the library.
func (h *deskHandlers) listPhotos(w http.ResponseWriter, r *http.Request) error {
	return h.showPhotos(w, r, http.StatusOK, nil)
}

func (h *deskHandlers) showPhotos(w http.ResponseWriter, r *http.Request, status int, problems archive.FieldErrors) error {
	q := r.URL.Query()
	f := archive.PhotoFilter{Query: storable(q.Get("q")), Before: cursor(r), Limit: perDeskList + 1}
	list, err := h.store.Photos(r.Context(), f)
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		return h.sendPhotos(w, status, list[:min(len(list), perDeskList)], problems)
	}
	p := view.DeskPhotosPage{DeskPage: h.page(r, "Photos", link.DeskPhotos), Query: f.Query, Photos: list, Problems: problems}
	if len(list) > perDeskList {
		p.Photos = list[:perDeskList]
		last := p.Photos[perDeskList-1]
		p.Older = link.DeskOlder(link.DeskPhotos, q, archive.Cursor{At: last.CreatedAt, ID: last.ID})
	}
	return h.render(w, r, status, view.DeskPhotos(p))
}

// addPhotos files the photos that were uploaded; those that can be kept are kept even if others cannot.
func (h *deskHandlers) addPhotos(w http.ResponseWriter, r *http.Request) error {
	u, err := h.readUploads(r, url.Values{})
	if err != nil {
		return err
	}
	if len(u.photos) == 0 && len(u.problems) == 0 {
		u.problems.Add("photo_upload", "Choose at least one photo.")
	}
	switch {
	case wantsJSON(r):
		return h.sendPhotos(w, http.StatusOK, u.photos, u.problems)
	case len(u.problems) > 0:
		return h.showPhotos(w, r, http.StatusUnprocessableEntity, u.problems)
	case len(u.photos) == 1:
		return h.leave(w, r, link.DeskPhoto(u.photos[0].ID), "The photo was added.")
	}
	return h.leave(w, r, link.DeskPhotos, fmt.Sprintf("%d photos were added.", len(u.photos)))
}

func (h *deskHandlers) editPhoto(w http.ResponseWriter, r *http.Request) error {
	x, err := h.store.Photo(r.Context(), chi.URLParam(r, "id"))
	if err != nil {
		return err
	}
	return h.showPhoto(w, r, http.StatusOK, view.DeskPhotoPage{Photo: x, Form: view.PhotoForm{
		Caption: x.Caption, Credit: x.Credit, Alt: x.Alt, Decorative: x.Decorative,
		Creator: x.Creator, Licence: x.Licence, Place: x.Place, TakenOn: x.TakenOn.String(),
	}})
}

func (h *deskHandlers) showPhoto(w http.ResponseWriter, r *http.Request, status int, p view.DeskPhotoPage) error {
	p.DeskPage = h.page(r, "Photo", link.DeskPhotos)
	return h.render(w, r, status, view.DeskPhoto(p))
}

// savePhoto changes what the library says of a photo.
func (h *deskHandlers) savePhoto(w http.ResponseWriter, r *http.Request) error {
	x, err := h.store.Photo(r.Context(), chi.URLParam(r, "id"))
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	f := decodePhotoForm(r.PostForm)
	changed, problems := photoOf(x, f)
	if len(problems) > 0 {
		return h.showPhoto(w, r, http.StatusUnprocessableEntity, view.DeskPhotoPage{Photo: x, Form: f, Problems: problems})
	}
	if err := h.store.SavePhoto(r.Context(), changed, editorOf(r).ID); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskPhoto(x.ID), "Saved at "+h.clock()+".")
}

func decodePhotoForm(v url.Values) view.PhotoForm {
	get := func(name string) string { return storable(newlines(v.Get(name))) }
	return view.PhotoForm{
		Caption: get("caption"), Credit: get("credit"), Alt: get("alt"), Decorative: v.Get("decorative") != "",
		Creator: get("creator"), Licence: get("licence"), Place: get("place"), TakenOn: get("taken_on"),
	}
}

// photoOf returns x with what the form says, trimmed, and what is wrong with it.
func photoOf(x archive.Photo, f view.PhotoForm) (archive.Photo, archive.FieldErrors) {
	var problems archive.FieldErrors
	line := func(field, s string, most int) string {
		s = strings.Join(strings.Fields(s), " ")
		if n := utf8.RuneCountInString(s); n > most {
			problems.Add(field, fmt.Sprintf("Shorten it to %d characters; it has %d.", most, n))
		}
		return s
	}
	x.Caption, x.Alt = line("caption", f.Caption, 2000), line("alt", f.Alt, 2000)
	x.Credit, x.Creator = line("credit", f.Credit, 200), line("creator", f.Creator, 200)
	x.Licence, x.Place = line("licence", f.Licence, 200), line("place", f.Place, 200)
	x.Decorative = f.Decorative
	var err error
	if x.TakenOn, err = archive.ParseDate(strings.TrimSpace(f.TakenOn)); err != nil {
		problems.Add("taken_on", "Write the date as 2025-07-04.")
	}
	return x, problems
}

// showDeskRendition serves a size of a photo, published or not, to those who work here.
func (h *deskHandlers) showDeskRendition(w http.ResponseWriter, r *http.Request) error {
	x, err := h.store.Photo(r.Context(), chi.URLParam(r, "id"))
	if err != nil {
		return err
	}
	data, contentType, err := readRendition(r, h.photos, x.ID, chi.URLParam(r, "file"))
	if err != nil {
		return err
	}
	w.Header()["Content-Type"] = []string{contentType}
	_, _ = w.Write(data) // fails only when the editor has gone
	return nil
}
