package darkroom

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"
)

// decode opens a picture whose header has been checked. It returns ctx's error when ctx ends, else an *InputError.
func decode(ctx context.Context, kind Kind, b []byte) (image.Image, error) {
	img, err := decodeKind(kind, &contextReader{ctx, bytes.NewReader(b)})
	if ctxErr := ctx.Err(); ctxErr != nil {
		return nil, ctxErr
	}
	var unsupported jpeg.UnsupportedError
	switch {
	case errors.As(err, &unsupported):
		return nil, &InputError{Problem: "This is an unusual kind of JPEG that cannot be opened.", Fix: "Export it as an ordinary baseline JPEG."}
	case err != nil:
		return nil, damaged(kind)
	}
	return img, nil
}

func decodeKind(kind Kind, r io.Reader) (img image.Image, err error) {
	defer recoverAs(&err, kind)
	switch kind {
	case PNG:
		return png.Decode(r)
	case GIF:
		return gif.Decode(r) // stops after the first frame
	case WebP:
		return webp.Decode(r)
	default:
		return jpeg.Decode(r)
	}
}

// contextReader fails once its context has ended: the decoders know no context, but all of them read as they go.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
