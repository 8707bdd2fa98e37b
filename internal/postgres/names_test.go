package postgres_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/postgres"
)

func credit(name string) archivetest.Option {
	return func(d *archive.Draft) {
		d.Bylines = []archive.Byline{{Name: name, Role: archive.BylineReporter}}
	}
}

func contributor(t *testing.T, s *postgres.Store, c archive.Contributor) archive.Contributor {
	t.Helper()
	c, err := s.SaveContributor(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestNamesByEdition credits one contributor under two names: there is one page with one slug.
func TestNamesByEdition(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	c := contributor(t, s, archive.Contributor{Name: "Han Garam", Names: map[archive.Edition]string{"ko": "한가람"}})
	archivetest.InsertArticle(t, s, time.Time{}, credit("han garam"))
	ko := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Edition("ko"), credit("한가람"))
	p, err := s.ArticleByPath(t.Context(), ko.Path)
	if err != nil || p.Current.Bylines[0] != (archive.Byline{ContributorID: c.ID, Slug: "han-garam", Name: "한가람", Role: archive.BylineReporter}) {
		t.Errorf("printed in Korean: %+v, %v", p.Current.Bylines, err)
	}
	got, err := s.ContributorBySlug(t.Context(), "han-garam")
	if err != nil || got.NameIn("ko") != "한가람" || got.NameIn("en") != "Han Garam" {
		t.Errorf("the page: %+v, %v", got, err)
	}
	other := contributor(t, s, archive.Contributor{Name: "Seo Rinae"})
	other.Names = map[archive.Edition]string{"ko": "한가람"}
	var taken archive.FieldErrors
	if err := s.EditContributor(t.Context(), other, 0); !errors.As(err, &taken) {
		t.Errorf("another one took the name: %v", err)
	}
}

func TestMergeContributors(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ctx := t.Context()
	old, now, last := contributor(t, s, archive.Contributor{Name: "M. Holt"}), contributor(t, s, archive.Contributor{Name: "Mira Holt"}),
		contributor(t, s, archive.Contributor{Name: "Mira Holt-Brenn"})
	a := archivetest.InsertArticle(t, s, time.Time{}, credit("M. Holt"))
	archivetest.InsertDraft(t, s, credit("M. Holt"))
	if err := s.MergeContributors(ctx, old.ID, old.ID, 0); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("merged into itself: %v", err)
	}
	never := contributor(t, s, archive.Contributor{Name: "Never Printed"})
	for _, pair := range [][2]int64{{old.ID, now.ID}, {now.ID, last.ID}, {never.ID, last.ID}} {
		if err := s.MergeContributors(ctx, pair[0], pair[1], 0); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.MergeContributors(ctx, old.ID, last.ID, 0); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("merged a second time: %v", err)
	}
	if c, err := s.ContributorBySlug(ctx, "m-holt"); err != nil || c.ID != last.ID || c.Slug != "mira-holt-brenn" {
		t.Errorf("the earliest address leads to %+v, %v", c, err)
	}
	if _, err := s.ContributorBySlug(ctx, "never-printed"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a name that readers never saw answers: %v", err)
	}
	p, err := s.ArticleByPath(ctx, a.Path)
	if err != nil || p.Current.Bylines[0].Name != "M. Holt" {
		t.Errorf("what was printed changed: %+v, %v", p.Current.Bylines, err)
	}
	if list, err := s.Articles(ctx, archive.ArticleFilter{Edition: "en", ContributorID: last.ID, Limit: 9}); err != nil || len(list) != 1 {
		t.Errorf("the page lists %d reports, %v", len(list), err)
	}
	if uses, err := s.ContributorUses(ctx, last.ID, 9); err != nil || len(uses) != 2 {
		t.Errorf("used %d times, %v", len(uses), err)
	}
	b := archivetest.InsertArticle(t, s, time.Time{}, credit("M. Holt"))
	if p, err := s.ArticleByPath(ctx, b.Path); err != nil || p.Current.Bylines[0].ContributorID != last.ID {
		t.Errorf("the old name credits %+v, %v", p.Current.Bylines, err)
	}
	if err := s.Withdraw(ctx, a.ID, "x", 0); err != nil {
		t.Fatal(err)
	}
	if err := s.Withdraw(ctx, b.ID, "x", 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ContributorBySlug(ctx, "m-holt"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("with every report withdrawn the name still answers: %v", err)
	}
}

// TestMergeWhilePublishing files a report under a name at the same instant as that name is merged.
func TestMergeWhilePublishing(t *testing.T) {
	t.Parallel()
	s, conn := open(t)
	for range 10 {
		from := contributor(t, s, archive.Contributor{Name: "From " + archive.NewShortID()})
		into := contributor(t, s, archive.Contributor{Name: "Into " + archive.NewShortID()})
		d := archivetest.InsertDraft(t, s, credit(from.Name))
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := s.Publish(t.Context(), archivetest.Publication(d, time.Time{})); err != nil {
				t.Error(err)
			}
		})
		wg.Go(func() {
			if err := s.MergeContributors(t.Context(), from.ID, into.ID, 0); err != nil {
				t.Error(err)
			}
		})
		wg.Wait()
		var lost int
		if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM live_bylines WHERE contributor_id = $1`, from.ID).Scan(&lost); err != nil || lost != 0 {
			t.Fatalf("%d reports are filed under a name that is no more, %v", lost, err)
		}
	}
}

func TestMergeSources(t *testing.T) {
	t.Parallel()
	s, conn := open(t)
	ctx := t.Context()
	source := func(kind archive.SourceKind, name string) archive.Source {
		t.Helper()
		x, err := s.SaveSource(ctx, archive.Source{Kind: kind, Name: name})
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	heron, wren := source(archive.SourceConfidential, "Heron"), source(archive.SourceConfidential, "Wren")
	ada, brenn := source(archive.SourcePerson, "Ada Brenn"), source(archive.SourcePerson, "A. Brenn")
	for _, pair := range [][2]int64{{heron.ID, ada.ID}, {ada.ID, heron.ID}} {
		if err := s.MergeSources(ctx, pair[0], pair[1], 0); !errors.Is(err, archive.ErrMergeKinds) {
			t.Errorf("a confidential and a named source: %v", err)
		}
	}
	if _, err := conn.Exec(ctx, `UPDATE sources SET merged_into = $1 WHERE id = $2`, ada.ID, heron.ID); err == nil {
		t.Error("the database lets a confidential source lead to a named one")
	}
	a := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Attributions(archivetest.Confidential("Wren"),
		archive.Attribution{Kind: archive.SourcePerson, Name: "A. Brenn", Phrase: "A. Brenn, a pilot"}))
	for _, pair := range [][2]int64{{wren.ID, heron.ID}, {brenn.ID, ada.ID}} {
		if err := s.MergeSources(ctx, pair[0], pair[1], 0); err != nil {
			t.Fatal(err)
		}
	}
	if x, err := s.SourceBySlug(ctx, "a-brenn"); err != nil || x.ID != ada.ID {
		t.Errorf("the earlier address leads to %+v, %v", x, err)
	}
	if _, err := s.Source(ctx, wren.ID); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("the code word is still there: %v", err)
	}
	uses, err := s.SourceUses(ctx, heron, 9, 0)
	if err != nil || len(uses) != 1 || uses[0].Article.ID != a.ID {
		t.Errorf("uses: %+v, %v", uses, err)
	}
	if list, err := s.AuditEntries(ctx, archive.AuditFilter{Action: "source.look", Limit: 9}); err != nil || len(list) != 1 {
		t.Errorf("a look at a confidential source left %d traces, %v", len(list), err)
	}
}
