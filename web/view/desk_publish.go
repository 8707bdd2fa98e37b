package view

import "dateline/internal/archive"

// DeskPublishPage asks to confirm a publication.
type DeskPublishPage struct {
	DeskPage
	Draft      archive.Draft
	Missing    archive.FieldErrors // what keeps it from being published
	Hints      archive.FieldErrors // what is worth another look
	Address    string              // that it has or will get
	Changes    []Change            // since the revision that readers see
	Kind       archive.RevisionKind
	Correction string
	Hide       bool
	Problems   archive.FieldErrors // of this page's own fields
	Stale      bool                // someone saved the draft since this page was opened
}

// again reports whether readers have been shown a revision before.
func (p DeskPublishPage) again() bool { return p.Draft.Article.Revision > 0 }

// DeskRenamePage asks for another last part of an article's address.
type DeskRenamePage struct {
	DeskPage
	Draft    archive.Draft
	Slug     string
	Problems archive.FieldErrors
}

// DeskWithdrawPage asks why an article is taken down.
type DeskWithdrawPage struct {
	DeskPage
	Draft    archive.Draft
	Reason   string
	Problems archive.FieldErrors
}

// DeskDiscardPage asks to confirm that a draft is deleted.
type DeskDiscardPage struct {
	DeskPage
	Draft archive.Draft
}

// DeskPastePage takes a report as plain text.
type DeskPastePage struct {
	DeskPage
	Text     string
	Date     string
	Edition  string
	Problems archive.FieldErrors
}
