package site

import (
	"net/http"

	"dateline/internal/archive"
	"dateline/web/view"
)

// standing says where an article stands in the newsroom, and which steps the editor may take from there.
func (h *deskHandlers) standing(r *http.Request, d archive.Draft) (s view.Standing, err error) {
	if d.Article.ID == 0 {
		return s, nil
	}
	s.TwoPeople = h.site.TwoPeople
	if s.Schedule, err = h.scheduleOf(r.Context(), d.Article.ID); err != nil {
		return s, err
	}
	e := editorOf(r)
	for _, step := range archive.Steps {
		if h.desk.Check(step, e, &d) == nil {
			s.Open = append(s.Open, step)
		}
	}
	s.MustBeOther = e.Role.May(archive.ActPublish) && h.site.TwoPeople && (e.ID == d.WriterID || e.ID == d.Article.SentBy)
	return s, nil
}
