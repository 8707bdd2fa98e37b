package archive

import "time"

// DraftSummary is an article in the desk's list.
type DraftSummary struct {
	Article
	Headline         string
	Bylines          []string
	UpdatedAt        time.Time // latest save
	UpdatedBy        string
	UnpublishedEdits bool // live, and the draft says more than readers see
}

// DraftFilter selects articles for the desk's list, latest save first. Zero fields do not filter.
type DraftFilter struct {
	State    State
	Workflow Workflow
	Edition  Edition
	Byline   string // a contributor's name
	From, To Date   // day of the latest save, in UTC
	Query    string // words of the headline or body
	Before   Cursor
	Limit    int
}

// Publication asks to make a revision of a draft.
type Publication struct {
	ArticleID int64
	Version   int       // the draft's; another one is refused with a ConflictError
	EditorID  int64     // 0 for the command line
	At        time.Time // of the revision; of the article too when it is the first
	On        Date      // the day of At in the site's zone
	// Correction is the public note on what was wrong; "" makes an update.
	Correction string
	// HideEarlier keeps all earlier revisions from readers, for when one of them could expose a source.
	HideEarlier bool
	// Path proposes the n-th path to try at the first publication, counting from 1.
	Path func(n int) string
}
