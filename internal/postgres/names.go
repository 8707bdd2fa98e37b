package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// ContributorBySlug returns a contributor whom readers can find credited, else archive.ErrNotFound: a name that
// was hidden with an earlier revision, or went with a withdrawn report, leaves no page behind that confirms it.
func (s *Store) ContributorBySlug(ctx context.Context, slug string) (archive.Contributor, error) {
	return collectOne(ctx, s.pool, scanContributor, `
		SELECT id, slug, name, about FROM contributors c
		WHERE slug = @slug AND public_since IS NOT NULL AND (
			EXISTS (SELECT FROM live_bylines l WHERE l.contributor_id = c.id)
			OR EXISTS (SELECT FROM shown_revisions r
				WHERE r.bylines @> jsonb_build_array(jsonb_build_object('contributor', c.id))))`,
		pgx.NamedArgs{"slug": slug})
}

// Contributors returns every contributor by name, for the desk.
func (s *Store) Contributors(ctx context.Context) ([]archive.Contributor, error) {
	return collect(ctx, s.pool, scanContributor, `SELECT id, slug, name, about FROM contributors ORDER BY lower(name)`, nil)
}

func scanContributor(row pgx.CollectableRow) (c archive.Contributor, err error) {
	return c, row.Scan(&c.ID, &c.Slug, &c.Name, &c.About)
}

// SourceBySlug returns a source that readers can find named, else archive.ErrNotFound. A confidential source has
// no slug and is never returned.
func (s *Store) SourceBySlug(ctx context.Context, slug string) (archive.Source, error) {
	return collectOne(ctx, s.pool, scanSource, `
		SELECT id, kind, coalesce(slug, ''), name, about FROM sources s
		WHERE slug = @slug AND public_since IS NOT NULL AND (
			EXISTS (SELECT FROM live_sources l WHERE l.source_id = s.id)
			OR EXISTS (SELECT FROM shown_revisions r
				WHERE r.attributions @> jsonb_build_array(jsonb_build_object('source', s.id))))`,
		pgx.NamedArgs{"slug": slug})
}

// Sources returns every source by name, confidential ones too: for the desk alone.
func (s *Store) Sources(ctx context.Context) ([]archive.Source, error) {
	return collect(ctx, s.pool, scanSource, `SELECT id, kind, coalesce(slug, ''), name, about FROM sources ORDER BY lower(name)`, nil)
}

func scanSource(row pgx.CollectableRow) (x archive.Source, err error) {
	return x, row.Scan(&x.ID, &x.Kind, &x.Slug, &x.Name, &x.About)
}

// SubjectBySlug returns a subject under which readers can find something filed, else archive.ErrNotFound.
func (s *Store) SubjectBySlug(ctx context.Context, kind archive.SubjectKind, slug string) (archive.Subject, error) {
	return collectOne(ctx, s.pool, scanSubject, `
		SELECT id, kind, slug, name, names FROM subjects s
		WHERE kind = @kind AND slug = @slug AND public_since IS NOT NULL AND (
			EXISTS (SELECT FROM live_subjects l WHERE l.subject_id = s.id)
			OR EXISTS (SELECT FROM shown_revisions r
				WHERE r.subjects @> jsonb_build_array(jsonb_build_object('id', s.id))))`,
		pgx.NamedArgs{"kind": kind, "slug": slug})
}

// Subjects returns every subject by kind, position and name, for the desk.
func (s *Store) Subjects(ctx context.Context) ([]archive.Subject, error) {
	return collect(ctx, s.pool, scanSubject, `
		SELECT id, kind, slug, name, names FROM subjects ORDER BY kind, position, lower(name)`, nil)
}

func scanSubject(row pgx.CollectableRow) (x archive.Subject, err error) {
	return x, row.Scan(&x.ID, &x.Kind, &x.Slug, &x.Name, &x.Names)
}

// SaveSubject makes a subject or changes its names and position; its slug is set once.
func (s *Store) SaveSubject(ctx context.Context, x archive.Subject, position int) (archive.Subject, error) {
	err := s.tx(ctx, func(q pgx.Tx) error {
		if err := resolveSubject(ctx, q, &x); err != nil {
			return err
		}
		if _, err := q.Exec(ctx, `UPDATE subjects SET names = @names, position = @position WHERE id = @id`,
			pgx.NamedArgs{"id": x.ID, "names": orEmpty(x.Names), "position": position}); err != nil {
			return err
		}
		return audit(ctx, q, 0, "subject.save", 0, map[string]any{"subject": x.ID})
	})
	return x, err
}

