package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// Audit records what was done: never the text of a draft, never a secret. editorID and articleID may be 0.
func (s *Store) Audit(ctx context.Context, editorID int64, action string, articleID int64) error {
	return mapError(audit(ctx, s.pool, editorID, action, articleID, nil))
}

func audit(ctx context.Context, q querier, editorID int64, action string, articleID int64, detail map[string]any) error {
	if detail == nil {
		detail = map[string]any{}
	}
	_, err := q.Exec(ctx, `
		INSERT INTO audit (editor_id, action, article_id, detail) VALUES (@editor, @action, @article, @detail)`,
		pgx.NamedArgs{"editor": orNull(editorID), "action": action, "article": orNull(articleID), "detail": detail})
	return err
}
