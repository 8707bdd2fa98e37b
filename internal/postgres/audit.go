package postgres

import (
	"context"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

// Audit records what was done: never the text of a draft, never a secret. editorID and articleID may be 0. What
// changes something records it in its own transaction instead.
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

// AuditEntries returns the entries that a filter selects, newest first.
func (s *Store) AuditEntries(ctx context.Context, f archive.AuditFilter) ([]archive.AuditEntry, error) {
	where, args := []string{"true"}, pgx.NamedArgs{"limit": f.Limit}
	add := func(wanted bool, cond, name string, value any) {
		if wanted {
			where, args[name] = append(where, cond), value
		}
	}
	add(f.EditorID != 0, "x.editor_id = @editor", "editor", f.EditorID)
	add(f.Action != "", "x.action = @action", "action", f.Action)
	number, _ := strconv.ParseInt(f.Article, 10, 64)
	args["number"] = number
	add(f.Article != "", "(x.article_id = @number OR x.article_id = (SELECT id FROM articles WHERE short_id = @article))", "article", f.Article)
	add(!f.From.IsZero(), "x.at >= @from", "from", f.From)
	add(!f.To.IsZero(), "x.at < @to", "to", f.To)
	add(f.Before != 0, "x.id < @before", "before", f.Before)
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (e archive.AuditEntry, err error) {
		var at pgtype.Timestamptz
		err = row.Scan(&e.ID, &at, &e.EditorID, &e.Editor, &e.Action, &e.ArticleID, &e.ShortID, &e.Target, &e.Detail)
		e.At = fromTime(at)
		return e, err
	}, `
		SELECT x.id, x.at, coalesce(x.editor_id, 0), coalesce(e.name, ''), x.action, coalesce(x.article_id, 0),
			coalesce(a.short_id, ''), coalesce(t.name, ''), x.detail
		FROM audit x LEFT JOIN editors e ON e.id = x.editor_id LEFT JOIN articles a ON a.id = x.article_id
		LEFT JOIN editors t ON t.id = (x.detail->>'editor')::bigint
		WHERE `+strings.Join(where, " AND ")+` ORDER BY x.id DESC LIMIT @limit`, args)
}
