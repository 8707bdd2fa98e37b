package site

import (
	"net/http"

	"dateline/internal/link"
	"dateline/web/view"
)

// listErrorReports shows what readers say is wrong.
func (h *deskHandlers) listErrorReports(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	settled := q.Get("state") == link.Settled
	list, err := h.store.ErrorReports(r.Context(), settled, int64(atoi(q.Get("after"))), perDeskList+1)
	if err != nil {
		return err
	}
	p := view.DeskErrorsPage{DeskPage: h.page(r, "Errors", link.DeskErrors), Settled: settled, Reports: list}
	if len(list) > perDeskList {
		p.Reports = list[:perDeskList]
		p.More = link.DeskErrorQueue(settled, p.Reports[perDeskList-1].ID)
	}
	return h.show(w, r, view.DeskErrors(p))
}

// settleErrorReport puts a report away.
func (h *deskHandlers) settleErrorReport(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	if err := h.store.SettleErrorReport(r.Context(), id, editorOf(r).ID); err != nil {
		return err
	}
	return h.leave(w, r, link.DeskErrors, say(r, "Settled. The reader’s e-mail, if there was one, is erased."))
}
