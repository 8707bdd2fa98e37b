package site

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/link"
)

const (
	queueForm  = "form[data-queue]"
	undoForm   = "form[data-undo]"
	eraseForm  = "form.desk-form"
	searchForm = "main form[role=search]"
)

// reply sends a reply to an article.
func (w *world) reply(t *testing.T, a archive.Article, r archive.NewReply) archive.Reply {
	t.Helper()
	r.ShortID, r.Submission = a.ShortID, fmt.Sprintf("%s %d %s %s", a.ShortID, r.ParentID, r.Name, r.Text)
	if err := w.store.AddReply(t.Context(), r, 0); err != nil {
		t.Fatal(err)
	}
	list, err := w.store.Replies(t.Context(), archive.ReplyFilter{Limit: 1})
	if err != nil || len(list) != 1 {
		t.Fatalf("%d replies, %v", len(list), err)
	}
	return list[0]
}

func TestSearchTheQueue(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleModerator)
	ferry := archivetest.InsertArticle(t, w.store, time.Time{}, archivetest.Headline("The ferry runs"))
	rain := archivetest.InsertArticle(t, w.store, time.Time{}, archivetest.Headline("Rain at the pass"))
	w.reply(t, ferry, archive.NewReply{Name: "Ann", Email: "ann@example.net", Text: "I took that boat."})
	w.reply(t, rain, archive.NewReply{Name: "Ben", Text: "It rained."})
	for _, tt := range []struct{ query, has, lacks string }{
		{"q=boat", "Ann", "It rained"},
		{"q=ANN%40example", "boat", "It rained"},
		{"state=all&report=" + rain.ShortID, "It rained", "boat"},
		{"report=" + url.QueryEscape(w.root+rain.Path), "It rained", "boat"},
		{"report=" + url.QueryEscape(w.root+"/p/"+ferry.ShortID), "boat", "It rained"},
		{"report=pass", "It rained", "boat"},
		{"state=spam&q=boat", "Nothing fits", "I took"},
		{"q=%25", "Nothing fits", "boat"},
	} {
		b.want(b.get(link.DeskReplies+"?"+tt.query), 200)
		b.says("main", tt.has)
		if strings.Contains(wordsOf(b.one("main")), tt.lacks) {
			t.Errorf("%s finds %q", tt.query, tt.lacks)
		}
	}
	// A decision comes back to the search, and so does its undo.
	b.want(b.get(link.DeskReplies+"?q=boat"), 200)
	b.want(b.submit(queueForm, url.Values{"one": {"approved " + attr(b.one(`input[name="id"]`), "value")}}, ""), 200)
	b.says(".desk-empty", "Nothing fits")
	b.want(b.submit(undoForm, nil, ""), 200)
	b.says(".desk-replies", "I took that boat.")
	if got := b.at.Query().Get("q"); got != "boat" {
		t.Errorf("it comes back to %s", b.at)
	}
}

func TestTheQueueGoesOn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleModerator)
	a := archivetest.InsertArticle(t, w.store, time.Time{})
	for n := range perDeskList + 3 {
		w.reply(t, a, archive.NewReply{Name: "Ann", Text: fmt.Sprintf("Reply number %03d", n)})
	}
	for _, tt := range []struct{ state, first, last string }{{"held", "000", fmt.Sprintf("%03d", perDeskList+2)}, {"all", fmt.Sprintf("%03d", perDeskList+2), "000"}} {
		b.want(b.get(link.DeskReplies+"?q=number&state="+tt.state), 200)
		b.says("[data-reply]", tt.first)
		b.want(b.get(attr(b.one("a[rel=next]"), "href")), 200)
		b.says(".desk-replies", tt.last)
		if b.has("a[rel=next]") {
			t.Errorf("%s goes on for ever", tt.state)
		}
	}
}

// TestUndoInTheQueue takes a decision about several replies back, as far as nobody else has decided since.
func TestUndoInTheQueue(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleModerator)
	a := archivetest.InsertArticle(t, w.store, time.Time{})
	one, two := w.reply(t, a, archive.NewReply{Name: "Ann", Text: "One"}), w.reply(t, a, archive.NewReply{Name: "Ben", Text: "Two"})
	b.want(b.get(link.DeskReplies), 200)
	if b.has(undoForm) {
		t.Error("there is nothing to take back yet")
	}
	late := b.tab()
	b.want(b.submit(queueForm, url.Values{"id": {number(one.ID), number(two.ID)}, "decision": {"approved"}}, ""), 200)
	b.says("[role=status]", "Approved: 2.")
	reader := w.browser(t)
	reader.want(reader.get(a.Path), 200)
	reader.says(".replies", "Two")
	again := b.tab()
	b.want(b.submit(undoForm, nil, ""), 200)
	b.says("[role=status]", "Put back where they were: 2.")
	b.says(".desk-replies", "Two")
	reader.want(reader.get(a.Path), 200)
	if strings.Contains(wordsOf(reader.page), "Two") {
		t.Error("readers still see what was taken back")
	}
	again.want(again.submit(undoForm, nil, ""), 200)
	again.says("[role=status]", "Nothing was put back")
	again.want(again.submit(queueForm, url.Values{"one": {"spam " + number(one.ID)}}, ""), 200)
	late.want(late.submit(queueForm, url.Values{"one": {"approved " + number(one.ID)}}, ""), 200)
	late.says("[role=status]", "Somebody else was faster, and what they decided stays: 1.")
	if late.has(undoForm) {
		t.Error("what moved nothing is offered to be taken back")
	}
}

