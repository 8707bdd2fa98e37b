package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// photoFlaws are the conditions on a photo p that has each flaw. What it replaced counts as its own use.
var photoFlaws = map[archive.PhotoFlaw]string{
	archive.PhotoNoAlt:    "p.alt = '' AND NOT p.decorative",
	archive.PhotoNoCredit: "p.credit = ''",
	archive.PhotoExpired:  "p.licence_until < @today",
	archive.PhotoPulled:   "p.pulled_at IS NOT NULL",
	archive.PhotoReplaced: "p.replaced_by IS NOT NULL",
	archive.PhotoUnused: `NOT EXISTS (SELECT FROM photos o WHERE (o.id = p.id OR o.replaced_by = p.id) AND (
		EXISTS (SELECT FROM draft_photos u WHERE u.photo_id = o.id)
		OR EXISTS (SELECT FROM live_photos l WHERE l.photo_id = o.id)
		OR EXISTS (SELECT FROM drafts d WHERE photos_in(d.body) @> ARRAY[o.id])))`,
}

// Photos returns the photos that a filter selects, newest first.
func (s *Store) Photos(ctx context.Context, f archive.PhotoFilter) ([]archive.Photo, error) {
	where, args := []string{"true"}, pgx.NamedArgs{"limit": f.Limit}
	add := func(condition, name string, value any) { where, args[name] = append(where, condition), value }
	if f.Query != "" {
		add("concat_ws(' ', caption, credit, creator, place, alt) ILIKE @query", "query", "%"+likeLiteral(f.Query)+"%")
	}
	if f.Place != "" {
		add("place ILIKE @place", "place", "%"+likeLiteral(f.Place)+"%")
	}
	if !f.TakenFrom.IsZero() {
		add("taken_on >= @from", "from", toDate(f.TakenFrom))
	}
	if !f.TakenTo.IsZero() {
		add("taken_on <= @to", "to", toDate(f.TakenTo))
	}
	if condition := photoFlaws[f.Flaw]; condition != "" {
		add(condition, "today", toDate(f.Today))
	}
	if f.Flaw != archive.PhotoReplaced {
		where = append(where, "replaced_by IS NULL")
	}
	if !f.Before.IsZero() {
		add("(created_at < @before OR created_at = @before AND id > @id)", "before", f.Before.At)
		args["id"] = f.Before.ID
	}
	return collect(ctx, s.pool, scanPhoto, `SELECT `+photoColumns+` FROM photos p
		WHERE `+strings.Join(where, " AND ")+` ORDER BY created_at DESC, id LIMIT @limit`, args)
}

// PhotosByID returns those of the named photos that the library has, newest first.
func (s *Store) PhotosByID(ctx context.Context, ids []string) ([]archive.Photo, error) {
	return collect(ctx, s.pool, scanPhoto, `SELECT `+photoColumns+` FROM photos WHERE id = ANY(@ids) ORDER BY created_at DESC, id`,
		pgx.NamedArgs{"ids": ids})
}

// ReplacedPhotos returns the photos in whose place a photo stands, newest first.
func (s *Store) ReplacedPhotos(ctx context.Context, id string) ([]archive.Photo, error) {
	return collect(ctx, s.pool, scanPhoto, `SELECT `+photoColumns+` FROM photos WHERE replaced_by = @id ORDER BY created_at DESC, id`,
		pgx.NamedArgs{"id": id})
}

// expiredAndSeen is the condition that readers see a photo p though its licence ended before @today.
const expiredAndSeen = `p.licence_until < @today AND p.pulled_at IS NULL AND p.replaced_by IS NULL
	AND EXISTS (SELECT FROM photos o JOIN live_photos l ON l.photo_id = o.id WHERE o.id = p.id OR o.replaced_by = p.id)`

// ExpiredPhotos counts the photos that readers see though their licence ended before today.
func (s *Store) ExpiredPhotos(ctx context.Context, today archive.Date) (int, error) {
	return collectOne(ctx, s.pool, pgx.RowTo[int], `
		SELECT count(*)::int FROM photos p WHERE `+expiredAndSeen,
		pgx.NamedArgs{"today": toDate(today)})
}

// PhotoPlaces returns the articles that use a photo, or one that it replaced, latest save first.
func (s *Store) PhotoPlaces(ctx context.Context, id string) ([]archive.PhotoPlace, error) {
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (x archive.PhotoPlace, err error) {
		targets, finish := articleTargets(&x.Article)
		err = row.Scan(append(targets, &x.Headline, &x.InDraft, &x.Shown, &x.Earlier)...)
		finish()
		return x, err
	}, `
		WITH names AS (SELECT id FROM photos WHERE id = @id OR replaced_by = @id),
		uses AS (
			SELECT u.article_id, 'draft' AS how FROM names n JOIN draft_photos u ON u.photo_id = n.id
			UNION SELECT d.article_id, 'draft' FROM names n JOIN drafts d ON photos_in(d.body) @> ARRAY[n.id]
			UNION SELECT l.article_id, 'shown' FROM names n JOIN live_photos l ON l.photo_id = n.id
			UNION SELECT r.article_id, CASE WHEN r.number = a.revision THEN 'shown' ELSE 'earlier' END
				FROM names n JOIN revisions r ON r.photos @> jsonb_build_array(jsonb_build_object('photo', n.id)) OR photos_in(r.body) @> ARRAY[n.id]
				JOIN articles a ON a.id = r.article_id AND a.state = 'live' AND r.number >= a.shown_from)
		SELECT `+articleColumns+`, d.headline, bool_or(how = 'draft'), bool_or(how = 'shown'), bool_or(how = 'earlier')
		FROM uses JOIN articles a ON a.id = uses.article_id JOIN drafts d ON d.article_id = a.id
		GROUP BY a.id, d.article_id ORDER BY d.updated_at DESC, a.id DESC`, pgx.NamedArgs{"id": id})
}

// PhotoIsPublic reports whether the current revision of a live article, or the page of a contributor whom readers can find,
// shows the photo or one that it replaced. One that was pulled or replaced is not public, whatever shows it.
func (s *Store) PhotoIsPublic(ctx context.Context, id string) (bool, error) {
	return collectOne(ctx, s.pool, pgx.RowTo[bool], `
		SELECT EXISTS (SELECT FROM photos p WHERE p.id = @id AND p.pulled_at IS NULL AND p.replaced_by IS NULL AND (
			EXISTS (SELECT FROM live_photos l WHERE l.photo_id = p.id)
			OR EXISTS (SELECT FROM photos o JOIN live_photos l ON l.photo_id = o.id WHERE o.replaced_by = p.id)
			OR EXISTS (SELECT FROM photos o JOIN contributors c ON c.photo_id = o.id
				WHERE p.id IN (o.id, o.replaced_by) AND `+shownContributor+`)))`,
		pgx.NamedArgs{"id": id})
}
