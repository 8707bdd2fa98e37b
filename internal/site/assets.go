package site

import (
	"net/http"
	"path"

	"dateline/internal/archive"
)

// showAsset serves /static/{name}. It is a page like any other: kept compressed, and sent from the cache.
func (s *Server) showAsset(r *http.Request) (*Response, error) {
	content, contentType, ok := s.assets.Lookup(path.Base(r.URL.Path))
	if !ok {
		return nil, archive.ErrNotFound
	}
	return &Response{ContentType: contentType, Body: content, Immutable: true}, nil
}
