package postgres

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

// summaryColumns are those of an archive.ArticleSummary; the body only where a feed asks for it.
const summaryColumns = `
	a.short_id, a.edition, a.path, a.published_at, a.updated_at,
	(SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text, 'published_at', c.published_at) ORDER BY c.number DESC), '[]')
		FROM corrections c WHERE c.article_id = a.id AND c.number >= a.shown_from),
	r.headline, r.deck, r.dateline_place, r.dateline_date, r.bylines, r.photos, r.subjects, r.body`

func scanSummary(row pgx.CollectableRow) (a archive.ArticleSummary, err error) {
	var date pgtype.Date
	err = row.Scan(&a.ShortID, &a.Edition, &a.Path, &a.PublishedAt, &a.UpdatedAt, &a.Corrections,
		&a.Headline, &a.Deck, &a.DatelinePlace, &date, &a.Bylines, &a.Photos, &a.Subjects, &a.Body)
	a.DatelineDate = fromDate(date)
	return a, err
}

// Articles returns the live articles that a filter selects, newest first. Every kind of list walks an index
// in its own order, so that a page costs the same at any depth.
func (s *Store) Articles(ctx context.Context, f archive.ArticleFilter) ([]archive.ArticleSummary, error) {
	args := pgx.NamedArgs{"edition": string(f.Edition), "limit": f.Limit, "indexable": f.Indexable}
	from, key, where := "articles k", "k.id", []string{"k.edition = @edition"}
	switch {
	case f.ContributorID != 0:
		from, key, where = "live_bylines k", "k.article_id", append(where, "k.contributor_id = @target")
		args["target"] = f.ContributorID
	case f.SourceID != 0:
		from, key, where = "live_sources k", "k.article_id", append(where, "k.source_id = @target")
		args["target"] = f.SourceID
	case f.SubjectID != 0:
		from, key, where = "live_subjects k", "k.article_id", append(where, "k.subject_id = @target")
		args["target"] = f.SubjectID
	default:
		where = append(where, "k.state = 'live'")
		if !f.From.IsZero() {
			where = append(where, "k.published_on BETWEEN @from AND @to")
			args["from"], args["to"] = toDate(f.From), toDate(f.To)
		}
	}
	if !f.Before.IsZero() {
		where = append(where, "(k.published_at, k.short_id) < (@before, @id)")
		args["before"], args["id"] = f.Before.At, f.Before.ID
	}
	return collect(ctx, s.pool, scanSummary, `
		WITH k AS MATERIALIZED (
			SELECT `+key+` AS id FROM `+from+` WHERE `+strings.Join(where, " AND ")+`
			ORDER BY k.published_at DESC, k.short_id DESC LIMIT @limit)
		SELECT `+summaryColumns+`
		FROM k JOIN articles a USING (id) JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
		WHERE NOT (@indexable AND a.noindex)
		ORDER BY a.published_at DESC, a.short_id DESC`, args)
}

// ArchiveCounts returns how many live articles an edition published in each year, in each month of within.Year,
// or on each day of that month, oldest first.
func (s *Store) ArchiveCounts(ctx context.Context, e archive.Edition, within archive.Date) ([]archive.PeriodCount, error) {
	unit, from, to := "year", archive.Date{Year: 1, Month: 1, Day: 1}, archive.Date{Year: 9999, Month: 12, Day: 31}
	if within.Year != 0 {
		unit = "month"
		from.Year, to.Year = within.Year, within.Year
	}
	if within.Month != 0 {
		unit = "day"
		from.Month, to.Month = within.Month, within.Month
		to.Day = archive.Date{Year: to.Year, Month: to.Month + 1, Day: 0}.In(time.UTC).Day()
	}
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (c archive.PeriodCount, err error) {
		var start pgtype.Date
		err = row.Scan(&start, &c.Count)
		c.Period = fromDate(start)
		switch unit {
		case "year":
			c.Period.Month, c.Period.Day = 0, 0
		case "month":
			c.Period.Day = 0
		}
		return c, err
	}, `
		SELECT date_trunc(@unit, published_on::timestamp)::date AS period, count(*)::int
		FROM articles
		WHERE state = 'live' AND edition = @edition AND published_on BETWEEN @from AND @to
		GROUP BY period ORDER BY period`,
		pgx.NamedArgs{"unit": unit, "edition": e, "from": toDate(from), "to": toDate(to)})
}

// Corrections returns the corrections of an edition's live articles, newest first, before a cursor.
func (s *Store) Corrections(ctx context.Context, e archive.Edition, before archive.Cursor, limit int) ([]archive.CorrectionEntry, error) {
	args := pgx.NamedArgs{"edition": e, "limit": limit, "before": pgtype.Timestamptz{Time: before.At, Valid: !before.IsZero()}, "id": before.ID}
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (c archive.CorrectionEntry, err error) {
		return c, row.Scan(&c.Text, &c.PublishedAt, &c.ShortID, &c.Path, &c.Headline, &c.ArticlePublishedAt)
	}, `
		SELECT c.text, c.published_at, a.short_id, a.path, r.headline, a.published_at
		FROM corrections c
		JOIN articles a ON a.id = c.article_id AND a.state = 'live' AND a.edition = @edition AND c.number >= a.shown_from
		JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
		WHERE @before::timestamptz IS NULL OR (c.published_at, a.short_id) < (@before, @id)
		ORDER BY c.published_at DESC, a.short_id DESC LIMIT @limit`, args)
}

// LivePaths returns path and latest publication of the newest live articles of every edition, without those that
// are kept from search engines.
func (s *Store) LivePaths(ctx context.Context, limit int) ([]archive.Article, error) {
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (a archive.Article, err error) {
		return a, row.Scan(&a.Path, &a.UpdatedAt)
	}, `
		SELECT path, updated_at FROM articles WHERE state = 'live' AND NOT noindex
		ORDER BY published_at DESC, short_id DESC LIMIT @limit`, pgx.NamedArgs{"limit": limit})
}
