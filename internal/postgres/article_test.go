package postgres_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
)

func TestPublishedArticle(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	photo := archivetest.InsertPhoto(t, s, 1)
	en := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Headline("Ferry runs"),
		archivetest.Photos(archive.PhotoUse{PhotoID: photo.ID, Caption: "c", Alt: "a", Lead: true, Renditions: photo.Renditions}),
		archivetest.Attributions(archivetest.Confidential("")))
	ko := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Headline("나룻배 다시 뜬다"), archivetest.Edition("ko"), archivetest.TranslationOf(en))

	p, err := s.ArticleByPath(t.Context(), "/2025/07/04/ferry-runs")
	if err != nil {
		t.Fatal(err)
	}
	if p.Current.Headline != "Ferry runs" || len(p.Current.Bylines) != 1 || p.Current.Bylines[0].Slug != "mira-holt" ||
		p.Current.DatelineDate != (archive.Date{Year: 2025, Month: 7, Day: 4}) || !p.PublishedAt.Equal(archivetest.At) {
		t.Errorf("%+v", p.Current)
	}
	if len(p.Translations) != 1 || p.Translations[0].Path != ko.Path || p.Translations[0].Headline != "나룻배 다시 뜬다" {
		t.Errorf("translations: %+v", p.Translations)
	}
	if len(p.History) != 1 || p.History[0].Kind != archive.RevisionFirst || len(p.Corrections) != 0 {
		t.Errorf("history: %+v", p.History)
	}
	if ok, err := s.PhotoIsPublic(t.Context(), photo.ID); !ok || err != nil {
		t.Errorf("its photo is not public: %v", err)
	}
	if path, err := s.PathByShortID(t.Context(), en.ShortID); path != en.Path || err != nil {
		t.Errorf("permalink: %s, %v", path, err)
	}
}

// TestDraftIsInvisible asks for all that a draft names.
func TestDraftIsInvisible(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	photo := archivetest.InsertPhoto(t, s, 1)
	d := archivetest.InsertDraft(t, s, archivetest.Photos(archive.PhotoUse{PhotoID: photo.ID}),
		archivetest.Attributions(archive.Attribution{Kind: archive.SourcePerson, Name: "Ada Brenn", Phrase: "Ada Brenn"}))
	for name, err := range map[string]error{
		"contributor": second(s.ContributorBySlug(t.Context(), "mira-holt")),
		"source":      second(s.SourceBySlug(t.Context(), "ada-brenn")),
		"section":     second(s.SubjectBySlug(t.Context(), archive.KindSection, "society")),
		"short id":    second(s.PathByShortID(t.Context(), d.Article.ShortID)),
		"revision":    second(s.Revisions(t.Context(), d.Article.ID, 1)),
	} {
		if !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if ok, err := s.PhotoIsPublic(t.Context(), photo.ID); ok || err != nil {
		t.Errorf("its photo is public: %v", err)
	}
	frame, err := s.Frame(t.Context(), "en")
	if err != nil || len(frame.Sections) != 0 {
		t.Errorf("navigation: %v, %v", frame.Sections, err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestRenameAndWithdraw(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ctx := t.Context()
	a := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Headline("Old"))
	other := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Headline("Other"))

	var fields archive.FieldErrors
	if err := s.Rename(ctx, a.ID, other.Path, "other", 0); !errors.As(err, &fields) || fields.For("slug") == "" {
		t.Errorf("another's path: %v", err)
	}
	if err := s.Rename(ctx, a.ID, "/2025/07/04/new", "new", 0); err != nil {
		t.Fatal(err)
	}
	var moved *archive.MovedError
	if _, err := s.ArticleByPath(ctx, a.Path); !errors.As(err, &moved) || moved.Path != "/2025/07/04/new" {
		t.Errorf("old path: %v", err)
	}
	if err := s.Rename(ctx, a.ID, a.Path, "old", 0); err != nil {
		t.Errorf("back to its own earlier path: %v", err)
	}
	if err := s.Rename(ctx, archivetest.InsertDraft(t, s).Article.ID, "/2025/07/04/free", "free", 0); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a draft: %v", err)
	}
	if _, err := s.ArticleByPath(ctx, "/2025/07/04/free"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("the refused path is taken: %v", err)
	}

	for range 2 { // a retry changes nothing
		if err := s.Withdraw(ctx, a.ID, "It named a source.", 0); err != nil {
			t.Fatal(err)
		}
	}
	var gone *archive.GoneError
	for _, path := range []string{a.Path, "/2025/07/04/new"} {
		if _, err := s.ArticleByPath(ctx, path); !errors.As(err, &gone) || gone.Reason != "It named a source." {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := s.Revisions(ctx, a.ID, 1); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("its revision is still there: %v", err)
	}
}

func TestRepublish(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ctx := t.Context()
	d := archivetest.InsertDraft(t, s, archivetest.Headline("First"))
	pub := archivetest.Publication(d, time.Time{})
	first, err := s.Publish(ctx, pub)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.Publish(ctx, pub)
	if err != nil || again.Revision != 1 || again.Path != first.Path {
		t.Errorf("the same again: %+v, %v", again, err)
	}

	d.Headline = "Second"
	d.Version, err = s.SaveDraft(ctx, d, 0)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.ArticleByPath(ctx, first.Path)
	if err != nil || p.Current.Headline != "First" {
		t.Fatalf("readers see the draft: %q, %v", p.Current.Headline, err)
	}
	var conflict *archive.ConflictError
	if _, err := s.Publish(ctx, pub); !errors.As(err, &conflict) || conflict.Current.Headline != "Second" {
		t.Errorf("an old version was published: %v", err)
	}
	pub.Version, pub.Correction, pub.At = d.Version, "It was the second.", pub.At.Add(time.Hour)
	if _, err := s.Publish(ctx, pub); err != nil {
		t.Fatal(err)
	}
	p, err = s.ArticleByPath(ctx, first.Path)
	if err != nil || p.Current.Headline != "Second" || len(p.History) != 2 || len(p.Corrections) != 1 ||
		!p.PublishedAt.Equal(archivetest.At) || !p.UpdatedAt.Equal(pub.At) {
		t.Fatalf("%+v, %v", p, err)
	}

	pub.Correction, pub.HideEarlier = "", true
	if _, err := s.Publish(ctx, pub); err != nil {
		t.Fatal(err)
	}
	p, err = s.ArticleByPath(ctx, first.Path)
	if err != nil || len(p.History) != 1 || len(p.Corrections) != 0 {
		t.Errorf("what was hidden is still told: %+v, %v", p.History, err)
	}
	if _, err := s.Revisions(ctx, first.ID, 1); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a hidden revision is served: %v", err)
	}
	if list, err := s.Corrections(ctx, "en", archive.Cursor{}, 10); err != nil || len(list) != 0 {
		t.Errorf("a hidden correction is listed: %v, %v", list, err)
	}
}

// TestPathCollision publishes reports of one headline and day from many connections at once.
func TestPathCollision(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		paths = map[string]bool{}
	)
	drafts := make([]archive.Draft, 8)
	for i := range drafts {
		drafts[i] = archivetest.InsertDraft(t, s, archivetest.Headline("Same"))
	}
	for _, d := range drafts {
		wg.Go(func() {
			a, err := s.Publish(t.Context(), archivetest.Publication(d, time.Time{}))
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			paths[a.Path] = true
		})
	}
	wg.Wait()
	for n := 1; n <= len(drafts); n++ {
		want := "/2025/07/04/same"
		if n > 1 {
			want = fmt.Sprintf("%s-%d", want, n)
		}
		if !paths[want] {
			t.Errorf("nobody got %s: %v", want, paths)
		}
	}
}

