package postgres

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // goose speaks database/sql
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"dateline/migrations"
)

// Migration is one step of the schema.
type Migration struct {
	Version   int64
	Name      string
	AppliedAt time.Time // zero while it is pending
}

// Migrate brings the schema of the database at url up to date. Several processes may do so at once: a lock
// in the database lets one work while the others wait.
func Migrate(ctx context.Context, url string) error {
	return withProvider(url, func(p *goose.Provider) error {
		if _, err := p.Up(ctx); err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
		return nil
	})
}

// MigrateDown takes every migration back. All content is lost; tests and db/reset use it.
func MigrateDown(ctx context.Context, url string) error {
	return withProvider(url, func(p *goose.Provider) error {
		_, err := p.DownTo(ctx, 0)
		return err
	})
}

// Migrations lists every migration, oldest first.
func Migrations(ctx context.Context, url string) (list []Migration, err error) {
	err = withProvider(url, func(p *goose.Provider) error {
		status, err := p.Status(ctx)
		for _, s := range status {
			name := cmp.Or(s.Source.Path, riverName) // what is written in Go has no path
			list = append(list, Migration{Version: s.Source.Version, Name: name, AppliedAt: s.AppliedAt})
		}
		return err
	})
	return list, err
}

func withProvider(url string, f func(*goose.Provider) error) error {
	db, err := sql.Open("pgx", url)
	if err != nil {
		return err
	}
	defer db.Close()
	// The lock is asked for again every 100 ms, for two minutes: a long migration may be under way elsewhere.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, db, migrations.FS, goose.WithSessionLocker(locker),
		goose.WithGoMigrations(riverMigration(url)))
	if err != nil {
		return err
	}
	return f(p)
}
