package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// BeginSession signs an account in and returns the id of its session. how says by what: "password", "totp",
// "passkey", "recovery code". It forgets sessions that began before keep. archive.ErrNotFound when the account is
// no longer active, or all its sessions were ended since e was read.
func (s *Store) BeginSession(ctx context.Context, e archive.Editor, how string, keep time.Duration) (id int64, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		if _, err := q.Exec(ctx, `DELETE FROM desk_sessions WHERE begun_at < now() - @keep::interval`,
			pgx.NamedArgs{"keep": keep}); err != nil {
			return err
		}
		// The lock makes whoever ends all sessions now see this one too.
		id, err = collectOne(ctx, q, pgx.RowTo[int64], `
			WITH who AS (SELECT id FROM editors WHERE id = @editor AND active AND session_epoch = @epoch FOR SHARE)
			INSERT INTO desk_sessions (editor_id) SELECT id FROM who RETURNING id`,
			pgx.NamedArgs{"editor": e.ID, "epoch": e.SessionEpoch})
		if err != nil {
			return err
		}
		return audit(ctx, q, e.ID, "editor.sign_in", 0, map[string]any{"how": how})
	})
	return id, err
}

// Session returns a session and its account, and notes that it was used. archive.ErrNotFound when it was ended
// or the account is no longer active.
func (s *Store) Session(ctx context.Context, id int64) (x archive.Session, e archive.Editor, err error) {
	err = s.pool.QueryRow(ctx, `
		SELECT d.id, d.begun_at, d.used_at, d.fresh_at, `+editorColumns+`
		FROM desk_sessions d JOIN editors ON editors.id = d.editor_id WHERE d.id = @id AND active`, pgx.NamedArgs{"id": id}).
		Scan(&x.ID, &x.BegunAt, &x.UsedAt, &x.FreshAt,
			&e.ID, &e.Email, &e.Name, &e.Role, &e.PasswordHash, &e.SessionEpoch, &e.Active, &e.Language, &e.SecondFactor)
	if err != nil {
		return archive.Session{}, archive.Editor{}, mapError(err)
	}
	if time.Since(x.UsedAt) > time.Minute { // spares a write for each request
		_, err = s.pool.Exec(ctx, `UPDATE desk_sessions SET used_at = now() WHERE id = @id`, pgx.NamedArgs{"id": id})
	}
	return x, e, mapError(err)
}

// SessionsOf returns the sessions of an account that were used within idle, latest use first.
func (s *Store) SessionsOf(ctx context.Context, editorID int64, idle time.Duration) ([]archive.Session, error) {
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (x archive.Session, err error) {
		return x, row.Scan(&x.ID, &x.BegunAt, &x.UsedAt, &x.FreshAt)
	}, `SELECT id, begun_at, used_at, fresh_at FROM desk_sessions
		WHERE editor_id = @editor AND used_at > now() - @idle::interval ORDER BY used_at DESC, id DESC`,
		pgx.NamedArgs{"editor": editorID, "idle": idle})
}

// ConfirmSession notes that a password or a second factor was given anew, and by which it was.
func (s *Store) ConfirmSession(ctx context.Context, id, editorID int64, how string) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if err := execOne(ctx, q, `UPDATE desk_sessions SET fresh_at = now() WHERE id = @id AND editor_id = @editor`,
			pgx.NamedArgs{"id": id, "editor": editorID}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "editor.confirm", 0, map[string]any{"how": how})
	})
}

// EndSession signs one session of an account out. Ending it again changes nothing.
func (s *Store) EndSession(ctx context.Context, id, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, `DELETE FROM desk_sessions WHERE id = @id AND editor_id = @editor`,
			pgx.NamedArgs{"id": id, "editor": editorID})
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		return audit(ctx, q, editorID, "editor.sign_out", 0, nil)
	})
}

// SignOutEverywhere ends every session of an account. by is who asks for it: its owner, or an admin.
func (s *Store) SignOutEverywhere(ctx context.Context, by, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if err := endSessions(ctx, q, editorID); err != nil {
			return err
		}
		return audit(ctx, q, by, "editor.sign_out_everywhere", 0, target(editorID))
	})
}

// endSessions signs an account out everywhere, and stops a sign-in that is under way from beginning another.
func endSessions(ctx context.Context, q querier, editorID int64) error {
	if err := execOne(ctx, q, `UPDATE editors SET session_epoch = session_epoch + 1 WHERE id = @id`,
		pgx.NamedArgs{"id": editorID}); err != nil {
		return err
	}
	_, err := q.Exec(ctx, `DELETE FROM desk_sessions WHERE editor_id = @id`, pgx.NamedArgs{"id": editorID})
	return err
}

// execOne runs a statement that must touch a row; archive.ErrNotFound when it touches none.
func execOne(ctx context.Context, q querier, sql string, args pgx.NamedArgs) error {
	tag, err := q.Exec(ctx, sql, args)
	if err == nil && tag.RowsAffected() == 0 {
		err = archive.ErrNotFound
	}
	return err
}
