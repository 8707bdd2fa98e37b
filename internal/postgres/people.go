package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// Invite makes an account without a password, and the one-time link with which its owner sets one. FieldErrors on
// "email" when the address has an account.
func (s *Store) Invite(ctx context.Context, by int64, e archive.Editor, lifetime time.Duration) (added archive.Editor, token string, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		if added, err = insertEditor(ctx, q, e, by); err != nil {
			return err
		}
		token, err = newLink(ctx, q, by, added.ID, lifetime)
		return err
	})
	return added, token, err
}

// SetRole gives an account another role, which holds from its next request on. archive.ErrLastAdmin when nobody
// could let others in afterwards, archive.ErrNotFound when there is no such account.
func (s *Store) SetRole(ctx context.Context, by, editorID int64, role archive.Role) error {
	return s.changeEditor(ctx, by, editorID, "editor.role", map[string]any{"editor": editorID, "role": role},
		`UPDATE editors SET role = @value WHERE id = @id`, role)
}

// SetActive closes an account, which ends its sessions and its one-time links at once, or opens it again.
// archive.ErrLastAdmin and archive.ErrNotFound as SetRole.
func (s *Store) SetActive(ctx context.Context, by, editorID int64, active bool) error {
	action := "editor.reactivate"
	if !active {
		action = "editor.deactivate"
	}
	return s.changeEditor(ctx, by, editorID, action, target(editorID), `UPDATE editors SET active = @value WHERE id = @id`, active,
		func(q querier) error {
			if active {
				return nil
			}
			if _, err := q.Exec(ctx, `DELETE FROM editor_links WHERE editor_id = @id`, pgx.NamedArgs{"id": editorID}); err != nil {
				return err
			}
			return endSessions(ctx, q, editorID)
		})
}

// SetLanguage chooses the language of the desk for an account; "" leaves it to the browser.
func (s *Store) SetLanguage(ctx context.Context, editorID int64, language archive.Edition) error {
	return s.changeEditor(ctx, editorID, editorID, "editor.language", nil, `UPDATE editors SET language = @value WHERE id = @id`, language)
}

// changeEditor sets one column of an account, does what goes with it, and records the change.
func (s *Store) changeEditor(ctx context.Context, by, editorID int64, action string, detail map[string]any, sql string, value any,
	also ...func(querier) error) error {
	err := s.tx(ctx, func(q pgx.Tx) error {
		if err := execOne(ctx, q, sql, pgx.NamedArgs{"id": editorID, "value": value}); err != nil {
			return err
		}
		for _, do := range also {
			if err := do(q); err != nil {
				return err
			}
		}
		return audit(ctx, q, by, action, 0, detail)
	})
	if violates(err, "keep_an_admin") {
		return archive.ErrLastAdmin
	}
	return err
}

// target names the account that an entry of the audit trail is about.
func target(editorID int64) map[string]any {
	if editorID == 0 {
		return nil
	}
	return map[string]any{"editor": editorID}
}
