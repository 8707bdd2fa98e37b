package site

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/view"
)

// checkCaption asks to look at what a file said of itself.
const checkCaption = "A caption or credit was read from the file. Check that it names no one who must not be named."

// readArticle reads the form that was sent, files the photos that came with it, and returns the form with
// them as rows, and what its button asked for.
func (h *deskHandlers) readArticle(r *http.Request) (p view.DeskArticlePage, do command, err error) {
	values := url.Values{}
	var uploads uploads
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "multipart/form-data" {
		uploads, err = h.readUploads(r, values)
	} else if err = r.ParseForm(); err == nil {
		values = r.PostForm
	}
	if err != nil {
		return p, do, err
	}
	for _, list := range values {
		for i := range list {
			list[i] = storable(list[i])
		}
	}
	do = parseCommand(values.Get("action"))
	p.Form, p.Problems = decodeArticleForm(values, do), uploads.problems
	for _, id := range values["photo_add"] {
		x, err := h.store.Photo(r.Context(), id)
		if errors.Is(err, archive.ErrNotFound) {
			continue
		}
		if err != nil {
			return p, do, err
		}
		usePhoto(&p.Form, x)
	}
	for _, x := range uploads.photos {
		if usePhoto(&p.Form, x) && !slices.Contains(p.Notices, checkCaption) {
			p.Notices = append(p.Notices, checkCaption)
		}
	}
	if err := h.showPhotosOfText(r.Context(), &p.Form); err != nil {
		return p, do, err
	}
	settlePhotos(&p.Form)
	return p, do, nil
}

// showPhotosOfText adds the photos that stand in the text to those of the report: only they are published with it.
func (h *deskHandlers) showPhotosOfText(ctx context.Context, f *view.ArticleForm) error {
	for _, id := range body.Photos(body.FromInput(f.Body)) {
		if slices.ContainsFunc(f.Photos, func(row view.PhotoRow) bool { return row.ID == id }) {
			continue
		}
		x, err := h.store.Photo(ctx, id)
		if errors.Is(err, archive.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		f.Photos = append(f.Photos, view.PhotoRow{ID: x.ID, Caption: x.Caption, Credit: x.Credit, Alt: x.Alt, Decorative: x.Decorative})
	}
	return nil
}

// usePhoto adds a photo of the library to a form, with a caption that waits for it or else the library's
// words. It reports whether the library's words are now in the form.
func usePhoto(f *view.ArticleForm, x archive.Photo) bool {
	if slices.ContainsFunc(f.Photos, func(row view.PhotoRow) bool { return row.ID == x.ID }) {
		return false
	}
	row := view.PhotoRow{ID: x.ID, Caption: x.Caption, Credit: x.Credit, Alt: x.Alt, Decorative: x.Decorative}
	fromFile := !blank(x.Caption, x.Credit)
	if i := slices.IndexFunc(f.Photos, func(row view.PhotoRow) bool { return row.ID == "" }); i >= 0 {
		waiting := f.Photos[i]
		waiting.ID = x.ID
		if waiting.Credit == "" {
			waiting.Credit = x.Credit
		}
		if waiting.Alt == "" {
			waiting.Alt = x.Alt
		}
		f.Photos[i] = waiting
		return x.Credit != "" && waiting.Credit == x.Credit
	}
	f.Photos = append(f.Photos, row)
	return fromFile
}

// uploads are the photos that came with a form, and what was wrong with others.
type uploads struct {
	photos   []archive.Photo
	problems archive.FieldErrors
}

// readUploads reads a multipart form and files each photo as it comes.
func (h *deskHandlers) readUploads(r *http.Request, values url.Values) (u uploads, err error) {
	_, err = readParts(r, values, func(field, name string, part io.Reader) error {
		if field != "photo_upload" {
			return nil
		}
		photo, err := h.desk.ReceivePhoto(r.Context(), part, editorOf(r).ID)
		var fields archive.FieldErrors
		if errors.As(err, &fields) && len(fields) > 0 {
			u.problems.Add("photo_upload", "%s was not added: %s", name, fields[0])
			return nil
		}
		if err == nil {
			u.photos = append(u.photos, photo)
		}
		return err
	})
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) && len(values) > 0 {
		// The photos stand last in the form: every word was read before them.
		u.problems.Add("photo_upload", "The photos are too large to be sent together. Add fewer at a time.")
		return u, nil
	}
	return u, uploadError(err)
}

// uploadError says of an error whether the sender is to blame, or the line.
func uploadError(err error) error {
	switch {
	case errors.Is(err, errTooMuchText):
		return &statusError{http.StatusRequestEntityTooLarge, err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, http.ErrMissingBoundary), errors.Is(err, http.ErrNotMultipart):
		return badRequest(err)
	}
	return err
}

// knownPhotos returns the rows whose photo is in the library, or waits, and the photos to show beside them.
func (h *deskHandlers) knownPhotos(r *http.Request, rows []view.PhotoRow) (known []view.PhotoRow, pictures []view.Picture, err error) {
	for _, row := range rows {
		if row.ID != "" {
			x, err := h.store.Photo(r.Context(), row.ID)
			if errors.Is(err, archive.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, nil, err
			}
			small := view.Thumbnail(saying(r), x)
			small.Marks = view.PhotoMarks(saying(r), x, h.today())
			pictures = append(pictures, small)
		}
		known = append(known, row)
	}
	return known, pictures, nil
}

// storable returns text that the store can hold.
func storable(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// previewPath returns the path that a draft has or would get today.
func (h *deskHandlers) previewPath(d archive.Draft, slug string) string {
	if d.Article.Path != "" {
		return d.Article.Path
	}
	return h.links.ArticlePath(d.Article.Edition, archive.DateOf(h.now().In(h.site.Zone)), link.Numbered(slug, 1))
}
