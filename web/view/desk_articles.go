package view

import "dateline/internal/archive"

// DeskArticlesPage is the desk's list of articles.
type DeskArticlesPage struct {
	DeskPage
	Filter   archive.DraftFilter
	Articles []archive.DraftSummary
	Names    []string // of contributors, to filter by
	Older    string   // where the list goes on, "" when it does not

	ExpiredPhotos int // that readers see
}

// filtered reports whether the list leaves anything out.
func (p DeskArticlesPage) filtered() bool {
	f := p.Filter
	return f.State != "" || f.Workflow != "" || f.Edition != "" || f.Byline != "" || f.Query != ""
}

// headlineOr returns a headline, or what stands for one that is not written yet.
func headlineOr(headline string) string {
	if headline == "" {
		return "Without a headline"
	}
	return headline
}
