package view

import (
	"time"

	"dateline/internal/archive"
	"dateline/web/ui"
)

// DeskPeoplePage lists the accounts.
type DeskPeoplePage struct {
	DeskPage
	People []archive.Editor
}

// DeskInvitePage invites someone.
type DeskInvitePage struct {
	DeskPage
	Form     archive.Editor
	Mails    bool // the invitation is sent too
	Problems archive.FieldErrors
}

// DeskPersonPage is one account, for admins.
type DeskPersonPage struct {
	DeskPage
	Person   archive.Editor
	Sessions []archive.Session // latest use first
	Problem  string            // why the last change was refused
}

// DeskLinkPage shows a one-time link, once.
type DeskLinkPage struct {
	DeskPage
	Person  archive.Editor
	Address string
	Expires time.Time
	Mailed  bool
	Failed  bool // it was to be mailed, and could not be
}

// roles are the choices of a role, least first.
func (p DeskPage) roles() []ui.Option {
	out := make([]ui.Option, len(archive.Roles))
	for i, r := range archive.Roles {
		out[i] = ui.Option{Value: string(r), Label: p.role(r)}
	}
	return out
}

// standing says whether an account is in use.
func (p DeskPage) standing(e archive.Editor) string {
	switch {
	case !e.Active:
		return p.say("Deactivated")
	case e.PasswordHash == "":
		return p.say("Has not set a password")
	}
	return p.say("Active")
}

// secondFactor says whether an account has one.
func (p DeskPage) secondFactor(e archive.Editor) string {
	if e.SecondFactor {
		return p.say("In use")
	}
	return p.say("None")
}
