package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// Waiting returns what waits at the desk for an editor, up to each items of everything, in one round trip. today is
// what licences are held against.
func (s *Store) Waiting(ctx context.Context, e archive.Editor, today archive.Date, each int) (w archive.Waiting, err error) {
	b := &pgx.Batch{}
	args := pgx.NamedArgs{"editor": e.ID, "today": toDate(today), "limit": each}
	if e.Role.May(archive.ActWrite) {
		queueDrafts(b, &w.Returned, args, whichArticles[archive.WhichReturned])
		queueDrafts(b, &w.Mine, args, whichArticles[archive.WhichMine]+` AND (a.state IN ('draft', 'scheduled') OR `+whichArticles[archive.WhichEdits]+`)`)
		queueDrafts(b, &w.NoAlt, args, whichArticles[archive.WhichNoAlt])
		queuePile(b, &w.Expired, args, func(row pgx.Rows, n *int, p *archive.Photo) error { return row.Scan(n, &p.ID, &p.Caption) }, `
			SELECT count(*) OVER ()::int, p.id, p.caption FROM photos p
			WHERE `+expiredAndSeen+` ORDER BY p.licence_until, p.id LIMIT @limit`)
	}
	if e.Role.May(archive.ActPublish) {
		queueDrafts(b, &w.Review, args, whichArticles[archive.WhichReview])
		queueDrafts(b, &w.Approved, args, whichArticles[archive.WhichApproved])
		queueSchedules(b, &w.Scheduled, args, `s.lapsed_at IS NULL ORDER BY s.publish_at, a.id`)
		queueSchedules(b, &w.Lapsed, args, `s.lapsed_at IS NOT NULL ORDER BY s.publish_at DESC, a.id`)
	}
	if e.Role.May(archive.ActModerate) {
		queuePile(b, &w.Replies, args, func(row pgx.Rows, n *int, r *archive.Reply) error {
			return row.Scan(n, &r.ID, &r.Name, &r.Text, &r.CreatedAt, &r.Headline)
		}, `
			SELECT count(*) OVER ()::int, y.id, y.name, y.text, y.created_at, r.headline
			FROM replies y JOIN articles a ON a.id = y.article_id JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
			WHERE y.state = 'held' ORDER BY y.id LIMIT @limit`)
		queuePile(b, &w.Errors, args, func(row pgx.Rows, n *int, x *archive.ErrorReport) error {
			return row.Scan(n, &x.ID, &x.Text, &x.CreatedAt, &x.Headline)
		}, `
			SELECT count(*) OVER ()::int, x.id, x.text, x.created_at, r.headline
			FROM error_reports x JOIN articles a ON a.id = x.article_id JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
			WHERE x.settled_at IS NULL ORDER BY x.id LIMIT @limit`)
	}
	return w, mapError(s.pool.SendBatch(ctx, b).Close())
}

// queuePile adds a statement to a batch that fills a pile; its first column is how many rows there are without a limit.
func queuePile[T any](b *pgx.Batch, pile *archive.Pile[T], args pgx.NamedArgs, scan func(row pgx.Rows, n *int, x *T) error, sql string) {
	b.Queue(sql, args).Query(func(rows pgx.Rows) error {
		for rows.Next() {
			var x T
			if err := scan(rows, &pile.Count, &x); err != nil {
				return err
			}
			pile.Items = append(pile.Items, x)
		}
		return rows.Err()
	})
}

// queueDrafts fills a pile with the articles that a condition selects, latest save first.
func queueDrafts(b *pgx.Batch, pile *archive.Pile[archive.DraftSummary], args pgx.NamedArgs, condition string) {
	queuePile(b, pile, args, func(row pgx.Rows, n *int, x *archive.DraftSummary) error {
		targets, finish := draftSummaryTargets(x)
		defer finish()
		return row.Scan(append([]any{n}, targets...)...)
	}, `SELECT count(*) OVER ()::int, `+draftSummary+` WHERE `+condition+` ORDER BY d.updated_at DESC, a.short_id DESC LIMIT @limit`)
}

func queueSchedules(b *pgx.Batch, pile *archive.Pile[archive.ScheduledArticle], args pgx.NamedArgs, condition string) {
	queuePile(b, pile, args, func(row pgx.Rows, n *int, x *archive.ScheduledArticle) error {
		first, finishSchedule := scheduleTargets(&x.Schedule)
		second, finishArticle := articleTargets(&x.Article)
		defer finishSchedule()
		defer finishArticle()
		return row.Scan(append(append(append([]any{n}, first...), second...), &x.Headline)...)
	}, `SELECT count(*) OVER ()::int, `+scheduleColumns+`, `+articleColumns+`, d.headline
		FROM schedules s JOIN articles a ON a.id = s.article_id JOIN drafts d ON d.article_id = a.id
		WHERE `+condition+` LIMIT @limit`)
}
