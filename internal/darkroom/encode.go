package darkroom

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
)

const (
	jpegQuality = 82    // of 100: the loss does not show beside the original at these sizes
	webpQuality = 76    // looks like JPEG at 82, and is smaller
	maxWebPSide = 16383 // pixels; a taller rendition is JPEG alone
)

func encodeJPEG(img *image.YCbCr) ([]byte, error) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil, fmt.Errorf("encode JPEG: %w", err)
	}
	return b.Bytes(), nil
}

// webpEncoder encodes w × h pixels of 3 bytes, red first.
type webpEncoder func(rgb []byte, w, h int, quality float32) ([]byte, error)

func (encode webpEncoder) encode(img *image.YCbCr) ([]byte, error) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	rgb := make([]byte, 0, 3*w*h)
	for y := range h {
		for x := range w {
			c := img.COffset(x, y)
			r, g, b := color.YCbCrToRGB(img.Y[y*img.YStride+x], img.Cb[c], img.Cr[c])
			rgb = append(rgb, r, g, b)
		}
	}
	b, err := encode(rgb, w, h, webpQuality)
	if err != nil {
		return nil, fmt.Errorf("encode WebP: %w", err)
	}
	return b, nil
}