// TestListsAtAnyDepth walks a list by its cursor and meets every article once, in order.
func TestListsAtAnyDepth(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ctx := t.Context()
	const n = 25
	for i := range n {
		archivetest.InsertArticle(t, s, archivetest.At.Add(time.Duration(i/3)*time.Hour)) // three share a moment
	}
	c, err := s.ContributorBySlug(ctx, "mira-holt")
	if err != nil {
		t.Fatal(err)
	}
	section, err := s.SubjectBySlug(ctx, archive.KindSection, "society")
	if err != nil {
		t.Fatal(err)
	}
	day := archive.Date{Year: 2025, Month: 7, Day: 4}
	for name, f := range map[string]archive.ArticleFilter{
		"edition":     {},
		"contributor": {ContributorID: c.ID},
		"section":     {SubjectID: section.ID},
		"day":         {From: day, To: day},
	} {
		f.Edition, f.Limit = "en", 4
		seen := map[string]bool{}
		var last archive.ArticleSummary
		for {
			list, err := s.Articles(ctx, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range list {
				if seen[a.ShortID] || !last.PublishedAt.IsZero() && a.PublishedAt.After(last.PublishedAt) {
					t.Errorf("%s: %s comes twice or out of order", name, a.ShortID)
				}
				seen[a.ShortID], last = true, a
			}
			if len(list) < f.Limit {
				break
			}
			f.Before = archive.Cursor{At: last.PublishedAt, ID: last.ShortID}
		}
		if len(seen) != n {
			t.Errorf("%s: met %d of %d", name, len(seen), n)
		}
	}
	counts, err := s.ArchiveCounts(ctx, "en", archive.Date{Year: 2025, Month: 7})
	if err != nil || len(counts) != 1 || counts[0] != (archive.PeriodCount{Period: day, Count: n}) {
		t.Errorf("counts: %v, %v", counts, err)
	}
}
