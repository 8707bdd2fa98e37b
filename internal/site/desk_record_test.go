package site

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"

	"dateline/internal/archive"
)

// publishAs publishes the article at form with a kind and a note.
func publishAs(b *browser, form string, change url.Values) {
	b.t.Helper()
	b.want(b.get(form+"/publish"), 200)
	b.want(b.submit("main form", change, ""), 200)
}

// TestMinorEdit is on record and leaves the report's time alone.
func TestMinorEdit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	public := publishIt(b, form)
	before, err := w.store.ArticleByPath(t.Context(), public)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(1100 * time.Millisecond) // so that a date of the later second would be seen
	b.want(b.submit(articleForm, url.Values{"deck": {"Two passengers tell of that."}}, "save"), 200)
	publishAs(b, form, url.Values{"kind": {"minor"}})
	a, err := w.store.ArticleByPath(t.Context(), public)
	if err != nil || a.Revision != 2 || a.History[0].Kind != archive.RevisionMinor || !a.UpdatedAt.Equal(before.UpdatedAt) {
		t.Fatalf("revision %d of kind %s, updated %s, before %s: %v", a.Revision, a.History[0].Kind, a.UpdatedAt, before.UpdatedAt, err)
	}
	if !a.ChangedAt.After(before.ChangedAt) {
		t.Error("caches are told that nothing changed")
	}
	r := w.browser(t)
	r.want(r.get(public), 200)
	r.says("main", "tell of that")
	r.says("#changes ~ .history", "Minor edit")
	if r.has(".times div:nth-child(2)") {
		t.Error("the report counts as updated")
	}
	r.says(`script[type="application/ld+json"]`, `"dateModified":"`+before.UpdatedAt.Format(time.RFC3339)+`"`)
}

// TestCorrectionIsSaidEverywhere follows the note to every place that readers and programs look at.
func TestCorrectionIsSaidEverywhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	public := publishIt(b, form)
	b.want(b.submit(articleForm, url.Values{"deck": {"Three passengers tell of it."}}, "save"), 200)
	const note = "There were three passengers & not two."
	publishAs(b, form, url.Values{"kind": {"correction"}, "correction": {note}})
	r := w.browser(t)
	for _, at := range []struct{ path, selector string }{
		{public, ".correction"}, {public, "#changes ~ .history"}, {public, `script[type="application/ld+json"]`}, {"/corrections", "main"},
	} {
		r.want(r.get(at.path), 200)
		want := note
		if strings.HasPrefix(at.selector, "script") {
			want = `"correction":[{"@type":"CorrectionComment","text":"There were three passengers \u0026 not two."`
		}
		r.says(at.selector, want)
	}
	for _, feed := range []string{"/feed.xml", "/sections/economy/feed.xml"} {
		r.want(r.get(feed), 200)
		if !strings.Contains(wordsOf(r.page), "There were three passengers &amp; not two.") {
			t.Errorf("%s does not say it:\n%s", feed, wordsOf(r.page))
		}
	}
}

// TestRestoreBringsEverythingBack goes back to a first revision from one in which every field differs.
func TestRestoreBringsEverythingBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	b.want(b.submit(articleForm, filled(nil), "save", upload{"one.jpg", testPhoto(t, 1)}), 200)
	form := b.at.Path
	b.want(b.submit(articleForm, url.Values{"photos.0.alt": {"A train"}, "photos.0.caption": {"The train"}, "photos.0.credit": {"Park"}}, "save"), 200)
	public := publishIt(b, form)
	first := fieldsOf(b.one(articleForm))
	b.want(b.submit(articleForm, url.Values{"headline": {"Other"}, "deck": {"Other"}, "dateline_place": {"Other"}, "dateline_date": {"2026-02-04"},
		"body": {"Other."}, "bylines.0.name": {"Other Name"}, "attributions.0.name": {"Crane"}, "attributions.0.phrase": {"someone"},
		"section": {"Society"}, "topics": {"other"}, "photos.0.caption": {"Other"}, "photos.0.alt": {"Other"}}, "save"), 200)
	publishAs(b, form, url.Values{"kind": {"correction"}, "correction": {"All of it."}, "hide_earlier": {"on"}})

	b.want(b.get(form+"/revisions"), 200)
	b.says(".desk-table", "Kept from readers")
	b.want(b.get(form+"/compare?from=1&to=2"), 200)
	for _, field := range []string{"Headline", "Deck", "Dateline: place", "Dateline: date", "Text", "Bylines", "Sources", "Photos", "Filing"} {
		found := false
		for _, dt := range cascadia.QueryAll(b.page, cascadia.MustCompile(".desk-changes dt")) {
			found = found || wordsOf(dt) == field
		}
		if !found {
			t.Errorf("the comparison leaves out %s", field)
		}
	}
	b.says(".desk-changes", "Heron")
	for path, status := range map[string]int{"/compare?from=1&to=9": 404, "/compare?from=x&to=draft": 404, "/restore?revision=9": 404, "/restore": 404, "/compare": 200} {
		b.want(b.get(form+path), status)
	}

	b.want(b.get(form+"/restore?revision=1"), 200)
	b.says(".desk-changes ins", "Night trains")
	confirm := b.page
	b.want(b.get(form), 200)
	b.want(b.submit(articleForm, url.Values{"deck": {"Meanwhile."}}, "save"), 200)
	b.page = confirm
	b.want(b.submit("main form.desk-form", nil, ""), 409)
	b.want(b.submit("main form.desk-form", nil, ""), 200)
	got := fieldsOf(b.one(articleForm))
	for name, want := range first {
		if name != "version" && name != "base" && got.Get(name) != want[0] {
			t.Errorf("%s is %q, was %q", name, got.Get(name), want[0])
		}
	}
	r := w.browser(t)
	r.get(public)
	r.says("h1", "Other")
	publishAs(b, form, nil)
	r.get(public)
	r.says("h1", "Night trains")
	// The revision knows its source again, for the next time.
	id := b.articleID(form)
	rev, err := w.store.DeskRevision(t.Context(), id, 3)
	if err != nil || rev.Attributions[0].Name != "Heron" {
		t.Errorf("behind the revision stands %+v: %v", rev.Attributions, err)
	}
	r.want(r.get(public+"/revisions/1"), 404)
	r.want(r.get(public+"/revisions/2/diff"), 404)
	r.want(r.get(public+"/revisions/3/diff"), 200)
}

