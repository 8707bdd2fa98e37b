package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/andybalholm/cascadia"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
)

// post sends a form's untouched fields, but for the changed ones, as the editor's script does.
func (b *browser) post(path string, changed url.Values, answer any) int {
	b.t.Helper()
	var buf bytes.Buffer
	kind := writeMultipart(b.t, &buf, changed, nil)
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.root+path, &buf)
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	req.Header.Set("Accept", "application/json")
	resp, err := b.client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.Header.Get("Cache-Control") != "no-store" {
		b.t.Errorf("%s: Cache-Control %q", path, resp.Header["Cache-Control"])
	}
	if answer != nil && strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
		if err := json.NewDecoder(resp.Body).Decode(answer); err != nil {
			b.t.Fatal(err)
		}
	}
	return resp.StatusCode
}

// autosaves sends the form that b shows as an autosave.
func (b *browser) autosaves(changed url.Values) (a autosaved, status int) {
	b.t.Helper()
	form := b.one(articleForm)
	values := fieldsOf(form)
	for name, list := range changed {
		values[name] = list
	}
	values.Set("action", "autosave")
	status = b.post(attr(form, "action"), values, &a)
	return a, status
}

func TestAutosave(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleWriter)
	form := write(b, nil)
	a, status := b.autosaves(url.Values{"deck": {"Kept by itself."}})
	if status != 200 || a.Version != 2 || a.Held || a.Address != form {
		t.Fatalf("status %d, %+v", status, a)
	}
	if a, status = b.autosaves(url.Values{"deck": {"Kept by itself."}}); status != 200 || a.Version != 2 {
		t.Errorf("a retry: status %d, %+v", status, a)
	}
	if a, status = b.autosaves(url.Values{"deck": {"Over it."}}); status != 409 || a.By != "Kim Haneul" {
		t.Errorf("a save over an older version: status %d, %+v", status, a)
	}
	b.want(b.get(form), 200)
	if b.field("deck") != "Kept by itself." {
		t.Errorf("the draft holds %q", b.field("deck"))
	}
}

func TestAutosaveMakesNoNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleWriter)
	form := write(b, nil)
	a, status := b.autosaves(url.Values{"deck": {"New."}, "bylines.1.name": {"Par"}, "bylines.1.role": {"writer"}, "topics": {"railw"},
		"attributions.1.kind": {"person"}, "attributions.1.name": {"Min"}, "attributions.1.phrase": {"a porter"}, "dateline_date": {"tomorrow"}})
	if status != 200 || !a.Held {
		t.Fatalf("status %d, %+v", status, a)
	}
	b.want(b.get(form), 200)
	if b.field("deck") != "New." || b.field("bylines.1.name") != "" || b.field("topics") != "railways, winter" || b.field("dateline_date") != "2026-02-03" {
		t.Errorf("the draft holds %v", fieldsOf(b.one(articleForm)))
	}
	sources, err := w.store.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(sources, func(s archive.Source) bool { return s.Name == "Min" }) {
		t.Error("an autosave made a source of half a name")
	}
}

func TestAutosaveOfNewArticle(t *testing.T) {
	t.Parallel()
	b := newWorld(t).editor(t, archive.RoleWriter)
	b.want(b.get("/desk/articles/new"), 200)
	a, status := b.autosaves(url.Values{"headline": {"Begun"}})
	if status != 200 || a.Version != 1 || a.Address == "" {
		t.Fatalf("status %d, %+v", status, a)
	}
	if again, status := b.autosaves(url.Values{"headline": {"Begun"}}); status != 200 || again.Address != a.Address {
		t.Errorf("a retry made another article: %d %+v", status, again)
	}
	b.want(b.get(a.Address), 200)
	if b.field("headline") != "Begun" {
		t.Errorf("the draft holds %q", b.field("headline"))
	}
}

