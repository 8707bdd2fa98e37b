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
type DeskAccountPage struct {
	DeskPage
	Sessions []archive.Session
	This     archive.Session // the one that asks
	Problems archive.FieldErrors
}

// ConfirmField is the field of DeskConfirm that holds the password.
const ConfirmField = "confirm_password"

// DeskConfirmPage stands between a form and what it does.
type DeskConfirmPage struct {
	DeskPage
	Action  string // where the form goes on to
	Text    []TypedField
	Problem string // why it was refused, "" at first
}

func (p DeskConfirmPage) confirmLabel() string {
	if p.Editor.SecondFactor {
		return p.say("Password or code")
	}
	return p.say("Password")
}

// mayDo says in words what a role may do.
func (p DeskPage) mayDo(r archive.Role) string {
	switch {
	case r.May(archive.ActManage):
		return p.say("does all that editors do, and manages people and the audit trail")
	case r.May(archive.ActPublish):
		return p.say("writes, publishes and decides about replies")
	case r.May(archive.ActWrite):
		return p.say("writes and edits; an editor publishes")
	}
	return p.say("decides about replies")
}

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
