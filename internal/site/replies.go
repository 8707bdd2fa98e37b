package site

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"dateline/internal/archive"
	"dateline/web/view"
)

// sendReply takes a reader's reply and holds it for the desk.
func (h *reader) sendReply(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	a, c, err := h.article(r)
	if err != nil {
		return err
	}
	sent := h.links.Replies(a.Path)
	if r.PostForm.Get(view.TrapField) != "" {
		http.Redirect(w, r, sent, http.StatusSeeOther) // a program filled in what people do not see
		return nil
	}
	reply := archive.NewReply{ShortID: a.ShortID, Name: storable(r.PostForm.Get("name")),
		Email: storable(r.PostForm.Get("email")), Text: storable(r.PostForm.Get("text"))}
	if parent := r.PostForm.Get("parent"); parent != "" && parent != "0" {
		if reply.ParentID, err = strconv.ParseInt(parent, 10, 64); err != nil {
			return badRequest(err)
		}
	}
	p := view.ReplyFormPage{Chrome: c, Headline: a.Current.Headline, Path: a.Path}
	invalid := reply.Validate()
	p.Reply = reply
	switch {
	case errors.As(invalid, &p.Errors):
		return h.render(w, r, http.StatusUnprocessableEntity, view.ReplyForm(p))
	case invalid != nil:
		return invalid
	}
	if p.TooMany = !h.letters.allow(h.clientAddr(r)); p.TooMany {
		w.Header()["Retry-After"] = retryAfter[http.StatusTooManyRequests]
		return h.render(w, r, http.StatusTooManyRequests, view.ReplyForm(p))
	}
	// The same words from the same name under the same report are one reply, however often they are sent.
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%s\x00%s", reply.ShortID, reply.ParentID, reply.Name, reply.Text))
	reply.Submission = hex.EncodeToString(sum[:])
	f, err := h.frame(r.Context(), a.Edition)
	if err != nil {
		return err
	}
	err = h.store.AddReply(r.Context(), reply, h.replyDays(f))
	if errors.Is(err, archive.ErrRepliesClosed) { // while it was written
		closed := view.ReplyClosedPage{Chrome: c, Path: a.Path, Text: reply.Text}
		return h.render(w, r, http.StatusForbidden, view.ReplyClosed(closed))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, sent, http.StatusSeeOther)
	return nil
}

// showReplySent tells a reader that the reply waits for the desk.
func (h *reader) showReplySent(r *http.Request) (*Response, error) {
	a, c, err := h.article(r)
	if err != nil {
		return nil, err
	}
	return h.html(r, view.ReplySent(view.ReplySentPage{Chrome: c, Path: a.Path}), time.Time{})
}
