package site

import (
	"net/url"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
)

// TestRepliesCloseInTime opens a new report and one that readers may no longer reply to, and sends a reply to
// the latter from a page that was opened before it closed.
func TestRepliesCloseInTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.site.ReplyDays = 60
	fresh := archivetest.InsertArticle(t, w.store, time.Now().Add(-59*24*time.Hour))
	old := archivetest.InsertArticle(t, w.store, time.Now().Add(-61*24*time.Hour))
	b := w.browser(t)

	b.want(b.get(fresh.Path), 200)
	reply := url.Values{"name": {"Ann\x00"}, "text": {"I took that boat.\nTwice."}}
	b.want(b.submit(".replies form", reply, ""), 200)
	b.says("h1", "reached the desk")

	b.want(b.get(old.Path), 200)
	if b.has(".replies form") {
		t.Error("a report that takes no replies shows a form for them")
	}
	w.site.ReplyDays = 0
	w.cache.Invalidate()
	b.want(b.get(old.Path), 200)
	w.site.ReplyDays = 60
	b.want(b.submit(".replies form", reply, ""), 403)
	b.says(".reply-closed", "closed")
	if got := wordsOf(b.one("textarea[readonly]")); got != "I took that boat.\nTwice." {
		t.Errorf("the reader gets back %q", got)
	}
	if held, err := w.store.Replies(t.Context(), archive.ReplyHeld, 0, 10); err != nil || len(held) != 1 {
		t.Errorf("%d replies wait (%v), want the one to the new report", len(held), err)
	}
}
