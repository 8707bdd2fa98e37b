package site

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// undoRepliesKey holds, in a session, what the last decision moved, until a page has offered to take it back.
const undoRepliesKey = "undo replies"

// decideReplies moves one reply, or all those ticked, to another state.
func (h *deskHandlers) decideReplies(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	ids, to, err := decisionOf(r.PostForm)
	if err != nil {
		return badRequest(err)
	}
	f := h.replyFilter(r.PostForm)
	if len(ids) == 0 {
		return h.showReplies(w, r, http.StatusUnprocessableEntity, f, say(r, "Tick at least one reply first."))
	}
	moved, err := h.store.DecideReplies(r.Context(), ids, f.State, to, editorOf(r).ID)
	if err != nil {
		return err
	}
	h.Invalidate()
	undo, err := json.Marshal(view.ReplyUndo{To: to, Moved: moved})
	if err != nil {
		return fmt.Errorf("keep a decision for its undo: %w", err)
	}
	h.sessions.Put(r.Context(), undoRepliesKey, string(undo))
	return h.leave(w, r, link.DeskReplyQueue(f), decided(r, to, len(moved), len(ids)))
}

// decided tells how many replies were moved, and how many were not because somebody else had been faster.
func decided(r *http.Request, to archive.ReplyState, moved, asked int) string {
	var flash []string
	if n := strconv.Itoa(moved); moved > 0 {
		switch to {
		case archive.ReplyApproved:
			flash = append(flash, say(r, "Approved: %s.", n))
		case archive.ReplyRejected:
			flash = append(flash, say(r, "Rejected: %s.", n))
		case archive.ReplySpam:
			flash = append(flash, say(r, "Marked as spam: %s.", n))
		default:
			flash = append(flash, say(r, "Back to waiting: %s.", n))
		}
	}
	if left := asked - moved; left > 0 {
		flash = append(flash, say(r, "Somebody else was faster, and what they decided stays: %s.", strconv.Itoa(left)))
	}
	return strings.Join(flash, " ")
}

// lastDecision takes the last decision from the session; nil when none moved anything since a page was shown.
func (h *deskHandlers) lastDecision(r *http.Request) *view.ReplyUndo {
	var u view.ReplyUndo
	if err := json.Unmarshal([]byte(h.sessions.PopString(r.Context(), undoRepliesKey)), &u); err != nil || len(u.Moved) == 0 {
		return nil
	}
	return &u
}

// undoDecision puts replies back where they stood before a decision.
func (h *deskHandlers) undoDecision(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	to := oneOf(archive.ReplyState(r.PostForm.Get("to")), archive.ReplyStates...)
	moved := make([]archive.ReplyMove, len(r.PostForm["moved"]))
	for i, s := range r.PostForm["moved"] {
		var err error
		if moved[i].From, moved[i].ID, err = stateAndID(s); err != nil {
			return badRequest(err)
		}
	}
	n, err := h.store.UndoReplies(r.Context(), moved, to, editorOf(r).ID)
	if err != nil {
		return err
	}
	h.Invalidate()
	flash := say(r, "Put back where they were: %s.", strconv.Itoa(n))
	if n == 0 {
		flash = say(r, "Nothing was put back: somebody has decided again since.")
	}
	return h.leave(w, r, link.DeskReplyQueue(h.replyFilter(r.PostForm)), flash)
}

// decisionOf reads what was decided about which replies: by the button of one, or about those ticked.
func decisionOf(f url.Values) (ids []int64, to archive.ReplyState, err error) {
	if one := f.Get("one"); one != "" {
		to, id, err := stateAndID(one)
		return []int64{id}, to, err
	}
	if to = oneOf(archive.ReplyState(f.Get("decision")), archive.ReplyStates...); to == "" {
		return nil, "", fmt.Errorf("no such decision: %q", f.Get("decision"))
	}
	ids, err = replyIDs(f["id"])
	return ids, to, err
}

// stateAndID reads the value of a button or a field: "approved 12".
func stateAndID(s string) (archive.ReplyState, int64, error) {
	state, id, _ := strings.Cut(s, " ")
	to := oneOf(archive.ReplyState(state), archive.ReplyStates...)
	if to == "" {
		return "", 0, fmt.Errorf("no such decision: %q", s)
	}
	ids, err := replyIDs([]string{id})
	if err != nil {
		return "", 0, err
	}
	return to, ids[0], nil
}

// replyIDs reads the numbers of replies.
func replyIDs(texts []string) ([]int64, error) {
	ids := make([]int64, len(texts))
	for i, s := range texts {
		id, err := strconv.ParseInt(s, 10, 64)
		if err != nil || id < 1 {
			return nil, fmt.Errorf("no such reply: %q", s)
		}
		ids[i] = id
	}
	return ids, nil
}
