package site

import (
	"net/http"
	"net/url"

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
	f := archive.PhotoFilter{
		Query: storable(q.Get("q")), Place: storable(q.Get("place")),
		Flaw: oneOf(archive.PhotoFlaw(q.Get("show")), archive.PhotoFlaws...), Today: h.today(),
		Before: cursor(r), Limit: perDeskList + 1,
	}
	p := view.DeskPhotosPage{From: q.Get("from"), To: q.Get("to"), Problems: problems}
	f.TakenFrom, f.TakenTo = dateOf(&p.Problems, "from", p.From), dateOf(&p.Problems, "to", p.To)
	list, err := h.store.Photos(r.Context(), f)
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		return h.sendPhotos(w, r, status, list[:min(len(list), perDeskList)], problems)
	}
	if p.Expired, err = h.store.ExpiredPhotos(r.Context(), f.Today); err != nil {
		return err
	}
	p.DeskPage, p.Filter, p.Photos = h.page(r, "Photos", link.DeskPhotos), f, list
	if len(list) > perDeskList {
		p.Photos = list[:perDeskList]
		last := p.Photos[perDeskList-1]
		p.Older = link.DeskOlder(link.DeskPhotos, q, archive.Cursor{At: last.CreatedAt, ID: last.ID})
	}
	return h.render(w, r, status, view.DeskPhotos(p))
}

// today is the day by which licences end, in the site's zone.
func (h *deskHandlers) today() archive.Date { return archive.DateOf(h.now().In(h.site.Zone)) }

// addPhotos files the photos that were uploaded; those that can be kept are kept even if others cannot. The desk's
// script sends one at a time and asks for an answer as JSON.
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
		return h.sendPhotos(w, r, uploadStatus(u), u.photos, u.problems)
	case len(u.problems) > 0:
		return h.showPhotos(w, r, http.StatusUnprocessableEntity, u.problems)
	case len(u.photos) == 1:
		return h.leave(w, r, link.DeskPhoto(u.photos[0].ID), "The photo was added.")
	}
	return h.leave(w, r, link.DeskPhotos, say(r, "%d photos were added.", len(u.photos)))
}

// uploadStatus is 200 if any photo was added.
func uploadStatus(u uploads) int {
	if len(u.photos) == 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}
