package archive

// Which is a selection of the desk's articles that has a name.
type Which string

// The selections that the desk's list and its start page know.
const (
	WhichMine      Which = "mine"      // made by an editor, saved or sent to review by them last
	WhichReview    Which = "review"    // drafts in review
	WhichReturned  Which = "returned"  // drafts that an editor had sent to review, sent back by another
	WhichApproved  Which = "approved"  // approved, and neither out nor on the schedule
	WhichScheduled Which = "scheduled" // on the schedule, updates of live articles among them
	WhichEdits     Which = "edits"     // live, and the draft says more than readers see
	WhichNoAlt     Which = "alt"       // live, with a photo in the text that has no alternative text
)

// Whiches lists every selection in the order of the list's tabs.
var Whiches = []Which{WhichMine, WhichReview, WhichReturned, WhichApproved, WhichScheduled, WhichEdits, WhichNoAlt}

// SavedFilter is a filter of the desk's list that an editor gave a name.
type SavedFilter struct {
	ID    int64
	Name  string
	Query string // of the list's address: "state=live&byline=Mira+Holt"
}

// Limits of an editor's filters.
const (
	MaxFilters    = 30
	MaxFilterName = 60  // characters
	MaxFilterText = 800 // bytes of a Query
)

// ArticleVersion names the draft of an article as somebody saw it.
type ArticleVersion struct {
	ID      int64
	Version int
}

// BulkChange changes several articles at once, in one way: to Workflow, under Subject, or by closing their replies.
type BulkChange struct {
	Articles     []ArticleVersion
	EditorID     int64
	Workflow     Workflow // "" leaves it
	SubjectID    int64    // a section takes the place of the one before; 0 files nothing
	CloseReplies bool
	// Allow is asked of each draft; one that it answers with a *StepError is left as it is. Nil allows all.
	Allow func(*Draft) error
}

// BulkResult tells what became of a BulkChange, or of undoing it.
type BulkResult struct {
	ID      int64 // by which it is undone; 0 when nothing was changed
	Changed int
	Left    int // as they were: changed since, on the schedule, or in no need of it
}

// Pile is the beginning of a list, and how long all of it is.
type Pile[T any] struct {
	Items []T
	Count int
}

// Waiting is what waits at the desk for an editor; a pile that their role has nothing to do with is empty.
type Waiting struct {
	Review, Returned, Approved, Edits, NoAlt, Mine Pile[DraftSummary]

	Scheduled, Lapsed Pile[ScheduledArticle] // next first; latest first
	Replies           Pile[Reply]            // held, oldest first
	Errors            Pile[ErrorReport]      // that wait, oldest first
	Expired           Pile[Photo]            // that readers see
}
