package archive

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Errors that the store and the desk answer with; test for them with errors.Is.
var (
	// ErrNotFound says that nothing answers to that name, or nothing that the asker may see.
	ErrNotFound = errors.New("not found")
	// ErrForbidden says that the editor's role does not allow the action.
	ErrForbidden = errors.New("not allowed for this role")
	// ErrRepliesClosed says that the article takes no replies, or no longer does.
	ErrRepliesClosed = errors.New("replies are closed")
	// ErrTooMany says that a limit was reached and the same may be tried later.
	ErrTooMany = errors.New("too many attempts")
	// ErrSignIn says that e-mail and password do not fit together; it never says which of the two is wrong.
	ErrSignIn = errors.New("e-mail and password do not fit")
	// ErrLinkUsed says that a one-time link was used, has expired or never was.
	ErrLinkUsed = errors.New("the link was used or has expired")
	// ErrMergeKinds says that two sources are of different kinds: a confidential one must never become a named one.
	ErrMergeKinds = errors.New("sources of different kinds cannot be merged")
	// ErrLastAdmin says that the change would leave nobody who can let others in.
	ErrLastAdmin = errors.New("the last active admin stays an active admin")
	// ErrUnavailable says that the store cannot answer now.
	ErrUnavailable = errors.New("the archive cannot be reached")
)

// MovedError says that an article now stands at another path.
type MovedError struct{ Path string }

func (e *MovedError) Error() string { return "moved to " + e.Path }

// GoneError says that an article was withdrawn; it carries what its address still tells.
type GoneError struct {
	Edition     Edition
	Path        string
	Reason      string
	PublishedAt time.Time
	WithdrawnAt time.Time
}

func (e *GoneError) Error() string { return "withdrawn: " + e.Path }

// ConflictError refuses a save that was made from an older version of a draft, and carries the newer one.
type ConflictError struct{ Current Draft }

func (e *ConflictError) Error() string { return "the draft was changed by someone else meanwhile" }

// FieldError says what is wrong with one field of a form, and how to put it right.
type FieldError struct {
	Field   string // the form's name of it: "headline", "attributions.0.reason"
	Message string // a sentence for the editor; where there are Args, in the form of fmt.Sprintf
	Args    []any  // what fills the gaps of Message; a FieldError among them is a sentence within the sentence
}

// String returns the sentence in English.
func (e FieldError) String() string {
	if len(e.Args) == 0 {
		return e.Message
	}
	return fmt.Sprintf(e.Message, e.Args...)
}

// FieldErrors are all that is wrong with one input. The zero value means that nothing is.
type FieldErrors []FieldError

func (e FieldErrors) Error() string {
	parts := make([]string, len(e))
	for i, f := range e {
		parts[i] = f.Field + ": " + f.String()
	}
	return strings.Join(parts, "; ")
}

// Add appends one problem; args fill the gaps of its message.
func (e *FieldErrors) Add(field, message string, args ...any) {
	*e = append(*e, FieldError{Field: field, Message: message, Args: args})
}

// First returns the first problem of a field, or the zero FieldError.
func (e FieldErrors) First(field string) FieldError {
	for _, f := range e {
		if f.Field == field {
			return f
		}
	}
	return FieldError{}
}

// For returns the first message about a field in English, or "".
func (e FieldErrors) For(field string) string { return e.First(field).String() }

// Err returns e as an error, or nil when it is empty.
func (e FieldErrors) Err() error {
	if len(e) == 0 {
		return nil
	}
	return e
}
