package site

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

func (h *deskHandlers) editPhoto(w http.ResponseWriter, r *http.Request) error {
	x, err := h.store.Photo(r.Context(), chi.URLParam(r, "id"))
	if err != nil {
		return err
	}
	return h.showPhoto(w, r, http.StatusOK, view.DeskPhotoPage{Photo: x, Form: formOfPhoto(x)})
}

// showPhoto renders the page of a photo, fresh or with problems.
func (h *deskHandlers) showPhoto(w http.ResponseWriter, r *http.Request, status int, p view.DeskPhotoPage) (err error) {
	if p.Photo.ReplacedBy == "" { // else another one is in its places
		if p.Places, err = h.store.PhotoPlaces(r.Context(), p.Photo.ID); err != nil {
			return err
		}
	}
	if p.Replaced, err = h.store.ReplacedPhotos(r.Context(), p.Photo.ID); err != nil {
		return err
	}
	p.DeskPage, p.Today = h.page(r, "Photo", link.DeskPhotos), h.today()
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
	if changed.Focus != x.Focus {
		h.Invalidate()
	}
	return h.leave(w, r, link.DeskPhoto(x.ID), say(r, "Saved at %s.", h.clock()))
}

func formOfPhoto(x archive.Photo) view.PhotoForm {
	return view.PhotoForm{
		Caption: x.Caption, Credit: x.Credit, Alt: x.Alt, Decorative: x.Decorative,
		Creator: x.Creator, Licence: x.Licence, LicenceUntil: x.LicenceUntil.String(), Place: x.Place, TakenOn: x.TakenOn.String(),
		FocusX: strconv.Itoa(x.Focus.X + 50), FocusY: strconv.Itoa(x.Focus.Y + 50),
	}
}

func decodePhotoForm(v url.Values) view.PhotoForm {
	get := func(name string) string { return storable(newlines(v.Get(name))) }
	return view.PhotoForm{
		Caption: get("caption"), Credit: get("credit"), Alt: get("alt"), Decorative: v.Get("decorative") != "",
		Creator: get("creator"), Licence: get("licence"), LicenceUntil: get("licence_until"), Place: get("place"), TakenOn: get("taken_on"),
		FocusX: get("focus_x"), FocusY: get("focus_y"),
	}
}

// maxPhotoLine bounds the short texts on a photo, in characters.
const maxPhotoLine = 200

// lineOf trims a text to one line and adds to problems when it is too long.
func lineOf(problems *archive.FieldErrors, field, s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if n := utf8.RuneCountInString(s); n > most {
		problems.Add(field, "Shorten it to %d characters; it has %d.", most, n)
	}
	return s
}

// dateOf reads a date and adds to problems when it is none.
func dateOf(problems *archive.FieldErrors, field, s string) archive.Date {
	d, err := archive.ParseDate(strings.TrimSpace(s))
	if err != nil {
		problems.Add(field, "Write the date as 2025-07-04.")
	}
	return d
}

// photoOf returns x with what the form says, trimmed, and what is wrong with it.
func photoOf(x archive.Photo, f view.PhotoForm) (archive.Photo, archive.FieldErrors) {
	var problems archive.FieldErrors
	line := func(field, s string, most int) string { return lineOf(&problems, field, s, most) }
	percent := func(field, s string) int {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if s != "" && (err != nil || n < 0 || n > 100) {
			problems.Add(field, "Write a whole number from 0 to 100.")
		}
		if s == "" {
			n = 50
		}
		return n - 50
	}
	x.Caption, x.Alt = line("caption", f.Caption, 2000), line("alt", f.Alt, 2000)
	x.Credit, x.Creator = line("credit", f.Credit, maxPhotoLine), line("creator", f.Creator, maxPhotoLine)
	x.Licence, x.Place = line("licence", f.Licence, maxPhotoLine), line("place", f.Place, maxPhotoLine)
	x.Decorative = f.Decorative
	x.TakenOn, x.LicenceUntil = dateOf(&problems, "taken_on", f.TakenOn), dateOf(&problems, "licence_until", f.LicenceUntil)
	x.Focus = archive.Focus{X: percent("focus_x", f.FocusX), Y: percent("focus_y", f.FocusY)}
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
