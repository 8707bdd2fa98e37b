package archive

import (
	"strings"
	"time"
	"unicode/utf8"
)

// ReplyState is what the desk decided about a reply.
type ReplyState string

// The states of a reply.
const (
	ReplyHeld     ReplyState = "held"
	ReplyApproved ReplyState = "approved"
	ReplyRejected ReplyState = "rejected"
	ReplySpam     ReplyState = "spam"
)

// ReplyStates lists every state, the queue first.
var ReplyStates = []ReplyState{ReplyHeld, ReplyApproved, ReplyRejected, ReplySpam}

// Limits of a reply, in characters.
const (
	MaxReplyName = 80
	MaxReplyText = 5000
)

// Reply is a reader's comment.
type Reply struct {
	ID        int64      `json:"id"`
	ParentID  int64      `json:"parent"` // 0 for one that answers the article
	Name      string     `json:"name"`   // "" for one that was erased and is answered
	Email     string     `json:"-"`      // for the desk, never shown
	Text      string     `json:"text"`
	State     ReplyState `json:"-"`
	CreatedAt time.Time  `json:"created_at"`

	// Of the article, in the desk's queue.
	ArticleID int64  `json:"-"`
	ShortID   string `json:"-"`
	Headline  string `json:"-"`
	Path      string `json:"-"`
}

// Erased reports whether nothing is left of r but its place above the answers to it.
func (r Reply) Erased() bool { return r.Name == "" }

// NewReply is what a reader sends.
type NewReply struct {
	ShortID    string // of the article
	ParentID   int64
	Name       string
	Email      string
	Text       string
	Submission string    // a key of its content: a double submit makes one reply
	At         time.Time // when it was sent; the zero Time is now
}

// Validate trims r and returns what is wrong with it, in FieldErrors.
func (r *NewReply) Validate() error {
	r.Name, r.Email, r.Text = strings.TrimSpace(r.Name), strings.TrimSpace(r.Email), strings.TrimSpace(r.Text)
	var errs FieldErrors
	switch {
	case r.Name == "":
		errs.Add("name", "Give a name; it need not be your own.")
	case utf8.RuneCountInString(r.Name) > MaxReplyName:
		errs.Add("name", "Shorten the name to 80 characters.")
	}
	switch {
	case r.Text == "":
		errs.Add("text", "Write your reply.")
	case utf8.RuneCountInString(r.Text) > MaxReplyText:
		errs.Add("text", "Shorten the reply to 5,000 characters.")
	}
	checkReaderEmail(&errs, r.Email)
	return errs.Err()
}

// checkReaderEmail adds what is wrong with an address that a reader may leave out.
func checkReaderEmail(errs *FieldErrors, email string) {
	if email != "" && (!strings.Contains(email, "@") || len(email) > 254) {
		errs.Add("email", "Write the address as name@example.org, or leave it empty.")
	}
}
