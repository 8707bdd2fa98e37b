package postgres

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

const contributorColumns = `c.id, c.slug, c.name, c.about, c.names, c.abouts, coalesce(p.id, ''), coalesce(p.alt, ''),
	coalesce(p.renditions, '[]')`

// contributorPhoto joins the photo of a contributor c, or what took its place.
const contributorPhoto = `LEFT JOIN photos o ON o.id = c.photo_id LEFT JOIN photos p ON p.id = coalesce(o.replaced_by, o.id)`

// shownContributor holds for a contributor c whom readers can find credited, under this name or one that was merged into
// it. Nobody else has a page.
const shownContributor = `c.merged_into IS NULL AND c.public_since IS NOT NULL AND (
	EXISTS (SELECT FROM live_bylines l WHERE l.contributor_id = c.id)
	OR EXISTS (SELECT FROM contributors m JOIN shown_revisions r
		ON r.bylines @> jsonb_build_array(jsonb_build_object('contributor', m.id))
		WHERE m.id = c.id OR m.merged_into = c.id))`

func scanContributor(row pgx.CollectableRow) (c archive.Contributor, err error) {
	return c, row.Scan(&c.ID, &c.Slug, &c.Name, &c.About, &c.Names, &c.Abouts, &c.Photo.PhotoID, &c.Photo.Alt, &c.Photo.Renditions)
}

// ContributorBySlug returns a contributor whom readers can find credited, else archive.ErrNotFound: a name that
// was hidden with an earlier revision, or went with a withdrawn report, leaves no page behind that confirms it. At
// the slug of a name that was merged it returns the other, whose Slug differs.
func (s *Store) ContributorBySlug(ctx context.Context, slug string) (archive.Contributor, error) {
	return collectOne(ctx, s.pool, scanContributor, `
		SELECT `+contributorColumns+`
		FROM contributors asked JOIN contributors c ON c.id = coalesce(asked.merged_into, asked.id)
		`+contributorPhoto+` AND p.pulled_at IS NULL
		WHERE asked.slug = @slug AND asked.public_since IS NOT NULL AND `+shownContributor, pgx.NamedArgs{"slug": slug})
}

// Contributors returns every contributor by name, for the desk.
func (s *Store) Contributors(ctx context.Context) ([]archive.Contributor, error) {
	return s.ContributorsLike(ctx, archive.NameFilter{Limit: 1_000_000})
}

// ContributorsLike returns the contributors that a filter selects, by name.
func (s *Store) ContributorsLike(ctx context.Context, f archive.NameFilter) ([]archive.Contributor, error) {
	return collect(ctx, s.pool, scanContributor, `
		SELECT `+contributorColumns+` FROM contributors c `+contributorPhoto+`
		WHERE c.merged_into IS NULL AND lower(c.name) > lower(@after)
			AND (c.name ILIKE @query OR c.names::text ILIKE @query)
		ORDER BY lower(c.name) LIMIT @limit`,
		pgx.NamedArgs{"after": f.After, "query": "%" + likeLiteral(f.Query) + "%", "limit": f.Limit})
}

// Contributor returns a contributor for the desk. archive.ErrNotFound when there is none, or it was merged.
func (s *Store) Contributor(ctx context.Context, id int64) (archive.Contributor, error) {
	return collectOne(ctx, s.pool, scanContributor, `
		SELECT `+contributorColumns+` FROM contributors c `+contributorPhoto+`
		WHERE c.id = @id AND c.merged_into IS NULL`, pgx.NamedArgs{"id": id})
}

// ContributorUses returns the articles whose drafts credit a contributor, latest first.
func (s *Store) ContributorUses(ctx context.Context, id int64, limit int) ([]archive.NameUse, error) {
	return s.uses(ctx, `EXISTS (SELECT FROM bylines b WHERE b.article_id = a.id AND b.contributor_id = @id)`, id, limit)
}

// uses lists the articles that a condition on article a selects.
func (s *Store) uses(ctx context.Context, where string, id int64, limit int) ([]archive.NameUse, error) {
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (u archive.NameUse, err error) {
		targets, finish := articleTargets(&u.Article)
		err = row.Scan(append(targets, &u.Headline)...)
		finish()
		return u, err
	}, `SELECT `+articleColumns+`, d.headline FROM articles a JOIN drafts d ON d.article_id = a.id
		WHERE `+where+` ORDER BY a.id DESC LIMIT @limit`, pgx.NamedArgs{"id": id, "limit": limit})
}

// SaveContributor makes the contributor of that name, or changes what its page tells.
func (s *Store) SaveContributor(ctx context.Context, c archive.Contributor) (archive.Contributor, error) {
	err := s.tx(ctx, func(q pgx.Tx) (err error) {
		if c.ID, c.Slug, err = resolveContributor(ctx, q, c.Name); err != nil {
			return err
		}
		return updateContributor(ctx, q, c, 0)
	})
	return c, err
}

