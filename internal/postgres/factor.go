package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

// Factors returns what an account has beside its password. archive.ErrNotFound when there is no such account.
func (s *Store) Factors(ctx context.Context, editorID int64) (f archive.Factors, err error) {
	var (
		handle pgtype.UUID
		app    pgtype.Timestamptz
	)
	if err := s.pool.QueryRow(ctx, `
		SELECT handle, (SELECT added_at FROM editor_totp t WHERE t.editor_id = e.id),
			(SELECT count(*)::int FROM recovery_codes c WHERE c.editor_id = e.id)
		FROM editors e WHERE id = @id`, pgx.NamedArgs{"id": editorID}).Scan(&handle, &app, &f.RecoveryCodes); err != nil {
		return archive.Factors{}, mapError(err)
	}
	f.Handle, f.App = handle.Bytes[:], fromTime(app)
	f.Passkeys, err = collect(ctx, s.pool, func(row pgx.CollectableRow) (k archive.Passkey, err error) {
		var used pgtype.Timestamptz
		err = row.Scan(&k.ID, &k.Name, &k.Credential, &k.AddedAt, &used)
		k.UsedAt = fromTime(used)
		return k, err
	}, `SELECT id, name, credential, added_at, used_at FROM passkeys WHERE editor_id = @id ORDER BY added_at`,
		pgx.NamedArgs{"id": editorID})
	return f, err
}

// SetTOTP gives an account an authenticator app. secret is sealed; step is that of the code which proved it.
func (s *Store) SetTOTP(ctx context.Context, editorID int64, secret []byte, step int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if _, err := q.Exec(ctx, `
			INSERT INTO editor_totp (editor_id, secret, last_step) VALUES (@id, @secret, @step)
			ON CONFLICT (editor_id) DO UPDATE SET secret = EXCLUDED.secret, last_step = EXCLUDED.last_step, added_at = now()`,
			pgx.NamedArgs{"id": editorID, "secret": secret, "step": step}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "editor.totp.add", 0, nil)
	})
}

// TOTP returns the sealed secret of an account's authenticator app, else archive.ErrNotFound.
func (s *Store) TOTP(ctx context.Context, editorID int64) (secret []byte, err error) {
	return collectOne(ctx, s.pool, pgx.RowTo[[]byte], `SELECT secret FROM editor_totp WHERE editor_id = @id`, pgx.NamedArgs{"id": editorID})
}

// UseTOTPStep uses a code of an authenticator app up. archive.ErrSignIn when that code, or a later one, was used.
func (s *Store) UseTOTPStep(ctx context.Context, editorID, step int64) error {
	err := execOne(ctx, s.pool, `UPDATE editor_totp SET last_step = @step WHERE editor_id = @id AND last_step < @step`,
		pgx.NamedArgs{"id": editorID, "step": step})
	return usedUp(err)
}

// SetRecoveryCodes replaces the recovery codes of an account by those with these hashes.
func (s *Store) SetRecoveryCodes(ctx context.Context, editorID int64, hashes [][]byte) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if _, err := q.Exec(ctx, `DELETE FROM recovery_codes WHERE editor_id = @id`, pgx.NamedArgs{"id": editorID}); err != nil {
			return err
		}
		if _, err := q.Exec(ctx, `INSERT INTO recovery_codes (editor_id, hash) SELECT @id::bigint, unnest(@hashes::bytea[])`,
			pgx.NamedArgs{"id": editorID, "hashes": hashes}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "editor.recovery_codes", 0, nil)
	})
}

// UseRecoveryCode uses a recovery code up. archive.ErrSignIn when it is none, or was used.
func (s *Store) UseRecoveryCode(ctx context.Context, editorID int64, hash []byte) error {
	return usedUp(execOne(ctx, s.pool, `DELETE FROM recovery_codes WHERE editor_id = @id AND hash = @hash`,
		pgx.NamedArgs{"id": editorID, "hash": hash}))
}

func usedUp(err error) error {
	if errors.Is(err, archive.ErrNotFound) {
		return archive.ErrSignIn
	}
	return mapError(err)
}

// AddPasskey gives an account another passkey.
func (s *Store) AddPasskey(ctx context.Context, editorID int64, k archive.Passkey) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if _, err := q.Exec(ctx, `INSERT INTO passkeys (id, editor_id, name, credential) VALUES (@key, @id, @name, @credential::text::jsonb)`,
			pgx.NamedArgs{"key": k.ID, "id": editorID, "name": k.Name, "credential": string(k.Credential)}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "editor.passkey.add", 0, nil)
	})
}

// UsePasskey notes that a passkey was used, and what it now says of itself: its counter grows. archive.ErrNotFound when it was
// removed meanwhile.
func (s *Store) UsePasskey(ctx context.Context, editorID int64, k archive.Passkey) error {
	return mapError(execOne(ctx, s.pool, `
		UPDATE passkeys SET credential = @credential::text::jsonb, used_at = now() WHERE id = @key AND editor_id = @id`,
		pgx.NamedArgs{"key": k.ID, "id": editorID, "credential": string(k.Credential)}))
}

// RemoveTOTP takes an account's authenticator app away, and with the last factor its recovery codes.
func (s *Store) RemoveTOTP(ctx context.Context, editorID int64) error {
	return s.removeFactor(ctx, editorID, editorID, `DELETE FROM editor_totp WHERE editor_id = @id`, nil)
}

// RemovePasskey takes a passkey away, as RemoveTOTP. Whose it is not, it leaves.
func (s *Store) RemovePasskey(ctx context.Context, editorID int64, key []byte) error {
	return s.removeFactor(ctx, editorID, editorID, `DELETE FROM passkeys WHERE editor_id = @id AND id = @key`, key)
}

// RemoveFactors takes everything beside the password from an account, for whoever lost it all. by is the admin; 0 for the
// command line.
func (s *Store) RemoveFactors(ctx context.Context, by, editorID int64) error {
	return s.removeFactor(ctx, by, editorID, `
		WITH app AS (DELETE FROM editor_totp WHERE editor_id = @id) DELETE FROM passkeys WHERE editor_id = @id`, nil)
}

func (s *Store) removeFactor(ctx context.Context, by, editorID int64, sql string, key []byte) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		if _, err := q.Exec(ctx, sql, pgx.NamedArgs{"id": editorID, "key": key}); err != nil {
			return err
		}
		if _, err := q.Exec(ctx, `
			DELETE FROM recovery_codes WHERE editor_id = @id
			AND NOT EXISTS (SELECT FROM editor_totp WHERE editor_id = @id) AND NOT EXISTS (SELECT FROM passkeys WHERE editor_id = @id)`,
			pgx.NamedArgs{"id": editorID}); err != nil {
			return err
		}
		return audit(ctx, q, by, "editor.factor.remove", 0, target(editorID))
	})
}
