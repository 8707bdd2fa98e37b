package desk

import (
	"context"

	"dateline/internal/archive"
)

// Restore makes a revision the draft again, with everything that it had; readers see nothing of that before it is
// published. version is the draft's. It answers what Save does, archive.ErrForbidden and *archive.StepError.
func (d *Desk) Restore(ctx context.Context, articleID int64, version, number int, editorID int64) error {
	allow, err := d.allow(ctx, archive.StepRestore, editorID)
	if err != nil {
		return err
	}
	draft, err := d.store.Draft(ctx, articleID)
	if err != nil {
		return err
	}
	if allow != nil {
		if err := allow(&draft); err != nil {
			return err
		}
	}
	r, err := d.store.DeskRevision(ctx, articleID, number)
	if err != nil {
		return err
	}
	draft.Version, draft.Content = version, r.Content
	if _, err := d.Save(ctx, draft, editorID); err != nil {
		return err
	}
	return d.store.Audit(ctx, editorID, "article.restore", articleID)
}
