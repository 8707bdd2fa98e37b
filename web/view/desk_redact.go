package view

import "dateline/internal/archive"

// DeskRedactPage asks which name to take out of an article, and shows what that does.
type DeskRedactPage struct {
	DeskPage
	Draft     archive.Draft
	Names     string // a spelling on each line
	With      string
	Reason    string
	Note      string
	Problems  archive.FieldErrors
	Looked    bool     // what follows says what it does
	Stale     bool     // the article was changed since the editor looked
	Count     int      // how often the name stands in what readers see
	Changes   []Change // in what readers see
	Rest      []string // parts of the name that still stand there
	Replies   int      // that hold the name
	InAddress bool
}
