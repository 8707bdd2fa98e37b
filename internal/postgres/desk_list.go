package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// onSchedule is the condition that an article a waits for its time.
const onSchedule = `EXISTS (SELECT FROM schedules s WHERE s.article_id = a.id AND s.lapsed_at IS NULL)`

// whichArticles are the conditions on an article a and its draft d that make each selection, for @editor.
var whichArticles = map[archive.Which]string{
	archive.WhichMine: `(d.updated_by = @editor OR a.sent_by = @editor
		OR a.id IN (SELECT x.article_id FROM audit x WHERE x.editor_id = @editor AND x.action = 'article.create'))`,
	archive.WhichReview:   `a.workflow = 'review'`,
	archive.WhichReturned: `a.workflow = 'writing' AND a.returned_to = @editor`,
	archive.WhichApproved: `a.workflow = 'approved' AND NOT ` + onSchedule + `
		AND (a.state = 'draft' OR a.state = 'live' AND d.version <> d.published_version)`,
	archive.WhichScheduled: onSchedule,
	archive.WhichEdits:     `a.state = 'live' AND d.version <> d.published_version`,
	// Those beside the text are checked when a report is published; those within it are not.
	archive.WhichNoAlt: `a.state = 'live' AND (a.id, a.revision) IN (SELECT r.article_id, r.number FROM revisions r
		WHERE r.body LIKE '%<img %' AND EXISTS (
			SELECT FROM regexp_matches(r.body, '<img [^>]*>', 'g') AS img(tag)
			JOIN photos o ON o.id = substring(tag[1] FROM '/photos/([0-9a-hjkmnp-tv-z]{20})/')
			JOIN photos p ON p.id = coalesce(o.replaced_by, o.id)
			WHERE tag[1] !~ ' alt="[^"]' AND NOT p.decorative AND p.pulled_at IS NULL))`,
}

// draftSummary is the head of a statement for archive.DraftSummary.
const draftSummary = articleColumns + `, d.headline, d.version, d.updated_at, coalesce(e.name, ''),
		a.state = 'live' AND d.version <> d.published_version,
		ARRAY(SELECT coalesce(c.names->>a.edition, c.name) FROM bylines b JOIN contributors c ON c.id = b.contributor_id
			WHERE b.article_id = a.id ORDER BY b.position)
	FROM drafts d JOIN articles a ON a.id = d.article_id LEFT JOIN editors e ON e.id = d.updated_by`

func scanDraftSummary(row pgx.CollectableRow) (x archive.DraftSummary, err error) {
	targets, finish := draftSummaryTargets(&x)
	err = row.Scan(targets...)
	finish()
	return x, err
}

func draftSummaryTargets(x *archive.DraftSummary) (targets []any, finish func()) {
	targets, finish = articleTargets(&x.Article)
	return append(targets, &x.Headline, &x.Version, &x.UpdatedAt, &x.UpdatedBy, &x.UnpublishedEdits, &x.Bylines), finish
}

// SavedFilters returns an editor's filters in the order of their names.
func (s *Store) SavedFilters(ctx context.Context, editorID int64) ([]archive.SavedFilter, error) {
	return collect(ctx, s.pool, pgx.RowToStructByPos[archive.SavedFilter], `
		SELECT id, name, query FROM saved_filters WHERE editor_id = @editor ORDER BY lower(name), id`, pgx.NamedArgs{"editor": editorID})
}

// SaveFilter keeps a filter under a name, in the place of the editor's earlier one of that name. It answers
// archive.FieldErrors on "name" when the editor has archive.MaxFilters others.
func (s *Store) SaveFilter(ctx context.Context, editorID int64, f archive.SavedFilter) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		// The account is locked, so that two at once count one another.
		others, err := collectOne(ctx, q, pgx.RowTo[int], `
			WITH who AS (SELECT id FROM editors WHERE id = @editor FOR UPDATE)
			SELECT (SELECT count(*)::int FROM saved_filters f WHERE f.editor_id = who.id AND f.name <> @name) FROM who`,
			pgx.NamedArgs{"editor": editorID, "name": f.Name})
		if err != nil {
			return err
		}
		if others >= archive.MaxFilters {
			return archive.FieldErrors{{Field: "name", Message: "You keep 30 filters already. Remove one first."}}
		}
		if _, err := q.Exec(ctx, `INSERT INTO saved_filters (editor_id, name, query) VALUES (@editor, @name, @query)
			ON CONFLICT (editor_id, name) DO UPDATE SET query = @query`,
			pgx.NamedArgs{"editor": editorID, "name": f.Name, "query": f.Query}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "editor.filter.save", 0, nil)
	})
}

// RemoveFilter forgets one of an editor's filters; archive.ErrNotFound when they have none with that id.
func (s *Store) RemoveFilter(ctx context.Context, editorID, id int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, `DELETE FROM saved_filters WHERE id = @id AND editor_id = @editor`, pgx.NamedArgs{"id": id, "editor": editorID})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound
		}
		return audit(ctx, q, editorID, "editor.filter.remove", 0, nil)
	})
}
