package postgres

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// ChangeArticles changes several articles at once, so that UndoChange can bring back what was. It leaves as they are those
// that somebody saved since the version that is named, those on the schedule, unless only their replies are closed, those
// that c.Allow refuses by a *archive.StepError, and those that need no change. It answers what else c.Allow does, and
// archive.ErrNotFound when there is no such subject.
func (s *Store) ChangeArticles(ctx context.Context, c archive.BulkChange) (r archive.BulkResult, err error) {
	// Always in the same order: two that lock in different ones would wait for each other.
	list := slices.SortedFunc(slices.Values(c.Articles), func(a, b archive.ArticleVersion) int { return int(a.ID - b.ID) })
	list = slices.CompactFunc(list, func(a, b archive.ArticleVersion) bool { return a.ID == b.ID })
	err = s.tx(ctx, func(q pgx.Tx) error {
		r = archive.BulkResult{}
		if _, err := q.Exec(ctx, `DELETE FROM bulk_changes WHERE made_at < now() - interval '1 day'`); err != nil {
			return err
		}
		act := archive.ActWrite
		if c.CloseReplies {
			act = archive.ActModerate
		}
		r.ID, err = collectOne(ctx, q, pgx.RowTo[int64], `INSERT INTO bulk_changes (editor_id, act) VALUES (@editor, @act) RETURNING id`,
			pgx.NamedArgs{"editor": c.EditorID, "act": act})
		if err != nil {
			return err
		}
		for _, a := range list {
			done, err := changeArticle(ctx, q, r.ID, a, c)
			if err != nil {
				return err
			}
			if done {
				r.Changed++
			}
		}
		r.Left = len(list) - r.Changed
		if r.Changed > 0 {
			return nil
		}
		_, err := q.Exec(ctx, `DELETE FROM bulk_changes WHERE id = @id`, pgx.NamedArgs{"id": r.ID})
		r.ID = 0
		return err
	})
	return r, err
}

// changeArticle does to one article what a change asks for, and reports whether it did.
func changeArticle(ctx context.Context, q querier, changeID int64, a archive.ArticleVersion, c archive.BulkChange) (done bool, err error) {
	d, err := lockDraft(ctx, q, a.ID, c.Allow)
	var refused *archive.StepError
	switch {
	case errors.Is(err, archive.ErrNotFound), errors.As(err, &refused):
		return false, nil
	case err != nil:
		return false, err
	case d.Version != a.Version:
		return false, nil
	}
	args := pgx.NamedArgs{"change": changeID, "id": a.ID}
	if !c.CloseReplies {
		waits, err := collectOne(ctx, q, pgx.RowTo[bool], `SELECT `+onSchedule+` FROM articles a WHERE a.id = @id`, args)
		if waits || err != nil {
			return false, err
		}
	}
	if _, err := q.Exec(ctx, `
		INSERT INTO bulk_change_articles (change_id, article_id, entry, before)
		SELECT @change, a.id, 0, jsonb_build_object('workflow', a.workflow, 'sent_by', a.sent_by, 'approved_by', a.approved_by,
			'returned_to', a.returned_to, 'replies_open', a.replies_open, 'version', d.version, 'published_version', d.published_version,
			'updated_at', d.updated_at, 'updated_by', d.updated_by,
			'subjects', (SELECT coalesce(jsonb_agg(u.subject_id ORDER BY u.position), '[]') FROM draft_subjects u WHERE u.article_id = a.id))
		FROM articles a JOIN drafts d ON d.article_id = a.id WHERE a.id = @id`, args); err != nil {
		return false, err
	}
	if done, err = applyChange(ctx, q, changeID, &d, c); err != nil {
		return false, err
	}
	end := `UPDATE bulk_change_articles b SET entry = (SELECT max(x.id) FROM audit x WHERE x.article_id = b.article_id)
		WHERE change_id = @change AND article_id = @id`
	if !done {
		end = `DELETE FROM bulk_change_articles WHERE change_id = @change AND article_id = @id`
	}
	_, err = q.Exec(ctx, end, args)
	return done, err
}

func applyChange(ctx context.Context, q querier, changeID int64, d *archive.Draft, c archive.BulkChange) (done bool, err error) {
	detail := map[string]any{"bulk": changeID}
	switch {
	case c.Workflow != "":
		return true, setWorkflow(ctx, q, d.Article.ID, c.Workflow, c.EditorID, detail)
	case c.SubjectID != 0:
		return fileUnder(ctx, q, d, c.SubjectID, c.EditorID, detail)
	case !d.Article.RepliesOpen:
		return false, nil
	}
	if _, err := q.Exec(ctx, `UPDATE articles SET replies_open = false WHERE id = @id`, pgx.NamedArgs{"id": d.Article.ID}); err != nil {
		return false, err
	}
	return true, audit(ctx, q, c.EditorID, "article.replies.close", d.Article.ID, detail)
}

// fileUnder files a draft under a subject, which counts as a save of it.
func fileUnder(ctx context.Context, q querier, d *archive.Draft, subjectID, editorID int64, detail map[string]any) (done bool, err error) {
	if slices.ContainsFunc(d.Subjects, func(x archive.Subject) bool { return x.ID == subjectID }) {
		return false, nil
	}
	args := pgx.NamedArgs{"id": d.Article.ID, "subject": subjectID, "editor": orNull(editorID)}
	kind, err := collectOne(ctx, q, pgx.RowTo[archive.SubjectKind], `SELECT kind FROM subjects WHERE id = @subject`, args)
	if err != nil {
		return false, err
	}
	at := `coalesce(max(position), -1) + 1`
	if kind == archive.KindSection { // there is one at most, and it comes first
		at = `coalesce(min(position), 1) - 1`
		if _, err := q.Exec(ctx, `DELETE FROM draft_subjects u USING subjects x
			WHERE u.article_id = @id AND x.id = u.subject_id AND x.kind = 'section'`, args); err != nil {
			return false, err
		}
	}
	for _, sql := range []string{
		`INSERT INTO draft_subjects (article_id, position, subject_id)
			SELECT @id, ` + at + `, @subject FROM draft_subjects WHERE article_id = @id`,
		`UPDATE drafts SET version = version + 1, updated_at = now(), updated_by = @editor, fingerprint = NULL WHERE article_id = @id`,
	} {
		if _, err := q.Exec(ctx, sql, args); err != nil {
			return false, err
		}
	}
	if err := afterEdit(ctx, q, d.Article.ID, editorID); err != nil {
		return false, err
	}
	detail["version"] = d.Version + 1
	return true, audit(ctx, q, editorID, "article.save", d.Article.ID, detail)
}
