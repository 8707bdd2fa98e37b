package postgres

import (
	"context"
	"reflect"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// Redact publishes an article as p says, in the place of what readers see, and saves the other content as its
// draft; replies that hold what is taken out are rejected, and so is it from the reasons of past withdrawals. It
// answers *archive.ConflictError when the draft or the revision is no longer what was seen, what p.Allow does,
// archive.FieldErrors when the result is not fit for publication, and archive.ErrNotFound.
func (s *Store) Redact(ctx context.Context, p archive.Redaction) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		d, err := lockDraft(ctx, q, p.ArticleID, p.Allow)
		if err != nil {
			return err
		}
		if d.Version != p.Version || d.Article.Revision != p.Revision {
			return &archive.ConflictError{Current: d}
		}
		changed := d.Changed()
		d.Content = p.Live
		if _, err := writeDraft(ctx, q, &d, p.EditorID); err != nil {
			return err
		}
		if d, err = draftByID(ctx, q, p.ArticleID); err != nil { // with the ids of what it names
			return err
		}
		if err := d.ValidatePublish(); err != nil {
			return err
		}
		a := d.Article
		if err := publish(ctx, q, p.Publication, &d, &a); err != nil {
			return err
		}
		if changed && !reflect.DeepEqual(p.Live, p.Draft) {
			d.Content = p.Draft
			if _, err := writeDraft(ctx, q, &d, p.EditorID); err != nil {
				return err
			}
		}
		if err := redactAround(ctx, q, p); err != nil {
			return err
		}
		return audit(ctx, q, p.EditorID, "article.redact", p.ArticleID, map[string]any{"revision": a.Revision, "replies": p.Replies})
	})
}

// redactAround takes it out of what stands around the text.
func redactAround(ctx context.Context, q pgx.Tx, p archive.Redaction) error {
	if _, err := q.Exec(ctx, `
		UPDATE replies SET state = 'rejected', decided_at = now() WHERE article_id = @id AND id = ANY(@replies)`,
		pgx.NamedArgs{"id": p.ArticleID, "replies": p.Replies}); err != nil {
		return err
	}
	reasons, err := collect(ctx, q, pgx.RowTo[string], `SELECT DISTINCT reason FROM withdrawals WHERE article_id = @id`,
		pgx.NamedArgs{"id": p.ArticleID})
	if err != nil {
		return err
	}
	for _, reason := range reasons {
		if _, err := q.Exec(ctx, `UPDATE withdrawals SET reason = @clean WHERE article_id = @id AND reason = @reason`,
			pgx.NamedArgs{"id": p.ArticleID, "reason": reason, "clean": p.Clean(reason)}); err != nil {
			return err
		}
	}
	return nil
}
