package postgres_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/postgres"
)

// account makes an account of the desk.
func account(t *testing.T, s *postgres.Store, role archive.Role, email string) archive.Editor {
	t.Helper()
	e, err := s.AddEditor(t.Context(), archive.Editor{Name: "Kim Haneul", Email: email, Role: role})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// change carries out a change to the drafts as they are, and expects how many it changes.
func change(t *testing.T, s *postgres.Store, c archive.BulkChange, want int, ids ...int64) archive.BulkResult {
	t.Helper()
	for _, id := range ids {
		c.Articles = append(c.Articles, archive.ArticleVersion{ID: id, Version: draft(t, s, id).Version})
	}
	r, err := s.ChangeArticles(t.Context(), c)
	if err != nil || r.Changed != want || r.Left != len(ids)-want {
		t.Fatalf("%+v, %v; want %d of %d changed", r, err, want, len(ids))
	}
	return r
}

func draft(t *testing.T, s *postgres.Store, id int64) archive.Draft {
	t.Helper()
	d, err := s.Draft(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func undo(t *testing.T, s *postgres.Store, id int64, e archive.Editor, changed, left int) {
	t.Helper()
	if r, err := s.UndoChange(t.Context(), id, e); err != nil || r.Changed != changed || r.Left != left {
		t.Fatalf("undone: %+v, %v; want %d, and %d left", r, err, changed, left)
	}
}

// TestUndoBringsBackAll undoes each kind of change and compares every draft with what it was. Versions alone go on: a form
// that was opened in between must meet a conflict.
func TestUndoBringsBackAll(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	writer, editor := account(t, s, archive.RoleWriter, "w@example.org"), account(t, s, archive.RoleEditor, "e@example.org")
	plain, approved := archivetest.InsertDraft(t, s), archivetest.InsertDraft(t, s)
	live := archivetest.InsertArticle(t, s, archivetest.At)
	for _, w := range []struct {
		to archive.Workflow
		by int64
	}{{archive.WorkflowReview, writer.ID}, {archive.WorkflowApproved, editor.ID}} {
		if err := s.SetWorkflow(t.Context(), approved.Article.ID, w.to, w.by, nil); err != nil {
			t.Fatal(err)
		}
	}
	topic, err := s.SaveSubject(t.Context(), archive.Subject{Kind: archive.KindTopic, Name: "Ferries"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	section, err := s.SaveSubject(t.Context(), archive.Subject{Kind: archive.KindSection, Name: "Coast"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	ids := []int64{plain.Article.ID, approved.Article.ID, live.ID}
	for name, c := range map[string]archive.BulkChange{
		"to review":       {Workflow: archive.WorkflowReview},
		"to writing":      {Workflow: archive.WorkflowWriting},
		"under a topic":   {SubjectID: topic.ID},
		"under a section": {SubjectID: section.ID},
		"replies":         {CloseReplies: true},
	} {
		var before []archive.Draft
		for _, id := range ids {
			before = append(before, draft(t, s, id))
		}
		c.EditorID = editor.ID
		r := change(t, s, c, len(ids), ids...)
		if c.SubjectID == section.ID && draft(t, s, live.ID).Subjects[0].Name != "Coast" {
			t.Errorf("%s: %+v", name, draft(t, s, live.ID).Subjects)
		}
		if c.SubjectID != 0 && draft(t, s, approved.Article.ID).Article.Workflow == archive.WorkflowApproved {
			t.Errorf("%s: the approval stayed", name)
		}
		undo(t, s, r.ID, editor, len(ids), 0)
		for i, id := range ids {
			got, want := draft(t, s, id), before[i]
			if got.Changed() != want.Changed() {
				t.Errorf("%s: article %d: unpublished edits: %t, were %t", name, i, got.Changed(), want.Changed())
			}
			if c.SubjectID != 0 && got.Version != want.Version+2 {
				t.Errorf("%s: article %d: version %d after %d", name, i, got.Version, want.Version)
			}
			got.Version, got.PublishedVersion = want.Version, want.PublishedVersion
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: article %d is not what it was:\n%s", name, i, diff)
			}
		}
		if _, err := s.UndoChange(t.Context(), r.ID, editor); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%s: undone twice: %v", name, err)
		}
	}
}

// TestUndoLeavesWhatChangedSince changes articles after a change to several, in every way that matters, and undoes that.
func TestUndoLeavesWhatChangedSince(t *testing.T) {
	t.Parallel()
	s, conn := open(t)
	editor, other := account(t, s, archive.RoleEditor, "e@example.org"), account(t, s, archive.RoleEditor, "o@example.org")
	saved, moved, same := archivetest.InsertDraft(t, s), archivetest.InsertDraft(t, s), archivetest.InsertDraft(t, s)
	r := change(t, s, archive.BulkChange{EditorID: editor.ID, Workflow: archive.WorkflowReview}, 3, saved.Article.ID, moved.Article.ID, same.Article.ID)
	if _, err := s.SaveDraft(t.Context(), draft(t, s, saved.Article.ID), other.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.SetWorkflow(t.Context(), moved.Article.ID, archive.WorkflowApproved, other.ID, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.NewPreviewLink(t.Context(), same.Article.ID, "", time.Hour, other.ID); err != nil { // changes nothing
		t.Fatal(err)
	}
	if _, err := s.UndoChange(t.Context(), r.ID, other); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("somebody else undoes it: %v", err)
	}
	undo(t, s, r.ID, editor, 1, 2)
	if w := draft(t, s, moved.Article.ID).Article.Workflow; w != archive.WorkflowApproved {
		t.Errorf("what was approved since is %s", w)
	}
	if w := draft(t, s, same.Article.ID).Article.Workflow; w != archive.WorkflowWriting {
		t.Errorf("what nobody changed is %s", w)
	}

	r = change(t, s, archive.BulkChange{EditorID: editor.ID, CloseReplies: true}, 1, same.Article.ID)
	demoted := editor
	demoted.Role = archive.RoleWriter
	if _, err := s.UndoChange(t.Context(), r.ID, demoted); !errors.Is(err, archive.ErrForbidden) {
		t.Errorf("a writer opens replies: %v", err)
	}
	if _, err := conn.Exec(t.Context(), `UPDATE bulk_changes SET made_at = now() - interval '2 days'`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.UndoChange(t.Context(), r.ID, editor); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("undone after two days: %v", err)
	}
}

// TestChangeLeavesAlone names articles that a change to several must not touch.
func TestChangeLeavesAlone(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	e := account(t, s, archive.RoleEditor, "e@example.org")
	scheduled, changed, refused := archivetest.InsertDraft(t, s), archivetest.InsertDraft(t, s), archivetest.InsertDraft(t, s)
	if _, err := s.Schedule(t.Context(), archive.Scheduling{ArticleID: scheduled.Article.ID, Version: 1, After: time.Hour}); err != nil {
		t.Fatal(err)
	}
	c := archive.BulkChange{EditorID: e.ID, Workflow: archive.WorkflowReview, Allow: func(d *archive.Draft) error {
		if d.Article.ID == refused.Article.ID {
			return &archive.StepError{Step: archive.StepReview, Why: archive.RefusedByWorkflow}
		}
		return nil
	}}
	for id, version := range map[int64]int{scheduled.Article.ID: 1, changed.Article.ID: 7, refused.Article.ID: 1, 99999: 1} {
		c.Articles = append(c.Articles, archive.ArticleVersion{ID: id, Version: version})
	}
	r, err := s.ChangeArticles(t.Context(), c)
	if err != nil || r != (archive.BulkResult{Left: 4}) {
		t.Errorf("%+v, %v", r, err)
	}
	if a := draft(t, s, scheduled.Article.ID).Article; a.State != archive.StateScheduled || a.Workflow != archive.WorkflowApproved {
		t.Errorf("what is on the schedule is %s, %s", a.State, a.Workflow)
	}
	c.Allow = func(*archive.Draft) error { return archive.ErrForbidden }
	if _, err := s.ChangeArticles(t.Context(), c); !errors.Is(err, archive.ErrForbidden) {
		t.Errorf("forbidden: %v", err)
	}
}
