package site

import (
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// TestPreview looks at a draft as readers would see it, first new, then as the next version of a live report.
func TestPreview(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get("/desk/articles/new"), 200)
	b.want(b.submit(articleForm, filled(nil), "save", upload{"one.jpg", testPhoto(t, 1)}), 200)
	form, id := b.at.Path, b.field("photos.0.id")
	text := "<p>The train left at nine, past &lt;img src=\"/photos/.</p><figure><img src=\"" + link.Photos + "/" + id + "/480.jpg\" alt=\"Hills\"></figure>"
	b.want(b.submit(articleForm, url.Values{"headline": {""}, "body": {text}, "photos.0.alt": {"Hills"}}, "preview"), 200)

	b.says("h1", "Without a headline")
	b.says("title", "Preview: ")
	for selector, want := range map[string]int{
		"body > aside.preview a[href='" + form + "']": 1,
		"article aside.preview":                       0,
		"form, details, script, link[rel=canonical], link[rel=alternate], meta[property^='og:']": 0,
		"meta[name=robots][content=noindex]":                                                     1,
		".reply-closed":                                                                          1,
		".prose img[src^='/desk/photos/" + id + "/']":                                            1,
		".report-photo img":                                                                      0, // it stands within the text
		"#changes":                                                                               0,
	} {
		if n := len(cascadia.QueryAll(b.page, cascadia.MustCompile(selector))); n != want {
			t.Errorf("%s: %d found, want %d", selector, n, want)
		}
	}
	b.says(".prose", `past <img src="/photos/.`)
	if got := wordsOf(b.page); strings.Contains(got, "Heron") {
		t.Error("the preview tells the desk's word for a source")
	}

	b.want(b.get(form), 200)
	b.want(b.submit(articleForm, url.Values{"headline": {"Night trains"}}, "save"), 200)
	public := publishIt(b, form)
	b.want(b.get(form), 200)
	b.want(b.submit(articleForm, url.Values{"headline": {"Night trains are back"}}, "preview"), 200)
	b.says("h1", "Night trains are back")
	b.says("#cite ~ .addresses", public)
	if n := len(cascadia.QueryAll(b.page, cascadia.MustCompile(".history li"))); n != 1 {
		t.Errorf("the record of a live report has %d lines in its preview", n)
	}
	b.want(b.get(public), 200)
	b.says("h1", "Night trains")
	if b.has(".preview") || !b.has("form.reply-form") {
		t.Error("the published page looks like a preview")
	}
}
