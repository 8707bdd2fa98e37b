package archive

import "time"

// DraftSummary is an article in the desk's list.
type DraftSummary struct {
	Article
	Headline         string
	Version          int // of the draft
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
	Headline string // words of the headline, in any order
	Which    Which
	Editor   int64 // whom Which is about
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
	Change              // what readers are told of it
	// Path proposes the n-th path to try at the first publication, counting from 1.
	Path func(n int) string
	// Allow is asked whether the draft as it stands may be published; nil allows it.
	Allow func(*Draft) error
}

// Change says what a publication is to readers. The zero Change is an update.
type Change struct {
	Correction  string // the public note on what was wrong and what the report says now; "" corrects nothing
	Minor       bool   // a slip of the pen: on record, but no reason to call the report updated
	HideEarlier bool   // keep all earlier revisions from readers, for when one of them could expose a source
}

// Kind returns the kind of a revision that changes an article for the n-th time.
func (c Change) Kind(n int) RevisionKind {
	switch {
	case n == 1:
		return RevisionFirst
	case c.Correction != "":
		return RevisionCorrection
	case c.Minor:
		return RevisionMinor
	}
	return RevisionUpdate
}

// IsZero reports whether a publication would tell readers of nothing but the words of its draft.
func (c Change) IsZero() bool { return c == Change{} }

// Redaction publishes an article without something that readers must no longer see.
type Redaction struct {
	Publication
	Revision    int     // that readers see; another one is refused with a ConflictError
	Live, Draft Content // without it
	Replies     []int64 // to reject
	Clean       func(text string) string
}

// Presence is who else has an article open, and how far its draft is.
type Presence struct {
	Others  []string // names of editors
	Version int
	SavedBy string // who saved that version, "" for the command line
}
