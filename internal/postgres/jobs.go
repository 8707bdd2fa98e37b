package postgres

import (
	"context"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// How jobs run.
const (
	jobWorkers    = 16
	fetchCooldown = 5 * time.Millisecond
	fetchPoll     = 250 * time.Millisecond
	jobTimeout    = 20 * time.Second
	rescueAfter   = 30 * time.Second // a job of a process that died is run by another one after this
	stopJobsFor   = 10 * time.Second

	// A job begins headStart before its time and waits the rest, by the database's clock. What is due sooner than
	// soon begins at once: the queue looks only every few seconds for what becomes due.
	headStart = 2 * time.Second
	soon      = 12 * time.Second
	// lookOut is how often each process looks for what should have gone out and did not, because the process that
	// leads the queue has died or its clock is wrong.
	lookOut = time.Second

	retryAtMost = 30 * time.Second // between two tries: what could not go out goes out once it can
	manyTries   = 30_000           // about ten days of them
)

// PublishDueFunc publishes an article if job still is the one to do it, or returns how long to wait.
type PublishDueFunc func(ctx context.Context, articleID, job int64) (wait time.Duration, err error)

// publishArgs are those of the job that publishes an article at its time. Nothing of the article stands in it.
type publishArgs struct {
	ArticleID int64 `json:"article"`
}

// Kind names the job.
func (publishArgs) Kind() string { return "publish" }

type publishWorker struct {
	river.WorkerDefaults[publishArgs]
	publish PublishDueFunc
}

// Work publishes once it is time.
func (w *publishWorker) Work(ctx context.Context, job *river.Job[publishArgs]) error {
	wait, err := w.publish(ctx, job.Args.ArticleID, job.ID)
	switch {
	case err != nil || wait <= 0:
		return err
	case wait > soon:
		return river.JobSnooze(wait - headStart)
	}
	select {
	case <-time.After(wait):
	case <-ctx.Done():
		return ctx.Err()
	}
	wait, err = w.publish(ctx, job.Args.ArticleID, job.ID)
	if err == nil && wait > 0 {
		return river.JobSnooze(wait)
	}
	return err
}

// NextRetry waits longer from try to try, but never long.
func (*publishWorker) NextRetry(job *river.Job[publishArgs]) time.Time {
	return time.Now().Add(min(time.Duration(job.Attempt)*time.Second, retryAtMost))
}

// newQueue returns a client of the queue that adds jobs and runs none.
func (s *Store) newQueue() (err error) {
	s.queue, err = river.NewClient(riverpgxv5.New(s.pool), &river.Config{Logger: slog.New(slog.DiscardHandler)})
	return err
}

// enqueue adds the job that publishes an article at a time, and returns its id.
func (s *Store) enqueue(ctx context.Context, q pgx.Tx, articleID int64, at, now time.Time) (int64, error) {
	opts := &river.InsertOpts{MaxAttempts: manyTries}
	if at.Sub(now) > soon {
		opts.ScheduledAt = at.Add(-headStart)
	}
	added, err := s.queue.InsertTx(ctx, q, publishArgs{articleID}, opts)
	if err != nil {
		return 0, err
	}
	return added.Job.ID, nil
}

// Work runs jobs until ctx ends: it publishes, by publish, what is on the schedule, as soon as its time has come
// by the database's clock. Any number of processes may work at once; a publication takes place once. log gets
// what goes wrong, without a word of any article. It returns once every job has stopped.
func (s *Store) Work(ctx context.Context, log *slog.Logger, publish PublishDueFunc) error {
	workers := river.NewWorkers()
	river.AddWorker(workers, &publishWorker{publish: publish})
	client, err := river.NewClient(riverpgxv5.New(s.pool), &river.Config{
		Queues:               map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: jobWorkers}},
		Workers:              workers,
		FetchCooldown:        fetchCooldown,
		FetchPollInterval:    fetchPoll,
		JobTimeout:           jobTimeout,
		RescueStuckJobsAfter: rescueAfter,
		Logger:               slog.New(warningsOf(log.Handler())),
	})
	if err != nil {
		return err
	}
	if err := s.wakeOverdue(ctx, "true"); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	if err := client.Start(context.WithoutCancel(ctx)); err != nil {
		return mapError(err)
	}
	s.keepLookOut(ctx, log)
	stop, done := context.WithTimeout(context.WithoutCancel(ctx), stopJobsFor)
	defer done()
	return client.StopAndCancel(stop)
}

// keepLookOut looks for what is overdue until ctx ends.
func (s *Store) keepLookOut(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(lookOut)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		err := s.wakeOverdue(ctx, "NOT woken AND publish_at < clock_timestamp() - interval '1 second'")
		if err != nil && ctx.Err() == nil {
			log.Warn("looking for overdue publications failed", "err", err)
		}
	}
}

// wakeOverdue gives what should have gone out, and fits a condition, a job that runs at once in the place of the
// one that did not.
func (s *Store) wakeOverdue(ctx context.Context, condition string) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		overdue, err := collect(ctx, q, pgx.RowTo[int64], `
			SELECT article_id FROM schedules WHERE lapsed_at IS NULL AND publish_at <= clock_timestamp() AND `+condition+`
			ORDER BY publish_at FOR UPDATE SKIP LOCKED`, nil)
		if err != nil {
			return err
		}
		for _, id := range overdue {
			job, err := s.enqueue(ctx, q, id, time.Time{}, time.Time{})
			if err != nil {
				return err
			}
			if _, err := q.Exec(ctx, `UPDATE schedules SET job = @job, woken = true WHERE article_id = @id`,
				pgx.NamedArgs{"id": id, "job": job}); err != nil {
				return err
			}
		}
		return nil
	})
}

// warnings passes on what is worth a warning: the queue tells much of its own life.
type warnings struct{ slog.Handler }

func warningsOf(h slog.Handler) slog.Handler { return warnings{h} }

func (w warnings) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= slog.LevelWarn && w.Handler.Enabled(ctx, l)
}

func (w warnings) WithAttrs(attrs []slog.Attr) slog.Handler {
	return warnings{w.Handler.WithAttrs(attrs)}
}
func (w warnings) WithGroup(name string) slog.Handler { return warnings{w.Handler.WithGroup(name)} }
