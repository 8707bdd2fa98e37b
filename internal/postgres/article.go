package postgres

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

const revisionColumns = `
	r.number, r.kind, r.published_at, r.headline, r.deck, r.dateline_place, r.dateline_date, r.body,
	r.bylines, r.attributions, ` + shownPhotos + `, ` + swappedPhotos + `, r.subjects`

// revisionTargets returns where revisionColumns are scanned into; the date is set by its second result.
func revisionTargets(r *archive.Revision) (targets []any, finish func()) {
	var date pgtype.Date
	var swap map[string]archive.PhotoUse
	return []any{&r.Number, &r.Kind, &r.PublishedAt, &r.Headline, &r.Deck, &r.DatelinePlace, &date, &r.Body,
			&r.Bylines, &r.Attributions, &r.Photos, &swap, &r.Subjects}, func() {
			r.DatelineDate = fromDate(date)
			r.Body = repicture(r.Body, swap)
		}
}

// ArticleByPath returns the live article at a decoded path, in one statement. It answers *archive.MovedError
// at an earlier path, *archive.GoneError when the article was withdrawn, and archive.ErrNotFound otherwise:
// a draft has no path, so that nothing here can tell it from a page that never was.
func (s *Store) ArticleByPath(ctx context.Context, path string) (archive.PublishedArticle, error) {
	p, err := collectOne(ctx, s.pool, scanPublished, `
		SELECT a.id, a.short_id, a.work_id, a.edition, a.state, a.path, a.revision, a.shown_from, a.published_at,
			a.updated_at, a.withdrawn_at, coalesce(a.withdrawal_reason, ''), a.replies_open,
			a.noindex, greatest(a.updated_at, r.published_at, (SELECT max(b.back_at) FROM withdrawals b WHERE b.article_id = a.id),
				(SELECT max(y.decided_at) FROM replies y WHERE y.article_id = a.id),
				(SELECT max(coalesce(t.withdrawn_at, t.updated_at)) FROM articles t WHERE t.work_id = a.work_id),
				a.replies_erased_at, (SELECT max(changed_at) FROM photos)),`+revisionColumns+`,
			(SELECT coalesce(jsonb_agg(jsonb_build_object('number', h.number, 'kind', h.kind,
					'published_at', h.published_at, 'correction', coalesce(c.text, '')) ORDER BY h.number DESC), '[]')
				FROM revisions h LEFT JOIN corrections c USING (article_id, number)
				WHERE h.article_id = a.id AND h.number >= a.shown_from),
			(SELECT coalesce(jsonb_agg(jsonb_build_object('withdrawn_at', b.withdrawn_at, 'reason', b.reason,
					'back_at', b.back_at) ORDER BY b.withdrawn_at DESC), '[]')
				FROM withdrawals b WHERE b.article_id = a.id AND b.back_at IS NOT NULL),
			(SELECT coalesce(jsonb_agg(jsonb_build_object('edition', t.edition, 'path', t.path,
					'headline', tr.headline) ORDER BY t.edition), '[]')
				FROM articles t JOIN revisions tr ON tr.article_id = t.id AND tr.number = t.revision
				WHERE t.work_id = a.work_id AND t.id <> a.id AND t.state = 'live'),
			(SELECT coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'parent', coalesce(y.parent_id, 0),
					'name', y.name, 'text', y.text, 'created_at', y.created_at) ORDER BY y.created_at, y.id), '[]')
				FROM replies y WHERE y.article_id = a.id AND y.state = 'approved')
		FROM paths p
		JOIN articles a ON a.id = p.article_id
		JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
		WHERE p.path = @path`, pgx.NamedArgs{"path": path})
	switch {
	case err != nil:
		return archive.PublishedArticle{}, err
	case p.State == archive.StateWithdrawn:
		return archive.PublishedArticle{}, &archive.GoneError{Edition: p.Edition, Path: p.Path, Reason: p.Withdrawal,
			PublishedAt: p.PublishedAt, WithdrawnAt: p.WithdrawnAt}
	case p.State != archive.StateLive:
		return archive.PublishedArticle{}, archive.ErrNotFound
	case p.Path != path:
		return archive.PublishedArticle{}, &archive.MovedError{Path: p.Path}
	}
	return p, nil
}

func scanPublished(row pgx.CollectableRow) (p archive.PublishedArticle, err error) {
	var withdrawnAt pgtype.Timestamptz
	targets, finish := revisionTargets(&p.Current)
	targets = append([]any{&p.ID, &p.ShortID, &p.WorkID, &p.Edition, &p.State, &p.Path, &p.Revision, &p.ShownFrom,
		&p.PublishedAt, &p.UpdatedAt, &withdrawnAt, &p.Withdrawal, &p.RepliesOpen, &p.NoIndex, &p.ChangedAt}, targets...)
	if err := row.Scan(append(targets, &p.History, &p.Withdrawals, &p.Translations, &p.Replies)...); err != nil {
		return p, err
	}
	finish()
	p.WithdrawnAt = fromTime(withdrawnAt)
	for _, h := range p.History {
		if h.Correction != "" {
			p.Corrections = append(p.Corrections, archive.Correction{Text: h.Correction, PublishedAt: h.PublishedAt})
		}
	}
	p.Replies = threaded(p.Replies)
	return p, nil
}

// threaded puts answers right after what they answer and drops those whose parent is not shown, and erased replies that
// nothing answers.
func threaded(replies []archive.Reply) []archive.Reply {
	out := make([]archive.Reply, 0, len(replies))
	for _, top := range replies {
		if top.ParentID != 0 {
			continue
		}
		from := len(out)
		out = append(out, top)
		for _, r := range replies {
			if r.ParentID == top.ID {
				out = append(out, r)
			}
		}
		if top.Erased() && len(out) == from+1 {
			out = out[:from]
		}
	}
	return slices.Clip(out)
}

// PathByShortID returns the current path of a live or withdrawn article, else archive.ErrNotFound.
func (s *Store) PathByShortID(ctx context.Context, id string) (string, error) {
	return collectOne(ctx, s.pool, pgx.RowTo[string], `
		SELECT path FROM articles WHERE short_id = @id AND state IN ('live', 'withdrawn')`, pgx.NamedArgs{"id": id})
}

// Revisions returns the numbered revisions of a live article, in the order of their numbers, without those
// that are kept from readers. archive.ErrNotFound when any is missing.
func (s *Store) Revisions(ctx context.Context, articleID int64, numbers ...int) ([]archive.Revision, error) {
	list, err := collect(ctx, s.pool, scanRevision, `SELECT `+revisionColumns+`
		FROM revisions r JOIN articles a ON a.id = r.article_id
		WHERE r.article_id = @id AND r.number = ANY(@numbers) AND r.number >= a.shown_from AND a.state = 'live'
		ORDER BY r.number`, pgx.NamedArgs{"id": articleID, "numbers": numbers})
	if err == nil && len(list) != len(numbers) {
		return nil, archive.ErrNotFound
	}
	return list, err
}

func scanRevision(row pgx.CollectableRow) (r archive.Revision, err error) {
	targets, finish := revisionTargets(&r)
	err = row.Scan(targets...)
	finish()
	return r, err
}
