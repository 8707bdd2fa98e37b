package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

const scheduleColumns = `s.article_id, s.version, s.publish_at, s.note, coalesce(s.editor_id, 0), s.correction, s.minor,
	s.hide_earlier, s.lapsed_at`

func scheduleTargets(x *archive.Schedule) (targets []any, finish func()) {
	var at, lapsed pgtype.Timestamptz
	return []any{&x.ArticleID, &x.Version, &at, &x.Note, &x.EditorID, &x.Correction, &x.Minor, &x.HideEarlier, &lapsed},
		func() { x.At, x.LapsedAt = fromTime(at), fromTime(lapsed) }
}

func scanSchedule(row pgx.CollectableRow) (x archive.Schedule, err error) {
	targets, finish := scheduleTargets(&x)
	err = row.Scan(targets...)
	finish()
	return x, err
}

// Schedule puts a version of a draft on the schedule, in the place of what stood there for the article, and
// returns when it goes out. The draft counts as approved, as one that is published does.
//
// It answers archive.FieldErrors when the draft is not fit for publication, or, on "at", when the time has
// passed by the database's clock or readers see all of it already; *archive.ConflictError when the draft is no
// longer at p.Version; what p.Allow does; and archive.ErrNotFound.
func (s *Store) Schedule(ctx context.Context, p archive.Scheduling) (at time.Time, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		d, err := lockDraft(ctx, q, p.ArticleID, p.Allow)
		if err != nil {
			return err
		}
		if d.Version != p.Version {
			return &archive.ConflictError{Current: d}
		}
		if err := d.ValidatePublish(); err != nil {
			return err
		}
		if d.Article.Revision > 0 && !d.Changed() && p.Change.IsZero() {
			return archive.FieldErrors{{Field: "at", Message: "Readers see all of it already: there is nothing to publish."}}
		}
		var now time.Time
		if err := q.QueryRow(ctx, `SELECT clock_timestamp()`).Scan(&now); err != nil {
			return err
		}
		if at = p.At.UTC(); p.At.IsZero() {
			at = now.UTC().Add(p.After)
		} else if !at.After(now) {
			return archive.FieldErrors{{Field: "at", Message: "This time has passed. Choose one that is still to come, or publish now."}}
		}
		return s.putOnSchedule(ctx, q, p, at, now)
	})
	return at, err
}

func (s *Store) putOnSchedule(ctx context.Context, q pgx.Tx, p archive.Scheduling, at, now time.Time) error {
	job, err := s.enqueue(ctx, q, p.ArticleID, at, now)
	if err != nil {
		return err
	}
	args := pgx.NamedArgs{"id": p.ArticleID, "version": p.Version, "at": at, "minor": p.Minor, "correction": p.Correction,
		"hide": p.HideEarlier, "note": p.Note, "editor": orNull(p.EditorID), "job": job}
	for _, sql := range []string{`
		INSERT INTO schedules (article_id, version, publish_at, minor, correction, hide_earlier, note, editor_id, job)
		VALUES (@id, @version, @at, @minor, @correction, @hide, @note, @editor, @job)
		ON CONFLICT (article_id) DO UPDATE SET version = @version, publish_at = @at, minor = @minor, correction = @correction,
			hide_earlier = @hide, note = @note, editor_id = @editor, job = @job, woken = false, lapsed_at = NULL`, `
		UPDATE articles SET workflow = 'approved', approved_by = coalesce(approved_by, @editor),
			state = CASE state WHEN 'draft' THEN 'scheduled' ELSE state END
		WHERE id = @id`,
	} {
		if _, err := q.Exec(ctx, sql, args); err != nil {
			return err
		}
	}
	return audit(ctx, q, p.EditorID, "article.schedule", p.ArticleID, map[string]any{"at": at})
}

