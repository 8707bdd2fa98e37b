package site

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/config"
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
	if held, err := w.store.Replies(t.Context(), archive.ReplyFilter{State: archive.ReplyHeld, Limit: 10}); err != nil || len(held) != 1 {
		t.Errorf("%d replies wait (%v), want the one to the new report", len(held), err)
	}
}

// TestTooManyGivesTheWordsBack refuses a reply and a word about an error for the day, in the language of the report, and finds
// all that was typed in a form that can be sent again.
func TestTooManyGivesTheWordsBack(t *testing.T) {
	t.Parallel()
	w := newWorldWith(t, func(s *config.Site) { s.RepliesPerDay = 1 })
	for _, tt := range []struct {
		form, says string
		edition    archive.Edition
		typed      url.Values
	}{
		{".replies > .replies-body > details > form", "send it again tomorrow", "en", url.Values{"name": {"Ann"}, "email": {"ann@example.net"}, "text": {"I took that boat.\nTwice."}}},
		{".error-report form", "내일 다시", "ko", url.Values{"email": {"ann@example.net"}, "text": {"배는\n두 척이었다."}}},
	} {
		a := archivetest.InsertArticle(t, w.store, time.Now().Add(-time.Hour), archivetest.Edition(tt.edition))
		b := w.browser(t)
		for range 2 { // both kinds count as one
			b.want(b.get(a.Path), 200)
			b.submit(tt.form, tt.typed, "")
		}
		b.want(b, http.StatusTooManyRequests)
		b.says(".error-summary", tt.says)
		if b.header.Get("Retry-After") == "" || b.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %v", tt.form, b.header)
		}
		kept := fieldsOf(b.one(".reply-form"))
		for name, want := range tt.typed {
			if got := kept.Get(name); got != want[0] {
				t.Errorf("%s gives back %s %q, not %q", tt.form, name, got, want[0])
			}
		}
	}
}
