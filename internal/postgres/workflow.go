package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// Allow is asked, within the transaction that is to change an article, whether its draft as it stands permits
// that. A nil Allow permits everything.
type Allow = func(*archive.Draft) error

// lockDraft returns the draft of an article, which nobody else may change before the transaction ends.
func lockDraft(ctx context.Context, q querier, articleID int64, allow Allow) (archive.Draft, error) {
	if _, err := q.Exec(ctx, `SELECT FROM articles WHERE id = @id FOR UPDATE`, pgx.NamedArgs{"id": articleID}); err != nil {
		return archive.Draft{}, err
	}
	d, err := draftByID(ctx, q, articleID)
	if err == nil && allow != nil {
		err = allow(&d)
	}
	return d, err
}

// SetWorkflow moves a draft to another step of the workflow. What is no longer approved leaves the schedule. It
// answers what allow does, or archive.ErrNotFound.
func (s *Store) SetWorkflow(ctx context.Context, articleID int64, w archive.Workflow, editorID int64, allow Allow) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if _, err := lockDraft(ctx, q, articleID, allow); err != nil {
			return err
		}
		return setWorkflow(ctx, q, articleID, w, editorID, nil)
	})
}

// setWorkflow is SetWorkflow in the caller's transaction, which holds the article. A draft that goes back to be written is
// returned to whoever had sent it to review, unless they took it back themselves.
func setWorkflow(ctx context.Context, q querier, articleID int64, w archive.Workflow, editorID int64, detail map[string]any) error {
	set := "returned_to = CASE WHEN sent_by <> @editor THEN sent_by END, sent_by = NULL, approved_by = NULL"
	switch w {
	case archive.WorkflowReview:
		set = "sent_by = @editor, approved_by = NULL, returned_to = NULL"
	case archive.WorkflowApproved:
		set = "approved_by = @editor, returned_to = NULL"
	}
	if _, err := q.Exec(ctx, `UPDATE articles SET workflow = @workflow, `+set+` WHERE id = @id`,
		pgx.NamedArgs{"id": articleID, "workflow": w, "editor": orNull(editorID)}); err != nil {
		return err
	}
	if w != archive.WorkflowApproved {
		if err := lapse(ctx, q, articleID, editorID, "not approved"); err != nil {
			return err
		}
	}
	return audit(ctx, q, editorID, "article.workflow."+string(w), articleID, detail)
}

// afterEdit takes back what was decided about the words that stood in a draft before: its approval, and its
// place on the schedule.
func afterEdit(ctx context.Context, q querier, articleID, editorID int64) error {
	if _, err := q.Exec(ctx, `
		UPDATE articles SET approved_by = NULL, returned_to = NULL, sent_by = CASE WHEN revision IS NULL THEN sent_by END,
			workflow = CASE WHEN revision IS NULL THEN 'review' ELSE 'writing' END
		WHERE id = @id AND workflow = 'approved'`, pgx.NamedArgs{"id": articleID}); err != nil {
		return err
	}
	return lapse(ctx, q, articleID, editorID, "edited")
}

// lapse takes an article off the schedule and leaves a trace of that for the desk.
func lapse(ctx context.Context, q querier, articleID, editorID int64, why string) error {
	tag, err := q.Exec(ctx, `UPDATE schedules SET lapsed_at = now() WHERE article_id = @id AND lapsed_at IS NULL`,
		pgx.NamedArgs{"id": articleID})
	if err != nil || tag.RowsAffected() == 0 {
		return err
	}
	if _, err := q.Exec(ctx, `UPDATE articles SET state = 'draft' WHERE id = @id AND state = 'scheduled'`,
		pgx.NamedArgs{"id": articleID}); err != nil {
		return err
	}
	return audit(ctx, q, editorID, "article.schedule.lapse", articleID, map[string]any{"why": why})
}
