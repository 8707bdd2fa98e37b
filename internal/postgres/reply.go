package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

// AddReply holds a reader's reply for moderation. The same submission again makes no second one. It answers
// archive.ErrRepliesClosed when the article takes none, or was published more than openDays ago (0: no limit),
// and archive.ErrNotFound when the article is not live or r.ParentID is not a reply of it that may be answered.
func (s *Store) AddReply(ctx context.Context, r archive.NewReply, openDays int) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		var (
			articleID int64
			open      bool
		)
		if err := q.QueryRow(ctx, `
			SELECT id, replies_open AND (@days = 0 OR published_at > now() - @days * interval '1 day')
			FROM articles WHERE short_id = @id AND state = 'live'`,
			pgx.NamedArgs{"id": r.ShortID, "days": openDays}).Scan(&articleID, &open); err != nil {
			return err
		}
		if !open {
			return archive.ErrRepliesClosed
		}
		if r.ParentID != 0 {
			if _, err := collectOne(ctx, q, pgx.RowTo[int64], `
				SELECT id FROM replies WHERE id = @id AND article_id = @article AND parent_id IS NULL AND state = 'approved'`,
				pgx.NamedArgs{"id": r.ParentID, "article": articleID}); err != nil {
				return err
			}
		}
		_, err := q.Exec(ctx, `
			INSERT INTO replies (article_id, parent_id, name, email, text, submission, created_at)
			VALUES (@article, @parent, @name, @email, @text, @submission, coalesce(@at, now())) ON CONFLICT (submission) DO NOTHING`,
			pgx.NamedArgs{"article": articleID, "parent": orNull(r.ParentID), "name": r.Name, "email": r.Email,
				"text": r.Text, "submission": r.Submission,
				"at": pgtype.Timestamptz{Time: r.At, Valid: !r.At.IsZero()}})
		return err
	})
}

// Replies returns the replies in a state for the desk's queue: held ones oldest first, others newest first.
// afterID, the id of the last one seen, continues the list; 0 begins it.
func (s *Store) Replies(ctx context.Context, state archive.ReplyState, afterID int64, limit int) ([]archive.Reply, error) {
	order, compare := "DESC", "<"
	if state == archive.ReplyHeld {
		order, compare = "ASC", ">"
	}
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (r archive.Reply, err error) {
		return r, row.Scan(&r.ID, &r.ParentID, &r.Name, &r.Email, &r.Text, &r.State, &r.CreatedAt, &r.ArticleID, &r.Headline, &r.Path)
	}, `
		SELECT y.id, coalesce(y.parent_id, 0), y.name, y.email, y.text, y.state, y.created_at, a.id, r.headline, a.path
		FROM replies y JOIN articles a ON a.id = y.article_id
		JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
		WHERE y.state = @state AND (@after = 0 OR y.id `+compare+` @after)
		ORDER BY y.id `+order+` LIMIT @limit`, pgx.NamedArgs{"state": state, "after": afterID, "limit": limit})
}

// ReplyCounts returns how many replies stand in each state.
func (s *Store) ReplyCounts(ctx context.Context) (map[archive.ReplyState]int, error) {
	counts := map[archive.ReplyState]int{}
	rows, err := s.pool.Query(ctx, `SELECT state, count(*)::int FROM replies GROUP BY state`)
	if err != nil {
		return nil, mapError(err)
	}
	var (
		state archive.ReplyState
		n     int
	)
	_, err = pgx.ForEachRow(rows, []any{&state, &n}, func() error {
		counts[state] = n
		return nil
	})
	return counts, mapError(err)
}

// DecideReplies moves replies to a state; ids that are not there are passed over.
func (s *Store) DecideReplies(ctx context.Context, ids []int64, state archive.ReplyState, editorID int64) error {
	if len(ids) == 0 {
		return errors.New("no reply chosen")
	}
	return s.tx(ctx, func(q pgx.Tx) error {
		if _, err := q.Exec(ctx, `UPDATE replies SET state = @state, decided_at = now() WHERE id = ANY(@ids)`,
			pgx.NamedArgs{"ids": ids, "state": state}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "replies."+string(state), 0, map[string]any{"replies": ids})
	})
}
