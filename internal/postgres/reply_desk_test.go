package postgres_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/postgres"
)

// addReply sends a reply and returns its id.
func addReply(t *testing.T, s *postgres.Store, a archive.Article, r archive.NewReply) int64 {
	t.Helper()
	r.ShortID, r.Submission = a.ShortID, fmt.Sprintf("%s %d %s %s %s", a.ShortID, r.ParentID, r.Name, r.Email, r.Text)
	if err := s.AddReply(t.Context(), r, 0); err != nil {
		t.Fatal(err)
	}
	list, err := s.Replies(t.Context(), archive.ReplyFilter{Limit: 1})
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	return list[0].ID
}

func decide(t *testing.T, s *postgres.Store, to archive.ReplyState, ids ...int64) []archive.ReplyMove {
	t.Helper()
	moved, err := s.DecideReplies(t.Context(), ids, "", to, 0)
	if err != nil {
		t.Fatal(err)
	}
	return moved
}

func TestSearchReplies(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ferry := archivetest.InsertArticle(t, s, time.Now().Add(-48*time.Hour), archivetest.Headline("The ferry runs"))
	rain := archivetest.InsertArticle(t, s, time.Now().Add(-24*time.Hour), archivetest.Headline("Rain at the pass"))
	one := addReply(t, s, ferry, archive.NewReply{Name: "Ann", Email: "ann@example.net", Text: "It cost 100% more."})
	two := addReply(t, s, ferry, archive.NewReply{Name: "Ben", Text: "It cost 100 more, ANN."})
	three := addReply(t, s, rain, archive.NewReply{Name: "Cho", Text: "비가 왔다"})
	decide(t, s, archive.ReplyApproved, two)
	for _, tt := range []struct {
		filter archive.ReplyFilter
		want   []int64
	}{
		{archive.ReplyFilter{}, []int64{three, two, one}},
		{archive.ReplyFilter{State: archive.ReplyHeld}, []int64{one, three}},
		{archive.ReplyFilter{State: archive.ReplyHeld, After: one}, []int64{three}},
		{archive.ReplyFilter{After: three}, []int64{two, one}},
		{archive.ReplyFilter{Words: "more ann"}, []int64{two, one}},
		{archive.ReplyFilter{Words: "ann@example"}, []int64{one}},
		{archive.ReplyFilter{Words: "100%"}, []int64{one}},
		{archive.ReplyFilter{Words: "비가"}, []int64{three}},
		{archive.ReplyFilter{Words: "ann", State: archive.ReplyApproved}, []int64{two}},
		{archive.ReplyFilter{Report: rain.ShortID}, []int64{three}},
		{archive.ReplyFilter{Report: rain.Path}, []int64{three}},
		{archive.ReplyFilter{Report: "FERRY"}, []int64{two, one}},
		{archive.ReplyFilter{Report: "nowhere"}, nil},
	} {
		tt.filter.Limit = 10
		list, err := s.Replies(t.Context(), tt.filter)
		var got []int64
		for _, r := range list {
			got = append(got, r.ID)
		}
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%+v: %v, %v, not %v", tt.filter, got, err, tt.want)
		}
	}
	counts, err := s.ReplyCounts(t.Context(), archive.ReplyFilter{Words: "ann", State: archive.ReplyHeld})
	if err != nil || counts[archive.ReplyHeld] != 1 || counts[archive.ReplyApproved] != 1 {
		t.Errorf("counts of a search: %v, %v", counts, err)
	}
}

// TestUndoADecision moves replies and back, but none that somebody else has decided about.
func TestUndoADecision(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	a := archivetest.InsertArticle(t, s, time.Now().Add(-48*time.Hour))
	one := addReply(t, s, a, archive.NewReply{Name: "Ann", Text: "One"})
	two := addReply(t, s, a, archive.NewReply{Name: "Ben", Text: "Two"})
	decide(t, s, archive.ReplyApproved, one)
	if moved, err := s.DecideReplies(t.Context(), []int64{one, two}, archive.ReplyHeld, archive.ReplyRejected, 0); err != nil || len(moved) != 1 || moved[0].ID != two {
		t.Errorf("a stale page moved %+v, %v", moved, err)
	}
	moved := decide(t, s, archive.ReplySpam, one, two, 999)
	if len(moved) != 2 {
		t.Fatalf("moved: %+v", moved)
	}
	decide(t, s, archive.ReplyHeld, two)
	if n, err := s.UndoReplies(t.Context(), moved, archive.ReplySpam, 0); err != nil || n != 1 {
		t.Errorf("%d undone, %v", n, err)
	}
	counts, err := s.ReplyCounts(t.Context(), archive.ReplyFilter{})
	if err != nil || counts[archive.ReplyApproved] != 1 || counts[archive.ReplyHeld] != 1 {
		t.Errorf("%v, %v", counts, err)
	}
	if n, err := s.UndoReplies(t.Context(), moved, archive.ReplySpam, 0); err != nil || n != 0 {
		t.Errorf("a second time, %d undone, %v", n, err)
	}
}

