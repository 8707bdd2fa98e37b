package postgres_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
)

func TestReplies(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ctx := t.Context()
	a := archivetest.InsertArticle(t, s, time.Now().Add(-48*time.Hour))
	reply := archive.NewReply{ShortID: a.ShortID, Name: "Reader", Email: "r@example.org", Text: "Thank you.", Submission: "one"}
	for range 2 { // a double submit
		if err := s.AddReply(ctx, reply, 0); err != nil {
			t.Fatal(err)
		}
	}
	held, err := s.Replies(ctx, archive.ReplyFilter{State: archive.ReplyHeld, Limit: 10})
	if err != nil || len(held) != 1 || held[0].Email != "r@example.org" || held[0].Path != a.Path {
		t.Fatalf("queue: %+v, %v", held, err)
	}
	answer := archive.NewReply{ShortID: a.ShortID, Name: "Other", Text: "Yes.", ParentID: held[0].ID, Submission: "two"}
	if err := s.AddReply(ctx, answer, 0); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("an answer to a held reply tells that it exists: %v", err)
	}
	if _, err := s.DecideReplies(ctx, []int64{held[0].ID}, archive.ReplyHeld, archive.ReplyApproved, 0); err != nil {
		t.Fatal(err)
	}
	if err := s.AddReply(ctx, answer, 0); err != nil {
		t.Fatal(err)
	}
	p, err := s.ArticleByPath(ctx, a.Path)
	if err != nil || len(p.Replies) != 1 || p.Replies[0].Name != "Reader" || p.Replies[0].Email != "" {
		t.Errorf("readers see %+v, %v", p.Replies, err)
	}
	if !p.ChangedAt.After(p.UpdatedAt) {
		t.Error("an approved reply leaves the page unchanged")
	}
	if err := s.AddReply(ctx, archive.NewReply{ShortID: a.ShortID, Name: "a", Text: "b", Submission: "3"}, 1); !errors.Is(err, archive.ErrRepliesClosed) {
		t.Errorf("after its day: %v", err)
	}
	if err := s.SetReplies(ctx, a.ID, false, 0); err != nil {
		t.Fatal(err)
	}
	if err := s.AddReply(ctx, archive.NewReply{ShortID: a.ShortID, Name: "a", Text: "b", Submission: "4"}, 0); !errors.Is(err, archive.ErrRepliesClosed) {
		t.Errorf("closed: %v", err)
	}
	if counts, err := s.ReplyCounts(ctx, archive.ReplyFilter{}); err != nil || counts[archive.ReplyHeld] != 1 || counts[archive.ReplyApproved] != 1 {
		t.Errorf("counts: %v, %v", counts, err)
	}
}

func TestLinksWorkOnce(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ctx := t.Context()
	setup, err := s.NewLink(ctx, 0, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	var (
		wg   sync.WaitGroup
		made atomic.Int64
	)
	for _, email := range []string{"a@example.org", "b@example.org", "c@example.org"} {
		wg.Go(func() {
			_, err := s.SetUp(ctx, setup, archive.Editor{Email: email, Name: "A", Role: archive.RoleAdmin, PasswordHash: "h"})
			switch {
			case err == nil:
				made.Add(1)
			case !errors.Is(err, archive.ErrLinkUsed):
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if made.Load() != 1 {
		t.Fatalf("one link made %d accounts", made.Load())
	}
	editors, err := s.Editors(ctx)
	if err != nil || len(editors) != 1 {
		t.Fatalf("%v, %v", editors, err)
	}
	e := editors[0]
	again, err := s.NewLink(ctx, 0, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SetUp(ctx, again, archive.Editor{Email: "x@example.org", Name: "X", Role: archive.RoleAdmin}); !errors.Is(err, archive.ErrLinkUsed) {
		t.Errorf("a second set-up: %v", err)
	}
	old, _ := s.NewLink(ctx, e.ID, time.Hour)
	token, err := s.NewLink(ctx, e.ID, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SetPassword(ctx, old, "new"); !errors.Is(err, archive.ErrLinkUsed) {
		t.Errorf("a replaced link: %v", err)
	}
	changed, err := s.SetPassword(ctx, token, "new")
	if err != nil || changed.PasswordHash != "new" || changed.SessionEpoch != e.SessionEpoch+1 {
		t.Errorf("%+v, %v", changed, err)
	}
	if _, err := s.SetPassword(ctx, token, "again"); !errors.Is(err, archive.ErrLinkUsed) {
		t.Errorf("the link works twice: %v", err)
	}
	expired, _ := s.NewLink(ctx, e.ID, -time.Second)
	if _, err := s.LinkEditor(ctx, expired); !errors.Is(err, archive.ErrLinkUsed) {
		t.Errorf("an expired link: %v", err)
	}
}

// TestSignInLimit tries at once from many hands.
func TestSignInLimit(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	limits := []archive.SignInLimit{{Key: []byte("k"), Max: 5, Window: time.Minute}}
	var (
		wg      sync.WaitGroup
		allowed atomic.Int64
	)
	for range 20 {
		wg.Go(func() {
			switch err := s.CountSignIn(t.Context(), limits); {
			case err == nil:
				allowed.Add(1)
			case !errors.Is(err, archive.ErrTooMany):
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if allowed.Load() != 5 {
		t.Errorf("%d attempts passed a limit of 5", allowed.Load())
	}
	if err := s.SignedIn(t.Context(), limits); err != nil {
		t.Fatal(err)
	}
	if err := s.CountSignIn(t.Context(), limits); err != nil {
		t.Errorf("after a sign-in: %v", err)
	}
}

func TestSiteKeyIsShared(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	a, err := s.SiteKey(t.Context(), "x")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := s.SiteKey(t.Context(), "x")
	c, _ := s.SiteKey(t.Context(), "y")
	if len(a) != 32 || string(a) != string(b) || string(a) == string(c) {
		t.Error("the key is not one per name")
	}
}

func TestAnnouncement(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	changed := make(chan struct{}, 100)
	go func() { _ = s.Watch(t.Context(), func() { changed <- struct{}{} }) }()
	<-changed // it listens
	archivetest.InsertArticle(t, s, time.Time{})
	select {
	case <-changed:
	case <-time.After(10 * time.Second):
		t.Error("nobody heard of the publication")
	}
}
