package site

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"

	"dateline/internal/archive"
)

func TestWriteAnArticle(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	b.says(".flash", "Saved at")
	b.says(".flash", " UTC.")
	for name, want := range map[string]string{
		"headline": "Night trains run again", "body": "The train left at nine.\n\nIt arrived before the frost had gone.",
		"bylines.0.name": "Park Seo-yun", "attributions.0.name": "Heron", "topics": "railways, winter", "version": "1",
	} {
		if got := b.field(name); got != want {
			t.Errorf("%s is %q after saving, want %q", name, got, want)
		}
	}
	b.want(b.submit(articleForm, nil, "save"), 200)
	if got := b.field("version"); got != "1" {
		t.Errorf("saving nothing new made version %s", got)
	}
	b.want(b.get("/desk/articles?q=trains&state=draft&byline=park+seo-yun"), 200)
	b.one(`.desk-table a[href="` + form + `"]`)
	b.want(b.get("/desk/articles?state=live"), 200)
	if b.has(".desk-table") {
		t.Error("the filter lets a draft through")
	}
}

func TestArticleFormKeepsItsInput(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	for name, tt := range map[string]struct {
		change url.Values
		action string
		wrong  string
	}{
		"headline too long":      {url.Values{"headline": {strings.Repeat("x", 301)}}, "save", "headline"},
		"no headline to publish": {url.Values{"headline": {""}}, "publish", "headline"},
		"a date that is none":    {url.Values{"dateline_date": {"3 February"}}, "save", "dateline_date"},
		"a source of no kind":    {url.Values{"attributions.0.kind": {""}}, "save", "attributions.0.kind"},
		"a person without name":  {url.Values{"attributions.0.kind": {"person"}, "attributions.0.name": {""}}, "save", "attributions.0.name"},
		"a topic too long":       {url.Values{"topics": {strings.Repeat("x", 201)}}, "save", "topics"},
		"no reason to publish":   {url.Values{"attributions.0.reason": {""}}, "publish", "attributions.0.reason"},
	} {
		b.want(b.get("/desk/articles/new"), 200)
		sent := filled(tt.change)
		b.want(b.submit(articleForm, sent, tt.action), 422)
		for field, list := range sent {
			if got := b.field(field); got != strings.ReplaceAll(list[0], "\r\n", "\n") {
				t.Errorf("%s: %s came back as %q", name, field, got)
			}
		}
		bad := b.one(`[name="` + tt.wrong + `"][aria-invalid="true"]`)
		if !b.has(`.error-summary a[href="#` + attr(bad, "id") + `"]`) {
			t.Errorf("%s: the summary does not lead to the field", name)
		}
	}
	list, err := w.store.Drafts(t.Context(), archive.DraftFilter{Limit: 10})
	if err != nil || len(list) != 0 {
		t.Errorf("a refused form was saved: %v %v", list, err)
	}
}

func TestSlipsThatCouldExposeASource(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	write(b, url.Values{"attributions.1.kind": {"person"}, "attributions.1.name": {"Choe Il"}, "attributions.1.phrase": {"Choe Il"}})
	for name, change := range map[string]url.Values{
		"a code word as a named person":    {"attributions.0.kind": {"person"}, "attributions.0.name": {"heron"}},
		"a named person kept as code word": {"attributions.0.kind": {"confidential"}, "attributions.0.name": {"Choe Il"}},
	} {
		b.want(b.get("/desk/articles/new"), 200)
		b.want(b.submit(articleForm, filled(change), "save"), 422)
		if !b.has(`[name="attributions.0.name"][aria-invalid="true"]`) {
			t.Errorf("%s is not refused", name)
		}
	}
	b.want(b.get("/desk/articles/new"), 200)
	if b.has(`#sources-known option[value="Heron"]`) || !b.has(`#sources-confidential option[value="Heron"]`) {
		t.Error("the code word is proposed to rows that readers see")
	}
	if b.field("attributions.0.kind") != "" {
		t.Error("a new source has a kind that nobody chose")
	}
}

func TestMoveRowsWithoutScript(t *testing.T) {
	t.Parallel()
	b := newWorld(t).editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	b.want(b.submit(articleForm, filled(url.Values{"bylines.1.name": {"Second"}, "bylines.1.role": {"translator"}}), "bylines.1.up"), 200)
	if b.field("bylines.0.name") != "Second" || b.field("bylines.0.role") != "translator" || b.field("bylines.1.name") != "Park Seo-yun" {
		t.Errorf("moved rows: %v", fieldsOf(b.one(articleForm)))
	}
	if !b.has(`form[data-unsaved]`) {
		t.Error("the form does not say that it is unsaved")
	}
	b.want(b.submit(articleForm, nil, "bylines.0.remove"), 200)
	if b.field("bylines.0.name") != "Park Seo-yun" || b.field("bylines.1.name") != "" {
		t.Error("the row was not removed")
	}
}

func TestTwoEditorsSaveAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	mine := b.page
	b.want(b.submit(articleForm, url.Values{"deck": {"Theirs."}}, "save"), 200)
	b.page = mine
	b.want(b.submit(articleForm, url.Values{"deck": {"Mine."}}, "save"), 409)
	b.says(".desk-merge .desk-changes > :first-child ins", "Theirs")
	b.says(".desk-merge .desk-changes > :last-child ins", "Mine")
	if b.field("deck") != "Mine." || b.field("version") != "2" {
		t.Errorf("the form holds %q at version %s", b.field("deck"), b.field("version"))
	}
	b.want(b.submit(articleForm, nil, "save"), 200)
	b.want(b.get(form), 200)
	if b.field("deck") != "Mine." {
		t.Error("saving again did not save")
	}
}

func TestNewFormSentTwice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	empty := b.page
	b.want(b.submit(articleForm, filled(nil), "save"), 200)
	first := b.at.Path
	b.page = empty
	b.want(b.submit(articleForm, filled(nil), "save"), 200)
	if b.at.Path != first {
		t.Errorf("a double submit made %s beside %s", b.at.Path, first)
	}
	b.page = empty // back in the browser, and on with other words
	b.want(b.submit(articleForm, filled(url.Values{"deck": {"Other words."}}), "save"), 409)
	if b.field("deck") != "Other words." {
		t.Error("the other words are lost")
	}
}

func TestPublishCorrectWithdraw(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	public := publishIt(b, form)
	reader := w.browser(t)
	reader.want(reader.get(public), 200)
	reader.says("h1", "Night trains run again")
	if strings.Contains(strings.ToLower(wordsOf(reader.page)), "heron") {
		t.Error("readers see the code word")
	}
	b.want(b.submit(articleForm, url.Values{"deck": {"Three passengers tell of it."}}, "save"), 200)
	b.says(".desk-side", "Readers still see the version of")
	reader.get(public)
	reader.says("main", "Two passengers")

	b.want(b.get(form+"/publish"), 200)
	confirm := b.page
	b.says(".desk-changes ins", "Three")
	b.want(b.submit("main form", url.Values{"kind": {"correction"}}, ""), 422)
	b.want(b.submit("main form", url.Values{"kind": {"update"}, "correction": {"A note."}}, ""), 422)
	if got := fieldsOf(b.one("main form")).Get("correction"); got != "A note." {
		t.Errorf("the note came back as %q", got)
	}
	correct := url.Values{"kind": {"correction"}, "correction": {"There were three passengers."}, "hide_earlier": {"on"}}
	b.want(b.submit("main form", correct, ""), 200)
	b.page = confirm
	b.want(b.submit("main form", correct, ""), 200) // the same form twice
	a, err := w.store.ArticleByPath(t.Context(), public)
	if err != nil || a.Revision != 2 || a.ShownFrom != 2 || len(a.Corrections) != 1 {
		t.Errorf("revision %d shown from %d with corrections %v: %v", a.Revision, a.ShownFrom, a.Corrections, err)
	}

	b.want(b.get(form+"/rename"), 200)
	b.want(b.submit("main form", url.Values{"slug": {"!!!"}}, ""), 422)
	b.want(b.submit("main form", url.Values{"slug": {"Trains again"}}, ""), 200)
	reader.want(reader.get(public), 200)
	if !strings.HasSuffix(reader.at.Path, "/trains-again") {
		t.Errorf("the earlier address leads to %s", reader.at)
	}
	b.want(b.get(form+"/withdraw"), 200)
	b.want(b.submit("main form", url.Values{"reason": {" "}}, ""), 422)
	b.want(b.submit("main form", url.Values{"reason": {"It named a street."}}, ""), 200)
	reader.want(reader.get(public), 410)
	reader.says("main", "It named a street.")
	b.want(b.get(form+"/publish"), 200)
	b.want(b.submit("main form", nil, ""), 200)
	reader.want(reader.get(public), 200)
}

func TestPublishRefusesAStalePage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	b.want(b.get(form+"/publish"), 200)
	confirm := b.page
	b.want(b.get(form), 200)
	b.want(b.submit(articleForm, url.Values{"body": {"Not fit to be read."}}, "save"), 200)
	b.page = confirm
	b.want(b.submit("main form", nil, ""), 409)
	b.says(".error-summary", "saved again")
}