func TestPresence(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	one, two := w.editor(t, archive.RoleWriter), w.editor(t, archive.RoleEditor)
	form := write(one, nil)
	one.want(one.get(form), 200)
	two.want(two.get(form), 200)
	two.says("[data-presence]", "Kim Haneul")
	var heard struct {
		Others  []string
		Version int
	}
	if status := one.post(form+"/presence", nil, &heard); status != 200 || len(heard.Others) != 1 || heard.Version != 1 {
		t.Errorf("status %d, %+v", status, heard)
	}
	left, err := two.client.PostForm(w.root+form+"/presence", url.Values{"leaving": {"1"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := left.Body.Close(); err != nil || left.StatusCode != http.StatusNoContent {
		t.Errorf("leaving: status %d, %v", left.StatusCode, err)
	}
	heard.Others = nil
	if one.post(form+"/presence", nil, &heard); len(heard.Others) != 0 {
		t.Errorf("one who left is still there: %v", heard.Others)
	}
}

func TestMerge(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, url.Values{"body": {"One.\n\nTwo.\n\nThree.\n\nFour."}, "deck": {"As before."}})
	mine := b.page
	b.want(b.submit(articleForm, url.Values{"body": {"One.\n\nTwo of theirs.\n\nThree.\n\nFour of theirs."}, "headline": {"Their headline"}}, "save"), 200)
	b.page = mine
	b.want(b.submit(articleForm, url.Values{"body": {"One of mine.\n\nTwo of mine.\n\nThree.\n\nFour."}, "deck": {"My deck."}}, "save"), 409)
	for name, want := range map[string]string{"merge.headline": "theirs", "merge.deck": "mine", "merge.text.0": "both", "merge.text.2": "theirs"} {
		if got := b.field(name); got != want {
			t.Errorf("%s is %q at first, not %q", name, got, want)
		}
	}
	conflict := b.page
	b.want(b.submit(articleForm, url.Values{"body": {"Other words."}}, "merge"), 409) // not what was chosen about
	b.says(".desk-conflict .field-error", "choose again")
	b.page = conflict
	b.want(b.submit(articleForm, url.Values{"merge.text.0": {"mine"}}, "merge"), 200)
	b.want(b.get(form), 200)
	for name, want := range map[string]string{"headline": "Their headline", "deck": "My deck.", "version": "3",
		"body": "One of mine.\n\nTwo of mine.\n\nThree.\n\nFour of theirs."} {
		if got := b.field(name); got != want {
			t.Errorf("%s is %q after the merge, not %q", name, got, want)
		}
	}
	b.page = conflict
	b.want(b.submit(articleForm, nil, "merge"), 409) // a third save came between
}

// TestNothingIsOverwritten lets a thousand saves run against each other over HTTP. Each appends a line to the
// text that it read: a line of which the desk said that it was saved must be there in the end.
func TestNothingIsOverwritten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, url.Values{"body": {"Begin."}})
	const editors, saves = 8, 125
	var (
		wg      sync.WaitGroup
		mu      sync.Mutex
		kept    []string
		refused atomic.Int64
	)
	for e := range editors {
		own := &browser{t: t, root: b.root, client: &http.Client{Jar: b.client.Jar}}
		wg.Go(func() {
			text, version := "Begin.", "1"
			for n := range saves {
				line := fmt.Sprintf("Line %d of %d.", n, e)
				values := filled(url.Values{"version": {version}, "body": {text + "\n\n" + line}, "action": {"autosave"}})
				var a autosaved
				switch status := own.post(form, values, &a); status {
				case http.StatusOK:
					mu.Lock()
					kept = append(kept, line)
					mu.Unlock()
				case http.StatusConflict:
					refused.Add(1)
				default:
					t.Errorf("status %d", status)
				}
				d, err := w.store.Draft(t.Context(), atoi64(strings.TrimPrefix(form, link.DeskArticles+"/")))
				if err != nil {
					t.Error(err)
					return
				}
				text, version = body.Text(body.HTML(d.Body)), fmt.Sprint(d.Version)
			}
		})
	}
	wg.Wait()
	b.want(b.get(form), 200)
	text := b.field("body")
	lost := 0
	for _, line := range kept {
		if !strings.Contains(text, line) {
			lost++
		}
	}
	t.Logf("%d saves: %d kept, %d refused, %d overwritten", editors*saves, len(kept), refused.Load(), lost)
	if lost > 0 || len(kept) == 0 || refused.Load() == 0 || len(kept)+int(refused.Load()) != editors*saves {
		t.Errorf("kept %d, refused %d, overwritten %d of %d", len(kept), refused.Load(), lost, editors*saves)
	}
}

func atoi64(s string) int64 { return int64(atoi(s)) }

func TestStatements(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	rows := url.Values{"attributions.1.kind": {"organisation"}, "attributions.1.name": {"Railway Bureau"}, "attributions.1.phrase": {"the railway bureau"},
		"attributions.0.key": {"1"}, "attributions.1.key": {"2"},
		"body": {`<p><mark data-source="1">It left at nine</mark>, <mark data-source="2">says the bureau</mark>; <mark data-source="77">nobody knows</mark>.</p>`}}
	form := write(b, rows)
	if b.field("attributions.0.key") != "1" || b.field("attributions.1.key") != "2" {
		t.Fatalf("keys: %v", fieldsOf(b.one(articleForm)))
	}
	b.want(b.submit(articleForm, nil, "attributions.1.up"), 200)
	b.want(b.submit(articleForm, nil, "save"), 200)
	b.want(b.get(form+"/publish"), 200)
	b.says("main", "rests on a source that is no longer listed")
	public := publishIt(b, form)
	b.want(b.get(public), 200)
	signs := cascadia.QueryAll(b.page, cascadia.MustCompile(".prose .source-sign a"))
	if len(signs) != 2 || attr(signs[0], "href") != "#source-2" || attr(signs[1], "href") != "#source-1" {
		t.Fatalf("%d signs in %s", len(signs), wordsOf(b.one(".prose")))
	}
	b.says("#source-2", "a passenger on the train")
	b.says("#source-1", "the railway bureau")
	b.one(`#source-2 a[href="#statement-2-1"]`)
	b.one(`#statement-2-1`)
	if strings.Contains(wordsOf(b.page), "Heron") {
		t.Error("readers see the code word")
	}
	b.want(b.get(public+"/revisions/1"), 200)
	b.one(`.prose a[href="#source-2"]`)
	a, err := w.store.ArticleByPath(t.Context(), public)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(a.Current.Body, `"77"`) {
		t.Error("a mark without its source was published")
	}
	b.want(b.get(form+"/publish"), 200)
	if b.has(".desk-changes") {
		t.Errorf("the page finds changes where there are none: %s", wordsOf(b.one(".desk-changes")))
	}
	// A source that comes later is never given the key of one that went.
	b.want(b.get(form), 200)
	b.want(b.submit(articleForm, nil, "attributions.0.remove"), 200)
	b.want(b.submit(articleForm, url.Values{"attributions.1.kind": {"document"}, "attributions.1.name": {"A ledger"}, "attributions.1.phrase": {"a ledger"}}, "save"), 200)
	if key := b.field("attributions.1.key"); key == "1" || key == "2" || key == "77" || key == "0" {
		t.Errorf("the new source has key %s", key)
	}
}
