package site

import (
	"net/http"
	"net/url"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// showEditPhotos asks what to change in the photos that were ticked, and says how many have what already.
func (h *deskHandlers) showEditPhotos(w http.ResponseWriter, r *http.Request) error {
	return h.showPhotoEdit(w, r, http.StatusOK, r.URL.Query()["id"], view.DeskEditPhotosPage{})
}

func (h *deskHandlers) showPhotoEdit(w http.ResponseWriter, r *http.Request, status int, ids []string, p view.DeskEditPhotosPage) (err error) {
	if p.Photos, err = h.store.PhotosByID(r.Context(), ids); err != nil {
		return err
	}
	if len(p.Photos) == 0 {
		return h.leave(w, r, link.DeskPhotos, "Tick at least one photo first.")
	}
	p.DeskPage = h.page(r, "Change photos", link.DeskPhotos)
	return h.render(w, r, status, view.DeskEditPhotos(p))
}

// editPhotos changes several photos at once.
func (h *deskHandlers) editPhotos(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	ids := r.PostForm["id"]
	edit, p := photoEditOf(r.PostForm)
	if len(p.Problems) > 0 {
		return h.showPhotoEdit(w, r, http.StatusUnprocessableEntity, ids, p)
	}
	n, err := h.store.EditPhotos(r.Context(), ids, edit, editorOf(r).ID)
	if err != nil {
		return err
	}
	return h.leave(w, r, link.DeskPhotos, say(r, "Changed at %s: %s.", h.clock(), view.PhotoCount(saying(r), n)))
}

// photoEditOf reads what is to be changed, and keeps what was typed for the form.
func photoEditOf(v url.Values) (e archive.PhotoEdit, p view.DeskEditPhotosPage) {
	p.Values, p.Modes = map[string]string{}, map[string]archive.EditMode{}
	any := false
	read := func(field string) (archive.EditMode, string) {
		mode := oneOf(archive.EditMode(v.Get(field+"_mode")), archive.EditModes...)
		p.Values[field], p.Modes[field] = storable(v.Get(field)), mode
		any = any || mode != archive.EditNone
		return mode, p.Values[field]
	}
	text := func(field string) archive.TextEdit {
		mode, value := read(field)
		return archive.TextEdit{Mode: mode, Value: lineOf(&p.Problems, field, value, maxPhotoLine)}
	}
	e.Credit, e.Creator, e.Licence, e.Place = text("credit"), text("creator"), text("licence"), text("place")
	mode, value := read("licence_until")
	e.LicenceUntil = archive.DateEdit{Mode: mode, Value: dateOf(&p.Problems, "licence_until", value)}
	if !any {
		p.Problems.Add("credit_mode", "Choose for at least one field what to change.")
	}
	return e, p
}
