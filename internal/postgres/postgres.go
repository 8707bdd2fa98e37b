// Package postgres is the store: every SQL statement of Dateline, one file per aggregate.
//
// It is the only package that names pgx. Errors of the driver leave it as errors of package archive.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/alexedwards/scs/pgxstore"
	"github.com/alexedwards/scs/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"

	"dateline/internal/archive"
)

// Store keeps the archive in one Postgres database. Its methods may be called from many goroutines. Besides
// the errors that each promises, every method answers archive.ErrUnavailable when the database cannot be reached.
type Store struct {
	pool  *pgxpool.Pool
	queue *river.Client[pgx.Tx] // adds jobs; Work runs them
}

// connections is how many are opened at most, where the address says nothing of it. Two of them listen all the
// time: for changes, and for jobs.
const connections = 12

// Open connects to the database at url, a connection string of libpq's form, whose schema must be current.
func Open(ctx context.Context, url string) (*Store, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	cfg.MaxConnIdleTime = 5 * time.Minute
	if !strings.Contains(url, "pool_max_conns") {
		cfg.MaxConns = max(cfg.MaxConns, connections)
	}
	if cfg.ConnConfig.ConnectTimeout == 0 {
		cfg.ConnConfig.ConnectTimeout = 5 * time.Second
	}
	params := cfg.ConnConfig.RuntimeParams
	params["timezone"] = "UTC"
	params["application_name"] = "dateline"
	if params["statement_timeout"] == "" {
		params["statement_timeout"] = "30s"
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, mapError(err)
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, mapError(err)
	}
	s := &Store{pool: pool}
	if err := s.newQueue(); err != nil {
		pool.Close()
		return nil, err
	}
	return s, nil
}

// Close waits for running statements and closes every connection.
func (s *Store) Close() { s.pool.Close() }

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return mapError(s.pool.Ping(ctx)) }

// Sessions returns where the desk's sessions are kept. CountSignIn cleans up behind them.
func (s *Store) Sessions() scs.Store {
	return pgxstore.NewWithCleanupInterval(s.pool, 0) // its own cleaning cannot be stopped without a race
}

// querier is what a statement needs: the pool or a transaction.
type querier interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// tx runs f in one transaction and maps its error.
func (s *Store) tx(ctx context.Context, f func(q pgx.Tx) error) error {
	return mapError(pgx.BeginFunc(ctx, s.pool, f))
}

// collect runs a query and scans every row.
func collect[T any](ctx context.Context, q querier, scan pgx.RowToFunc[T], sql string, args pgx.NamedArgs) ([]T, error) {
	rows, err := q.Query(ctx, sql, args)
	if err != nil {
		return nil, mapError(err)
	}
	out, err := pgx.CollectRows(rows, scan)
	return out, mapError(err)
}

// collectOne runs a query for one row; archive.ErrNotFound when there is none.
func collectOne[T any](ctx context.Context, q querier, scan pgx.RowToFunc[T], sql string, args pgx.NamedArgs) (T, error) {
	rows, err := q.Query(ctx, sql, args)
	if err != nil {
		var zero T
		return zero, mapError(err)
	}
	out, err := pgx.CollectExactlyOneRow(rows, scan)
	return out, mapError(err)
}

// mapError turns an error of the driver into one of package archive where it has a meaning there.
func mapError(err error) error {
	var (
		pgErr      *pgconn.PgError
		connectErr *pgconn.ConnectError
		netErr     net.Error
	)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pgx.ErrNoRows):
		return archive.ErrNotFound
	case errors.As(err, &connectErr): // whatever the server said when it refused
		return fmt.Errorf("%w: %w", archive.ErrUnavailable, err)
	case errors.As(err, &pgErr):
		switch pgErr.Code[:2] {
		case "08", "53", "57": // connection, resources, operator intervention and statement timeouts
			return fmt.Errorf("%w: %w", archive.ErrUnavailable, err)
		}
		return err
	case errors.As(err, &netErr), errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w: %w", archive.ErrUnavailable, err)
	}
	return err
}

// violates reports whether err is the violation of the named constraint.
func violates(err error, constraint string) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && pgErr.ConstraintName == constraint
}

func toDate(d archive.Date) pgtype.Date {
	return pgtype.Date{Time: d.In(time.UTC), Valid: !d.IsZero()}
}

func fromDate(d pgtype.Date) archive.Date {
	if !d.Valid {
		return archive.Date{}
	}
	return archive.DateOf(d.Time)
}

// fromTime returns the zero time for null.
func fromTime(t pgtype.Timestamptz) time.Time {
	if !t.Valid {
		return time.Time{}
	}
	return t.Time.UTC()
}

// orNull passes 0 as null: the command line acts as no editor.
func orNull(id int64) *int64 {
	if id == 0 {
		return nil
	}
	return &id
}
