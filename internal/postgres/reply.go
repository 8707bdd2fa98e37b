package postgres

import (
	"context"

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
				SELECT id FROM replies WHERE id = @id AND article_id = @article AND parent_id IS NULL AND state = 'approved' AND name <> '' FOR KEY SHARE`,
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
