package site

import (
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/desk"
)

// report is a live article with everything that an article can have.
type report struct {
	article archive.Article
	slugs   map[string]string // "bylines", "sources", … → the slug of the one that it has
}

// addPhoto puts a photo into the library, renditions and all.
func (w *world) addPhoto(t *testing.T, shade uint8) archive.Photo {
	t.Helper()
	p, err := w.desk.AddPhoto(t.Context(), testPhoto(t, shade), 0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// using returns a photo as an article shows it.
func using(p archive.Photo) archive.PhotoUse {
	u := desk.UsePhoto(p)
	u.Caption, u.Credit, u.Alt = "The landing", "Mira Holt", "A ferry at a wooden landing"
	return u
}

// insertReport publishes a report twice, the second time with a correction.
func (w *world) insertReport(t *testing.T, e archive.Edition, p archive.Photo) report {
	t.Helper()
	named := archive.Attribution{Kind: archive.SourcePerson, Name: "Ada Penn " + string(e), Phrase: "Ada Penn, a pilot"}
	earlier := archive.Attribution{Kind: archive.SourceOrganisation, Name: "The Port " + string(e), Phrase: "the port"}
	a := archivetest.InsertArticle(t, w.store, archivetest.At, archivetest.Edition(e), archivetest.Photos(using(p)),
		archivetest.Attributions(named, earlier, archivetest.Confidential("Kestrel")), func(d *archive.Draft) {
			d.Bylines[0].Name += " " + string(e)
			d.Subjects = []archive.Subject{{Kind: archive.KindSection, Name: "Society " + string(e)},
				{Kind: archive.KindTopic, Name: "Boats " + string(e)}, {Kind: archive.KindPlace, Name: "Sorrel " + string(e)}}
		})
	w.republish(t, a, archive.Publication{Change: archive.Change{Correction: "It was laid up since March."}}, func(d *archive.Draft) {
		d.Deck = "Three times a day."
		d.Attributions = []archive.Attribution{named, archivetest.Confidential("Kestrel")}
	})
	r := report{article: a, slugs: map[string]string{}}
	published, err := w.store.ArticleByPath(t.Context(), a.Path)
	if err != nil {
		t.Fatal(err)
	}
	r.slugs["bylines"] = published.Current.Bylines[0].Slug
	r.slugs["sources"] = published.Current.Attributions[0].Slug
	for _, s := range published.Current.Subjects {
		r.slugs[strings.TrimSuffix(string(s.Kind), "s")+"s"] = s.Slug
	}
	return r
}

// republish changes what a live article says and publishes that, with the note and the hiding of p.
func (w *world) republish(t *testing.T, a archive.Article, p archive.Publication, change func(*archive.Draft)) {
	t.Helper()
	d, err := w.store.Draft(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	change(&d)
	if d.Version, err = w.store.SaveDraft(t.Context(), d, 0); err != nil {
		t.Fatal(err)
	}
	next := archivetest.Publication(d, archivetest.At.AddDate(0, 0, 1))
	next.Correction, next.HideEarlier = p.Correction, p.HideEarlier
	if _, err := w.store.Publish(t.Context(), next); err != nil {
		t.Fatal(err)
	}
}
