package desk

import (
	"context"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// LinkLifetime is how long a link to set a password works.
const LinkLifetime = 24 * time.Hour

// Mailer sends a letter of plain text.
type Mailer interface {
	Send(ctx context.Context, to, subject, text string) error
}

// UseMail makes invitations go out by m too.
func (d *Desk) UseMail(m Mailer) { d.mail = m }

// Letter writes what is sent with a one-time link, in the words of whoever sends it.
type Letter func(e archive.Editor, address string) (subject, text string)

// Invitation is a one-time link to set a password. It is shown once: only a hash of it is stored.
type Invitation struct {
	Editor  archive.Editor
	Address string // absolute
	Mailed  bool
	MailErr error // why it was not mailed although there is a mail server; the link works all the same
}

// Invite makes an account and the link with which its owner sets a password. It answers archive.FieldErrors.
func (d *Desk) Invite(ctx context.Context, by int64, e archive.Editor, letter Letter) (Invitation, error) {
	if err := e.Normalise(); err != nil {
		return Invitation{}, err
	}
	e, token, err := d.store.Invite(ctx, by, e, LinkLifetime)
	if err != nil {
		return Invitation{}, err
	}
	return d.deliver(ctx, e, token, letter), nil
}

// NewLink makes a link with which the owner of an account sets another password; the present one and the sessions
// last until it is used. archive.ErrNotFound when there is no such account.
func (d *Desk) NewLink(ctx context.Context, by int64, e archive.Editor, letter Letter) (Invitation, error) {
	token, err := d.store.NewLinkBy(ctx, by, e.ID, LinkLifetime)
	if err != nil {
		return Invitation{}, err
	}
	return d.deliver(ctx, e, token, letter), nil
}

func (d *Desk) deliver(ctx context.Context, e archive.Editor, token string, letter Letter) Invitation {
	i := Invitation{Editor: e, Address: d.links.Absolute(link.DeskToken(link.DeskPassword, token))}
	if d.mail == nil {
		return i
	}
	subject, text := letter(e, i.Address)
	i.MailErr = d.mail.Send(ctx, e.Email, subject, text)
	i.Mailed = i.MailErr == nil
	return i
}
