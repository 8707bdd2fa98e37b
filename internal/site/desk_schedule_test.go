package site

import (
	"context"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/config"
)

// work runs jobs, and hears of changes, until the returned function is called, or the test ends.
func (w *world) work(t *testing.T) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var done sync.WaitGroup
	done.Go(func() {
		if err := w.store.Work(ctx, slog.New(slog.DiscardHandler), w.desk.PublishDue); err != nil {
			t.Errorf("the jobs ended: %v", err)
		}
	})
	done.Go(func() { _ = w.store.Watch(ctx, w.cache.Invalidate) })
	stop = func() { cancel(); done.Wait() }
	t.Cleanup(stop)
	return stop
}

// typedTime writes an instant as a form sends it, to the second.
func typedTime(t time.Time) string { return t.Format("2006-01-02T15:04:05") }

// schedule puts the article at form on the schedule.
func (b *browser) schedule(form, at, note string) *browser {
	b.t.Helper()
	b.want(b.get(form+"/publish"), 200)
	f := fieldsOf(b.one("main form"))
	f.Set("at", at)
	f.Set("note", note)
	post(b.t, b, form+"/schedule", f, 200)
	return b
}

// eventually waits for something that jobs do.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Fatalf("not within 15 s: %s", what)
}

func TestScheduleMoveAndCallBack(t *testing.T) {
	t.Parallel()
	seoul, err := time.LoadLocation("Asia/Seoul")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorldWith(t, func(c *config.Site) { c.Zone = seoul })
	b, writer := w.editor(t, archive.RoleEditor), w.editor(t, archive.RoleWriter)
	form := write(b, nil)

	b.want(b.get(form+"/publish"), 200)
	b.want(b.submit("main form", url.Values{"at": {"2099-03-01T08:00"}}, ""), 422) // Enter in the field of the time
	b.says(".error-summary", "Schedule")
	for at, problem := range map[string]string{"": "Write the time", "soon": "Write the time", "2001-01-01T08:00": "passed"} {
		f := fieldsOf(b.one("main form"))
		f.Set("at", at)
		post(t, b, form+"/schedule", f, 422)
		b.says(".error-summary", problem)
	}
	b.schedule(form, "2099-03-01T08:00", "Embargo of the ministry")
	b.says(".flash", "1 March 2099, 08:00 KST")
	b.says(".desk-schedule", "Embargo of the ministry")
	b.says(".desk-side", "Scheduled")

	writer.want(writer.get(form+"/discard"), 404)
	post(t, writer, form+"/discard", nil, 404)
	writer.want(writer.get("/desk/calendar?month=2099-03"), 200)
	writer.says(".desk-calendar td:has(ul)", "08:00")
	writer.says(".desk-calendar", "Embargo of the ministry")
	if writer.has(".desk-move") {
		t.Error("a writer may move it")
	}
	b.want(b.get("/desk/calendar?month=2099-03"), 200)
	b.want(b.submit(".desk-move form", url.Values{"at": {"2099-03-31T23:30"}}, ""), 200)
	b.says(".flash", "31 March 2099, 23:30 KST")
	if b.at.RequestURI() != "/desk/calendar?month=2099-03" {
		t.Errorf("moving leads to %s", b.at)
	}
	b.says(`td:has(time[datetime="2099-03-31"])`, "23:30")
	b.want(b.submit(".desk-move form", url.Values{"at": {"2001-03-31T23:30"}}, ""), 200)
	b.says(".flash", "not moved")

	b.want(b.get(form), 200)
	b.want(b.submit(`form[action$="/schedule/cancel"]`, nil, ""), 200)
	b.says(".flash", "will not go out")
	d, err := w.store.Drafts(t.Context(), archive.DraftFilter{State: archive.StateDraft, Limit: 2})
	if err != nil || len(d) != 1 {
		t.Errorf("called back, it is no draft: %v %v", d, err)
	}
	b.want(b.get("/desk/calendar?month=nonsense"), 200)
}

// TestAnEditTakesItOffTheSchedule must hold even when the time comes.
func TestAnEditTakesItOffTheSchedule(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	b.schedule(form, typedTime(time.Now().UTC().Add(2*time.Second)), "")
	w.work(t)
	b.want(b.submit(articleForm, url.Values{"deck": {"It names the street."}}, "save"), 200)
	b.says(".desk-schedule", "will not")
	time.Sleep(3500 * time.Millisecond)
	b.want(b.get(form), 200)
	b.says(".desk-side", "Readers see nothing of it")
	b.says(".desk-schedule", "will not")
	b.want(b.get("/desk/calendar"), 200)
	b.says(".desk-mark-lapsed", "Will not go out")
}

// TestAnAutosaveLeavesTheSchedule types into a report that is scheduled: only the editor's own save takes it off.
func TestAnAutosaveLeavesTheSchedule(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	b.schedule(form, "2099-03-01T08:00", "")
	b.want(b.get(form), 200)
	if a, status := b.autosaves(url.Values{"deck": {"It names the street."}}); status != 422 || len(a.Faults) != 1 || !strings.Contains(a.Faults[0], "scheduled") {
		t.Errorf("status %d, %+v", status, a)
	}
	b.want(b.get(form), 200)
	b.says(".desk-schedule", "1 Mar 2099")
	b.want(b.submit(articleForm, url.Values{"deck": {"It names the street."}}, "save"), 200)
	b.says(".desk-schedule", "will not")
	if a, status := b.autosaves(url.Values{"deck": {"It names the square."}}); status != 200 {
		t.Errorf("off the schedule: status %d, %+v", status, a)
	}
}