// TestBringBack shows a withdrawn report again at its address, and says so to readers.
func TestBringBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	public := publishIt(b, form)
	b.want(b.get(form+"/withdraw"), 200)
	b.want(b.submit("main form", url.Values{"reason": {"A court asked for it."}}, ""), 200)
	r := w.browser(t)
	r.want(r.get(public), 410)
	b.want(b.get(form+"/publish"), 200)
	b.says("main form button", "Bring it back")
	b.want(b.submit("main form", nil, ""), 200)
	r.want(r.get(public), 200)
	for _, page := range []string{public, public + "/revisions"} {
		r.want(r.get(page), 200)
		r.says(".history-downtimes", "published again on")
		r.says(".history-downtimes", "A court asked for it.")
	}
	a, err := w.store.ArticleByPath(t.Context(), public)
	if err != nil || a.Revision != 1 || len(a.Withdrawals) != 1 {
		t.Errorf("back with revision %d and withdrawals %v: %v", a.Revision, a.Withdrawals, err)
	}
	// Twice, the second time with other words.
	b.want(b.get(form+"/withdraw"), 200)
	b.want(b.submit("main form", url.Values{"reason": {"Again."}}, ""), 200)
	b.want(b.submit(articleForm, url.Values{"deck": {"Without the street."}}, "save"), 200)
	publishAs(b, form, url.Values{"kind": {"correction"}, "correction": {"A street was named."}, "hide_earlier": {"on"}})
	r.want(r.get(public), 200)
	r.says("main", "Without the street.")
	r.says(".history-downtimes", "Again.")
}

// TestKeptFromSearchEngines asks for it in the page and in the header, and leaves it out of what they are fed.
func TestKeptFromSearchEngines(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	public := publishIt(b, form)
	r := w.browser(t)
	lists := []string{"/sitemap.xml", "/feed.xml", "/sections/economy/feed.xml"}
	listed := func(want bool) {
		t.Helper()
		for _, list := range lists {
			r.want(r.get(list), 200)
			if got := strings.Contains(wordsOf(r.page), public); got != want {
				t.Errorf("in %s: %t, want %t", list, got, want)
			}
		}
		r.want(r.get(public), 200)
		if r.has("meta[name=robots]") == want || (r.header.Get("X-Robots-Tag") == "") != want {
			t.Errorf("listed: %t, header %q", want, r.header.Get("X-Robots-Tag"))
		}
	}
	listed(true)
	b.want(b.get(form), 200)
	b.want(b.submit(`form[action$="/search-engines"]`, url.Values{"admit": {"no"}}, ""), 200)
	listed(false)
	r.want(r.get("/"), 200)
	r.says("main", "Night trains") // readers of the site find it as before
	b.want(b.submit(`form[action$="/search-engines"]`, url.Values{"admit": {"yes"}}, ""), 200)
	listed(true)
}

// articleID returns the id of the article at form.
func (b *browser) articleID(form string) int64 {
	b.t.Helper()
	return int64(atoi(form[strings.LastIndexByte(form, '/')+1:]))
}
