package site

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
)

// TestReportAnError takes a reader's word from the report to the desk, and away again.
func TestReportAnError(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := archivetest.InsertArticle(t, w.store, time.Time{})
	reader, b := w.browser(t), w.editor(t, archive.RoleModerator)
	const form = ".error-report form"
	word := url.Values{"text": {"The ferry has two decks, not one.\x00"}, "email": {"kes@example.net"}}

	reader.want(reader.get(a.Path), 200)
	reader.want(reader.submit(form, url.Values{"text": {" "}, "email": {"kes"}}, ""), 422)
	reader.says(".error-summary", "Write what is wrong")
	if got := attr(reader.one("[name='email']"), "value"); got != "kes" {
		t.Errorf("the form gives back %q", got)
	}
	for range 2 { // a double submit makes one
		reader.want(reader.get(a.Path), 200)
		reader.want(reader.submit(form, word, ""), 200)
		reader.says("h1", "The desk has it")
	}
	reader.want(reader.get(a.Path), 200)
	reader.want(reader.submit(form, url.Values{"text": {"Buy boats"}, "website": {"spam.example"}}, ""), 200)

	b.want(b.get("/desk/errors"), 200)
	if got := strings.Count(wordsOf(b.one("main")), "two decks"); got != 1 {
		t.Errorf("the word stands in the queue %d times", got)
	}
	b.says(".desk-replies", "kes@example.net")
	if strings.Contains(wordsOf(b.page), "Buy boats") {
		t.Error("a program got through")
	}
	b.want(b.submit("form[action^='/desk/errors/']", nil, ""), 200)
	b.says(".desk-empty", "No reader reports an error")
	b.want(b.get("/desk/errors?state=settled"), 200)
	b.says(".desk-replies", "two decks")
	if strings.Contains(wordsOf(b.page), "kes@example.net") {
		t.Error("the reader's e-mail outlives its purpose")
	}

	if err := w.store.Withdraw(t.Context(), a.ID, "It was wrong.", 0); err != nil {
		t.Fatal(err)
	}
	w.cache.Invalidate()
	reader.want(reader.get(a.Path+"/errors"), 410)
}
