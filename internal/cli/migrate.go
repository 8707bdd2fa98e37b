package cli

import (
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"dateline/internal/postgres"
)

type migrateCommand struct {
	Up     migrateUpCommand     `cmd:"" help:"Bring the schema up to date."`
	Status migrateStatusCommand `cmd:"" help:"List the migrations and when each was applied."`
}

type migrateUpCommand struct{}

// Run migrates and says so.
func (migrateUpCommand) Run(c *console, g *globals) error {
	return g.onDatabase(c, func(url string) error {
		if err := postgres.Migrate(c.ctx, url); err != nil {
			return err
		}
		_, err := fmt.Fprintln(c.out, "The schema is up to date.")
		return err
	})
}

type migrateStatusCommand struct{}

// Run prints a line for each migration.
func (migrateStatusCommand) Run(c *console, g *globals) error {
	return g.onDatabase(c, func(url string) error {
		list, err := postgres.Migrations(c.ctx, url)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
		for _, m := range list {
			applied := "pending"
			if !m.AppliedAt.IsZero() {
				applied = m.AppliedAt.UTC().Format(time.RFC3339)
			}
			fmt.Fprintf(w, "%05d\t%s\t%s\n", m.Version, m.Name, applied)
		}
		return w.Flush()
	})
}

// onDatabase runs f with the address of the database, starting and stopping the private one around it.
func (g *globals) onDatabase(c *console, f func(url string) error) error {
	url, server, err := g.database(c)
	if err != nil {
		return err
	}
	err = f(url)
	if server != nil {
		err = errors.Join(err, server.Stop())
	}
	return err
}
