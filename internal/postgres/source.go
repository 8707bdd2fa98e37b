package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

func scanSource(row pgx.CollectableRow) (x archive.Source, err error) {
	return x, row.Scan(&x.ID, &x.Kind, &x.Slug, &x.Name, &x.About)
}

// SourceBySlug returns a source that readers can find named, else archive.ErrNotFound. A confidential source has
// no slug and is never returned. At the slug of a source that was merged it returns the other, whose Slug differs.
func (s *Store) SourceBySlug(ctx context.Context, slug string) (archive.Source, error) {
	return collectOne(ctx, s.pool, scanSource, `
		SELECT s.id, s.kind, coalesce(s.slug, ''), s.name, s.about
		FROM sources asked JOIN sources s ON s.id = coalesce(asked.merged_into, asked.id)
		WHERE asked.slug = @slug AND asked.public_since IS NOT NULL AND s.public_since IS NOT NULL AND (
			EXISTS (SELECT FROM live_sources l WHERE l.source_id = s.id)
			OR EXISTS (SELECT FROM sources m JOIN shown_revisions r
				ON r.attributions @> jsonb_build_array(jsonb_build_object('source', m.id))
				WHERE m.id = s.id OR m.merged_into = s.id))`, pgx.NamedArgs{"slug": slug})
}

// Sources returns every source by name, confidential ones too: for the desk alone.
func (s *Store) Sources(ctx context.Context) ([]archive.Source, error) {
	return s.SourcesLike(ctx, archive.NameFilter{Limit: 1_000_000})
}

// SourcesLike returns the sources that a filter selects, by name: for the desk alone.
func (s *Store) SourcesLike(ctx context.Context, f archive.NameFilter) ([]archive.Source, error) {
	return collect(ctx, s.pool, scanSource, `
		SELECT id, kind, coalesce(slug, ''), name, about FROM sources
		WHERE merged_into IS NULL AND lower(name) > lower(@after) AND name ILIKE @query AND (@kind = '' OR kind = @kind)
		ORDER BY lower(name), id LIMIT @limit`,
		pgx.NamedArgs{"after": f.After, "query": "%" + likeLiteral(f.Query) + "%", "kind": string(f.Kind), "limit": f.Limit})
}

// Source returns a source for the desk. archive.ErrNotFound when there is none, or it was merged.
func (s *Store) Source(ctx context.Context, id int64) (archive.Source, error) {
	return collectOne(ctx, s.pool, scanSource, `
		SELECT id, kind, coalesce(slug, ''), name, about FROM sources WHERE id = @id AND merged_into IS NULL`, pgx.NamedArgs{"id": id})
}

// SourceUses returns the articles that rest on a source, latest first: for those alone whose role may see it. That
// someone looked where a confidential source was used is recorded before anything is read.
func (s *Store) SourceUses(ctx context.Context, x archive.Source, limit int, editorID int64) ([]archive.NameUse, error) {
	if x.Kind == archive.SourceConfidential {
		if err := audit(ctx, s.pool, editorID, "source.look", 0, map[string]any{"source": x.ID}); err != nil {
			return nil, mapError(err)
		}
	}
	return s.uses(ctx, `(EXISTS (SELECT FROM attributions t WHERE t.article_id = a.id AND t.source_id = @id)
		OR EXISTS (SELECT FROM revision_sources r WHERE r.article_id = a.id AND r.source_id = @id))`, x.ID, limit)
}

// SaveSource makes a source or changes what its page tells.
func (s *Store) SaveSource(ctx context.Context, x archive.Source) (archive.Source, error) {
	err := s.tx(ctx, func(q pgx.Tx) (err error) {
		if x.ID, x.Slug, err = resolveSource(ctx, q, x.Kind, x.Name); err != nil {
			return err
		}
		return updateSource(ctx, q, x, 0)
	})
	return x, err
}

// EditSource changes name and page text of a source; kind and slug stay. FieldErrors on "name" when another of its
// kind has that name, archive.ErrNotFound when there is none.
func (s *Store) EditSource(ctx context.Context, x archive.Source, editorID int64) error {
	err := s.tx(ctx, func(q pgx.Tx) error { return updateSource(ctx, q, x, editorID) })
	if violates(err, "sources_name") {
		return nameTaken
	}
	return err
}

// updateSource never records a name: the audit trail must not say who a source is.
func updateSource(ctx context.Context, q querier, x archive.Source, editorID int64) error {
	if err := execOne(ctx, q, `UPDATE sources SET name = @name, about = @about WHERE id = @id AND merged_into IS NULL`,
		pgx.NamedArgs{"id": x.ID, "name": x.Name, "about": x.About}); err != nil {
		return err
	}
	return audit(ctx, q, editorID, "source.save", 0, map[string]any{"source": x.ID})
}

// MergeSources makes two sources of one kind one. What was published keeps the words that it was printed with; the page
// of a named one leads to the other's for ever, a confidential one is deleted. archive.ErrMergeKinds when the kinds
// differ: no confidential source becomes a named one. archive.ErrNotFound when either is not there, or they are the same.
func (s *Store) MergeSources(ctx context.Context, from, into, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if err := lockPair(ctx, q, `SELECT id FROM sources WHERE id = ANY(@ids) AND merged_into IS NULL ORDER BY id FOR UPDATE`, from, into); err != nil {
			return err
		}
		kinds, err := collect(ctx, q, pgx.RowTo[archive.SourceKind], `SELECT kind FROM sources WHERE id = ANY(@ids)`,
			pgx.NamedArgs{"ids": []int64{from, into}})
		if err != nil {
			return err
		}
		if kinds[0] != kinds[1] {
			return archive.ErrMergeKinds
		}
		steps := []string{`UPDATE attributions SET source_id = @into WHERE source_id = @from`}
		if kinds[0] == archive.SourceConfidential {
			steps = append(steps, `UPDATE revision_sources SET source_id = @into WHERE source_id = @from`, `DELETE FROM sources WHERE id = @from`)
		} else {
			steps = append(steps,
				`INSERT INTO live_sources SELECT @into, kind, edition, published_at, short_id, article_id FROM live_sources
					WHERE source_id = @from ON CONFLICT DO NOTHING`,
				`DELETE FROM live_sources WHERE source_id = @from`,
				`UPDATE sources SET public_since = least(public_since, (SELECT public_since FROM sources WHERE id = @from)) WHERE id = @into`,
				`UPDATE sources SET merged_into = @into WHERE id = @from OR merged_into = @from`)
		}
		for _, sql := range steps {
			if _, err := q.Exec(ctx, sql, pgx.NamedArgs{"from": from, "into": into}); err != nil {
				return err
			}
		}
		return audit(ctx, q, editorID, "source.merge", 0, map[string]any{"source": from, "into": into})
	})
}

func resolveSource(ctx context.Context, q querier, kind archive.SourceKind, name string) (id int64, slug string, err error) {
	x, err := findOrMake(ctx, q, name,
		`SELECT r.id, coalesce(r.slug, '') FROM sources s JOIN sources r ON r.id = coalesce(s.merged_into, s.id)
		 WHERE s.kind = @kind AND lower(s.name) = lower(@name)`,
		`INSERT INTO sources (kind, slug, name)
		 VALUES (@kind::text, CASE WHEN @kind::text <> 'confidential' THEN @slug END, @name)
		 ON CONFLICT DO NOTHING RETURNING id, coalesce(slug, '')`,
		pgx.NamedArgs{"kind": string(kind)})
	return x.id, x.slug, err
}