// Unschedule takes an article off the schedule, or forgets that it lapsed. It answers what allow does, and
// archive.ErrNotFound when nothing is scheduled: it may just have gone out.
func (s *Store) Unschedule(ctx context.Context, articleID, editorID int64, allow Allow) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if _, err := lockDraft(ctx, q, articleID, allow); err != nil {
			return err
		}
		tag, err := q.Exec(ctx, `DELETE FROM schedules WHERE article_id = @id`, pgx.NamedArgs{"id": articleID})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound
		}
		if _, err := q.Exec(ctx, `UPDATE articles SET state = 'draft' WHERE id = @id AND state = 'scheduled'`,
			pgx.NamedArgs{"id": articleID}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "article.unschedule", articleID, nil)
	})
}

// ScheduleOf returns what is scheduled for an article, or lapsed, else archive.ErrNotFound.
func (s *Store) ScheduleOf(ctx context.Context, articleID int64) (archive.Schedule, error) {
	return collectOne(ctx, s.pool, scanSchedule, `SELECT `+scheduleColumns+` FROM schedules s WHERE s.article_id = @id`,
		pgx.NamedArgs{"id": articleID})
}

// Schedules returns what is scheduled, or lapsed, from one instant to before another, in the order of time.
func (s *Store) Schedules(ctx context.Context, from, to time.Time) ([]archive.ScheduledArticle, error) {
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (x archive.ScheduledArticle, err error) {
		first, finishSchedule := scheduleTargets(&x.Schedule)
		second, finishArticle := articleTargets(&x.Article)
		err = row.Scan(append(append(first, second...), &x.Headline)...)
		finishSchedule()
		finishArticle()
		return x, err
	}, `
		SELECT `+scheduleColumns+`, `+articleColumns+`, d.headline
		FROM schedules s JOIN articles a ON a.id = s.article_id JOIN drafts d ON d.article_id = a.id
		WHERE s.publish_at >= @from AND s.publish_at < @to ORDER BY s.publish_at, a.id`, pgx.NamedArgs{"from": from, "to": to})
}

// PublishDue publishes what job was put on the schedule for, if it still stands there and its time has come by
// the database's clock; until then it returns how long to wait. Whatever else became of it, there is nothing to
// do: it was published, moved under another job, cancelled, or has lapsed. prepare makes the publication of a
// draft at a time, without asking the store; where it answers archive.FieldErrors, the publication lapses.
func (s *Store) PublishDue(ctx context.Context, articleID, job int64,
	prepare func(d archive.Draft, at time.Time) (archive.Publication, error)) (wait time.Duration, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		d, err := lockDraft(ctx, q, articleID, nil)
		if err != nil {
			return err
		}
		due, err := collectOne(ctx, q, scanSchedule, `SELECT `+scheduleColumns+` FROM schedules s
			WHERE s.article_id = @id AND s.job = @job AND s.lapsed_at IS NULL`, pgx.NamedArgs{"id": articleID, "job": job})
		if err != nil {
			return err
		}
		var now time.Time
		if err := q.QueryRow(ctx, `SELECT clock_timestamp()`).Scan(&now); err != nil {
			return err
		}
		if wait = due.At.Sub(now); wait > 0 {
			return nil
		}
		wait = 0
		return publishDue(ctx, q, due, &d, now.UTC(), prepare)
	})
	if errors.Is(err, archive.ErrNotFound) {
		return 0, nil
	}
	return wait, err
}

func publishDue(ctx context.Context, q pgx.Tx, due archive.Schedule, d *archive.Draft, now time.Time,
	prepare func(archive.Draft, time.Time) (archive.Publication, error)) error {
	if d.Version != due.Version {
		return lapse(ctx, q, due.ArticleID, 0, "edited")
	}
	at := due.At
	if now.Sub(at) > archive.LateTolerance {
		at = now
	}
	p, err := prepare(*d, at)
	if err == nil {
		err = d.ValidatePublish()
	}
	var unfit archive.FieldErrors
	if errors.As(err, &unfit) {
		return lapse(ctx, q, due.ArticleID, 0, "not fit")
	}
	if err != nil {
		return err
	}
	p.Change, p.EditorID = due.Change, due.EditorID
	return publish(ctx, q, p, d, &d.Article)
}
