package site

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"time"

	"dateline/internal/archive"
	"dateline/web/view"
)

// sendErrorReport takes a reader's word that a report is wrong to the desk.
func (h *reader) sendErrorReport(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	a, c, err := h.article(r)
	if err != nil {
		return err
	}
	sent := h.links.ErrorReports(a.Path)
	if r.PostForm.Get(view.TrapField) != "" {
		http.Redirect(w, r, sent, http.StatusSeeOther) // a program filled in what people do not see
		return nil
	}
	report := archive.NewErrorReport{ShortID: a.ShortID, Text: storable(r.PostForm.Get("text")), Email: storable(r.PostForm.Get("email"))}
	p := view.ErrorReportFormPage{Chrome: c, Headline: a.Current.Headline, Path: a.Path}
	invalid := report.Validate()
	p.Report = report
	switch {
	case errors.As(invalid, &p.Errors):
		return h.render(w, r, http.StatusUnprocessableEntity, view.ErrorReportForm(p))
	case invalid != nil:
		return invalid
	}
	if p.TooMany = !h.letters.allow(h.clientAddr(r)); p.TooMany {
		w.Header()["Retry-After"] = retryAfter[http.StatusTooManyRequests]
		return h.render(w, r, http.StatusTooManyRequests, view.ErrorReportForm(p))
	}
	// The same words about the same report are one, however often they are sent.
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s", report.ShortID, report.Email, report.Text))
	report.Submission = hex.EncodeToString(sum[:])
	if err := h.store.AddErrorReport(r.Context(), report); err != nil {
		return err
	}
	http.Redirect(w, r, sent, http.StatusSeeOther)
	return nil
}

// showErrorReportSent thanks for a word about an error.
func (h *reader) showErrorReportSent(r *http.Request) (*Response, error) {
	a, c, err := h.article(r)
	if err != nil {
		return nil, err
	}
	return h.html(r, view.ErrorReportSent(view.ErrorReportSentPage{Chrome: c, Path: a.Path}), time.Time{})
}
