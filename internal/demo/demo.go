package demo

import "time"

// The editions of the newspaper.
const (
	English = "en"
	Korean  = "ko"
)

// Text is the same thing said in each edition, keyed by edition.
type Text map[string]string

// A State says how far a report has come.
type State string

// The states of a report. A withdrawn report is [Live] with a [Withdrawal].
const (
	Draft  State = "draft"
	Review State = "review"
	Live   State = "live"
)

// Report is one article in one edition, as first published. What changed
// afterwards is in Revisions.
type Report struct {
	Edition       string
	WorkKey       string // shared by translations of one another
	State         State
	Slug          string
	RenamedTo     string    // the slug it was given later; empty if it kept its own
	PublishedAt   time.Time // with the newspaper's offset; zero unless Live
	Headline      string
	Deck          string
	DatelinePlace string // as printed
	DatelineDate  time.Time
	Body          string // HTML: p, h2, blockquote, ul, li and em, without attributes
	Section       string // key of a Subject of kind Section
	Topics        []string
	Places        []string
	Bylines       []Byline // in the order in which they are printed
	Attributions  []Attribution
	Photos        []Photo    // the lead photo, if any, first
	Revisions     []Revision // the second publication and later ones, oldest first
	Withdrawn     *Withdrawal
	Replies       []Reply // oldest first
}

// Byline credits one contributor.
type Byline struct {
	Contributor string // key of a Contributor
	Role        string // reporter, writer, translator, photographer or editor
}

// Attribution ties a report to a source.
type Attribution struct {
	Kind     SourceKind
	Source   string    // key of a Source; always empty if Kind is Confidential
	Phrase   string    // how the report describes the source to readers
	SpokenOn time.Time // zero for a document without a date
	Reason   string    // why anonymity was given; only if Kind is Confidential
}

// Photo places a picture in a report.
type Photo struct {
	Picture string // name of a Picture
	Caption string
	Credit  string
	Alt     string
	Lead    bool // printed above the text
}

// Revision is a later publication of a report, complete.
type Revision struct {
	At         time.Time
	Headline   string
	Deck       string
	Body       string
	Correction string // the public note; empty if nothing had been wrong
}

// Withdrawal takes a report down.
type Withdrawal struct {
	At     time.Time
	Reason string
}

// A ReplyState is a moderator's decision on a reply.
type ReplyState string

// The states of a reply.
const (
	Held     ReplyState = "held"
	Approved ReplyState = "approved"
	Rejected ReplyState = "rejected"
	Spam     ReplyState = "spam"
)

// Reply is a reader's comment.
type Reply struct {
	Name        string
	Text        string
	State       ReplyState
	At          time.Time
	ParentIndex int // index in Report.Replies of the reply it answers, or -1
}
