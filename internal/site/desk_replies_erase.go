package site

import (
	"net/http"
	"strconv"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// mostErased is how many replies of one writer are shown, and erased, at once.
const mostErased = 200

// showEraseReplies asks whose replies are to be erased.
func (h *deskHandlers) showEraseReplies(w http.ResponseWriter, r *http.Request) error {
	return h.renderErase(w, r, http.StatusOK, view.DeskReplyErasePage{})
}

func (h *deskHandlers) renderErase(w http.ResponseWriter, r *http.Request, status int, p view.DeskReplyErasePage) error {
	p.DeskPage = h.page(r, "Erase a reader’s replies", link.DeskReplies)
	return h.render(w, r, status, view.DeskReplyErase(p))
}

// eraseReplies shows which replies bear a name or an e-mail, or erases those ticked. The person is named in a form and never in an
// address, which browsers and proxies would keep.
func (h *deskHandlers) eraseReplies(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	text := func(name string) string { return strings.TrimSpace(storable(r.PostForm.Get(name))) }
	p := view.DeskReplyErasePage{Writer: archive.ReplyWriter{Name: text("name"), Email: text("email")}}
	if p.Writer == (archive.ReplyWriter{}) {
		p.Problems.Add("name", "Give the name, the e-mail, or both.")
		return h.renderErase(w, r, http.StatusUnprocessableEntity, p)
	}
	status, ticked := http.StatusOK, func(x archive.WrittenReply) bool {
		return p.Writer.Email == "" || strings.EqualFold(x.Email, p.Writer.Email)
	}
	if text("action") == "erase" {
		ids, err := replyIDs(r.PostForm["id"])
		if err != nil {
			return badRequest(err)
		}
		if len(ids) > 0 {
			return h.erase(w, r, ids)
		}
		status, ticked = http.StatusUnprocessableEntity, func(archive.WrittenReply) bool { return false }
		p.Problems.Add("", "Tick what is to be erased.")
	}
	found, err := h.store.RepliesBy(r.Context(), p.Writer, mostErased+1)
	if err != nil {
		return err
	}
	p.Looked, p.More = true, len(found) > mostErased
	for _, x := range found[:min(len(found), mostErased)] {
		p.Found = append(p.Found, view.ErasableReply{WrittenReply: x, Ticked: ticked(x)})
	}
	return h.renderErase(w, r, status, p)
}

func (h *deskHandlers) erase(w http.ResponseWriter, r *http.Request, ids []int64) error {
	n, err := h.store.EraseReplies(r.Context(), ids, editorOf(r).ID)
	if err != nil {
		return err
	}
	h.Invalidate()
	return h.leave(w, r, link.DeskRepliesErase, say(r, "Erased: %s. Backups hold them until you delete those.", strconv.Itoa(n)))
}
