package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// CreateDraft makes an article with a first draft and returns its id. d.Article.Edition is required;
// d.Article.WorkID files it as a translation of that work. submission is the form's or the import's own key:
// the same key again returns the article made the first time and changes nothing. FieldErrors on "edition"
// when the work already has an article in that edition.
func (s *Store) CreateDraft(ctx context.Context, d archive.Draft, submission string, editorID int64) (id int64, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		id, err = collectOne(ctx, q, pgx.RowTo[int64], `SELECT id FROM articles WHERE submission = @key`,
			pgx.NamedArgs{"key": submission})
		if !errors.Is(err, archive.ErrNotFound) {
			return err
		}
		id, err = insertArticle(ctx, q, d.Article, submission)
		if err != nil {
			return err
		}
		if _, err := q.Exec(ctx, `INSERT INTO drafts (article_id, version) VALUES (@id, 0)`, pgx.NamedArgs{"id": id}); err != nil {
			return err
		}
		d.Article.ID, d.Version = id, 0
		if _, err := writeDraft(ctx, q, &d, editorID); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "article.create", id, nil)
	})
	if violates(err, "articles_submission_key") { // the same form twice at the same instant
		id, err = collectOne(ctx, s.pool, pgx.RowTo[int64], `SELECT id FROM articles WHERE submission = @key`,
			pgx.NamedArgs{"key": submission})
	}
	if violates(err, "articles_work_id_edition_key") {
		return 0, archive.FieldErrors{{Field: "edition", Message: "The report already has an article in this language. Open that one."}}
	}
	return id, err
}

func insertArticle(ctx context.Context, q querier, a archive.Article, submission string) (int64, error) {
	return collectOne(ctx, q, pgx.RowTo[int64], `
		WITH work AS (INSERT INTO works SELECT WHERE @work::bigint = 0 RETURNING id)
		INSERT INTO articles (short_id, work_id, edition, submission)
		VALUES (@short, coalesce((SELECT id FROM work), @work), @edition, @key) RETURNING id`,
		pgx.NamedArgs{"work": a.WorkID, "short": archive.NewShortID(), "edition": a.Edition, "key": submission})
}

// SaveDraft replaces the draft of d.Article.ID if its version is still d.Version, makes the contributors,
// sources and subjects that it names for the first time, and returns the new version. A retry of the latest
// save returns that version again. *archive.ConflictError carries the newer draft when another save came
// first; archive.ErrNotFound when there is no such article.
func (s *Store) SaveDraft(ctx context.Context, d archive.Draft, editorID int64) (version int, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		version, err = writeDraft(ctx, q, &d, editorID)
		return err
	})
	return version, err
}

// writeDraft is SaveDraft in the caller's transaction.
func writeDraft(ctx context.Context, q querier, d *archive.Draft, editorID int64) (version int, err error) {
	print := fingerprint(d)
	var (
		current int
		latest  []byte
	)
	// The article first, as publishing does: two that lock in different orders would wait for each other.
	if _, err := q.Exec(ctx, `SELECT FROM articles WHERE id = @id FOR UPDATE`, pgx.NamedArgs{"id": d.Article.ID}); err != nil {
		return 0, err
	}
	if err := q.QueryRow(ctx, `SELECT version, fingerprint FROM drafts WHERE article_id = @id FOR UPDATE`,
		pgx.NamedArgs{"id": d.Article.ID}).Scan(&current, &latest); err != nil {
		return 0, mapError(err)
	}
	if current != d.Version {
		if current == d.Version+1 && bytes.Equal(latest, print) {
			return current, nil
		}
		newer, err := draftByID(ctx, q, d.Article.ID)
		if err != nil {
			return 0, err
		}
		return 0, &archive.ConflictError{Current: newer}
	}
	if _, err := q.Exec(ctx, `
		UPDATE drafts SET version = version + 1, headline = @headline, deck = @deck, dateline_place = @place,
			dateline_date = @date, slug = @slug, body = @body, updated_at = now(), updated_by = @editor, fingerprint = @print
		WHERE article_id = @id`,
		pgx.NamedArgs{"id": d.Article.ID, "headline": d.Headline, "deck": d.Deck, "place": d.DatelinePlace,
			"date": toDate(d.DatelineDate), "slug": d.Slug, "body": d.Body, "editor": orNull(editorID), "print": print}); err != nil {
		return 0, err
	}
	if err := writeDraftRows(ctx, q, d); err != nil {
		return 0, err
	}
	if d.Version == 0 { // whoever makes the article records that
		return 1, nil
	}
	if err := afterEdit(ctx, q, d.Article.ID, editorID); err != nil {
		return 0, err
	}
	return d.Version + 1, audit(ctx, q, editorID, "article.save", d.Article.ID, map[string]any{"version": d.Version + 1})
}

