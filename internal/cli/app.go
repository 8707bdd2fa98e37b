package cli

import (
	"errors"
	"fmt"
	"path/filepath"

	"dateline/internal/config"
	"dateline/internal/desk"
	"dateline/internal/link"
	"dateline/internal/pgserver"
	"dateline/internal/photostore"
	"dateline/internal/postgres"
)

// app is an archive with its schema up to date, ready to work on.
type app struct {
	data   string // folder
	url    string // of the database
	store  *postgres.Store
	photos *photostore.Disk
	links  *link.Links
	desk   *desk.Desk
	server *pgserver.Server // nil when the database is run by someone else
}

// open brings the schema up to date and opens what site needs, on the database that find names. The caller
// closes the app.
func (g *globals) open(c *console, site *config.Site, find findDatabase) (_ *app, err error) {
	a := &app{data: g.Data, links: link.New(site.BaseURL, site.Editions)}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.close())
		}
	}()
	if a.url, a.server, err = find(c); err != nil {
		return nil, err
	}
	if err := postgres.Migrate(c.ctx, a.url); err != nil {
		return nil, err
	}
	if a.store, err = postgres.Open(c.ctx, a.url); err != nil {
		return nil, err
	}
	if a.photos, err = photostore.Open(filepath.Join(g.Data, "photos")); err != nil {
		return nil, fmt.Errorf("open the folder of photos: %w", err)
	}
	a.desk = desk.New(a.store, a.photos, a.links, site.Zone, desk.TwoPeople(site.TwoPeople))
	return a, nil
}

// close ends the store before the server under it.
func (a *app) close() error {
	if a.store != nil {
		a.store.Close()
	}
	if a.server == nil {
		return nil
	}
	if err := a.server.Stop(); err != nil {
		return fmt.Errorf("stop the private Postgres: %w", err)
	}
	return nil
}

// run opens the archive for f and closes it after.
func (g *globals) run(c *console, f func(*app) error) error {
	site, err := g.site(config.Input{})
	if err != nil {
		return err
	}
	a, err := g.open(c, site, g.database)
	if err != nil {
		return err
	}
	return errors.Join(f(a), a.close())
}

// findDatabase returns the address of a database and, where that is a private one started for it, the server,
// which the caller stops.
type findDatabase func(c *console) (url string, started *pgserver.Server, err error)

// database is the one that another command runs in the data folder, or else like ownDatabase.
func (g *globals) database(c *console) (url string, started *pgserver.Server, err error) {
	if g.DatabaseURL == "" {
		url, err = pgserver.RunningURL(g.postgresDir())
		if !errors.Is(err, pgserver.ErrNotRunning) {
			return url, nil, err
		}
	}
	return g.ownDatabase(c)
}

// ownDatabase is the one that was configured, or else a private one that nobody else runs or ends.
// *pgserver.LockedError when another command runs it.
func (g *globals) ownDatabase(c *console) (url string, started *pgserver.Server, err error) {
	if g.DatabaseURL != "" {
		return g.DatabaseURL, nil, nil
	}
	started, err = pgserver.Start(c.ctx, pgserver.Config{
		DataDir: g.postgresDir(), BinDir: g.PostgresBin, CacheDir: g.Cache, Log: c.log, Progress: c.errOut,
	})
	if err != nil {
		return "", nil, err
	}
	return started.URL(), started, nil
}

func (g *globals) postgresDir() string { return filepath.Join(g.Data, "postgres") }
