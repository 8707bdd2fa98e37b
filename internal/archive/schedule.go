package archive

import "time"

// Scheduling asks to publish a version of a draft at a time.
type Scheduling struct {
	ArticleID int64
	Version   int           // the draft's; another one is refused with a ConflictError
	EditorID  int64         // 0 for the command line
	At        time.Time     // the zero Time is After from now
	After     time.Duration // by the store's clock
	Note      string        // an embargo and the like, for the desk alone
	Change
	// Allow is asked whether the draft as it stands may be scheduled; nil allows it.
	Allow func(*Draft) error
}

// Schedule is a publication that waits for its time, or did not take place.
type Schedule struct {
	ArticleID int64
	Version   int // of the draft that was scheduled
	At        time.Time
	Note      string
	EditorID  int64 // who scheduled it
	Change
	LapsedAt time.Time // when an edit took it off; zero while it stands
}

// Lapsed reports whether the publication will not take place.
func (s *Schedule) Lapsed() bool { return !s.LapsedAt.IsZero() }

// ScheduledArticle is an article on the desk's calendar.
type ScheduledArticle struct {
	Schedule
	Article  Article
	Headline string
}

// LateTolerance is how late a publication may be and still bear the time that it was scheduled for. A later one
// bears the time at which readers could first see it: the record must not claim more.
const LateTolerance = time.Minute

// PreviewLink lets someone without an account see a draft as it stands. Its token is known to whom it was given.
type PreviewLink struct {
	ID        int64
	Label     string // whom it is for, in the desk's words
	By        string // who made it, "" when that is not known
	CreatedAt time.Time
	ExpiresAt time.Time
	RevokedAt time.Time // zero while nobody revoked it
	Opens     int       // how often the page was opened
	OpenedAt  time.Time // the last time; zero for never
}

// Valid reports whether the link still opens the draft.
func (l *PreviewLink) Valid(now time.Time) bool {
	return l.RevokedAt.IsZero() && now.Before(l.ExpiresAt)
}
