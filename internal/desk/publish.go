package desk

import (
	"context"
	"errors"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
)

// PublishOptions say how a publication differs from the plain one, an update made now.
type PublishOptions struct {
	At time.Time // when it counts as published; the zero Time is now
	archive.Change
}

// Publish makes a revision of the draft at a version and returns the article with its path. It answers
// archive.FieldErrors for what is missing, *archive.ConflictError when the draft was changed since,
// archive.ErrForbidden or *archive.StepError when the editor may not, or archive.ErrNotFound.
func (d *Desk) Publish(ctx context.Context, articleID int64, version int, o PublishOptions, editorID int64) (archive.Article, error) {
	draft, err := d.store.Draft(ctx, articleID)
	if err != nil {
		return archive.Article{}, err
	}
	// The source may have got its name, or the code word, after this draft was saved.
	if err := d.CheckSources(ctx, draft); err != nil {
		return archive.Article{}, err
	}
	at := o.At
	if at.IsZero() {
		at = d.now()
	}
	p := d.publication(draft, at)
	p.Version, p.EditorID, p.Change = version, editorID, o.Change
	if p.Allow, err = d.allow(ctx, archive.StepPublish, editorID); err != nil {
		return archive.Article{}, err
	}
	return d.store.Publish(ctx, p)
}

// PublishDue publishes what is on the schedule, if job is the one to do it and its time has come; else it
// returns how long to wait.
func (d *Desk) PublishDue(ctx context.Context, articleID, job int64) (wait time.Duration, err error) {
	draft, err := d.store.Draft(ctx, articleID)
	if errors.Is(err, archive.ErrNotFound) {
		return 0, nil // discarded meanwhile
	}
	if err != nil {
		return 0, err
	}
	mixedUp := d.CheckSources(ctx, draft)
	var fields archive.FieldErrors
	if mixedUp != nil && !errors.As(mixedUp, &fields) {
		return 0, mixedUp
	}
	return d.store.PublishDue(ctx, articleID, job, func(draft archive.Draft, at time.Time) (archive.Publication, error) {
		return d.publication(draft, at), mixedUp
	})
}

// publication returns the publication of a draft at a time, under an address of its day.
func (d *Desk) publication(draft archive.Draft, at time.Time) archive.Publication {
	on := archive.DateOf(at.In(d.zone))
	slug := ProposedSlug(draft)
	return archive.Publication{
		ArticleID: draft.Article.ID, Version: draft.Version, At: at.UTC().Truncate(time.Microsecond), On: on,
		Path: func(n int) string {
			return d.links.ArticlePath(draft.Article.Edition, on, link.Numbered(slug, n))
		},
	}
}

// Schedule puts a version of a draft on the schedule and returns when it goes out. It answers what Publish does,
// and archive.FieldErrors on "at".
func (d *Desk) Schedule(ctx context.Context, p archive.Scheduling) (at time.Time, err error) {
	draft, err := d.store.Draft(ctx, p.ArticleID)
	if err != nil {
		return at, err
	}
	if err := d.CheckSources(ctx, draft); err != nil {
		return at, err
	}
	if p.Allow, err = d.allow(ctx, archive.StepSchedule, p.EditorID); err != nil {
		return at, err
	}
	return d.store.Schedule(ctx, p)
}

// MoveSchedule gives what is on the schedule another time and note. It answers what Schedule does, and
// archive.ErrNotFound when nothing is on the schedule.
func (d *Desk) MoveSchedule(ctx context.Context, articleID int64, at time.Time, note string, editorID int64) (time.Time, error) {
	s, err := d.store.ScheduleOf(ctx, articleID)
	if err != nil {
		return time.Time{}, err
	}
	if s.Lapsed() {
		return time.Time{}, archive.ErrNotFound // nobody looked at what the draft says now
	}
	return d.Schedule(ctx, archive.Scheduling{ArticleID: articleID, Version: s.Version, EditorID: editorID, At: at, Note: note, Change: s.Change})
}

// Unschedule takes an article off the schedule. It answers archive.ErrForbidden, *archive.StepError, or
// archive.ErrNotFound when nothing is on it: it may just have gone out.
func (d *Desk) Unschedule(ctx context.Context, articleID, editorID int64) error {
	allow, err := d.allow(ctx, archive.StepCancel, editorID)
	if err != nil {
		return err
	}
	return d.store.Unschedule(ctx, articleID, editorID, allow)
}

// stepTo is how a draft comes to each point of the workflow.
var stepTo = map[archive.Workflow]archive.Step{
	archive.WorkflowWriting:  archive.StepTakeBack,
	archive.WorkflowReview:   archive.StepReview,
	archive.WorkflowApproved: archive.StepApprove,
}

// SetWorkflow moves the draft at a version to another point of the workflow. It answers archive.ErrForbidden,
// *archive.StepError, *archive.ConflictError when the draft was changed since, or archive.ErrNotFound.
func (d *Desk) SetWorkflow(ctx context.Context, articleID int64, version int, to archive.Workflow, editorID int64) error {
	may, err := d.allow(ctx, stepTo[to], editorID)
	if err != nil {
		return err
	}
	return d.store.SetWorkflow(ctx, articleID, to, editorID, func(draft *archive.Draft) error {
		if draft.Version != version {
			return &archive.ConflictError{Current: *draft}
		}
		if may == nil {
			return nil
		}
		return may(draft)
	})
}

// Check returns nil when an editor may take a step with a draft as it stands, and else archive.ErrForbidden or
// *archive.StepError.
func (d *Desk) Check(s archive.Step, e archive.Editor, draft *archive.Draft) error {
	return s.Check(e, draft, d.two)
}

// allow returns what decides about a step of an editor, as their account is now; nil for the command line, which
// may do everything.
func (d *Desk) allow(ctx context.Context, s archive.Step, editorID int64) (func(*archive.Draft) error, error) {
	if editorID == 0 {
		return nil, nil
	}
	e, err := d.store.EditorByID(ctx, editorID)
	if err != nil {
		return nil, err
	}
	return func(draft *archive.Draft) error { return d.Check(s, e, draft) }, nil
}

// Withdraw takes a live article down and leaves a notice with the reason at its address. It answers
// archive.FieldErrors on "reason", or archive.ErrNotFound when it is not live.
func (d *Desk) Withdraw(ctx context.Context, articleID int64, reason string, editorID int64) error {
	reason = strings.TrimSpace(body.Clean(reason))
	if reason == "" {
		return archive.FieldErrors{{Field: "reason", Message: "Tell readers why the report was withdrawn; they see this at its address."}}
	}
	return d.store.Withdraw(ctx, articleID, reason, editorID)
}
