package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
	"dateline/internal/body"
)

// maxPathTries bounds the search for a free path: "-2", "-3" and so on.
const maxPathTries = 10_000

// Publish makes a revision of the draft, which readers see as soon as it returns, and returns the article.
// Publishing the same version again changes nothing and returns the same. A withdrawn article comes back, and
// without a new revision where its draft says what readers saw before. What was scheduled is off the schedule.
//
// It answers *archive.ConflictError when the draft is no longer at p.Version, archive.FieldErrors when the
// draft is not fit for publication, what p.Allow does, and archive.ErrNotFound when there is no such article.
func (s *Store) Publish(ctx context.Context, p archive.Publication) (a archive.Article, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		d, err := lockDraft(ctx, q, p.ArticleID, nil)
		if err != nil {
			return err
		}
		a = d.Article
		if d.Version != p.Version {
			return &archive.ConflictError{Current: d}
		}
		same := !d.Changed() && p.Change.IsZero()
		if a.State == archive.StateLive && same {
			return nil
		}
		if p.Allow != nil {
			if err := p.Allow(&d); err != nil {
				return err
			}
		}
		if a.State == archive.StateWithdrawn && same {
			return bringBack(ctx, q, p, &d, &a)
		}
		if err := d.ValidatePublish(); err != nil {
			return err
		}
		return publish(ctx, q, p, &d, &a)
	})
	return a, err
}

func publish(ctx context.Context, q pgx.Tx, p archive.Publication, d *archive.Draft, a *archive.Article) error {
	if a.Path == "" {
		path, err := givePath(ctx, q, a.ID, p.Path)
		if err != nil {
			return err
		}
		a.Path, a.PublishedAt = path, p.At
	}
	number, err := collectOne(ctx, q, pgx.RowTo[int], `
		SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE article_id = @id`, pgx.NamedArgs{"id": a.ID})
	if err != nil {
		return err
	}
	kind := p.Kind(number)
	if a.Revision = number; kind != archive.RevisionMinor {
		a.UpdatedAt = p.At
	}
	if p.HideEarlier {
		a.ShownFrom = number
	}
	if err := insertRevision(ctx, q, p, number, &d.Content); err != nil {
		return err
	}
	if err := show(ctx, q, p, &d.Content, a); err != nil {
		return err
	}
	if _, err := q.Exec(ctx, `UPDATE drafts SET published_version = version WHERE article_id = @id`,
		pgx.NamedArgs{"id": a.ID}); err != nil {
		return err
	}
	return audit(ctx, q, p.EditorID, "article.publish", a.ID,
		map[string]any{"revision": number, "kind": kind, "correction": p.Correction != "", "hides_earlier": p.HideEarlier})
}

// show makes a what readers see: its revision, which says c.
func show(ctx context.Context, q querier, p archive.Publication, c *archive.Content, a *archive.Article) error {
	a.State, a.Withdrawal, a.WithdrawnAt = archive.StateLive, "", time.Time{}
	args := pgx.NamedArgs{"id": a.ID, "path": a.Path, "number": a.Revision, "shown": a.ShownFrom,
		"published": a.PublishedAt, "on": toDate(p.On), "updated": a.UpdatedAt, "at": p.At}
	for _, sql := range []string{`
		UPDATE articles SET state = 'live', workflow = 'approved', path = @path, revision = @number, shown_from = @shown,
			published_at = @published, published_on = coalesce(published_on, @on), updated_at = @updated,
			withdrawn_at = NULL, withdrawal_reason = NULL
		WHERE id = @id`,
		`UPDATE withdrawals SET back_at = greatest(withdrawn_at, @at) WHERE article_id = @id AND back_at IS NULL`,
		`DELETE FROM schedules WHERE article_id = @id`,
	} {
		if _, err := q.Exec(ctx, sql, args); err != nil {
			return err
		}
	}
	return indexLive(ctx, q, a, c)
}

// bringBack shows a withdrawn article as it was.
func bringBack(ctx context.Context, q querier, p archive.Publication, d *archive.Draft, a *archive.Article) error {
	if err := show(ctx, q, p, &d.Content, a); err != nil {
		return err
	}
	return audit(ctx, q, p.EditorID, "article.bring_back", a.ID, nil)
}

// givePath takes the first free of the proposed paths for the article.
func givePath(ctx context.Context, q querier, articleID int64, propose func(n int) string) (string, error) {
	for n := 1; n <= maxPathTries; n++ {
		path := propose(n)
		ok, err := claimPath(ctx, q, articleID, path)
		if err != nil || ok {
			return path, err
		}
	}
	return "", fmt.Errorf("no free path near %s", propose(1))
}

// claimPath gives a path to an article; it reports false when another article has it.
func claimPath(ctx context.Context, q querier, articleID int64, path string) (bool, error) {
	tag, err := q.Exec(ctx, `INSERT INTO paths (path, article_id) VALUES (@path, @id) ON CONFLICT DO NOTHING`,
		pgx.NamedArgs{"path": path, "id": articleID})
	if err != nil || tag.RowsAffected() == 1 {
		return err == nil, err
	}
	return collectOne(ctx, q, pgx.RowTo[bool], `
		SELECT EXISTS (SELECT FROM paths WHERE path = @path AND article_id = @id)`, pgx.NamedArgs{"path": path, "id": articleID})
}

