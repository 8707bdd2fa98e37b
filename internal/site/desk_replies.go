package site

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// listReplies shows the queue of a state.
func (h *deskHandlers) listReplies(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	return h.showReplies(w, r, http.StatusOK, replyState(q.Get("state")), int64(atoi(q.Get("after"))), "")
}

func (h *deskHandlers) showReplies(w http.ResponseWriter, r *http.Request, status int, state archive.ReplyState, after int64, problem string) error {
	list, err := h.store.Replies(r.Context(), state, after, perDeskList+1)
	if err != nil {
		return err
	}
	counts, err := h.store.ReplyCounts(r.Context())
	if err != nil {
		return err
	}
	p := view.DeskRepliesPage{DeskPage: h.page(r, "Replies", link.DeskReplies), State: state, Counts: counts, Replies: list, Problem: problem}
	if len(list) > perDeskList {
		p.Replies = list[:perDeskList]
		p.More = link.DeskReplyQueue(state, p.Replies[perDeskList-1].ID)
	}
	return h.render(w, r, status, view.DeskReplies(p))
}

// decideReplies moves one reply, or all those ticked, to another state.
func (h *deskHandlers) decideReplies(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	ids, to, err := decisionOf(r.PostForm)
	if err != nil {
		return badRequest(err)
	}
	from := replyState(r.PostForm.Get("from"))
	if len(ids) == 0 {
		return h.showReplies(w, r, http.StatusUnprocessableEntity, from, 0, "Tick at least one reply first.")
	}
	if err := h.store.DecideReplies(r.Context(), ids, to, editorOf(r).ID); err != nil {
		return err
	}
	h.Invalidate()
	flash := "1 reply was moved."
	if len(ids) > 1 {
		flash = fmt.Sprintf("%d replies were moved.", len(ids))
	}
	return h.leave(w, r, link.DeskReplyQueue(from, 0), flash)
}

// decisionOf reads what was decided about which replies: by the button of one, or about those ticked.
func decisionOf(f url.Values) (ids []int64, to archive.ReplyState, err error) {
	texts, state := f["id"], f.Get("decision")
	if one := f.Get("one"); one != "" {
		var id string
		state, id, _ = strings.Cut(one, " ")
		texts = []string{id}
	}
	if to = oneOf(archive.ReplyState(state), archive.ReplyStates...); to == "" {
		return nil, "", fmt.Errorf("no such decision: %q", state)
	}
	for _, s := range texts {
		id, err := strconv.ParseInt(s, 10, 64)
		if err != nil || id < 1 {
			return nil, "", fmt.Errorf("no such reply: %q", s)
		}
		ids = append(ids, id)
	}
	return ids, to, nil
}

// replyState reads a state; anything else is the queue.
func replyState(s string) archive.ReplyState {
	if state := oneOf(archive.ReplyState(s), archive.ReplyStates...); state != "" {
		return state
	}
	return archive.ReplyHeld
}
