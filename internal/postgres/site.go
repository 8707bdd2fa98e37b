package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// staleSettings answers a save made from an older version of settings or of a page.
var staleSettings = archive.FieldErrors{{Message: "Someone else saved this since you opened it. What you typed is still here: compare it with theirs in another tab, then save again."}}

// Frame returns what every page of an edition shows around its content, in one statement. Sections are those
// that hold a live article of the edition.
func (s *Store) Frame(ctx context.Context, e archive.Edition) (archive.Frame, error) {
	f, err := collectOne(ctx, s.pool, func(row pgx.CollectableRow) (f archive.Frame, err error) {
		return f, row.Scan(&f.Name, &f.Tagline, &f.Note, &f.ReplyDays, &f.Sections, &f.Pages)
	}, `
		SELECT coalesce(names->>@edition, ''), coalesce(taglines->>@edition, ''), coalesce(notes->>@edition, ''), reply_days,
			coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'slug', slug, 'name', name, 'names', names)
					ORDER BY position, lower(name))
				FROM subjects x WHERE kind = 'section' AND EXISTS (
					SELECT FROM live_subjects l WHERE l.subject_id = x.id AND l.edition = @edition)), '[]'),
			coalesce((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'edition', edition, 'title', title, 'updated_at', updated_at))
				FROM site_pages WHERE edition = @edition AND body <> ''), '[]')
		FROM site_settings`, pgx.NamedArgs{"edition": string(e)})
	slices.SortFunc(f.Pages, func(a, b archive.SitePage) int {
		return slices.Index(archive.PageKinds, a.Kind) - slices.Index(archive.PageKinds, b.Kind)
	})
	return f, err
}

// SiteSettings returns what the desk has decided about the site.
func (s *Store) SiteSettings(ctx context.Context) (archive.SiteSettings, error) {
	return collectOne(ctx, s.pool, func(row pgx.CollectableRow) (x archive.SiteSettings, err error) {
		return x, row.Scan(&x.Names, &x.Taglines, &x.Notes, &x.ReplyDays, &x.Version)
	}, `SELECT names, taglines, notes, reply_days, version FROM site_settings`, nil)
}

// SaveSiteSettings replaces the settings, and the order and names of the sections in the list. It answers
// archive.FieldErrors when someone else saved first, or two sections would have one name.
func (s *Store) SaveSiteSettings(ctx context.Context, x archive.SiteSettings, sections []archive.Subject, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, `
			UPDATE site_settings SET names = @names, taglines = @taglines, notes = @notes, reply_days = @days, version = version + 1
			WHERE version = @version`,
			pgx.NamedArgs{"names": orEmpty(x.Names), "taglines": orEmpty(x.Taglines), "notes": orEmpty(x.Notes), "days": x.ReplyDays, "version": x.Version})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return staleSettings
		}
		if err := saveSections(ctx, q, sections); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "site.settings", 0, nil)
	})
}

// SitePage returns a page of the site that readers can open, else archive.ErrNotFound.
func (s *Store) SitePage(ctx context.Context, k archive.PageKind, e archive.Edition) (archive.SitePage, error) {
	return collectOne(ctx, s.pool, scanSitePage, `
		SELECT kind, edition, title, body, version, updated_at FROM site_pages
		WHERE kind = @kind AND edition = @edition AND body <> ''`, pgx.NamedArgs{"kind": k, "edition": e})
}

// SitePages returns every page of the site that was ever saved, for the desk.
func (s *Store) SitePages(ctx context.Context) ([]archive.SitePage, error) {
	return collect(ctx, s.pool, scanSitePage, `
		SELECT kind, edition, title, body, version, updated_at FROM site_pages`, nil)
}

// SaveSitePage replaces a page of the site. It answers archive.FieldErrors when someone else saved first.
func (s *Store) SaveSitePage(ctx context.Context, p archive.SitePage, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, `
			INSERT INTO site_pages AS p (kind, edition, title, body, version)
			SELECT @kind, @edition, @title, @body, 1 WHERE @version = 0 OR EXISTS (SELECT FROM site_pages WHERE kind = @kind AND edition = @edition)
			ON CONFLICT (kind, edition) DO UPDATE
			SET title = excluded.title, body = excluded.body, version = p.version + 1, updated_at = now()
			WHERE p.version = @version`,
			pgx.NamedArgs{"kind": string(p.Kind), "edition": string(p.Edition), "title": p.Title, "body": p.Body, "version": p.Version})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return staleSettings
		}
		return audit(ctx, q, editorID, "site.page", 0, map[string]any{"page": p.Kind, "edition": p.Edition})
	})
}

// saveSections changes the order of sections to that of the list, and their names. Sections that are not in
// the list keep what they have.
func saveSections(ctx context.Context, q querier, list []archive.Subject) error {
	for i, x := range list {
		_, err := q.Exec(ctx, `
			UPDATE subjects SET position = @position, name = @name, names = @names WHERE id = @id AND kind = 'section'`,
			pgx.NamedArgs{"id": x.ID, "position": i, "name": x.Name, "names": orEmpty(x.Names)})
		if violates(err, "subjects_name") {
			return archive.FieldErrors{{Field: fmt.Sprintf("sections.%d.name", i), Message: "Another section has this name."}}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func scanSitePage(row pgx.CollectableRow) (p archive.SitePage, err error) {
	return p, row.Scan(&p.Kind, &p.Edition, &p.Title, &p.Body, &p.Version, &p.UpdatedAt)
}

// orEmpty passes a nil map as an empty object.
func orEmpty(m map[archive.Edition]string) map[archive.Edition]string {
	if m == nil {
		return map[archive.Edition]string{}
	}
	return m
}
