package view_test

import (
	"slices"
	"testing"

	"dateline/internal/archive"
	"dateline/web/view"
)

func TestOldRevisionSaysThatItIsOld(t *testing.T) {
	t.Parallel()
	page := view.RevisionPage{Chrome: chrome(t, "en"), Article: article(), Revision: earlier()}
	d := render(t, view.Revision(page))
	if got := d.texts(".not-current p")[0]; got != "Earlier revision. This is revision 2, as published on 5 July 2025, 16:05 KST. It is not the current text of the report." {
		t.Errorf("notice: %q", got)
	}
	if d.attr("meta[name=robots]", "content") != "noindex" || d.attr("link[rel=canonical]", "href") != "https://news.example.org/2025/07/04/water-at-the-doorsteps" {
		t.Error("an old revision stands in for the article")
	}
	if n := len(d.all("form, script")); n != 0 {
		t.Errorf("%d forms or data blocks on an old revision", n)
	}
	page.Revision = article().Current
	if got := render(t, view.Revision(page)).texts(".not-current p")[0]; got != "Current revision" {
		t.Errorf("notice on the current one: %q", got)
	}
}

func TestDiff(t *testing.T) {
	t.Parallel()
	page := view.DiffPage{Chrome: chrome(t, "en"), Article: article(), Before: earlier(), After: article().Current}
	d := render(t, view.Diff(page))
	if got, want := d.texts(".diff-part h2"), []string{"Headline", "Text", "Photos", "Sources"}; !slices.Equal(got, want) {
		t.Errorf("parts: %q, want %q", got, want)
	}
	if got := d.text(".diff-part:nth-of-type(2) del"); got != "[taken out: fourteen, end of change]" {
		t.Errorf("taken out: %q", got)
	}
	if got := d.text(".diff-part:nth-of-type(2) ins"); got != "[put in: forty, end of change]" {
		t.Errorf("put in: %q", got)
	}

	for name, change := range map[string]func(*archive.Content){
		"Summary":        func(c *archive.Content) { c.Deck = "Other." },
		"Bylines":        func(c *archive.Content) { c.Bylines = c.Bylines[:1] },
		"Place and date": func(c *archive.Content) { c.DatelineDate.Day++ },
		"Photos":         func(c *archive.Content) { c.Photos[0].PhotoID = "another" },
		"Sources":        func(c *archive.Content) { c.Attributions[0].Reason = "Other." },
		"Filed under":    func(c *archive.Content) { c.Subjects = c.Subjects[:2] },
	} {
		page.Before = article().Current
		change(&page.Before.Content)
		if got := render(t, view.Diff(page)).texts(".diff-part h2"); !slices.Equal(got, []string{name}) {
			t.Errorf("a change of %s shows as %q", name, got)
		}
	}

	page.Before = article().Current
	if same := render(t, view.Diff(page)); len(same.all("ins, del")) != 0 || same.text(".empty") == "" {
		t.Error("equal revisions differ")
	}
	page.Before.Attributions[0].Name = "Another code word"
	if same := render(t, view.Diff(page)); len(same.all("ins, del")) != 0 {
		t.Error("the comparison tells that a confidential source was exchanged")
	}
}
