package postgres

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

const editorColumns = `editors.id, email, name, role, coalesce(password_hash, ''), session_epoch, active, language,
	EXISTS (SELECT FROM editor_totp t WHERE t.editor_id = editors.id) OR EXISTS (SELECT FROM passkeys k WHERE k.editor_id = editors.id)`

func scanEditor(row pgx.CollectableRow) (e archive.Editor, err error) {
	return e, row.Scan(&e.ID, &e.Email, &e.Name, &e.Role, &e.PasswordHash, &e.SessionEpoch, &e.Active, &e.Language, &e.SecondFactor)
}

// AddEditor makes an account and returns it. FieldErrors on "email" when the address has one.
func (s *Store) AddEditor(ctx context.Context, e archive.Editor) (archive.Editor, error) {
	var added archive.Editor
	err := s.tx(ctx, func(q pgx.Tx) (err error) {
		added, err = insertEditor(ctx, q, e, 0)
		return err
	})
	return added, err
}

func insertEditor(ctx context.Context, q querier, e archive.Editor, by int64) (archive.Editor, error) {
	added, err := collectOne(ctx, q, scanEditor, `
		INSERT INTO editors (email, name, role, password_hash) VALUES (@email, @name, @role, nullif(@hash, ''))
		RETURNING `+editorColumns,
		pgx.NamedArgs{"email": e.Email, "name": e.Name, "role": e.Role, "hash": e.PasswordHash})
	if violates(err, "editors_email_key") {
		return archive.Editor{}, archive.FieldErrors{{Field: "email", Message: "There is an account with this address already."}}
	}
	if err != nil {
		return archive.Editor{}, err
	}
	return added, audit(ctx, q, by, "editor.add", 0, map[string]any{"editor": added.ID, "role": added.Role})
}

// EditorByID returns an account, else archive.ErrNotFound.
func (s *Store) EditorByID(ctx context.Context, id int64) (archive.Editor, error) {
	return collectOne(ctx, s.pool, scanEditor, `SELECT `+editorColumns+` FROM editors WHERE id = @id`, pgx.NamedArgs{"id": id})
}

// EditorByEmail returns an account, else archive.ErrNotFound.
func (s *Store) EditorByEmail(ctx context.Context, email string) (archive.Editor, error) {
	return collectOne(ctx, s.pool, scanEditor, `SELECT `+editorColumns+` FROM editors WHERE email = @email`,
		pgx.NamedArgs{"email": archive.NormaliseEmail(email)})
}

// Editors returns every account by name.
func (s *Store) Editors(ctx context.Context) ([]archive.Editor, error) {
	return collect(ctx, s.pool, scanEditor, `SELECT `+editorColumns+` FROM editors ORDER BY lower(name), id`, nil)
}

// NewLink makes a one-time link for an account to set its password, or, with editorID 0, for the first
// set-up, and returns its token. Only a hash of it is stored. Earlier links for the same end.
func (s *Store) NewLink(ctx context.Context, editorID int64, lifetime time.Duration) (token string, err error) {
	return s.NewLinkBy(ctx, 0, editorID, lifetime)
}

// NewLinkBy is NewLink by an admin of the desk. archive.ErrNotFound when there is no such account.
func (s *Store) NewLinkBy(ctx context.Context, by, editorID int64, lifetime time.Duration) (token string, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		token, err = newLink(ctx, q, by, editorID, lifetime)
		return err
	})
	if violates(err, "editor_links_editor_id_fkey") {
		err = archive.ErrNotFound
	}
	return token, err
}

