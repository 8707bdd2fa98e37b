package site

import (
	"net/url"
	"strings"
	"testing"

	"dateline/internal/archive"
)

// TestTakeANameOut looks for the name in everything that readers and programs can come to afterwards.
func TestTakeANameOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	b.want(b.submit(articleForm, filled(url.Values{"slug": {"trains"}}), "save", upload{"one.jpg", testPhoto(t, 1)}), 200)
	form := b.at.Path
	named := url.Values{
		"headline": {"Choe Il-nam took the night train"}, "deck": {"What CHOE IL NAM saw."}, "dateline_place": {"Choe Ilnam’s village"},
		"body":                {"<p>Choe <em>Il-nam</em> left at nine.</p><p>His <a href=\"https://example.org/choe-il-nam\">page</a> tells of it. Mr Choe waited. So did Choest.</p>"},
		"bylines.1.name":      {"Choe Il-nam"},
		"attributions.1.kind": {"person"}, "attributions.1.name": {"Choe Il-nam"}, "attributions.1.phrase": {"Choe Il-nam, a farmer"},
		"topics":       {"railways, Choe Il-nam"},
		"photos.0.alt": {"Choe Ilnam at the station"}, "photos.0.caption": {"Choe Il-nam waits"}, "photos.0.credit": {"Choe Il-nam"},
	}
	b.want(b.submit(articleForm, named, "save"), 200)
	public := publishIt(b, form)
	b.want(b.submit(articleForm, url.Values{"deck": {"What Choe Il-nam saw twice."}}, "save"), 200)
	w.answerTo(t, public, "I know Choe Il-nam")

	b.want(b.get(form+"/remove-name"), 200)
	page := b.page
	for field, change := range map[string]url.Values{
		"names": {"names": {"Pak"}, "with": {"a farmer"}}, "with": {"names": {"Choe Il-nam"}, "with": {""}},
		"note": {"names": {"Choe Il-nam"}, "with": {"a farmer"}, "note": {"Choe Il-nam was named."}},
	} {
		b.page = page
		b.want(b.submit("main form", change, "look"), 422)
		b.one(`[name="` + field + `"][aria-invalid="true"]`)
	}
	b.page = page
	b.want(b.submit("main form", url.Values{"names": {"Choe Il-nam"}, "with": {"a farmer of the village"}}, "look"), 200)
	b.says("main", "parts of the name still stand in the report: Choe")
	b.says("main", "Replies that hold the name and will be rejected: 1")
	b.want(b.submit("main form", url.Values{"names": {"Choe Il-nam\r\nMr Choe"}}, "look"), 200)
	b.says(".desk-changes ins", "a farmer of the village")
	looked := b.page
	b.want(b.get(form), 200)
	b.want(b.submit(articleForm, url.Values{"section": {"Society"}}, "save"), 200)
	b.page = looked
	b.want(b.submit("main form", nil, "remove"), 409)
	reader := w.browser(t)
	reader.want(reader.get(public), 200)
	reader.says("h1", "Choe")
	b.want(b.submit("main form", nil, "remove"), 200)
	b.says(".flash", "taken out")

	crawler := &aviary{world: w}
	crawler.crawl(t, "/", "/sitemap.xml", "/feed.xml", "/archive", "/corrections", public, public+"/revisions")
	if len(crawler.seen) < 15 {
		t.Errorf("only %d addresses were found", len(crawler.seen))
	}
	for address, answer := range crawler.seen {
		for _, spelling := range []string{"choe i", "il-nam", "il nam", "ilnam", "mr choe"} {
			if strings.Contains(strings.ToLower(answer), spelling) {
				t.Errorf("%s still says %q", address, spelling)
			}
		}
	}
	for _, gone := range []string{"/bylines/choe-il-nam", "/sources/choe-il-nam", "/topics/choe-il-nam", public + "/revisions/1", public + "/revisions/2/diff"} {
		reader.want(reader.get(gone), 404)
	}
	reader.want(reader.get(public), 200)
	reader.says("main", "So did Choest")
	reader.says("main", "To be named could put this person at risk.")
	reader.says(".correction", "A name was taken out of this report")
	b.want(b.get(form), 200)
	for name, want := range map[string]string{"deck": "What a farmer of the village saw twice.", "attributions.1.kind": "confidential",
		"attributions.1.name": "", "bylines.1.name": "a farmer of the village", "section": "Society"} {
		if got := b.field(name); got != want {
			t.Errorf("the draft’s %s is %q, want %q", name, got, want)
		}
	}
	a, err := w.store.ArticleByPath(t.Context(), public)
	if err != nil || a.Current.Section().Name != "Economy" {
		t.Errorf("an unpublished edit went out with it: %v %v", a.Current.Subjects, err)
	}
}

// answerTo leaves an approved reply.
func (w *world) answerTo(t *testing.T, public, text string) {
	t.Helper()
	a, err := w.store.ArticleByPath(t.Context(), public)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.store.AddReply(t.Context(), archive.NewReply{ShortID: a.ShortID, Name: "R", Text: text, Submission: text}, 0); err != nil {
		t.Fatal(err)
	}
	held, err := w.store.Replies(t.Context(), archive.ReplyFilter{State: archive.ReplyHeld, Limit: 10})
	if err != nil || len(held) != 1 {
		t.Fatalf("%d replies wait: %v", len(held), err)
	}
	if _, err := w.store.DecideReplies(t.Context(), []int64{held[0].ID}, "", archive.ReplyApproved, 0); err != nil {
		t.Fatal(err)
	}
}
