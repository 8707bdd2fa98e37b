package view

import (
	"slices"
	"time"

	"dateline/internal/archive"
)

// DeskPublishPage asks to confirm a publication.
type DeskPublishPage struct {
	DeskPage
	Draft      archive.Draft
	Checks     []Check
	Address    string   // that it has or will get
	Changes    []Change // since the revision that readers see
	Kind       archive.RevisionKind
	Correction string
	Hide       bool
	At         string           // the time to publish at, as it was typed
	Note       string           // of the schedule, for the desk
	Schedule   archive.Schedule // what is scheduled already
	Delay      time.Duration    // in which a publication can be called back
	TwoPeople  bool
	Problems   archive.FieldErrors // of this page's own fields
	Stale      bool                // someone saved the draft since this page was opened
}

// Check is an item to look at before a report goes out.
type Check struct {
	Name    string
	Remarks []Remark // none where all is well
}

// Remark leads to what is missing.
type Remark struct {
	Problem archive.FieldError // on a field of the article's form
	Must    bool               // keeps the report from going out
}

// mark says how an item stands: "ok", "look" or "missing".
func (c Check) mark() string {
	mark := "ok"
	for _, r := range c.Remarks {
		if r.Must {
			return "missing"
		}
		mark = "look"
	}
	return mark
}

// again reports whether readers have been shown a revision before.
func (p DeskPublishPage) again() bool { return p.Draft.Article.Revision > 0 }

// fit reports whether nothing keeps the draft from going out.
func (p DeskPublishPage) fit() bool {
	return !slices.ContainsFunc(p.Checks, func(c Check) bool { return c.mark() == "missing" })
}

// publishLabel says what the button does.
func (p DeskPublishPage) publishLabel() string {
	switch {
	case p.Draft.Article.State == archive.StateWithdrawn:
		return p.say("Bring it back")
	case p.Delay > 0:
		return p.say("Publish in %s", p.Delay.String())
	case p.again():
		return p.say("Publish the changes")
	}
	return p.say("Publish now")
}

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
