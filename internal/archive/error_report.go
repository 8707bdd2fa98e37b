package archive

import (
	"strings"
	"time"
	"unicode/utf8"
)

// MaxErrorText bounds what a reader writes about an error, in characters.
const MaxErrorText = 5000

// ErrorReport is a reader's word that an article is wrong. Only the desk sees it.
type ErrorReport struct {
	ID        int64
	Revision  int // of the article, which the reader saw
	Text      string
	Email     string // "" when the reader gave none, or once the desk has settled it
	Settled   bool
	CreatedAt time.Time

	// Of the article.
	ArticleID int64
	Headline  string
	Path      string
}

// NewErrorReport is what a reader sends.
type NewErrorReport struct {
	ShortID    string // of the article
	Text       string
	Email      string
	Submission string // a key of its content: a double submit makes one report
}

// Validate trims r and returns what is wrong with it, in FieldErrors.
func (r *NewErrorReport) Validate() error {
	r.Text, r.Email = strings.TrimSpace(r.Text), strings.TrimSpace(r.Email)
	var errs FieldErrors
	switch {
	case r.Text == "":
		errs.Add("text", "Write what is wrong.")
	case utf8.RuneCountInString(r.Text) > MaxErrorText:
		errs.Add("text", "Shorten the text to 5,000 characters.")
	}
	checkReaderEmail(&errs, r.Email)
	return errs.Err()
}
