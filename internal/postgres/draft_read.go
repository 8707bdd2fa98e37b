package postgres

import (
	"context"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

const articleColumns = `
	a.id, a.short_id, a.work_id, a.edition, a.state, a.workflow, coalesce(a.path, ''), coalesce(a.revision, 0),
	a.shown_from, a.published_at, a.updated_at, a.withdrawn_at, coalesce(a.withdrawal_reason, ''), a.replies_open,
	a.noindex, coalesce(a.sent_by, 0), coalesce(a.approved_by, 0)`

// articleTargets returns where articleColumns are scanned into; the times are set by its second result.
func articleTargets(a *archive.Article) (targets []any, finish func()) {
	var published, updated, withdrawn pgtype.Timestamptz
	return []any{&a.ID, &a.ShortID, &a.WorkID, &a.Edition, &a.State, &a.Workflow, &a.Path, &a.Revision,
			&a.ShownFrom, &published, &updated, &withdrawn, &a.Withdrawal, &a.RepliesOpen, &a.NoIndex, &a.SentBy, &a.ApprovedBy}, func() {
			a.PublishedAt, a.UpdatedAt, a.WithdrawnAt = fromTime(published), fromTime(updated), fromTime(withdrawn)
		}
}

// Draft returns the draft of an article with all that it names, else archive.ErrNotFound. Photos that were replaced have
// the one that stands in their place.
func (s *Store) Draft(ctx context.Context, articleID int64) (archive.Draft, error) {
	return draftByID(ctx, s.pool, articleID)
}

func draftByID(ctx context.Context, q querier, articleID int64) (archive.Draft, error) {
	return collectOne(ctx, q, scanDraft, `
		SELECT `+articleColumns+`,
			d.version, d.published_version, d.slug, d.updated_at, coalesce(e.name, ''), coalesce(d.updated_by, 0),
			d.headline, d.deck, d.dateline_place, d.dateline_date, d.body,
			(SELECT coalesce(jsonb_agg(jsonb_build_object('contributor', c.id, 'slug', c.slug,
					'name', coalesce(c.names->>a.edition, c.name), 'role', b.role) ORDER BY b.position), '[]')
				FROM bylines b JOIN contributors n ON n.id = b.contributor_id
				JOIN contributors c ON c.id = coalesce(n.merged_into, n.id) WHERE b.article_id = a.id),
			(SELECT coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'source', coalesce(s.id, 0),
					'slug', coalesce(s.slug, ''), 'name', coalesce(s.name, ''), 'phrase', t.phrase,
					'spoken_on', coalesce(t.spoken_on::text, ''), 'reason', t.reason, 'key', t.key) ORDER BY t.position), '[]')
				FROM attributions t LEFT JOIN sources n ON n.id = t.source_id
				LEFT JOIN sources s ON s.id = coalesce(n.merged_into, n.id) WHERE t.article_id = a.id),
			(SELECT coalesce(jsonb_agg(jsonb_build_object('photo', p.id, 'caption', u.caption, 'credit', u.credit,
					'alt', u.alt, 'decorative', u.decorative, 'lead', u.lead, 'renditions', p.renditions, 'focus', `+focusColumn+`)
					ORDER BY u.position), '[]')
				FROM draft_photos u JOIN photos o ON o.id = u.photo_id JOIN photos p ON p.id = coalesce(o.replaced_by, o.id)
				WHERE u.article_id = a.id),
			(SELECT coalesce(jsonb_object_agg(o.id, jsonb_build_object('photo', p.id, 'renditions', p.renditions)), '{}')
				FROM unnest(photos_in(d.body)) AS shown(id)
				JOIN photos o ON o.id = shown.id JOIN photos p ON p.id = o.replaced_by),
			(SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'slug', x.slug, 'name', x.name,
					'names', x.names) ORDER BY u.position), '[]')
				FROM draft_subjects u JOIN subjects x ON x.id = u.subject_id WHERE u.article_id = a.id)
		FROM articles a JOIN drafts d ON d.article_id = a.id LEFT JOIN editors e ON e.id = d.updated_by
		WHERE a.id = @id`, pgx.NamedArgs{"id": articleID})
}

func scanDraft(row pgx.CollectableRow) (d archive.Draft, err error) {
	var date pgtype.Date
	var swap map[string]archive.PhotoUse
	targets, finish := articleTargets(&d.Article)
	err = row.Scan(append(targets, &d.Version, &d.PublishedVersion, &d.Slug, &d.UpdatedAt, &d.UpdatedBy, &d.WriterID,
		&d.Headline, &d.Deck, &d.DatelinePlace, &date, &d.Body, &d.Bylines, &d.Attributions, &d.Photos, &swap, &d.Subjects)...)
	finish()
	d.Body = repicture(d.Body, swap)
	d.DatelineDate = fromDate(date)
	return d, err
}

// Drafts returns the articles that a filter selects for the desk, latest save first.
func (s *Store) Drafts(ctx context.Context, f archive.DraftFilter) ([]archive.DraftSummary, error) {
	where, args := []string{"true"}, pgx.NamedArgs{"limit": f.Limit}
	add := func(cond string, name string, value any) {
		where, args[name] = append(where, cond), value
	}
	if f.State != "" {
		add("a.state = @state", "state", f.State)
	}
	if f.Workflow != "" {
		add("a.workflow = @workflow", "workflow", f.Workflow)
	}
	if f.Edition != "" {
		add("a.edition = @edition", "edition", f.Edition)
	}
	if f.Byline != "" {
		add(`EXISTS (SELECT FROM bylines b JOIN contributors c ON c.id = b.contributor_id
			WHERE b.article_id = a.id AND (lower(c.name) = lower(@byline)
				OR EXISTS (SELECT FROM jsonb_each_text(c.names) n WHERE lower(n.value) = lower(@byline))))`, "byline", f.Byline)
	}
	if !f.From.IsZero() {
		add("d.updated_at >= @from", "from", toDate(f.From))
	}
	if !f.To.IsZero() {
		add("d.updated_at < @to::date + 1", "to", toDate(f.To))
	}
	if f.Query != "" {
		add(`(d.headline ILIKE @query OR d.body ILIKE @query OR a.short_id = @exact)`, "query", "%"+likeLiteral(f.Query)+"%")
		args["exact"] = f.Query
	}
	if !f.Before.IsZero() {
		add("(d.updated_at, a.short_id) < (@before, @before_id)", "before", f.Before.At)
		args["before_id"] = f.Before.ID
	}
	for i, word := range strings.Fields(f.Headline) {
		name := "word" + strconv.Itoa(i)
		add("d.headline ILIKE @"+name, name, "%"+likeLiteral(word)+"%")
	}
	if condition := whichArticles[f.Which]; condition != "" {
		add(condition, "editor", f.Editor)
	}
	return collect(ctx, s.pool, scanDraftSummary, `SELECT `+draftSummary+`
		WHERE `+strings.Join(where, " AND ")+`
		ORDER BY d.updated_at DESC, a.short_id DESC LIMIT @limit`, args)
}

// likeLiteral escapes what LIKE takes for a pattern.
func likeLiteral(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