func TestEraseAReader(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleModerator)
	a := archivetest.InsertArticle(t, w.store, time.Time{}, archivetest.Edition("ko"))
	first := w.reply(t, a, archive.NewReply{Name: "Zqann", Email: "zqann@example.net", Text: "I live there."})
	if _, err := w.store.DecideReplies(t.Context(), []int64{first.ID}, "", archive.ReplyApproved, 0); err != nil {
		t.Fatal(err)
	}
	answer := w.reply(t, a, archive.NewReply{Name: "Ben", Text: "Where?", ParentID: first.ID})
	stranger := w.reply(t, a, archive.NewReply{Name: "ZQANN", Email: "other@example.net", Text: "Another person."})
	if _, err := w.store.DecideReplies(t.Context(), []int64{answer.ID, stranger.ID}, "", archive.ReplyApproved, 0); err != nil {
		t.Fatal(err)
	}
	reader := w.browser(t)
	reader.want(reader.get(a.Path), 200)
	reader.says(".replies", "I live there.")

	b.want(b.get(link.DeskRepliesErase), 200)
	b.want(b.submit(eraseForm, nil, "look"), 422)
	b.says(".error-summary", "Give the name")
	b.want(b.submit(eraseForm, url.Values{"name": {"nobody"}}, "look"), 200)
	b.says(".desk-empty", "No reply bears")
	b.want(b.submit(eraseForm, url.Values{"name": {"zqann"}, "email": {"ZQann@example.net"}}, "look"), 200)
	if b.at.RawQuery != "" {
		t.Errorf("the person stands in the address %s", b.at)
	}
	b.says(".desk-erase", "Another person.")
	b.says(".desk-erase", "Others answered it")
	if got := fieldsOf(b.one(eraseForm))["id"]; len(got) != 1 || got[0] != number(first.ID) {
		t.Errorf("ticked: %v", got)
	}
	none := b.tab()
	none.want(none.submit(eraseForm, url.Values{"id": nil}, "erase"), 422)
	none.says(".error-summary", "Tick what is to be erased")
	b.want(b.submit(eraseForm, nil, "erase"), 200)
	b.says("[role=status]", "Erased: 1.")

	reader.want(reader.get(a.Path), 200)
	text := wordsOf(reader.one(".replies"))
	for _, want := range []string{"[삭제된 댓글]", "Where?", "Another person.", "댓글 2개"} {
		if !strings.Contains(text, want) {
			t.Errorf("readers do not see %q in %q", want, text)
		}
	}
	if strings.Contains(text, "I live there.") || strings.Contains(text, "Zqann") {
		t.Errorf("readers still see what was erased: %q", text)
	}
}

func TestExportReplies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleModerator)
	a := archivetest.InsertArticle(t, w.store, time.Time{})
	w.reply(t, a, archive.NewReply{Name: "=1+1", Email: "ann@example.net", Text: "＝HYPERLINK(\"http://evil.example\")\nsecond line"})
	w.reply(t, a, archive.NewReply{Name: "Ben", Text: "Plain."})
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.download(link.DeskRepliesCSV, url.Values{"q": {"ann@"}}), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][3] != "'=1+1" || !strings.HasPrefix(rows[1][5], "'＝HYPERLINK") || len(rows[1]) != len(rows[0]) {
		t.Fatalf("%q, %v", rows, err)
	}
	lines := strings.Split(strings.TrimSpace(b.download(link.DeskRepliesLines, url.Values{"state": {"held"}})), "\n")
	var last struct{ Name, Article, State string }
	if err := json.Unmarshal([]byte(lines[1]), &last); err != nil || len(lines) != 2 || last.Name != "Ben" || last.Article != a.ShortID || last.State != "held" {
		t.Errorf("%q: %+v, %v", lines, last, err)
	}
	if e := lastEntry(t, w); e.Action != "replies.export" || e.EditorID == 0 {
		t.Errorf("recorded: %+v", e)
	}
	b.want(b.get(link.DeskReplies), 200)
	if f := b.one(".desk-export form"); attr(f, "action") != link.DeskRepliesCSV || fieldsOf(f).Get("state") != "held" {
		t.Errorf("the page offers %v", fieldsOf(f))
	}
}
