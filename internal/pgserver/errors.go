package pgserver

import (
	"errors"
	"fmt"
	"strings"
)

// ErrUnsupported is returned by [Start] on systems other than Linux and macOS.
var ErrUnsupported = errors.New("pgserver: a private PostgreSQL runs on Linux and macOS only; set DATABASE_URL to a server of your own")

// ErrNotRunning is returned by [RunningURL] when no server answers.
var ErrNotRunning = errors.New("pgserver: no server runs in this folder")

// NotFoundError says that no usable PostgreSQL is on this machine and that
// none could be fetched. Its message tells the operator what to install.
type NotFoundError struct {
	Want  int     // the major that the cluster needs; 0 when any will do
	Notes []error // why each place that looked promising was passed over
}

func (e *NotFoundError) Error() string {
	var b strings.Builder
	which, fedora, brew := fmt.Sprintf("PostgreSQL %d to %d", oldestMajor, newestMajor), "", packageMajor
	if e.Want != 0 {
		which, fedora, brew = fmt.Sprintf("PostgreSQL %d", e.Want), fmt.Sprint(e.Want), e.Want
	}
	fmt.Fprintf(&b, "no %s was found on this machine. Install it:\n", which)
	if e.Want != 0 {
		fmt.Fprintf(&b, "  Debian, Ubuntu:  apt-get install postgresql-%d\n", e.Want)
	} else {
		b.WriteString("  Debian, Ubuntu:  apt-get install postgresql\n")
	}
	fmt.Fprintf(&b, "  Fedora:          dnf install postgresql%s-server postgresql%[1]s-contrib\n", fedora)
	fmt.Fprintf(&b, "  macOS:           brew install postgresql@%d\n", brew)
	b.WriteString("or name the folder of its programs with --postgres-bin, or set DATABASE_URL to a server of your own.")
	for _, note := range e.Notes {
		fmt.Fprintf(&b, "\n(%v)", note)
	}
	return b.String()
}

// Unwrap gives the reasons to [errors.Is] and [errors.As].
func (e *NotFoundError) Unwrap() []error { return e.Notes }

// WrongMajorError says that a cluster was made by a major version of
// PostgreSQL that is not among those found, or that Dateline does not support.
// The cluster is left untouched.
type WrongMajorError struct {
	Dir   string  // the folder of the cluster
	Want  int     // the major that made it
	Found []int   // the majors found here, none of them Want; empty when Want is not supported
	Notes []error // why other places were passed over
}

func (e *WrongMajorError) Error() string {
	if len(e.Found) == 0 {
		return fmt.Sprintf("the database in %s was made by PostgreSQL %d, and Dateline works with %d to %d; nothing was changed",
			e.Dir, e.Want, oldestMajor, newestMajor)
	}
	var found []string
	for _, m := range e.Found {
		found = append(found, fmt.Sprint(m))
	}
	return fmt.Sprintf("the database in %s was made by PostgreSQL %d, but this machine has only %s; nothing was changed. %v",
		e.Dir, e.Want, strings.Join(found, ", "), &NotFoundError{Want: e.Want, Notes: e.Notes})
}

// Unwrap gives the reasons to [errors.Is] and [errors.As].
func (e *WrongMajorError) Unwrap() []error { return e.Notes }

// LockedError says that another process runs a server in the same folder.
type LockedError struct {
	Dir string // the folder
	PID int    // the process that holds it; 0 when it did not say
}

func (e *LockedError) Error() string {
	who := "another process"
	if e.PID != 0 {
		who = fmt.Sprintf("process %d", e.PID)
	}
	return fmt.Sprintf("%s already runs the database in %s; stop it first, or give this one another data folder (DATELINE_DATA)", who, e.Dir)
}

// UnreachableError says that the account the server runs as may not enter a
// folder that it needs.
type UnreachableError struct {
	Path    string // what the server needs
	Folder  string // the first folder on the way that shuts it out
	Account string // the account, by name or number
}

func (e *UnreachableError) Error() string {
	return fmt.Sprintf("%s cannot be used: root hands the database to the account %q, which may not enter %s. Either run `chmod o+x %[3]s`, or keep it where every account may go (a data folder: DATELINE_DATA=/var/lib/dateline), or start Dateline from an ordinary account",
		e.Path, e.Account, e.Folder)
}
