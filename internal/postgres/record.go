package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// DeskRevisions returns every revision of an article, newest first, those among them that are kept from readers.
func (s *Store) DeskRevisions(ctx context.Context, articleID int64) ([]archive.DeskRevision, error) {
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (r archive.DeskRevision, err error) {
		return r, row.Scan(&r.Number, &r.Kind, &r.PublishedAt, &r.Correction, &r.Headline, &r.By, &r.Hidden)
	}, `
		SELECT r.number, r.kind, r.published_at, coalesce(c.text, ''), r.headline, coalesce(e.name, ''), r.number < a.shown_from
		FROM revisions r JOIN articles a ON a.id = r.article_id
		LEFT JOIN corrections c USING (article_id, number) LEFT JOIN editors e ON e.id = r.published_by
		WHERE r.article_id = @id ORDER BY r.number DESC`, pgx.NamedArgs{"id": articleID})
}

// DeskRevision returns a revision as a draft has it: whatever readers may see of it, and with the confidential
// sources behind its attributions. archive.ErrNotFound when there is none.
func (s *Store) DeskRevision(ctx context.Context, articleID int64, number int) (archive.Revision, error) {
	args := pgx.NamedArgs{"id": articleID, "number": number}
	r, err := collectOne(ctx, s.pool, scanRevision, `SELECT `+revisionColumns+`
		FROM revisions r WHERE r.article_id = @id AND r.number = @number`, args)
	if err != nil {
		return r, err
	}
	type behind struct {
		position int
		id       int64
		name     string
	}
	sources, err := collect(ctx, s.pool, func(row pgx.CollectableRow) (b behind, err error) {
		return b, row.Scan(&b.position, &b.id, &b.name)
	}, `
		SELECT v.position, s.id, s.name FROM revision_sources v JOIN sources s ON s.id = v.source_id
		WHERE v.article_id = @id AND v.number = @number AND s.kind = 'confidential'`, args)
	for _, b := range sources {
		if b.position < len(r.Attributions) {
			r.Attributions[b.position].SourceID, r.Attributions[b.position].Name = b.id, b.name
		}
	}
	return r, err
}
