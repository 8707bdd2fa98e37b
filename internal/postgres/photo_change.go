package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

// EditPhotos changes the named photos and returns how many of them it changed.
func (s *Store) EditPhotos(ctx context.Context, ids []string, e archive.PhotoEdit, editorID int64) (changed int, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		list, err := collect(ctx, q, pgx.RowTo[string], `
			WITH new AS (
				SELECT id,
					CASE WHEN @credit_mode = 'all' OR @credit_mode = 'empty' AND credit = '' THEN @credit ELSE credit END AS credit,
					CASE WHEN @creator_mode = 'all' OR @creator_mode = 'empty' AND creator = '' THEN @creator ELSE creator END AS creator,
					CASE WHEN @licence_mode = 'all' OR @licence_mode = 'empty' AND licence = '' THEN @licence ELSE licence END AS licence,
					CASE WHEN @place_mode = 'all' OR @place_mode = 'empty' AND place = '' THEN @place ELSE place END AS place,
					CASE WHEN @until_mode = 'all' OR @until_mode = 'empty' AND licence_until IS NULL THEN @until::date ELSE licence_until END AS until
				FROM photos WHERE id = ANY(@ids) FOR UPDATE)
			UPDATE photos p SET credit = new.credit, creator = new.creator, licence = new.licence, place = new.place, licence_until = new.until
			FROM new WHERE new.id = p.id AND (p.credit, p.creator, p.licence, p.place, p.licence_until)
				IS DISTINCT FROM (new.credit, new.creator, new.licence, new.place, new.until)
			RETURNING p.id`, pgx.NamedArgs{"ids": ids,
			"credit_mode": e.Credit.Mode, "credit": e.Credit.Value, "creator_mode": e.Creator.Mode, "creator": e.Creator.Value,
			"licence_mode": e.Licence.Mode, "licence": e.Licence.Value, "place_mode": e.Place.Mode, "place": e.Place.Value,
			"until_mode": e.LicenceUntil.Mode, "until": toDate(e.LicenceUntil.Value)})
		if changed = len(list); err != nil || changed == 0 {
			return err
		}
		return audit(ctx, q, editorID, "photo.edit", 0, map[string]any{"photos": list})
	})
	return changed, err
}

// PullPhoto keeps a photo from readers wherever it is used, from the moment it returns; note tells the desk why. Pulling
// it again changes the note. archive.ErrNotFound when there is no such photo.
func (s *Store) PullPhoto(ctx context.Context, id, note string, editorID int64) error {
	return s.changePhoto(ctx, id, editorID, "photo.pull",
		`UPDATE photos SET pulled_at = coalesce(pulled_at, now()), pull_note = @note, changed_at = now() WHERE id = @id`, note)
}

// PutBackPhoto lets readers have a photo again that was pulled. archive.ErrNotFound when there is no such photo.
func (s *Store) PutBackPhoto(ctx context.Context, id string, editorID int64) error {
	return s.changePhoto(ctx, id, editorID, "photo.put_back",
		`UPDATE photos SET pulled_at = NULL, pull_note = @note, changed_at = now() WHERE id = @id`, "")
}

func (s *Store) changePhoto(ctx context.Context, id string, editorID int64, action, sql, note string) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, sql, pgx.NamedArgs{"id": id, "note": note})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound
		}
		return audit(ctx, q, editorID, action, 0, map[string]any{"photo": id})
	})
}

// ReplacePhoto puts another photo in the place of old wherever old is used, or what old itself replaced: in drafts, in
// live articles and in their revisions. The files of old leave the public with that. A photo that old replaced may take
// its place back.
//
// It answers archive.FieldErrors on "photo" when the two are one, when old was replaced already, or when the other was
// pulled or replaced by a third; archive.ErrNotFound when either is not there.
func (s *Store) ReplacePhoto(ctx context.Context, old, by string, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		list, err := collect(ctx, q, scanPhoto, `SELECT `+photoColumns+` FROM photos WHERE id IN (@old, @by) ORDER BY id FOR UPDATE`,
			pgx.NamedArgs{"old": old, "by": by})
		if err != nil {
			return err
		}
		if err := mayReplace(list, old, by); err != nil {
			return err
		}
		if _, err := q.Exec(ctx, `
			UPDATE photos SET changed_at = now(), replaced_by = CASE WHEN id = @by THEN NULL ELSE @by END
			WHERE id IN (@old, @by) OR replaced_by = @old`, pgx.NamedArgs{"old": old, "by": by}); err != nil {
			return err
		}
		return audit(ctx, q, editorID, "photo.replace", 0, map[string]any{"photo": old, "by": by})
	})
}

// mayReplace says why one of the two photos in list may not take the place of the other.
func mayReplace(list []archive.Photo, old, by string) error {
	refuse := func(why string) error { return archive.FieldErrors{{Field: "photo", Message: why}} }
	if old == by {
		return refuse("This is the same picture as before. Choose another file.")
	}
	if len(list) != 2 {
		return archive.ErrNotFound
	}
	for _, p := range list {
		switch {
		case p.ID == old && p.ReplacedBy != "":
			return refuse("This photo was replaced already. Replace the one that stands in its place.")
		case p.ID == by && p.Pulled():
			return refuse("This file is in the library and was pulled. Choose another file, or put that photo back first.")
		case p.ID == by && p.ReplacedBy != "" && p.ReplacedBy != old:
			return refuse("This file is in the library and was itself replaced. Choose another file.")
		}
	}
	return nil
}
