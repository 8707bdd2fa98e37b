package postgres

import (
	"context"
	"crypto/rand"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// CountSignIn counts an attempt to sign in against every key, and answers archive.ErrTooMany when one is past
// its limit. It counts before the password is looked at, so that attempts made at the same instant cannot all
// slip under the limit; SignedIn takes the count back. The count is in the database: all nodes share it.
// Counts and sessions whose time is over go at the same moment.
func (s *Store) CountSignIn(ctx context.Context, limits []archive.SignInLimit) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		for _, l := range limits {
			// The lock is a statement of its own: the count must see what its last holder committed.
			if _, err := q.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended(encode(@key, 'hex'), 0))`,
				pgx.NamedArgs{"key": l.Key}); err != nil {
				return err
			}
			n, err := collectOne(ctx, q, pgx.RowTo[int], `
				SELECT count(*)::int FROM sign_in_attempts WHERE key = @key AND at > now() - @window::interval`,
				pgx.NamedArgs{"key": l.Key, "window": l.Window})
			if err != nil {
				return err
			}
			if n >= l.Max {
				return archive.ErrTooMany
			}
			if _, err := q.Exec(ctx, `INSERT INTO sign_in_attempts (key) VALUES (@key)`, pgx.NamedArgs{"key": l.Key}); err != nil {
				return err
			}
		}
		if _, err := q.Exec(ctx, `DELETE FROM sign_in_attempts WHERE at < now() - interval '1 day'`); err != nil {
			return err
		}
		_, err := q.Exec(ctx, `DELETE FROM sessions WHERE expiry < now()`)
		return err
	})
}

// SignedIn forgets the attempts that led to a sign-in.
func (s *Store) SignedIn(ctx context.Context, limits []archive.SignInLimit) error {
	keys := make([][]byte, len(limits))
	for i, l := range limits {
		keys[i] = l.Key
	}
	_, err := s.pool.Exec(ctx, `DELETE FROM sign_in_attempts WHERE key = ANY(@keys)`, pgx.NamedArgs{"keys": keys})
	return mapError(err)
}

// SiteKey returns the 32 random bytes that every node of this archive shares under a name, making them at
// the first call.
func (s *Store) SiteKey(ctx context.Context, name string) ([]byte, error) {
	fresh := make([]byte, 32)
	_, _ = rand.Read(fresh) // never fails
	if _, err := s.pool.Exec(ctx, `INSERT INTO site_keys (name, key) VALUES (@name, @key) ON CONFLICT DO NOTHING`,
		pgx.NamedArgs{"name": name, "key": fresh}); err != nil {
		return nil, mapError(err)
	}
	return collectOne(ctx, s.pool, pgx.RowTo[[]byte], `SELECT key FROM site_keys WHERE name = @name`, pgx.NamedArgs{"name": name})
}
