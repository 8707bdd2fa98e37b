package cli

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/link"
)

type editorCommand struct {
	Add   editorAddCommand   `cmd:"" help:"Add an account and print the link with which its owner sets a password."`
	Link  editorLinkCommand  `cmd:"" help:"Print a new one-time link to set an account's password."`
	Reset editorResetCommand `cmd:"" help:"Take the second factor of an account away, whose owner lost device and recovery codes."`
	List  editorListCommand  `cmd:"" help:"List the accounts."`
}

type editorAddCommand struct {
	Email string       `arg:"" help:"Address the editor signs in with."`
	Name  string       `help:"Name that colleagues see." required:"" env:"DATELINE_EDITOR_NAME"`
	Role  archive.Role `help:"writer, moderator, editor or admin." default:"editor" enum:"writer,moderator,editor,admin" env:"DATELINE_EDITOR_ROLE"`
}

// Run adds the account.
func (cmd *editorAddCommand) Run(c *console, g *globals) error {
	return g.run(c, func(a *app) error {
		e := archive.Editor{Email: cmd.Email, Name: cmd.Name, Role: cmd.Role}
		if err := e.Normalise(); err != nil {
			return err
		}
		e, err := a.store.AddEditor(c.ctx, e)
		if err != nil {
			return err
		}
		return a.printLink(c, e)
	})
}

type editorLinkCommand struct {
	Email string `arg:"" help:"Address of the account."`
}

// Run makes a new link.
func (cmd *editorLinkCommand) Run(c *console, g *globals) error {
	return g.run(c, func(a *app) error {
		e, err := a.editor(c, cmd.Email)
		if err != nil {
			return err
		}
		return a.printLink(c, e)
	})
}

type editorResetCommand struct {
	Email string `arg:"" help:"Address of the account."`
}

// Run leaves the account its password alone, and ends its sessions.
func (cmd *editorResetCommand) Run(c *console, g *globals) error {
	return g.run(c, func(a *app) error {
		e, err := a.editor(c, cmd.Email)
		if err != nil {
			return err
		}
		if err := errors.Join(a.store.RemoveFactors(c.ctx, 0, e.ID), a.store.SignOutEverywhere(c.ctx, 0, e.ID)); err != nil {
			return err
		}
		_, err = fmt.Fprintf(c.out, "%s (%s) now signs in with the password alone.\n", e.Name, e.Role)
		return err
	})
}

// editor returns the account with an address.
func (a *app) editor(c *console, email string) (archive.Editor, error) {
	e, err := a.store.EditorByEmail(c.ctx, email)
	if errors.Is(err, archive.ErrNotFound) {
		err = fmt.Errorf("no account has the address %q; `dateline editor list` shows them all", email)
	}
	return e, err
}

// printLink prints the address at which an account's password is set.
func (a *app) printLink(c *console, e archive.Editor) error {
	token, err := a.store.NewLink(c.ctx, e.ID, desk.LinkLifetime)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "%s (%s) sets a password here, once, within a day:\n%s\n",
		e.Name, e.Role, a.links.Absolute(link.DeskToken(link.DeskPassword, token)))
	return err
}

type editorListCommand struct{}

// Run prints a line for each account.
func (editorListCommand) Run(c *console, g *globals) error {
	return g.run(c, func(a *app) error {
		list, err := a.store.Editors(c.ctx)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
		for _, e := range list {
			state := ""
			switch {
			case !e.Active:
				state = "deactivated"
			case e.PasswordHash == "":
				state = "has not set a password"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", e.Email, e.Name, e.Role, state)
		}
		return w.Flush()
	})
}
