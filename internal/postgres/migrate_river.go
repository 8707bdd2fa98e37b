package postgres

import (
	"context"
	"database/sql"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// riverName is what the list of migrations calls riverMigration.
const riverName = "00011_river (in Go)"

// riverMigration makes the tables of the job queue, as River's own migrations do up to the one that is named
// here. A River that needs more gets a migration of its own with the next number.
func riverMigration(url string) *goose.Migration {
	const version, target, none = 11, 8, -1
	run := func(d rivermigrate.Direction, to int) *goose.GoFunc {
		return &goose.GoFunc{RunDB: func(ctx context.Context, _ *sql.DB) error {
			pool, err := pgxpool.New(ctx, url)
			if err != nil {
				return err
			}
			defer pool.Close()
			m, err := rivermigrate.New(riverpgxv5.New(pool), nil)
			if err != nil {
				return err
			}
			_, err = m.Migrate(ctx, d, &rivermigrate.MigrateOpts{TargetVersion: to})
			return err
		}}
	}
	return goose.NewGoMigration(version, run(rivermigrate.DirectionUp, target), run(rivermigrate.DirectionDown, none))
}