func insertRevision(ctx context.Context, q querier, p archive.Publication, number int, c *archive.Content) error {
	public, text := body.Public(c.Attributions, body.HTML(c.Body))
	if _, err := q.Exec(ctx, `
		INSERT INTO revisions (article_id, number, kind, published_at, published_by, headline, deck, dateline_place,
			dateline_date, body, bylines, attributions, photos, subjects)
		VALUES (@id, @number, @kind, @at, @editor, @headline, @deck, @place, @date, @body, @bylines, @attributions, @photos, @subjects)`,
		pgx.NamedArgs{"id": p.ArticleID, "number": number, "kind": p.Kind(number), "at": p.At, "editor": orNull(p.EditorID),
			"headline": c.Headline, "deck": c.Deck, "place": c.DatelinePlace, "date": toDate(c.DatelineDate), "body": text,
			"bylines": c.Bylines, "attributions": public, "photos": c.Photos, "subjects": c.Subjects}); err != nil {
		return err
	}
	b := &pgx.Batch{}
	for i, a := range c.Attributions {
		if a.Kind == archive.SourceConfidential && a.SourceID != 0 {
			b.Queue(`INSERT INTO revision_sources (article_id, number, position, source_id) VALUES ($1, $2, $3, $4)`,
				p.ArticleID, number, i, a.SourceID)
		}
	}
	if p.Correction != "" {
		b.Queue(`INSERT INTO corrections (article_id, number, text, published_at) VALUES ($1, $2, $3, $4)`,
			p.ArticleID, number, p.Correction, p.At)
	}
	return sendBatch(ctx, q, b)
}

// liveTables are the index of what is live, in the order in which they are emptied.
var liveTables = []string{"live_bylines", "live_sources", "live_subjects", "live_photos"}

// indexLive files the current revision under all that it names.
func indexLive(ctx context.Context, q querier, a *archive.Article, c *archive.Content) error {
	b := &pgx.Batch{}
	queueUnindex(b, a.ID)
	for _, x := range c.Bylines {
		b.Queue(`INSERT INTO live_bylines VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
			x.ContributorID, a.Edition, a.PublishedAt, a.ShortID, a.ID)
		b.Queue(`UPDATE contributors SET public_since = $2 WHERE id = $1 AND public_since IS NULL`, x.ContributorID, a.UpdatedAt)
	}
	for _, x := range c.Attributions {
		if x.Kind == archive.SourceConfidential {
			continue
		}
		b.Queue(`INSERT INTO live_sources VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
			x.SourceID, x.Kind, a.Edition, a.PublishedAt, a.ShortID, a.ID)
		b.Queue(`UPDATE sources SET public_since = $2 WHERE id = $1 AND public_since IS NULL`, x.SourceID, a.UpdatedAt)
	}
	for _, x := range c.Subjects {
		b.Queue(`INSERT INTO live_subjects VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
			x.ID, a.Edition, a.PublishedAt, a.ShortID, a.ID)
		b.Queue(`UPDATE subjects SET public_since = $2 WHERE id = $1 AND public_since IS NULL`, x.ID, a.UpdatedAt)
	}
	for _, x := range c.Photos {
		b.Queue(`INSERT INTO live_photos VALUES ($1, $2) ON CONFLICT DO NOTHING`, x.PhotoID, a.ID)
	}
	return sendBatch(ctx, q, b)
}

func queueUnindex(b *pgx.Batch, articleID int64) {
	for _, table := range liveTables {
		b.Queue(`DELETE FROM `+table+` WHERE article_id = $1`, articleID)
	}
}

// Rename moves a published article to path; its earlier paths answer with a redirect for ever. FieldErrors
// on "slug" when another article has or had that path; archive.ErrNotFound when nothing is published.
func (s *Store) Rename(ctx context.Context, articleID int64, path, slug string, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		free, err := claimPath(ctx, q, articleID, path)
		if err != nil {
			return err
		}
		if !free {
			return archive.FieldErrors{{Field: "slug", Message: "Another report has or had this address. Choose another slug."}}
		}
		tag, err := q.Exec(ctx, `UPDATE articles SET path = @path WHERE id = @id AND path IS NOT NULL`,
			pgx.NamedArgs{"id": articleID, "path": path})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound // the transaction gives the path back
		}
		if _, err := q.Exec(ctx, `UPDATE drafts SET slug = @slug WHERE article_id = @id`,
			pgx.NamedArgs{"id": articleID, "slug": slug}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "article.rename", articleID, map[string]any{"path": path})
	})
}

// Withdraw takes a live article down; its address answers with the reason. Withdrawing it again changes
// nothing. What was scheduled for it is off the schedule. archive.ErrNotFound when it is not live.
func (s *Store) Withdraw(ctx context.Context, articleID int64, reason string, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		state, err := collectOne(ctx, q, pgx.RowTo[archive.State], `SELECT state FROM articles WHERE id = @id FOR UPDATE`,
			pgx.NamedArgs{"id": articleID})
		switch {
		case err != nil:
			return err
		case state == archive.StateWithdrawn:
			return nil
		case state != archive.StateLive:
			return archive.ErrNotFound
		}
		if _, err := q.Exec(ctx, `
			UPDATE articles SET state = 'withdrawn', withdrawn_at = now(), withdrawal_reason = @reason WHERE id = @id`,
			pgx.NamedArgs{"id": articleID, "reason": reason}); err != nil {
			return err
		}
		b := &pgx.Batch{}
		b.Queue(`INSERT INTO withdrawals (article_id, withdrawn_at, reason) VALUES ($1, now(), $2)`, articleID, reason)
		b.Queue(`DELETE FROM schedules WHERE article_id = $1`, articleID) // an update must not bring it back
		queueUnindex(b, articleID)
		if err := sendBatch(ctx, q, b); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "article.withdraw", articleID, nil)
	})
}
