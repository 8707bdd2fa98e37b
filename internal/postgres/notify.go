package postgres

import (
	"context"

	"dateline/internal/archive"
)

// Watch calls changed whenever a public page may have changed, in this process or another, and once when it
// begins to listen. It returns when the connection breaks, with archive.ErrUnavailable, or when ctx ends,
// with its error: the caller tries again, and until then takes every cached page for stale.
func (s *Store) Watch(ctx context.Context, changed func()) error {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return mapError(err)
	}
	// A connection that listens goes back to nobody.
	defer func() { _ = conn.Hijack().Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, "LISTEN dateline_changed"); err != nil {
		return mapError(err)
	}
	changed()
	for {
		if _, err := conn.Conn().WaitForNotification(ctx); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return archive.ErrUnavailable
		}
		changed()
	}
}
