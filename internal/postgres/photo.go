package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

const photoColumns = `id, original_sha256, width, height, renditions, caption, credit, alt, decorative, creator,
	licence, licence_until, place, taken_on, round((focal_x - 0.5) * 100)::int, round((focal_y - 0.5) * 100)::int,
	pulled_at, pull_note, coalesce(replaced_by, ''), created_at`

func scanPhoto(row pgx.CollectableRow) (p archive.Photo, err error) {
	var taken, until pgtype.Date
	var pulled pgtype.Timestamptz
	err = row.Scan(&p.ID, &p.OriginalSHA256, &p.Width, &p.Height, &p.Renditions, &p.Caption, &p.Credit, &p.Alt,
		&p.Decorative, &p.Creator, &p.Licence, &until, &p.Place, &taken, &p.Focus.X, &p.Focus.Y,
		&pulled, &p.PullNote, &p.ReplacedBy, &p.CreatedAt)
	p.TakenOn, p.LicenceUntil, p.PulledAt = fromDate(taken), fromDate(until), fromTime(pulled)
	return p, err
}

// AddPhoto files a photo and returns it. The same original again returns the photo made the first time.
func (s *Store) AddPhoto(ctx context.Context, p archive.Photo, editorID int64) (archive.Photo, error) {
	var stored archive.Photo
	err := s.tx(ctx, func(q pgx.Tx) (err error) {
		tag, err := q.Exec(ctx, `
			INSERT INTO photos (id, original_sha256, width, height, renditions, caption, credit, alt, decorative,
				creator, licence, licence_until, place, taken_on, focal_x, focal_y)
			VALUES (@id, @sha, @width, @height, @renditions, @caption, @credit, @alt, @decorative, @creator, @licence, @until,
				@place, @taken, @focal_x, @focal_y)
			ON CONFLICT DO NOTHING`, photoArgs(p))
		if err != nil {
			return err
		}
		// The id is looked up too: two originals that differ in metadata alone print the same renditions.
		stored, err = collectOne(ctx, q, scanPhoto, `SELECT `+photoColumns+` FROM photos
			WHERE original_sha256 = @sha OR id = @id ORDER BY original_sha256 = @sha DESC LIMIT 1`,
			pgx.NamedArgs{"sha": p.OriginalSHA256, "id": p.ID})
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		return audit(ctx, q, editorID, "photo.add", 0, map[string]any{"photo": p.ID})
	})
	return stored, err
}

func photoArgs(p archive.Photo) pgx.NamedArgs {
	return pgx.NamedArgs{"id": p.ID, "sha": p.OriginalSHA256, "width": p.Width, "height": p.Height,
		"renditions": p.Renditions, "caption": p.Caption, "credit": p.Credit, "alt": p.Alt, "decorative": p.Decorative,
		"creator": p.Creator, "licence": p.Licence, "until": toDate(p.LicenceUntil), "place": p.Place,
		"taken": toDate(p.TakenOn), "focal_x": 0.5 + float32(p.Focus.X)/100, "focal_y": 0.5 + float32(p.Focus.Y)/100}
}

// Photo returns a photo of the library, published or not, else archive.ErrNotFound.
func (s *Store) Photo(ctx context.Context, id string) (archive.Photo, error) {
	return collectOne(ctx, s.pool, scanPhoto, `SELECT `+photoColumns+` FROM photos WHERE id = @id`, pgx.NamedArgs{"id": id})
}

// SavePhoto changes what the library says of a photo; uses of it keep their own words, and take its focus.
func (s *Store) SavePhoto(ctx context.Context, p archive.Photo, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, `
			UPDATE photos SET caption = @caption, credit = @credit, alt = @alt, decorative = @decorative, creator = @creator,
				licence = @licence, licence_until = @until, place = @place, taken_on = @taken, focal_x = @focal_x, focal_y = @focal_y,
				changed_at = CASE WHEN (focal_x, focal_y) = (@focal_x, @focal_y) THEN changed_at ELSE now() END
			WHERE id = @id`, photoArgs(p))
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound
		}
		return audit(ctx, q, editorID, "photo.edit", 0, map[string]any{"photo": p.ID})
	})
}
