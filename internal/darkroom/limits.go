package darkroom

import (
	"bytes"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"
)

// What an original may be at most.
const (
	MaxBytes  = 40 << 20   // bytes of the file
	MaxPixels = 80_000_000 // width × height

	maxSide   = 65535   // pixels; a JPEG rendition can hold no more
	maxMemory = 1 << 30 // bytes of pixels held at once, over all originals that are developed
	maxScans  = 100     // of a JPEG: each costs a pass over every pixel, and need be only a few bytes long
)

// ReadOriginal reads an upload of at most [MaxBytes]. It returns an *InputError when there is more, and r's own error
// when reading fails.
func ReadOriginal(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the original: %w", err)
	}
	return b, checkSize(b)
}

func checkSize(b []byte) error {
	if len(b) <= MaxBytes {
		return nil
	}
	return &InputError{Problem: "The file is larger than %d MB.", Args: []any{MaxBytes >> 20}, Fix: fixSmall}
}

// checkHeader refuses, from the header alone, a picture that is too large to open. It returns the canvas, and
// the most bytes of pixels that developing it takes.
func checkHeader(kind Kind, b []byte, maxPixels int) (canvas image.Rectangle, needs int64, err error) {
	config, err := decodeConfig(kind, b)
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return canvas, 0, damaged(kind)
	}
	w, h := config.Width, config.Height
	if w > maxSide || h > maxSide {
		return canvas, 0, &InputError{
			Problem: "The picture is %d × %d pixels; a side may have at most %d.",
			Args:    []any{w, h, maxSide},
			Fix:     "Crop it, or export a smaller copy.",
		}
	}
	if w*h > maxPixels {
		return canvas, 0, &InputError{
			Problem: "The picture is %d × %d pixels; at most %d megapixels are accepted.",
			Args:    []any{w, h, maxPixels / 1_000_000},
			Fix:     fixSmall,
		}
	}
	perPixel, err := bytesPerPixel(kind, b)
	if err != nil {
		return canvas, 0, err
	}
	if needs = int64(perPixel * float64(w*h)); needs > maxMemory {
		return canvas, 0, &InputError{
			Problem: "This %s of %d × %d pixels takes too much memory to open.",
			Args:    []any{kind, w, h},
			Fix:     "Export it as an ordinary JPEG: baseline rather than progressive, 8 bits, RGB.",
		}
	}
	return image.Rect(0, 0, w, h), needs, nil
}

func decodeConfig(kind Kind, b []byte) (config image.Config, err error) {
	defer recoverAs(&err, kind)
	r := bytes.NewReader(b)
	switch kind {
	case PNG:
		return png.DecodeConfig(r)
	case GIF:
		return gif.DecodeConfig(r)
	case WebP:
		return webp.DecodeConfig(r)
	default:
		return jpeg.DecodeConfig(r)
	}
}

// bytesPerPixel returns the most that decoding, and the three planes made from the result, take per pixel. It returns
// an *InputError for a JPEG with too many scans.
func bytesPerPixel(kind Kind, b []byte) (float64, error) {
	const planes = 3
	switch kind {
	case GIF:
		return 1 + planes, nil
	case WebP:
		return 10 + planes, nil // lossless: two RGBA copies; lossy: the same for its alpha, and then 1.5
	case PNG:
		const depthAt, interlaceAt = 24, 28 // in IHDR, which decodeConfig has found in place
		n := 4.0
		if b[depthAt] == 16 {
			n = 8
		}
		if b[interlaceAt] != 0 {
			n *= 2 // each pass is decoded to a picture of its own
		}
		return n + planes, nil
	default:
		return inspectJPEG(b).bytesPerPixel(planes)
	}
}

// recoverAs turns the panic of a decoder into the error of a damaged file.
func recoverAs(err *error, kind Kind) {
	if recover() != nil {
		*err = damaged(kind)
	}
}