// TestPublishedOnTimeOnce lets two nodes wait for the same times, and measures how late they are.
func TestPublishedOnTimeOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	at := time.Now().UTC().Truncate(time.Second).Add(4 * time.Second)
	var forms []string
	for _, headline := range []string{"First of many", "Second of many", "Third of many"} {
		form := write(b, url.Values{"headline": {headline}})
		b.schedule(form, typedTime(at), "")
		forms = append(forms, form)
	}
	stopFirst := w.work(t)
	w.work(t)
	reader := w.browser(t)
	path := at.Format("/2006/01/02/")
	for time.Now().Before(at.Add(-100 * time.Millisecond)) {
		reader.get(path + "first-of-many")
		if reader.status != 404 {
			t.Fatalf("status %d before its time", reader.status)
		}
		time.Sleep(50 * time.Millisecond)
	}
	for _, slug := range []string{"first-of-many", "second-of-many", "third-of-many"} {
		eventually(t, slug, func() bool {
			_, err := w.store.ArticleByPath(t.Context(), path+slug)
			return err == nil
		})
	}
	if late := time.Since(at); late > 2*time.Second {
		t.Errorf("late by %s", late)
	} else {
		t.Logf("late by %s", late)
	}
	stopFirst()
	for _, form := range forms {
		b.want(b.get(form), 200)
		b.says(".desk-facts", "1, published")
	}
	a, err := w.store.ArticleByPath(t.Context(), path+"first-of-many")
	if err != nil || !a.PublishedAt.Equal(at) || a.Revision != 1 {
		t.Errorf("published %s as revision %d, want %s: %v", a.PublishedAt, a.Revision, at, err)
	}
}

// TestCatchUp publishes after an outage what should have gone out during it, once.
func TestCatchUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, url.Values{"headline": {"Meanwhile"}})
	w.work(t)() // the only node goes down
	at := time.Now().UTC().Truncate(time.Second).Add(2 * time.Second)
	b.schedule(form, typedTime(at), "")
	time.Sleep(time.Until(at.Add(1500 * time.Millisecond)))
	began := time.Now()
	w.work(t)
	w.work(t)
	var a archive.PublishedArticle
	eventually(t, "what should have gone out", func() (found bool) {
		var err error
		a, err = w.store.ArticleByPath(t.Context(), at.Format("/2006/01/02/")+"meanwhile")
		return err == nil
	})
	t.Logf("caught up after %s", time.Since(began))
	if !a.PublishedAt.Equal(at) {
		t.Errorf("it bears %s, want %s", a.PublishedAt, at)
	}
	time.Sleep(2 * time.Second)
	b.want(b.get(form), 200)
	b.says(".desk-facts", "1, published")
}

func TestPublishDelay(t *testing.T) {
	t.Parallel()
	w := newWorldWith(t, func(c *config.Site) { c.PublishDelay = 2 * time.Second })
	b := w.editor(t, archive.RoleEditor)
	w.work(t)
	called, kept := write(b, url.Values{"headline": {"Called back"}}), write(b, url.Values{"headline": {"Kept"}})
	for _, form := range []string{called, kept} {
		b.want(b.get(form+"/publish"), 200)
		b.says("main form button", "Publish in 2s")
		b.want(b.submit("main form", nil, ""), 200)
		b.says(".flash", "call it back")
	}
	b.want(b.get(called), 200)
	b.want(b.submit(`form[action$="/schedule/cancel"]`, nil, ""), 200)
	eventually(t, "the one that was kept", func() bool {
		b.get(kept)
		return b.has(`.desk-facts a[href$="/kept"]`)
	})
	time.Sleep(time.Second)
	b.get(called)
	b.says(".desk-side", "Readers see nothing of it")
}

// TestScheduledUpdate leaves what readers see alone until its time; a withdrawal forgets it.
func TestScheduledUpdate(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	public := publishIt(b, form)
	b.want(b.submit(articleForm, url.Values{"deck": {"Three passengers tell of it."}}, "save"), 200)
	b.want(b.get(form+"/publish"), 200)
	f := fieldsOf(b.one("main form"))
	f.Set("at", typedTime(time.Now().UTC().Add(3*time.Second)))
	f.Set("kind", "correction")
	f.Set("correction", "There were three.")
	post(t, b, form+"/schedule", f, 200)
	reader := w.browser(t)
	reader.want(reader.get(public), 200)
	reader.says("main", "Two passengers")
	w.work(t)
	eventually(t, "the update", func() bool {
		reader.get(public)
		return strings.Contains(wordsOf(reader.page), "Three passengers")
	})
	reader.says(".correction", "There were three.")

	b.want(b.get(form), 200)
	b.want(b.submit(articleForm, url.Values{"deck": {"Four passengers tell of it."}}, "save"), 200)
	b.schedule(form, typedTime(time.Now().UTC().Add(2*time.Second)), "")
	b.want(b.get(form+"/withdraw"), 200)
	b.want(b.submit("main form", url.Values{"reason": {"It named a street."}}, ""), 200)
	time.Sleep(3 * time.Second)
	reader.want(reader.get(public), 410)
}
