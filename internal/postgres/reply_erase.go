package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// RepliesBy returns the replies that bear a writer's name or e-mail, in capitals or not, newest first.
func (s *Store) RepliesBy(ctx context.Context, w archive.ReplyWriter, limit int) ([]archive.WrittenReply, error) {
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (r archive.WrittenReply, err error) {
		return r, row.Scan(append(replyTargets(&r.Reply), &r.Answered)...)
	}, `SELECT `+replyColumns+`, EXISTS (SELECT FROM replies b WHERE b.parent_id = y.id
			AND NOT (@name <> '' AND b.name ILIKE @name OR @email <> '' AND b.email ILIKE @email))`+repliesWithReport+`
			AND (@name <> '' AND y.name ILIKE @name OR @email <> '' AND y.email ILIKE @email)
		ORDER BY y.id DESC LIMIT @limit`,
		pgx.NamedArgs{"name": likeLiteral(w.Name), "email": likeLiteral(w.Email), "limit": limit})
}

// EraseReplies takes replies out of the database, and returns how many. Of one that somebody else answered a place without
// text, name or e-mail stays. The audit trail tells how many, and nothing by which they could be found again.
func (s *Store) EraseReplies(ctx context.Context, ids []int64, editorID int64) (erased int, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		// Held so, none of them can be answered in the meantime.
		found, err := collect(ctx, q, pgx.RowTo[int64],
			`SELECT id FROM replies WHERE id = ANY(@ids) AND name <> '' ORDER BY id FOR UPDATE`, pgx.NamedArgs{"ids": ids})
		if erased = len(found); err != nil || erased == 0 {
			return err
		}
		for _, statement := range []string{
			`UPDATE articles SET replies_erased_at = now() WHERE id IN (SELECT article_id FROM replies WHERE id = ANY(@ids))`,
			`DELETE FROM replies y WHERE id = ANY(@ids)
				AND NOT EXISTS (SELECT FROM replies b WHERE b.parent_id = y.id AND b.id <> ALL(@ids))`,
			// The submission is a hash over what is erased: it would confirm a guess.
			`UPDATE replies SET name = '', email = '', text = '', submission = 'erased ' || id WHERE id = ANY(@ids)`,
			`DELETE FROM replies y WHERE name = '' AND NOT EXISTS (SELECT FROM replies b WHERE b.parent_id = y.id)`,
		} {
			if _, err := q.Exec(ctx, statement, pgx.NamedArgs{"ids": found}); err != nil {
				return err
			}
		}
		return audit(ctx, q, editorID, "replies.erase", 0, map[string]any{"count": erased})
	})
	return erased, err
}
