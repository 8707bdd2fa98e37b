package postgres_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/postgres"
)

func addAdmin(t *testing.T, s *postgres.Store, n int) archive.Editor {
	t.Helper()
	e, err := s.AddEditor(t.Context(), archive.Editor{Name: "A", Email: fmt.Sprintf("a%d@example.org", n), Role: archive.RoleAdmin, PasswordHash: "h"})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestTheLastAdminStaysUnderConcurrency lets every admin demote or close themselves at the same instant.
func TestTheLastAdminStaysUnderConcurrency(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	const n = 8
	var admins []archive.Editor
	for i := range n {
		admins = append(admins, addAdmin(t, s, i))
	}
	if _, err := s.AddEditor(t.Context(), archive.Editor{Name: "B", Email: "b@example.org", Role: archive.RoleAdmin}); err != nil {
		t.Fatal(err) // invited, and not yet able to sign in
	}
	var (
		wg      sync.WaitGroup
		mu      sync.Mutex
		refused int
	)
	for i, e := range admins {
		wg.Go(func() {
			err := s.SetRole(t.Context(), e.ID, e.ID, archive.RoleWriter)
			if i%2 == 0 {
				err = s.SetActive(t.Context(), e.ID, e.ID, false)
			}
			if err != nil && !errors.Is(err, archive.ErrLastAdmin) {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				refused++
			}
		})
	}
	wg.Wait()
	list, err := s.Editors(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	left := 0
	for _, e := range list {
		if e.Role == archive.RoleAdmin && e.Active && e.PasswordHash != "" {
			left++
		}
	}
	if left != 1 || refused == 0 {
		t.Errorf("%d admins are left, %d changes were refused", left, refused)
	}
}

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ctx := t.Context()
	keeper, e := addAdmin(t, s, 0), addAdmin(t, s, 1)
	begin := func(e archive.Editor) int64 {
		t.Helper()
		id, err := s.BeginSession(ctx, e, "password", time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	id := begin(e)
	if err := s.EndSession(ctx, id, keeper.ID); err != nil {
		t.Fatal(err)
	}
	if _, got, err := s.Session(ctx, id); err != nil || got.ID != e.ID {
		t.Errorf("someone else ended the session: %+v, %v", got, err)
	}
	if err := s.SetActive(ctx, keeper.ID, e.ID, false); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Session(ctx, id); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("the session of a closed account: %v", err)
	}
	if err := s.SetActive(ctx, keeper.ID, e.ID, true); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Session(ctx, id); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("the session came back with its account: %v", err)
	}
	if _, err := s.BeginSession(ctx, e, "password", time.Hour); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a sign-in that was under way when every session ended: %v", err)
	}
}
