package postgres_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/postgres"
	"dateline/internal/postgres/pgtest"
)

// publishDue is what a desk does: it publishes under the address of the day.
func publishDue(s *postgres.Store) postgres.PublishDueFunc {
	return func(ctx context.Context, articleID, job int64) (time.Duration, error) {
		return s.PublishDue(ctx, articleID, job, func(d archive.Draft, at time.Time) (archive.Publication, error) {
			return archivetest.Publication(d, at), nil
		})
	}
}

// node runs jobs on a database until it is stopped.
func node(t *testing.T, url string) (stop func()) {
	t.Helper()
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var done sync.WaitGroup
	done.Go(func() {
		defer s.Close()
		if err := s.Work(ctx, slog.New(slog.DiscardHandler), publishDue(s)); err != nil {
			t.Errorf("the jobs ended: %v", err)
		}
	})
	stop = func() { cancel(); done.Wait() }
	t.Cleanup(stop)
	return stop
}

func scheduleAt(t *testing.T, s *postgres.Store, d archive.Draft, at time.Time) {
	t.Helper()
	if _, err := s.Schedule(t.Context(), archive.Scheduling{ArticleID: d.Article.ID, Version: d.Version, At: at}); err != nil {
		t.Fatal(err)
	}
}

func exec(t *testing.T, url, sql string, args ...any) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
	if _, err := conn.Exec(t.Context(), sql, args...); err != nil {
		t.Fatal(err)
	}
}

// published waits for an article to be live.
func published(t *testing.T, s *postgres.Store, id int64) archive.Draft {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		d, err := s.Draft(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if d.Article.State == archive.StateLive {
			return d
		}
		if time.Now().After(end) {
			t.Fatalf("article %d is still %s", id, d.Article.State)
		}
	}
}

// TestAfterALongOutage does not claim that readers could see a report before they could.
func TestAfterALongOutage(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := archivetest.InsertDraft(t, s)
	scheduleAt(t, s, d, time.Now().Add(time.Hour))
	exec(t, url, `UPDATE schedules SET publish_at = now() - interval '3 hours'`)
	began := time.Now()
	node(t, url)
	a := published(t, s, d.Article.ID).Article
	t.Logf("caught up after %s", time.Since(began))
	if a.PublishedAt.Before(began.Add(-time.Second)) {
		t.Errorf("it bears %s; readers could see it only after %s", a.PublishedAt, began)
	}
}

// TestAJobThatIsLost is made good by any node's look-out.
func TestAJobThatIsLost(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := archivetest.InsertDraft(t, s)
	at := time.Now().Add(2 * time.Second)
	scheduleAt(t, s, d, at)
	exec(t, url, `DELETE FROM river_job`)
	node(t, url)
	published(t, s, d.Article.ID)
	late := time.Since(at)
	t.Logf("late by %s", late)
	if late < 0 || late > 3*time.Second {
		t.Errorf("late by %s", late)
	}
}

// TestManyAtOnce puts more reports on one second than there are workers, with two nodes at work, and measures.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	node(t, url)
	node(t, url)
	at := time.Now().Truncate(time.Second).Add(14 * time.Second) // far enough that the queue itself has to find them
	var ids []int64
	for range 60 {
		d := archivetest.InsertDraft(t, s)
		scheduleAt(t, s, d, at)
		ids = append(ids, d.Article.ID)
	}
	time.Sleep(time.Until(at.Add(-time.Second)))
	early, err := s.Drafts(t.Context(), archive.DraftFilter{State: archive.StateLive, Limit: 100})
	if err != nil || len(early) > 0 && time.Now().Before(at) {
		t.Fatalf("%d are out before their time: %v", len(early), err)
	}
	for _, id := range ids {
		if a := published(t, s, id).Article; !a.PublishedAt.Equal(at) || a.Revision != 1 {
			t.Errorf("article %d was published at %s as revision %d", id, a.PublishedAt, a.Revision)
		}
	}
	late := time.Since(at)
	t.Logf("all 60 were out after %s", late)
	if late > 2*time.Second {
		t.Errorf("the last was late by %s", late)
	}
}

// TestOnlyTheJobOfTheScheduleCounts runs every job that an article ever had.
func TestOnlyTheJobOfTheScheduleCounts(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	run := publishDue(s)
	d := archivetest.InsertDraft(t, s)
	try := func(what string, want archive.State, waits bool) {
		t.Helper()
		for job := int64(1); job <= 5; job++ {
			wait, err := run(t.Context(), d.Article.ID, job)
			if err != nil || wait > 0 && !waits {
				t.Errorf("%s: job %d waits %s: %v", what, job, wait, err)
			}
		}
		if got, err := s.Draft(t.Context(), d.Article.ID); err != nil || got.Article.State != want {
			t.Errorf("%s: the article is %s, want %s: %v", what, got.Article.State, want, err)
		}
	}
	scheduleAt(t, s, d, time.Now().Add(time.Hour))
	try("an hour early", archive.StateScheduled, true)
	scheduleAt(t, s, d, time.Now().Add(2*time.Hour)) // moved
	try("moved", archive.StateScheduled, true)
	if err := s.Unschedule(t.Context(), d.Article.ID, 0, nil); err != nil {
		t.Fatal(err)
	}
	try("cancelled", archive.StateDraft, false)
	if err := s.Unschedule(t.Context(), d.Article.ID, 0, nil); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("cancelled twice: %v", err)
	}
	scheduleAt(t, s, d, time.Now().Add(time.Hour))
	d.Deck = "Other words."
	if _, err := s.SaveDraft(t.Context(), d, 0); err != nil {
		t.Fatal(err)
	}
	exec(t, url, `UPDATE schedules SET publish_at = now() - interval '1 second'`)
	try("edited", archive.StateDraft, false)
	if x, err := s.ScheduleOf(t.Context(), d.Article.ID); err != nil || !x.Lapsed() {
		t.Errorf("edited, the schedule is %+v: %v", x, err)
	}
	d.Version++
	scheduleAt(t, s, d, time.Now().Add(time.Hour))
	exec(t, url, `UPDATE schedules SET publish_at = now() - interval '1 second'`)
	try("due", archive.StateLive, false)
	if a := published(t, s, d.Article.ID).Article; a.Revision != 1 {
		t.Errorf("it was published %d times", a.Revision)
	}
}
