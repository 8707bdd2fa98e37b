package desk

import (
	"bytes"
	"context"
	"errors"
	"io"

	"dateline/internal/archive"
	"dateline/internal/darkroom"
	"dateline/internal/photostore"
)

// AddPhoto is ReceivePhoto for an original that is in memory.
func (d *Desk) AddPhoto(ctx context.Context, original []byte, editorID int64) (archive.Photo, error) {
	return d.ReceivePhoto(ctx, bytes.NewReader(original), editorID)
}

// ReceivePhoto reads an original of at most MaxPhoto bytes, develops it, keeps it privately beside its renditions, and
// files it in the library with what it says of itself as defaults. The same file again returns the photo made the first
// time. It answers archive.FieldErrors on "photo" for a file that cannot be accepted, and r's own error when reading
// fails; then nothing was kept.
func (d *Desk) ReceivePhoto(ctx context.Context, r io.Reader, editorID int64) (_ archive.Photo, err error) {
	upload, err := d.photos.Receive(ctx, r, MaxPhoto)
	if errors.Is(err, photostore.ErrTooLarge) {
		return archive.Photo{}, archive.FieldErrors{{Field: "photo",
			Message: "The file is larger than %d MB. Make it smaller first.", Args: []any{MaxPhoto >> 20}}}
	}
	if err != nil {
		return archive.Photo{}, err
	}
	defer func() { err = errors.Join(err, upload.Discard()) }()
	photo, err := d.develop(ctx, upload)
	if err != nil {
		return archive.Photo{}, err
	}
	// The row comes last: one without its files would be a photo that nobody can see.
	return d.store.AddPhoto(ctx, photo, editorID)
}

// develop writes the files of a photo and returns what the library is to know of it. It waits for its turn.
func (d *Desk) develop(ctx context.Context, upload *photostore.Upload) (archive.Photo, error) {
	select {
	case d.jobs <- struct{}{}:
		defer func() { <-d.jobs }()
	case <-ctx.Done():
		return archive.Photo{}, ctx.Err()
	}
	original, err := upload.Bytes()
	if err != nil {
		return archive.Photo{}, err
	}
	p, err := d.darkroom.Develop(ctx, original)
	var bad *darkroom.InputError
	if errors.As(err, &bad) {
		return archive.Photo{}, archive.FieldErrors{refused(bad)}
	}
	if err != nil {
		return archive.Photo{}, err
	}
	photo := archive.Photo{
		ID: p.ID, Width: p.Width, Height: p.Height,
		Caption: p.Metadata.Caption, Credit: p.Metadata.Credit, Creator: p.Metadata.Creator,
		Licence: p.Metadata.Copyright, Place: p.Metadata.Place, TakenOn: archive.DateOf(p.Metadata.TakenAt),
	}
	if photo.OriginalSHA256, err = upload.Keep(); err != nil {
		return archive.Photo{}, err
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
	return photo, nil
}

// refused says what is wrong with a file. What kind of file it is, is said in words too.
func refused(bad *darkroom.InputError) archive.FieldError {
	problem := archive.FieldError{Message: bad.Problem}
	for _, a := range bad.Args {
		if kind, ok := a.(string); ok {
			a = archive.FieldError{Message: kind}
		}
		problem.Args = append(problem.Args, a)
	}
	return archive.FieldError{Field: "photo", Message: "%s %s", Args: []any{problem, archive.FieldError{Message: bad.Fix}}}
}

// ReplacePhoto puts the photo in a new file in the place of an old one wherever that is used, and returns it. Where
// the file says nothing of itself, it takes the library's words on the old one. The old file leaves the public with that. It answers archive.FieldErrors on "photo" for a
// file that cannot be accepted, or that the library knows as pulled or replaced, and archive.ErrNotFound when there is no
// photo to replace.
func (d *Desk) ReplacePhoto(ctx context.Context, id string, r io.Reader, editorID int64) (archive.Photo, error) {
	old, err := d.store.Photo(ctx, id)
	if err != nil {
		return archive.Photo{}, err
	}
	added, err := d.ReceivePhoto(ctx, r, editorID)
	if err != nil {
		return archive.Photo{}, err
	}
	if added.ReplacedBy == old.ID { // the very file that old was to replace
		return archive.Photo{}, archive.FieldErrors{{Field: "photo",
			Message: "This is the file that the photo replaced. Open that one and put it back, if you mean it."}}
	}
	if err := d.store.ReplacePhoto(ctx, old.ID, added.ID, editorID); err != nil {
		return archive.Photo{}, err
	}
	takeWords(&added, old)
	return added, d.store.SavePhoto(ctx, added, editorID)
}

// takeWords fills in what the library says of one photo and not of another that takes its place. The focus stays: the
// picture may be cut another way.
func takeWords(p *archive.Photo, from archive.Photo) {
	for _, field := range []struct {
		to   *string
		from string
	}{
		{&p.Caption, from.Caption}, {&p.Credit, from.Credit}, {&p.Alt, from.Alt}, {&p.Creator, from.Creator},
		{&p.Licence, from.Licence}, {&p.Place, from.Place},
	} {
		if *field.to == "" {
			*field.to = field.from
		}
	}
	if p.TakenOn.IsZero() {
		p.TakenOn = from.TakenOn
	}
	if p.LicenceUntil.IsZero() {
		p.LicenceUntil = from.LicenceUntil
	}
	p.Decorative = p.Decorative || from.Decorative && p.Alt == ""
}
