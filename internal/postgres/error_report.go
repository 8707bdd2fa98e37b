package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// AddErrorReport keeps a reader's word for the desk, with the revision that readers see now. The same
// submission again makes no second one. It answers archive.ErrNotFound when the article is not live.
func (s *Store) AddErrorReport(ctx context.Context, r archive.NewErrorReport) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		type live struct {
			ID       int64
			Revision int
		}
		a, err := collectOne(ctx, q, pgx.RowToStructByPos[live],
			`SELECT id, revision FROM articles WHERE short_id = @id AND state = 'live'`, pgx.NamedArgs{"id": r.ShortID})
		if err != nil {
			return err
		}
		_, err = q.Exec(ctx, `
			INSERT INTO error_reports (article_id, revision, text, email, submission)
			VALUES (@article, @revision, @text, @email, @submission) ON CONFLICT (submission) DO NOTHING`,
			pgx.NamedArgs{"article": a.ID, "revision": a.Revision, "text": r.Text, "email": r.Email, "submission": r.Submission})
		return err
	})
}

// ErrorReports returns what readers reported: what waits oldest first, what is settled newest first. afterID,
// the id of the last one seen, continues the list; 0 begins it.
func (s *Store) ErrorReports(ctx context.Context, settled bool, afterID int64, limit int) ([]archive.ErrorReport, error) {
	order, compare := "ASC", ">"
	if settled {
		order, compare = "DESC", "<"
	}
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (x archive.ErrorReport, err error) {
		return x, row.Scan(&x.ID, &x.Revision, &x.Text, &x.Email, &x.Settled, &x.CreatedAt, &x.ArticleID, &x.Headline, &x.Path)
	}, `
		SELECT e.id, e.revision, e.text, e.email, e.settled_at IS NOT NULL, e.created_at, a.id, r.headline, a.path
		FROM error_reports e JOIN articles a ON a.id = e.article_id
		JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
		WHERE (e.settled_at IS NOT NULL) = @settled AND (@after = 0 OR e.id `+compare+` @after)
		ORDER BY e.id `+order+` LIMIT @limit`, pgx.NamedArgs{"settled": settled, "after": afterID, "limit": limit})
}

// SettleErrorReport says that the desk has dealt with a report, and erases the reader's e-mail, from the submission too, which
// is a hash over it. It answers
// archive.ErrNotFound when none waits under the id.
func (s *Store) SettleErrorReport(ctx context.Context, id, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		articleID, err := collectOne(ctx, q, pgx.RowTo[int64], `
			UPDATE error_reports SET settled_at = now(), email = '', submission = 'settled ' || id WHERE id = @id AND settled_at IS NULL RETURNING article_id`,
			pgx.NamedArgs{"id": id})
		if err != nil {
			return err
		}
		return audit(ctx, q, editorID, "error_report.settle", articleID, map[string]any{"error_report": id})
	})
}
