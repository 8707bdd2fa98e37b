package view

import "dateline/internal/archive"

// DeskErrorsPage is the queue of what readers say is wrong.
type DeskErrorsPage struct {
	DeskPage
	Settled bool // what is put away is shown, not what waits
	Reports []archive.ErrorReport
	More    string // address of the next part, "" at the end
}
