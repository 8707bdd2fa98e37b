package archive

import "time"

// Edition is a language of the site: "en", "ko".
type Edition string

// State is where an article stands towards readers.
type State string

// The states of an article.
const (
	StateDraft     State = "draft"
	StateScheduled State = "scheduled"
	StateLive      State = "live"
	StateWithdrawn State = "withdrawn"
)

// States lists every state in the order of an article's life.
var States = []State{StateDraft, StateScheduled, StateLive, StateWithdrawn}

// Workflow is where a draft stands inside the newsroom.
type Workflow string

// The steps of the workflow.
const (
	WorkflowWriting  Workflow = "writing"
	WorkflowReview   Workflow = "review"
	WorkflowApproved Workflow = "approved"
)

// Article is the identity of one report, without its content.
type Article struct {
	ID          int64 // of the database; never public
	ShortID     string
	WorkID      int64 // articles that translate one another share it
	Edition     Edition
	State       State
	Workflow    Workflow
	Path        string    // current path, "" before the first publication
	Revision    int       // number of the revision that readers see, 0 before the first
	ShownFrom   int       // revisions before this one are kept from readers
	PublishedAt time.Time // first publication
	UpdatedAt   time.Time // latest publication
	WithdrawnAt time.Time
	Withdrawal  string // the reason readers are given
	RepliesOpen bool
	NoIndex     bool  // kept from search engines
	SentBy      int64 // the editor who sent the draft to review, 0 for none
	ApprovedBy  int64 // the editor who approved it as it stands, 0 for none
}

// Content is what a report says. Drafts and revisions have the same.
type Content struct {
	Headline      string
	Deck          string
	DatelinePlace string
	DatelineDate  Date
	Body          string // allowed HTML, sanitised by package body
	Bylines       []Byline
	Attributions  []Attribution
	Photos        []PhotoUse
	Subjects      []Subject // at most one section, then topics and places
}

// Section returns the section, or the zero Subject.
func (c *Content) Section() Subject {
	for _, s := range c.Subjects {
		if s.Kind == KindSection {
			return s
		}
	}
	return Subject{}
}

// SubjectsOf returns the subjects of one kind.
func (c *Content) SubjectsOf(kind SubjectKind) []Subject {
	var out []Subject
	for _, s := range c.Subjects {
		if s.Kind == kind {
			out = append(out, s)
		}
	}
	return out
}

// Lead returns the photo marked as lead, else the first one, else nil.
func (c *Content) Lead() *PhotoUse {
	for i := range c.Photos {
		if c.Photos[i].Lead {
			return &c.Photos[i]
		}
	}
	if len(c.Photos) > 0 {
		return &c.Photos[0]
	}
	return nil
}

// TakesReplies reports whether readers may reply at a moment, when replies close days after publication; 0 is
// never.
func (a Article) TakesReplies(at time.Time, days int) bool {
	return a.RepliesOpen && (days == 0 || at.Before(a.PublishedAt.AddDate(0, 0, days)))
}

// Draft is the working copy of an article.
type Draft struct {
	Article          Article
	Version          int // raised by every save
	PublishedVersion int // version that the latest revision was made from, 0 before the first
	Slug             string
	Content
	UpdatedAt time.Time
	UpdatedBy string // the editor's name, "" for the command line
	WriterID  int64  // that editor, 0 for the command line
}

// Changed reports whether the draft holds anything that readers have not been shown.
func (d *Draft) Changed() bool { return d.Version != d.PublishedVersion }

// RevisionKind says why a revision was made.
type RevisionKind string

// The kinds of revision.
const (
	RevisionFirst      RevisionKind = "first"
	RevisionUpdate     RevisionKind = "update"
	RevisionMinor      RevisionKind = "minor" // of no weight: the report does not count as updated
	RevisionCorrection RevisionKind = "correction"
)

// Revision is an immutable snapshot made by one publication.
type Revision struct {
	Number      int
	Kind        RevisionKind
	PublishedAt time.Time
	Content
}

// RevisionSummary is a line in the record of what changed.
type RevisionSummary struct {
	Number      int          `json:"number"`
	Kind        RevisionKind `json:"kind"`
	PublishedAt time.Time    `json:"published_at"`
	Correction  string       `json:"correction"` // its public note, "" if it corrects nothing
}

// DeskRevision is a line in the desk's record of an article.
type DeskRevision struct {
	RevisionSummary
	Headline string
	By       string // who published it, "" for the command line
	Hidden   bool   // kept from readers
}

// Correction is a dated public note on what was wrong and what the report says now.
type Correction struct {
	Text        string    `json:"text"`
	PublishedAt time.Time `json:"published_at"`
}

// Withdrawal is a time in which an article was down.
type Withdrawal struct {
	At     time.Time `json:"withdrawn_at"`
	Reason string    `json:"reason"`
	BackAt time.Time `json:"back_at"`
}

// CorrectionEntry is a correction in the list of them all, with the article that it stands on.
type CorrectionEntry struct {
	Correction
	ShortID            string
	Path               string
	Headline           string
	ArticlePublishedAt time.Time
}

// Translation points to the article of the same work in another edition.
type Translation struct {
	Edition  Edition `json:"edition"`
	Path     string  `json:"path"`
	Headline string  `json:"headline"`
}

// PublishedArticle is all that an article's page needs.
type PublishedArticle struct {
	Article
	ChangedAt    time.Time // latest change of anything below, replies and translations among it
	Current      Revision
	History      []RevisionSummary // newest first, without those kept from readers
	Corrections  []Correction      // newest first
	Withdrawals  []Withdrawal      // past ones, newest first
	Translations []Translation
	Replies      []Reply // approved, oldest first; answers follow what they answer
}

// ArticleSummary is a live article in a list.
type ArticleSummary struct {
	ShortID     string
	Edition     Edition
	Path        string
	PublishedAt time.Time
	UpdatedAt   time.Time
	Corrections []Correction // newest first
	Content                  // without attributions
}

// Corrected reports whether readers were told that it was wrong.
func (a *ArticleSummary) Corrected() bool { return len(a.Corrections) > 0 }

// Cursor is a place in a list that runs from new to old. The zero Cursor is its top.
type Cursor struct {
	At time.Time
	ID string // breaks ties: a short id
}

// IsZero reports whether c is the top of the list.
func (c Cursor) IsZero() bool { return c.At.IsZero() }

// ArticleFilter selects live articles of one edition, newest first. Zero fields do not filter.
type ArticleFilter struct {
	Edition       Edition
	ContributorID int64
	SourceID      int64
	SubjectID     int64
	From, To      Date // first and last day of publication, in the site's zone
	Indexable     bool // leave out what is kept from search engines
	Before        Cursor
	Limit         int
}

// PeriodCount is how many articles were published in a year, a month or on a day.
type PeriodCount struct {
	Period Date // Month and Day are 0 where the period is longer
	Count  int
}