// EditContributor changes names, page text and photo of a contributor; its slug stays. FieldErrors on "name" when
// another has that name, archive.ErrNotFound when there is none.
func (s *Store) EditContributor(ctx context.Context, c archive.Contributor, editorID int64) error {
	err := s.tx(ctx, func(q pgx.Tx) error {
		taken, err := collectOne(ctx, q, pgx.RowTo[bool], `
			SELECT EXISTS (SELECT FROM contributors x, jsonb_each_text(x.names || jsonb_build_object('', x.name)) n
				WHERE coalesce(x.merged_into, x.id) <> @id AND lower(n.value) = ANY (SELECT lower(unnest(@names::text[]))))`,
			pgx.NamedArgs{"id": c.ID, "names": append(values(c.Names), c.Name)})
		if err != nil {
			return err
		}
		if taken {
			return nameTaken
		}
		return updateContributor(ctx, q, c, editorID)
	})
	if violates(err, "contributors_name") {
		return nameTaken
	}
	return err
}

var nameTaken = archive.FieldErrors{{Field: "name", Message: "Another one has this name. Merge the two if they are the same."}}

func values(names map[archive.Edition]string) (list []string) {
	for _, n := range names {
		list = append(list, n)
	}
	return list
}

func updateContributor(ctx context.Context, q querier, c archive.Contributor, editorID int64) error {
	text := func(m map[archive.Edition]string) map[archive.Edition]string {
		if m == nil {
			return map[archive.Edition]string{}
		}
		return m
	}
	if err := execOne(ctx, q, `
		UPDATE contributors SET name = @name, about = @about, names = @names, abouts = @abouts, photo_id = nullif(@photo, '')
		WHERE id = @id AND merged_into IS NULL`,
		pgx.NamedArgs{"id": c.ID, "name": c.Name, "about": c.About, "names": text(c.Names), "abouts": text(c.Abouts),
			"photo": c.Photo.PhotoID}); err != nil {
		return err
	}
	return audit(ctx, q, editorID, "contributor.save", 0, map[string]any{"contributor": c.ID})
}

// MergeContributors makes two contributors one. What was published keeps the name that it was printed with; the page
// of from leads to that of into for ever. archive.ErrNotFound when either is not there, or they are the same.
func (s *Store) MergeContributors(ctx context.Context, from, into, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if err := lockPair(ctx, q, `SELECT id FROM contributors WHERE id = ANY(@ids) AND merged_into IS NULL ORDER BY id FOR UPDATE`, from, into); err != nil {
			return err
		}
		for _, sql := range []string{
			`UPDATE bylines SET contributor_id = @into WHERE contributor_id = @from`,
			`INSERT INTO live_bylines SELECT @into, edition, published_at, short_id, article_id FROM live_bylines
				WHERE contributor_id = @from ON CONFLICT DO NOTHING`,
			`DELETE FROM live_bylines WHERE contributor_id = @from`,
			`UPDATE contributors SET public_since = least(public_since, (SELECT public_since FROM contributors WHERE id = @from)) WHERE id = @into`,
			`UPDATE contributors SET merged_into = @into WHERE id = @from OR merged_into = @from`,
		} {
			if _, err := q.Exec(ctx, sql, pgx.NamedArgs{"from": from, "into": into}); err != nil {
				return err
			}
		}
		return audit(ctx, q, editorID, "contributor.merge", 0, map[string]any{"contributor": from, "into": into})
	})
}

// lockPair locks two different rows; archive.ErrNotFound unless both are there.
func lockPair(ctx context.Context, q querier, sql string, from, into int64) error {
	ids, err := collect(ctx, q, pgx.RowTo[int64], sql, pgx.NamedArgs{"ids": []int64{from, into}})
	if err == nil && (len(ids) != 2 || !slices.Contains(ids, into)) {
		err = archive.ErrNotFound
	}
	return err
}

func resolveContributor(ctx context.Context, q querier, name string) (id int64, slug string, err error) {
	x, err := findOrMake(ctx, q, name,
		`SELECT r.id, r.slug FROM contributors c JOIN contributors r ON r.id = coalesce(c.merged_into, c.id)
		 WHERE lower(c.name) = lower(@name) OR EXISTS (SELECT FROM jsonb_each_text(c.names) n WHERE lower(n.value) = lower(@name))
		 ORDER BY c.merged_into NULLS FIRST, c.id LIMIT 1`,
		`INSERT INTO contributors (slug, name) VALUES (@slug, @name) ON CONFLICT DO NOTHING RETURNING id, slug`,
		pgx.NamedArgs{})
	return x.id, x.slug, err
}
