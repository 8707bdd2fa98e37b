package desk

import (
	"context"

	"dateline/internal/archive"
)

// ChangeArticles changes several articles at once, each as far as the newsroom's rules let the editor. It answers
// archive.ErrForbidden when their role never may, and archive.ErrNotFound when there is no such subject.
func (d *Desk) ChangeArticles(ctx context.Context, c archive.BulkChange, e archive.Editor) (archive.BulkResult, error) {
	if c.CloseReplies && !e.Role.May(archive.ActModerate) {
		return archive.BulkResult{}, archive.ErrForbidden
	}
	c.EditorID = e.ID
	if c.Workflow != "" {
		var err error
		if c.Allow, err = d.allow(ctx, stepTo[c.Workflow], e.ID); err != nil {
			return archive.BulkResult{}, err
		}
	}
	return d.store.ChangeArticles(ctx, c)
}
