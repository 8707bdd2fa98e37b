package site

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// replyStore is what the desk needs of the store to decide about replies.
type replyStore interface {
	Replies(ctx context.Context, f archive.ReplyFilter) ([]archive.Reply, error)
	ReplyCounts(ctx context.Context, f archive.ReplyFilter) (map[archive.ReplyState]int, error)
	DecideReplies(ctx context.Context, ids []int64, from, to archive.ReplyState, editorID int64) ([]archive.ReplyMove, error)
	UndoReplies(ctx context.Context, moved []archive.ReplyMove, to archive.ReplyState, editorID int64) (undone int, err error)
	RepliesBy(ctx context.Context, w archive.ReplyWriter, limit int) ([]archive.WrittenReply, error)
	EraseReplies(ctx context.Context, ids []int64, editorID int64) (erased int, err error)
}

// listReplies shows the queue of a state, or what a search finds in it.
func (h *deskHandlers) listReplies(w http.ResponseWriter, r *http.Request) error {
	return h.showReplies(w, r, http.StatusOK, h.replyFilter(r.URL.Query()), "")
}

func (h *deskHandlers) showReplies(w http.ResponseWriter, r *http.Request, status int, f archive.ReplyFilter, problem string) error {
	f.Limit = perDeskList + 1
	list, err := h.store.Replies(r.Context(), f)
	if err != nil {
		return err
	}
	counts, err := h.store.ReplyCounts(r.Context(), f)
	if err != nil {
		return err
	}
	p := view.DeskRepliesPage{DeskPage: h.page(r, "Replies", link.DeskReplies), Filter: f, Counts: counts, Replies: list, Problem: problem,
		Undo: h.lastDecision(r)}
	if len(list) > perDeskList {
		p.Replies = list[:perDeskList]
		f.After = p.Replies[perDeskList-1].ID
		p.More = link.DeskReplyQueue(f)
	}
	return h.render(w, r, status, view.DeskReplies(p))
}

// replyFilter reads a filter from an address or a form. A state that there is not is the queue.
func (h *deskHandlers) replyFilter(q url.Values) archive.ReplyFilter {
	f := archive.ReplyFilter{State: archive.ReplyHeld, Words: strings.TrimSpace(storable(q.Get("q"))),
		Report: h.reportNamed(storable(q.Get("report"))), After: int64(atoi(q.Get("after")))}
	if s := q.Get("state"); s == link.AllReplies {
		f.State = ""
	} else if state := oneOf(archive.ReplyState(s), archive.ReplyStates...); state != "" {
		f.State = state
	}
	return f
}

// reportNamed takes from an address that was pasted what archive.ReplyFilter understands.
func (h *deskHandlers) reportNamed(s string) string {
	s = strings.TrimSpace(s)
	if u, err := url.Parse(s); err == nil && strings.HasPrefix(u.Path, "/") {
		s = strings.TrimPrefix(u.Path, h.links.Permalink(""))
	}
	return s
}
