package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// Arrive notes that an editor has an article open, and returns who else had it open within the last while and
// how far its draft is. archive.ErrNotFound when there is no such article.
//
// Nothing is locked by it: whoever is not heard of again is forgotten.
func (s *Store) Arrive(ctx context.Context, articleID, editorID int64, while time.Duration) (p archive.Presence, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		if err := q.QueryRow(ctx, `
			SELECT d.version, coalesce(e.name, '') FROM drafts d LEFT JOIN editors e ON e.id = d.updated_by
			WHERE d.article_id = @article`, pgx.NamedArgs{"article": articleID}).Scan(&p.Version, &p.SavedBy); err != nil {
			return err
		}
		args := pgx.NamedArgs{"article": articleID, "editor": editorID, "while": while}
		if _, err := q.Exec(ctx, `DELETE FROM presence WHERE seen_at < now() - @while::interval`, args); err != nil {
			return err
		}
		if _, err := q.Exec(ctx, `
			INSERT INTO presence (article_id, editor_id) VALUES (@article, @editor)
			ON CONFLICT (article_id, editor_id) DO UPDATE SET seen_at = now()`, args); err != nil {
			return err
		}
		p.Others, err = collect(ctx, q, pgx.RowTo[string], `
			SELECT e.name FROM presence p JOIN editors e ON e.id = p.editor_id
			WHERE p.article_id = @article AND p.editor_id <> @editor ORDER BY e.name`, args)
		return err
	})
	return p, err
}

// Leave forgets that an editor has an article open.
func (s *Store) Leave(ctx context.Context, articleID, editorID int64) error {
	_, err := s.pool.Exec(ctx, `DELETE FROM presence WHERE article_id = @article AND editor_id = @editor`,
		pgx.NamedArgs{"article": articleID, "editor": editorID})
	return mapError(err)
}
