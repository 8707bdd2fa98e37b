package site

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/config"
	"dateline/internal/link"
)

// tick is what the box of a draft sends.
func tick(d archive.Draft) string { return fmt.Sprintf("%d.%d", d.Article.ID, d.Version) }

const severalForm = "form#several"

// TestHomeByRole shows everyone what waits for them, and nothing else.
func TestHomeByRole(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	writer, editor, moderator := w.editor(t, archive.RoleWriter), w.editor(t, archive.RoleEditor), w.editor(t, archive.RoleModerator)
	for _, b := range []*browser{writer, editor, moderator} {
		b.want(b.get(link.Desk), 200)
		if b.has(".desk-pile") {
			t.Errorf("something waits at an empty desk: %s", wordsOf(b.one("main")))
		}
		b.says(".desk-nothing", "Nothing waits here")
	}
	form := write(writer, nil)
	writer.step(form, archive.WorkflowReview)
	a := archivetest.InsertArticle(t, w.store, time.Time{}, archivetest.Headline("A ferry sank"))
	reply := archive.NewReply{ShortID: a.ShortID, Name: "Ann", Email: "ann@example.org", Text: "I saw it.", Submission: "a"}
	if err := w.store.AddReply(t.Context(), reply, 0); err != nil {
		t.Fatal(err)
	}
	report := archive.NewErrorReport{ShortID: a.ShortID, Text: "It did not sink.", Email: "bo@example.org", Submission: "b"}
	if err := w.store.AddErrorReport(t.Context(), report); err != nil {
		t.Fatal(err)
	}
	unseen := archivetest.InsertArticle(t, w.store, time.Time{}, archivetest.Headline("Nobody described it"),
		archivetest.Body(`<figure><img src="/photos/`+w.addPhoto(t, 3).ID+`/480.jpg" alt="" width="480" height="320"></figure>`))
	late := archivetest.InsertDraft(t, w.store, archivetest.Headline("It was to go out"))
	soon := archivetest.InsertDraft(t, w.store, archivetest.Headline("It goes out"))
	for _, d := range []archive.Draft{late, soon} {
		if _, err := w.store.Schedule(t.Context(), archive.Scheduling{ArticleID: d.Article.ID, Version: 1, After: time.Hour}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.store.SetWorkflow(t.Context(), late.Article.ID, archive.WorkflowWriting, 0, nil); err != nil {
		t.Fatal(err)
	}
	ready := archivetest.InsertDraft(t, w.store, archivetest.Headline("It may go out"))
	if err := w.store.SetWorkflow(t.Context(), ready.Article.ID, archive.WorkflowApproved, 0, nil); err != nil {
		t.Fatal(err)
	}

	piles := func(b *browser) string {
		b.t.Helper()
		b.want(b.get(link.Desk), 200)
		var ids []string
		for _, id := range []string{"review", "returned", "approved", "scheduled", "lapsed", "replies", "errors", "alt", "expired", "mine"} {
			if b.has("#pile-" + id) {
				ids = append(ids, id)
			}
		}
		return strings.Join(ids, " ")
	}
	for _, tt := range []struct {
		who  *browser
		want string
	}{{writer, "alt mine"}, {moderator, "replies errors"}, {editor, "review approved scheduled lapsed replies errors alt"}} {
		if got := piles(tt.who); got != tt.want {
			t.Errorf("%s: %q waits, want %q", wordsOf(tt.who.one(".desk-who")), got, tt.want)
		}
		for _, secret := range []string{"ann@example.org", "bo@example.org"} {
			if strings.Contains(wordsOf(tt.who.page), secret) {
				t.Errorf("%s stands on the start page", secret)
			}
		}
	}
	editor.says(`section[aria-labelledby="pile-alt"] a[href="`+link.DeskArticle(unseen.ID)+`"]`, "Nobody described it")
	moderator.says(`section[aria-labelledby="pile-replies"]`, "I saw it.")
	if strings.Contains(wordsOf(moderator.page), "Night trains") {
		t.Error("a moderator sees a draft")
	}

	// What another sends back waits for whoever had sent it; what one takes back oneself does not.
	editor.step(form, archive.WorkflowWriting)
	if got := piles(writer); got != "returned alt mine" {
		t.Errorf("sent back: %q", got)
	}
	writer.step(form, archive.WorkflowReview)
	writer.step(form, archive.WorkflowWriting)
	if got := piles(writer); got != "alt mine" {
		t.Errorf("taken back: %q", got)
	}
}

// TestChangeSeveral sends two drafts to review from a filtered list, and undoes it there.
func TestChangeSeveral(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	one, two := archivetest.InsertDraft(t, w.store, archivetest.Headline("The first ferry")), archivetest.InsertDraft(t, w.store, archivetest.Headline("The second ferry"))
	archivetest.InsertDraft(t, w.store, archivetest.Headline("A train"))

	b.want(b.get(link.DeskArticleList("q=ferry")), 200)
	b.want(b.submit(severalForm, url.Values{"do": {"review"}}, ""), http.StatusUnprocessableEntity)
	b.says(".error-summary", "Tick at least one")
	b.want(b.submit(severalForm, url.Values{"do": {"subject"}, "article": {tick(one)}}, ""), http.StatusUnprocessableEntity)
	if !b.has(`input[name="article"][checked]`) {
		t.Error("what was ticked is not any more")
	}
	b.want(b.submit(severalForm, url.Values{"do": {"review"}, "article": {tick(one), tick(two)}}, ""), 200)
	b.says(".desk-undo", "Articles changed: 2.")
	if b.at.RawQuery != "q=ferry" {
		t.Errorf("it leads to %s", b.at)
	}
	workflow := func(d archive.Draft) archive.Workflow {
		d, err := w.store.Draft(t.Context(), d.Article.ID)
		if err != nil {
			t.Fatal(err)
		}
		return d.Article.Workflow
	}
	if workflow(one) != archive.WorkflowReview || workflow(two) != archive.WorkflowReview {
		t.Error("they are not in review")
	}
	b.want(b.submit(".desk-undo form", nil, ""), 200)
	b.says(".flash", "Articles as they were before: 2.")
	if workflow(one) != archive.WorkflowWriting || b.has(".desk-undo") {
		t.Error("it was not undone, or can be once more")
	}
	for _, do := range []string{"publish", "withdraw", "discard", "live"} {
		post(t, b, link.DeskBulk, url.Values{"do": {do}, "article": {tick(one)}}, http.StatusBadRequest)
	}
}

// TestChangeSeveralByRole tries what a role does not allow, and what two people are needed for.
func TestChangeSeveralByRole(t *testing.T) {
	t.Parallel()
	w := newWorldWith(t, func(c *config.Site) { c.TwoPeople = true })
	writer, editor := w.editor(t, archive.RoleWriter), w.editor(t, archive.RoleEditor)
	d := archivetest.InsertDraft(t, w.store)
	writer.want(writer.get(link.DeskArticles), 200)
	for _, do := range []string{"approved", "replies"} {
		if writer.has(severalForm + ` button[value="` + do + `"]`) {
			t.Errorf("a writer is offered %s", do)
		}
		post(t, writer, link.DeskBulk, url.Values{"do": {do}, "article": {tick(d)}}, http.StatusForbidden)
	}
	post(t, editor, link.DeskBulk, url.Values{"do": {"review"}, "article": {tick(d)}}, 200)
	post(t, editor, link.DeskBulk, url.Values{"do": {"approved"}, "article": {tick(d)}}, 200)
	editor.says(".flash", "Articles changed: 0.")
	if editor.has(".desk-undo") {
		t.Error("nothing can be undone")
	}
}

// TestFilters keeps a filter, finds it among the tabs, and removes it; a colleague never sees it.
func TestFilters(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b, colleague := w.editor(t, archive.RoleEditor), w.colleague(t, archive.RoleEditor, "two@example.org")
	const keep = `form[action="` + link.DeskFilters + `"]`
	b.want(b.get(link.DeskArticles), 200)
	if b.has(keep) {
		t.Error("the whole list can be kept as a filter")
	}
	b.want(b.get(link.DeskArticleList("q=ferry&before=x&state=live&page=9")), 200)
	b.want(b.submit(keep, url.Values{"name": {"  "}}, ""), http.StatusUnprocessableEntity)
	b.says(".field-error", "name")
	b.want(b.submit(keep, url.Values{"name": {" Live  ferries "}}, ""), 200)
	b.says(`.desk-tabs a[href="/desk/articles?q=ferry&state=live"][aria-current="page"]`, "Live ferries")
	b.want(b.get(link.DeskArticleList("q=train")), 200)
	b.want(b.submit(keep, url.Values{"name": {"Live ferries"}}, ""), 200)
	if b.has(`.desk-tabs a[href*="ferry"]`) {
		t.Error("the earlier filter of that name is still there")
	}
	colleague.want(colleague.get(link.DeskArticleList("q=train")), 200)
	if strings.Contains(wordsOf(colleague.one(".desk-tabs")), "Live ferries") {
		t.Error("a colleague sees the filter")
	}
	b.want(b.submit(`form[action="`+link.DeskFilterRemove+`"]`, nil, ""), 200)
	if strings.Contains(wordsOf(b.one(".desk-tabs")), "Live ferries") {
		t.Error("it was not removed")
	}
}

// TestPalette finds rooms and articles as a page and as JSON, in the editor's language.
func TestPalette(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	archivetest.InsertDraft(t, w.store, archivetest.Headline("The second ferry to Sorrel"))
	archivetest.InsertDraft(t, w.store, archivetest.Headline("100% of trains"))
	writer, moderator := w.editor(t, archive.RoleWriter), w.editor(t, archive.RoleModerator)
	for _, tt := range []struct {
		who     *browser
		q, want string
	}{
		{writer, "sorrel SECOND", "The second ferry to Sorrel"}, {writer, "cal", "Calendar"}, {writer, "0%", "100% of trains"},
		{moderator, "sorrel", ""}, {moderator, "calendar", ""}, {moderator, "repl", "Replies"}, {writer, "audit", ""}, {writer, "second ferries", ""},
	} {
		tt.who.want(tt.who.get(link.DeskGo+"?q="+url.QueryEscape(tt.q)), 200)
		if tt.want == "" {
			tt.who.says("main", "Nothing has these words.")
		} else {
			tt.who.says(".desk-pages", tt.want)
		}
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.root+link.DeskGo+"?q=ferry", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "application/json")
	resp, err := writer.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	var found []struct{ Label, Lang, Address string }
	if err := json.NewDecoder(resp.Body).Decode(&found); err != nil || len(found) != 1 || found[0].Lang != "en" || !strings.HasPrefix(found[0].Address, link.DeskArticles+"/") {
		t.Errorf("%+v, %v", found, err)
	}
}
