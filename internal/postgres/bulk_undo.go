package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// UndoChange brings back what was before a change of the editor's own, in every article that nobody changed since; the others
// it leaves as they are. It can be done once, for a day: archive.ErrNotFound otherwise, and archive.ErrForbidden when
// the editor's role no longer allows it.
func (s *Store) UndoChange(ctx context.Context, id int64, e archive.Editor) (r archive.BulkResult, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		r = archive.BulkResult{}
		args := pgx.NamedArgs{"change": id, "editor": e.ID}
		act, err := collectOne(ctx, q, pgx.RowTo[archive.Action], `
			SELECT act FROM bulk_changes WHERE id = @change AND editor_id = @editor AND made_at > now() - interval '1 day' FOR UPDATE`, args)
		if err != nil {
			return err
		}
		if !e.Role.May(act) {
			return archive.ErrForbidden
		}
		list, err := collect(ctx, q, pgx.RowTo[int64], `
			SELECT article_id FROM bulk_change_articles WHERE change_id = @change ORDER BY article_id`, args)
		if err != nil {
			return err
		}
		for _, articleID := range list {
			done, err := undoArticle(ctx, q, id, articleID, e.ID)
			if err != nil {
				return err
			}
			if done {
				r.Changed++
			}
		}
		r.Left = len(list) - r.Changed
		_, err = q.Exec(ctx, `DELETE FROM bulk_changes WHERE id = @change`, args)
		return err
	})
	return r, err
}

// undoArticle brings one article back, unless the record tells of a later change. A version is never used twice: where the
// draft was saved it gets the next one, which counts as published if the one before did.
func undoArticle(ctx context.Context, q querier, changeID, articleID, editorID int64) (done bool, err error) {
	if _, err := lockDraft(ctx, q, articleID, nil); err != nil {
		return false, err
	}
	args := pgx.NamedArgs{"change": changeID, "id": articleID}
	touched, err := collectOne(ctx, q, pgx.RowTo[bool], `
		SELECT EXISTS (SELECT FROM audit x WHERE x.article_id = b.article_id AND x.id > b.entry
			AND x.action LIKE 'article.%' AND x.action NOT LIKE 'article.preview_link.%')
		FROM bulk_change_articles b WHERE b.change_id = @change AND b.article_id = @id`, args)
	if touched || err != nil {
		return false, err
	}
	if _, err := q.Exec(ctx, `
		UPDATE articles a SET workflow = before->>'workflow', sent_by = (before->>'sent_by')::bigint,
			approved_by = (before->>'approved_by')::bigint, returned_to = (before->>'returned_to')::bigint,
			replies_open = (before->>'replies_open')::boolean
		FROM bulk_change_articles b WHERE b.change_id = @change AND b.article_id = @id AND a.id = b.article_id`, args); err != nil {
		return false, err
	}
	tag, err := q.Exec(ctx, `
		UPDATE drafts d SET version = d.version + 1, fingerprint = NULL,
			published_version = CASE WHEN before->'version' = before->'published_version' THEN d.version + 1 ELSE d.published_version END,
			updated_at = (before->>'updated_at')::timestamptz, updated_by = (before->>'updated_by')::bigint
		FROM bulk_change_articles b WHERE b.change_id = @change AND b.article_id = @id AND d.article_id = b.article_id
			AND d.version <> (before->>'version')::int`, args)
	if err != nil {
		return false, err
	}
	if tag.RowsAffected() > 0 {
		for _, sql := range []string{
			`DELETE FROM draft_subjects WHERE article_id = @id`,
			`INSERT INTO draft_subjects (article_id, position, subject_id)
				SELECT @id, x.n - 1, x.subject::bigint
				FROM bulk_change_articles b, jsonb_array_elements_text(before->'subjects') WITH ORDINALITY AS x(subject, n)
				WHERE b.change_id = @change AND b.article_id = @id`,
		} {
			if _, err := q.Exec(ctx, sql, args); err != nil {
				return false, err
			}
		}
	}
	return true, audit(ctx, q, editorID, "article.undo", articleID, map[string]any{"bulk": changeID})
}