func TestPhotos(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	b.want(b.submit(articleForm, filled(url.Values{"headline": {strings.Repeat("x", 301)}}), "save",
		upload{"one.jpg", testPhoto(t, 1)}, upload{"notes.txt", []byte("no photo")}), 422)
	b.says(".error-summary", "notes.txt")
	id := b.field("photos.0.id")
	if id == "" {
		t.Fatal("the photo was lost with the refused form")
	}
	b.want(b.submit(articleForm, url.Values{"headline": {"Short"}, "photos.0.caption": {"Hills."}, "photos.0.alt": {"Low hills"}}, "preview"), 200)
	if !strings.HasSuffix(b.at.Path, "/preview") {
		t.Fatalf("preview ends at %s", b.at)
	}
	src := attr(b.one(`img[alt="Low hills"]`), "src")
	if !strings.HasPrefix(src, "/desk/photos/"+id+"/") {
		t.Errorf("the preview takes its photo from %s", src)
	}
	if b.has("script, link[rel=canonical]") || !b.has(`meta[name=robots][content=noindex]`) {
		t.Error("the preview tells programs about itself")
	}
	b.want(b.get(src), 200)
	stranger := w.browser(t)
	stranger.want(stranger.get(strings.TrimPrefix(src, "/desk")), 404)
	stranger.get(src)
	if stranger.at.Path != "/desk/sign-in" {
		t.Error("a stranger sees a photo of the desk")
	}
	b.want(b.get("/desk/photos/"+id), 200)
	b.want(b.submit("main form", url.Values{"caption": {"Hills in the north."}, "taken_on": {"yesterday"}}, ""), 422)
	if got := fieldsOf(b.one("main form")).Get("caption"); got != "Hills in the north." {
		t.Errorf("the caption came back as %q", got)
	}
	b.want(b.submit("main form", url.Values{"taken_on": {"2026-02-03"}}, ""), 200)
	b.want(b.get("/desk/photos?q=north"), 200)
	if n := len(cascadia.QueryAll(b.page, cascadia.MustCompile(".desk-grid li"))); n != 1 {
		t.Errorf("%d photos found", n)
	}
	b.want(b.get("/desk/photos"), 200)
	b.want(b.submit(`main form[enctype]`, nil, ""), 422)
}

func TestPasteAReport(t *testing.T) {
	t.Parallel()
	b := newWorld(t).editor(t, archive.RoleEditor)
	b.want(b.get("/desk/paste"), 200)
	b.want(b.submit("main form", url.Values{"text": {" "}}, ""), 422)
	report := "Fuel is short in the north\n\nBy Park Seo-yun\n\nHAMHUNG — Buses stood still on Monday, a driver said.\n\nNobody knows for how long."
	b.want(b.submit("main form", url.Values{"text": {report}, "date": {"2026-02-03"}}, ""), 200)
	if b.field("headline") != "Fuel is short in the north" || b.field("bylines.0.name") != "Park Seo-yun" || !strings.Contains(b.field("body"), "Nobody knows") {
		t.Errorf("the form holds %v", fieldsOf(b.one(articleForm)))
	}
	b.want(b.submit(articleForm, url.Values{"photos.0.caption": {"A bus."}, "photos.0.credit": {"Park"}}, "save"), 200)
	if b.field("photos.0.caption") != "A bus." {
		t.Error("the caption without a photo was lost")
	}
	b.want(b.submit(articleForm, nil, "save", upload{"bus.jpg", testPhoto(t, 9)}), 200)
	if b.field("photos.0.id") == "" || b.field("photos.0.caption") != "A bus." || b.field("photos.1.caption") != "" {
		t.Errorf("the photo did not take the caption: %v", fieldsOf(b.one(articleForm)))
	}
}

func TestDiscardAndWorkflow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	form := write(b, nil)
	b.want(b.submit(`form[action$="/workflow"]`, url.Values{"workflow": {"review"}}, ""), 200)
	b.says(".desk-side", "In review")
	b.want(b.get(form+"/discard"), 200)
	b.want(b.submit("main form", nil, ""), 200)
	b.want(b.get(form), 404)
}

func TestMuchText(t *testing.T) {
	t.Parallel()
	b := newWorld(t).editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	b.want(b.submit(articleForm, filled(url.Values{"body": {string(bytes.Repeat([]byte("word "), maxTyped/5+1))}}), "save"), 413)
}
