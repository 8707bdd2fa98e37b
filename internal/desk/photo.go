package desk

import (
	"bytes"
	"context"
	"errors"

	"dateline/internal/archive"
	"dateline/internal/darkroom"
)

// AddPhoto develops an original, keeps it privately beside its renditions, and files it in the library with
// what it says of itself as defaults. The same file again returns the photo made the first time. It answers
// archive.FieldErrors on "photo" for a file that cannot be accepted.
func (d *Desk) AddPhoto(ctx context.Context, original []byte, editorID int64) (archive.Photo, error) {
	p, err := d.darkroom.Develop(ctx, original)
	var bad *darkroom.InputError
	if errors.As(err, &bad) {
		return archive.Photo{}, archive.FieldErrors{{Field: "photo", Message: bad.Error()}}
	}
	if err != nil {
		return archive.Photo{}, err
	}
	// Files first: a row without its files would be a photo that nobody can see.
	if err := d.photos.PutOriginal(ctx, p.OriginalSHA256, bytes.NewReader(original)); err != nil {
		return archive.Photo{}, err
	}
	photo := archive.Photo{
		ID: p.ID, OriginalSHA256: p.OriginalSHA256, Width: p.Width, Height: p.Height,
		Caption: p.Metadata.Caption, Credit: p.Metadata.Credit, Creator: p.Metadata.Creator,
		Licence: p.Metadata.Copyright, Place: p.Metadata.Place, TakenOn: archive.DateOf(p.Metadata.TakenAt),
	}
	for _, r := range p.Renditions {
		if err := d.photos.PutRendition(ctx, p.ID, r.Width, string(r.Format), r.Data); err != nil {
			return archive.Photo{}, err
		}
		if r.Format == darkroom.FormatWebP {
			photo.Renditions[len(photo.Renditions)-1].WebP = true // it follows the JPEG of its width
			continue
		}
		photo.Renditions = append(photo.Renditions, archive.Rendition{Width: r.Width, Height: r.Height})
	}
	return d.store.AddPhoto(ctx, photo, editorID)
}
