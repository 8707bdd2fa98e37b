package view

import "dateline/internal/archive"

// DeskSetupPage makes the first account.
type DeskSetupPage struct {
	DeskPage
	Token    string // of the one-time link
	Name     string
	Email    string
	Problems archive.FieldErrors
}

// DeskPasswordPage sets the password of an account through a one-time link.
type DeskPasswordPage struct {
	DeskPage
	Token    string
	Account  archive.Editor
	Problems archive.FieldErrors
}

// DeskSignInPage asks who it is.
type DeskSignInPage struct {
	DeskPage
	Email   string
	Next    string // where to go then: an address of the desk
	Problem string // why it was refused, "" at first
}

// DeskAccountPage is an editor's own account.
type DeskAccountPage struct{ DeskPage }

// DeskSignedOutPage gives back what was sent by someone whose session had ended.
type DeskSignedOutPage struct {
	DeskPage
	SignIn string // where to sign in
	Action string // where it was sent
	Text   []TypedField
	Photos bool // photos were sent too, and are not kept
}

// TypedField is a field as it was sent.
type TypedField struct{ Name, Value string }

// Long reports whether the field deserves to be seen, so that it can be copied by hand. What the form was made
// from is not what was typed.
func (f TypedField) Long() bool { return len(f.Value) > 80 && f.Name != "base" }
