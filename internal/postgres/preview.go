package postgres

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

// validLink selects a link by its token, while it opens something.
const validLink = `token_hash = @hash AND expires_at > now() AND revoked_at IS NULL`

// NewPreviewLink makes a link to the draft of an article and returns its token, 256 random bits of which only a
// hash is stored. archive.ErrNotFound when there is no such article.
func (s *Store) NewPreviewLink(ctx context.Context, articleID int64, label string, lifetime time.Duration, editorID int64) (token string, err error) {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails
	token = base64.RawURLEncoding.EncodeToString(b[:])
	return token, s.tx(ctx, func(q pgx.Tx) error {
		id, err := collectOne(ctx, q, pgx.RowTo[int64], `
			INSERT INTO preview_links (token_hash, article_id, label, created_by, expires_at)
			SELECT @hash, id, @label, @editor, now() + @lifetime FROM articles WHERE id = @id RETURNING id`,
			pgx.NamedArgs{"hash": hashToken(token), "id": articleID, "label": label, "editor": orNull(editorID), "lifetime": lifetime})
		if err != nil {
			return err
		}
		return audit(ctx, q, editorID, "article.preview_link.make", articleID, map[string]any{"link": id})
	})
}

// PreviewLinks returns every link that was made to the draft of an article, newest first.
func (s *Store) PreviewLinks(ctx context.Context, articleID int64) ([]archive.PreviewLink, error) {
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (l archive.PreviewLink, err error) {
		var revoked, opened pgtype.Timestamptz
		err = row.Scan(&l.ID, &l.Label, &l.By, &l.CreatedAt, &l.ExpiresAt, &revoked, &l.Opens, &opened)
		l.RevokedAt, l.OpenedAt = fromTime(revoked), fromTime(opened)
		return l, err
	}, `
		SELECT l.id, l.label, coalesce(e.name, ''), l.created_at, l.expires_at, l.revoked_at, l.opens, l.opened_at
		FROM preview_links l LEFT JOIN editors e ON e.id = l.created_by
		WHERE l.article_id = @id ORDER BY l.created_at DESC, l.id DESC`, pgx.NamedArgs{"id": articleID})
}

// RevokePreviewLink ends a link of an article; ending it again changes nothing. archive.ErrNotFound when the
// article has no such link.
func (s *Store) RevokePreviewLink(ctx context.Context, articleID, linkID, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, `
			UPDATE preview_links SET revoked_at = coalesce(revoked_at, now()) WHERE id = @link AND article_id = @id`,
			pgx.NamedArgs{"link": linkID, "id": articleID})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound
		}
		return audit(ctx, q, editorID, "article.preview_link.revoke", articleID, map[string]any{"link": linkID})
	})
}

// OpenPreview returns the article whose draft a token opens, and records that it was opened: when, and nothing of
// who did. archive.ErrNotFound for a token that is unknown, has expired or was revoked.
func (s *Store) OpenPreview(ctx context.Context, token string) (articleID int64, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		var link int64
		if err := q.QueryRow(ctx, `
			UPDATE preview_links SET opens = opens + 1, opened_at = now() WHERE `+validLink+` RETURNING article_id, id`,
			pgx.NamedArgs{"hash": hashToken(token)}).Scan(&articleID, &link); err != nil {
			return err
		}
		return audit(ctx, q, 0, "article.preview_link.open", articleID, map[string]any{"link": link})
	})
	return articleID, err
}

// PreviewShows reports whether the draft that a token opens has a photo.
func (s *Store) PreviewShows(ctx context.Context, token, photoID string) (bool, error) {
	return collectOne(ctx, s.pool, pgx.RowTo[bool], `
		SELECT EXISTS (SELECT FROM preview_links JOIN draft_photos USING (article_id) WHERE photo_id = @photo AND `+validLink+`)`,
		pgx.NamedArgs{"hash": hashToken(token), "photo": photoID})
}