// TestEraseReplies looks through the whole database for what was erased.
func TestEraseReplies(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	a := archivetest.InsertArticle(t, s, time.Now().Add(-48*time.Hour))
	send := func(parent int64, name, email string) int64 {
		id := addReply(t, s, a, archive.NewReply{ParentID: parent, Name: name, Email: email, Text: "Words of " + name})
		decide(t, s, archive.ReplyApproved, id)
		return id
	}
	answered, alone := send(0, "Zqann", ""), send(0, "zqANN", "zqann@example.net")
	answer := send(answered, "Ben", "")
	send(alone, "Zqother", "ZQANN@example.net")
	before, err := s.ArticleByPath(t.Context(), a.Path)
	if err != nil || len(before.Replies) != 4 {
		t.Fatalf("%d replies, %v", len(before.Replies), err)
	}
	found, err := s.RepliesBy(t.Context(), archive.ReplyWriter{Name: "zqann", Email: "zqann@example.net"}, 10)
	if err != nil || len(found) != 3 || found[0].Answered || found[1].Answered || !found[2].Answered {
		t.Fatalf("found %+v, %v", found, err)
	}
	for _, w := range []archive.ReplyWriter{{}, {Name: "zq%"}, {Email: "zqann"}} {
		if list, err := s.RepliesBy(t.Context(), w, 10); err != nil || len(list) != 0 {
			t.Errorf("%+v found %+v, %v", w, list, err)
		}
	}
	var ids []int64
	for _, r := range found {
		ids = append(ids, r.ID)
	}
	if n, err := s.EraseReplies(t.Context(), ids, 0); err != nil || n != 3 {
		t.Fatalf("%d erased, %v", n, err)
	}
	after, err := s.ArticleByPath(t.Context(), a.Path)
	if err != nil || len(after.Replies) != 2 || !after.Replies[0].Erased() || after.Replies[1].ID != answer {
		t.Errorf("readers see %+v, %v", after.Replies, err)
	}
	if !after.ChangedAt.After(before.ChangedAt) {
		t.Error("readers who have the page are told that it is unchanged")
	}
	if err := s.AddReply(t.Context(), archive.NewReply{ShortID: a.ShortID, ParentID: answered, Name: "Cho", Text: "Why?", Submission: "cho"}, 0); err == nil {
		t.Error("an erased reply was answered")
	}
	if moved := decide(t, s, archive.ReplyRejected, answered); len(moved) != 0 {
		t.Errorf("an erased reply was moved: %+v", moved)
	}
	if rows := wholeDatabase(t, db); strings.Contains(strings.ToLower(rows), "zqann") || strings.Contains(rows, "Zqother") || strings.Contains(rows, "Words of zq") {
		t.Error("the writer is still in the database")
	}
	entries, err := s.AuditEntries(t.Context(), archive.AuditFilter{Action: "replies.erase", Limit: 2})
	if err != nil || len(entries) != 1 || len(entries[0].Detail) != 1 || entries[0].Detail["count"] != 3.0 || entries[0].ArticleID != 0 {
		t.Errorf("the audit trail holds %+v, %v", entries, err)
	}
	if n, err := s.EraseReplies(t.Context(), []int64{answer}, 0); err != nil || n != 1 {
		t.Fatalf("%d erased, %v", n, err)
	}
	if rows := wholeDatabase(t, db); strings.Contains(rows, "replies: ") {
		t.Errorf("a place stays that nothing hangs on:\n%s", rows)
	}
}

// wholeDatabase returns every row of every table as text, the name of its table before it.
func wholeDatabase(t *testing.T, db *pgx.Conn) string {
	t.Helper()
	rows, err := db.Query(t.Context(), `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(tables) < 20 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	var out strings.Builder
	for _, table := range tables {
		rows, err := db.Query(t.Context(), "SELECT to_jsonb(x)::text FROM "+pgx.Identifier{table}.Sanitize()+" x")
		if err != nil {
			t.Fatal(err)
		}
		list, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range list {
			out.WriteString(table + ": " + row + "\n")
		}
	}
	return out.String()
}
