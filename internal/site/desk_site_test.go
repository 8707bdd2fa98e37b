package site

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
)

const settingsForm = "form[action='/desk/site']"

// TestNameTheSite changes what stands around every page, and looks at the pages.
func TestNameTheSite(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	politics := []archive.Subject{{Kind: archive.KindSection, Name: "Politics"}}
	society := []archive.Subject{{Kind: archive.KindSection, Name: "Society"}}
	for _, subjects := range [][]archive.Subject{politics, society} {
		archivetest.InsertArticle(t, w.store, time.Time{}, func(d *archive.Draft) { d.Subjects = subjects })
	}
	b, reader := w.editor(t, archive.RoleAdmin), w.browser(t)
	reader.want(reader.get("/"), 200)
	reader.says(".nameplate", "The Record")

	b.want(b.get("/desk/site"), 200)
	if b.value("sections.0.name") != "Politics" || b.value("sections.1.name") != "Society" {
		t.Error("the sections are not in the order in which readers see them")
	}
	changed := url.Values{"name.en": {"The Halden Record"}, "tagline.ko": {"바다에서 온 소식"}, "note.en": {"Printed in Halden."}, "reply_days": {"7"},
		"sections.0.position": {"2"}, "sections.1.position": {"1"}, "sections.1.name.ko": {"사회"}}
	b.want(b.submit(settingsForm, changed, ""), 200)
	b.says(".flash", "Saved")
	b.says(".desk-name", "The Halden Record")
	if b.value("sections.0.name") != "Society" || b.value("name.en") != "The Halden Record" || b.value("reply_days") != "7" {
		t.Error("the form has not kept what was saved")
	}

	reader.want(reader.get("/"), 200)
	reader.says("h1", "The Halden Record")
	reader.says(".foot-note", "Printed in Halden.")
	if nav := wordsOf(reader.one(".sections")); strings.Index(nav, "Society") > strings.Index(nav, "Politics") {
		t.Errorf("the navigation says %q", nav)
	}
	reader.want(reader.get("/ko/"), 200)
	reader.says("h1", "The Halden Record")
	reader.says(".tagline", "바다에서 온 소식")
	reader.want(reader.get("/nothing-here"), 404)
	reader.says(".nameplate", "The Halden Record")

	// What cannot be saved stays in the form; so does what was typed over someone else's save.
	b.want(b.submit(settingsForm, url.Values{"name.en": {strings.Repeat("x", 101)}, "reply_days": {"soon"}, "sections.0.name": {"Politics"}}, ""), 422)
	b.says(".error-summary", "100 characters")
	b.says(".error-summary", "number of days")
	if b.value("reply_days") != "soon" {
		t.Error("the form lost what was typed")
	}
	b.want(b.get("/desk/site"), 200)
	b.want(b.submit(settingsForm, url.Values{"sections.0.name": {"politics"}}, ""), 422)
	b.says(".error-summary", "Another section has this name")
	other := b.tab()
	other.want(other.get("/desk/site"), 200)
	other.want(other.submit(settingsForm, url.Values{"name.en": {"Theirs"}}, ""), 200)
	b.want(b.submit(settingsForm, url.Values{"name.en": {"Mine"}, "sections.0.name": {"Society"}}, ""), 422)
	b.says(".error-summary", "Someone else saved")
	b.want(b.submit(settingsForm, nil, ""), 200)
	reader.want(reader.get("/"), 200)
	reader.says("h1", "Mine")
}

// TestTellOfTheSite writes a policy, finds it where readers look for it, and takes it off again.
func TestTellOfTheSite(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := archivetest.InsertArticle(t, w.store, time.Time{}, archivetest.Attributions(archivetest.Confidential("")))
	b, reader := w.editor(t, archive.RoleAdmin), w.browser(t)
	const address, form = "/desk/site/pages/anonymous-sources/en", "form[action='/desk/site/pages/anonymous-sources/en']"
	reader.want(reader.get("/anonymous-sources"), 404)

	b.want(b.get(address), 200)
	b.want(b.submit(form, url.Values{"body": {"Only when it could cost them."}}, ""), 422)
	b.says(".error-summary", "title")
	policy := url.Values{"title": {"Unnamed sources"}, "body": {"Only when it could cost them.\n\n<script>x</script>An editor decides."}}
	b.want(b.submit(form, policy, ""), 200)
	reader.want(reader.get("/anonymous-sources"), 200)
	reader.says("h1", "Unnamed sources")
	reader.says(".prose", "An editor decides.")
	if reader.has(".prose script") {
		t.Error("a script got into the page")
	}
	reader.want(reader.get(a.Path), 200)
	reader.says(".source-policy a[href='/anonymous-sources']", "Unnamed sources")
	reader.says(".foot nav", "Unnamed sources")
	reader.says("script[type='application/ld+json']", `"unnamedSourcesPolicy"`)
	reader.want(reader.get("/ko/anonymous-sources"), 404)

	b.want(b.get(address), 200)
	other := b.tab()
	other.want(other.get(address), 200)
	other.want(other.submit(form, url.Values{"title": {"Theirs"}}, ""), 200)
	b.want(b.submit(form, url.Values{"title": {"Mine"}}, ""), 422)
	b.says(".error-summary", "Someone else saved")
	if b.value("title") != "Mine" {
		t.Error("the form lost what was typed")
	}
	b.want(b.submit(form, url.Values{"body": {""}}, ""), 200)
	reader.want(reader.get("/anonymous-sources"), 404)
	reader.want(reader.get(a.Path), 200)
	if reader.has("a[href='/anonymous-sources']") {
		t.Error("a page that readers cannot open is linked")
	}
	b.want(b.get("/desk/site/pages/anonymous-sources/fr"), 404)
}

// value returns what a text field of the page holds.
func (b *browser) value(name string) string {
	b.t.Helper()
	return attr(b.one("input[name='"+name+"']"), "value")
}
