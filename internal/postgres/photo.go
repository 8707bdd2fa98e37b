package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"dateline/internal/archive"
)

const photoColumns = `id, original_sha256, width, height, renditions, caption, credit, alt, decorative, creator,
	licence, place, taken_on, created_at`

func scanPhoto(row pgx.CollectableRow) (p archive.Photo, err error) {
	var taken pgtype.Date
	err = row.Scan(&p.ID, &p.OriginalSHA256, &p.Width, &p.Height, &p.Renditions, &p.Caption, &p.Credit, &p.Alt,
		&p.Decorative, &p.Creator, &p.Licence, &p.Place, &taken, &p.CreatedAt)
	p.TakenOn = fromDate(taken)
	return p, err
}

// AddPhoto files a photo and returns it. The same original again returns the photo made the first time.
func (s *Store) AddPhoto(ctx context.Context, p archive.Photo, editorID int64) (archive.Photo, error) {
	var stored archive.Photo
	err := s.tx(ctx, func(q pgx.Tx) (err error) {
		tag, err := q.Exec(ctx, `
			INSERT INTO photos (id, original_sha256, width, height, renditions, caption, credit, alt, decorative,
				creator, licence, place, taken_on)
			VALUES (@id, @sha, @width, @height, @renditions, @caption, @credit, @alt, @decorative, @creator, @licence, @place, @taken)
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
		"creator": p.Creator, "licence": p.Licence, "place": p.Place, "taken": toDate(p.TakenOn)}
}

// Photo returns a photo of the library, published or not, else archive.ErrNotFound.
func (s *Store) Photo(ctx context.Context, id string) (archive.Photo, error) {
	return collectOne(ctx, s.pool, scanPhoto, `SELECT `+photoColumns+` FROM photos WHERE id = @id`, pgx.NamedArgs{"id": id})
}

// Photos returns the photos that a filter selects, newest first.
func (s *Store) Photos(ctx context.Context, f archive.PhotoFilter) ([]archive.Photo, error) {
	where, args := []string{"true"}, pgx.NamedArgs{"limit": f.Limit}
	if f.Query != "" {
		where = append(where, "concat_ws(' ', caption, credit, creator, place, alt) ILIKE @query")
		args["query"] = "%" + likeLiteral(f.Query) + "%"
	}
	if !f.Before.IsZero() {
		where = append(where, "(created_at < @before OR created_at = @before AND id > @id)")
		args["before"], args["id"] = f.Before.At, f.Before.ID
	}
	return collect(ctx, s.pool, scanPhoto, `SELECT `+photoColumns+` FROM photos
		WHERE `+strings.Join(where, " AND ")+` ORDER BY created_at DESC, id LIMIT @limit`, args)
}

// SavePhoto changes what the library says of a photo; uses of it keep their own words.
func (s *Store) SavePhoto(ctx context.Context, p archive.Photo, editorID int64) error {
	return s.tx(ctx, func(q pgx.Tx) error {
		tag, err := q.Exec(ctx, `
			UPDATE photos SET caption = @caption, credit = @credit, alt = @alt, decorative = @decorative,
				creator = @creator, licence = @licence, place = @place, taken_on = @taken WHERE id = @id`, photoArgs(p))
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return archive.ErrNotFound
		}
		return audit(ctx, q, editorID, "photo.edit", 0, map[string]any{"photo": p.ID})
	})
}
