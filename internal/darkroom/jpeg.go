package darkroom

import (
	"bytes"
	"encoding/binary"
)

// jpegFacts are what decides the cost of decoding a JPEG.
type jpegFacts struct {
	progressive bool
	components  int
	samples     float64 // per pixel: 3 without chroma subsampling, 1.5 for 4:2:0
	scans       int
}

// inspectJPEG walks the markers of b, in the way of image/jpeg, without decoding anything.
func inspectJPEG(b []byte) jpegFacts {
	const (
		sof0, sof2 = 0xc0, 0xc2
		rst0, rst7 = 0xd0, 0xd7
		eoi, sos   = 0xd9, 0xda
	)
	var facts jpegFacts
	for i := 2; ; {
		next := bytes.IndexByte(b[i:], 0xff)
		if next < 0 || i+next+4 > len(b) {
			return facts
		}
		i += next
		marker := b[i+1]
		switch {
		case marker == 0xff: // a fill byte
			i++
			continue
		case marker == 0 || rst0 <= marker && marker <= rst7: // inside a scan
			i += 2
			continue
		case marker == eoi:
			return facts
		}
		end := i + 2 + int(binary.BigEndian.Uint16(b[i+2:]))
		if end < i+4 || end > len(b) {
			return facts
		}
		switch {
		case sof0 <= marker && marker <= sof2:
			facts.progressive = marker == sof2
			facts.components, facts.samples = frame(b[i+4 : end])
		case marker == sos:
			facts.scans++
		}
		i = end
	}
}

// frame reads the number of components and the samples per pixel from the body of a start-of-frame segment.
func frame(body []byte) (components int, samples float64) {
	const fixed, each = 6, 3 // precision, height, width, count; then id, sampling, table
	if len(body) < fixed {
		return 0, 0
	}
	components = min(int(body[5]), (len(body)-fixed)/each)
	blocks, densest := 0, 1
	for c := range components {
		sampling := body[fixed+each*c+1]
		n := int(sampling>>4) * int(sampling&15)
		blocks += n
		densest = max(densest, n)
	}
	return components, float64(blocks) / float64(densest)
}

// bytesPerPixel is [bytesPerPixel] for a JPEG.
func (f jpegFacts) bytesPerPixel(planes float64) (float64, error) {
	if f.scans > maxScans {
		return 0, &InputError{
			Problem: "This JPEG draws itself in %d scans; at most %d are accepted.",
			Args:    []any{f.scans, maxScans},
			Fix:     "Export it as an ordinary baseline JPEG.",
		}
	}
	n := f.samples
	if f.progressive {
		n += 4 * f.samples // every coefficient is held as an int32
	}
	if f.components > 1 {
		n += 4 + planes // RGB and CMYK files are decoded to planes, then converted
	}
	return n, nil
}
