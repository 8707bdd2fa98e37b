package postgres_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
)

func TestDraftComesBackAsSaved(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	photo := archivetest.InsertPhoto(t, s, 1)
	want := archivetest.Draft(archivetest.Attributions(
		archivetest.Confidential(""), archivetest.Confidential("harbour"),
		archive.Attribution{Kind: archive.SourcePublication, Name: "Sorrel Radio", Phrase: "Sorrel Radio reported"},
	), archivetest.Photos(archive.PhotoUse{PhotoID: photo.ID, Caption: "c", Credit: "d", Decorative: true, Renditions: photo.Renditions}))
	want.Subjects = append(want.Subjects, archive.Subject{Kind: archive.KindPlace, Name: "Sorrel"}, archive.Subject{Kind: archive.KindTopic, Name: "배"})
	want.Slug = "a-slug"
	id, err := s.CreateDraft(t.Context(), want, "k", 0)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Draft(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	ids := cmp.FilterPath(func(p cmp.Path) bool {
		last := p.Last().String()
		return last == ".ID" || last == ".Slug" && len(p) > 3 || last == ".ContributorID" || last == ".SourceID" || last == ".Names"
	}, cmp.Ignore())
	if diff := cmp.Diff(want.Content, got.Content, ids); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got.Slug != "a-slug" || got.Version != 1 || got.Attributions[0].SourceID != 0 || got.Attributions[1].SourceID == 0 {
		t.Errorf("%+v", got)
	}
}

func TestCreateDraftTwiceMakesOne(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	d := archivetest.Draft()
	var (
		wg  sync.WaitGroup
		ids [6]int64
	)
	for i := range ids {
		wg.Go(func() {
			var err error
			if ids[i], err = s.CreateDraft(t.Context(), d, "the same form", 0); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, id := range ids {
		if id != ids[0] {
			t.Fatalf("several articles were made: %v", ids)
		}
	}
}

// TestNoSilentOverwrite saves one draft from many hands at once: each save lands or is refused.
func TestNoSilentOverwrite(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	d := archivetest.InsertDraft(t, s)
	var (
		wg     sync.WaitGroup
		landed atomic.Int64
	)
	for i := range 50 {
		wg.Go(func() {
			mine := d
			mine.Headline = fmt.Sprintf("Hand %d", i)
			_, err := s.SaveDraft(t.Context(), mine, 0)
			var conflict *archive.ConflictError
			switch {
			case err == nil:
				landed.Add(1)
			case !errors.As(err, &conflict):
				t.Error(err)
			case conflict.Current.Version != d.Version+1:
				t.Errorf("the refusal carries version %d", conflict.Current.Version)
			}
		})
	}
	wg.Wait()
	if landed.Load() != 1 {
		t.Errorf("%d saves of one version landed", landed.Load())
	}
}

func TestSaveDraftRetried(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	d := archivetest.InsertDraft(t, s)
	d.Headline = "Once"
	first, err := s.SaveDraft(t.Context(), d, 0)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.SaveDraft(t.Context(), d, 0)
	if err != nil || again != first {
		t.Errorf("a retry: version %d, want %d; %v", again, first, err)
	}
}

func TestDiscard(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	d := archivetest.InsertDraft(t, s)
	if err := s.Discard(t.Context(), d.Article.ID, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Draft(t.Context(), d.Article.ID); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("it is still there: %v", err)
	}
	live := archivetest.InsertArticle(t, s, time.Time{})
	if err := s.Discard(t.Context(), live.ID, 0); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a published report was discarded: %v", err)
	}
}

func TestDraftsFilter(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	archivetest.InsertArticle(t, s, time.Time{}, archivetest.Headline("Live 100% done"))
	archivetest.InsertDraft(t, s, archivetest.Headline("Written_by hand"), archivetest.Edition("ko"))
	review := archivetest.InsertDraft(t, s, archivetest.Headline("In review"))
	if err := s.SetWorkflow(t.Context(), review.Article.ID, archive.WorkflowReview, 0, nil); err != nil {
		t.Fatal(err)
	}
	today := archive.DateOf(time.Now().UTC())
	for _, tt := range []struct {
		name   string
		filter archive.DraftFilter
		want   string
	}{
		{"all, latest save first", archive.DraftFilter{}, "In review|Written_by hand|Live 100% done"},
		{"live", archive.DraftFilter{State: archive.StateLive}, "Live 100% done"},
		{"review", archive.DraftFilter{Workflow: archive.WorkflowReview}, "In review"},
		{"Korean", archive.DraftFilter{Edition: "ko"}, "Written_by hand"},
		{"byline", archive.DraftFilter{Byline: "mira holt", State: archive.StateDraft}, "In review|Written_by hand"},
		{"nobody's", archive.DraftFilter{Byline: "Nobody"}, ""},
		{"a percent sign is a percent sign", archive.DraftFilter{Query: "100% d"}, "Live 100% done"},
		{"an underscore is an underscore", archive.DraftFilter{Query: "n_by"}, "Written_by hand"},
		{"the last day too", archive.DraftFilter{From: today, To: today, Edition: "ko"}, "Written_by hand"},
		{"before all", archive.DraftFilter{To: archive.Date{Year: 2001, Month: 1, Day: 1}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.filter.Limit = 10
			list, err := s.Drafts(t.Context(), tt.filter)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range list {
				got = append(got, d.Headline)
			}
			if strings.Join(got, "|") != tt.want {
				t.Errorf("got %v, want %s", got, tt.want)
			}
		})
	}
}