// SaveContributor makes a contributor or changes what its page tells.
func (s *Store) SaveContributor(ctx context.Context, c archive.Contributor) (archive.Contributor, error) {
	err := s.tx(ctx, func(q pgx.Tx) (err error) {
		if c.ID, c.Slug, err = resolveContributor(ctx, q, c.Name); err != nil {
			return err
		}
		if _, err = q.Exec(ctx, `UPDATE contributors SET about = @about WHERE id = @id`,
			pgx.NamedArgs{"id": c.ID, "about": c.About}); err != nil {
			return err
		}
		return audit(ctx, q, 0, "contributor.save", 0, map[string]any{"contributor": c.ID})
	})
	return c, err
}

// SaveSource makes a source or changes what its page tells.
func (s *Store) SaveSource(ctx context.Context, x archive.Source) (archive.Source, error) {
	err := s.tx(ctx, func(q pgx.Tx) (err error) {
		if x.ID, x.Slug, err = resolveSource(ctx, q, x.Kind, x.Name); err != nil {
			return err
		}
		if _, err = q.Exec(ctx, `UPDATE sources SET about = @about WHERE id = @id`,
			pgx.NamedArgs{"id": x.ID, "about": x.About}); err != nil {
			return err
		}
		return audit(ctx, q, 0, "source.save", 0, map[string]any{"source": x.ID})
	})
	return x, err
}

// idSlug is a row found or made by name.
type idSlug struct {
	id   int64
	slug string
}

// findOrMake looks a row up by name and otherwise makes it under the first free slug. Both statements answer
// with id and slug; insert answers with no row when the name or the slug is taken.
func findOrMake(ctx context.Context, q querier, name, find, insert string, args pgx.NamedArgs) (idSlug, error) {
	base := link.Slug(name)
	if base == "" {
		base = archive.NewShortID() // a name without a letter or digit
	}
	scan := func(row pgx.CollectableRow) (x idSlug, err error) { return x, row.Scan(&x.id, &x.slug) }
	args["name"] = name
	for n := 1; n < 1000; n++ {
		found, err := collectOne(ctx, q, scan, find, args)
		if !errors.Is(err, archive.ErrNotFound) {
			return found, err
		}
		args["slug"] = link.Numbered(base, n)
		if found, err = collectOne(ctx, q, scan, insert, args); !errors.Is(err, archive.ErrNotFound) {
			return found, err
		}
	}
	return idSlug{}, fmt.Errorf("no free slug for %q", name)
}

func resolveContributor(ctx context.Context, q querier, name string) (id int64, slug string, err error) {
	x, err := findOrMake(ctx, q, name,
		`SELECT id, slug FROM contributors WHERE lower(name) = lower(@name)`,
		`INSERT INTO contributors (slug, name) VALUES (@slug, @name) ON CONFLICT DO NOTHING RETURNING id, slug`,
		pgx.NamedArgs{})
	return x.id, x.slug, err
}

func resolveSource(ctx context.Context, q querier, kind archive.SourceKind, name string) (id int64, slug string, err error) {
	x, err := findOrMake(ctx, q, name,
		`SELECT id, coalesce(slug, '') FROM sources WHERE kind = @kind AND lower(name) = lower(@name)`,
		`INSERT INTO sources (kind, slug, name)
		 VALUES (@kind::text, CASE WHEN @kind::text <> 'confidential' THEN @slug END, @name)
		 ON CONFLICT DO NOTHING RETURNING id, coalesce(slug, '')`,
		pgx.NamedArgs{"kind": string(kind)})
	return x.id, x.slug, err
}

func resolveSubject(ctx context.Context, q querier, s *archive.Subject) error {
	x, err := findOrMake(ctx, q, s.Name,
		`SELECT id, slug FROM subjects WHERE kind = @kind AND (lower(name) = lower(@name)
			OR EXISTS (SELECT FROM jsonb_each_text(names) n WHERE lower(n.value) = lower(@name)))
		 ORDER BY id LIMIT 1`,
		`INSERT INTO subjects (kind, slug, name) VALUES (@kind, @slug, @name) ON CONFLICT DO NOTHING RETURNING id, slug`,
		pgx.NamedArgs{"kind": string(s.Kind)})
	s.ID, s.Slug = x.id, x.slug
	return err
}