func newLink(ctx context.Context, q querier, by, editorID int64, lifetime time.Duration) (token string, err error) {
	var b [24]byte
	_, _ = rand.Read(b[:]) // never fails
	token = base64.RawURLEncoding.EncodeToString(b[:])
	if _, err := q.Exec(ctx, `DELETE FROM editor_links WHERE editor_id IS NOT DISTINCT FROM @editor::bigint OR expires_at < now()`,
		pgx.NamedArgs{"editor": orNull(editorID)}); err != nil {
		return "", err
	}
	if _, err := q.Exec(ctx, `
		INSERT INTO editor_links (token_hash, editor_id, expires_at) VALUES (@hash, @editor, now() + @lifetime)`,
		pgx.NamedArgs{"hash": hashToken(token), "editor": orNull(editorID), "lifetime": lifetime}); err != nil {
		return "", err
	}
	return token, audit(ctx, q, by, "editor.link", 0, target(editorID))
}

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// LinkEditor returns the account that a valid link is for, the zero Editor for the first set-up, or
// archive.ErrLinkUsed. It does not use the link up.
func (s *Store) LinkEditor(ctx context.Context, token string) (archive.Editor, error) {
	var e archive.Editor
	err := s.pool.QueryRow(ctx, `
		SELECT coalesce(e.id, 0), coalesce(e.email, ''), coalesce(e.name, ''), coalesce(e.role, '')
		FROM editor_links l LEFT JOIN editors e ON e.id = l.editor_id
		WHERE l.token_hash = @hash AND l.expires_at > now() AND (l.editor_id IS NOT NULL OR NOT EXISTS (SELECT FROM editors))`,
		pgx.NamedArgs{"hash": hashToken(token)}).Scan(&e.ID, &e.Email, &e.Name, &e.Role)
	if err = mapError(err); err == archive.ErrNotFound {
		err = archive.ErrLinkUsed
	}
	return e, err
}

// SetUp makes the first account from the link of the first set-up, which it uses up. archive.ErrLinkUsed when
// the link is not valid or there is an account already.
func (s *Store) SetUp(ctx context.Context, token string, e archive.Editor) (archive.Editor, error) {
	var added archive.Editor
	err := s.tx(ctx, func(q pgx.Tx) error {
		// Two set-ups at once: the second waits here, then finds its link gone.
		tag, err := q.Exec(ctx, `
			DELETE FROM editor_links WHERE token_hash = @hash AND editor_id IS NULL AND expires_at > now()
			AND NOT EXISTS (SELECT FROM editors)`, pgx.NamedArgs{"hash": hashToken(token)})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrLinkUsed
		}
		added, err = insertEditor(ctx, q, e, 0)
		return err
	})
	return added, err
}

// SetPassword stores the hash of a password chosen through a link, which it uses up, ends every session of
// the account, and returns it. archive.ErrLinkUsed when the link is not valid.
func (s *Store) SetPassword(ctx context.Context, token, hash string) (archive.Editor, error) {
	var e archive.Editor
	err := s.tx(ctx, func(q pgx.Tx) error {
		id, err := collectOne(ctx, q, pgx.RowTo[int64], `
			DELETE FROM editor_links WHERE token_hash = @hash AND editor_id IS NOT NULL AND expires_at > now()
			RETURNING editor_id`, pgx.NamedArgs{"hash": hashToken(token)})
		if err == archive.ErrNotFound {
			return archive.ErrLinkUsed
		}
		if err != nil {
			return err
		}
		e, err = setPassword(ctx, q, id, hash)
		return err
	})
	return e, err
}

// ChangePassword stores the hash of a password that an editor chose at the desk, ends every session of the
// account, and returns it.
func (s *Store) ChangePassword(ctx context.Context, editorID int64, hash string) (archive.Editor, error) {
	var e archive.Editor
	err := s.tx(ctx, func(q pgx.Tx) (err error) {
		e, err = setPassword(ctx, q, editorID, hash)
		return err
	})
	return e, err
}

func setPassword(ctx context.Context, q querier, editorID int64, hash string) (archive.Editor, error) {
	if err := endSessions(ctx, q, editorID); err != nil {
		return archive.Editor{}, err
	}
	e, err := collectOne(ctx, q, scanEditor, `UPDATE editors SET password_hash = @password WHERE id = @id RETURNING `+editorColumns,
		pgx.NamedArgs{"id": editorID, "password": hash})
	if err != nil {
		return archive.Editor{}, err
	}
	return e, audit(ctx, q, editorID, "editor.password", 0, nil)
}
