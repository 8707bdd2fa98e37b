// Package archivetest makes sample values and rows for tests. Each factory gives a whole, valid value; options
// change what the test is about.
package archivetest

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// At is when sample articles are published, unless an option says otherwise.
var At = time.Date(2025, 7, 4, 5, 6, 7, 0, time.UTC)

var serial atomic.Int64

// Option changes a sample draft.
type Option func(*archive.Draft)

// Draft returns a draft that may be published: headline, deck, dateline, body, one byline, one section.
func Draft(options ...Option) archive.Draft {
	n := serial.Add(1)
	d := archive.Draft{Article: archive.Article{Edition: "en"}}
	d.Headline = fmt.Sprintf("The ferry at Sorrel runs again, day %d", n)
	d.Deck = "Boats cross twice a day."
	d.DatelinePlace = "SORREL"
	d.DatelineDate = archive.Date{Year: 2025, Month: 7, Day: 4}
	d.Body = "<p>The ferry runs again.</p>\n<p>It had been laid up since spring.</p>"
	d.Bylines = []archive.Byline{{Name: "Mira Holt", Role: archive.BylineReporter}}
	d.Subjects = []archive.Subject{{Kind: archive.KindSection, Name: "Society"}}
	for _, o := range options {
		o(&d)
	}
	return d
}

// Headline sets the headline, from which the path is made.
func Headline(s string) Option { return func(d *archive.Draft) { d.Headline = s } }

// Body sets the body, in allowed HTML.
func Body(s string) Option { return func(d *archive.Draft) { d.Body = s } }

// Edition sets the edition.
func Edition(e archive.Edition) Option { return func(d *archive.Draft) { d.Article.Edition = e } }

// TranslationOf files the draft under the work of another article.
func TranslationOf(a archive.Article) Option {
	return func(d *archive.Draft) { d.Article.WorkID = a.WorkID }
}

// Attributions sets what the report rests on.
func Attributions(list ...archive.Attribution) Option {
	return func(d *archive.Draft) { d.Attributions = list }
}

// Photos sets the photos.
func Photos(list ...archive.PhotoUse) Option { return func(d *archive.Draft) { d.Photos = list } }

// Confidential returns the attribution to a confidential source; codeWord may be empty.
func Confidential(codeWord string) archive.Attribution {
	return archive.Attribution{Kind: archive.SourceConfidential, Name: codeWord, Phrase: "a dock worker in Sorrel",
		SpokenOn: archive.Date{Year: 2025, Month: 7, Day: 3}, Reason: "Speaking to reporters is punished."}
}

// Store is what the factories need of the store.
type Store interface {
	CreateDraft(ctx context.Context, d archive.Draft, submission string, editorID int64) (int64, error)
	Draft(ctx context.Context, articleID int64) (archive.Draft, error)
	Publish(ctx context.Context, p archive.Publication) (archive.Article, error)
	AddPhoto(ctx context.Context, p archive.Photo, editorID int64) (archive.Photo, error)
}

// InsertDraft stores a sample draft and returns it as stored.
func InsertDraft(t testing.TB, s Store, options ...Option) archive.Draft {
	t.Helper()
	id, err := s.CreateDraft(t.Context(), Draft(options...), fmt.Sprintf("test %d", serial.Add(1)), 0)
	if err != nil {
		t.Fatalf("insert a draft: %v", err)
	}
	d, err := s.Draft(t.Context(), id)
	if err != nil {
		t.Fatalf("read the draft back: %v", err)
	}
	return d
}

// InsertArticle stores a sample article, live since a moment, and returns it. The zero moment is At.
func InsertArticle(t testing.TB, s Store, at time.Time, options ...Option) archive.Article {
	t.Helper()
	d := InsertDraft(t, s, options...)
	a, err := s.Publish(t.Context(), Publication(d, at))
	if err != nil {
		t.Fatalf("publish the sample: %v", err)
	}
	return a
}

// Publication publishes a draft at a moment, under the path of its headline. The zero moment is At.
func Publication(d archive.Draft, at time.Time) archive.Publication {
	if at.IsZero() {
		at = At
	}
	prefix := ""
	if d.Article.Edition != "en" {
		prefix = "/" + string(d.Article.Edition)
	}
	return archive.Publication{ArticleID: d.Article.ID, Version: d.Version, At: at, On: archive.DateOf(at),
		Path: func(n int) string {
			return prefix + at.Format("/2006/01/02/") + link.Numbered(link.Slug(d.Headline), n)
		}}
}

// InsertPhoto stores a photo of the library whose files nobody wrote. n tells photos apart.
func InsertPhoto(t testing.TB, s Store, n int) archive.Photo {
	t.Helper()
	p, err := s.AddPhoto(t.Context(), archive.Photo{ID: fmt.Sprintf("%020d", n), OriginalSHA256: fmt.Sprintf("%064x", n),
		Width: 480, Height: 320, Renditions: []archive.Rendition{{Width: 480, Height: 320}},
		Caption: "The landing", Credit: "Mira Holt", Alt: "A ferry at a wooden landing"}, 0)
	if err != nil {
		t.Fatalf("insert a photo: %v", err)
	}
	return p
}
