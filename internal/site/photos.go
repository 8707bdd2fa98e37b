package site

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
)

// renditionTypes are the formats that photos are served in.
var renditionTypes = map[string]string{"jpg": "image/jpeg", "webp": "image/webp"}

// showRendition serves a size of a photo that a live article shows. Others are not found, made or not. Though
// the bytes never change, caches have to ask: a photo that is taken down has to leave them at once.
func (h *reader) showRendition(r *http.Request) (*Response, error) {
	id := chi.URLParam(r, "id")
	public, err := h.store.PhotoIsPublic(r.Context(), id)
	if err != nil {
		return nil, err
	}
	if !public {
		return nil, archive.ErrNotFound
	}
	data, contentType, err := readRendition(r, h.photos, id, chi.URLParam(r, "file"))
	if err != nil {
		return nil, err
	}
	return &Response{ContentType: contentType, Body: data}, nil
}

// readRendition reads the rendition that file names: "960.jpg".
func readRendition(r *http.Request, photos renditionStore, id, file string) (data []byte, contentType string, err error) {
	name, format, _ := strings.Cut(file, ".")
	width, err := strconv.Atoi(name)
	if contentType = renditionTypes[format]; err != nil || contentType == "" || strconv.Itoa(width) != name {
		return nil, "", fmt.Errorf("rendition %q: %w", file, archive.ErrNotFound)
	}
	f, _, _, err := photos.OpenRendition(r.Context(), id, width, format)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	data, err = io.ReadAll(f)
	return data, contentType, err
}
