package site

import (
	"encoding/json"
	"net/http"
	"strings"

	"dateline/internal/archive"
	"dateline/web/view"
	"dateline/web/words"
)

// wantsJSON reports whether a script of the desk asks, rather than a browser for a page.
func wantsJSON(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Accept"), "application/json")
}

// sendJSON answers a script of the desk.
func sendJSON(w http.ResponseWriter, status int, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header()["Cache-Control"] = noStore
	w.WriteHeader(status)
	_, _ = w.Write(b) // whoever does not wait for it needs no error
	return nil
}

// messages returns what is wrong, in sentences for whoever asks.
func messages(r *http.Request, problems archive.FieldErrors) []string {
	out := make([]string, len(problems))
	for i, p := range problems {
		out[i] = words.Problem(deskLanguage(r), p)
	}
	return out
}

// sendPhotos lists photos for the editor's script.
func (h *deskHandlers) sendPhotos(w http.ResponseWriter, r *http.Request, status int, photos []archive.Photo, problems archive.FieldErrors) error {
	answer := struct {
		Photos   []view.EditorPhoto `json:"photos"`
		Problems []string           `json:"problems"`
	}{make([]view.EditorPhoto, len(photos)), messages(r, problems)}
	for i, x := range photos {
		answer.Photos[i] = view.ForEditor(h.links, x)
	}
	return sendJSON(w, status, answer)
}
