package site

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"

	"dateline/internal/archive"
	"dateline/internal/config"
)

const workflowForm = `form[action$="/workflow"]`

// step presses a button of the workflow.
func (b *browser) step(form string, to archive.Workflow) {
	b.t.Helper()
	b.want(b.get(form), 200)
	b.want(b.submit(workflowForm, url.Values{"workflow": {string(to)}}, ""), 200)
}

func (b *browser) offers(to archive.Workflow) bool {
	return b.has(workflowForm + ` button[value="` + string(to) + `"]`)
}

func TestTwoPeople(t *testing.T) {
	t.Parallel()
	w := newWorldWith(t, func(c *config.Site) { c.TwoPeople = true })
	writer, first, second := w.editor(t, archive.RoleWriter), w.editor(t, archive.RoleEditor), w.colleague(t, archive.RoleEditor, "second@example.org")

	form := write(writer, nil)
	writer.says("#field-workflow", "two people")
	first.want(first.get(form+"/publish"), 200)
	if first.has("main form button") {
		t.Error("what nobody approved can be published")
	}
	first.says(".desk-check-missing", "Somebody else")
	post(t, first, form+"/publish", url.Values{"version": {"1"}, "revision": {"0"}}, http.StatusConflict)
	post(t, first, form+"/schedule", url.Values{"version": {"1"}, "at": {"2099-01-01T08:00"}}, http.StatusConflict)

	writer.step(form, archive.WorkflowReview)
	if writer.offers(archive.WorkflowApproved) {
		t.Error("a writer may approve")
	}
	post(t, writer, form+"/workflow", url.Values{"version": {"1"}, "workflow": {"approved"}}, http.StatusForbidden)

	// The first editor changes a word, and is then the one who wrote it last.
	first.want(first.get(form), 200)
	first.want(first.submit(articleForm, url.Values{"deck": {"Three passengers tell of it."}}, "save"), 200)
	if first.offers(archive.WorkflowApproved) {
		t.Error("who wrote it last may approve it")
	}
	post(t, first, form+"/workflow", url.Values{"version": {"2"}, "workflow": {"approved"}}, 200)
	first.says(".flash", "A second person")

	second.want(second.get(form), 200)
	stale := second.page
	writer.want(writer.get(form), 200)
	writer.want(writer.submit(articleForm, url.Values{"deck": {"Four passengers tell of it."}}, "save"), 200)
	second.page = stale
	second.want(second.submit(workflowForm, url.Values{"workflow": {"approved"}}, ""), 200)
	second.says(".flash", "changed meanwhile")
	second.step(form, archive.WorkflowApproved)

	public := publishIt(first, form)
	reader := w.browser(t)
	reader.want(reader.get(public), 200)

	// An edit begins a new round.
	second.want(second.get(form), 200)
	second.want(second.submit(articleForm, url.Values{"deck": {"Five."}}, "save"), 200)
	second.want(second.get(form+"/publish"), 200)
	if second.has("main form button") {
		t.Error("an edit of a live report needs no second person")
	}
}

func TestAnEditTakesTheApprovalBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	b.step(form, archive.WorkflowReview)
	b.step(form, archive.WorkflowApproved)
	b.says(`.desk-steps [aria-current="step"]`, "Approved")
	b.want(b.submit(articleForm, nil, "save"), 200)
	b.says(`.desk-steps [aria-current="step"]`, "Approved")
	b.want(b.submit(articleForm, url.Values{"deck": {"Other words."}}, "save"), 200)
	b.says(`.desk-steps [aria-current="step"]`, "In review")
	b.step(form, archive.WorkflowWriting)
	b.says(`.desk-steps [aria-current="step"]`, "Being written")
}

// TestChecklist leads from everything that is missing to its field.
func TestChecklist(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	empty := url.Values{"headline": {""}, "bylines.0.name": {""}, "section": {""}, "attributions.0.reason": {""},
		"dateline_place": {""}, "dateline_date": {""}, "photos.0.alt": {""}, "photos.0.credit": {""}}
	form := write(b, nil)
	b.want(b.submit(articleForm, nil, "save", upload{"one.jpg", testPhoto(t, 1)}), 200)
	b.want(b.submit(articleForm, empty, "save"), 200)
	b.want(b.get(form+"/publish"), 200)
	if b.has("main form button") {
		t.Error("it can be published")
	}
	for item, want := range map[string]struct{ mark, to string }{
		"Headline": {"missing", "headline"}, "Byline": {"missing", "bylines-0-name"}, "Section": {"look", "section"},
		"Reason for each anonymity": {"missing", "attributions-0-reason"}, "Dateline": {"look", "dateline_place"},
		"Photos: alternative text": {"missing", "photos-0-alt"}, "Photos: credit": {"look", "photos-0-credit"}, "Address": {"look", "slug"},
		"Text": {"ok", ""},
	} {
		found := false
		for _, li := range cascadia.QueryAll(b.page, cascadia.MustCompile(".desk-check-"+want.mark)) {
			a := cascadia.Query(li, cascadia.MustCompile("a"))
			found = found || strings.HasPrefix(strings.TrimSpace(wordsOf(li)), item) && (want.to == "" || a != nil && attr(a, "href") == form+"#field-"+want.to)
		}
		if !found {
			t.Errorf("%s is not marked %s with a link to %s", item, want.mark, want.to)
		}
	}
	b.want(b.get(form), 200)
	for _, id := range []string{"headline", "bylines-0-name", "section", "attributions-0-reason", "dateline_place", "photos-0-alt", "photos-0-credit", "slug"} {
		if !b.has("#field-" + id) {
			t.Errorf("the form has no #field-%s", id)
		}
	}
}

// post sends a form that no page shows, and fails unless it is answered with a status.
func post(t *testing.T, b *browser, path string, form url.Values, status int) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, b.root+path, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	b.want(b.do(req), status)
}