// fingerprint identifies one save: what was saved, onto which version.
func fingerprint(d *archive.Draft) []byte {
	b, err := json.Marshal([]any{d.Version, d.Slug, d.Content})
	if err != nil {
		panic(fmt.Sprintf("draft cannot be marshalled: %v", err)) // plain strings, dates and numbers always can
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

// writeDraftRows replaces the bylines, attributions, photos and subjects of a draft.
func writeDraftRows(ctx context.Context, q querier, d *archive.Draft) (err error) {
	b := &pgx.Batch{}
	for _, table := range []string{"bylines", "attributions", "draft_photos", "draft_subjects"} {
		b.Queue(`DELETE FROM `+table+` WHERE article_id = $1`, d.Article.ID)
	}
	for i, x := range d.Bylines {
		if x.ContributorID == 0 {
			if x.ContributorID, _, err = resolveContributor(ctx, q, x.Name); err != nil {
				return err
			}
		}
		b.Queue(`INSERT INTO bylines (article_id, position, contributor_id, role) VALUES ($1, $2, $3, $4)`,
			d.Article.ID, i, x.ContributorID, x.Role)
	}
	for i, x := range d.Attributions {
		if x.SourceID == 0 && x.Name != "" {
			if x.SourceID, _, err = resolveSource(ctx, q, x.Kind, x.Name); err != nil {
				return err
			}
		}
		b.Queue(`INSERT INTO attributions (article_id, position, kind, source_id, phrase, spoken_on, reason, key)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			d.Article.ID, i, x.Kind, orNull(x.SourceID), x.Phrase, toDate(x.SpokenOn), x.Reason, x.Key)
	}
	for i, x := range d.Photos {
		b.Queue(`INSERT INTO draft_photos (article_id, position, photo_id, caption, credit, alt, decorative, lead)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			d.Article.ID, i, x.PhotoID, x.Caption, x.Credit, x.Alt, x.Decorative, x.Lead)
	}
	for i, x := range d.Subjects {
		if x.ID == 0 {
			if err := resolveSubject(ctx, q, &x); err != nil {
				return err
			}
		}
		b.Queue(`INSERT INTO draft_subjects (article_id, position, subject_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
			d.Article.ID, i, x.ID)
	}
	return sendBatch(ctx, q, b)
}

// sendBatch runs every statement of a batch in one round trip.
func sendBatch(ctx context.Context, q querier, b *pgx.Batch) error {
	if b.Len() == 0 {
		return nil
	}
	return q.(interface {
		SendBatch(context.Context, *pgx.Batch) pgx.BatchResults
	}).SendBatch(ctx, b).Close()
}

// Discard deletes an article that was never published, with its draft. archive.ErrNotFound when there is
// none, when it is scheduled, or when it was published: the record is permanent, withdraw it instead.
func (s *Store) Discard(ctx context.Context, articleID, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, `DELETE FROM articles WHERE id = @id AND state = 'draft' AND revision IS NULL`, pgx.NamedArgs{"id": articleID})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound
		}
		return audit(ctx, q, editorID, "article.discard", articleID, nil)
	})
}

// SetReplies opens or closes the replies of an article.
func (s *Store) SetReplies(ctx context.Context, articleID int64, open bool, editorID int64) error {
	action := "article.replies.close"
	if open {
		action = "article.replies.open"
	}
	return s.setOnArticle(ctx, articleID, editorID, action, `UPDATE articles SET replies_open = @value WHERE id = @id`, open)
}

// SetNoIndex keeps an article from search engines, or no longer.
func (s *Store) SetNoIndex(ctx context.Context, articleID int64, hidden bool, editorID int64) error {
	action := "article.search_engines.admit"
	if hidden {
		action = "article.search_engines.refuse"
	}
	return s.setOnArticle(ctx, articleID, editorID, action, `UPDATE articles SET noindex = @value WHERE id = @id`, hidden)
}

func (s *Store) setOnArticle(ctx context.Context, id, editorID int64, action, sql string, value any) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, sql, pgx.NamedArgs{"id": id, "value": value})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound
		}
		return audit(ctx, q, editorID, action, id, nil)
	})
}
