package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
	"dateline/internal/link"
)

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
