package site

import (
	"crypto/rand"
	"net/http"
	"time"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/importer"
	"dateline/internal/link"
	"dateline/web/view"
)

func (h *deskHandlers) showPaste(w http.ResponseWriter, r *http.Request) error {
	today := archive.DateOf(h.now().In(h.site.Zone))
	return h.show(w, r, view.DeskPaste(view.DeskPastePage{
		DeskPage: h.page(r, "Paste a report", link.DeskArticles), Date: today.String(), Edition: string(h.links.Default()),
	}))
}

// readPasted takes a pasted report apart and shows it in the form of a new article. Nothing is saved yet.
func (h *deskHandlers) readPasted(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	f := r.PostForm
	p := view.DeskPastePage{Text: storable(newlines(f.Get("text"))), Date: f.Get("date"), Edition: f.Get("edition")}
	day, err := archive.ParseDate(p.Date)
	if err != nil {
		p.Problems.Add("date", "Write the date as 2025-07-04.")
	}
	if !h.links.HasEdition(archive.Edition(p.Edition)) {
		p.Problems.Add("edition", "Choose one of the languages of the site.")
	}
	if blank(p.Text) {
		p.Problems.Add("text", "Paste the report here.")
	}
	if len(p.Problems) > 0 {
		p.DeskPage = h.page(r, "Paste a report", link.DeskArticles)
		return h.render(w, r, http.StatusUnprocessableEntity, view.DeskPaste(p))
	}
	options := importer.TextOptions{Language: p.Edition}
	if !day.IsZero() {
		options.Date = day.In(time.UTC)
	}
	report := importer.ParseText(p.Text, options)
	d := desk.DraftFromReport(report, archive.Edition(p.Edition))
	d.DatelineDate = day
	form := formOf(d)
	form.Submission = rand.Text()
	if c := report.Photo; c != nil {
		form.Photos = append(form.Photos, view.PhotoRow{Caption: c.Caption, Credit: c.Credit})
	}
	page := view.DeskArticlePage{Form: form, Unsaved: true, Dropped: report.Dropped}
	for _, w := range report.Warnings {
		page.Notices = append(page.Notices, say(r, w.Format, w.Args...))
	}
	if len(d.Attributions) > 0 {
		page.Notices = append(page.Notices, "The sources were proposed by rules that know nothing of people: check every one, and that none names a person who must not be named.")
	}
	return h.showArticleForm(w, r, http.StatusOK, page)
}
