package site

import (
	"net/http"
	"time"

	"dateline/internal/archive"
)

// repliesExport is a list of replies as a file.
var repliesExport = export[archive.Reply]{
	name:   "replies",
	header: []string{"id", "at", "state", "name", "email", "text", "answers", "article", "headline", "path"},
	cells: func(r archive.Reply) ([]string, error) {
		return []string{number(r.ID), r.CreatedAt.Format(time.RFC3339), string(r.State), r.Name, r.Email, r.Text, number(r.ParentID),
			r.ShortID, r.Headline, r.Path}, nil
	},
	object: func(r archive.Reply) any {
		return struct {
			ID       int64              `json:"id"`
			At       time.Time          `json:"at"`
			State    archive.ReplyState `json:"state"`
			Name     string             `json:"name"`
			Email    string             `json:"email,omitempty"`
			Text     string             `json:"text"`
			Answers  int64              `json:"answers,omitempty"`
			ShortID  string             `json:"article"`
			Headline string             `json:"headline"`
			Path     string             `json:"path"`
		}{r.ID, r.CreatedAt, r.State, r.Name, r.Email, r.Text, r.ParentID, r.ShortID, r.Headline, r.Path}
	},
}

// exportReplies sends all that a filter selects, with e-mails, and records that they were taken.
func (h *deskHandlers) exportReplies(format exportFormat) actionFunc {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := r.ParseForm(); err != nil {
			return badRequest(err)
		}
		f := h.replyFilter(r.PostForm)
		f.Limit = exportBatch
		if err := h.store.Audit(r.Context(), editorOf(r).ID, "replies.export", 0); err != nil {
			return err
		}
		return repliesExport.send(w, r, format, func() ([]archive.Reply, error) {
			list, err := h.store.Replies(r.Context(), f)
			if len(list) > 0 {
				f.After = list[len(list)-1].ID
			}
			return list, err
		})
	}
}
